"""Dense layers: every unit sees every input. z = W·x + b, a = f(z)."""

from __future__ import annotations

from dataclasses import dataclass

from engine.nn.activations import Activation, Sigmoid, Tanh, activations
from engine.nn.layer import Backward, Layer, Parameter, Place, Shape, layers
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.nn.weighted import WeightedLayer
from engine.registry import Effect, Registry, SettingError, knob


@dataclass(frozen=True)
class DenseBase(WeightedLayer):
    """What hidden and output layers share."""

    def block(self, shape: Shape, units: int) -> tuple[Parameter, ...]:
        """The weights (units, inputs) with the biases as their last column."""
        if len(shape) != 1:
            raise SettingError(
                "A dense layer expects a row of numbers, got shape {got}: "
                "put a flatten layer before it",
                got=" × ".join(map(str, shape)),
            )
        return self.table(units, shape[0], units)

    def emit_sum(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        """z = W·x + b. Backward: dW = dz·xᵀ, dx = Wᵀ·dz; with x a row of ones, db is a column."""
        inputs = x.shape[0]
        weights = place.parameters["weights"]
        grown = f.padded(x, self.bias_scale) if self.bias else x
        z = f.dot(weights, grown)
        f.name(z, "z")
        f.explain("z = W·x + b" if self.bias else "z = W·x")

        def backward(dz: Value, wanted: bool) -> Value | None:
            if place.late:
                place.factors = dz, grown.T
            elif place.learns:
                f.assign(place.gradients["weights"], f.dot(dz, grown.T), "dW = dz·xᵀ")
            if not wanted:
                return None
            dx = f.dot(dz.T, weights).T if x.lies_in_rows else f.dot(weights.T, dz)
            f.explain("dx = Wᵀ·dz")
            return dx.rows(0, inputs) if self.bias else dx

        return z, backward

    def emit_activated(
        self, f: Tape, place: Place, x: Value, activation: Activation
    ) -> tuple[Value, Backward]:
        """a = f(W·x + b)"""
        z, sum_backward = self.emit_sum(f, place, x)
        place.sum = z
        with f.at("activation"):
            a = activation.forward(f, z)
        path = f.path
        gate = self.gate(f, z.shape[0], (z.shape[0], 1))
        f.name(a, "a" if gate is None else "f")

        def backward(da: Value, wanted: bool) -> Value | None:
            if gate is not None:
                da = da * gate
            with f.under((*path, "activation")):
                dz = f.name(activation.backward(f, z, a, da), "dz")
            return sum_backward(dz, wanted)

        return (a if gate is None else f.name(a * gate, "a")), backward


@layers.register("dense", label="dense")
@dataclass(frozen=True)
class Dense(DenseBase):
    """a = f(W·x + b): every unit sees every input."""

    units: int = knob(4, low=1, high=4096, effect=Effect.TRANSPLANT, help="Number of neurons")
    activation: Activation = knob(
        Tanh(),
        registry=activations,
        effect=Effect.RECOMPILE,
        help="What a neuron makes of its weighted sum",
    )
    silent_units: tuple[int, ...] = knob(
        (),
        low=0,
        high=4095,
        effect=Effect.RECOMPILE,
        help="Units whose output is held at 0, counted from 0",
    )

    def output_shape(self, shape: Shape) -> Shape:
        return (self.units,)

    def parameters(self, shape: Shape) -> tuple[Parameter, ...]:
        return self.block(shape, self.units)

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        return self.emit_activated(f, place, x, self.activation)


@dataclass(frozen=True)
class Output(DenseBase):
    """The last layer: as many units as the task asks for. Softmax gives one to each class."""

    activation: Activation = knob(
        Sigmoid(),
        registry=activations,
        effect=Effect.RECOMPILE,
        help="What an output makes of its weighted sum",
    )

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        y, backward = self.emit_activated(f, place, x, self.activation)
        return f.name(y, "y", bare=True), backward


outputs: Registry[Output] = Registry("output", Output)
outputs.register("output", label="output")(Output)


@layers.register("activation", label="activation")
@dataclass(frozen=True)
class ActivationLayer(Layer):
    """a = f(x), as a layer of its own."""

    activation: Activation = knob(
        Tanh(),
        registry=activations,
        effect=Effect.RECOMPILE,
        help="The function that is applied to each number",
    )

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        with f.at("activation"):
            a = self.activation.forward(f, x)
        path = f.path

        def backward(da: Value, wanted: bool) -> Value | None:
            if not wanted:
                return None
            with f.under((*path, "activation")):
                return self.activation.backward(f, x, a, da)

        return a, backward
