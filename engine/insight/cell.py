"""One cell of a feature map written out: what its kernel sees, the products, and their sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.digits import ShownSum, candidates, show_sum, show_sum_with_remainder
from engine.insight.feature_maps import (
    POOLED,
    SUM,
    Drawing,
    convolution,
    filters_of,
    shown_part,
    stage_key,
)
from engine.insight.forward import forward
from engine.insight.probe import FEATURES
from engine.insight.receptive import Field, receptive_field, seen_by
from engine.insight.shown import Shown, show
from engine.nn.activations import Activation
from engine.nn.compile import sum_name
from engine.nn.convolution import Conv2D
from engine.nn.network import Network
from engine.nn.pooling import MaxPooling2D
from engine.registry import SettingError
from engine.training.picture_material import Feed
from engine.training.trainer import Trainer

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Pooled:
    """What a cell behind pooling was made from.

    window: (rows, columns) of the map before it, nan beyond its edge. field: where that is.
    chosen: (row, column) in that map of the largest, or of the middle where a mean is taken.
    """

    kind: str
    window: Array
    field: Field
    chosen: tuple[int, int]
    value: float


@dataclass(frozen=True, eq=False)
class CellArithmetic:
    """f(Σ kernel · patch + b): one cell of one feature map.

    picture: its index, −1 of the drawing. pixels: (h, w, c) uint8. field: the receptive field.
    row, column: of the cell in the map behind the activation; that of `pooled`, if any, is chosen
    from it. patch_field: where in the layer's input the kernel lies; patch, kernel: (kh, kw, c)
    float32, 0 where `inside` (kh, kw) is False, for there is padding.
    channel: the one that `products` shows: Σ of its products, in digits that add up.
    sums: (c,) the sum of the products of each channel.
    shown: of one channel, all products, the bias last; of more, `sums` and the bias.
    """

    layer: str
    stage: str
    picture: int
    filter: int
    row: int
    column: int
    channel: int
    step: int
    pixels: Array
    field: Field
    patch_field: Field
    patch: Array
    inside: Array
    kernel: Array
    bias: float | None
    bias_scale: float
    sums: Array
    z: float
    activation: Activation
    value: float
    map_value: float
    products: ShownSum
    shown: Shown
    pooled: Pooled | None


@dataclass(frozen=True)
class CellQuestion:
    """Asks for the arithmetic of a cell of a feature map, of a picture of the test set.

    picture: its index, ignored where there is a drawing. row, column: of the map of that stage.
    """

    layer: str
    picture: int
    filter: int
    row: int
    column: int
    stage: str
    channel: int = 0
    drawing: Drawing | None = None

    def __call__(self, trainer: Trainer) -> CellArithmetic:
        """Raises SettingError where there is no such cell, or its numbers are not finite."""
        part = shown_part(trainer)
        if self.drawing is not None:
            pixels = self.drawing.pixels[None]
        elif 0 <= self.picture < len(part.targets):
            pixels = part.pixels[self.picture : self.picture + 1]
        else:
            raise SettingError(
                "The test set has {count} pictures, got number {got}: choose another",
                count=len(part.targets),
                got=self.picture,
            )
        values = {key: value[0] for key, value in forward(trainer, pixels).items()}
        values[FEATURES] = _inputs(part.feed, pixels)
        return cell_arithmetic(trainer.network, values, np.array(pixels[0]), self, trainer.step)


def _inputs(feed: Feed, pixels: Array) -> Array:
    """What the network is given of one picture (1, h, w, c), after preprocessing: (h·w·c,)."""
    block = np.empty((pixels[0].size, 1), feed.divisor.dtype)
    feed.fill(pixels, block)
    return block[:, 0]


def cell_arithmetic(
    network: Network, values: Mapping[str, Array], pixels: Array, asked: CellQuestion, step: int
) -> CellArithmetic:
    """The arithmetic of a cell from what every layer made of the picture, without the batch axis.

    values: as of `forward`; what enters the network is under FEATURES.
    """
    plan = convolution(network, asked.layer)
    layer = plan.layer
    assert isinstance(layer, Conv2D)
    source = stage_key(network, asked.layer, asked.stage)
    rows, columns, filters = values[source].shape
    if not (0 <= asked.filter < filters and 0 <= asked.row < rows and 0 <= asked.column < columns):
        raise SettingError("The cell is no longer there, the layer has changed: choose another")
    pooled = None
    row, column = asked.row, asked.column
    if asked.stage == POOLED:
        pooled = _pooled(network, values, source, asked)
        row, column = pooled.chosen
    kernels, biases = filters_of(network, asked.layer)
    kernel = kernels[asked.filter]
    where = seen_by(plan, row, column)
    patch, inside = _patch(_entering(network, values, asked.layer), where, layer.dilation)
    z = float(values[sum_name(asked.layer)][row, column, asked.filter])
    value = float(values[asked.layer][row, column, asked.filter])
    map_value = float(values[source][asked.row, asked.column, asked.filter])
    with np.errstate(all="ignore"):
        products = patch.astype(np.float64) * kernel
    if not np.isfinite([z, value, map_value, *products.ravel()]).all():
        raise SettingError(
            "The arithmetic expects finite numbers, but filter {filter} of {layer} has others: "
            "go back to an earlier step",
            filter=asked.filter + 1,
            layer=asked.layer,
        )
    channels = kernel.shape[2]
    channel = min(asked.channel, channels - 1)
    bias = None if biases is None else float(biases[asked.filter])
    sums = products.sum(axis=(0, 1))
    ends = ([layer.bias_scale], [bias]) if bias is not None else ([], [])
    if channels == 1:
        factors, weights = patch.ravel().tolist(), kernel.ravel().tolist()
    else:
        factors, weights = sums.tolist(), [1.0] * channels
    silent = asked.filter in layer.silent_units
    activation = layer.activation
    shown = show(
        factors + ends[0], weights + ends[1], (z,), 0, activation, 0.0 if silent else value, silent
    )
    return CellArithmetic(
        asked.layer,
        asked.stage,
        -1 if asked.drawing is not None else asked.picture,
        asked.filter,
        row,
        column,
        channel,
        step,
        pixels,
        receptive_field(network, source if asked.stage != SUM else asked.layer,
                        asked.row, asked.column),
        where,
        patch,
        inside,
        kernel,
        bias,
        layer.bias_scale,
        sums,
        z,
        activation,
        value,
        map_value,
        _channel_products(patch[:, :, channel], kernel[:, :, channel], shown, channels),
        shown,
        pooled,
    )  # fmt: skip


def _channel_products(patch: Array, kernel: Array, shown: Shown, channels: int) -> ShownSum:
    """The products of a channel and their sum; of the only channel, as `shown` has them."""
    values, weights = patch.ravel().tolist(), kernel.ravel().tolist()
    if channels == 1:
        count, whole = len(values), shown.sum
        products = whole.products[:count]
        total = round(sum(products), whole.decimals.product) + 0.0
        return ShownSum(
            whole.decimals, whole.values[:count], whole.weights[:count], products, 0.0, total
        )
    total = float(np.dot(patch.ravel().astype(np.float64), kernel.ravel().astype(np.float64)))
    for decimals in candidates(shown.sum.decimals.product):
        found = show_sum(values, weights, total, decimals)
        if found is not None:
            return found
    return show_sum_with_remainder(values, weights, total, shown.sum.decimals.product)


def _entering(network: Network, values: Mapping[str, Array], key: str) -> Array:
    """What a layer is given of one picture, (h, w, c)."""
    keys = [FEATURES, *(plan.key for plan in network.plans)]
    return values[keys[keys.index(key) - 1]].reshape(network.plan(key).input_shape)


def _patch(x: Array, field: Field, dilation: int) -> tuple[Array, Array]:
    """What lies under a kernel: (kh, kw, c) with 0 beyond the edge, and where there is no edge."""
    rows = np.arange(field.top, field.top + field.height, dilation)
    columns = np.arange(field.left, field.left + field.width, dilation)
    height, width, _ = x.shape
    inside = ((rows >= 0) & (rows < height))[:, None] & ((columns >= 0) & (columns < width))
    patch = x[np.ix_(rows.clip(0, height - 1), columns.clip(0, width - 1))].astype(np.float32)
    return np.where(inside[:, :, None], patch, np.float32(0.0)), inside


def _pooled(
    network: Network, values: Mapping[str, Array], source: str, asked: CellQuestion
) -> Pooled:
    plan = network.plan(source)
    keys = [one.key for one in network.plans]
    before = values[keys[keys.index(source) - 1]][:, :, asked.filter]
    field = seen_by(plan, asked.row, asked.column)
    patch, inside = _patch(before[:, :, None], field, 1)
    window = np.where(inside, patch[:, :, 0], np.nan)
    window.flags.writeable = False
    if isinstance(plan.layer, MaxPooling2D):
        place = int(np.argmax(np.where(inside, patch[:, :, 0], -np.inf)))
    else:
        place = window.size // 2
    row, column = divmod(place, field.width)
    height, width = before.shape
    chosen = (
        min(max(field.top + row, 0), height - 1),
        min(max(field.left + column, 0), width - 1),
    )
    value = float(values[source][asked.row, asked.column, asked.filter])
    return Pooled(plan.layer.kind, window, field, chosen, value)
