"""Optimizers: how parameters follow their gradients. Names and formulas are those of Keras 3.

An optimizer is written like its formula on whole vectors: p the parameters, g their gradient, both
of shape (parameters,), and the slots, vectors of its own that live from step to step.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.nn.program import Tape, Value
from engine.registry import Component, Effect, Registry, knob

Slots = dict[str, Value]
Rates = tuple[Value, ...]


@dataclass(frozen=True)
class Optimizer(Component):
    """Base. Once a step `rates` makes the numbers of this step, then `update`, called for one
    stretch of the parameters after the other, returns what is subtracted from them.
    """

    learning_rate: float = knob(
        0.01, low=1e-6, high=100.0, log=True, help="Length of a step along the gradient"
    )

    def slots(self) -> dict[str, float]:
        """Vectors kept from step to step, with the number that they start from."""
        return {}

    def counters(self) -> dict[str, float]:
        """Single numbers kept from step to step, with their first value."""
        return {}

    def rates(self, f: Tape, learning_rate: Value, counters: Slots) -> Rates:
        """The numbers that `update` needs; learning_rate is this step's, after its schedule."""
        return (learning_rate,)

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        """What to subtract from p."""
        raise NotImplementedError


optimizers: Registry[Optimizer] = Registry("optimizer", Optimizer)


@optimizers.register("sgd", label="SGD")
@dataclass(frozen=True)
class SGD(Optimizer):
    """w ← w − η·g: straight down the gradient.

    Source: Robbins & Monro 1951.
    """

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        (learning_rate,) = rates
        return learning_rate * g


def bias_corrected_rate(step: int, rate: float, beta_1: float, beta_2: float) -> float:
    """η·√(1 − β₂ᵗ) / (1 − β₁ᵗ): Adam's rate once both moments are freed of their start at 0."""
    correction: float = math.sqrt(1.0 - beta_2**step) / (1.0 - beta_1**step)
    return rate * correction


def complement(value: float) -> float:
    """1 − β"""
    return 1.0 - value


@optimizers.register("adam", label="Adam")
@dataclass(frozen=True)
class Adam(Optimizer):
    """m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − ηₜ·m/(√v + ε): a rate for each weight.

    Source: Kingma & Ba 2014, arXiv:1412.6980; AMSGrad: Reddi et al. 2018.
    """

    learning_rate: float = knob(
        0.001, low=1e-6, high=100.0, log=True, help="Length of a step along the gradient"
    )
    beta_1: float = knob(0.9, low=0.0, high=0.9999, help="Memory of the mean gradient")
    beta_2: float = knob(0.999, low=0.0, high=0.99999, help="Memory of the squared gradient")
    epsilon: float = knob(1e-7, low=1e-12, high=1.0, log=True, help="Keeps the division finite")
    amsgrad: bool = knob(
        False, effect=Effect.RECOMPILE, label="AMSGrad", help="Never let a weight's rate grow again"
    )

    def slots(self) -> dict[str, float]:
        names = ("m", "v", "v_max") if self.amsgrad else ("m", "v")
        return dict.fromkeys(names, 0.0)

    def rates(self, f: Tape, learning_rate: Value, counters: Slots) -> Rates:
        betas = f.exact(self, "beta_1"), f.exact(self, "beta_2")
        return (f.scalar(bias_corrected_rate, learning_rate, *betas),)

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        (rate,) = rates
        m, v = slots["m"], slots["v"]
        m = f.assign(m, m * f.knob(self, "beta_1") + g * f.knob(self, "beta_1", complement))
        v = f.assign(v, v * f.knob(self, "beta_2") + g**2 * f.knob(self, "beta_2", complement))
        if self.amsgrad:
            v = f.assign(slots["v_max"], f.maximum(slots["v_max"], v))
        return m * rate / (f.sqrt(v) + f.knob(self, "epsilon"))
