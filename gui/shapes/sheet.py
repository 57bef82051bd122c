"""A sheet: rows of matrices and signs between them, each an equation with a note beneath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.basics.shapes import Shape

Array = NDArray[Any]
Cell = tuple[int, int]

MOST_SHOWN = 8
"""Rows and columns up to which numbers are shown; beyond, a matrix is a rectangle."""


@dataclass(frozen=True, eq=False)
class Table:
    """A matrix, or a vector, which is drawn as a row unless it is `upright`.

    key: how clicks name it. values: None where it is drawn as a rectangle. wrong: which number of
    the shape does not meet its neighbour's. lit: cells on a soft ground. ring: the cells in hand.
    hidden: cells not computed yet.
    """

    key: str
    title: str
    shape: Shape
    values: Array | None
    editable: bool = False
    clickable: bool = False
    upright: bool = False
    wrong: int | None = None
    lit: frozenset[Cell] = frozenset()
    ring: frozenset[Cell] = frozenset()
    hidden: frozenset[Cell] = frozenset()

    @property
    def rows(self) -> int:
        if len(self.shape) == 1:
            return self.shape[0] if self.upright else 1
        return self.shape[0]

    @property
    def columns(self) -> int:
        if len(self.shape) == 1:
            return 1 if self.upright else self.shape[0]
        return self.shape[1]

    @property
    def grid(self) -> Array:
        """(rows, columns): the numbers as they are drawn."""
        assert self.values is not None
        return np.asarray(self.values).reshape(self.rows, self.columns)


@dataclass(frozen=True)
class Sign:
    """What stands between two matrices."""

    text: str


Item = Table | Sign


@dataclass(frozen=True, eq=False)
class Row:
    """An equation. note: what stands beneath it; error: whether that says what is wrong."""

    items: tuple[Item, ...]
    note: str = ""
    error: bool = False


@dataclass(frozen=True)
class Bar:
    """A measured time beside others."""

    label: str
    seconds: float
    shown: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is drawn, from the top down."""

    rows: tuple[Row, ...]
    bars: tuple[Bar, ...] = ()
    caption: str = ""

    def table(self, key: str) -> Table | None:
        """The first table of that key."""
        tables = (item for row in self.rows for item in row.items if isinstance(item, Table))
        return next((table for table in tables if table.key == key), None)


def is_small(*shapes: Shape) -> bool:
    """Whether the numbers of all of them can be shown."""
    return all(number <= MOST_SHOWN for shape in shapes for number in shape)
