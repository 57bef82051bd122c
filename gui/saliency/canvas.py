"""The canvas of where a network looks: three tiles in which a pixel can be pointed at."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.figures.style import pen
from gui.saliency import painting, words
from gui.saliency.figure import Pixel, SaliencyFigure


class SaliencyCanvas(QWidget):
    """Shows the tiles. pointed(text): what is under the pointer, "" at the end."""

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: SaliencyFigure | None = None
        self._pixel: Pixel | None = None
        self._said = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(420), theme.current().px(220))

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

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setMinimumSize(now.px(240), now.px(130))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if self.figure is not None:
            shown = dataclasses.replace(self.figure, pointed=self._pixel)
            painting.draw(painter, QRectF(self.rect()), shown, now)
        if self.hasFocus():
            inset = now.line_focus / 2
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

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

    def event(self, event: QEvent) -> bool:
        # With the focus here arrows walk from pixel to pixel, whatever else they do.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in _STEPS or self.figure is None:
            super().keyPressEvent(event)
            return
        rows, columns = self.figure.shape
        across, down = _STEPS[key]
        here = self._pixel
        if here is None:
            self._point(Pixel(rows // 2, columns // 2))
            return
        row = min(max(here.row + down, 0), rows - 1)
        self._point(Pixel(row, min(max(here.column + across, 0), columns - 1)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point(None)
        self.update()


_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
