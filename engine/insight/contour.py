"""Contours: where a field over the plane passes a level, by marching squares.

Source: Lorensen & Cline 1987, in two dimensions.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

# Sides of a cell: 0 below, 1 right, 2 above, 3 left. For each case (bit 0: lower left corner above
# the level, 1: lower right, 2: upper right, 3: upper left) the sides that a segment joins. Where
# two opposite corners are above, that depends on whether the mean of all four is.
_SEGMENTS: dict[tuple[int, bool | None], tuple[tuple[int, int], ...]] = {
    (1, None): ((3, 0),),
    (2, None): ((0, 1),),
    (3, None): ((3, 1),),
    (4, None): ((1, 2),),
    (5, True): ((3, 2), (0, 1)),
    (5, False): ((3, 0), (1, 2)),
    (6, None): ((0, 2),),
    (7, None): ((3, 2),),
    (8, None): ((2, 3),),
    (9, None): ((2, 0),),
    (10, True): ((0, 3), (1, 2)),
    (10, False): ((0, 1), (2, 3)),
    (11, None): ((2, 1),),
    (12, None): ((1, 3),),
    (13, None): ((0, 1),),
    (14, None): ((0, 3),),
}


def level_segments(field: Array, xs: Array, ys: Array, level: float = 0.0) -> Array:
    """The line on which a field has a level, as straight pieces: (pieces, 2 ends, 2 coordinates).

    field: (rows, columns), its values at ys and xs. Between these it is taken to be straight along
    the sides of the cells. A cell with a corner that is not finite has no line.
    """
    f = np.asarray(field, dtype=np.float64) - level
    above = (f > 0).astype(np.int64)
    cases = above[:-1, :-1] + 2 * above[:-1, 1:] + 4 * above[1:, 1:] + 8 * above[1:, :-1]
    rows, columns = np.nonzero((cases > 0) & (cases < 15))
    corners = np.stack(
        [
            f[rows, columns],
            f[rows, columns + 1],
            f[rows + 1, columns + 1],
            f[rows + 1, columns],
        ]
    )
    finite = np.isfinite(corners).all(axis=0)
    rows, columns, corners = rows[finite], columns[finite], corners[:, finite]
    cases, middle = cases[rows, columns], corners.sum(axis=0) > 0
    crossings = _crossings(rows, columns, corners, xs, ys)
    pieces = [np.zeros((0, 2, 2))]
    for (case, joined), pairs in _SEGMENTS.items():
        cells = (cases == case) if joined is None else (cases == case) & (middle == joined)
        pieces += [crossings[list(pair)][:, cells].swapaxes(0, 1) for pair in pairs]
    return np.concatenate(pieces)


def _crossings(rows: Array, columns: Array, corners: Array, xs: Array, ys: Array) -> Array:
    """Where the field is 0 on each side of these cells, (4, cells, 2); nonsense where it is not."""
    left, right, low, high = xs[columns], xs[columns + 1], ys[rows], ys[rows + 1]
    starts = np.stack([(left, low), (right, low), (right, high), (left, high)])
    following = np.roll(corners, -1, axis=0)
    with np.errstate(all="ignore"):
        share = corners / (corners - following)
        crossed = starts + share[:, None] * (np.roll(starts, -1, axis=0) - starts)
    ends: Array = crossed.swapaxes(1, 2)
    return ends
