"""Receptive fields: which pixels a number inside the network can see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.convolution import Conv2D
from engine.nn.network import Network, Plan
from engine.nn.pooling import Pooling2D
from engine.nn.window import Window

Array = NDArray[Any]


@dataclass(frozen=True)
class Field:
    """A rectangle of cells; it reaches over the edge where there is padding.

    step: the distance of the cells in it that are looked at (more than 1 with dilation).
    """

    top: int
    left: int
    height: int
    width: int
    step: int = 1

    def clipped(self, rows: int, columns: int) -> Field:
        """What of it lies in a picture of this size; its height or width may become 0."""
        top, left = max(self.top, 0), max(self.left, 0)
        bottom = max(min(self.top + self.height, rows), top)
        right = max(min(self.left + self.width, columns), left)
        return Field(top, left, bottom - top, right - left)


def seen_by(plan: Plan, row: int, column: int) -> Field:
    """The cells of its input that a cell of a convolution or pooling layer is made from."""
    layer = plan.layer
    assert isinstance(layer, Conv2D | Pooling2D)
    down, across = layer.windows(plan.input_shape)
    return Field(
        row * down.stride - down.before,
        column * across.stride - across.before,
        down.reach,
        across.reach,
        down.dilation,
    )


def receptive_field(network: Network, key: str, row: int = 0, column: int = 0) -> Field:
    """The pixels that a cell of a layer's output depends on, and padding around the picture.

    What a layer in between pads with has seen no pixels and does not count.
    Of a unit behind a flatten layer, whatever row and column: all that any of its inputs see.
    """
    keys = [plan.key for plan in network.plans]
    ways = [np.array([row]), np.array([column])]  # the rows and the columns that matter
    for plan in reversed(network.plans[: keys.index(key) + 1]):
        if len(plan.input_shape) != 3:
            continue
        if len(plan.output_shape) != 3:  # flatten, global pooling
            ways = [np.arange(length) for length in plan.input_shape[:2]]
            continue
        ways = [
            cells[(cells >= 0) & (cells < length)]
            for cells, length in zip(ways, plan.output_shape, strict=False)
        ]
        if isinstance(plan.layer, Conv2D | Pooling2D):
            windows = plan.layer.windows(plan.input_shape)
            ways = [_under(cells, way) for cells, way in zip(ways, windows, strict=True)]
    rows, columns = ways
    if not rows.size or not columns.size:
        return Field(0, 0, 0, 0)
    top, left = int(rows.min()), int(columns.min())
    return Field(top, left, int(rows.max()) - top + 1, int(columns.max()) - left + 1)


def _under(cells: Array, way: Window) -> Array:
    """What a window sees from these places, in one direction."""
    taps = way.dilation * np.arange(way.size) - way.before
    return np.unique(cells[:, None] * way.stride + taps)
