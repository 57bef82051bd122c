"""Draws the diagnostics: a head, and for each layer a row of histograms, a trail and numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from engine.insight.diagnostics import BINS, Histogram
from gui.diagnostics import words
from gui.diagnostics.figure import Cell, Column, DiagnosticsFigure, LayerRow, correction_range
from gui.figures.axes import Scale
from gui.figures.polylines import draw_polyline
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, width
from gui.numbers import MINUS, format_number
from gui.theme import Theme

SHARES = {
    Column.WEIGHTS: 0.24,
    Column.GRADIENTS: 0.24,
    Column.CORRECTION: 0.25,
    Column.RATE: 0.14,
    Column.SILENT: 0.13,
}
"""Of the room beside the names."""


@dataclass(frozen=True)
class Layout:
    """Where things stand. columns: left and width of each. tops: of the rows, all `height` high."""

    head_middle: float
    name_left: float
    columns: dict[Column, tuple[float, float]]
    tops: tuple[float, ...]
    height: float
    picture: tuple[float, float]  # from the top of a row to that of its pictures, their height

    def area(self, cell: Cell) -> QRectF:
        """Where the picture of a cell stands."""
        left, across = self.columns[cell.column]
        return QRectF(left, self.tops[cell.row] + self.picture[0], across, self.picture[1])


def least_height(rows: int, theme: Theme) -> float:
    """The lowest that so many rows can be and still say all."""
    style = style_of(theme)
    return _head_height(style) + rows * 4.2 * style.tick_face.size


def layout(rect: QRectF, figure: DiagnosticsFigure, theme: Theme) -> Layout:
    """Share `rect` among the rows and columns."""
    style = style_of(theme)
    size, rows = style.tick_face.size, len(figure.rows)
    left = rect.left() + style.margin
    texts = [width(row.name, style.title_face) for row in figure.rows]
    texts += [width(row.detail, style.tick_face) for row in figure.rows]
    names = min(max([4.0 * size, *texts]), 0.25 * rect.width())
    gap = 1.3 * size
    room = rect.right() - style.margin - left - names - gap * len(SHARES)
    columns, x = {}, left + names + gap
    for column, share in SHARES.items():
        columns[column] = (x, share * room)
        x += share * room + gap
    top = rect.top() + (style.title_height if figure.title else 0.0)
    first = top + _head_height(style)
    least = 2.9 if style.printed else 3.6  # a page is as high as it is, a panel scrolls
    height = min(max(least * size, (rect.bottom() - first) / max(rows, 1)), 8.5 * size)
    picture = (0.45 * size, height - 2.2 * size)
    tops = tuple(first + index * height for index in range(rows))
    return Layout(top + 0.5 * _head_height(style), left, columns, tops, height, picture)


def _head_height(style: FigureStyle) -> float:
    return 2.0 * style.tick_face.size


def draw(painter: QPainter, rect: QRectF, figure: DiagnosticsFigure, theme: Theme) -> None:
    """Draw the figure into `rect`."""
    style, placed = style_of(theme), layout(rect, figure, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if figure.title:
        y = rect.top() + style.title_baseline
        x = placed.columns[Column.WEIGHTS][0]  # before it stands the letter of a page
        draw_text(painter, x, y, figure.title, style.title_face, theme.text)
    ink = theme.text if style.printed else theme.text_muted
    for column, (left, across) in placed.columns.items():
        head = _shortened(words.head(column), style.tick_face, across + 0.8 * style.tick_face.size)
        draw_text(painter, left, placed.head_middle, head, style.tick_face, ink, middle=True)
    decades = correction_range(figure)
    for number, row in enumerate(figure.rows):
        _draw_line(painter, rect, placed.tops[number], theme)
        _draw_row(painter, number, row, placed, decades, figure.pointed, theme, style)
    painter.restore()


def _shortened(text: str, face: Face, room: float) -> str:
    """The text, or as much of it as there is room for, and …"""
    shown = text
    while len(text) > 1 and width(shown, face) > room:
        text = text[:-1].rstrip(", ")
        shown = f"{text}…"
    return shown


def cell_at(
    position: QPointF, rect: QRectF, figure: DiagnosticsFigure, theme: Theme
) -> Cell | None:
    """The cell under a position, with the bin or the sample in it."""
    placed = layout(rect, figure, theme)
    for number, top in enumerate(placed.tops):
        if not top <= position.y() < top + placed.height:
            continue
        for column, (left, across) in placed.columns.items():
            if left <= position.x() < left + across:
                share = (position.x() - left) / across
                return Cell(number, column, _place(figure.rows[number], column, share))
    return None


def _place(row: LayerRow, column: Column, share: float) -> int:
    if column in (Column.WEIGHTS, Column.GRADIENTS):
        return int(share * BINS)
    if column is Column.CORRECTION and len(row.trail):
        epochs = row.trail[:, 0]
        at = epochs[0] + share * (epochs[-1] - epochs[0])
        return int(np.argmin(np.abs(epochs - at)))
    return 0


def _draw_line(painter: QPainter, rect: QRectF, y: float, theme: Theme) -> None:
    painter.setPen(pen(theme.grid, theme.line_border))
    painter.drawLine(QPointF(rect.left(), round(y) + 0.5), QPointF(rect.right(), round(y) + 0.5))


def _draw_row(
    painter: QPainter,
    number: int,
    row: LayerRow,
    placed: Layout,
    decades: tuple[float, float] | None,
    pointed: Cell | None,
    theme: Theme,
    style: FigureStyle,
) -> None:
    muted = theme.text if style.printed else theme.text_muted
    middle = placed.tops[number] + placed.height / 2
    up = 0.75 * style.tick_face.size
    draw_text(
        painter, placed.name_left, middle - up, row.name, style.title_face, theme.text, middle=True
    )
    draw_text(
        painter, placed.name_left, middle + up, row.detail, style.tick_face, muted, middle=True
    )
    numbers = row.numbers
    weights = (theme.weight_negative, theme.weight_positive)
    gradients = (theme.curve_train, theme.curve_train)
    for column, histogram, inks in (
        (Column.WEIGHTS, numbers.weights, weights),
        (Column.GRADIENTS, numbers.gradients, gradients),
    ):
        cell = Cell(number, column)
        mark = pointed.place if pointed and _same(pointed, cell) else None
        if histogram is not None:
            _draw_histogram(painter, placed.area(cell), histogram, inks, mark, theme, style)
    trail = Cell(number, Column.CORRECTION)
    mark = pointed.place if pointed and _same(pointed, trail) else None
    _draw_trail(painter, placed.area(trail), row, decades, mark, theme, style)
    if numbers.learning_rate is not None:
        left, _ = placed.columns[Column.RATE]
        text = format_number(numbers.learning_rate, 3)
        draw_text(painter, left, middle, text, style.caption_face, theme.text, middle=True)
    if numbers.silent is not None:
        _draw_silent(painter, number, row, len(numbers.silent), placed, theme, style)


def _same(one: Cell, other: Cell) -> bool:
    return (one.row, one.column) == (other.row, other.column)


def _draw_histogram(
    painter: QPainter,
    area: QRectF,
    histogram: Histogram,
    inks: tuple[QColor, QColor],
    mark: int | None,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """Bars over bins from −limit to limit, the marked one in full strength, 0 as a thin line."""
    counts = histogram.counts
    top = max(1, int(counts.max(initial=1)))
    step, middle = area.width() / BINS, BINS // 2
    strength = 1.0 if style.printed else 0.8
    shown = [mix(theme.surface, ink, strength) for ink in (inks[0], theme.text_muted, inks[1])]
    filled = np.flatnonzero(counts)
    talls = np.maximum(1.0, counts[filled] * (area.height() / top))
    for index, tall in zip(filled.tolist(), talls.tolist(), strict=True):
        left = area.left() + index * step
        bar = QRectF(left, area.bottom() - tall, max(1.0, step - 0.75), tall)
        side = (index > middle) - (index < middle) + 1
        painter.fillRect(bar, theme.accent if index == mark else shown[side])
    painter.setPen(pen(theme.axis, style.line))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    zero = area.left() + area.width() / 2
    painter.drawLine(QPointF(zero, area.bottom()), QPointF(zero, area.bottom() + 0.6 * style.tick))
    _draw_limits(painter, area, histogram, theme, style)


def _draw_limits(
    painter: QPainter, area: QRectF, histogram: Histogram, theme: Theme, style: FigureStyle
) -> None:
    """The ends of a histogram beneath it; numbers that are not finite have no place in it."""
    face, y = style.tick_face, area.bottom() + 1.05 * style.tick_face.size
    ink = theme.text if style.printed else theme.text_muted
    if histogram.not_finite:
        text = f"{format_number(histogram.not_finite)} × NaN, ∞"
        draw_text(painter, area.left(), y, text, face, theme.error, middle=True)
        return
    limit = format_number(histogram.limit, 3) if histogram.counts.any() else "0"
    low = f"{MINUS}{limit}"
    if width(low, face) + width(limit, face) + face.size > area.width():
        x = area.center().x()
        draw_text(painter, x, y, f"±{limit}", face, ink, align=CENTRE, middle=True)
        return
    draw_text(painter, area.left(), y, low, face, ink, middle=True)
    draw_text(painter, area.right(), y, limit, face, ink, align=RIGHT, middle=True)


def _draw_trail(
    painter: QPainter,
    area: QRectF,
    row: LayerRow,
    decades: tuple[float, float] | None,
    mark: int | None,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """The corrections lately seen, on a scale of decades that all rows share, and the last one."""
    now = row.numbers.correction
    if now is None:
        return
    if decades is not None and len(row.trail) > 1:
        epochs = row.trail[:, 0]
        across = Scale(float(epochs[0]), float(epochs[-1]), area.left(), area.right())
        up = Scale(*decades, area.bottom(), area.top(), log=True)
        painter.setPen(pen(theme.grid, theme.line_border))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topLeft(), area.topRight())
        x, y = across.pixel(epochs), up.pixel(row.trail[:, 1])
        draw_polyline(painter, x, y, theme.curve_test, theme.line_curve_test)
        at = len(epochs) - 1 if mark is None else min(mark, len(epochs) - 1)
        if np.isfinite(y[at]):
            painter.setPen(pen(theme.curve_test, theme.line_curve_test))
            painter.setBrush(theme.surface)
            radius = 2.25 * theme.scale
            painter.drawEllipse(QPointF(float(x[at]), float(y[at])), radius, radius)
    y_text = area.bottom() + 1.05 * style.tick_face.size
    ink = theme.text
    draw_text(
        painter, area.left(), y_text, format_number(now, 3), style.tick_face, ink, middle=True
    )


def _draw_silent(
    painter: QPainter,
    number: int,
    row: LayerRow,
    silent: int,
    placed: Layout,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """How many units of all, and their share as a bar."""
    left, across = placed.columns[Column.SILENT]
    middle = placed.tops[number] + placed.height / 2
    face = style.caption_face
    text = f"{format_number(silent)} / {format_number(row.numbers.units)}"
    ink = theme.warning if silent else theme.text
    draw_text(painter, left, middle - 0.35 * face.size, text, face, ink, middle=True)
    bar = QRectF(left, middle + 0.55 * face.size, across, max(3.0, 0.25 * face.size))
    painter.fillRect(bar, theme.grid)
    if silent:
        share = silent / row.numbers.units
        painter.fillRect(QRectF(bar.left(), bar.top(), share * bar.width(), bar.height()), ink)
