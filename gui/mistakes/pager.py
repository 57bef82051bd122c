"""The foot of the mistakes: what the colours mean, which page is shown, and the way to others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui import theme
from gui.controls import IconButton
from gui.language import follow
from gui.mistakes import painting
from gui.numbers import format_number


class Pager(QWidget):
    """turned(pages): so many pages on are asked for, -1 for the page before.

    lead: what stands at the left, the legend of the cards if not said otherwise.
    """

    turned = Signal(int)

    def __init__(self, lead: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = (0, 0, 0)
        self.text = QLabel()
        self.text.setProperty("role", "muted")
        self.back, self.on = IconButton("chevron-left"), IconButton("chevron-right")
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self._row = QHBoxLayout(self)
        self._row.addWidget(lead or Legend(), 1)
        for widget in (self.text, self.back, self.on):
            self._row.addWidget(widget)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def show_range(self, first: int, end: int, count: int) -> None:
        """Entries first to end (exclusive, counted from 0) of so many are on screen."""
        self._shown = (first, end, count)
        self.back.setEnabled(first > 0)
        self.on.setEnabled(end < count)
        text = ""
        if count:
            text = QCoreApplication.translate("Mistakes", "{first} to {last} of {count}").format(
                first=format_number(first + 1),
                last=format_number(end),
                count=format_number(count),
            )
        self.text.setText(text)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.back.set_text(QCoreApplication.translate("Mistakes", "Page before"))
        self.on.set_text(QCoreApplication.translate("Mistakes", "Next page"))
        self.show_range(*self._shown)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), 0, now.px(8), now.px(4))
        self._row.setSpacing(now.px(4))


class Legend(QWidget):
    """What the colours and bars of a card are, as far as there is room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.theme_changed.connect(self.update)
        follow(self, self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painting.draw_legend(painter, 0.0, self.height() / 2, now, self.width())
        fits = painting.legend_width(now) <= self.width()
        tip = "" if fits else painting.legend_text()
        if tip != self.toolTip():
            self.setToolTip(tip)
