"""Painted points: a data set that a brush draws and an eraser thins out."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset, Domains, Range, Samples, datasets
from engine.data.gaussians import check_domain
from engine.data.points import CLASS_LIMIT, LARGEST, Points, check_count, check_labels
from engine.registry import Effect, SettingError, knob

FIRST_STROKES = Points.from_plain(
    [
        *([x, y, 0] for x, y in ((-4, 1), (-3, 3), (-1, 4), (1, 4), (3, 3), (4, 1))),
        *([x, y, 1] for x, y in ((-2, 0), (-1, -2), (0, 1), (0, -1), (1, -2), (2, 0))),
    ]
)
"""An arch of class 0 over a few points of class 1, to begin with."""


@datasets.register("painted", label="Own points")
@dataclass(frozen=True)
class Painted(Dataset):
    """Points set one by one, or with a brush, on the map.

    The number of classes is that of the palette: a class may still be without points.
    class_names: what they are called; () where they have no names.
    Raises SettingError without any point, and when a point's class is not in the palette.
    """

    points: Points = knob(
        FIRST_STROKES, help="The x₁, x₂ and class of every point", effect=Effect.DATA
    )
    classes: int = knob(
        2,
        help="How many classes there are to paint with",
        effect=Effect.TRANSPLANT,
        low=2,
        high=CLASS_LIMIT,
    )
    x1_range: tuple[float, float] = knob(
        (-6.0, 6.0),
        label="Range of x₁",
        help="The range of the horizontal axis of the map",
        effect=Effect.DATA,
        low=-LARGEST,
        high=LARGEST,
    )
    x2_range: tuple[float, float] = knob(
        (-6.0, 6.0),
        label="Range of x₂",
        help="The range of the vertical axis of the map",
        effect=Effect.DATA,
        low=-LARGEST,
        high=LARGEST,
    )
    class_names: tuple[str, ...] = knob(
        (),
        help="What the classes are called, in order; numbers and colours where nothing is said",
        effect=Effect.DATA,
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_domain(self.x1_range)
        check_domain(self.x2_range)
        if len(self.points) == 0:
            raise SettingError(
                "Own points expect at least one point, got none: paint one before the last is "
                "erased"
            )
        check_count(self.points)
        check_labels(self.points, self.classes)

    @property
    def class_count(self) -> int:
        return self.classes

    @property
    def domain(self) -> Range:
        low, high = zip(self.x1_range, self.x2_range, strict=True)
        return min(low), max(high)

    @property
    def domains(self) -> Domains:
        return self.x1_range, self.x2_range

    def with_points(self, points: Points) -> Painted:
        """The same set with other points, and with more classes where one of them wants it."""
        highest = points.targets.max(initial=0)
        classes = max(self.classes, int(highest) + 1)
        return dataclasses.replace(self, points=points, classes=classes)

    def make(self, rng: np.random.Generator) -> Samples:
        return Samples(
            self.points.coordinates, self.points.targets.astype(np.int64), self.class_count
        )


def painted_from(samples: Samples, domains: Domains, class_names: tuple[str, ...] = ()) -> Painted:
    """Samples as own points, ready to be painted on.

    domains: the ranges that the map has. class_names: what the classes are called, if anything.
    Raises SettingError when the samples have values in place of classes.
    """
    if not samples.class_count:
        raise SettingError(
            "Own points expect classes, got a data set of values: choose a data set with classes "
            "first"
        )
    points = Points.of(samples.points, samples.targets)
    return Painted(points, samples.class_count, *domains, class_names)
