"""Draws the map of the data: points in equal scale on both axes, a legend of the classes above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from engine.insight.embedding import PCA, Embedding
from gui.datamap import words
from gui.datamap.figure import (
    DataMapFigure,
    class_marker,
    mistake_marker,
    radius,
    selection_marker,
)
from gui.figures.axes import (
    Axis,
    PlotScales,
    bottom_gutter,
    draw_axis_x,
    draw_axis_y,
    draw_frame,
    fitting_ticks_x,
    fitting_ticks_y,
    left_gutter,
    plot_scales,
)
from gui.figures.legends import Entry, draw_flow, flow, row_height
from gui.figures.markers import Marker, draw_marker, draw_markers
from gui.figures.style import FigureStyle, style_of
from gui.figures.ticks import Ticks
from gui.theme import Theme

AIR = 0.05
"""Around the points, as a share of their extent."""

LEGEND_CLASSES = 24
"""The legend names at most so many classes."""

NO_TICKS = Ticks((), ())


@dataclass(frozen=True)
class Layout:
    """Where the parts of a map stand."""

    scales: PlotScales
    x: Axis
    y: Axis
    ticks_x: Ticks
    ticks_y: Ticks
    title_x: float
    legend: list[list[Entry]]
    legend_left: float
    legend_top: float
    point: float


def arrange(rect: QRectF, figure: DataMapFigure, theme: Theme) -> Layout:
    """Share the room. The numbers of t-SNE's axes mean nothing, so they have no ticks."""
    style = style_of(theme)
    found = figure.embedding
    size = radius(len(found), style)
    side = 0.0 if style.printed else style.margin
    inner = rect.adjusted(side, 0.6 * side, -side, -0.6 * side)
    entries = legend_entries(found, size, theme, style)
    rows = flow(entries, inner.width(), style)
    top = inner.top() + len(rows) * row_height(style) + style.gap
    names = words.axis_names(found, short=not style.printed)
    ranges = [(float(part.min()), float(part.max())) for part in found.coordinates.T]
    measured = found.method == PCA
    rough = [
        Axis(low - 1.0, high + 1.0, name) for (low, high), name in zip(ranges, names, strict=True)
    ]
    bottom = bottom_gutter(rough[0], style)
    if not measured:
        bottom -= 1.2 * style.tick_face.size
    height = max(20.0, inner.bottom() - bottom - top)
    ticks_y = fitting_ticks_y(rough[1], height, style.tick_face) if measured else NO_TICKS
    gutter = left_gutter(rough[1], ticks_y, style)
    plot = QRectF(inner.left() + gutter, top, max(20.0, inner.width() - gutter), height)
    x, y = _equal(ranges, plot, names)
    if measured:
        ticks_y = fitting_ticks_y(y, height, style.tick_face)
    ticks_x = fitting_ticks_x(x, plot.width(), style.tick_face) if measured else NO_TICKS
    return Layout(
        plot_scales(plot, x, y), x, y, ticks_x, ticks_y, inner.left(), rows, inner.left(),
        inner.top(), size,
    )  # fmt: skip


def _equal(
    ranges: list[tuple[float, float]], plot: QRectF, names: tuple[str, str]
) -> tuple[Axis, Axis]:
    """Ranges in which a unit is as long on both axes, with all points inside."""
    spans = [max(high - low, 1e-9) for low, high in ranges]
    unit = (1 + 2 * AIR) * max(spans[0] / plot.width(), spans[1] / plot.height())
    axes = []
    for (low, high), length, name in zip(ranges, (plot.width(), plot.height()), names, strict=True):
        middle, half = 0.5 * (low + high), 0.5 * unit * length
        axes.append(Axis(middle - half, middle + half, name))
    return axes[0], axes[1]


def places(placed: Layout, found: Embedding) -> tuple[np.ndarray, np.ndarray]:
    """Where the points are, in pixels."""
    scales, coordinates = placed.scales, found.coordinates
    return scales.x.pixel(coordinates[:, 0]), scales.y.pixel(coordinates[:, 1])


