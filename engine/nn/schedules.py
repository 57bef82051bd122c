"""Schedules: how the learning rate changes with the number of steps made."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from engine.registry import Component, Effect, Registry, knob

# A number of steps. Turning it keeps what the optimizer has gathered.
STEPS: dict[str, Any] = {
    "low": 1,
    "high": 10_000_000,
    "log": True,
    "unit": "steps",
    "effect": Effect.RECOMPILE,
}


@dataclass(frozen=True)
class Schedule(Component):
    """Base: a factor on the learning rate. step counts from 0, as in Keras."""

    def factor(self, step: int) -> float:
        raise NotImplementedError


schedules: Registry[Schedule] = Registry("schedule", Schedule)


@schedules.register("constant")
@dataclass(frozen=True)
class Constant(Schedule):
    """η = η₀: the learning rate stays as it is set."""

    def factor(self, step: int) -> float:
        return 1.0


@schedules.register("step", label="Step")
@dataclass(frozen=True)
class StepDecay(Schedule):
    """η = η₀·dropᵏ, k = ⌊step / every⌋: a staircase down."""

    drop: float = knob(
        0.5, low=0.01, high=1.0, effect=Effect.RECOMPILE, help="What one stair multiplies by"
    )
    every: int = knob(1000, help="Steps from one stair to the next", **STEPS)

    def factor(self, step: int) -> float:
        return float(self.drop ** (step // self.every))


@schedules.register("exponential", label="Exponential")
@dataclass(frozen=True)
class ExponentialDecay(Schedule):
    """η = η₀·rate^(step / steps): the same share is lost in every step.

    The formula of Keras's ExponentialDecay.
    """

    rate: float = knob(
        0.5, low=0.01, high=1.0, effect=Effect.RECOMPILE, help="Factor reached after the steps"
    )
    steps: int = knob(1000, help="Steps until the rate is reached once", **STEPS)

    def factor(self, step: int) -> float:
        return float(self.rate ** (step / self.steps))


@schedules.register("inverse_time", label="Inverse time")
@dataclass(frozen=True)
class InverseTimeDecay(Schedule):
    """η = η₀ / (1 + rate·step / steps): falls fast at first, then ever more slowly.

    Source: Robbins & Monro 1951; the formula of Keras's InverseTimeDecay.
    """

    rate: float = knob(
        1.0, low=0.0, high=100.0, effect=Effect.RECOMPILE, help="How fast it falls; 1 halves"
    )
    steps: int = knob(1000, help="Steps after which a rate of 1 has halved it", **STEPS)

    def factor(self, step: int) -> float:
        return 1.0 / (1.0 + self.rate * step / self.steps)


@schedules.register("cosine", label="Cosine")
@dataclass(frozen=True)
class CosineDecay(Schedule):
    """η = η₀·(α + (1 − α)·½·(1 + cos(π·step / steps))): a smooth slide down to α, then constant.

    Source: Loshchilov & Hutter 2016, arXiv:1608.03983; the formula of Keras's CosineDecay.
    """

    steps: int = knob(1000, help="Steps until the end of the slide", **STEPS)
    alpha: float = knob(
        0.0, low=0.0, high=1.0, effect=Effect.RECOMPILE, help="Factor at the end of the slide"
    )

    def factor(self, step: int) -> float:
        return cosine_between(1.0, self.alpha, min(step / self.steps, 1.0))


def cosine_between(start: float, end: float, share: float) -> float:
    """From start to end along half a wave of the cosine; share from 0 to 1."""
    return end + (start - end) * 0.5 * (1.0 + math.cos(math.pi * share))


@schedules.register("warm_up", label="Warm-up")
@dataclass(frozen=True)
class WarmUp(Schedule):
    """η rises in a straight line from start·η₀ to η₀, then follows another schedule from its
    beginning: large steps wait until the first gradients have settled.

    Source: Goyal et al. 2017, arXiv:1706.02677.
    """

    steps: int = knob(100, help="Steps until the whole learning rate is reached", **STEPS)
    start: float = knob(
        0.1, low=0.0, high=1.0, effect=Effect.RECOMPILE, help="Factor at the first step"
    )
    then: Schedule = knob(
        Constant(), registry=schedules, effect=Effect.RECOMPILE, help="Schedule that comes after"
    )

    def factor(self, step: int) -> float:
        if step < self.steps:
            return self.start + (1.0 - self.start) * step / self.steps
        return self.then.factor(step - self.steps)


@schedules.register("one_cycle", label="One cycle")
@dataclass(frozen=True)
class OneCycle(Schedule):
    """η rises along a cosine from η₀/start to η₀, then falls along one to η₀/(start·end): one
    hill over the whole run, with the learning rate η₀ as its top.

    Momentum stays as it is set. After the last step the smallest rate is kept.
    Source: Smith & Topin 2017, arXiv:1708.07120; the formula of PyTorch's OneCycleLR.
    """

    steps: int = knob(1000, help="Steps of the whole cycle", **STEPS)
    rise: float = knob(
        0.3, low=0.0, high=1.0, effect=Effect.RECOMPILE, help="Share of the steps that lead up"
    )
    start_divisor: float = knob(
        25.0,
        low=1.0,
        high=1e6,
        log=True,
        effect=Effect.RECOMPILE,
        help="The first rate is the highest divided by this",
    )
    end_divisor: float = knob(
        1e4,
        low=1.0,
        high=1e8,
        log=True,
        effect=Effect.RECOMPILE,
        help="The last rate is the first divided by this",
    )

    def factor(self, step: int) -> float:
        top, last = max(self.rise * self.steps - 1, 0.0), self.steps - 1
        first = 1.0 / self.start_divisor
        if step < top:
            return cosine_between(first, 1.0, step / top)
        share = (step - top) / (last - top) if step < last else 1.0
        return cosine_between(1.0, first / self.end_divisor, share)
