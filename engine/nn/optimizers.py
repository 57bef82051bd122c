"""Optimizers: how parameters follow their gradients. Names and formulas are those of Keras 3.

An optimizer is written like its formula on whole vectors: p the parameters, g their gradient, both
of shape (parameters,), and the slots, vectors of its own that live from step to step.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Component, Effect, Registry, knob

Slots = dict[str, Value]
Rates = tuple[Value, ...]

# Knobs that several optimizers have, each with a default of its own.
LEARNING_RATE: dict[str, Any] = {
    "label": "Learning rate",
    "low": 1e-6,
    "high": 100.0,
    "log": True,
    "help": "Length of a step along the gradient",
}
MOMENTUM: dict[str, Any] = {"low": 0.0, "high": 0.9999, "help": "Share of the last step kept"}
RHO: dict[str, Any] = {
    "low": 0.0,
    "high": 0.99999,
    "label": "Memory (rho)",
    "help": "Share of the running mean of squared gradients that is kept in a step",
}
BETA_1: dict[str, Any] = {"low": 0.0, "high": 0.9999, "help": "Memory of the mean gradient"}
BETA_2: dict[str, Any] = {"low": 0.0, "high": 0.99999, "help": "Memory of the squared gradient"}
EPSILON: dict[str, Any] = {
    "low": 1e-12,
    "high": 1.0,
    "log": True,
    "help": "Keeps the division finite where gradients are 0",
}


@dataclass(frozen=True)
class Optimizer(Component):
    """Base. Once a step `rates` makes the numbers of this step, then `update`, called for one
    stretch of the parameters after the other, returns what is subtracted from them.
    """

    learning_rate: float = knob(0.01, **LEARNING_RATE)

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


@optimizers.register("momentum", label="Momentum")
@dataclass(frozen=True)
class Momentum(Optimizer):
    """v ← μ·v + η·g, w ← w − v: a heavy ball, which gathers speed and rolls past small bumps.

    Source: Polyak 1964.
    """

    momentum: float = knob(0.9, **MOMENTUM)

    def slots(self) -> dict[str, float]:
        return {"velocity": 0.0}

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        (learning_rate,) = rates
        v = slots["velocity"]
        return f.assign(v, v * f.knob(self, "momentum") + learning_rate * g)


@optimizers.register("nesterov", label="Nesterov")
@dataclass(frozen=True)
class Nesterov(Momentum):
    """v ← μ·v + η·g, w ← w − (μ·v + η·g): momentum that looks one roll ahead and brakes earlier.

    Source: Nesterov 1983; in this form Sutskever et al. 2013.
    """

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        (learning_rate,) = rates
        v, momentum = slots["velocity"], f.knob(self, "momentum")
        step = f.name(learning_rate * g, "step", bare=True)
        v = f.assign(v, v * momentum + step)
        return v * momentum + step


@optimizers.register("adagrad", label="Adagrad")
@dataclass(frozen=True)
class Adagrad(Optimizer):
    """s ← s + g², w ← w − η·g / √(s + ε): weights that have moved much move ever more slowly.

    Source: Duchi, Hazan & Singer 2011.
    """

    learning_rate: float = knob(0.001, **LEARNING_RATE)
    initial_accumulator: float = knob(
        0.1, low=0.0, high=100.0, effect=Effect.RESET, help="What s starts from"
    )
    epsilon: float = knob(1e-7, **EPSILON)

    def slots(self) -> dict[str, float]:
        return {"accumulator": self.initial_accumulator}

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        (learning_rate,) = rates
        s = f.assign(slots["accumulator"], slots["accumulator"] + g**2)
        return learning_rate * g / f.sqrt(s + f.knob(self, "epsilon"))


def complement(value: float) -> float:
    """1 − β"""
    return 1.0 - value


@optimizers.register("adadelta", label="Adadelta")
@dataclass(frozen=True)
class Adadelta(Optimizer):
    """s ← ρ·s + (1−ρ)·g², d = g·√(u + ε) / √(s + ε), u ← ρ·u + (1−ρ)·d², w ← w − η·d: steps as
    long as recent steps were. They begin tiny; the paper has η = 1.

    Source: Zeiler 2012, arXiv:1212.5701.
    """

    learning_rate: float = knob(0.001, **LEARNING_RATE)
    rho: float = knob(0.95, **RHO)
    epsilon: float = knob(1e-7, **EPSILON)

    def slots(self) -> dict[str, float]:
        return {"squared_gradient": 0.0, "squared_step": 0.0}

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        (learning_rate,) = rates
        rho, rest, epsilon = (
            f.knob(self, "rho"),
            f.knob(self, "rho", complement),
            f.knob(self, "epsilon"),
        )
        s, u = slots["squared_gradient"], slots["squared_step"]
        s = f.assign(s, s * rho + g**2 * rest)
        d = f.name(f.sqrt(u + epsilon) * g / f.sqrt(s + epsilon), "d", bare=True)
        f.assign(u, u * rho + d**2 * rest)
        return learning_rate * d


@optimizers.register("rmsprop", label="RMSprop")
@dataclass(frozen=True)
class RMSprop(Optimizer):
    """s ← ρ·s + (1−ρ)·g², w ← w − η·g / √(s + ε): steps of about one length whatever the slope.

    Centred, the square of the mean gradient is taken off s, which leaves its variance.
    Source: Tieleman & Hinton 2012; centred: Graves 2013, arXiv:1308.0850.
    """

    learning_rate: float = knob(0.001, **LEARNING_RATE)
    rho: float = knob(0.9, **RHO)
    momentum: float = knob(0.0, effect=Effect.RECOMPILE, **MOMENTUM)
    epsilon: float = knob(1e-7, **EPSILON)
    centered: bool = knob(
        False,
        effect=Effect.RECOMPILE,
        label="Centred",
        help="Divide by the spread of the gradients instead of their size",
    )

    def slots(self) -> dict[str, float]:
        names = ["squared_gradient"]
        names += ["mean_gradient"] if self.centered else []
        names += ["velocity"] if self.momentum > 0 else []
        return dict.fromkeys(names, 0.0)

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        (learning_rate,) = rates
        rho, rest = f.knob(self, "rho"), f.knob(self, "rho", complement)
        s = slots["squared_gradient"]
        s = f.assign(s, s * rho + g**2 * rest)
        if self.centered:
            mean = slots["mean_gradient"]
            mean = f.assign(mean, mean * rho + g * rest)
            # Rounding can push the variance of a constant gradient below 0 (Keras: NaN).
            s = f.maximum(s - mean**2, 0)
        step = learning_rate * g / f.sqrt(s + f.knob(self, "epsilon"))
        if self.momentum > 0:
            v = slots["velocity"]
            step = f.assign(v, v * f.knob(self, "momentum") + step)
        return step


def bias_corrected_rate(step: int, rate: float, beta_1: float, beta_2: float) -> float:
    """η·√(1 − β₂ᵗ) / (1 − β₁ᵗ): Adam's rate once both moments are freed of their start at 0."""
    correction: float = math.sqrt(1.0 - beta_2**step) / (1.0 - beta_1**step)
    return rate * correction


