"""Points that somebody gave: rows of x1, x2 and a class or a value, held as one value.

A data set that keeps its points keeps them as `Points`, so that it can be compared, undone and
written to a file like any other setting.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.data.dataset import FloatArray, read_only
from engine.registry import Plain, SettingError

LARGEST = 1e30
"""Larger numbers would overflow in single precision as soon as they are multiplied."""

POINT_LIMIT = 20_000
CLASS_LIMIT = 10
"""What one experiment may carry, and what a map can show apart."""


@dataclass(frozen=True, eq=False, repr=False)
class Points(Plain):
    """Rows x1, x2, target; two of them are equal when all their numbers are.

    rows: (n, 3) float64, read-only, n >= 0. The target is a class counted from 0 or a value: the
    data set that holds the points knows which.
    Raises SettingError when a row has another length or a number is not finite.
    """

    rows: FloatArray
    digest: bytes = field(init=False)

    def __post_init__(self) -> None:
        rows = _numbers(self.rows)
        if rows.size == 0:
            rows = np.empty((0, 3))
        if rows.ndim != 2 or rows.shape[1] != 3:
            raise SettingError(
                "Points expect rows of three numbers, x₁, x₂ and class or value, got an array of "
                "shape {got}: correct the rows",
                got=rows.shape,
            )
        wrong = ~(np.abs(rows) <= LARGEST)
        if wrong.any():
            raise SettingError(
                "Points expect finite numbers up to {limit}, got {got} in row {row}: correct it",
                limit=f"{LARGEST:g}",
                got=f"{rows[wrong][0]:g}",
                row=int(np.argwhere(wrong)[0, 0]) + 1,
            )
        rows = read_only(rows + 0.0, np.float64)  # + 0.0 makes 0 of -0, which equals it
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "digest", hashlib.blake2b(rows.tobytes(), digest_size=16).digest())

    @classmethod
    def of(cls, coordinates: ArrayLike, targets: ArrayLike) -> Points:
        """From coordinates (n, 2) and targets (n,)."""
        return cls(np.column_stack([_numbers(coordinates).reshape(-1, 2), _numbers(targets)]))

    def plain(self) -> list[list[float]]:
        """Rows [x1, x2, target]; a whole target, such as a class, is written without a point."""

        def short(target: float) -> float:
            return int(target) if target.is_integer() and abs(target) < 2**53 else target

        return [[x1, x2, short(target)] for x1, x2, target in self.rows.tolist()]

    @classmethod
    def from_plain(cls, plain: Any) -> Points:
        return cls(plain)

    @property
    def coordinates(self) -> FloatArray:
        """(n, 2): the columns x1 and x2."""
        return self.rows[:, :2]

    @property
    def targets(self) -> FloatArray:
        """(n,): the class or the value of each point."""
        return self.rows[:, 2]

    def __len__(self) -> int:
        return len(self.rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Points) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"Points({len(self)} rows, {self.digest.hex()[:8]})"

    def __reduce__(self) -> tuple[type[Points], tuple[FloatArray]]:
        return Points, (self.rows,)  # a copied array could be written to

    # What a brush, an eraser and a hand do; each gives other Points.

    def add(self, point: tuple[float, float], target: float) -> Points:
        """With one more point, at the end."""
        return self.extend(np.array([point]), target)

    def extend(self, coordinates: ArrayLike, target: float) -> Points:
        """With the points (m, 2) of a stroke, all of one class or value, at the end."""
        added = _numbers(coordinates).reshape(-1, 2)
        more = np.column_stack([added, np.full(len(added), target)])
        return Points(np.concatenate([self.rows, more]))

    def erase(self, near: tuple[float, float], radius: float) -> Points:
        """Without the points that lie within a radius of a place."""
        gone = self._distances(near) <= radius
        return Points(self.rows[~gone]) if gone.any() else self

    def remove(self, index: int) -> Points:
        """Without one point. Raises SettingError when there is none of that index."""
        return Points(np.delete(self.rows, self._existing(index), axis=0))

    def move(self, index: int, to: tuple[float, float]) -> Points:
        """With one point at another place."""
        rows = self.rows.copy()
        rows[self._existing(index), :2] = to
        return Points(rows)

    def relabel(self, index: int, target: float) -> Points:
        """With another class or value for one point."""
        rows = self.rows.copy()
        rows[self._existing(index), 2] = target
        return Points(rows)

    def nearest(self, to: tuple[float, float]) -> int | None:
        """The index of the point nearest to a place, the last one of equals; None without any."""
        if not len(self):
            return None
        return len(self) - 1 - int(np.argmin(self._distances(to)[::-1]))

    def _distances(self, to: tuple[float, float]) -> FloatArray:
        difference = self.coordinates - to
        distances: FloatArray = np.hypot(difference[:, 0], difference[:, 1])
        return distances

    def _existing(self, index: int) -> int:
        if not 0 <= index < len(self):
            raise SettingError(
                "A point expects an index from 0 to {high}, got {got}: choose a point that is "
                "there",
                high=len(self) - 1,
                got=index,
            )
        return index


def _numbers(values: ArrayLike) -> NDArray[np.float64]:
    """As float64, where all are numbers; text is not read as a number."""
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        array = np.array(None)
    if array.size and array.dtype.kind not in "iuf":
        raise SettingError(
            "Points expect rows of three numbers, x₁, x₂ and class or value, got {got}: correct "
            "the rows",
            got=_short(values),
        )
    return array.astype(np.float64)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def check_count(points: Points) -> None:
    """Raise SettingError for more points than an experiment should carry."""
    if len(points) > POINT_LIMIT:
        raise SettingError(
            "A data set expects at most {limit} points of its own, got {got}: leave some out",
            limit=f"{POINT_LIMIT:,}",
            got=f"{len(points):,}",
        )


def check_labels(points: Points, classes: int) -> None:
    """Raise SettingError unless every target is a class from 0 to classes - 1."""
    labels = points.targets
    wrong = (labels < 0) | (labels >= classes) | (labels != np.floor(labels))
    if wrong.any():
        raise SettingError(
            "A point expects a class from 0 to {high}, got {got}: change its class or the number "
            "of classes",
            high=classes - 1,
            got=f"{labels[wrong][0]:g}",
        )
