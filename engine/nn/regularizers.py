"""Regularizers: what holds the weights (never the biases) small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.program import Tape, Value
from engine.registry import Component, Registry

Array = NDArray[Any]


@dataclass(frozen=True)
class Regularizer(Component):
    """Base: l1·Σ|w| + ½·l2·Σw² is added to the loss, a constraint is kept after each step.

    The network reads l1 and l2 through `rates`, so that all layers share two vector operations.
    """

    def rates(self) -> dict[str, str]:
        """Which knob is the l1 rate and which the l2 rate: {"l1": knob name, "l2": knob name}."""
        return {}

    def penalty(self, weights: Array) -> float:
        """What these weights add to the loss."""
        l1, l2 = self._rate("l1"), self._rate("l2")
        return float(l1 * np.abs(weights).sum() + 0.5 * l2 * np.square(weights).sum())

    def gradient(self, weights: Array) -> Array:
        """d penalty / d weights; 0 where a weight of an L1 penalty is 0."""
        return self._rate("l1") * np.sign(weights) + self._rate("l2") * weights

    def _rate(self, name: str) -> float:
        field = self.rates().get(name)
        return float(getattr(self, field)) if field else 0.0

    def constrain(self, f: Tape, weights: Value) -> None:
        """Emit what must hold after each step; weights (units, inputs), changed in place."""


regularizers: Registry[Regularizer] = Registry("regularizer", Regularizer)


@regularizers.register("none")
@dataclass(frozen=True)
class NoRegularizer(Regularizer):
    """Weights are free to grow."""
