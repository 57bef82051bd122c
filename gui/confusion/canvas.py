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
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.confusion import painting, words
from gui.confusion.figure import Cell, ConfusionFigure
from gui.figures.style import pen
from gui.language import language


class ConfusionCanvas(QWidget):
    """Shows a matrix. pointed(text): what is under the pointer, "" at the end.

    cell_chosen(actual, predicted): a cell was clicked, or entered by the keyboard.
    """

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
        # A click leaves the arrow keys to the steps of learning; Tab brings them here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self.measure)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(330), theme.current().px(340))

    def show_figure(self, figure: ConfusionFigure) -> None:
        """Show another matrix; the pointer stays on its place."""
        grown = figure.names != self.figure.names
        self.figure = figure
        if grown:
            self._cursor = None
            self.measure()
        self._point()
        self.update()

    def measure(self, _theme: object = None) -> None:
        """Be at least as large as the matrix needs to be read."""
        names, now = self.figure.names, theme.current()
        across, down = painting.least_size(max(2, len(names)), names, now)
        self.setMinimumSize(round(across), round(down))
        self.updateGeometry()
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._matrix())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.draw_marks(painter, QRectF(self.rect()), self.figure, now)
        if self.hasFocus():
            inset = now.line_focus / 2
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

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
            painting.draw(painter, QRectF(self.rect()), figure, now)
            painter.end()
        return self._kept

    # Pointer and keys

    def _point(self) -> None:
        before, found = self.figure.pointed, self._cursor
        if self._position is not None:
            area = QRectF(self.rect())
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
        area = QRectF(self.rect())
        found = painting.cell_at(event.position(), area, self.figure, theme.current())
        if found is not None and found.predicted is not None:
            self.cell_chosen.emit(found.actual, found.predicted)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.figure.pointed
            said = words.sentence(self.figure, found) if found is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        # With the focus here arrows walk through the cells, although the window has other plans.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in (*_STEPS, *_ENTER):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.figure.names) - 1
        if self.figure.confusion is None or key not in (*_STEPS, *_ENTER):
            super().keyPressEvent(event)
            return
        here = self._cursor
        if key in _STEPS:
            across, down = _STEPS[key]
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._cursor = None
        self._point()
        self.update()


_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
