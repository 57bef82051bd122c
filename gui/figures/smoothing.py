"""Smoothing: an exponential moving average whose beginning is not pulled towards zero."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

NEGLIGIBLE = 1e-17


def exponential_smoothing(values: ArrayLike, weight: float) -> Floats:
    """s_t = Σ_k w^k·y_(t−k) / Σ_k w^k, summed over the finite values; NaN stays NaN.

    weight: w from 0 (the values as they are) to below 1.
    """
    y = np.asarray(values, dtype=np.float64)
    if not 0 <= weight < 1:
        raise ValueError(
            f"smoothing expects a weight of at least 0 and below 1, got {weight:g}: "
            "0.6 is gentle, 0.95 is strong"
        )
    finite = np.isfinite(y)
    if finite.all():
        return _decayed_sum(y, weight) / _decayed_count(len(y), weight)
    total = _decayed_sum(np.where(finite, y, 0.0), weight)
    count = _decayed_sum(finite.astype(np.float64), weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(finite, total / count, np.nan)


def _decayed_count(length: int, weight: float) -> Floats:
    """Σ_k w^k over the first 1, 2, ... terms, (1 − wⁿ) / (1 − w)."""
    counts = np.full(length, 1 / (1 - weight))
    # Later powers are below the last digit, and as denormal numbers they are slow.
    felt = length if weight == 0 else min(length, int(np.log(NEGLIGIBLE) / np.log(weight)) + 1)
    counts[:felt] *= 1 - weight ** np.arange(1.0, felt + 1)
    return counts


def _decayed_sum(values: Floats, weight: float) -> Floats:
    """Σ_k w^k·y_(t−k), by doubling: with the sum of 2ⁿ terms known, one addition gives 2ⁿ⁺¹."""
    total = values.copy()
    reach, factor = 1, weight
    while reach < len(total) and factor > NEGLIGIBLE:
        total[reach:] += factor * total[:-reach]
        reach, factor = 2 * reach, factor * factor
    return total
