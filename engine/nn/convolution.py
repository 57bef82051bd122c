"""Convolution layers: every filter looks through the same small window at every place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.nn.activations import Activation, ReLU, activations
from engine.nn.halves import Array, Run
from engine.nn.layer import Backward, Parameter, Place, Shape, layers
from engine.nn.lowering import lowering
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.nn.weighted import WeightedLayer
from engine.nn.window import PADDINGS, Window, check_fit, picture_shape, window
from engine.registry import Effect, knob


@layers.register("conv2d", label="convolution")
@dataclass(frozen=True)
class Conv2D(WeightedLayer):
    """a = f(K ∗ x + b): each filter gives a picture of where it finds its pattern.

    A cross-correlation, as deep learning has it. x: (height, width, channels). The weights are
    (filters, kernel height · kernel width · channels) with the biases as their last column.
    Source: LeCun et al. 1998; Dumoulin & Visin 2016, arXiv:1603.07285.
    """

    filters: int = knob(
        16,
        low=1,
        high=1024,
        effect=Effect.TRANSPLANT,
        help="Number of patterns looked for",
    )
    kernel_size: int = knob(
        5, low=1, high=31, effect=Effect.TRANSPLANT, unit="px", help="Side of the window"
    )
    stride: int = knob(
        1, low=1, high=16, effect=Effect.TRANSPLANT, unit="px", help="How far the window moves on"
    )
    padding: str = knob(
        "same",
        choices=PADDINGS,
        effect=Effect.TRANSPLANT,
        help="Zeros around the picture: to keep its size, none, or a number of them",
    )
    padding_amount: int = knob(
        0,
        low=0,
        high=64,
        effect=Effect.TRANSPLANT,
        unit="px",
        help="Zeros on each side, where the padding is a number",
    )
    dilation: int = knob(
        1, low=1, high=16, effect=Effect.TRANSPLANT, unit="px", help="Distance between its taps"
    )
    activation: Activation = knob(
        ReLU(),
        registry=activations,
        effect=Effect.RECOMPILE,
        help="What a filter makes of its weighted sums",
    )
    silent_units: tuple[int, ...] = knob(
        (),
        low=0,
        high=4095,
        effect=Effect.RECOMPILE,
        help="Filters whose output is held at 0, counted from 0",
    )

    def windows(self, shape: Shape) -> tuple[Window, Window]:
        """The window downwards and across. Raises SettingError where it does not fit."""
        height, width, _ = picture_shape(shape)
        ways = []
        for length in (height, width):
            way = window(
                length,
                self.kernel_size,
                self.stride,
                self.dilation,
                self.padding,
                self.padding_amount,
            )
            check_fit(way, length)
            ways.append(way)
        return ways[0], ways[1]

    def output_shape(self, shape: Shape) -> Shape:
        down, across = self.windows(shape)
        return down.outputs(shape[0]), across.outputs(shape[1]), self.filters

    def parameters(self, shape: Shape) -> tuple[Parameter, ...]:
        _, _, channels = picture_shape(shape)
        window_size = self.kernel_size**2
        return self.table(self.filters, window_size * channels, window_size * self.filters)

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        """x (height, batch, width, channels) -> a (rows, batch, columns, filters)."""
        z, sum_backward = self.emit_sum(f, place, x)
        place.sum = z
        with f.at("activation"):
            a = self.activation.forward(f, z)
        path = f.path
        gate = self.gate(f, self.filters, (self.filters,))
        f.name(a, "a" if gate is None else "f")

        def backward(da: Value, wanted: bool) -> Value | None:
            if gate is not None:
                da = da * gate
            with f.under((*path, "activation")):
                dz = f.name(self.activation.backward(f, z, a, da), "dz")
            return sum_backward(dz, wanted)

        return (a if gate is None else f.name(a * gate, "a")), backward

    def emit_sum(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        """z = K ∗ x + b. Backward: dK collects dz times what was seen, dx = dz ∗ K turned."""
        height, batch, width, channels = x.shape
        down, across = self.windows((height, width, channels))
        shape = (down.outputs(height), batch, across.outputs(width), self.filters)
        pictures = height, batch, width, channels
        product = lowering(pictures, down, across, self.filters, f.dtype, learns=f.training)
        taps = self.kernel_size**2 * channels
        weights = place.parameters["weights"]
        kernel = weights.columns(0, taps)
        z = f.routine(
            product.forward, x, kernel, shape=shape, name="convolve", shown="convolve({0}, {1})"
        )
        f.explain("z = K ∗ x")
        z = self.emit_bias(f, place, z, taps)
        f.name(z, "z")

        def backward(dz: Value, wanted: bool) -> Value | None:
            if place.learns:
                change = f.routine(
                    product.kernel_gradient,
                    dz,
                    shape=(self.filters, taps),
                    name="kernel_gradient",
                    shown="kernel_gradient({0})",
                )
                gradient = place.gradients["weights"]
                f.assign(gradient.columns(0, taps), change, "dK = Σ dz · what the window saw")
                self.emit_bias_gradient(f, place, dz, taps)
            if not wanted:
                return None
            dx = f.routine(
                product.input_gradient,
                dz,
                kernel,
                shape=x.shape,
                name="input_gradient",
                shown="input_gradient({0}, {1})",
            )
            f.explain("dx = dz ∗ K turned by 180°")
            return dx

        return z, backward

    def emit_bias(self, f: Tape, place: Place, z: Value, taps: int) -> Value:
        """z + b, a bias for each filter. taps: the column of the weights that the biases are."""
        if not self.bias:
            return z
        bias = place.parameters["weights"].columns(taps, taps + 1).reshape(self.filters)
        if self.bias_scale != 1.0:
            bias = bias * self.bias_scale
        z = f.routine(
            _add_bias, z, bias, shape=z.shape, name="add_bias", shown="{0} + {1}", in_place=True
        )
        f.explain("z = K ∗ x + b")
        return z

    def emit_bias_gradient(self, f: Tape, place: Place, dz: Value, taps: int) -> None:
        if not self.bias:
            return
        total = f.pixel_sums(dz)
        if self.bias_scale != 1.0:
            total = total * self.bias_scale
        target = place.gradients["weights"].columns(taps, taps + 1).reshape(self.filters)
        f.assign(target, total, "db = Σ dz")


def _add_bias(x: Array, bias: Array, z: Array) -> Run:
    """z = x + bias, a bias for each channel: whole rows at a time, which is three times as fast."""
    rows, batch, columns, channels = x.shape
    long = np.empty((columns, channels), x.dtype)
    source = x.reshape(rows * batch, columns * channels)
    target = z.reshape(rows * batch, columns * channels)
    row = long.reshape(-1)

    def run() -> None:
        long[...] = bias
        np.add(source, row, target)

    return run
