"""Where the nodes of a graph stand: columns from left to right, rows with few crossings.

Layered drawing: an edge that spans columns holds a place in each. Source: Sugiyama, Tagawa & Toda
1981. Places are in units of rows and columns; painting makes pixels of them.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from engine.basics.graph import OPERATION, Edge, Graph

SWEEPS = 8
ROUNDS = 61
"""Of moving rows; odd, so that the last goes from left to right."""
THIN = 0.62
"""Rows that an edge on its way through a column needs."""

Spot = int | tuple[Edge, int]
"""A node, or an edge on its way through a column."""


@dataclass(frozen=True)
class Layout:
    """Rows count from 0 at the top; the first column is 0.

    column, row: of each node. routes: of each edge, the (column, row) it passes on its way.
    """

    column: tuple[int, ...]
    row: tuple[float, ...]
    routes: dict[Edge, tuple[tuple[int, float], ...]]
    columns: int
    rows: float


@functools.lru_cache(maxsize=64)
def layout(graph: Graph) -> Layout:
    """Lay a graph out."""
    column = _columns(graph)
    order, links = _ordered(graph, column)
    row = _rows(order, links)
    top = min(row.values())
    nodes = range(len(graph.nodes))
    routes = {
        edge: tuple(
            (place, row[edge, place] - top)
            for place in range(column[edge.source] + 1, column[edge.target])
        )
        for edge in graph.edges
    }
    return Layout(
        tuple(column),
        tuple(row[node] - top for node in nodes),
        routes,
        max(column) + 1,
        max(row.values()) - top,
    )


def _columns(graph: Graph) -> list[int]:
    """An operation stands right of all its operands, a number right before what it is used in."""
    found = [0] * len(graph.nodes)
    for index, node in enumerate(graph.nodes):
        if node.kind == OPERATION:
            found[index] = 1 + max(found[operand] for operand in node.operands)
    for index in range(len(found)):
        if not graph.varies(index) and graph.nodes[index].kind != OPERATION:
            users = [found[edge.target] for edge in graph.edges if edge.source == index]
            found[index] = min(users) - 1
    return found


def _ordered(graph: Graph, column: list[int]) -> tuple[list[list[Spot]], list[tuple[Spot, Spot]]]:
    """The spots of each column from the top down, and which are joined.

    Operands in their order give a tree without crossings; sweeps mend what is shared.
    """
    order: list[list[Spot]] = [[] for _ in range(max(column) + 1)]
    links: list[tuple[Spot, Spot]] = []
    seen: set[int] = set()

    def visit(index: int) -> None:
        if index in seen:
            return
        seen.add(index)
        for slot, source in enumerate(graph.nodes[index].operands):
            visit(source)
            edge = Edge(source, index, slot)
            way = [(edge, place) for place in range(column[source] + 1, column[index])]
            for spot in way:
                order[spot[1]].append(spot)
            links.extend(itertools.pairwise([source, *way, index]))
        order[column[index]].append(index)

    visit(len(graph.nodes) - 1)
    best, fewest = [list(spots) for spots in order], _crossings(order, links)
    for sweep in range(SWEEPS):
        if fewest == 0:
            break
        places = range(1, len(order)) if sweep % 2 == 0 else range(len(order) - 2, -1, -1)
        for place in places:
            beside = place - 1 if sweep % 2 == 0 else place + 1
            rank = {spot: number for number, spot in enumerate(order[beside])}
            wanted = {
                spot: _mean(_ranks(spot, links, rank), float(number))
                for number, spot in enumerate(order[place])
            }
            order[place].sort(key=wanted.__getitem__)
        count = _crossings(order, links)
        if count < fewest:
            best, fewest = [list(spots) for spots in order], count
    return best, links


def _ranks(spot: Spot, links: list[tuple[Spot, Spot]], rank: dict[Spot, int]) -> list[float]:
    beside = [b if a == spot else a for a, b in links if spot in (a, b)]
    return [float(rank[other]) for other in beside if other in rank]


def _mean(values: Iterable[float], without: float) -> float:
    """The mean, or what it is `without` any."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else without


def _crossings(order: list[list[Spot]], links: list[tuple[Spot, Spot]]) -> int:
    rank = {spot: (c, r) for c, spots in enumerate(order) for r, spot in enumerate(spots)}
    placed = [(rank[a], rank[b]) for a, b in links]
    return sum(
        a[0][0] == b[0][0] and (a[0][1] - b[0][1]) * (a[1][1] - b[1][1]) < 0
        for a, b in itertools.combinations(placed, 2)
    )


def _rows(order: list[list[Spot]], links: list[tuple[Spot, Spot]]) -> dict[Spot, float]:
    """Each spot near the middle of its neighbours, at least a row from the next in its column."""
    row = {spot: float(r) for spots in order for r, spot in enumerate(spots)}
    beside: dict[Spot, list[Spot]] = {spot: [] for spot in row}
    for a, b in links:
        # An edge keeps to the row that it comes from as long as it can.
        if isinstance(a, int):
            beside[a].append(b)
        beside[b].append(a)
    for sweep in range(ROUNDS):
        for spots in order if sweep % 2 == 0 else reversed(order):
            wanted = [_mean([row[other] for other in beside[spot]], row[spot]) for spot in spots]
            for spot, place in zip(spots, _parted(spots, wanted), strict=True):
                row[spot] = place
    return row


def _parted(spots: list[Spot], wanted: list[float]) -> list[float]:
    """Places in order, far enough apart, and as near as can be to those wanted.

    Neighbours that would be too near become a block around the mean of what its members want.
    """
    offsets = [0.0]
    for a, b in itertools.pairwise(spots):
        offsets.append(offsets[-1] + (_room(a) + _room(b)) / 2)
    blocks: list[list[float]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        blocks.append([place - offset])
        while len(blocks) > 1 and _middle(blocks[-2]) > _middle(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    shifts = [_middle(block) for block in blocks for _ in block]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]


def _middle(block: list[float]) -> float:
    return sum(block) / len(block)


def _room(spot: Spot) -> float:
    return 1.0 if isinstance(spot, int) else THIN
