"""Activation functions: what a unit makes of its weighted sum.

Each is written on symbolic values: `forward` says a = f(z), `slope` says da/dz beside it. To add
one, write such a class with its decorator; control, tooltip, file format, export and checks follow.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.nn.rectified import LARGE, pass_where_positive
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Component, Registry, knob


@dataclass(frozen=True)
class Activation(Component):
    """Base: an elementwise function of the weighted sum z, shape (units, batch).

    bounds: the interval that all values lie in, whatever the knobs.
    """

    bounds: ClassVar[tuple[float, float]] = (-math.inf, math.inf)
    for_hidden: ClassVar[bool] = True  # has a meaning inside the network
    for_output: ClassVar[bool] = True  # has a meaning as the last layer

    def forward(self, f: Tape, z: Value) -> Value:
        """a = f(z), as a new value."""
        raise NotImplementedError

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        """da/dz at z, where a = f(z) is at hand."""
        raise NotImplementedError

    def backward(self, f: Tape, z: Value, a: Value, da: Value) -> Value:
        """dL/dz from dL/da by the chain rule."""
        return da * f.suggest(self.slope(f, z, a), "slope")

    def __call__(self, z: NDArray[Any]) -> NDArray[Any]:
        """f(z) of an array of any shape, in its dtype."""
        return self._evaluate(z, lambda f, v: self.forward(f, v))

    def derivative(self, z: NDArray[Any]) -> NDArray[Any]:
        """df/dz of an array of any shape, in its dtype."""
        return self._evaluate(z, lambda f, v: self.slope(f, v, self.forward(f, v)))

    @staticmethod
    def _evaluate(z: NDArray[Any], emit: Any) -> NDArray[Any]:
        z = np.asarray(z)
        if not np.issubdtype(z.dtype, np.floating):
            z = z.astype(np.float64)
        f = Tape(z.dtype)
        given = f.external("z", z)
        result = emit(f, given)
        program = f.finish(result=result)
        program.step()
        return np.array(np.broadcast_to(program.array("result"), z.shape))


activations: Registry[Activation] = Registry("activation", Activation)


@activations.register("identity", label="identity")
@dataclass(frozen=True)
class Identity(Activation):
    """f(z) = z: the weighted sum as it is. Stacked identity layers collapse into one."""

    def forward(self, f: Tape, z: Value) -> Value:
        return z

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return f.constant(1.0)

    def backward(self, f: Tape, z: Value, a: Value, da: Value) -> Value:
        return da


@activations.register("step", label="step")
@dataclass(frozen=True)
class Step(Activation):
    """1 where z ≥ 0, else 0: fires or is silent. Its slope is 0 everywhere, so no gradient passes
    and nothing before it learns by descent.

    Source: McCulloch & Pitts 1943.
    """

    bounds: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def forward(self, f: Tape, z: Value) -> Value:
        return f.heaviside(z, 1)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return f.constant(0.0)


@activations.register("sigmoid", label="sigmoid")
@dataclass(frozen=True)
class Sigmoid(Activation):
    """1 / (1 + exp(−z)): from 0 to 1, read as a probability.

    Computed as ½ + ½·tanh(z/2), so nothing overflows.
    """

    bounds: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def forward(self, f: Tape, z: Value) -> Value:
        return logistic(f, z)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return a * (1 - a)


@activations.register("hard_sigmoid", label="hard sigmoid")
@dataclass(frozen=True)
class HardSigmoid(Activation):
    """min(max(z/6 + ½, 0), 1): a sigmoid of three straight lines, bent at −3 and 3.

    Source: Courbariaux, Bengio & David 2015; with the slope 1/6 of Keras 3 and PyTorch.
    """

    bounds: ClassVar[tuple[float, float]] = (0.0, 1.0)

    def forward(self, f: Tape, z: Value) -> Value:
        return f.minimum(f.maximum(z * (1 / 6) + 0.5, 0), 1)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return f.sign(a * (1 - a)) * (1 / 6)


@activations.register("tanh", label="tanh")
@dataclass(frozen=True)
class Tanh(Activation):
    """tanh(z): from −1 to 1, steepest at 0."""

    bounds: ClassVar[tuple[float, float]] = (-1.0, 1.0)

    def forward(self, f: Tape, z: Value) -> Value:
        return f.tanh(z)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return 1 - a**2


@activations.register("relu", label="ReLU")
@dataclass(frozen=True)
class ReLU(Activation):
    """max(z, 0): passes what is positive, silences the rest.

    Source: Nair & Hinton 2010.
    """

    bounds: ClassVar[tuple[float, float]] = (0.0, math.inf)

    def forward(self, f: Tape, z: Value) -> Value:
        return f.maximum(z, 0)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return f.sign(a)

    def backward(self, f: Tape, z: Value, a: Value, da: Value) -> Value:
        """Of large arrays the gradient passes where a > 0, see engine/nn/rectified.py."""
        if math.prod(a.shape) < LARGE:
            return super().backward(f, z, a, da)
        return f.routine(
            pass_where_positive,
            da,
            a,
            shape=a.shape,
            name="passed",
            shown="{0} * ({1} > 0)",
            in_place=True,
        )


@activations.register("leaky_relu", label="leaky ReLU")
@dataclass(frozen=True)
class LeakyReLU(Activation):
    """max(z, α·z): a small slope α below 0 keeps silent units alive.

    Source: Maas, Hannun & Ng 2013.
    """

    alpha: float = knob(0.01, low=0.0, high=1.0, help="Slope where the sum is negative")

    def forward(self, f: Tape, z: Value) -> Value:
        return f.maximum(z, z * f.knob(self, "alpha"))

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return f.maximum(f.sign(z), f.knob(self, "alpha"))


@activations.register("elu", label="ELU")
@dataclass(frozen=True)
class ELU(Activation):
    """z where z > 0, else α·(exp(z) − 1): bends smoothly towards −α.

    Source: Clevert, Unterthiner & Hochreiter 2015, arXiv:1511.07289.
    """

    alpha: float = knob(1.0, low=0.0, high=5.0, help="Depth that a very negative sum settles at")

    def forward(self, f: Tape, z: Value) -> Value:
        return f.maximum(z, 0) + f.expm1(f.minimum(z, 0)) * f.knob(self, "alpha")

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        positive = f.name(f.heaviside(z, 0), "positive")
        return positive + (1 - positive) * (a + f.knob(self, "alpha"))


@activations.register("selu", label="SELU")
@dataclass(frozen=True)
class SELU(Activation):
    """λ·z where z > 0, else λα·(exp(z) − 1): λ = 1.0507, α = 1.6733 keep the activations' mean near
    0 and their variance near 1 from layer to layer, if weights start by LeCun normal.

    Source: Klambauer et al. 2017, arXiv:1706.02515.
    """

    SCALE: ClassVar[float] = 1.0507009873554805
    DEPTH: ClassVar[float] = 1.0507009873554805 * 1.6732632423543772

    def forward(self, f: Tape, z: Value) -> Value:
        return f.maximum(z, 0) * self.SCALE + f.expm1(f.minimum(z, 0)) * self.DEPTH

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        positive = f.name(f.heaviside(z, 0), "positive")
        return positive * self.SCALE + (1 - positive) * (a + self.DEPTH)


@activations.register("gelu", label="GELU (tanh form)")
@dataclass(frozen=True)
class GELU(Activation):
    """½z·(1 + tanh(√(2/π)·(z + 0.044715·z³))): z weighted by about how likely a standard normal
    number lies below it.

    The tanh form of the paper; the exact z·Φ(z) differs by at most 0.0005.
    Source: Hendrycks & Gimpel 2016, arXiv:1606.08415.
    """

    LINEAR: ClassVar[float] = math.sqrt(2 / math.pi)
    CUBIC: ClassVar[float] = math.sqrt(2 / math.pi) * 0.044715

    def forward(self, f: Tape, z: Value) -> Value:
        return self._share(f, z, z**2) * z

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        """With share s = ½ + ½·tanh(u): s + z·ds/dz, ds/dz = 2s(1 − s)·du/dz."""
        squares = f.name(z**2, "squares")
        share = f.name(self._share(f, z, squares), "share")
        du = f.name(squares * (3 * self.CUBIC) + self.LINEAR, "du")
        return share + (share * (1 - share)) * (z * 2) * du

    def _share(self, f: Tape, z: Value, squares: Value) -> Value:
        u = f.name((squares * self.CUBIC + self.LINEAR) * z, "u")
        return f.tanh(u) * 0.5 + 0.5


@activations.register("silu", label="SiLU (swish)")
@dataclass(frozen=True)
class SiLU(Activation):
    """z·sigmoid(z): like a ReLU, but smooth, and slightly negative before 0.

    Source: Elfwing, Uchibe & Doya 2017, arXiv:1702.03118.
    """

    def forward(self, f: Tape, z: Value) -> Value:
        return z * logistic(f, z)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        share = f.name(logistic(f, z), "share")
        return share + a * (1 - share)


@activations.register("mish", label="Mish")
@dataclass(frozen=True)
class Mish(Activation):
    """z·tanh(softplus(z)): close to SiLU, a little steeper.

    Source: Misra 2019, arXiv:1908.08681.
    """

    def forward(self, f: Tape, z: Value) -> Value:
        return z * f.tanh(log_one_plus_exp(f, z))

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        """With share s = tanh(softplus(z)): s + z·(1 − s²)·sigmoid(z)."""
        share = f.name(f.tanh(log_one_plus_exp(f, z)), "share")
        return share + (1 - share**2) * z * logistic(f, z)


@activations.register("softplus", label="softplus")
@dataclass(frozen=True)
class Softplus(Activation):
    """ln(1 + exp(z)): a ReLU with its corner rounded off.

    Source: Dugas et al. 2001.
    """

    bounds: ClassVar[tuple[float, float]] = (0.0, math.inf)

    def forward(self, f: Tape, z: Value) -> Value:
        return log_one_plus_exp(f, z)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        """sigmoid(z) = 1 − exp(−a), exact in the far tail too."""
        return -f.expm1(-a)


@activations.register("softsign", label="softsign")
@dataclass(frozen=True)
class Softsign(Activation):
    """z / (1 + |z|): from −1 to 1 like tanh, but settles more slowly.

    Source: Turian, Bergstra & Bengio 2009.
    """

    bounds: ClassVar[tuple[float, float]] = (-1.0, 1.0)

    def forward(self, f: Tape, z: Value) -> Value:
        return z / (f.absolute(z) + 1)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        """1 / (1 + |z|)²"""
        return (1 / (f.absolute(z) + 1)) ** 2


@activations.register("sine", label="sine")
@dataclass(frozen=True)
class Sine(Activation):
    """sin(z): a wave, good for curves that repeat themselves.

    Source: Sitzmann et al. 2020, arXiv:2006.09661.
    """

    bounds: ClassVar[tuple[float, float]] = (-1.0, 1.0)

    def forward(self, f: Tape, z: Value) -> Value:
        return f.sin(z)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return f.cos(z)


@activations.register("softmax", label="softmax")
@dataclass(frozen=True)
class Softmax(Activation):
    """exp(zᵢ) / Σ exp(zⱼ) over the units: shares that add up to 1. For the output layer.

    The maximum is subtracted first, so that nothing overflows.
    Source: Bridle 1990.
    """

    bounds: ClassVar[tuple[float, float]] = (0.0, 1.0)
    for_hidden: ClassVar[bool] = False

    def forward(self, f: Tape, z: Value) -> Value:
        exponentials = f.name(f.exp(z - f.max_rows(z)), "exponentials")
        return exponentials / sum_over_units(f, exponentials)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        """The diagonal daᵢ/dzᵢ; `backward` uses the whole Jacobian."""
        return a * (1 - a)

    def backward(self, f: Tape, z: Value, a: Value, da: Value) -> Value:
        """dzᵢ = aᵢ·(daᵢ − Σ aⱼ·daⱼ)"""
        return a * (da - sum_over_units(f, a * da))


def logistic(f: Tape, z: Value) -> Value:
    """1 / (1 + exp(−z)) = ½ + ½·tanh(z/2): the latter cannot overflow."""
    return f.tanh(z * 0.5) * 0.5 + 0.5


def log_one_plus_exp(f: Tape, z: Value) -> Value:
    """ln(1 + exp(z)) = max(z, 0) + ln(1 + exp(−|z|)): the latter cannot overflow.

    np.logaddexp does the same in one call, but takes ten times as long on large arrays.
    """
    return f.maximum(z, 0) + f.log1p(f.exp(-f.absolute(z)))


def sum_over_units(f: Tape, x: Value) -> Value:
    """(units, batch) -> (batch,), as a product with ones: a third of the time of a sum."""
    ones = f.external(f"ones_{x.shape[0]}", np.ones(x.shape[0], f.dtype))
    out = f.dot(ones, x)
    f.calls[-1].shown = "{1}.sum(axis=0)"
    return out