@optimizers.register("adam", label="Adam")
@dataclass(frozen=True)
class Adam(Optimizer):
    """m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − ηₜ·m/(√v + ε): a rate for each weight.

    Source: Kingma & Ba 2014, arXiv:1412.6980; AMSGrad: Reddi et al. 2018.
    """

    learning_rate: float = knob(0.001, **LEARNING_RATE)
    beta_1: float = knob(0.9, **BETA_1)
    beta_2: float = knob(0.999, **BETA_2)
    epsilon: float = knob(1e-7, **EPSILON)
    amsgrad: bool = knob(
        False, effect=Effect.RECOMPILE, label="AMSGrad", help="Never let a weight's rate grow again"
    )

    def slots(self) -> dict[str, float]:
        names = ("m", "v", "v_max") if self.amsgrad else ("m", "v")
        return dict.fromkeys(names, 0.0)

    def rates(self, f: Tape, learning_rate: Value, counters: Slots) -> Rates:
        betas = f.exact(self, "beta_1"), f.exact(self, "beta_2")
        return (f.name(f.scalar(bias_corrected_rate, learning_rate, *betas), "corrected_rate"),)

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        rate = rates[0]
        m, v = slots["m"], slots["v"]
        m = f.assign(m, m * f.knob(self, "beta_1") + g * f.knob(self, "beta_1", complement))
        v = f.assign(v, v * f.knob(self, "beta_2") + g**2 * f.knob(self, "beta_2", complement))
        if self.amsgrad:
            v = f.assign(slots["v_max"], f.maximum(slots["v_max"], v))
        return m * rate / (f.sqrt(v) + f.knob(self, "epsilon"))


