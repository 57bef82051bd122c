"""Regularizers: what holds the weights (never the biases) small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Component, Registry, knob

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

    def constrain(self, f: Tape, weights: Value, free: Value | None = None) -> None:
        """Emit what must hold after each step; weights (units, inputs), changed in place.

        free: (units, 1), 1 for a unit that learns and 0 for a frozen one, which stays as it is.
        """


regularizers: Registry[Regularizer] = Registry("regularizer", Regularizer)


@regularizers.register("none")
@dataclass(frozen=True)
class NoRegularizer(Regularizer):
    """+ 0: weights are free to grow."""


@regularizers.register("l1", label="L1")
@dataclass(frozen=True)
class L1(Regularizer):
    """+ λ·Σ|w|: pulls every weight towards 0 equally hard, so that many end there.

    Source: Tibshirani 1996.
    """

    rate: float = knob(0.001, low=0.0, high=10.0, log=True, help="How hard weights are pulled to 0")

    def rates(self) -> dict[str, str]:
        return {"l1": "rate"}


@regularizers.register("l2", label="L2")
@dataclass(frozen=True)
class L2(Regularizer):
    """+ ½·λ·Σw²: pulls large weights harder than small ones, none quite to 0.

    Source: Hoerl & Kennard 1970; Krogh & Hertz 1991.
    """

    rate: float = knob(0.001, low=0.0, high=10.0, log=True, help="How hard weights are pulled to 0")

    def rates(self) -> dict[str, str]:
        return {"l2": "rate"}


@regularizers.register("elastic", label="Elastic net")
@dataclass(frozen=True)
class Elastic(Regularizer):
    """+ λ₁·Σ|w| + ½·λ₂·Σw²: L1 and L2 together.

    Source: Zou & Hastie 2005.
    """

    l1: float = knob(
        0.001, low=0.0, high=10.0, log=True, label="L1 rate", help="Pull that is equal for all"
    )
    l2: float = knob(
        0.001, low=0.0, high=10.0, log=True, label="L2 rate", help="Pull that grows with the weight"
    )

    def rates(self) -> dict[str, str]:
        return {"l1": "l1", "l2": "l2"}


@regularizers.register("max_norm", label="Max-norm")
@dataclass(frozen=True)
class MaxNorm(Regularizer):
    """‖w‖ ≤ c: after each step a unit whose incoming weights are longer is scaled back to c.

    Source: Srebro & Shraibman 2005; with dropout: Srivastava et al. 2014.
    """

    limit: float = knob(
        3.0, low=1e-3, high=100.0, log=True, help="Greatest length of a unit's incoming weights"
    )

    def constrain(self, f: Tape, weights: Value, free: Value | None = None) -> None:
        """w ← w·c / max(‖w‖, c), row by row: exactly w where ‖w‖ ≤ c."""
        limit = f.knob(self, "limit")
        lengths = f.sqrt(f.sum_columns(weights**2)).reshape(weights.shape[0], 1)
        f.name(lengths, "length")
        scale = limit / f.maximum(lengths, limit)
        if free is not None:
            scale = free * (scale - 1) + 1
        f.assign(weights, weights * scale)
