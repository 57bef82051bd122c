"""The head of a panel: 36 pixels with its title, what it shows just now, and its actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui import theme

HEIGHT = 36
PADDING = 12


class PanelHeader(QWidget):
    """Title in semibold, subtitle in grey beside it, actions at the right, a line beneath."""

    def __init__(
        self,
        title: str = "",
        subtitle: str = "",
        *actions: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = QLabel(title)
        self.title.setProperty("role", "title")
        self.subtitle = ElidedLabel(subtitle)
        self.subtitle.setProperty("role", "muted")
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.subtitle, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for action in actions:
            self.add_action(action)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def set_title(self, title: str) -> None:
        self.title.setText(title)

    def set_lead(self, widget: QWidget) -> QWidget:
        """Put a control, such as tabs, in the place of the title; returns it."""
        self.title.hide()
        self._layout.insertWidget(0, widget)
        return widget

    def set_body(self, widget: QWidget) -> QWidget:
        """Put a widget, such as the head of another panel, in the place of the subtitle."""
        self.subtitle.hide()
        self._layout.insertWidget(self._layout.indexOf(self.subtitle), widget, 1)
        return widget

    def set_subtitle(self, subtitle: str) -> None:
        self.subtitle.setText(subtitle)

    def add_action(self, widget: QWidget) -> QWidget:
        """Put a control at the right end; returns it."""
        self._layout.addWidget(widget)
        return widget

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setFixedHeight(now.px(HEIGHT))
        self._layout.setContentsMargins(now.px(PADDING), 0, now.px(8), now.px(1))
        self._layout.setSpacing(now.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        line = now.px(1)
        painter.fillRect(0, self.height() - line, self.width(), line, now.border)


class ElidedLabel(QLabel):
    """A label on one line that ends in … where it has no room; its tooltip then says it all."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self.text()) <= self.contentsRect().width()
        tip = "" if fits else self.text()
        if self.toolTip() != tip:
            self.setToolTip(tip)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, shown)
