"""The canvas of the confusion matrix: paints it; a cell can be pointed at and chosen."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui import theme
from gui.confusion import painting, words
from gui.confusion.figure import Cell, ConfusionFigure
from gui.controls.canvas import ARROWS, Canvas
from gui.language import language

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConfusionCanvas(Canvas):
    """Shows a matrix. pointed(text): what is under the pointer, "" at the end.

    cell_chosen(actual, predicted): a cell was clicked, or entered by the keyboard.
    """

    SIZE = (330, 340)
    KEYS = (*ARROWS, *ENTER)

    pointed = Signal(str)
    cell_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = ConfusionFigure()
        self._position: QPointF | None = None
        self._cursor: Cell | None = None  # where the keyboard is
        self._kept = QPixmap()
        self._kept_of: tuple[object, ...] = ()
        self.setMouseTracking(True)

    def show_figure(self, figure: ConfusionFigure) -> None:
        """Show another matrix; the pointer stays on its place."""
        grown = figure.names != self.figure.names
        self.figure = figure
        if grown:
            self._cursor = None
            self.updateGeometry()
        self._point()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """As large as the matrix needs to be read."""
        names, now = self.figure.names, theme.current()
        across, down = painting.least_size(max(2, len(names)), names, now)
        return QSize(round(across), round(down))

    # Painting

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        painter.drawPixmap(0, 0, self._matrix())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.draw_marks(painter, self.area(), self.figure, now)

    def _matrix(self) -> QPixmap:
        """The matrix as it is kept until another one is shown; marks are laid over it."""
        now, figure, ratio = theme.current(), self.figure, self.devicePixelRatioF()
        shown = (figure.confusion, figure.names, figure.shares, language(), now, self.size(), ratio)
        if shown != self._kept_of:
            self._kept_of = shown
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(now.surface)
            painter = QPainter(self._kept)
            painting.draw(painter, self.area(), figure, now)
            painter.end()
        return self._kept

    # Pointer and keys

    def _point(self) -> None:
        before, found = self.figure.pointed, self._cursor
        if self._position is not None:
            area = self.area()
            found = painting.cell_at(self._position, area, self.figure, theme.current())
        inside = found is not None and found.predicted is not None
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if inside and self._position is not None else arrow)
        if found != before:
            self.figure = dataclasses.replace(self.figure, pointed=found)
            self.update()
        if found is not None:
            said = words.sentence(self.figure, found)
            self.pointed.emit(said)
            if found == self._cursor:
                self.setAccessibleDescription(said)
        elif before is not None:
            self.pointed.emit("")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._position = event.position()
        self._point()

    def leaveEvent(self, event: QEvent) -> None:
        self._position = None
        self._point()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        area = self.area()
        found = painting.cell_at(event.position(), area, self.figure, theme.current())
        if found is not None and found.predicted is not None:
            self.cell_chosen.emit(found.actual, found.predicted)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.figure.pointed
            said = words.sentence(self.figure, found) if found is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.figure.names) - 1
        if self.figure.confusion is None or key not in (*ARROWS, *ENTER):
            super().keyPressEvent(event)
            return
        here = self._cursor
        if key in ARROWS:
            across, down = ARROWS[key]
            if here is None or here.predicted is None:
                self._cursor = Cell(0, 0)
            else:
                self._cursor = Cell(
                    min(max(here.actual + down, 0), last),
                    min(max(here.predicted + across, 0), last),
                )
            self._position = None
            self._point()
        elif here is not None and here.predicted is not None:
            self.cell_chosen.emit(here.actual, here.predicted)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cursor = None
        self._point()
