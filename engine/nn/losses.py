"""Losses: how wrong the outputs are, and how that changes with each of them.

Value and gradient are written together, so that they cannot differ by a factor. Everything is
feature-major: outputs y and targets t have shape (units, batch). A loss adds over the units and
takes the mean or the sum over the batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.nn.activations import sum_over_units
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Component, Effect, Registry, knob


@dataclass(frozen=True)
class Loss(Component):
    """Base. `logits_of` names the output activation that is part of the loss, if one is.

    targets: how classes are coded: "01", "±1", or "any" where the output activation decides.
    """

    logits_of: ClassVar[str] = ""  # "sigmoid", "softmax": y is then z, before that activation
    needs_classes: ClassVar[bool] = False  # has no meaning for a regression
    targets: ClassVar[str] = "any"

    reduction: str = knob(
        "mean",
        choices=("mean", "sum"),
        effect=Effect.RECOMPILE,
        help="Take the mean or the sum over the points of a batch",
    )

    def compute(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        """(loss of the batch as a number, dL/dy of shape (units, batch))."""
        value, gradient = self.summed(f, y, t)
        if self.reduction == "mean":
            share = 1.0 / y.shape[-1]
            return value * share, gradient * share
        return value, gradient

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        """Value and gradient of the sum over units and batch."""
        raise NotImplementedError

    def __call__(self, y: NDArray[Any], t: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        """(loss, dL/dy) of arrays of shape (units, batch), in y's dtype."""
        y = np.ascontiguousarray(y)
        f = Tape(y.dtype)
        outputs = f.external("y", y)
        targets = f.external("t", np.ascontiguousarray(t, y.dtype))
        value, gradient = self.compute(f, outputs, targets)
        program = f.finish(value=value, gradient=gradient)
        program.step()
        return float(program.array("value")), program.array("gradient").copy()


losses: Registry[Loss] = Registry("loss", Loss)


@losses.register("squared_error", label="squared error")
@dataclass(frozen=True)
class SquaredError(Loss):
    """(y − t)²: large errors count much more than small ones."""

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        error = f.name(y - t, "error")
        return f.inner(error, error), error * 2


@losses.register("half_squared_error", label="half squared error")
@dataclass(frozen=True)
class HalfSquaredError(Loss):
    """½·(y − t)²: the half cancels the 2 of the gradient."""

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        error = f.name(y - t, "error")
        return f.inner(error, error) * 0.5, error


@losses.register("absolute_error", label="absolute error")
@dataclass(frozen=True)
class AbsoluteError(Loss):
    """|y − t|: every error pulls equally hard, so outliers hardly matter.

    The gradient at y = t is 0.
    """

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        error = f.name(y - t, "error")
        return f.total(f.absolute(error)), f.sign(error)


def negated(value: float) -> float:
    """−δ"""
    return -value


@losses.register("huber", label="Huber")
@dataclass(frozen=True)
class Huber(Loss):
    """½e² where |e| ≤ δ, else δ·(|e| − ½δ), of e = y − t: squared near 0, absolute far from it.

    Source: Huber 1964.
    """

    delta: float = knob(
        1.0, low=1e-3, high=100.0, log=True, help="Error from which the loss grows only linearly"
    )

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        """With c = e clipped to ±δ both branches are c·(e − ½c), and the gradient is c."""
        error = f.name(y - t, "error")
        clipped = f.minimum(error, f.knob(self, "delta"))
        clipped = f.name(f.maximum(clipped, f.knob(self, "delta", negated)), "clipped")
        return f.inner(clipped, error - clipped * 0.5), clipped


@losses.register("hinge", label="hinge")
@dataclass(frozen=True)
class Hinge(Loss):
    """max(0, 1 − t·y), targets ±1: nothing more to win once a point is right by a margin of 1.

    Several outputs are judged one against the rest. The gradient at the corner is 0.
    Source: Cortes & Vapnik 1995.
    """

    needs_classes: ClassVar[bool] = True
    targets: ClassVar[str] = "±1"

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        short = f.name(f.maximum(1 - t * y, 0), "short")
        return f.total(short), -(f.sign(short) * t)


@losses.register("binary_crossentropy", label="cross-entropy (binary)")
@dataclass(frozen=True)
class BinaryCrossentropy(Loss):
    """−t·ln p − (1 − t)·ln(1 − p), targets 0 or 1: how surprised the probability p is by them.

    Computed from the logit z of p = sigmoid(z), as ln(exp(z − t·z) + exp(−t·z)), which neither
    overflows nor cancels. Several outputs are as many separate yes-or-no questions.
    """

    logits_of: ClassVar[str] = "sigmoid"
    needs_classes: ClassVar[bool] = True
    targets: ClassVar[str] = "01"

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        chosen = f.name(t * y, "chosen")
        rest = f.name(y - chosen, "rest")
        surprise = f.name(f.logaddexp(rest, -chosen), "surprise")
        # ln p = z − ln(1 + exp z) = (z − t·z) − surprise, exact to the last digit at both ends
        p = f.name(f.exp(rest - surprise), "p")
        return f.total(surprise), p - t


@losses.register("categorical_crossentropy", label="cross-entropy (categorical)")
@dataclass(frozen=True)
class CategoricalCrossentropy(Loss):
    """−ln p of the true class: how surprised the shares p = softmax(z) are by it.

    Targets are one-hot columns. Computed from the logits z as ln Σ exp(zⱼ) − Σ tⱼ·zⱼ, with the
    largest logit subtracted first, which cannot overflow.
    """

    logits_of: ClassVar[str] = "softmax"
    needs_classes: ClassVar[bool] = True
    targets: ClassVar[str] = "01"

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        shifted = f.name(y - f.max_rows(y), "shifted")
        chosen = f.name(f.inner(t, shifted), "chosen")
        exponentials = f.name(f.exp(shifted), "exponentials")
        sums = f.name(sum_over_units(f, exponentials), "sums")
        p = f.name(exponentials / sums, "p")
        return f.total(f.log(sums)) - chosen, p - t
