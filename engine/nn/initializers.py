"""Initializers: what the weights are before the first step."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.registry import Component, Effect, Registry, knob

Array = NDArray[Any]

# The standard deviation that is left of a standard normal cut off at ±2.
TRUNCATED_STD = 0.87962566103423978


@dataclass(frozen=True)
class Initializer(Component):
    """Base: draws an array from a generator of its own."""

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        """float64 array of `shape`; fan_in and fan_out count a unit's inputs and outputs."""
        raise NotImplementedError


initializers: Registry[Initializer] = Registry("initializer", Initializer)


def truncated_normal(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Standard normal numbers; those beyond ±2 are drawn again."""
    drawn = rng.standard_normal(shape)
    while (beyond := np.abs(drawn) > 2).any():
        drawn[beyond] = rng.standard_normal(np.count_nonzero(beyond))
    return drawn


@initializers.register("zeros")
@dataclass(frozen=True)
class Zeros(Initializer):
    """w = 0. Units that start equal stay equal: nothing breaks the symmetry."""

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        return np.zeros(shape)


@initializers.register("constant")
@dataclass(frozen=True)
class Constant(Initializer):
    """w = c, the same for all. Units that start equal stay equal, as with zeros."""

    value: float = knob(
        0.1, low=-10.0, high=10.0, effect=Effect.RESET, help="What every weight starts as"
    )

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        return np.full(shape, self.value)


@initializers.register("uniform")
@dataclass(frozen=True)
class Uniform(Initializer):
    """w ~ U(low, high): every number between the two is equally likely.

    Bounds in the wrong order mean the same interval.
    """

    low: float = knob(
        -0.5, low=-10.0, high=10.0, label="From", effect=Effect.RESET, help="Smallest weight"
    )
    high: float = knob(
        0.5, low=-10.0, high=10.0, label="To", effect=Effect.RESET, help="Largest weight"
    )

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        return self.low + (self.high - self.low) * rng.random(shape)


@initializers.register("normal")
@dataclass(frozen=True)
class Normal(Initializer):
    """w ~ N(mean, std²): the bell curve."""

    mean: float = knob(
        0.0, low=-10.0, high=10.0, effect=Effect.RESET, help="Centre of the bell curve"
    )
    std: float = knob(
        0.05,
        low=0.0,
        high=10.0,
        label="Standard deviation",
        effect=Effect.RESET,
        help="Width of the bell curve",
    )

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        return self.mean + self.std * rng.standard_normal(shape)


@initializers.register("truncated_normal", label="Truncated normal")
@dataclass(frozen=True)
class TruncatedNormal(Initializer):
    """w ~ N(mean, std²), drawn again while further than 2·std from the mean: a bell without tails.

    The spread that is left is 0.88·std; as in Keras it is not scaled up again.
    """

    mean: float = knob(
        0.0, low=-10.0, high=10.0, effect=Effect.RESET, help="Centre of the bell curve"
    )
    std: float = knob(
        0.05,
        low=0.0,
        high=10.0,
        label="Standard deviation",
        effect=Effect.RESET,
        help="Width of the bell curve before its tails are cut off",
    )

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        values = truncated_normal(rng, shape)
        values *= self.std  # in place: there may be millions
        values += self.mean
        return values


@dataclass(frozen=True)
class VarianceScaling(Initializer):
    """Base of Glorot, He and LeCun: numbers around 0 whose variance is scale / fan.

    fan: of a unit's inputs and outputs the "in" or their mean ("average"). As in Keras the normal
    ones are cut off at two standard deviations and scaled up again, so that the variance holds.
    """

    scale: ClassVar[float] = 1.0
    fan: ClassVar[str] = "in"
    normal: ClassVar[bool] = False

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        fan = fan_in if self.fan == "in" else (fan_in + fan_out) / 2
        variance = self.scale / max(1.0, fan)
        if self.normal:
            return math.sqrt(variance) / TRUNCATED_STD * truncated_normal(rng, shape)
        limit = math.sqrt(3 * variance)
        return rng.uniform(-limit, limit, shape)


@initializers.register("glorot_uniform", label="Glorot uniform")
@dataclass(frozen=True)
class GlorotUniform(VarianceScaling):
    """w ~ U(−l, l), l = √(6 / (inputs + outputs)): for tanh and sigmoid units.

    Source: Glorot & Bengio 2010.
    """

    fan: ClassVar[str] = "average"


@initializers.register("glorot_normal", label="Glorot normal")
@dataclass(frozen=True)
class GlorotNormal(VarianceScaling):
    """w ~ N(0, 2 / (inputs + outputs)), without tails: for tanh and sigmoid units.

    Source: Glorot & Bengio 2010.
    """

    fan: ClassVar[str] = "average"
    normal: ClassVar[bool] = True


@initializers.register("he_uniform", label="He uniform")
@dataclass(frozen=True)
class HeUniform(VarianceScaling):
    """w ~ U(−l, l), l = √(6 / inputs): for ReLU units, which lose half of what comes in.

    Source: He et al. 2015, arXiv:1502.01852.
    """

    scale: ClassVar[float] = 2.0


@initializers.register("he_normal", label="He normal")
@dataclass(frozen=True)
class HeNormal(VarianceScaling):
    """w ~ N(0, 2 / inputs), without tails: for ReLU units, which lose half of what comes in.

    Source: He et al. 2015, arXiv:1502.01852.
    """

    scale: ClassVar[float] = 2.0
    normal: ClassVar[bool] = True


@initializers.register("lecun_uniform", label="LeCun uniform")
@dataclass(frozen=True)
class LeCunUniform(VarianceScaling):
    """w ~ U(−l, l), l = √(3 / inputs): the weighted sum varies as much as one input.

    Source: LeCun et al. 1998, Efficient BackProp.
    """


@initializers.register("lecun_normal", label="LeCun normal")
@dataclass(frozen=True)
class LeCunNormal(VarianceScaling):
    """w ~ N(0, 1 / inputs), without tails: the weighted sum varies as much as one input. SELU's.

    Source: LeCun et al. 1998, Efficient BackProp.
    """

    normal: ClassVar[bool] = True


@initializers.register("orthogonal")
@dataclass(frozen=True)
class Orthogonal(Initializer):
    """W·Wᵀ = gain²·I: a turn without stretch, so signals keep their length through many layers.

    With more units than inputs Wᵀ·W = gain²·I instead. Axes after the first are taken together.
    Source: Saxe, McClelland & Ganguli 2013, arXiv:1312.6120.
    """

    gain: float = knob(
        1.0, low=0.0, high=10.0, effect=Effect.RESET, help="Length of each row of weights"
    )

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        rows, columns = shape[0], math.prod(shape[1:])
        drawn = rng.standard_normal((max(rows, columns), min(rows, columns)))
        turned, triangle = np.linalg.qr(drawn)
        # QR leaves signs open; a positive diagonal makes all turns equally likely.
        turned = turned * np.where(np.diag(triangle) < 0, -1.0, 1.0)
        matrix = turned if rows >= columns else turned.T
        return self.gain * matrix.reshape(shape)