@optimizers.register("adamw", label="AdamW")
@dataclass(frozen=True)
class AdamW(Adam):
    """Adam, and w ← w − η·λ·w: weights shrink by a share of their own, apart from the gradient.

    As in Keras, where nothing is excluded, biases shrink too.
    Source: Loshchilov & Hutter 2017, arXiv:1711.05101.
    """

    weight_decay: float = knob(
        0.004, low=0.0, high=10.0, log=True, help="Share of a weight lost in a step of length 1"
    )

    def rates(self, f: Tape, learning_rate: Value, counters: Slots) -> Rates:
        (rate,) = super().rates(f, learning_rate, counters)
        return rate, f.name(learning_rate * f.knob(self, "weight_decay"), "decay")

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        return super().update(f, p, g, slots, rates) + p * rates[1]


def mean_corrected_rate(step: int, rate: float, beta_1: float) -> float:
    """η / (1 − β₁ᵗ): AdaMax's rate; its maximum needs no correction."""
    return rate / (1.0 - float(beta_1**step))


@optimizers.register("adamax", label="AdaMax")
@dataclass(frozen=True)
class AdaMax(Optimizer):
    """m ← β₁m + (1−β₁)g, u ← max(β₂u, |g|), w ← w − ηₜ·m/(u + ε): Adam, divided by the largest
    recent gradient.

    Source: Kingma & Ba 2014, arXiv:1412.6980, section 7.
    """

    learning_rate: float = knob(0.001, **LEARNING_RATE)
    beta_1: float = knob(0.9, **BETA_1)
    beta_2: float = knob(0.999, **BETA_2)
    epsilon: float = knob(1e-7, **EPSILON)

    def slots(self) -> dict[str, float]:
        return {"m": 0.0, "u": 0.0}

    def rates(self, f: Tape, learning_rate: Value, counters: Slots) -> Rates:
        rate = f.scalar(mean_corrected_rate, learning_rate, f.exact(self, "beta_1"))
        return (f.name(rate, "corrected_rate"),)

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        (rate,) = rates
        m, u = slots["m"], slots["u"]
        m = f.assign(m, m * f.knob(self, "beta_1") + g * f.knob(self, "beta_1", complement))
        u = f.assign(u, f.maximum(u * f.knob(self, "beta_2"), f.absolute(g)))
        return m * rate / (u + f.knob(self, "epsilon"))


def warming_momentum(step: int, beta_1: float, decay: float) -> float:
    """μₜ = β₁·(1 − ½·0.96^(t·decay)): from half of β₁ up to β₁."""
    return beta_1 * (1.0 - 0.5 * float(0.96 ** (step * decay)))


def momentum_product(step: int, product: float, beta_1: float, decay: float) -> float:
    """Πₜ = μ₁·μ₂·…·μₜ, from the product up to the step before."""
    return product * warming_momentum(step, beta_1, decay)


