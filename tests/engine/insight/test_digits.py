"""Digits: shown factors give shown products, shown products the shown sum, whatever they are."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.digits import (
    Decimals,
    candidates,
    is_settled,
    rounded,
    show_sum,
    show_sum_with_remainder,
    usual_decimals,
)
from engine.insight.shown import show
from engine.nn.activations import Identity, Tanh

NUMBERS = st.floats(-50, 50)
TERMS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=65)


@given(TERMS)
def test_any_sum_is_shown_so_that_it_adds_up_exactly_in_decimals(terms):
    values, weights = zip(*terms, strict=True)
    z = math.fsum(v * w for v, w in terms)
    shown = show(values, weights, (z,), 0, Identity(), z, False)
    places = shown.sum.decimals
    assert not shown.disagrees and shown.sum.remainder == 0.0
    added = Decimal(0)
    for value, weight, product in zip(
        shown.sum.values, shown.sum.weights, shown.sum.products, strict=True
    ):
        x, w = Decimal(f"{value:.{places.factor}f}"), Decimal(f"{weight:.{places.factor}f}")
        unit = Decimal(1).scaleb(-places.product)
        for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN):
            assert (x * w).quantize(unit, rounding) == Decimal(f"{product:.{places.product}f}")
        added += Decimal(f"{product:.{places.product}f}")
    unit = Decimal(1).scaleb(-places.sum)
    for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN):
        assert added.quantize(unit, rounding) == Decimal(f"{shown.sum.total:.{places.sum}f}")
    assert shown.sum.total == rounded(z, places.sum)


@given(TERMS)
def test_a_remainder_closes_what_rounding_left_open(terms):
    values, weights = zip(*terms, strict=True)
    z = sum(v * w for v, w in terms)
    shown = show_sum_with_remainder(values, weights, z, 2)
    assert round(sum(shown.products) + shown.remainder, 2) == pytest.approx(shown.total)


@given(st.floats(-4, 4), st.floats(-4, 4))
def test_the_value_follows_from_the_shown_sum(x, w):
    shown = show((x, 1.0), (w, 0.25), (x * w + 0.25,), 0, Tanh(), math.tanh(x * w + 0.25), False)
    assert rounded(math.tanh(shown.sum.total), shown.value_decimals) == shown.value
    assert rounded(math.tanh(x * w + 0.25), shown.value_decimals) == shown.value


def test_rounding_gives_no_negative_zero():
    assert math.copysign(1.0, rounded(-0.00001, 3)) == 1.0


def test_halfway_is_not_settled():
    assert not is_settled(0.5 * 0.2469, 4)  # 0.12345
    assert is_settled(0.12346, 4)
    assert is_settled(0.1234, 4)


def test_the_first_candidate_has_the_same_decimals_everywhere():
    first, *rest = candidates(4)
    assert (first.factor, first.product, first.sum) == (4, 4, 4)
    assert all(c.factor >= c.product >= c.sum == 4 for c in rest)


def test_a_product_more_than_a_unit_off_is_not_shown():
    """6·0.04 is 0.24, but 6.0·0.0 would be shown as 0.0."""
    first, *_ = candidates(1)
    assert show_sum((6.0,), (0.04,), 0.0, first) is None


def test_a_sum_of_products_halfway_between_two_neighbours_is_not_shown():
    """1.0 + 0.2345 is 1.2345: with 3 decimals 1.234 or 1.235, as one rounds."""
    wanted = Decimals(4, 4, 3)
    assert show_sum((1.0, 1.0), (1.0, 0.2345), 1.2345, wanted) is None
    assert show_sum((1.0, 1.0), (1.0, 0.2346), 1.2346, wanted) is not None


@pytest.mark.parametrize(
    ("scale", "decimals"),
    [(0.0, 3), (1.5, 3), (0.5, 4), (0.001, 6), (123.0, 2), (12345.0, 0), (1e30, 0), (1e-40, 30)],
)
def test_the_usual_decimals_give_four_significant_digits(scale, decimals):
    assert usual_decimals(scale) == decimals
