"""Digits: a drawing cropped and centred as the digits of MNIST were.

The ink is fitted into a box of 20 × 20 pixels, its proportions kept, its edges grey from
anti-aliasing, and moved so that its centre of mass lies on the middle pixel of 28 × 28.
Source: LeCun, Bottou, Bengio & Haffner 1998; the page of the MNIST database.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

SIDE = 28
BOX = 20
MIDDLE = SIDE // 2
ROUNDING = 1e-9
"""A centre of mass just halfway between two pixels counts as the later one, as in MNIST."""


def centred(drawing: Array) -> NDArray[np.uint8] | None:
    """A drawing (height, width), 0 where it is empty, as MNIST would have it: (28, 28) uint8.

    Whatever its scale, the darkest ink becomes 255. None where there is no ink at all.
    """
    ink = np.asarray(drawing, dtype=np.float64)
    most = float(ink.max(initial=0.0))
    if not most > 0.0:
        return None
    fitted = shrunk(cropped(ink / most))
    rows, columns = fitted.shape
    made = np.zeros((SIDE, SIDE), np.uint8)
    top, left = (_start(fitted, axis) for axis in (0, 1))
    made[top : top + rows, left : left + columns] = np.rint(255.0 * fitted)
    return made


def cropped(ink: Array) -> Array:
    """The smallest part (height, width) that holds all the ink."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def shrunk(ink: Array) -> Array:
    """The longer side brought to 20 pixels; each pixel is the mean of the area beneath it."""
    height, width = ink.shape
    scale = BOX / max(height, width)
    rows, columns = (max(1, round(length * scale)) for length in (height, width))
    return _areas(rows, height) @ ink @ _areas(columns, width).T


def _areas(pixels: int, length: int) -> Array:
    """(pixels, length): the share of each of `length` cells in each of the pixels over them."""
    edges = np.linspace(0.0, length, pixels + 1)
    low, high = edges[:-1, None], edges[1:, None]
    cells = np.arange(length)
    covered = np.minimum(high, cells + 1.0) - np.maximum(low, cells)
    return np.asarray(np.clip(covered, 0.0, None) * pixels / length)


def _start(fitted: Array, axis: int) -> int:
    """Where the box begins so that the centre of mass falls on the middle pixel.

    Ink that is very uneven stops at the edge.
    """
    mass = fitted.sum(axis=1 - axis)
    centre = float(mass @ np.arange(len(mass))) / float(mass.sum())
    start = MIDDLE - int(np.floor(centre + 0.5 + ROUNDING))
    return min(max(start, 0), SIDE - len(mass))
