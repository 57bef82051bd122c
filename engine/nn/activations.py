"""Activation functions: what a unit makes of its weighted sum.

Each is written on symbolic values: `forward` says a = f(z), `slope` says da/dz beside it. To add
one, write such a class with its decorator; control, tooltip, file format, export and checks follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.program import Tape, Value
from engine.registry import Component, Registry, knob


@dataclass(frozen=True)
class Activation(Component):
    """Base: an elementwise function of the weighted sum z, shape (units, batch)."""

    def forward(self, f: Tape, z: Value) -> Value:
        """a = f(z), as a new value."""
        raise NotImplementedError

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        """da/dz at z, where a = f(z) is at hand."""
        raise NotImplementedError

    def backward(self, f: Tape, z: Value, a: Value, da: Value) -> Value:
        """dL/dz from dL/da by the chain rule."""
        return da * self.slope(f, z, a)

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
    """z: the weighted sum as it is. Stacked identity layers collapse into one."""

    def forward(self, f: Tape, z: Value) -> Value:
        return z

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return f.constant(1.0)

    def backward(self, f: Tape, z: Value, a: Value, da: Value) -> Value:
        return da


@activations.register("tanh", label="tanh")
@dataclass(frozen=True)
class Tanh(Activation):
    """tanh(z): from -1 to 1, steepest at 0."""

    def forward(self, f: Tape, z: Value) -> Value:
        return f.tanh(z)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return 1 - a**2


@activations.register("sigmoid", label="sigmoid")
@dataclass(frozen=True)
class Sigmoid(Activation):
    """1 / (1 + exp(-z)): from 0 to 1, read as a probability. Computed by tanh, so nothing overflows."""

    def forward(self, f: Tape, z: Value) -> Value:
        return f.tanh(z * 0.5) * 0.5 + 0.5

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return a * (1 - a)


@activations.register("relu", label="ReLU")
@dataclass(frozen=True)
class ReLU(Activation):
    """max(z, 0): passes what is positive, silences the rest.

    Source: Nair & Hinton 2010.
    """

    def forward(self, f: Tape, z: Value) -> Value:
        return f.maximum(z, 0)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return f.sign(a)


@activations.register("leaky_relu", label="leaky ReLU")
@dataclass(frozen=True)
class LeakyReLU(Activation):
    """max(z, 0) + alpha·min(z, 0): a small slope keeps silent units alive.

    Source: Maas, Hannun & Ng 2013.
    """

    alpha: float = knob(0.01, low=0.0, high=1.0, help="Slope where the sum is negative")

    def forward(self, f: Tape, z: Value) -> Value:
        return f.maximum(z, 0) + f.knob(self, "alpha") * f.minimum(z, 0)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        positive = f.heaviside(z, 0)
        return positive + f.knob(self, "alpha") * (1 - positive)


@activations.register("softmax", label="softmax")
@dataclass(frozen=True)
class Softmax(Activation):
    """exp(zᵢ) / Σ exp(zⱼ) over the units: shares that add up to 1. For the output layer.

    The maximum is subtracted first, so that nothing overflows.
    """

    def forward(self, f: Tape, z: Value) -> Value:
        exponentials = f.exp(z - f.max_rows(z))
        return exponentials / f.sum_rows(exponentials)

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        """The diagonal daᵢ/dzᵢ; `backward` uses the whole Jacobian."""
        return a * (1 - a)

    def backward(self, f: Tape, z: Value, a: Value, da: Value) -> Value:
        """dzᵢ = aᵢ·(daᵢ − Σ aⱼ·daⱼ)"""
        return a * (da - f.sum_rows(a * da))
