"""Where the columns of the table of layers stand, the same in its head, its rows and its foot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui import theme
from gui.stack.figure import StackFigure, heads

LEFT, RIGHT_PADDING, GAP = 24, 12, 12
NAME = 84
"""Pixels that a name needs; where it has fewer, the memory, which is also said of a row in full,
makes room for it."""


@dataclass(frozen=True)
class Columns:
    """Widths in px of the columns of numbers: output, parameters, memory."""

    widths: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def place(self, width: float, height: float) -> tuple[QRectF, tuple[QRectF, ...]]:
        """The boxes of the name and of the three numbers in a row of that size.

        That of the memory is empty where there is no room for it.
        """
        now = theme.current()
        gap, left, end = now.px(GAP), now.px(LEFT), width - now.px(RIGHT_PADDING)
        *others, memory = self.widths
        boxes = [QRectF(end, 0, 0, height)]
        if end - left - sum(self.widths) - 3 * gap >= now.px(NAME):
            boxes = [QRectF(end - memory, 0, memory, height)]
            end -= memory + gap
        for across in reversed(others):
            boxes.append(QRectF(end - across, 0, across, height))
            end -= across + gap
        return QRectF(left, 0, max(0.0, end - left), height), tuple(reversed(boxes))


def number_font(*, semibold: bool = False) -> QFont:
    """The font of the table: a little smaller than that of the rows of knobs."""
    return theme.current().font(theme.current().small, semibold=semibold)


def columns_of(figure: StackFigure) -> Columns:
    """As wide as the widest text in each."""
    metrics = QFontMetricsF(number_font(semibold=True))
    head = QFontMetricsF(theme.current().font(theme.current().caption))
    _, output, parameters, unit = heads(figure.unit)
    _, total, memory = figure.total
    texts = (
        [line.output for line in figure.lines],
        [total, *(line.parameters for line in figure.lines)],
        [memory, *(line.memory for line in figure.lines)],
    )
    widths = [
        max(head.horizontalAdvance(title), *(metrics.horizontalAdvance(text) for text in column))
        for title, column in zip((output, parameters, unit), texts, strict=True)
    ]
    return Columns((widths[0], widths[1], widths[2]))


def draw_numbers(painter: QPainter, boxes: tuple[QRectF, ...], texts: tuple[str, ...]) -> None:
    """The numbers of a row, at the right ends of their columns, in the painter's pen and font."""
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for box, text in zip(boxes, texts, strict=True):
        if not box.isEmpty():
            painter.drawText(box, flags, text)


def draw_words(painter: QPainter, box: QRectF, words: str, font: QFont, ink: QColor) -> float:
    """Words at the left of a box, cut with … where they are too long; returns their width."""
    painter.setFont(font)
    painter.setPen(ink)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