def nadam_mean_rate(step: int, rate: float, product: float, beta_1: float, decay: float) -> float:
    """η·μₜ₊₁ / (1 − Πₜ₊₁): what the mean gradient counts for."""
    following = warming_momentum(step + 1, beta_1, decay)
    return rate * following / (1.0 - product * following)


def nadam_rate(step: int, rate: float, product: float, beta_1: float, decay: float) -> float:
    """η·(1 − μₜ) / (1 − Πₜ): what the gradient itself counts for."""
    return rate * (1.0 - warming_momentum(step, beta_1, decay)) / (1.0 - product)


def square_correction(step: int, beta_2: float) -> float:
    """1 / √(1 − β₂ᵗ): frees √v of its start at 0."""
    return 1.0 / math.sqrt(1.0 - beta_2**step)


@optimizers.register("nadam", label="Nadam")
@dataclass(frozen=True)
class Nadam(Optimizer):
    """w ← w − (a·m + b·g) / (√v̂ + ε), m and v as in Adam: Adam that looks one step ahead.

    a = η·μₜ₊₁/(1 − μ₁…μₜ₊₁), b = η·(1 − μₜ)/(1 − μ₁…μₜ), μₜ = β₁·(1 − ½·0.96^(t·decay)). The decay
    is 1 in Keras 3; it was 0.004 in Keras 2 and is in PyTorch.
    Source: Dozat 2016.
    """

    learning_rate: float = knob(0.001, **LEARNING_RATE)
    beta_1: float = knob(0.9, **BETA_1)
    beta_2: float = knob(0.999, **BETA_2)
    epsilon: float = knob(1e-7, **EPSILON)
    schedule_decay: float = knob(
        1.0, low=0.0, high=10.0, help="How fast the momentum rises from half of beta 1 to beta 1"
    )

    def slots(self) -> dict[str, float]:
        return {"m": 0.0, "v": 0.0}

    def counters(self) -> dict[str, float]:
        return {"momentum_product": 1.0}

    def rates(self, f: Tape, learning_rate: Value, counters: Slots) -> Rates:
        beta_1, decay = f.exact(self, "beta_1"), f.exact(self, "schedule_decay")
        product = counters["momentum_product"]
        product = f.assign(product, f.scalar(momentum_product, product, beta_1, decay))
        return (
            f.name(f.scalar(nadam_mean_rate, learning_rate, product, beta_1, decay), "mean_rate"),
            f.name(f.scalar(nadam_rate, learning_rate, product, beta_1, decay), "gradient_rate"),
            f.name(f.scalar(square_correction, f.exact(self, "beta_2")), "correction"),
        )

    def update(self, f: Tape, p: Value, g: Value, slots: Slots, rates: Rates) -> Value:
        mean_rate, rate, correction = rates
        m, v = slots["m"], slots["v"]
        m = f.assign(m, m * f.knob(self, "beta_1") + g * f.knob(self, "beta_1", complement))
        v = f.assign(v, v * f.knob(self, "beta_2") + g**2 * f.knob(self, "beta_2", complement))
        root = f.sqrt(v) * correction
        return (m * mean_rate + g * rate) / (root + f.knob(self, "epsilon"))


TUTORIAL_PRESETS: dict[str, Optimizer] = {
    "sgd": SGD(learning_rate=0.01),
    "momentum": Momentum(learning_rate=0.01, momentum=0.9),
    "adagrad": Adagrad(learning_rate=0.01, epsilon=1e-6, initial_accumulator=0.0),
    "adadelta": Adadelta(learning_rate=1.0, rho=0.95),
    "rmsprop": RMSprop(learning_rate=0.001, rho=0.9),
    "adam": Adam(learning_rate=0.001, beta_1=0.9, beta_2=0.999),
    "adamax": AdaMax(learning_rate=0.002),
    "nadam": Nadam(learning_rate=0.002, schedule_decay=0.004),
}
"""Settings that tutorials of the years before Keras 3 give, by kind; the lessons use these.

Where they differ from the defaults above, the defaults are Keras 3's. In those years Adagrad's
accumulator started from 0.
"""
