"""Work in halves: the same numbers as at once, and no thread is left over."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from engine.nn import halves


@pytest.fixture(params=[True, False], ids=["alone", "two"])
def processors(request, monkeypatch):
    monkeypatch.setattr(halves, "ALONE", request.param)


@pytest.mark.usefixtures("processors")
def test_a_large_product_in_halves_is_the_product():
    rng = np.random.default_rng(1)
    left, right = rng.standard_normal((301, 700)), rng.standard_normal((700, 200))
    out = np.empty((301, 200))
    multiply = halves.product(left, right, out)
    assert multiply != left.dot
    multiply(right, out)
    assert np.allclose(out, left @ right)


@pytest.mark.usefixtures("processors")
def test_a_transposed_matrix_is_multiplied_with_halves_of_many_columns():
    rng = np.random.default_rng(1)
    left, right = rng.standard_normal((700, 50)).T, rng.standard_normal((700, 1001))
    out = np.empty((50, 1001))
    multiply = halves.product(left, right, out)
    assert multiply != left.dot
    multiply(right, out)
    assert np.allclose(out, left @ right)


@pytest.mark.usefixtures("processors")
def test_both_halves_are_done_and_no_thread_stays():
    done = []
    before = threading.active_count()
    halves.both(lambda: done.append("first"), lambda: done.append("second"))
    assert sorted(done) == ["first", "second"]
    assert threading.active_count() == before


def test_small_products_and_transposed_ones_are_made_at_once():
    small, large = np.ones((10, 10)), np.ones((700, 301))
    assert halves.product(small, small, np.empty((10, 10))) == small.dot
    turned = large.T
    assert halves.product(turned, np.ones((700, 200)), np.empty((301, 200))) == turned.dot


def test_the_halves_are_the_same_whatever_the_processors(monkeypatch):
    rng = np.random.default_rng(2)
    left, right = rng.random((300, 700), np.float32), rng.random((700, 200), np.float32)
    found = []
    for alone in (True, False):
        monkeypatch.setattr(halves, "ALONE", alone)
        out = np.empty((300, 200), np.float32)
        halves.product(left, right, out)(right, out)
        found.append(out)
    assert np.array_equal(found[0], found[1])


@pytest.mark.usefixtures("processors")
def test_what_numpy_is_told_of_overflow_holds_in_both_halves():
    told = []
    with np.errstate(over="ignore", invalid="ignore"):
        halves.both(lambda: told.append(np.geterr()), lambda: told.append(np.geterr()))
    assert [each["over"] for each in told] == ["ignore", "ignore"]
