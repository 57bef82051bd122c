"""Surfaces: losses of two parameters x and y, on which optimizers can be watched.

Each is one formula; its gradient is derived from it, so that the two cannot differ.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.basics.slopes import slopes
from engine.expressions.expression import Expression
from engine.expressions.parser import parse
from engine.registry import Component, Registry, SettingError, knob

Array = NDArray[Any]
Point = tuple[float, float]
Domain = tuple[float, float, float, float]
"""x low, x high, y low, y high."""

VARIABLES = ("x", "y")


@dataclass(frozen=True)
class Surface(Component):
    """Base. text: the formula. extent: the part worth a picture. first: where races begin.

    lowest: the global minima; rests: other places where the gradient is 0. rate: a learning rate
    with which plain descent gets somewhere and does not diverge at `first`. course: steps in which
    most optimizers then arrive.
    """

    text: ClassVar[str] = ""
    extent: ClassVar[Domain] = (-1.0, 1.0, -1.0, 1.0)
    first: ClassVar[Point] = (0.0, 0.0)
    lowest: ClassVar[tuple[Point, ...]] = ()
    rests: ClassVar[tuple[Point, ...]] = ()
    rate: ClassVar[float] = 0.01
    course: ClassVar[int] = 100

    @property
    def expression(self) -> Expression:
        return parse(self.text, VARIABLES)

    @property
    def domain(self) -> Domain:
        return self.extent

    @property
    def start(self) -> Point:
        return self.first

    @property
    def minimum(self) -> float | None:
        """The value at the global minima; None where they are not known."""
        return float(self.value(*self.lowest[0])) if self.lowest else None

    @property
    def is_convex(self) -> bool:
        """Whether every way down leads to the global minimum."""
        return False

    def value(self, x: ArrayLike, y: ArrayLike) -> Array:
        """The loss, in the common shape of x and y; nan where the formula has no value."""
        return self.expression(x=x, y=y)

    def gradient(self, x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        """The derivatives by x and by y."""
        return self.look(x, y)[1:]

    def look(self, x: ArrayLike, y: ArrayLike) -> tuple[Array, Array, Array]:
        """The loss and both derivatives."""
        value, found = slopes(self.expression, {"x": x, "y": y})
        return value, found["x"], found["y"]


surfaces: Registry[Surface] = Registry("surface", Surface)


@surfaces.register("bowl", label="Bowl")
@dataclass(frozen=True)
class Bowl(Surface):
    """x²/20 + y²: twenty times as steep across as along, so plain descent zigzags.

    Source: Saito 2016, Deep Learning from Scratch, section 6.1.
    """

    text: ClassVar[str] = "x^2 / 20 + y^2"
    extent: ClassVar[Domain] = (-10.0, 10.0, -10.0, 10.0)
    first: ClassVar[Point] = (-7.0, 2.0)
    lowest: ClassVar[tuple[Point, ...]] = ((0.0, 0.0),)
    rate: ClassVar[float] = 0.95
    course: ClassVar[int] = 40

    @property
    def is_convex(self) -> bool:
        return True


@surfaces.register("valley", label="Valley")
@dataclass(frozen=True)
class Valley(Surface):
    """(x + y)²/50 + (x − y)²: a valley askew to the axes, which a rate for each parameter does not
    straighten.
    """

    text: ClassVar[str] = "(x + y)^2 / 50 + (x - y)^2"
    extent: ClassVar[Domain] = (-5.0, 5.0, -5.0, 5.0)
    first: ClassVar[Point] = (-4.0, -1.5)
    lowest: ClassVar[tuple[Point, ...]] = ((0.0, 0.0),)
    rate: ClassVar[float] = 0.4
    course: ClassVar[int] = 100

    @property
    def is_convex(self) -> bool:
        return True


@surfaces.register("saddle", label="Saddle")
@dataclass(frozen=True)
class Saddle(Surface):
    """x²/2 − y²/2 + y⁴/8: it falls towards (0, 0) along x and away from it along y, where the
    gradient is nearly 0 for a long time.
    """

    text: ClassVar[str] = "x^2 / 2 - y^2 / 2 + y^4 / 8"
    extent: ClassVar[Domain] = (-2.0, 2.0, -2.0, 2.0)
    first: ClassVar[Point] = (-1.6, 0.001)
    lowest: ClassVar[tuple[Point, ...]] = ((0.0, math.sqrt(2.0)), (0.0, -math.sqrt(2.0)))
    rests: ClassVar[tuple[Point, ...]] = ((0.0, 0.0),)
    rate: ClassVar[float] = 0.1
    course: ClassVar[int] = 100


@surfaces.register("shallow", label="Shallow local minimum")
@dataclass(frozen=True)
class Shallow(Surface):
    """x⁴/4 − x³/3 − 2x² + 4x + y²: a dent at (2, 0) before the deep valley at (−2, 0).

    Its slope along x is (x + 2)(x − 1)(x − 2).
    """

    text: ClassVar[str] = "x^4 / 4 - x^3 / 3 - 2*x^2 + 4*x + y^2"
    extent: ClassVar[Domain] = (-3.5, 3.5, -3.5, 3.5)
    first: ClassVar[Point] = (3.0, 1.8)
    lowest: ClassVar[tuple[Point, ...]] = ((-2.0, 0.0),)
    rests: ClassVar[tuple[Point, ...]] = ((2.0, 0.0), (1.0, 0.0))
    rate: ClassVar[float] = 0.05
    course: ClassVar[int] = 80


@surfaces.register("beale", label="Beale")
@dataclass(frozen=True)
class Beale(Surface):
    """(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: flat plains between walls.

    Source: Beale 1958.
    """

    text: ClassVar[str] = "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2"
    extent: ClassVar[Domain] = (-4.5, 4.5, -4.5, 4.5)
    first: ClassVar[Point] = (1.0, 1.5)
    lowest: ClassVar[tuple[Point, ...]] = ((3.0, 0.5),)
    rests: ClassVar[tuple[Point, ...]] = ((0.0, 1.0),)
    rate: ClassVar[float] = 0.005
    course: ClassVar[int] = 300


@surfaces.register("rosenbrock", label="Rosenbrock")
@dataclass(frozen=True)
class Rosenbrock(Surface):
    """(1 − x)² + 100·(y − x²)²: a valley like a banana, easy to find and slow to follow.

    Source: Rosenbrock 1960.
    """

    text: ClassVar[str] = "(1 - x)^2 + 100*(y - x^2)^2"
    extent: ClassVar[Domain] = (-2.0, 2.0, -1.0, 3.0)
    first: ClassVar[Point] = (-1.2, 1.0)
    lowest: ClassVar[tuple[Point, ...]] = ((1.0, 1.0),)
    rate: ClassVar[float] = 0.001
    course: ClassVar[int] = 1000


@surfaces.register("himmelblau", label="Himmelblau")
@dataclass(frozen=True)
class Himmelblau(Surface):
    """(x² + y − 11)² + (x + y² − 7)²: four minima, all of value 0; the start decides which.

    Source: Himmelblau 1972.
    """

    text: ClassVar[str] = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2"
    extent: ClassVar[Domain] = (-5.0, 5.0, -5.0, 5.0)
    first: ClassVar[Point] = (-0.5, -1.0)
    lowest: ClassVar[tuple[Point, ...]] = (
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    )
    rests: ClassVar[tuple[Point, ...]] = ((-0.270844590667, -0.923038522009),)
    rate: ClassVar[float] = 0.005
    course: ClassVar[int] = 60


@surfaces.register("formula", label="Formula")
@dataclass(frozen=True)
class Formula(Surface):
    """A formula of x and y, seen from −reach to reach along both. Its minima are not known."""

    rate: ClassVar[float] = 0.05

    formula: str = knob(
        "x^2/4 + y^2/4 - cos(3*x)*cos(3*y)",
        help="The loss as a formula of x and y",
    )
    reach: float = knob(
        4.0, low=0.01, high=1000.0, log=True, help="How far the picture goes to every side of 0"
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        expression = parse(self.formula, VARIABLES)
        if expression.is_condition:
            raise SettingError(
                "A surface expects a formula that gives a number, got {got}, which says yes or "
                "no: write a loss, such as x^2 + y^2",
                got=repr(self.formula),
            )
        side = np.linspace(-self.reach, self.reach, 21)
        if not np.isfinite(expression(x=side[None, :], y=side[:, None])).any():
            raise SettingError(
                "A surface expects a value somewhere between {low} and {high}, got none: change "
                "the formula or its reach",
                low=f"{-self.reach:g}",
                high=f"{self.reach:g}",
            )

    @property
    def expression(self) -> Expression:
        return parse(self.formula, VARIABLES)

    @property
    def domain(self) -> Domain:
        return (-self.reach, self.reach, -self.reach, self.reach)

    @property
    def start(self) -> Point:
        return (-0.7 * self.reach, 0.55 * self.reach)
