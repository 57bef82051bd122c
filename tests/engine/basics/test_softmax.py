"""Softmax by steps: the published numbers, and where the naive form ends."""

from __future__ import annotations

import numpy as np
import pytest

from engine.basics.softmax import largest_exponent, softmax
from engine.registry import SettingError


def test_the_steps_without_a_shift_are_those_published():
    made = softmax([0.3, 2.9, 4.0])
    np.testing.assert_allclose(
        made.naive_exponentials, [1.34985881, 18.17414537, 54.59815003], atol=5e-9
    )
    assert made.naive_total == pytest.approx(74.1221542, abs=5e-8)
    for shares in (made.shares, made.naive_shares):
        np.testing.assert_allclose(shares, [0.01821127, 0.24519181, 0.73659691], atol=5e-9)


def test_large_scores_overflow_unless_the_maximum_is_subtracted():
    made = softmax([1010, 1000, 990])
    assert np.isnan(made.naive_shares).all()
    assert made.naive_fails
    np.testing.assert_allclose(
        made.shares, [9.99954600e-01, 4.53978686e-05, 2.06106005e-09], rtol=5e-9
    )


def test_float32_overflows_earlier():
    assert largest_exponent("float32") == pytest.approx(88.72, abs=0.01)
    assert largest_exponent("float64") == pytest.approx(709.78, abs=0.01)
    assert softmax([89.0, 0.0], precision="float32").naive_fails
    assert not softmax([89.0, 0.0], precision="float64").naive_fails


def test_very_negative_scores_leave_the_naive_form_zero_over_zero():
    assert softmax([-800.0, -801.0]).naive_fails


def test_adding_the_same_to_all_scores_changes_no_share():
    np.testing.assert_allclose(
        softmax([1.0, 2.0, 3.0]).shares, softmax([101.0, 102.0, 103.0]).shares, rtol=1e-12
    )


def test_a_high_temperature_evens_out_and_a_low_one_sharpens():
    scores = [1.0, 2.0, 3.0]
    hot, plain, cold = (softmax(scores, t).shares for t in (10.0, 1.0, 0.1))
    assert hot.max() < plain.max() < cold.max()
    np.testing.assert_allclose([s.sum() for s in (hot, plain, cold)], 1.0)


def test_a_precision_is_kept_through_every_step():
    made = softmax([0.3, 2.9], 0.7, "float32")
    assert made.scaled.dtype == made.shares.dtype == made.naive_shares.dtype == np.float32


@pytest.mark.parametrize(("scores", "temperature"), [([1.0], 1.0), ([0.0] * 7, 1.0), ([1, 2], 0)])
def test_what_cannot_be_is_refused(scores, temperature):
    with pytest.raises(SettingError, match="Softmax expects"):
        softmax(scores, temperature)
