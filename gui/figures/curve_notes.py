"""What is written over curves: the legend, marks of changes, and the read-out at the crosshair."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gui.figures.axes import PlotScales
from gui.figures.curve_figure import Curve, CurvesFigure, Line, Mark, Role, curve_look, value_at
from gui.figures.legends import Entry, box_size, draw_box, draw_card, emptiest, row_height
from gui.figures.medium import on_screen
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import RIGHT, draw_text, elided, widest, width, wrap
from gui.numbers import format_number, format_quantity
from gui.theme import Theme

LABEL_ROWS = 3  # marks close together write on so many rows, at the foot and at the head
MOST_LEGEND = 0.7  # of the width, and of the height, of the plot
SHORTENED = (1.0, 0.7, 0.45)
"""How much of its length the words of a mark may keep, where they have no room."""
LEAST_LETTERS = 4
READ_POINT_WEIGHT = 30  # the read-out hides anything rather than the values that it reads


def draw_mark_lines(
    painter: QPainter, figure: CurvesFigure, scales: PlotScales, theme: Theme, style: FigureStyle
) -> None:
    """A dashed vertical line for each mark; to be drawn under the curves."""
    painter.setPen(pen(theme.text_muted, style.line, (3.0 * style.line, 3.0 * style.line)))
    for x in _mark_places(figure, scales).values():
        painter.drawLine(QPointF(x, scales.plot.top()), QPointF(x, scales.plot.bottom()))


def draw_mark_words(
    painter: QPainter,
    figure: CurvesFigure,
    lines: list[Line],
    scales: PlotScales,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """The words of each mark beside its line, where they hide the least.

    The newest come first. Words that have no room end in …; where they would cover others even so,
    they are left out, and their line stays.
    """
    plot, face = scales.plot, style.tick_face
    places = _mark_places(figure, scales)
    height, gap = 1.35 * face.size, style.gap
    rows = [plot.bottom() - (row + 1) * height - 0.3 * gap for row in range(LABEL_ROWS)]
    rows += [plot.top() + row * height + 0.3 * gap for row in range(LABEL_ROWS)]
    drawn: list[QRectF] = []
    obstacles = _sampled(lines) + [(x, y + height / 2) for x in places.values() for y in rows]
    for mark, x in reversed(places.items()):
        for share in SHORTENED if mark.text else ():
            whole = width(mark.text, face)
            text = mark.text if share == 1.0 else elided(mark.text, face, share * whole)
            length = width(text, face) + gap
            sides = (x + 1, x - length - 1)
            boxes = [QRectF(left, y, length, height) for y in rows for left in sides]
            free = [b for b in boxes if plot.contains(b) and not any(map(b.intersects, drawn))]
            if free and (share == 1.0 or len(text) >= LEAST_LETTERS):
                box = emptiest(free, obstacles)
                drawn.append(box)
                painter.fillRect(box, theme.surface)
                left, middle = box.left() + gap / 2, box.center().y()
                draw_text(painter, left, middle, text, face, _ink(theme, style), middle=True)
                break


def _mark_places(figure: CurvesFigure, scales: PlotScales) -> dict[Mark, float]:
    """The marks inside the plot, from left to right, with their pixels."""
    low, high = scales.x.low, scales.x.high
    seen = sorted((m for m in figure.marks if low <= m.x <= high), key=lambda mark: mark.x)
    return {mark: scales.x.pixel(mark.x) for mark in seen}


def _ink(theme: Theme, style: FigureStyle) -> QColor:
    return theme.text if style.printed else theme.text_muted


def legend_entries(figure: CurvesFigure, theme: Theme) -> list[Entry]:
    """A short piece of each curve, and its name."""
    style = style_of(theme)
    length = 2.2 * style.tick_face.size

    def sign(curve: Curve, painter: QPainter, at: QPointF) -> None:
        color, breadth, dash = curve_look(curve, theme, style.printed)
        painter.setPen(pen(color, breadth, dash))
        painter.drawLine(at - QPointF(length / 2, 0), at + QPointF(length / 2, 0))

    return [Entry(curve.label, length, partial(sign, curve)) for curve in figure.curves]


def draw_legend(
    painter: QPainter,
    figure: CurvesFigure,
    lines: list[Line],
    scales: PlotScales,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """A box in the corner that hides the least of the curves; none in a plot that it would fill."""
    entries = legend_entries(figure, theme)
    across, down = box_size(entries, style)
    if across > MOST_LEGEND * scales.plot.width() or down > MOST_LEGEND * scales.plot.height():
        return
    corners = _corners(scales.plot, across, down, style.gap)
    draw_box(painter, entries, emptiest(corners, _sampled(lines)), theme, style)


def _corners(plot: QRectF, across: float, down: float, gap: float) -> list[QRectF]:
    left, right = plot.left() + gap, plot.right() - across - gap
    top, bottom = plot.top() + gap, plot.bottom() - down - gap
    places = ((right, top), (right, bottom), (left, top), (left, bottom))
    return [QRectF(x, y, across, down) for x, y in places]


def _sampled(lines: list[Line], most: int = 60) -> list[tuple[float, float]]:
    """A few points of each line, even in x: enough to see what a box would cover."""
    points: list[tuple[float, float]] = []
    for line in lines:
        if len(line.x):
            xs = np.linspace(line.x[0], line.x[-1], most)
            ys = np.interp(xs, line.x, line.y)
            points += zip(xs.tolist(), ys.tolist(), strict=True)
    return points


def draw_crosshair(
    painter: QPainter,
    rect: QRectF,
    figure: CurvesFigure,
    lines: list[Line],
    scales: PlotScales,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """A vertical line at x, a ring on each curve there, and a box with all values."""
    plot = scales.plot
    at = figure.crosshair
    if at is None or not scales.x.low <= at <= scales.x.high:
        return
    x = scales.x.pixel(at)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not on_screen())
    painter.setPen(pen(theme.text, style.line))
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    rows: list[tuple[str, str, QColor]] = []
    read: list[tuple[float, float]] = []
    shown = {line.curve.label: line.curve for line in lines}  # smoothed where that is seen
    for curve in figure.curves:
        color, breadth, _ = curve_look(curve, theme, style.printed)
        value = value_at(curve, at)
        text = "–" if np.isnan(value) else format_quantity(value, figure.readout_unit, pad=True)
        rows.append((curve.label, text, color))
        y = scales.y.pixel(value_at(shown.get(curve.label, curve), at))
        if plot.top() <= y <= plot.bottom():
            painter.setPen(pen(color, max(1.5, breadth)))
            painter.setBrush(theme.surface)
            radius = 3.0 if curve.role is Role.TEST else 2.25
            painter.drawEllipse(QPointF(x, y), radius * theme.scale, radius * theme.scale)
            read.append((x, y))
    _draw_readout(painter, rect, figure, at, x, rows, read, lines, scales, theme, style)


def _draw_readout(
    painter: QPainter,
    rect: QRectF,
    figure: CurvesFigure,
    at: float,
    x: float,
    rows: list[tuple[str, str, QColor]],
    read: list[tuple[float, float]],
    lines: list[Line],
    scales: PlotScales,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """The values of all curves at one x, in a box beside the crosshair."""
    plot, face = scales.plot, style.tick_face
    axis = figure.x_axis
    heading = f"{axis.short or axis.label} {format_number(round(at, 9))}".strip()
    names = widest(tuple(name for name, _, _ in rows), face)
    values = widest(tuple(value for _, value, _ in rows), face)
    pad = 0.6 * face.size
    notes = wrap(figure.note, face, 0.45 * rect.width()) if figure.note else ()
    across = 2 * pad + max(
        width(heading, face), names + 0.8 * face.size + values, widest(notes, face)
    )
    down = pad + (len(rows) + 1 + len(notes)) * row_height(style)
    lefts = [x + style.gap * 2, x - style.gap * 2 - across]
    inside = [left for left in lefts if rect.left() <= left and left + across <= rect.right()]
    tops = [plot.top() + style.gap, plot.bottom() - down - style.gap]
    boxes = [
        QRectF(left, top, across, down)
        for left in inside or [max(rect.left(), rect.right() - across)]
        for top in tops
    ]
    box = emptiest(boxes, _sampled(lines) + read * READ_POINT_WEIGHT)
    draw_card(painter, box, theme, style)
    y = box.top() + pad / 2 + row_height(style) / 2
    draw_text(painter, box.left() + pad, y, heading, face, theme.text_muted, middle=True)
    for name, value, color in rows:
        y += row_height(style)
        draw_text(painter, box.left() + pad, y, name, face, color, middle=True)
        draw_text(painter, box.right() - pad, y, value, face, theme.text, align=RIGHT, middle=True)
    for note in notes:
        y += row_height(style)
        draw_text(painter, box.left() + pad, y, note, face, theme.text, middle=True)
