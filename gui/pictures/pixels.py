"""The canvas of the pixel inspector: one picture as a grid of numbers that are read out."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.controls.canvas import draw_focus
from gui.pictures import pixel_painting as painting
from gui.pictures.figure import PixelsFigure


class PixelsCanvas(QWidget):
    """cell_pointed(row and column, or None): by the pointer or the arrow keys."""

    cell_pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: PixelsFigure | None = None
        self._whole = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.theme_changed.connect(self.measure)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(400), theme.current().px(260))

    def show_figure(self, figure: PixelsFigure, whole: bool) -> None:
        """Show a picture. whole: as it fits, else so large that every number is read."""
        pointed = self.figure.pointed if self.figure is not None else None
        rows, columns = figure.values.shape[:2]
        if pointed is not None and pointed[0] < rows and pointed[1] < columns:
            figure = dataclasses.replace(figure, pointed=pointed)
        self.figure, self._whole = figure, whole
        self.measure()

    def measure(self, _theme: object = None) -> None:
        """Be as large as the numbers need."""
        if self.figure is None or self._whole:
            self.setMinimumSize(0, 0)
        else:
            across, down = painting.readable_size(self.figure, theme.current())
            self.setMinimumSize(round(across), round(down))
        self.update()

    @property
    def _area(self) -> QRectF:
        return QRectF(self.rect())

    def centre(self) -> QPointF:
        """The middle of the picture, or the pixel that is pointed at."""
        if self.figure is None:
            return self._area.center()
        if self.figure.pointed is None:
            return painting.grid(self._area, self.figure, theme.current()).center()
        cell = self.figure.pointed
        return painting.cell_box(self._area, self.figure, cell, theme.current()).center()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        parts: Any = event.region()  # PySide's stub does not know that it can be gone through
        for rect in parts:  # a pixel and its row and column, when the pointer moves
            painter.setClipRect(rect)
            painter.fillRect(rect, now.surface)
            if self.figure is not None:
                painting.draw(painter, self._area, self.figure, now, QRectF(rect))
        painter.setClipping(False)
        if self.hasFocus():
            draw_focus(painter, self._area, now)

    def point(self, cell: tuple[int, int] | None) -> None:
        """Mark a pixel, or none."""
        if self.figure is None or cell == self.figure.pointed:
            return
        before, self.figure = self.figure, dataclasses.replace(self.figure, pointed=cell)
        for figure in (before, self.figure):
            for box in painting.pointed_boxes(self._area, figure, theme.current()):
                self.update(box.toAlignedRect())
        self.cell_pointed.emit(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.figure is not None:
            at = painting.cell_at(event.position(), self._area, self.figure, theme.current())
            self.point(at)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.point(None)

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.figure is None or key not in _STEPS:
            super().keyPressEvent(event)
            return
        rows, columns = self.figure.values.shape[:2]
        row, column = self.figure.pointed or (0, 0)
        across, down = _STEPS[key] if self.figure.pointed is not None else (0, 0)
        row, column = min(max(row + down, 0), rows - 1), min(max(column + across, 0), columns - 1)
        self.point((row, column))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.point(None)
        self.update()


_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
