"""Draws hidden space: the folded grid, the points on it, flat with axes or in depth in a box."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

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
from gui.figures.hinges import draw_hinges, hinge_entries
from gui.figures.legends import Entry, draw_flow, entry_width, flow, row_height, row_width
from gui.figures.map_figure import DrawnPoints, MapFigure
from gui.figures.map_layout import LEAST_EMS, WORTH
from gui.figures.map_points import draw_points, legend_entries
from gui.figures.medium import on_screen
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import CENTRE, draw_text, elided, width
from gui.hidden.figure import HiddenFigure, projected
from gui.theme import Theme

Segment = tuple[int, int]

CORNERS = np.array(list(itertools.product((-1.0, 1.0), repeat=3))).T
"""(3, 8) of a cube."""
EDGES: tuple[Segment, ...] = tuple(
    (a, b) for a, b in itertools.combinations(range(8), 2) if bin(a ^ b).count("1") == 1
)
AXIS_ENDS = (4, 2, 1)
"""The corners at the far ends of the three axes that begin in corner 0."""


@dataclass(frozen=True)
class _Layout:
    scales: PlotScales
    x: Axis
    y: Axis
    flat: bool
    title_x: float
    legend: list[list[Entry]]
    legend_top: float
    legend_left: float


def draw(painter: QPainter, rect: QRectF, figure: HiddenFigure, theme: Theme) -> None:
    """Draw the picture with its title and legend into `rect`."""
    style = style_of(theme)
    dots = _dots(figure)
    placed = _layout(rect, figure, dots, theme, style)
    plot = placed.scales.plot
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_titles(painter, rect, plot, figure, theme, style)
    if placed.flat:
        painter.fillRect(plot, theme.inset)
    else:
        _draw_box(painter, figure, placed.scales, theme, style)
    painter.save()
    margin = 0.0 if placed.flat else rect.width()
    painter.setClipRect(
        plot.adjusted(-margin, -margin, margin, margin), Qt.ClipOperation.IntersectClip
    )
    _draw_grid(painter, figure, placed, theme, style)
    if figure.hinges:
        in_plane = plot_scales(plot, placed.x, placed.y)
        draw_hinges(painter, figure.hinges, in_plane, theme, style)
    painter.restore()
    if placed.flat:
        _draw_axes(painter, plot, placed, theme, style)
    draw_points(painter, dots, placed.scales, theme, style)
    draw_flow(painter, placed.legend, placed.legend_left, placed.legend_top, theme, style)
    painter.restore()


def scales_of(rect: QRectF, figure: HiddenFigure, theme: Theme) -> PlotScales | None:
    """Where coordinates are drawn; None where a place has none: in depth, and on the way."""
    if figure.depth or not figure.at_rest:
        return None
    placed = _layout(rect, figure, _dots(figure), theme, style_of(theme))
    return plot_scales(placed.scales.plot, placed.x, placed.y)


def _dots(figure: HiddenFigure) -> MapFigure:
    """The points as a map draws them, those that are near over those that are far."""
    seen = projected(figure.points, figure)
    order = np.argsort(seen[2], kind="stable") if figure.depth else slice(None)
    drawn = DrawnPoints(
        seen[0][order],
        seen[1][order],
        figure.classes[order],
        figure.training[order],
        figure.mistakes[order],
        None if figure.levels is None else figure.levels[order],
    )
    return MapFigure(
        Axis(-1.0, 1.0),
        Axis(-1.0, 1.0),
        task=figure.task,
        class_names=figure.class_names,
        points=drawn,
    )


def _layout(
    rect: QRectF, figure: HiddenFigure, dots: MapFigure, theme: Theme, style: FigureStyle
) -> _Layout:
    """A square plot as large as there is room for, in the middle.

    Its legend stands below; on paper beside it where the plot becomes much larger so, and where
    the plot would still be small there is none.
    """
    entries = [*legend_entries(dots, theme, style), *hinge_entries(figure.hinges, theme, style)]
    found = _arranged(rect, figure, dots, entries, style)
    if on_screen() and not style.printed:
        return found
    beside = _arranged(rect, figure, dots, entries, style, beside=True)
    if beside.scales.plot.width() > WORTH * found.scales.plot.width():
        found = beside
    if found.scales.plot.width() < LEAST_EMS * style.tick_face.size:
        found = _arranged(rect, figure, dots, [], style)
    return found


def _arranged(
    rect: QRectF,
    figure: HiddenFigure,
    dots: MapFigure,
    entries: list[Entry],
    style: FigureStyle,
    *,
    beside: bool = False,
) -> _Layout:
    pad = 0.5 * style.margin
    flat = not figure.depth
    names = [*figure.names, "", ""][:2] if flat else ["", ""]
    x, y = Axis(*figure.ends[0], names[0]), Axis(*figure.ends[1], names[1])
    rows = flow(entries, rect.width() - 2 * pad, style)
    if beside:
        rows = [[entry] for entry in entries]
    top = rect.top() + style.title_height + (1.5 * style.tick_face.size if figure.note else 0.0)
    top += 1.2 * style.tick_face.size  # where the name of an upright axis ends
    # As much room in depth as when flat, so that the plot keeps its place on the way.
    below = bottom_gutter(Axis(0, 1, "x"), style)
    legend = 0.0 if beside else len(rows) * row_height(style) + 2 * style.gap
    column = max((entry_width(entry, style) for entry in entries), default=0.0)
    column = column + 3 * style.gap if beside else 0.0
    height = rect.bottom() - top - below - legend - pad
    y_ticks = fitting_ticks_y(y, max(20.0, height), style.tick_face)
    left = left_gutter(Axis(*figure.ends[1], "y"), y_ticks, style, "−00.0") + pad
    side = round(max(20.0, min(height, rect.width() - left - style.margin - pad - column)))
    spare = rect.width() - left - style.margin - side - column
    start = rect.left() + left + max(0.0, spare / 2)
    plot = QRectF(round(start), round(top), side, side)
    legend_left = rect.left() + pad
    if beside:
        legend_left = plot.right() + style.margin + 3 * style.gap
    elif style.printed:
        longest = max((row_width(row, style) for row in rows), default=0.0)
        legend_left = max(legend_left, min(plot.left(), rect.right() - pad - longest))
    return _Layout(
        plot_scales(plot, dots.x_axis, dots.y_axis),
        x,
        y,
        flat,
        plot.left() - left + pad,
        rows,
        plot.top() if beside else plot.bottom() + below + 2 * style.gap,
        legend_left,
    )


def _draw_titles(
    painter: QPainter,
    rect: QRectF,
    plot: QRectF,
    figure: HiddenFigure,
    theme: Theme,
    style: FigureStyle,
) -> None:
    y = rect.top() + style.title_baseline
    title = elided(figure.title, style.title_face, rect.right() - plot.left())
    draw_text(painter, plot.left(), y, title, style.title_face, theme.text)
    if figure.note:
        y += 1.5 * style.tick_face.size
        ink = theme.text if style.printed else theme.text_muted
        x = min(plot.left(), rect.right() - width(figure.note, style.tick_face))
        note = elided(figure.note, style.tick_face, rect.width())
        draw_text(painter, max(rect.left(), x), y, note, style.tick_face, ink)


def _draw_axes(
    painter: QPainter, plot: QRectF, placed: _Layout, theme: Theme, style: FigureStyle
) -> None:
    """The frame with ticks. An axis without a name is of nothing: it has no ticks."""
    x_ticks = fitting_ticks_x(placed.x, plot.width(), style.tick_face)
    y_ticks = fitting_ticks_y(placed.y, plot.height(), style.tick_face)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not on_screen())
    draw_frame(painter, plot, theme, style)
    scales = plot_scales(plot, placed.x, placed.y)
    draw_axis_x(painter, placed.x, scales, x_ticks, theme, style, line=False)
    if placed.y.label:
        draw_axis_y(
            painter, placed.y, scales, y_ticks, theme, style,
            line=False, title_x=placed.title_x,
        )  # fmt: skip
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


_STARTS, _ENDS = slice(None, -1), slice(1, None)
"""Of the pieces of a line, among its samples."""


def grid_inks(theme: Theme) -> tuple[QColor, QColor]:
    """The inks of lines of equal x₁ and of equal x₂."""
    return (
        mix(theme.surface, theme.text_muted, 0.62),
        mix(theme.surface, theme.accent, 0.55),
    )


def _draw_grid(
    painter: QPainter, figure: HiddenFigure, placed: _Layout, theme: Theme, style: FigureStyle
) -> None:
    """Lines of equal x₁, then of equal x₂, each family in one go."""
    seen = projected(figure.lines, figure)
    x, y = placed.scales.x.pixel(seen[0]), placed.scales.y.pixel(seen[1])
    half, finite = x.shape[0] // 2, bool(np.isfinite(x).all() and np.isfinite(y).all())
    for family, ink in zip((slice(half), slice(half, None)), grid_inks(theme), strict=True):
        painter.setPen(pen(ink, style.line))
        ends = [one[family, part].ravel() for part in (_STARTS, _ENDS) for one in (x, y)]
        if not finite:
            known = np.isfinite(ends).all(axis=0)
            ends = [end[known] for end in ends]
        painter.drawLines(list(map(QLineF, *(end.tolist() for end in ends))))


def _draw_box(
    painter: QPainter, figure: HiddenFigure, scales: PlotScales, theme: Theme, style: FigureStyle
) -> None:
    """The cube that the axes span, with their names where they end."""
    corners = projected(CORNERS, figure)
    x, y = scales.x.pixel(corners[0]).tolist(), scales.y.pixel(corners[1]).tolist()
    painter.setPen(pen(theme.grid, style.line))
    painter.drawLines([QLineF(x[a], y[a], x[b], y[b]) for a, b in EDGES])
    painter.setPen(pen(theme.axis, style.line))
    painter.drawLines([QLineF(x[0], y[0], x[end], y[end]) for end in AXIS_ENDS])
    ink = theme.text if style.printed else theme.text_muted
    middle = QPointF(x[0], y[0])
    for name, end in zip(figure.names, AXIS_ENDS, strict=False):
        way = QPointF(x[end], y[end]) - middle
        length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
        at = middle + way * (1 + 1.2 * style.tick_face.size / length)
        draw_text(painter, at.x(), at.y(), name, style.label_face, ink, align=CENTRE, middle=True)
