"""Wrong backward rules: mistakes that are made when backpropagation is written by hand.

Each is planted in one layer of a copy of a network; the forward pass stays as it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray

from engine.nn.activations import Activation, ReLU, Sigmoid, Tanh
from engine.nn.dropout import Dropout, keep_scale
from engine.nn.layer import Backward, Layer, Place
from engine.nn.losses import Loss
from engine.nn.network import OUTPUT_KEY, Network, Plan, plan_bias
from engine.nn.tape import Tape
from engine.nn.value import Value

Array = NDArray[Any]


@dataclass(frozen=True)
class WrongReLU(ReLU):
    """dz = da · (a ≥ 0): the output of a ReLU is never below 0, so that everything passes."""

    def backward(self, f: Tape, z: Value, a: Value, da: Value) -> Value:
        return da * f.heaviside(a, 1)


@dataclass(frozen=True)
class WrongSigmoid(Sigmoid):
    """da/dz = a: the factor 1 − a is forgotten."""

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return a * 1


@dataclass(frozen=True)
class WrongTanh(Tanh):
    """da/dz = 1 − a: the square is forgotten."""

    def slope(self, f: Tape, z: Value, a: Value) -> Value:
        return 1 - a


@dataclass(frozen=True)
class Wrong(Layer):
    """A layer whose way forward is right, and whose way back is bent by `rule`.

    inputs: that each unit weighs.
    """

    inner: Layer = field(default_factory=Layer)
    rule: str = ""
    inputs: int = 0

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        y, right = self.inner.emit(f, place, x)
        return y, self._bent(f, place, right)

    def emit_sum(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        """What a loss asks an output for whose activation it has in itself."""
        inner: Any = self.inner
        z, right = inner.emit_sum(f, place, x)
        return z, self._bent(f, place, right)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "inner":
            raise AttributeError(name)
        return getattr(self.inner, name)  # a network asks its output for its activation

    def _bent(self, f: Tape, place: Place, right: Backward) -> Backward:
        def backward(dy: Value, wanted: bool) -> Value | None:
            if self.rule == "sign":
                return right(-dy, wanted)
            if self.rule == "averaged_twice":
                return right(dy * (1.0 / dy.shape[1]), wanted)
            if self.rule == "factor_two":
                return right(dy * 0.5, wanted)
            if self.rule == "dropout_mask":
                return dy if wanted else None
            if self.rule == "dropout_scale":
                keep = 1.0 / keep_scale(getattr(self.inner, "drop_probability", 0.0))
                dx = right(dy, wanted)
                return None if dx is None else dx * keep
            dx = right(dy, wanted)
            gradient = place.gradients["weights"]
            if self.rule == "no_bias":
                columns = gradient.shape[1]
                bias = gradient.columns(columns - 1, columns)
                f.assign(bias, bias * 0)
            elif self.rule == "transposed":
                weights = gradient.columns(0, self.inputs)
                f.assign(
                    weights,
                    f.routine(
                        _read_across,
                        weights,
                        shape=weights.shape,
                        name="transposed",
                        shown="{0}.T.reshape({0}.shape)",
                    ),
                )
            return dx

        return backward


def _read_across(gradient: Array, out: Array) -> Callable[[], None]:
    def run() -> None:
        out[...] = gradient.T.reshape(gradient.shape)

    return run


WRONG_ACTIVATIONS: dict[str, tuple[type[Activation], Activation]] = {
    "relu_output": (ReLU, WrongReLU()),
    "sigmoid_slope": (Sigmoid, WrongSigmoid()),
    "tanh_slope": (Tanh, WrongTanh()),
}


@dataclass(frozen=True)
class Bug:
    """A mistake: its name, the rule as it is right, and as it is planted."""

    id: str
    right: str
    wrong: str

    def fits(self, plan: Plan, loss: Loss) -> bool:
        """Whether this layer has the rule that is to be wrong."""
        if self.id in WRONG_ACTIVATIONS:
            # With the loss that an activation belongs to, the way back never uses its slope.
            used = plan.key != OUTPUT_KEY or not loss.logits_of
            kind = WRONG_ACTIVATIONS[self.id][0]
            return used and type(getattr(plan.layer, "activation", None)) is kind
        if self.id in ("dropout_mask", "dropout_scale"):
            return isinstance(plan.layer, Dropout)
        if self.id == "averaged_twice":
            return plan.key == OUTPUT_KEY
        if self.id == "factor_two":
            return plan.key == OUTPUT_KEY and loss.kind == "squared_error"
        if self.id == "no_bias":
            return plan_bias(plan) is not None
        if self.id == "transposed":  # a row or a column alone reads the same across
            return plan.fan_in > 1 and plan.units > 1
        return "weights" in plan.parameters

    def places(self, network: Network, loss: Loss) -> tuple[str, ...]:
        """The keys of the layers that it can be planted in."""
        return tuple(plan.key for plan in network.plans if self.fits(plan, loss))

    def plant(self, network: Network, key: str) -> None:
        """Make the way back through one layer wrong. Only for a copy."""
        network.plans = tuple(
            self._planted(plan) if plan.key == key else plan for plan in network.plans
        )

    def _planted(self, plan: Plan) -> Plan:
        layer: Any = plan.layer
        if self.id in WRONG_ACTIVATIONS:
            made = dataclasses.replace(layer, activation=WRONG_ACTIVATIONS[self.id][1])
        else:
            made = Wrong(key=plan.key, inner=layer, rule=self.id, inputs=plan.fan_in)
        return dataclasses.replace(plan, layer=made)


BUGS: dict[str, Bug] = {
    bug.id: bug
    for bug in (
        Bug("relu_output", "dz = da · (z > 0)", "dz = da · (a ≥ 0)"),
        Bug("sigmoid_slope", "dz = da · a · (1 − a)", "dz = da · a"),
        Bug("tanh_slope", "dz = da · (1 − a²)", "dz = da · (1 − a)"),
        Bug("no_bias", "db = Σ dz", "db = 0"),
        Bug("transposed", "dW = dz · xᵀ", "dW = (x · dzᵀ).reshape(W.shape)"),
        Bug("sign", "dL/dy", "−dL/dy"),
        Bug("factor_two", "dL/dy = 2 · (y − t)", "dL/dy = y − t"),
        Bug("averaged_twice", "dL/dy ÷ n", "dL/dy ÷ n ÷ n"),
        Bug("dropout_mask", "dx = dy · mask ÷ (1 − p)", "dx = dy"),
        Bug("dropout_scale", "dx = dy · mask ÷ (1 − p)", "dx = dy · mask"),
    )
}
"""All mistakes that can be planted."""
