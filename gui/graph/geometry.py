"""Where the parts of a graph are drawn: nodes, the ways of its edges, and their numbers."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from engine.basics.graph import INPUT, OPERATION, Edge, Graph
from gui.graph.layout import layout
from gui.theme import Theme

RADIUS = 21
BOX_WIDTH, BOX_HEIGHT = 68, 46
RESULT_WIDTH = 84
FREE, WIDEST_FREE = 98, 150
"""Pixels between two columns, for the numbers of an edge and its bend."""
ROW, HIGHEST_ROW = 96, 132
MARGIN = 16
CHIP = 19
"""Height of a gradient on its ground."""
BELOW = 58
"""Under the lowest row: the slopes of a node, or the sum of an input."""


@dataclass(frozen=True)
class Geometry:
    """Where everything stands, in units that `scale` makes pixels of, from `origin` on.

    centre, half: of each node, and half its width. result: the box at the right end.
    labels: where the numbers of each edge stand; paths: the way of each edge.
    """

    origin: QPointF
    scale: float
    centre: tuple[QPointF, ...]
    half: tuple[float, ...]
    result: QRectF
    labels: dict[Edge, QPointF]
    paths: dict[Edge, QPainterPath]
    end: QPainterPath
    end_label: QPointF

    def box(self, node: int) -> QRectF:
        """The box of an input on the canvas."""
        middle = self.centre[node]
        box = QRectF(0, 0, 2 * self.half[node] * self.scale, BOX_HEIGHT * self.scale)
        box.moveCenter(self.origin + middle * self.scale)
        return box

    def node_at(self, position: QPointF) -> int | None:
        place = (position - self.origin) / self.scale
        for node, (middle, half) in enumerate(zip(self.centre, self.half, strict=True)):
            off = place - middle
            if abs(off.x()) <= half and abs(off.y()) <= RADIUS:
                return node
        return None


def natural_size(graph: Graph) -> tuple[float, float]:
    """The least width and height in which nothing is crowded, at scale 1."""
    placed = layout(graph)
    wide = sum(2 * half for half in _halves(graph)) + placed.columns * FREE + RESULT_WIDTH
    return wide + 2 * MARGIN, (placed.rows + 0.5) * ROW + BOX_HEIGHT + BELOW


def _half(graph: Graph, node: int) -> float:
    kind = graph.nodes[node].kind
    if kind == INPUT:
        longest = max(len(name) for name in graph.inputs)
        return max(BOX_WIDTH / 2, 4.2 * longest + 12)
    return RADIUS if kind == OPERATION else 15.0


def _halves(graph: Graph) -> list[float]:
    """Half the width of the widest node of each column."""
    column = layout(graph).column
    found = [0.0] * layout(graph).columns
    for node, place in enumerate(column):
        found[place] = max(found[place], _half(graph, node))
    return found


def geometry(rect: QRectF, graph: Graph, theme: Theme) -> Geometry:
    """Fit a graph into a rectangle: first by less space, then by drawing it smaller."""
    scale = 1.25 if theme.name == "print" else 1.0
    return _geometry(rect.x(), rect.y(), rect.width(), rect.height(), graph, scale * theme.scale)


@functools.lru_cache(maxsize=8)
def _geometry(x: float, y: float, wide: float, high: float, graph: Graph, scale: float) -> Geometry:
    placed = layout(graph)
    least = natural_size(graph)
    scale *= min(1.0, wide / (least[0] * scale), high / (least[1] * scale))
    room_x, room_y = wide / scale, high / scale
    free = min(WIDEST_FREE, FREE + (room_x - least[0]) / placed.columns)
    row = min(HIGHEST_ROW, (room_y - BOX_HEIGHT - BELOW) / (placed.rows + 0.5))
    halves = _halves(graph)
    lefts = [0.0]
    for wider in halves:
        lefts.append(lefts[-1] + 2 * wider + free)
    used_x, used_y = lefts[-1] + RESULT_WIDTH, placed.rows * row
    left = (room_x - used_x) / 2
    top = (room_y - BELOW + BOX_HEIGHT - RADIUS - used_y) / 2

    def spot(column: int, place: float) -> QPointF:
        return QPointF(left + lefts[column] + halves[column], top + place * row)

    nodes = range(len(graph.nodes))
    centre = tuple(spot(placed.column[n], placed.row[n]) for n in nodes)
    half = tuple(_half(graph, n) for n in nodes)
    labels: dict[Edge, QPointF] = {}
    paths: dict[Edge, QPainterPath] = {}
    for edge in graph.edges:
        way = [spot(*place) for place in placed.routes[edge]]
        alone = sum(other.source == edge.source for other in graph.edges) == 1
        paths[edge], labels[edge] = _route(edge, graph, centre, half, way, alone, free)
    last = centre[-1]
    start, end = last.x() + RADIUS, left + lefts[-1]
    line = QPainterPath(QPointF(start, last.y()))
    line.lineTo(QPointF(end, last.y()))
    result = QRectF(end, last.y() - BOX_HEIGHT / 2, RESULT_WIDTH, BOX_HEIGHT)
    middle = QPointF((start + end) / 2, last.y())
    return Geometry(QPointF(x, y), scale, centre, half, result, labels, paths, line, middle)


def _route(
    edge: Edge, graph: Graph, centre: tuple[QPointF, ...], half: tuple[float, ...],
    way: list[QPointF], alone: bool, free: float,
) -> tuple[QPainterPath, QPointF]:  # fmt: skip
    """The way of an edge and the place of its numbers: level beneath them, then bent."""
    source, target = centre[edge.source], centre[edge.target]
    slots = len(graph.nodes[edge.target].operands)
    angle = (edge.slot - (slots - 1) / 2) * math.radians(44 if slots == 2 else 30)
    end = target + QPointF(-RADIUS * math.cos(angle), RADIUS * math.sin(angle))
    start = source + QPointF(half[edge.source], 0)
    path = QPainterPath(start)
    level = 0.64 * free
    at = start
    if alone:
        at = start + QPointF(level, 0)
        path.lineTo(at)
    label = start + QPointF(0.5 * level, 0)
    for number, place in enumerate(way):
        before = QPointF(place.x() - RADIUS, place.y())
        after = QPointF(place.x() + RADIUS, place.y())
        _bend(path, at, before)
        path.lineTo(after)
        at = after
        if number == 0 and not alone:
            label = place
    from_here = QPainterPath(at)
    _bend(from_here, at, end)
    path.connectPath(from_here)
    if not alone and not way:
        label = from_here.pointAtPercent(min(0.4 + 0.3 * edge.slot, 0.85)) - QPointF(
            0, 6 + CHIP / 2
        )
    return path, label


def _bend(path: QPainterPath, start: QPointF, end: QPointF) -> None:
    across = (end.x() - start.x()) / 2
    path.cubicTo(start + QPointF(across, 0), end - QPointF(across, 0), end)
