"""Ticks stand at round places, are never too many, and are told apart by their labels."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gui.figures.numerals import fixed, power_of_ten, scientific
from gui.figures.ticks import grow_range, linear_ticks, log_ticks

ends = st.floats(-1e9, 1e9, allow_subnormal=False)
positive = st.floats(-12, 12)


@given(ends, st.floats(1e-6, 1e9), st.integers(2, 12))
def test_linear_ticks_lie_inside_and_are_at_most_as_many_as_allowed(low, span, most):
    assume(span > 1e-9 * abs(low))
    ticks = linear_ticks(low, low + span, most)
    assert len(ticks.places) <= most
    slack = 1e-6 * span
    assert all(low - slack <= place <= low + span + slack for place in ticks.places)


@given(ends, st.floats(1e-6, 1e9), st.integers(3, 12))
def test_linear_ticks_step_by_one_two_or_five_times_a_power_of_ten(low, span, most):
    assume(span > 1e-6 * abs(low))
    places = linear_ticks(low, low + span, most).places
    assume(len(places) > 1)
    step = (places[-1] - places[0]) / (len(places) - 1)
    mantissa = step / 10 ** math.floor(math.log10(step) + 1e-6)
    assert min(abs(mantissa - m) for m in (1, 2, 5)) < 1e-3
    assert np.allclose(np.diff(places), step, rtol=1e-3)


@given(ends, st.floats(1e-6, 1e9), st.integers(2, 12))
def test_labels_of_linear_ticks_differ(low, span, most):
    assume(span > 1e-6 * abs(low))
    labels = linear_ticks(low, low + span, most).labels
    assert len(set(labels)) == len(labels)


@given(positive, st.floats(0.05, 12), st.integers(2, 12))
def test_log_ticks_lie_inside_rise_and_are_at_most_as_many_as_allowed(low, decades, most):
    bottom, top = 10.0**low, 10.0 ** (low + decades)
    ticks = log_ticks(bottom, top, most)
    assert len(ticks.places) <= most
    assert all(bottom * 0.999 <= place <= top * 1.001 for place in ticks.places)
    assert list(ticks.places) == sorted(ticks.places)
    assert len(set(ticks.labels)) == len(ticks.labels)


def test_symmetric_range_is_labelled_with_true_minus_signs():
    assert linear_ticks(-6, 6, 8).labels == ("−6", "−4", "−2", "0", "2", "4", "6")


def test_labels_share_their_decimals():
    assert linear_ticks(0, 0.8, 5).labels == ("0.0", "0.2", "0.4", "0.6", "0.8")


def test_tiny_ranges_are_labelled_with_powers_of_ten():
    assert linear_ticks(0, 5e-6, 6).labels[1] == "1×10⁻⁶"


def test_decades_with_minor_ticks_between_them():
    ticks = log_ticks(1e-6, 1, 8)
    assert ticks.labels[0] == "10⁻⁶"
    assert ticks.labels[-1] == "10⁰"
    assert 2e-6 in [pytest.approx(place) for place in ticks.minor]


def test_few_decades_are_labelled_one_two_five():
    assert log_ticks(10, 200, 6).labels == ("10", "20", "50", "100", "200")


def test_too_many_decades_are_thinned_without_minor_ticks():
    ticks = log_ticks(1e-12, 1e12, 6)
    assert 2 <= len(ticks.places) <= 6
    assert ticks.minor == ()


@given(ends, st.floats(1e-3, 1e6), st.lists(st.floats(0, 3), min_size=1, max_size=20))
def test_a_growing_range_always_holds_the_data(start, span, growth):
    assume(span > 1e-6 * abs(start))
    found = grow_range(None, start, start + span)
    for factor in growth:
        high = start + span * (1 + factor)
        found = grow_range(found, start, high)
        slack = 1e-6 * (high - start)
        assert found[0] <= start + slack
        assert found[1] >= high - slack


def test_a_range_that_still_holds_the_data_is_kept():
    grown = grow_range((0.0, 160.0), 0, 161)
    assert grown[0] == 0
    assert grown[1] >= 200
    assert grow_range(grown, 0, 162) == grown


def test_a_range_shrinks_when_the_data_fill_less_than_a_quarter():
    assert grow_range((0.0, 100.0), 0, 3)[1] < 10


def test_a_logarithmic_range_stays_positive():
    low, high = grow_range(None, 3e-4, 0.7, log=True)
    assert 0 < low <= 3e-4
    assert high >= 0.7


def test_a_single_value_gets_a_range_around_it():
    low, high = grow_range(None, 5, 5)
    assert low < 5 < high


def test_numerals_use_a_true_minus_and_never_minus_zero():
    assert fixed(-1234.5, 1) == "−1,234.5"
    assert fixed(-0.0001, 1) == "0.0"
    assert scientific(-2.5e-7, 1) == "−2.5×10⁻⁷"
    assert power_of_ten(12) == "10¹²"
