"""The bars of the classes: how many pictures there are of each; a click filters by one."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.pictures import count_painting as painting
from gui.pictures import words
from gui.pictures.figure import CountsFigure

HEIGHT = 58


class CountBars(QWidget):
    """Shows counts. pointed(text): what is under the pointer. chosen(class or None)."""

    pointed = Signal(str)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = CountsFigure()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(420), theme.current().px(HEIGHT))

    def show_figure(self, figure: CountsFigure) -> None:
        """Show other counts."""
        self.figure = figure
        rows = (words.bar(figure, place) for place in range(len(figure.counts)))
        self.setAccessibleDescription("\n".join(rows))
        self.update()

    def _measure(self, _theme: object = None) -> None:
        self.setFixedHeight(theme.current().px(HEIGHT))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        area = QRectF(self.rect()).adjusted(0, now.px(4), 0, -now.px(2))
        painting.draw(painter, area, self.figure, now)

    def _place(self, position: QPointF) -> int | None:
        return painting.place_at(position, QRectF(self.rect()), self.figure, theme.current())

    def _point(self, place: int | None) -> None:
        if place == self.figure.pointed:
            return
        self.figure = dataclasses.replace(self.figure, pointed=place)
        self.setCursor(
            Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor
        )
        self.pointed.emit("" if place is None else words.bar(self.figure, place))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._place(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self.chosen.emit(None if place == self.figure.chosen else place)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.figure.pointed
            said = "" if place is None else words.bar(self.figure, place)
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)
