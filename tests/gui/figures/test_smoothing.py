"""The moving average against its definition, written as a loop."""

from __future__ import annotations

import numpy as np
import pytest

from gui.figures.smoothing import exponential_smoothing


def averaged(values: np.ndarray, weight: float) -> list[float]:
    total = count = 0.0
    found = []
    for value in values:
        seen = np.isfinite(value)
        total = weight * total + (value if seen else 0.0)
        count = weight * count + seen
        found.append(total / count if seen else np.nan)
    return found


@pytest.mark.parametrize("weight", [0.0, 0.3, 0.9, 0.999])
def test_smoothing_is_the_weighted_mean_of_what_came_before(weight):
    values = np.random.default_rng(1).normal(size=700)
    assert np.allclose(exponential_smoothing(values, weight), averaged(values, weight))
    values[[0, 5, 6, 300]] = np.nan
    smooth = exponential_smoothing(values, weight)
    assert np.allclose(smooth, averaged(values, weight), equal_nan=True)


def test_a_constant_stays_constant_from_the_first_value():
    assert np.allclose(exponential_smoothing(np.full(50, 3.0), 0.95), 3.0)


def test_a_weight_of_one_is_refused():
    with pytest.raises(ValueError, match="below 1, got 1"):
        exponential_smoothing(np.ones(3), 1.0)


def test_nothing_smooths_to_nothing():
    assert exponential_smoothing(np.zeros(0), 0.5).size == 0
