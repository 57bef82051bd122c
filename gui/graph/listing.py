"""The NumPy of both passes, a line for each number; what is carried out just now is lit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.graph import words
from gui.graph.program import CodeLine

LINE = 21


class Listing(QWidget):
    """Shows lines as far as `step`; values of later ones are not told yet.

    resized(): it has another size, and what is lit may be out of sight.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CodeLine, ...] = ()
        self.step = 0
        theme.theme_changed.connect(self._repaint)

    def show_lines(self, lines: tuple[CodeLine, ...], step: int) -> None:
        other = len(lines) != len(self.lines)
        self.lines, self.step = lines, step
        if other:
            self.updateGeometry()
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """All of the program."""
        imported = (
            "import numpy as np\n\n" if any("np." in line.text for line in self.lines) else ""
        )
        return imported + "\n".join(line.text for line in self.lines)

    def box(self) -> QRect:
        """Where the lines stand that are carried out just now."""
        now = [number for number, line in enumerate(self.lines) if line.step == self.step]
        high = theme.current().px(LINE)
        first, last = (now[0], now[-1]) if now else (0, 0)
        return QRect(0, first * high, 10, (last - first + 1) * high)

    def sizeHint(self) -> QSize:
        now = theme.current()
        metrics = QFontMetrics(now.code_font(now.small))
        widest = max((metrics.horizontalAdvance(line.text) for line in self.lines), default=0)
        return QSize(widest + now.px(82), now.px(LINE) * len(self.lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), self.sizeHint().height())

    def _repaint(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        high, middle = now.px(LINE), Qt.AlignmentFlag.AlignVCenter
        for number, line in enumerate(self.lines):
            row = QRect(0, number * high, self.width(), high)
            lit = line.step == self.step
            if lit:
                painter.fillRect(row, now.accent_soft)
                painter.fillRect(QRect(0, row.top(), now.px(3), high), now.accent)
            reached = line.step <= self.step
            color = now.text if reached else now.text_muted
            if line.step < 0:
                color = now.text_muted
            painter.setFont(now.code_font(now.small))
            painter.setPen(now.accent if lit else color)
            inner = row.adjusted(now.px(12), 0, -now.px(12), 0)
            value = "" if line.value is None or not reached else words.number(line.value)
            font = now.font(now.small, semibold=lit)
            room = inner.width() - QFontMetrics(font).horizontalAdvance(value) - now.px(10)
            metrics = painter.fontMetrics()
            text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, text)
            painter.setFont(font)
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, value)
