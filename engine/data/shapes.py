"""Shapes: data sets drawn by a formula, among them five of the six of TensorFlow Playground.

The Playground's sixth, two Gaussian blocks, is in gaussians.py. Its labels -1 and +1 are the
classes 0 and 1 here; values of regression are its own. Noise is a share in percent, as there.
Source of the five: TensorFlow Playground, src/dataset.ts (2016).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import Dataset, FloatArray, IntArray, Samples, Task, datasets
from engine.registry import Effect, knob


@dataclass(frozen=True)
class Shape(Dataset):
    """A data set of a chosen number of points.

    Each point takes one row of random numbers, so that it stays when others are added.
    """

    count: int = knob(
        500,
        label="Points",
        help="How many points are drawn",
        effect=Effect.DATA,
        low=10,
        high=10_000,
        log=True,
    )

    def turns(self, classes: int = 2) -> IntArray:
        """The class of each point, (count,): the classes take turns."""
        return np.arange(self.count) % classes


@dataclass(frozen=True)
class LabelNoiseShape(Shape):
    """A shape whose noise moves a point only while its class or value is decided."""

    noise: float = knob(
        0.0,
        help="How far a point is moved while its class or value is decided; it is drawn unmoved",
        effect=Effect.DATA,
        low=0.0,
        high=50.0,
        unit="%",
    )

    def moved(self, points: FloatArray, uniform: FloatArray, reach: float) -> FloatArray:
        """points + U(-reach, reach)·noise, with uniform (n, 2) drawn from 0 to 1."""
        return points + (2.0 * uniform - 1.0) * (reach * self.noise / 100.0)


@dataclass(frozen=True)
class PointNoiseShape(Shape):
    """A shape whose noise moves the points themselves."""

    noise: float = knob(
        0.0,
        help="How far the points are moved, as a share of the size of the shape",
        effect=Effect.DATA,
        low=0.0,
        high=50.0,
        unit="%",
    )

    def scatter(self, rng: np.random.Generator, size: float) -> tuple[FloatArray, FloatArray]:
        """(U(0, 1), N(0, (size·noise)²)), both (count, 2).

        Each has its own generator, so that the first rows stay when the count changes.
        """
        first, second = (np.random.default_rng(seed) for seed in rng.integers(2**63, size=2))
        normal = second.standard_normal((self.count, 2)) * (size * self.noise / 100.0)
        return first.random((self.count, 2)), normal


def _polar(radius: FloatArray, angle: FloatArray) -> FloatArray:
    """Points (n, 2) from radii and angles, which are measured from the x2 axis, clockwise."""
    return np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1)


@datasets.register("circle", label="Circle")
@dataclass(frozen=True)
class Circle(LabelNoiseShape):
    """A disc of class 1 inside a ring of class 0.

    Half of the points at radius U(0, 2.5), half at U(3.5, 5), at any angle; class 1 where the
    point, moved by U(-5, 5)·noise along each axis, is nearer than 2.5 to the origin.
    """

    def make(self, rng: np.random.Generator) -> Samples:
        draws = rng.random((self.count, 4))
        inside = self.turns() == 1
        radius = np.where(inside, 2.5 * draws[:, 0], 3.5 + 1.5 * draws[:, 0])
        points = _polar(radius, 2.0 * np.pi * draws[:, 1])
        distance = np.hypot(*self.moved(points, draws[:, 2:], 5.0).T)
        return Samples(points, (distance < 2.5).astype(np.int64), 2)


@datasets.register("xor", label="XOR")
@dataclass(frozen=True)
class Xor(LabelNoiseShape):
    """Four squares of points, one in each quadrant; opposite squares share a class.

    x1, x2 ~ U(-5, 5), each pushed 0.3 away from 0; class 1 where the product of the two, moved
    by U(-5, 5)·noise, is not negative.
    """

    def make(self, rng: np.random.Generator) -> Samples:
        draws = rng.random((self.count, 4))
        points = 10.0 * draws[:, :2] - 5.0
        points += np.where(points > 0.0, 0.3, -0.3)
        product = self.moved(points, draws[:, 2:], 5.0).prod(axis=1)
        return Samples(points, (product >= 0.0).astype(np.int64), 2)


@datasets.register("spiral", label="Spiral")
@dataclass(frozen=True)
class Spiral(PointNoiseShape):
    """Two spiral arms of 1¾ turns, wound into each other.

    Point i of the m of an arm: radius 5·i/m, angle 3.5π·i/m from the x2 axis, π more for
    class 0, then U(-1, 1)·noise along each axis.
    """

    def make(self, rng: np.random.Generator) -> Samples:
        labels = self.turns()
        along = (np.arange(self.count) // 2) / (self.count / 2.0)
        points = _polar(5.0 * along, 3.5 * np.pi * along + np.pi * (labels == 0))
        points += (2.0 * rng.random((self.count, 2)) - 1.0) * (self.noise / 100.0)
        return Samples(points, labels, 2)


@dataclass(frozen=True)
class Surface(LabelNoiseShape):
    """A value over the square from -6 to 6, sampled at points drawn evenly from it.

    The value is taken where the point lies after U(-6, 6)·noise along each axis.
    """

    task: ClassVar[Task] = "regression"

    count: int = knob(
        1200,
        label="Points",
        help="How many points are drawn",
        effect=Effect.DATA,
        low=10,
        high=10_000,
        log=True,
    )

    def height(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        """The value at each point."""
        raise NotImplementedError

    def make(self, rng: np.random.Generator) -> Samples:
        draws = rng.random((self.count, 4))
        points = 12.0 * draws[:, :2] - 6.0
        return Samples(points, self.height(*self.moved(points, draws[:, 2:], 6.0).T), 0)


@datasets.register("plane", label="Plane")
@dataclass(frozen=True)
class Plane(Surface):
    """A value that rises evenly from the lower left to the upper right: (x₁ + x₂) / 10."""

    def height(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        return (x1 + x2) / 10.0


@datasets.register("multi_gauss", label="Hills and hollows")
@dataclass(frozen=True)
class MultiGauss(Surface):
    """Six cones on flat ground, in turn one unit high and one deep.

    ±max(0, 1 - d/2) with d the distance from a centre; where cones overlap, the steepest value
    (the largest in size) is kept. Playground calls it "multi gaussian".
    """

    centres: ClassVar[tuple[tuple[float, float, float], ...]] = (
        (-4.0, 2.5, 1.0),
        (0.0, 2.5, -1.0),
        (4.0, 2.5, 1.0),
        (-4.0, -2.5, -1.0),
        (0.0, -2.5, 1.0),
        (4.0, -2.5, -1.0),
    )

    def height(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        value = np.zeros(x1.shape)
        for centre_x1, centre_x2, sign in self.centres:
            distance = np.hypot(x1 - centre_x1, x2 - centre_x2)
            cone = sign * np.maximum(0.0, 1.0 - distance / 2.0)
            value = np.where(np.abs(cone) > np.abs(value), cone, value)
        return value


@datasets.register("moons", label="Moons")
@dataclass(frozen=True)
class Moons(PointNoiseShape):
    """Two half circles that reach into each other.

    With t ~ U(0, π), class 0 lies at (cos t, sin t) and class 1 at (1 - cos t, ½ - sin t), both
    centred at the origin and three times as large. Noise moves the points normally, with a
    standard deviation of 3·noise along each axis.
    Source: scikit-learn, make_moons.
    """

    noise: float = knob(
        10.0,
        help="How far the points are moved, as a share of the radius of a moon",
        effect=Effect.DATA,
        low=0.0,
        high=50.0,
        unit="%",
    )

    def make(self, rng: np.random.Generator) -> Samples:
        uniform, moves = self.scatter(rng, size=3.0)
        labels = self.turns()
        angle = np.pi * uniform[:, 0]
        x1 = np.where(labels == 0, np.cos(angle), 1.0 - np.cos(angle))
        x2 = np.where(labels == 0, np.sin(angle), 0.5 - np.sin(angle))
        points = 3.0 * (np.stack([x1, x2], axis=1) - (0.5, 0.25))
        return Samples(points + moves, labels, 2)


@datasets.register("rings", label="Rings")
@dataclass(frozen=True)
class Rings(PointNoiseShape):
    """Rings around the origin, one for each class; the first class is a disc.

    With the ring width w = 5 / classes, class k has radii U(k·w, (k + 0.7)·w) at any angle.
    Noise moves the points normally, with a standard deviation of w·noise along each axis.
    """

    classes: int = knob(3, help="How many rings there are", effect=Effect.TRANSPLANT, low=2, high=6)

    @property
    def class_count(self) -> int:
        return self.classes

    def make(self, rng: np.random.Generator) -> Samples:
        width = 5.0 / self.classes
        uniform, moves = self.scatter(rng, size=width)
        labels = self.turns(self.classes)
        points = _polar(width * (labels + 0.7 * uniform[:, 0]), 2.0 * np.pi * uniform[:, 1])
        return Samples(points + moves, labels, self.classes)


@datasets.register("checkerboard", label="Checkerboard")
@dataclass(frozen=True)
class Checkerboard(PointNoiseShape):
    """Squares of two classes in turn, like a checkerboard.

    x1, x2 ~ U(-5, 5); class 1 where the numbers of row and column add up to an odd number.
    Noise then moves the points normally, with a standard deviation of side·noise along each
    axis, where side is that of one square.
    """

    squares: int = knob(
        4, help="How many squares lie along each side", effect=Effect.DATA, low=2, high=10
    )

    def make(self, rng: np.random.Generator) -> Samples:
        uniform, moves = self.scatter(rng, size=10.0 / self.squares)
        labels = np.floor(uniform * self.squares).astype(np.int64).sum(axis=1) % 2
        return Samples(10.0 * uniform - 5.0 + moves, labels, 2)
