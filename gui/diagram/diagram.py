"""What a network diagram shows: columns of neurons, their maps, and the weights between them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

Array = NDArray[Any]


class Role(enum.Enum):
    INPUTS = "inputs"
    HIDDEN = "hidden"
    OUTPUT = "output"


@dataclass(frozen=True)
class Column:
    """A layer: `key` is that of its maps and weights ("features" for the inputs, "output").

    detail: what stands beneath the title. note: what follows the layer, such as dropout 0.2.
    symbols: of the features. silent, frozen: units whose output, or whose weights, are held.
    """

    key: str
    role: Role
    count: int
    title: str
    detail: str = ""
    note: str = ""
    symbols: tuple[str, ...] = ()
    silent: frozenset[int] = frozenset()
    frozen: frozenset[int] = frozenset()

    def unit_name(self, unit: int) -> str:
        """How a reader calls one of its neurons."""
        if self.symbols:
            return self.symbols[unit]
        if self.count == 1 and self.role is Role.OUTPUT:
            return self.title
        text = QCoreApplication.translate("Network", "{layer}, unit {number}")
        return text.format(layer=self.title, number=unit + 1)


@dataclass(frozen=True)
class Neuron:
    """A unit of a column, counted from 0."""

    key: str
    unit: int


@dataclass(frozen=True)
class Link:
    """The weight with which a unit of layer `key` takes in unit `source` of the column before."""

    key: str
    unit: int
    source: int


@dataclass(frozen=True)
class Bias:
    """The bias of a unit, where it can be clicked."""

    key: str
    unit: int


@dataclass(frozen=True)
class Light:
    """What is lit because something elsewhere speaks of it: the neurons of a column, or the links
    that lead into it, or both."""

    key: str
    neurons: bool = True
    links: bool = True


@dataclass(frozen=True, eq=False)
class Diagram:
    """One moment of a network.

    maps: column key -> (units, side, side) uint8 levels, row 0 at the lower edge.
    ranges: column key -> (units, 2), the values of level 0 and level 255.
    weights: layer key -> (units, inputs + 1), the bias last. What does not fit the columns, because
    it is older than they are, is not drawn.
    full_weight: the absolute weight whose link is as wide as links become.
    first: column key -> the first unit shown where a column is folded.
    headings: whether hidden layers get a drawn heading; on screen there are controls in its place.
    """

    columns: tuple[Column, ...]
    maps: Mapping[str, Array] = field(default_factory=dict)
    ranges: Mapping[str, Array] = field(default_factory=dict)
    weights: Mapping[str, Array] = field(default_factory=dict)
    full_weight: float = 1.0
    first: Mapping[str, int] = field(default_factory=dict)
    headings: bool = True
    selected: Neuron | None = None
    pointed: Neuron | Link | None = None
    cursor: Neuron | None = None
    light: Light | None = None

    def index(self, key: str) -> int | None:
        """The place of a column, None where there is no such column."""
        return next((i for i, column in enumerate(self.columns) if column.key == key), None)

    def has(self, neuron: Neuron) -> bool:
        index = self.index(neuron.key)
        return index is not None and 0 <= neuron.unit < self.columns[index].count

    def table(self, index: int) -> Array | None:
        """The weights that lead into the column at `index`, if they fit."""
        if index < 1:
            return None
        table = self.weights.get(self.columns[index].key)
        fitting = (self.columns[index].count, self.columns[index - 1].count + 1)
        return table if table is not None and table.shape == fitting else None

    def weight(self, link: Link) -> float:
        """The weight of a link, nan where it is not known."""
        table = self._table_of(link.key)
        if table is None or not (link.unit < len(table) and link.source < table.shape[1] - 1):
            return float("nan")
        return float(table[link.unit, link.source])

    def bias(self, neuron: Neuron) -> float:
        """The bias of a neuron, nan where it has none or it is not known."""
        table = self._table_of(neuron.key)
        if table is None or not neuron.unit < len(table):
            return float("nan")
        return float(table[neuron.unit, -1])

    def levels(self, neuron: Neuron) -> Array | None:
        """The map of a neuron, (side, side) uint8."""
        planes = self.maps.get(neuron.key)
        return planes[neuron.unit] if planes is not None and neuron.unit < len(planes) else None

    def values(self, neuron: Neuron) -> tuple[float, float] | None:
        """The least and the greatest value on the map of a neuron."""
        levels, ranges = self.levels(neuron), self.ranges.get(neuron.key)
        if levels is None or ranges is None or not neuron.unit < len(ranges):
            return None
        low, high = (float(end) for end in ranges[neuron.unit])
        found = low + np.array([levels.min(), levels.max()]) / 255 * (high - low)
        return float(found[0]), float(found[1])

    def _table_of(self, key: str) -> Array | None:
        index = self.index(key)
        return None if index is None else self.table(index)
