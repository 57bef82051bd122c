"""Links: a cubic curve for each weight, its width the size and its colour the sign of the weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gui.diagram.diagram import Array, Diagram, Link
from gui.diagram.layout import Placement
from gui.figures.medium import on_screen
from gui.figures.style import mix
from gui.theme import Theme

SMOOTH_LINKS = 300
"""So many of the strongest links are antialiased on screen; what lies beneath them need not be."""
FAST_WIDTH = 1.25
"""Thinner links are drawn one pixel wide, for which Qt has a way that is three times as fast."""


@dataclass(frozen=True, eq=False)
class Gap:
    """The links between two neighbouring columns that lead from and to shown neurons.

    All arrays (n,): units and sources are numbers of neurons, y0 and y1 the ends of the links.
    Links whose weight is not finite are left out.
    """

    key: str
    x0: float
    x1: float
    units: Array
    sources: Array
    weights: Array
    y0: Array
    y1: Array


def gaps(diagram: Diagram, placement: Placement) -> Iterator[Gap]:
    """The gaps from left to right; those whose weights are not known are left out."""
    for index in range(1, len(placement.columns)):
        table = diagram.table(index)
        if table is None:
            continue
        before, after = placement.columns[index - 1], placement.columns[index]
        rows = np.arange(after.first, after.first + len(after.ys))
        cols = np.arange(before.first, before.first + len(before.ys))
        shown = table[np.ix_(rows, cols)]
        place, source = np.nonzero(np.isfinite(shown))
        yield Gap(
            after.column.key,
            before.rect(before.first).right(),
            after.rect(after.first).left(),
            rows[place],
            cols[source],
            shown[place, source],
            np.array(before.ys)[source],
            np.array(after.ys)[place],
        )


@lru_cache(maxsize=4096)
def curve(x0: float, y0: float, x1: float, y1: float) -> QPainterPath:
    """From (x0, y0) to (x1, y1), level at both ends."""
    middle = (x0 + x1) / 2
    path = QPainterPath(QPointF(x0, y0))
    path.cubicTo(QPointF(middle, y0), QPointF(middle, y1), QPointF(x1, y1))
    return path


def curve_points(gap: Gap, count: int = 33) -> tuple[Array, Array]:
    """Points along all curves of a gap: x (count,), y (links, count)."""
    t = np.linspace(0.0, 1.0, count)
    share = t * t * (3 - 2 * t)
    x = gap.x0 + (gap.x1 - gap.x0) * (1.5 * t * (1 - t) + t**3)
    return x, gap.y0[:, None] + (gap.y1 - gap.y0)[:, None] * share


def shares(weights: Array, full_weight: float) -> Array:
    """|w| as a share of the weight that is drawn at full width, at most 1."""
    return np.minimum(np.abs(weights) / full_weight, 1.0)


def width(share: float, theme: Theme) -> float:
    """The width of a link in px."""
    low, high = theme.line_link_min, theme.line_link_max
    return low + (high - low) * share


@lru_cache(maxsize=1024)
def _pen(name: str, ground: str, tenths: int, strength: int) -> QPen:
    color = mix(QColor(ground), QColor(name), strength / 16)
    # Mixed, not see-through: strokes that let the ground shine through take three times as long.
    pen = QPen(color, tenths / 10)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def pen_of(weight: float, share: float, theme: Theme, more: float = 0.0) -> QPen:
    """The pen of a link; `more` px wider and in full colour where the link is pointed at."""
    color = theme.weight_positive if weight >= 0 else theme.weight_negative
    wide = width(share, theme) + more
    strength = 16 if more else round(16 * min(1.0, 0.4 + 0.6 * share**0.5))
    if wide < FAST_WIDTH and on_screen():
        wide = 1.0
    return _pen(color.name(), theme.surface.name(), round(10 * wide), strength)


def draw_links(
    painter: QPainter, diagram: Diagram, placement: Placement, raised: set[Link], theme: Theme
) -> None:
    """All links of a diagram, the strongest last; `raised` ones are wider and on top of all."""
    found = list(gaps(diagram, placement))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rough = _rough_below(found) if on_screen() else 0.0
    on_top: list[tuple[QPainterPath, QPen]] = []
    keys = {link.key for link in raised}
    for gap in found:
        sizes = np.abs(gap.weights)
        order = np.argsort(sizes)
        rough_count = int(np.searchsorted(sizes[order], rough))
        columns = (gap.units, gap.sources, gap.weights, sizes, gap.y0, gap.y1)
        parts = zip(*(part[order].tolist() for part in columns), strict=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, rough_count == 0)
        for place, (unit, source, weight, size, y0, y1) in enumerate(parts):
            if place == rough_count:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path = curve(gap.x0, y0, gap.x1, y1)
            share = min(size / diagram.full_weight, 1.0)
            if gap.key in keys and Link(gap.key, unit, source) in raised:
                on_top.append((path, pen_of(weight, share, theme, theme.scale)))
            else:
                painter.strokePath(path, pen_of(weight, share, theme))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for path, pen in on_top:
        painter.strokePath(path, pen)


def _rough_below(found: list[Gap]) -> float:
    """The size of weight below which links are too many to be antialiased."""
    if sum(len(gap.weights) for gap in found) <= SMOOTH_LINKS:
        return 0.0
    sizes = np.abs(np.concatenate([gap.weights for gap in found]))
    return float(np.partition(sizes, len(sizes) - SMOOTH_LINKS)[len(sizes) - SMOOTH_LINKS])
