"""Draws the table of layers as a figure for export."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import RIGHT, Face, draw_text, width
from gui.stack.figure import StackFigure, heads
from gui.theme import Theme

LINE = 1.9
GAP = 1.4


def draw(painter: QPainter, rect: QRectF, figure: StackFigure, theme: Theme) -> None:
    """Draw the table from the top of `rect`; where it is too high for it, smaller."""
    style = style_of(theme)
    rows = len(figure.lines) + 2
    top = rect.top() + (style.title_height if figure.title else 0.0)
    face = style.caption_face
    most = (rect.bottom() - top) / rows
    if most < LINE * face.size:
        face = Face(face.family, max(5, int(most / LINE)))
    high = min(LINE * face.size, most)
    bold = Face(face.family, face.size, semibold=True)
    muted = theme.text if style.printed else theme.text_muted
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if figure.title:
        y = rect.top() + style.title_baseline
        draw_text(painter, rect.left(), y, figure.title, style.title_face, theme.text)
    ends = _ends(rect, figure, face)
    y = top + high / 2
    name, *numbers = heads(figure.unit)
    draw_text(painter, rect.left(), y, name, face, muted, middle=True)
    _numbers(painter, ends, numbers, y, face, muted)
    _rule(painter, rect, top + high, theme.axis, style)
    for line in figure.lines:
        y += high
        ink = theme.error if line.row.error is not None else theme.text
        draw_text(painter, rect.left(), y, line.name, bold, ink, middle=True)
        left = rect.left() + width(line.name, bold) + 0.6 * face.size
        draw_text(painter, left, y, line.detail, face, muted, middle=True)
        _numbers(painter, ends, [line.output, line.parameters, line.memory], y, face, theme.text)
    y += high
    _rule(painter, rect, y - high / 2, theme.axis, style)
    text, parameters, memory = figure.total
    draw_text(painter, rect.left(), y, text, bold, theme.text, middle=True)
    _numbers(painter, ends, ["", parameters, memory], y, bold, theme.text)
    painter.restore()


def _ends(rect: QRectF, figure: StackFigure, face: Face) -> list[float]:
    """The right ends of the three columns of numbers."""
    bold = Face(face.family, face.size, semibold=True)
    _, output, parameters, unit = heads(figure.unit)
    _, total, memory = figure.total
    columns = (
        [output, *(line.output for line in figure.lines)],
        [parameters, total, *(line.parameters for line in figure.lines)],
        [unit, memory, *(line.memory for line in figure.lines)],
    )
    widths = [max(width(text, bold) for text in column) for column in columns]
    gap, end = GAP * face.size, rect.right()
    ends = []
    for across in reversed(widths):
        ends.append(end)
        end -= across + gap
    return ends[::-1]


def _numbers(
    painter: QPainter, ends: list[float], texts: list[str], y: float, face: Face, ink: QColor
) -> None:
    for end, text in zip(ends, texts, strict=True):
        draw_text(painter, end, y, text, face, ink, align=RIGHT, middle=True)


def _rule(painter: QPainter, rect: QRectF, y: float, ink: QColor, style: FigureStyle) -> None:
    painter.setPen(pen(ink, style.line))
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
