"""Sliding: a window that moves over a picture, and what becomes of what it sees at each place.

Convolution adds up the products of what the window sees with a kernel (as a cross-correlation, the
way of all deep-learning texts); pooling takes the maximum or the mean of it.
Source: Dumoulin & Visin 2016, arXiv:1603.07285.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.window import Window, window
from engine.registry import Component, SettingError, knob

Array = NDArray[Any]
Pads = tuple[int, int]
"""Rows before and after, or columns left and right."""

LARGEST_KERNEL = 5
LARGEST_STEP = 6


class Operation(enum.Enum):
    """What is made of what the window sees."""

    CONVOLUTION = "convolution"
    MAXIMUM = "maximum"
    MEAN = "mean"


@dataclass(frozen=True)
class Sliding(Component):
    """A square window, how far it steps, how far apart it looks, and the rim put around.

    It spans dilation·(kernel size − 1) + 1 cells. "Same" makes ⌈n / stride⌉ cells out of n, with an
    odd cell of padding at the end; "number" puts that many cells on every side.
    """

    kernel_size: int = knob(
        3, low=1, high=LARGEST_KERNEL, label="Kernel size", help="Rows and columns of the window"
    )
    stride: int = knob(
        1, low=1, high=LARGEST_STEP, help="Cells that the window moves from one place to the next"
    )
    dilation: int = knob(
        1, low=1, high=LARGEST_STEP, help="Cells from one place that the window reads to the next"
    )
    padding: str = knob(
        "valid",
        choices=("valid", "same", "number"),
        help="Cells put around the picture: none, as many as keep its size at stride 1, or a "
        "number of your own",
    )
    padding_amount: int = knob(
        1, low=0, high=LARGEST_STEP, label="Padding cells", help="Cells put on every side"
    )

    def way(self, length: int) -> Window:
        """How the window of a layer with these settings moves over so many cells."""
        return window(
            length,
            self.kernel_size,
            self.stride,
            self.dilation,
            self.padding,
            self.padding_amount,
        )

    @property
    def span(self) -> int:
        """Cells from the first place that the window reads to the last, both counted."""
        return self.way(1).reach

    def pads(self, length: int) -> Pads:
        """Padding before and after so many cells."""
        way = self.way(length)
        return way.before, way.after

    def output_length(self, length: int) -> int:
        """⌊(n + padding − span) / stride⌋ + 1 places. Raises SettingError where there is none."""
        places = self.way(length).outputs(length)
        if places < 1:
            self._refuse(length, length + sum(self.pads(length)))
        return places

    def unread(self, length: int) -> int:
        """Cells at the end, padding included, that the last place does not reach."""
        padded = length + sum(self.pads(length))
        return padded - self.span - self.stride * (self.output_length(length) - 1)

    def _refuse(self, length: int, padded: int) -> None:
        if self.dilation > 1:
            raise SettingError(
                "A kernel of {size} with dilation {dilation} spans {span} cells, but only {padded} "
                "are there, {length} of the picture and {padding} of padding: choose a smaller "
                "kernel, a smaller dilation or more padding",
                size=self.kernel_size,
                dilation=self.dilation,
                span=self.span,
                padded=padded,
                length=length,
                padding=padded - length,
            )
        raise SettingError(
            "A kernel of {size} expects at least as many cells, got {padded}, {length} of the "
            "picture and {padding} of padding: choose a smaller kernel or more padding",
            size=self.kernel_size,
            padded=padded,
            length=length,
            padding=padded - length,
        )


@dataclass(frozen=True, eq=False)
class Cell:
    """How one number of the output comes about.

    rows, columns: (k,) of the padded picture that the window reads. values: (k, k) that are there.
    inside: (k, k), False where that is padding. products: (k, k) with the kernel, of a convolution.
    total: the sum of products (or of values, for the mean); result: the number put out.
    """

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    values: Array
    inside: Array
    products: Array | None
    total: float
    result: float

    @property
    def count(self) -> int:
        """Cells of the picture itself that are seen."""
        return int(self.inside.sum())


@dataclass(frozen=True, eq=False)
class Slide:
    """A padded picture and all that a window makes of it. Pooling never counts the padding.

    padded: (rows, columns) with zeros around. vertical, horizontal: how many there are around.
    output: (rows, columns). kernel: (k, k), of a convolution.
    """

    sliding: Sliding
    operation: Operation
    padded: Array
    vertical: Pads
    horizontal: Pads
    output: Array
    kernel: Array | None

    @property
    def picture_shape(self) -> tuple[int, int]:
        rows, columns = self.padded.shape
        return rows - sum(self.vertical), columns - sum(self.horizontal)

    def cell(self, row: int, column: int) -> Cell:
        """How the number in a row and a column of the output comes about."""
        rows, columns = (_taps(self.sliding, place) for place in (row, column))
        seen = np.ix_(rows, columns)
        values, inside = self.padded[seen], self._inside()[seen]
        products = None if self.kernel is None else values * self.kernel
        total = values[inside].sum() if products is None else products.sum()
        result = _result(self.operation, values, inside, float(total))
        return Cell(rows, columns, values, inside, products, float(total), result)

    def _inside(self) -> Array:
        """(rows, columns) of the padded picture: whether it is the picture."""
        inside = np.zeros(self.padded.shape, np.bool_)
        rows, columns = self.picture_shape
        top, left = self.vertical[0], self.horizontal[0]
        inside[top : top + rows, left : left + columns] = True
        return inside


def slide(
    picture: Array,
    sliding: Sliding,
    operation: Operation = Operation.CONVOLUTION,
    kernel: Array | None = None,
) -> Slide:
    """Move a window over a picture (rows, columns). kernel: (k, k), needed for a convolution.

    Raises SettingError for a window that does not fit, a kernel of another size, and pooling whose
    window would lie on padding alone.
    """
    height, width = picture.shape
    shape = sliding.output_length(height), sliding.output_length(width)
    vertical, horizontal = sliding.pads(height), sliding.pads(width)
    if operation is not Operation.CONVOLUTION:
        kernel = None
    elif kernel is None or kernel.shape != (sliding.kernel_size, sliding.kernel_size):
        raise SettingError(
            "A convolution expects a kernel of {size} × {size} numbers, got {got}: "
            "make it that large",
            size=sliding.kernel_size,
            got="none" if kernel is None else " × ".join(map(str, kernel.shape)),
        )
    padded = np.pad(np.asarray(picture, np.float64), (vertical, horizontal))
    made = Slide(sliding, operation, padded, vertical, horizontal, np.zeros(shape), kernel)
    for row, column in np.ndindex(shape):
        cell = made.cell(row, column)
        if operation is not Operation.CONVOLUTION and not cell.count:
            raise SettingError(
                "Pooling expects a part of the picture under every window, got padding alone at "
                "row {row}, column {column}: choose less padding",
                row=row + 1,
                column=column + 1,
            )
        made.output[row, column] = cell.result
    return made


def _taps(sliding: Sliding, place: int) -> tuple[int, ...]:
    first = place * sliding.stride
    return tuple(first + step * sliding.dilation for step in range(sliding.kernel_size))


def _result(operation: Operation, values: Array, inside: Array, total: float) -> float:
    if operation is Operation.CONVOLUTION or not inside.any():
        return total
    if operation is Operation.MAXIMUM:
        return float(values[inside].max())
    return total / int(inside.sum())
