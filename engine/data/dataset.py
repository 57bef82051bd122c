"""Data sets: recipes that draw two-dimensional points with a class or a value each.

A `Dataset` says how to draw, `Samples` are what was drawn, `split` deals them out to training
and test. Sets of pictures (engine/data/pictures.py) are kept in the same registry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from engine.registry import Component, Registry, SettingError

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

Task = Literal["classification", "regression"]
Sample = Literal["point", "picture"]

Range = tuple[float, float]
Domains = tuple[Range, Range]
"""(low, high) of x1 and of x2."""


def read_only(array: NDArray[Any], dtype: type[np.generic]) -> NDArray[Any]:
    """A copy of an array in the given dtype that nothing can write to."""
    copy = np.array(array, dtype=dtype, order="C")
    copy.setflags(write=False)
    return copy


@dataclass(frozen=True, eq=False)
class Samples:
    """Points of the plane with what is to be learnt about them; the arrays are read-only copies.

    points: (n, 2) float64, n >= 1, the columns x1 and x2.
    targets: (n,), for classification int64 from 0 to class_count - 1, for regression float64.
    class_count: how many classes there can be, at least 2; 0 says regression.
    Raises SettingError when an array has another shape, is not finite or names no class.
    """

    points: FloatArray
    targets: IntArray | FloatArray
    class_count: int

    def __post_init__(self) -> None:
        points, targets = np.asarray(self.points), np.asarray(self.targets)
        _check_shapes(points, targets)
        if self.class_count:
            _check_classes(targets, self.class_count)
        elif not np.isfinite(targets).all():
            raise SettingError(
                "The samples expect finite values, got {got}: remove the rows that hold them",
                got=str(targets[~np.isfinite(targets)][0]),
            )
        object.__setattr__(self, "points", read_only(points, np.float64))
        dtype = np.int64 if self.class_count else np.float64
        object.__setattr__(self, "targets", read_only(targets, dtype))

    def __len__(self) -> int:
        return len(self.points)

    @property
    def class_names(self) -> tuple[str, ...]:
        """What the classes are called: their numbers."""
        return tuple(map(str, range(self.class_count)))


def _check_shapes(points: NDArray[Any], targets: NDArray[Any]) -> None:
    if points.ndim != 2 or points.shape[1] != 2 or len(points) == 0:
        raise SettingError(
            "The samples expect at least one point of two coordinates, got an array of shape "
            "{got}: give one row x1, x2 for each point",
            got=points.shape,
        )
    if targets.shape != points.shape[:1]:
        raise SettingError(
            "The samples expect one target for each of {count} points, got an array of shape "
            "{got}: add or remove some",
            count=len(points),
            got=targets.shape,
        )
    if not np.isfinite(points).all():
        raise SettingError(
            "The samples expect finite coordinates, got {got}: remove the rows that hold them",
            got=str(points[~np.isfinite(points)][0]),
        )


def _check_classes(targets: NDArray[Any], class_count: int) -> None:
    if class_count < 2:
        raise SettingError(
            "The samples expect at least two classes, got {got}: add points of another class",
            got=class_count,
        )
    if not np.issubdtype(targets.dtype, np.integer):
        raise SettingError(
            "The samples expect whole numbers as classes, got {got}: number the classes from 0",
            got=str(targets.dtype),
        )
    outside = targets[(targets < 0) | (targets >= class_count)]
    if outside.size:
        raise SettingError(
            "The samples expect classes from 0 to {high}, got {got}: number the classes from 0",
            high=class_count - 1,
            got=int(outside[0]),
        )


@dataclass(frozen=True)
class Dataset(Component):
    """A recipe that draws points of the plane, each with a class or a value.

    The same generator state gives the same samples. A point keeps its random numbers when the
    number of points changes, so that a slider adds and removes points and leaves the others.
    sample: what a sample is; sets of pictures load them instead of drawing points.
    """

    task: ClassVar[Task] = "classification"
    sample: ClassVar[Sample] = "point"

    @property
    def class_count(self) -> int:
        """The number of classes: at least 2, or 0 for regression."""
        return 0 if self.task == "regression" else 2

    @property
    def domain(self) -> Range:
        """(low, high): the range of both axes in which the set is drawn."""
        return (-6.0, 6.0)

    @property
    def domains(self) -> Domains:
        """(low, high) of x1 and of x2: both the domain, but where the axes differ in scale."""
        return (self.domain, self.domain)

    def make(self, rng: np.random.Generator) -> Samples:
        """Draw the samples."""
        raise NotImplementedError


datasets: Registry[Dataset] = Registry("dataset", Dataset)


def point_sets() -> tuple[type[Dataset], ...]:
    """The registered data sets that draw points of the plane, in order."""
    return tuple(member for member in datasets if member.sample == "point")


def split(n: int, training_share: float, rng: np.random.Generator) -> tuple[IntArray, IntArray]:
    """Deal n samples out at random: (training indices, test indices), each ascending.

    A share of 1 leaves the test set empty. Otherwise each set gets at least one sample, if n
    allows; training comes first. Each sample draws one number and the smallest ones train:
    another share moves only the samples at the border.
    Raises SettingError when the share is outside 0 to 1 or there is no sample.
    """
    if n < 1:
        raise SettingError("A split expects at least one sample, got {got}: add some points", got=n)
    if not 0.0 <= training_share <= 1.0:
        raise SettingError(
            "The training share expects a value from 0 to 1, got {got}: choose one in that range",
            got=f"{training_share:g}",
        )
    order = np.argsort(rng.random(n), kind="stable")
    count = round(n * training_share)
    if training_share < 1.0:
        count = min(count, n - 1)
    count = max(count, 1)
    return np.sort(order[:count]), np.sort(order[count:])
