"""A read-out: a word and a number beside it, in a width that no number of the run changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme

GAP = 6
LARGE = 1.5
"""How much larger a value is that is read from the last row."""


class Readout(QWidget):
    """A muted label and a semibold value. The room is kept for the widest value to be expected."""

    def __init__(self, size: str = "body", parent: QWidget | None = None) -> None:
        """size: the theme's name of the type size."""
        super().__init__(parent)
        self._type = size
        self._large = False
        self._label = self._value = self._widest = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.theme_changed.connect(self._measure)

    @property
    def value(self) -> str:
        return self._value

    def set_label(self, label: str) -> None:
        if label != self._label:
            self._label = label
            self.setAccessibleName(label)
            self._measure()

    def set_widest(self, sample: str) -> None:
        """Keep room for a value as wide as this one."""
        if sample != self._widest:
            self._widest = sample
            self._measure()

    def set_large(self, large: bool) -> None:
        """Show label and value in larger letters, to be read from afar."""
        if large != self._large:
            self._large = large
            self._measure()

    def set_value(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self.setAccessibleDescription(value)
            if self._advance(value) > self._room:
                self._measure()
            self.update()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        size = round(getattr(now, self._type) * (LARGE if self._large else 1.0))
        self._label_font, self._value_font = now.font(size), now.font(size, semibold=True)
        self._value_metrics = QFontMetricsF(self._value_font)
        self._start = QFontMetricsF(self._label_font).horizontalAdvance(self._label) + now.px(GAP)
        self._room = max(self._advance(self._widest), self._advance(self._value))
        self.updateGeometry()
        self.update()

    def _advance(self, text: str) -> float:
        return self._value_metrics.horizontalAdvance(text)

    def sizeHint(self) -> QSize:
        return QSize(round(self._start + self._room + 1), round(self._value_metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.setFont(self._label_font)
        painter.setPen(now.text_muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._label)
        painter.setFont(self._value_font)
        painter.setPen(now.text)
        rect.setLeft(self._start)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._value)