def point_at(position: QPointF, placed: Layout, found: Embedding, reach: float) -> int | None:
    """The point that is nearest to a position, at most `reach` pixels away."""
    x, y = places(placed, found)
    distances = np.hypot(x - position.x(), y - position.y())
    nearest = int(distances.argmin())
    return nearest if distances[nearest] <= reach else None


def point_towards(start: int, across: int, down: int, placed: Layout, found: Embedding) -> int:
    """The nearest point that lies more in this direction than beside it; itself at the edge."""
    x, y = places(placed, found)
    right, below = x - x[start], y - y[start]
    ahead = right * across + below * down
    beside = np.abs(right * down) + np.abs(below * across)
    distances = np.where((ahead > 0.5) & (beside <= ahead), np.hypot(right, below), np.inf)
    nearest = int(distances.argmin())
    return nearest if np.isfinite(distances[nearest]) else start


def draw(painter: QPainter, rect: QRectF, figure: DataMapFigure, theme: Theme) -> None:
    """Draw axes, points, rings around the mistakes, and the legend."""
    style = style_of(theme)
    placed, found = arrange(rect, figure, theme), figure.embedding
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plot = placed.scales.plot
    draw_frame(painter, plot, theme, style)
    if found.method == PCA:
        draw_axis_x(painter, placed.x, placed.scales, placed.ticks_x, theme, style, line=False)
    else:
        _draw_name_x(painter, placed, theme, style)
    draw_axis_y(
        painter, placed.y, placed.scales, placed.ticks_y, theme, style,
        line=False, title_x=placed.title_x,
    )  # fmt: skip
    draw_flow(painter, placed.legend, placed.legend_left, placed.legend_top, theme, style)
    x, y = places(placed, found)
    looks = [
        class_marker(index, placed.point, theme, style) for index in range(len(found.class_names))
    ]
    draw_markers(painter, x, y, looks, found.targets.astype(np.intp))
    wrong = found.wrong
    ring = mistake_marker(placed.point, theme, style)
    draw_markers(painter, x[wrong], y[wrong], [ring], np.zeros(int(wrong.sum()), np.intp))
    chosen = figure.chosen_point
    if chosen is not None:
        draw_point(painter, placed, found, chosen, theme)
    painter.restore()


def _draw_name_x(painter: QPainter, placed: Layout, theme: Theme, style: FigureStyle) -> None:
    """The name of an axis without ticks, close below it."""
    painter.save()
    painter.translate(0.0, -1.2 * style.tick_face.size)
    draw_axis_x(painter, placed.x, placed.scales, NO_TICKS, theme, style, line=False)
    painter.restore()


def draw_point(
    painter: QPainter, placed: Layout, found: Embedding, point: int, theme: Theme
) -> None:
    """Draw one point over the others, in a ring."""
    style = style_of(theme)
    x, y = placed.scales.x, placed.scales.y
    first, second = found.coordinates[point].tolist()
    centre = QPointF(x.pixel(first), y.pixel(second))
    size = 1.3 * placed.point
    draw_marker(painter, centre, class_marker(int(found.targets[point]), size, theme, style))
    draw_marker(painter, centre, selection_marker(placed.point, theme, style))


def legend_entries(found: Embedding, size: float, theme: Theme, style: FigureStyle) -> list[Entry]:
    """The classes by colour and shape, and the ring of a mistake."""
    entries = []
    for index, name in enumerate(found.class_names[:LEGEND_CLASSES]):
        look = class_marker(index, 1.15 * size, theme, style)
        entries.append(Entry(name, 3.0 * size, _sign(look)))
    ring = mistake_marker(size, theme, style)
    entries.append(Entry(words.mistake(), 4.4 * size, _sign(ring)))
    return entries


def _sign(look: Marker) -> Callable[[QPainter, QPointF], None]:
    return lambda painter, at: draw_marker(painter, at, look)
