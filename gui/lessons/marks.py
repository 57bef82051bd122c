"""The little marks of a lesson: done, right and wrong, or an empty circle for not yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui import icons, theme

ICONS = {"done": ("circle-check", "success"), "wrong": ("circle-x", "warning")}


class Mark(QWidget):
    """A circle; `state` is one of "", "done" and "wrong"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.theme_changed.connect(self._restyle)

    def show_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.update()

    def _restyle(self, _theme: object) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.icon_size, now.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = now.icon_size
        place = QRectF(0, (self.height() - side) / 2, side, side)
        if self.state:
            name, role = ICONS[self.state]
            icons.paint_icon(painter, name, place, now.color(role))
            return
        painter.setPen(QPen(now.border_strong, 1.4 * now.scale))
        painter.drawEllipse(QPointF(place.center()), side * 0.4, side * 0.4)


class MarkedLine(QWidget):
    """A mark with words beside it: a condition."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self.words, self.value = Mark(), QLabel(), QLabel()
        self.words.setWordWrap(True)
        self.value.setProperty("role", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(8))
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        line.addWidget(self.value)

    def show_line(self, words: str, value: str, done: bool) -> None:
        for label, text in ((self.words, words), (self.value, value)):
            if label.text() != text:
                label.setText(text)
        self.mark.show_state("done" if done else "")
        self.setAccessibleName(f"{words} {value}".strip())
