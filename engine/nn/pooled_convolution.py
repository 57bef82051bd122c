"""A convolution with max pooling behind it, done in one: what is pooled is never whole in memory.

The largest of some sums is the same before a bias is added and a rising function applied as after,
so both come behind the pooling, where the pictures are small: max f(z + b) = f(max z + b). The
gradient goes the same way back. Where all of a window is silent it is 0, wherever it goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.activations import Identity, ReLU
from engine.nn.convolution import Conv2D
from engine.nn.halves import Run
from engine.nn.layer import Backward, Layer, Place, Shape
from engine.nn.lowering import Patches, RowShifts, lowering
from engine.nn.pooling import MaxPooling2D, Tournament
from engine.nn.strips import Room, Strip, in_turn
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.nn.window import Window
from engine.nn.winograd import TILE, Winograd

Array = NDArray[Any]


def can_be_one(first: Layer, second: Layer, shape: Shape) -> bool:
    """Whether two layers are a convolution and a pooling that can be done in one. shape: of the
    pictures before them, (height, width, channels).
    """
    if type(first) is not Conv2D or type(second) is not MaxPooling2D:
        return False
    if type(first.activation) not in (Identity, ReLU) or first.silent_units:
        return False
    rows, columns, _ = first.output_shape(shape)
    even = rows % second.size == columns % second.size == 0
    if second.stride != second.size or not even:
        return False
    kind = type(_lowering(first, (shape[0], 1, *shape[1:]), second.size, np.float32))
    return kind is RowShifts or (kind is Winograd and TILE % second.size == 0)


def _lowering(
    layer: Conv2D, shape: tuple[int, ...], size: int, dtype: Any
) -> Patches | RowShifts | Winograd:
    height, batch, width, channels = shape
    down, across = layer.windows((height, width, channels))
    return lowering((height, batch, width, channels), down, across, layer.filters, dtype, size)


class Pooled:
    """Pools the strips of a convolution's outputs, (rows, batch, columns, filters), and knows
    afterwards where the largest were.
    """

    def __init__(self, shape: tuple[int, ...], size: int, dtype: Any) -> None:
        rows, batch, columns, filters = shape
        self.shape = rows // size, batch, columns // size, filters
        self.columns, self.size = columns, size
        self.way = Window(size, size)
        self.room = Room(dtype), Room(dtype)
        self.dtype = dtype
        self.games: dict[Strip, tuple[Tournament, Tournament]] = {}

    def place(self, strip: Strip) -> Array:
        """Where the strip's outputs, or their gradient, are while it is worked on."""
        shape = (strip.bottom - strip.top, strip.count, self.columns, self.shape[-1])
        return self.room[strip.lane].take("outputs", shape)

    def smaller(self, strip: Strip, y: Array) -> Array:
        """What the strip is of the pooled pictures."""
        return y[strip.top // self.size : strip.bottom // self.size, strip.pictures]

    def played(self, strip: Strip) -> tuple[Tournament, Tournament, Array]:
        """The tournaments down and across the strip, and the room for what is between them."""
        z = self.place(strip)
        if strip not in self.games:
            tall = Tournament(z.shape, 0, self.way, self.dtype)
            self.games[strip] = tall, Tournament(tall.shape, 2, self.way, self.dtype)
        tall, wide = self.games[strip]
        return tall, wide, self.room[strip.lane].take("between", tall.shape)


@dataclass(frozen=True)
class Pooling:
    """The outputs of a convolution on their way into the pooled pictures y."""

    pooled: Pooled
    y: Array

    def place(self, strip: Strip) -> Array:
        return self.pooled.place(strip)

    def work(self, strip: Strip) -> Run:
        tall, wide, between = self.pooled.played(strip)
        target = self.pooled.smaller(strip, self.y)
        return in_turn((tall.forward(self.place(strip), between), wide.forward(between, target)))


@dataclass(frozen=True)
class Spreading:
    """The gradient of the outputs, made of that of the pooled pictures."""

    pooled: Pooled
    dy: Array

    def place(self, strip: Strip) -> Array:
        return self.pooled.place(strip)

    def work(self, strip: Strip) -> Run:
        tall, wide, between = self.pooled.played(strip)
        source = self.pooled.smaller(strip, self.dy)
        return in_turn((wide.backward(source, between), tall.backward(between, self.place(strip))))


def emit(
    f: Tape, layer: Conv2D, pooling: MaxPooling2D, place: Place, x: Value
) -> tuple[Value, Backward]:
    """x (height, batch, width, channels) -> the pooled activations, and their backward pass."""
    product = _lowering(layer, x.shape, pooling.size, f.dtype)
    assert isinstance(product, (RowShifts, Winograd))
    pooled = Pooled(
        (product.rows, x.shape[1], product.columns, layer.filters), pooling.size, f.dtype
    )
    taps = layer.kernel_size**2 * x.shape[-1]
    kernel = place.parameters["weights"].columns(0, taps)
    z = f.routine(
        lambda x, kernel, y: product.forward(x, kernel, Pooling(pooled, y)),
        x,
        kernel,
        shape=pooled.shape,
        name="convolve_and_pool",
        shown="largest_of_windows(convolve({0}, {1}))",
    )
    f.explain("y = max of K ∗ x in the window")
    z = layer.emit_bias(f, place, z, taps)
    with f.at("activation"):
        a = layer.activation.forward(f, z)
    path = f.path
    f.name(a, "a")

    def backward(da: Value, wanted: bool) -> Value | None:
        with f.under((*path, "activation")):
            dz = f.name(layer.activation.backward(f, z, a, da), "dz")
        kernel_gradient = place.gradients["weights"].columns(0, taps) if place.learns else None
        if place.learns:
            layer.emit_bias_gradient(f, place, dz, taps)
        return _emit_gradients(f, product, pooled, dz, kernel, kernel_gradient, x, wanted)

    return a, backward


def _emit_gradients(
    f: Tape,
    product: RowShifts | Winograd,
    pooled: Pooled,
    dz: Value,
    kernel: Value,
    change: Value | None,
    x: Value,
    wanted: bool,
) -> Value | None:
    if isinstance(product, Winograd) and wanted:
        given = (dz, kernel) if change is None else (dz, kernel, change)
        dx = f.routine(
            lambda dz, kernel, *rest: product.gradients(
                Spreading(pooled, dz), kernel, rest[0] if rest[:-1] else None, rest[-1]
            ),
            *given,
            shape=x.shape,
            name="gradients",
            shown="gradients({0}, {1})",
        )
        f.explain("dx = dz ∗ K turned by 180°, dK = Σ dz · what the window saw")
        return dx
    whole = dz
    if wanted:  # the rows of dz are needed together
        shape = product.rows, x.shape[1], product.columns, dz.shape[-1]
        whole = f.routine(
            lambda dy, dz: _spread(product, pooled, dy, dz),
            dz,
            shape=shape,
            name="spread",
            shown="to_the_largest({0})",
        )
    if change is not None:
        found = f.routine(
            lambda dz, dk: product.kernel_gradient(dz if wanted else Spreading(pooled, dz), dk),
            whole,
            shape=change.shape,
            name="kernel_gradient",
            shown="kernel_gradient({0})",
        )
        f.assign(change, found, "dK = Σ dz · what the window saw")
    if not wanted:
        return None
    dx = f.routine(
        product.input_gradient,
        whole,
        kernel,
        shape=x.shape,
        name="input_gradient",
        shown="input_gradient({0}, {1})",
    )
    f.explain("dx = dz ∗ K turned by 180°")
    return dx


def _spread(product: RowShifts | Winograd, pooled: Pooled, dy: Array, dz: Array) -> Run:
    """Fills the whole gradient of the outputs."""
    source = Spreading(pooled, dy)
    runs: list[Run] = []
    for lane in product.lanes:
        for strip in lane:
            runs += [source.work(strip), _copy(source.place(strip), strip.of(dz))]
    return in_turn(runs)


def _copy(source: Array, target: Array) -> Run:
    return lambda: np.copyto(target, source)
