"""Strips: a convolution is done for some rows of some pictures at a time, which fit in the cache.

The pictures are dealt to two lanes, which can work at once; the strips of a lane come one after
the other and share its memory. How the work is dealt does not depend on the machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.nn.halves import Run, both

Array = NDArray[Any]

PAYS = 1 << 23
"""Multiplications of a convolution from which on a second thread is begun."""


@dataclass(frozen=True)
class Strip:
    """Rows top .. bottom - 1 of the outputs of pictures first .. last - 1."""

    lane: int
    top: int
    bottom: int
    first: int
    last: int

    @property
    def pictures(self) -> slice:
        return slice(self.first, self.last)

    @property
    def rows(self) -> slice:
        return slice(self.top, self.bottom)

    @property
    def count(self) -> int:
        return self.last - self.first

    def of(self, pictures: Array) -> Array:
        """What it is of (rows, batch, columns, channels), a view."""
        return pictures[self.rows, self.pictures]


Lanes = tuple[list[Strip], list[Strip]]


def lanes(rows: int, high: int, batch: int, most: int) -> Lanes:
    """Strips of `high` rows (the last may be lower) and at most so many pictures; no later one of
    a lane is larger than its first.
    """
    found: Lanes = ([], [])
    half = batch // 2
    for lane, (start, stop) in enumerate(((0, half), (half, batch))):
        parts = max(1, -(-(stop - start) // most))
        edges = [start - (start - stop) * part // parts for part in range(parts + 1)]
        for first, last in pairwise(edges):
            for top in range(0, rows if last > first else 0, high):
                found[lane].append(Strip(lane, top, min(top + high, rows), first, last))
    return found


def in_turn(runs: Sequence[Run]) -> Run:
    """All of them, one after the other."""

    def run() -> None:
        for each in runs:
            each()

    return run


def side_by_side(lanes: Sequence[Sequence[Run]], multiplications: int) -> Run:
    """Two lanes of work, at once where there is enough of it."""
    first, second = (in_turn(lane) for lane in lanes)
    if not lanes[0] or multiplications < PAYS:
        return in_turn((first, second))

    def run() -> None:
        both(first, second)

    return run


class Room:
    """Memory that the strips of a lane use in turn, by name."""

    def __init__(self, dtype: Any) -> None:
        self.dtype = dtype
        self._rooms: dict[str, Array] = {}

    def take(self, name: str, shape: tuple[int, ...]) -> Array:
        """An array of this shape. The largest that is taken under a name must come first."""
        if name not in self._rooms:
            self._rooms[name] = np.empty(prod(shape), self.dtype)
        return self._rooms[name][: prod(shape)].reshape(shape)


class Outputs(Protocol):
    """The outputs of a convolution, or their gradient, as its strips see them."""

    def place(self, strip: Strip) -> Array:
        """Where the strip's are: (rows, pictures, columns, filters)."""
        ...

    def work(self, strip: Strip) -> Run | None:
        """What puts a gradient there before it is read, or takes outputs away once written."""
        ...


@dataclass(frozen=True)
class Whole:
    """Outputs that lie in memory as a whole, (rows, batch, columns, filters)."""

    array: Array

    def place(self, strip: Strip) -> Array:
        return strip.of(self.array)

    def work(self, strip: Strip) -> Run | None:
        return None


def outputs(given: Array | Outputs) -> Outputs:
    """The outputs as strips see them, of an array too."""
    return Whole(given) if isinstance(given, np.ndarray) else given
