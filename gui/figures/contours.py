"""Contours: the lines on which a field sampled at the centres of cells has a given value."""

from __future__ import annotations

import contourpy
import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Extents = tuple[float, float, float, float]  # x low, x high, y low, y high


def contours(field: ArrayLike, level: float, extents: Extents) -> tuple[Floats, ...]:
    """Lines field = level as arrays (m, 2) of x, y that reach the edges of the extents.

    field: (rows, cols), row 0 at the bottom, values at the centres of equal cells that fill the
    extents. Nothing is drawn through cells that are not finite.
    """
    values = np.asarray(field, dtype=np.float64)
    rows, cols = values.shape
    if rows < 2 or cols < 2:
        return ()
    # The centres end half a cell before the edge; the slope at the border carries on to it.
    values = _extended(_extended(values).T).T
    x, y = _places(extents[0], extents[1], cols), _places(extents[2], extents[3], rows)
    generator = contourpy.contour_generator(x, y, np.ma.masked_invalid(values))
    lines = generator.lines(level)
    return tuple(np.asarray(line, dtype=np.float64) for line in lines)


def class_borders(probabilities: ArrayLike, extents: Extents) -> tuple[Floats, ...]:
    """Lines on which the most probable class changes.

    probabilities: (C, rows, cols). The border of class c is where p_c equals the largest other
    probability; a border between two classes is found from both sides, and the two agree.
    """
    p = np.asarray(probabilities, dtype=np.float64)
    found: list[Floats] = []
    for index in range(len(p) - 1):  # the last class has borders with the others only
        others = np.max(np.delete(p, index, axis=0), axis=0)
        found.extend(contours(p[index] - others, 0.0, extents))
    return tuple(found)


def _extended(values: Floats) -> Floats:
    """One row more at each end, half a cell outwards."""
    first = values[0] + (values[0] - values[1]) / 2
    last = values[-1] + (values[-1] - values[-2]) / 2
    return np.vstack([first, values, last])


def _places(low: float, high: float, count: int) -> Floats:
    """The low edge, the centres of `count` cells, and the high edge."""
    centres = low + (np.arange(count) + 0.5) * (high - low) / count
    return np.concatenate([[low], centres, [high]])
