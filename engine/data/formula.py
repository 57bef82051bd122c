"""Formula sets: points at random, whose class or value a typed formula decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import FloatArray, Samples, Task, datasets
from engine.data.gaussians import check_domain
from engine.data.points import LARGEST
from engine.data.shapes import LabelNoiseShape
from engine.expressions.expression import Expression
from engine.expressions.parser import parse
from engine.registry import Effect, SettingError, knob

VARIABLES = ("x1", "x2", "x", "y")
"""x and y are x1 and x2 by another name."""

TRIAL_SIDE = 40
LEAST_SHARE = 0.01
ROUNDS = 1000
"""A formula is tried on 40 × 40 places and wants a value at one in a hundred of them at least.
So many rounds of drawing find enough points even then."""


@dataclass(frozen=True)
class FormulaSet(LabelNoiseShape):
    """Points of the plotting range, uniformly distributed, and a formula of x1 and x2.

    Noise moves a point by U(-1, 1)·noise·(half the range) while the formula is computed. A point
    for which the formula has no finite value, such as sqrt(-1), is drawn again elsewhere.
    Raises ExpressionError, with the place, when the formula cannot be read.
    """

    formula: str = knob("", help="Made of x1, x2", effect=Effect.DATA)
    domain: tuple[float, float] = knob(
        (-6.0, 6.0),
        label="Plotting range",
        help="The range of both axes of the map",
        effect=Effect.DATA,
        low=-1000.0,
        high=1000.0,
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_domain(self.domain)
        self.check_kind(self.expression)
        low, high = self.domain
        centres = low + (high - low) * (np.arange(TRIAL_SIDE) + 0.5) / TRIAL_SIDE
        x1, x2 = np.meshgrid(centres, centres)
        values = self.values_at(np.column_stack([x1.ravel(), x2.ravel()]))
        if np.isfinite(values).mean() < LEAST_SHARE:
            raise SettingError(
                "The formula {formula} expects a range in which it has finite values, got {low} "
                "to {high}: change the formula or the range",
                formula=self.formula,
                low=f"{low:g}",
                high=f"{high:g}",
            )

    @property
    def expression(self) -> Expression:
        return parse(self.formula, VARIABLES)

    def check_kind(self, expression: Expression) -> None:
        """Raise SettingError when the formula does not say what the set is to learn."""
        raise NotImplementedError

    def values_at(self, points: FloatArray) -> FloatArray:
        """The formula at points (n, 2): (n,), nan where it has no value that can be learnt."""
        x1, x2 = points.T
        values = self.expression(x1=x1, x2=x2, x=x1, y=x2)
        kept: FloatArray = np.where(np.abs(values) <= LARGEST, values, np.nan)
        return kept

    def draw(self, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
        """Points (count, 2) where the formula has a value, and their values (count,)."""
        low, high = self.domain
        points, values = np.empty((0, 2)), np.empty(0)
        for _ in range(ROUNDS):
            draws = rng.random((self.count, 4))
            drawn = low + (high - low) * draws[:, :2]
            found = self.values_at(self.moved(drawn, draws[:, 2:], (high - low) / 2.0))
            kept = np.isfinite(found)
            points = np.concatenate([points, drawn[kept]])
            values = np.concatenate([values, found[kept]])
            if len(values) >= self.count:
                break
        return points[: self.count], values[: self.count]


@datasets.register("formula", label="Formula: two classes")
@dataclass(frozen=True)
class FormulaClasses(FormulaSet):
    """Class 1 where a comparison that you type holds, class 0 where it does not.

    For example x2 > 2*sin(x1), or 4 < x1^2 + x2^2 < 16, or x1 > 0 and x2 > 0.
    """

    formula: str = knob(
        "x2 > 2*sin(x1)",
        help="A comparison of x1 and x2 with + - * / ^ < >, and, or, not, sin, cos, exp, abs, "
        "sqrt, min, max",
        effect=Effect.DATA,
    )

    def check_kind(self, expression: Expression) -> None:
        if not expression.is_condition:
            raise SettingError(
                "A formula of classes expects a comparison such as x2 > sin(x1), got {got}: "
                "compare it with something, or choose a formula of values",
                got=self.formula,
            )

    def make(self, rng: np.random.Generator) -> Samples:
        points, values = self.draw(rng)
        return Samples(points, values.astype(np.int64), 2)


@datasets.register("formula_values", label="Formula: values")
@dataclass(frozen=True)
class FormulaValues(FormulaSet):
    """The value of a formula that you type, at points all over the range.

    For example sin(x1)*cos(x2), or max(x1, x2) - 1, or exp(-(x1^2 + x2^2)/8).
    """

    task: ClassVar[Task] = "regression"

    formula: str = knob(
        "sin(x1)*cos(x2)",
        help="Made of x1 and x2 with + - * / ^, sin, cos, exp, abs, sqrt, min, max",
        effect=Effect.DATA,
    )

    def check_kind(self, expression: Expression) -> None:
        if expression.is_condition:
            raise SettingError(
                "A formula of values expects a number, got the comparison {got}: remove the "
                "comparison, or choose a formula of classes",
                got=self.formula,
            )

    def make(self, rng: np.random.Generator) -> Samples:
        points, values = self.draw(rng)
        return Samples(points, values, 0)
