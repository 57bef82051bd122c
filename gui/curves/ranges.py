"""Ranges of live axes: they grow in steps, and what is not finite does not move them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gui.figures.ticks import grow_range

Floats = NDArray[np.float64]
Range = tuple[float, float]

FIRST_EPOCHS = 10.0
LARGEST = 1e100
"""Beyond this a curve leaves the plot: room to grow would overflow."""
SMALLEST = 1e-12
"""A loss below this on a logarithmic axis is no longer told from 0."""
WORST_R_SQUARED = -1.0
"""Lower ones leave the plot: far below 0 only says that guessing the mean is better."""


def epoch_range(
    old: Range | None, epochs: Floats, *, log: bool = False, first: float = FIRST_EPOCHS
) -> Range:
    """From 0 to the present and room to go on, at least to `first`; logarithmic from 1."""
    last = max(first, float(epochs[-1]) if len(epochs) else 0.0)
    if log:
        return grow_range(old if old and old[0] > 0 else None, 1.0, last, log=True)
    return grow_range(_from(old, 0.0), 0.0, last)


def loss_range(old: Range | None, losses: Floats, *, log: bool = False) -> Range:
    """From 0 to the largest finite loss, or over the decades that the losses fill."""
    known = losses[np.isfinite(losses) & (np.abs(losses) < LARGEST)]
    if log:
        known = np.maximum(known[known > 0], SMALLEST)
        if not known.size:
            return 0.01, 1.0
        low, high = float(known.min()), float(known.max())
        if low == high:
            low, high = low / 2, high * 2
        return grow_range(old if old and old[0] > 0 else None, low, high, log=True)
    if not known.size:
        return 0.0, 1.0
    low, high = min(0.0, float(known.min())), float(known.max())
    return grow_range(_from(old, low), low, max(high, low + SMALLEST))


def accuracy_range(old: Range | None, percent: Floats) -> Range:
    """From a round number below the lowest accuracy to 100 %."""
    known = percent[np.isfinite(percent)]
    low = min(float(known.min()), 90.0) if known.size else 0.0
    # Seen from above, so that growing leaves the 100 where it is.
    room = grow_range(None if old is None else (0.0, 100.0 - old[0]), 0.0, 100.0 - low)
    return 100.0 - min(100.0, room[1]), 100.0


def r_squared_range(old: Range | None, scores: Floats) -> Range:
    """From 0, or lower where R² was negative, to 1."""
    known = scores[np.isfinite(scores)]
    low = min(0.0, float(known.min())) if known.size else 0.0
    below = 1.0 - max(low, WORST_R_SQUARED)
    room = grow_range(None if old is None else (0.0, 1.0 - old[0]), 0.0, below)
    return max(1.0 - room[1], WORST_R_SQUARED), 1.0


def _from(old: Range | None, low: float) -> Range | None:
    """The old range, if it starts at `low` and was not logarithmic."""
    return old if old is not None and old[0] == low else None
