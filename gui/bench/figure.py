"""What a picture of the bench shows: picture, kernel and output, and the cell that is computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.basics.sliding import Cell, Operation, Slide, Sliding, slide
from engine.registry import SettingError

Array = NDArray[Any]

MOST_DECIMALS = 4
"""Of a shown number; one that has more is shown rounded, behind ≈."""


@dataclass(frozen=True, eq=False)
class BenchFigure:
    """A window on a picture.

    slide: what it makes; None where the settings cannot be, and `error` says why. place: row and
    column of the output cell that is computed. seen: how many output cells are filled in.
    """

    picture: Array
    kernel: Array
    sliding: Sliding
    operation: Operation
    slide: Slide | None
    error: SettingError | None
    place: tuple[int, int] = (0, 0)
    seen: int | None = None

    @property
    def cell(self) -> Cell | None:
        return None if self.slide is None else self.slide.cell(*self.place)

    @property
    def has_kernel(self) -> bool:
        return self.operation is Operation.CONVOLUTION

    def shows(self, row: int, column: int) -> bool:
        """Whether an output cell is filled in already."""
        assert self.slide is not None
        return self.seen is None or row * self.slide.output.shape[1] + column < self.seen


def figure_of(picture: Array, kernel: Array, sliding: Sliding, operation: Operation) -> BenchFigure:
    """The bench with these settings, or with the reason why they cannot be."""
    try:
        made = slide(picture, sliding, operation, kernel)
    except SettingError as error:
        return BenchFigure(picture, kernel, sliding, operation, None, error)
    return BenchFigure(picture, kernel, sliding, operation, made, None)


def ring(size: int) -> Array:
    """A picture of size × size whole numbers 0 to 9: a ring, like the digit zero."""
    middle = (size - 1) / 2
    rows, columns = np.mgrid[:size, :size] - middle
    distance = np.hypot(rows * 0.85, columns * 1.15)
    return np.rint(9 * np.clip(1.55 - abs(distance - 0.66 * middle), 0, 1))


def patch(pixels: Array, size: int) -> Array:
    """The size × size part of a grey picture (rows, columns) that holds the most ink."""
    side = min(size, *pixels.shape)
    windows = np.lib.stride_tricks.sliding_window_view(pixels.astype(np.float64), (side, side))
    row, column = np.unravel_index(windows.sum(axis=(2, 3)).argmax(), windows.shape[:2])
    return np.array(windows[row, column])


def decimals(values: Array) -> int:
    """The fewest decimals, 0 to MOST_DECIMALS, that show all of the numbers; the most if none."""
    for digits in range(MOST_DECIMALS):
        if is_exact(values, digits):
            return digits
    return MOST_DECIMALS


def is_exact(values: Array, digits: int) -> bool:
    """Whether so many decimals show the numbers as they are."""
    return bool(np.all(abs(np.round(values, digits) - values) < 1e-9))
