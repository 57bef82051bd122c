"""What the feature maps show: filters, their film, pictures and maps, and their grey scale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.feature_maps import NO_LABEL, FeatureMaps
from engine.insight.film import FilmStrip
from engine.insight.receptive import Field

Array = NDArray[Any]
Levels = NDArray[np.uint8]

FILM_MOMENTS = 7
"""Of the film strip, the present one, which is the filter itself, among them."""


@dataclass(frozen=True)
class Cell:
    """A place in the maps: the row, the column, and a number of the map there."""

    filter: int
    picture: int
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class MapsFigure:
    """The maps as they are drawn.

    common: one grey scale for all maps, else each filter has its own. channel: the one of the
    kernels that is shown. field: the receptive field of `selected`.
    """

    maps: FeatureMaps
    film: FilmStrip | None = None
    common: bool = False
    channel: int = 0
    selected: Cell | None = None
    field: Field | None = None
    title: str = ""

    @property
    def filter_count(self) -> int:
        return len(self.maps.filters)

    @property
    def picture_count(self) -> int:
        return len(self.maps.pixels)

    @property
    def map_shape(self) -> tuple[int, int]:
        """Rows and columns of a map."""
        rows, columns = self.maps.maps.shape[2:]
        return rows, columns

    @cached_property
    def ranges(self) -> tuple[Array, Array]:
        """The numbers that are black and white in the maps of each filter: (k,) and (k,).

        Where nothing is below 0, as behind a ReLU, black is 0.
        """
        low, high = np.minimum(self.maps.low, 0.0), self.maps.high
        if self.common:
            low, high = np.full_like(low, low.min()), np.full_like(high, high.max())
        return low, high

    @cached_property
    def weight_limits(self) -> Array:
        """(k,) the largest |weight| of each filter, which is full orange or blue."""
        limits = np.abs(self.maps.filters[..., self.shown_channel]).max(axis=(1, 2))
        if self.common:
            limits = np.full_like(limits, limits.max())
        return np.where(np.isfinite(limits) & (limits > 0), limits, 1.0)

    @property
    def shown_channel(self) -> int:
        return min(self.channel, self.maps.filters.shape[3] - 1)

    @property
    def past(self) -> Array:
        """(m, k, kh, kw): the film without its present moment."""
        if self.film is None or self.film.filters.shape[1:] != self.maps.filters.shape:
            return np.empty((0, *self.maps.filters.shape[:3]), np.float32)
        return self.film.filters[:-1, ..., self.shown_channel]

    def map_levels(self, first: int, end: int) -> Levels:
        """The maps of some filters as bytes, a row for each filter, pictures side by side."""
        low, high = (bound[first:end, None, None, None] for bound in self.ranges)
        return _side_by_side(self.maps.maps[first:end], low, high)

    def kernel_levels(self, first: int, end: int) -> Levels:
        """Film and kernels of some filters as bytes, a row for each, the present one last."""
        present = self.maps.filters[None, first:end, ..., self.shown_channel]
        moments = np.concatenate([self.past[:, first:end], present]).swapaxes(0, 1)
        limit = self.weight_limits[first:end, None, None, None]
        return _side_by_side(moments, -limit, limit)

    def is_mistake(self, picture: int) -> bool:
        label = self.maps.labels[picture]
        return bool(label != NO_LABEL and label != self.maps.predicted[picture])

    def value(self, cell: Cell) -> float:
        return float(self.maps.maps[cell.filter, cell.picture, cell.row, cell.column])

    def holds(self, cell: Cell) -> bool:
        """Whether there is such a cell."""
        k, n, rows, columns = self.maps.maps.shape
        inside = cell.row < rows and cell.column < columns
        return cell.filter < k and cell.picture < n and inside


def _side_by_side(pictures: Array, low: Array, high: Array) -> Levels:
    """Pictures (k, n, rows, columns) from low to high as bytes: (k · rows, n · columns).

    In single precision, and all at once: it happens in every frame.
    """
    with np.errstate(all="ignore"):
        span = np.where(high > low, high - low, np.float32(1.0)).astype(np.float32)
        scaled = (pictures - low.astype(np.float32)) * (np.float32(255.0) / span)
        np.clip(scaled, 0.0, 255.0, out=scaled)
        scaled += np.float32(0.5)
        if not np.isfinite(scaled).all():
            scaled = np.nan_to_num(scaled, nan=127.5)
    k, n, rows, columns = scaled.shape
    laid = scaled.astype(np.uint8).transpose(0, 2, 1, 3)
    return np.ascontiguousarray(laid).reshape(k * rows, n * columns)
