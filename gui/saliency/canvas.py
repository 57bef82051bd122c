"""The canvas of where a network looks: three tiles in which a pixel can be pointed at."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.controls.canvas import ARROWS, Canvas
from gui.saliency import painting, words
from gui.saliency.figure import Pixel, SaliencyFigure


class SaliencyCanvas(Canvas):
    """Shows the tiles. pointed(text): what is under the pointer, "" at the end."""

    SIZE, LEAST = (420, 220), (240, 130)
    KEYS = tuple(ARROWS)

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: SaliencyFigure | None = None
        self._pixel: Pixel | None = None
        self._said = ""
        self.setMouseTracking(True)

    def show_figure(self, figure: SaliencyFigure | None) -> None:
        """Show other tiles; the pointer stays on its pixel."""
        self.figure = figure
        if figure is not None:
            rows, columns = figure.shape
            pixel = self._pixel
            if pixel is not None and (pixel.row >= rows or pixel.column >= columns):
                self._pixel = None
        self._say()
        self.update()

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        if self.figure is not None:
            shown = dataclasses.replace(self.figure, pointed=self._pixel)
            painting.draw(painter, self.area(), shown, now)

    # Pointer and keys

    def _point(self, pixel: Pixel | None) -> None:
        if pixel != self._pixel:
            self._pixel = pixel
            self._say()
            self.update()

    def _say(self) -> None:
        known = self.figure is not None and self._pixel is not None
        said = words.sentence(self.figure, self._pixel) if known else ""  # type: ignore[arg-type]
        if said != self._said:
            self._said = said
            self.setAccessibleDescription(said)
            self.pointed.emit(said)

    def _at(self, position: QPointF) -> Pixel | None:
        if self.figure is None:
            return None
        tiles = painting.arrange(QRectF(self.rect()), self.figure, theme.current())
        return painting.pixel_at(position, tiles, self.figure)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in ARROWS or self.figure is None:
            super().keyPressEvent(event)
            return
        rows, columns = self.figure.shape
        across, down = ARROWS[key]
        here = self._pixel
        if here is None:
            self._point(Pixel(rows // 2, columns // 2))
            return
        row = min(max(here.row + down, 0), rows - 1)
        self._point(Pixel(row, min(max(here.column + across, 0), columns - 1)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)
