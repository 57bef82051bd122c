"""Features: what a network is shown of a point, each computed from x1 and x2 alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import FloatArray
from engine.registry import Component, Effect, Registry, SettingError, knob

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Feature(Component):
    """A number computed from the coordinates of a point."""

    formula: ClassVar[str] = ""

    @property
    def symbol(self) -> str:
        """The formula with this feature's own knobs filled in, for example x₁³."""
        return self.formula

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        """The feature of each point; x1, x2 and the result share one shape."""
        raise NotImplementedError


features: Registry[Feature] = Registry("feature", Feature)


@features.register("x1", label="x₁")
@dataclass(frozen=True)
class X1(Feature):
    """The first coordinate."""

    formula: ClassVar[str] = "x₁"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        return x1


@features.register("x2", label="x₂")
@dataclass(frozen=True)
class X2(Feature):
    """The second coordinate."""

    formula: ClassVar[str] = "x₂"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        return x2


@features.register("x1_squared", label="x₁ squared")
@dataclass(frozen=True)
class X1Squared(Feature):
    """The square of the first coordinate: it tells the middle from both sides."""

    formula: ClassVar[str] = "x₁²"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        return x1 * x1


@features.register("x2_squared", label="x₂ squared")
@dataclass(frozen=True)
class X2Squared(Feature):
    """The square of the second coordinate: it tells the middle from top and bottom."""

    formula: ClassVar[str] = "x₂²"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        return x2 * x2


@features.register("product", label="Product")
@dataclass(frozen=True)
class Product(Feature):
    """The product of the coordinates: its sign alone solves XOR."""

    formula: ClassVar[str] = "x₁x₂"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        return x1 * x2


@features.register("sin_x1", label="Sine of x₁")
@dataclass(frozen=True)
class SinX1(Feature):
    """The sine of the first coordinate, in radians: stripes side by side."""

    formula: ClassVar[str] = "sin x₁"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        return np.sin(x1)


@features.register("sin_x2", label="Sine of x₂")
@dataclass(frozen=True)
class SinX2(Feature):
    """The sine of the second coordinate, in radians: stripes above each other."""

    formula: ClassVar[str] = "sin x₂"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        return np.sin(x2)


@dataclass(frozen=True)
class Power(Feature):
    """A power of one coordinate."""

    exponent: int = knob(
        3,
        help="How often the coordinate is multiplied by itself; large powers need scaling",
        effect=Effect.DATA,
        low=1,
        high=10,
    )

    @property
    def symbol(self) -> str:
        return self.formula.replace("ᵖ", str(self.exponent).translate(_SUPERSCRIPTS))


@features.register("power_x1", label="Power of x₁")
@dataclass(frozen=True)
class PowerX1(Power):
    """The first coordinate raised to a power: with several, a polynomial can be fitted."""

    formula: ClassVar[str] = "x₁ᵖ"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        power: FloatArray = x1**self.exponent
        return power


@features.register("power_x2", label="Power of x₂")
@dataclass(frozen=True)
class PowerX2(Power):
    """The second coordinate raised to a power: with several, a polynomial can be fitted."""

    formula: ClassVar[str] = "x₂ᵖ"

    def compute(self, x1: FloatArray, x2: FloatArray) -> FloatArray:
        power: FloatArray = x2**self.exponent
        return power


def check_features(chosen: Sequence[Feature]) -> None:
    """Raise SettingError when no feature is chosen."""
    if not chosen:
        raise SettingError(
            "The network expects at least one feature, got none: choose one, for example x₁"
        )


def design_matrix(chosen: Sequence[Feature], points: FloatArray) -> FloatArray:
    """The chosen features of each point, one a column.

    points: (n, 2)   returns: (n, F) float64, a new array.
    Raises SettingError when no feature is chosen.
    """
    check_features(chosen)
    x1, x2 = points[:, 0], points[:, 1]
    matrix = np.empty((len(points), len(chosen)))
    for column, feature in enumerate(chosen):
        matrix[:, column] = feature.compute(x1, x2)
    return matrix
