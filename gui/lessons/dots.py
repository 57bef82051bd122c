"""A dot for each step of a lesson: green when done, ringed where one is; a press turns to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.language import follow

PITCH = 20


class Dots(QWidget):
    """chosen(place): a step by its place."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: tuple[bool, ...] = ()
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._restyle)
        follow(self, self._retranslate)

    def show_steps(self, done: Sequence[bool], place: int) -> None:
        if (tuple(done), place) != (self._done, self._place):
            self._done, self._place = tuple(done), place
            self.updateGeometry()
            self._retranslate()
            self.update()

    def _restyle(self, _theme: object) -> None:
        self.updateGeometry()

    def _retranslate(self) -> None:
        self.setToolTip(QCoreApplication.translate("Lesson", "Turn to a step"))
        text = QCoreApplication.translate("Lesson", "Step {step} of {count}, {done} done")
        done = sum(self._done)
        self.setAccessibleName(text.format(step=self._place + 1, count=len(self._done), done=done))

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(PITCH) * len(self._done), now.px(PITCH))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(8) * len(self._done), theme.current().px(PITCH))

    def _pitch(self) -> float:
        return min(theme.current().px(PITCH), self.width() / max(1, len(self._done)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().x() // self._pitch())
        if 0 <= place < len(self._done):
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(self._place + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch, radius = self._pitch(), now.px(4)
        for place, done in enumerate(self._done):
            centre = QPointF((place + 0.5) * pitch, self.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen if done else QPen(now.border_strong, now.px(1)))
            painter.setBrush(now.success if done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius, radius)
            if place == self._place:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(now.accent, now.px(2)))
                painter.drawEllipse(centre, radius + now.px(3), radius + now.px(3))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.accent, now.px(1)))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
