"""Smoothing: an exponential moving average whose beginning is not pulled towards zero."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


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
    total = _decayed_sum(np.where(finite, y, 0.0), weight)
    count = _decayed_sum(finite.astype(np.float64), weight)
    with np.errstate(invalid="ignore"):
        return np.where(finite, total / count, np.nan)


def _decayed_sum(values: Floats, weight: float) -> Floats:
    """Σ_k w^k·y_(t−k), by doubling: with the sum of 2ⁿ terms known, one addition gives 2ⁿ⁺¹."""
    total = values.copy()
    reach, factor = 1, weight
    while reach < len(total) and factor > 1e-17:
        total[reach:] += factor * total[:-reach].copy()
        reach, factor = 2 * reach, factor * factor
    return total
