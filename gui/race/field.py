"""The field: a surface sampled over its map, its shades and its contours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.basics.surfaces import Domain, Surface
from gui.figures.contours import contours

Array = NDArray[Any]

CELLS = 160
LINES = 14
DEEPEST = 0.004
"""Share of the map that the lowest contour encloses."""


@dataclass(frozen=True, eq=False)
class Field:
    """shades: (rows, cols) bytes, 0 the lowest, row 0 at the bottom. lines: (m, 2) of x, y."""

    domain: Domain
    shades: Array
    missing: Array
    lines: tuple[Array, ...]


@lru_cache(maxsize=8)
def field_of(surface: Surface) -> Field:
    """The map of a surface.

    Shades and contours are spread evenly over the map, not over the values: those of Beale or
    Rosenbrock reach over six decades, and all that matters happens in the lowest.
    """
    low_x, high_x, low_y, high_y = surface.domain
    rows, cols = CELLS, CELLS
    across, up = (high_x - low_x) / cols, (high_y - low_y) / rows
    x = low_x + (np.arange(cols) + 0.5) * across
    y = low_y + (np.arange(rows) + 0.5) * up
    values = np.array(surface.value(x[None, :], y[:, None]))
    finite = np.isfinite(values)
    known = np.sort(values[finite])
    # Twice as dense towards the bottom: what is enclosed grows with the square of the share.
    shares = np.linspace(np.sqrt(DEEPEST), 1.0, LINES + 1)[:-1] ** 2
    levels = np.unique(np.quantile(known, shares))
    lines: list[Array] = []
    if known[-1] > known[0]:
        shown = np.where(finite, values, np.nan)
        for level in levels[(levels > known[0]) & (levels < known[-1])]:
            lines.extend(contours(shown, float(level), surface.domain))
    places = np.linspace(0.0, 1.0, 65)
    steps, first = np.unique(np.quantile(known, places), return_index=True)
    ranks = np.interp(values, steps, np.sqrt(places[first])) if len(steps) > 1 else values * 0.0
    shades = np.rint(255 * np.nan_to_num(ranks, nan=0.0)).astype(np.uint8)
    return Field(surface.domain, shades, ~finite, tuple(lines))
