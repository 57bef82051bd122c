"""Losses: how wrong the outputs are, and how that changes with each of them.

Value and gradient are written together, so that they cannot differ by a factor. Everything is
feature-major: outputs y and targets t have shape (units, batch). A loss adds over the units and
takes the mean or the sum over the batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.nn.program import Tape, Value
from engine.registry import Component, Effect, Registry, knob


@dataclass(frozen=True)
class Loss(Component):
    """Base. `logits_of` names the output activation that is part of the loss, if one is."""

    logits_of: ClassVar[str] = ""  # "sigmoid", "softmax": y is then z, before that activation
    needs_classes: ClassVar[bool] = False  # has no meaning for a regression

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


losses: Registry[Loss] = Registry("loss", Loss)


@losses.register("half_squared_error", label="half squared error")
@dataclass(frozen=True)
class HalfSquaredError(Loss):
    """½·(y − t)²: the half cancels the 2 of the gradient."""

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        error = y - t
        return f.dot(error.flat, error.flat) * 0.5, error


@losses.register("binary_crossentropy", label="cross-entropy (binary)")
@dataclass(frozen=True)
class BinaryCrossentropy(Loss):
    """−t·ln p − (1 − t)·ln(1 − p), from the logit z of p = sigmoid(z): ln(1 + eᶻ) − t·z."""

    logits_of: ClassVar[str] = "sigmoid"
    needs_classes: ClassVar[bool] = True

    def summed(self, f: Tape, y: Value, t: Value) -> tuple[Value, Value]:
        softplus = f.logaddexp(y, 0)
        value = f.total(softplus) - f.dot(t.flat, y.flat)
        probability = f.tanh(y * 0.5) * 0.5 + 0.5
        return value, probability - t
