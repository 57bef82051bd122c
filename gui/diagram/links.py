"""Links: a cubic curve for each weight, its width the size, its colour the sign of the weight."""

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

_Ends = tuple[float, float, float, float]

SMOOTH_LINKS = 300
"""So many of the strongest links are antialiased on screen; what lies beneath them need not be."""
UNLIT_SHARE = 0.4
"""Of their strength that other links keep while some are lit."""
FAST_WIDTH = 1.25
"""Thinner links are stroked one pixel wide on screen, for which Qt has a fast way."""


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


@lru_cache(maxsize=16384)
def ribbon(x0: float, y0: float, x1: float, y1: float, tenths: int) -> QPainterPath:
    """The outline of a curve `tenths` / 10 px wide, for the screen.

    Each leg of the control polygon is moved aside by half the width (Tiller & Hanson 1984). Filling
    it takes half the time of stroking the curve.
    """
    half, middle = tenths / 20, (x0 + x1) / 2
    aside = half if y1 >= y0 else -half
    path = QPainterPath(QPointF(x0, y0 - half))
    path.cubicTo(middle + aside, y0 - half, middle + aside, y1 - half, x1, y1 - half)
    path.lineTo(x1, y1 + half)
    path.cubicTo(middle - aside, y1 + half, middle - aside, y0 + half, x0, y0 + half)
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


@lru_cache(maxsize=256)
def _ink(name: str, ground: str, strength: int) -> QColor:
    # Mixed, not see-through: what lets the ground shine through takes three times as long.
    return mix(QColor(ground), QColor(name), strength / 16)


def draw_links(
    painter: QPainter, diagram: Diagram, placement: Placement, raised: set[Link], theme: Theme
) -> None:
    """All links of a diagram, the strongest last; `raised` ones are wider and on top of all.

    Lit ones are wider, and the others paler.
    """
    lit = diagram.light.key if diagram.light is not None and diagram.light.links else None
    found = list(gaps(diagram, placement))
    rough = _rough_below(found) / diagram.full_weight if on_screen() else 0.0
    draw_one = _fill_link if on_screen() else _stroke_link
    names = (theme.weight_negative.name(), theme.weight_positive.name())
    ground = theme.surface.name()
    low, high = theme.line_link_min, theme.line_link_max
    on_top: list[tuple[_Ends, float, QColor]] = []
    keys = {link.key for link in raised}
    for gap in found:
        share = shares(gap.weights, diagram.full_weight)
        order = np.argsort(share)
        rough_count = int(np.searchsorted(share[order], rough))
        widths = low + (high - low) * share
        strengths = np.rint(16 * np.minimum(1.0, 0.4 + 0.6 * np.sqrt(share))).astype(int)
        if lit is not None:
            strengths = np.full_like(strengths, 16) if gap.key == lit else _unlit(strengths)
            widths = widths + theme.scale * (gap.key == lit)
        signs = (gap.weights >= 0).astype(int)
        parts = (gap.units, gap.sources, signs, strengths, widths, gap.y0, gap.y1)
        rows = zip(*(part[order].tolist() for part in parts), strict=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, rough_count == 0)
        for place, (unit, source, sign, strength, width, y0, y1) in enumerate(rows):
            if place == rough_count:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ends = (gap.x0, y0, gap.x1, y1)
            if gap.key in keys and Link(gap.key, unit, source) in raised:
                on_top.append((ends, width + theme.scale, _ink(names[sign], ground, 16)))
            else:
                draw_one(painter, ends, width, _ink(names[sign], ground, strength))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ends, width, ink in on_top:
        _stroke_link(painter, ends, width, ink)


def _unlit(strengths: Array) -> Array:
    return np.rint(UNLIT_SHARE * strengths).astype(int)


def _fill_link(painter: QPainter, ends: _Ends, width: float, ink: QColor) -> None:
    if width < FAST_WIDTH:
        painter.strokePath(curve(*ends), QPen(ink, 1.0))
        return
    painter.fillPath(ribbon(*ends, round(10 * width)), ink)


def _stroke_link(painter: QPainter, ends: _Ends, width: float, ink: QColor) -> None:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.strokePath(curve(*ends), pen)


def _rough_below(found: list[Gap]) -> float:
    """The absolute weight below which links are too many to be antialiased."""
    if sum(len(gap.weights) for gap in found) <= SMOOTH_LINKS:
        return 0.0
    sizes = np.sort(np.concatenate([np.abs(gap.weights) for gap in found]))
    return float(sizes[-SMOOTH_LINKS])
