"""The page of the pad: mouse, pen or arrow keys draw on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.figures.style import pen
from gui.pad.painting import draw_page
from gui.pad.sketch import Sketch

FIRST_WIDTH = 0.085
"""Of the pen, as a share of the page: the strokes of MNIST are about 2 of 20 pixels wide."""
ERASER = 2.2
"""How much wider than the pen the eraser is."""
LIGHT, PRESSED = 0.5, 1.0
"""Of a pen that knows its pressure: the width at none, and what full pressure adds."""
KEY_STEP = 0.04


class Paper(QWidget):
    """Draws strokes into a sketch. drawn: the ink has changed. undone: Ctrl+Z was pressed here."""

    drawn = Signal()
    undone = Signal()

    def __init__(self, sketch: Sketch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sketch = sketch
        self.pen_width = FIRST_WIDTH
        self.erases = False
        self._held = False
        self._place: QPointF | None = None  # of the pen that the keyboard moves, in shares
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        # A click leaves the keys to the steps of learning; Tab brings them here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        theme.theme_changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(160), theme.current().px(160))

    def _repaint(self, _theme: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        draw_page(painter, frame, self.sketch.pixels(), now)
        if self.hasFocus():
            inset = now.line_focus / 2
            painter.setPen(pen(now.accent, now.line_focus))
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        if self._place is not None and self.hasFocus():
            radius = self._width() * self.width() / 2
            at = QPointF(self._place.x() * self.width(), self._place.y() * self.height())
            painter.setPen(pen(now.accent, now.line_selection if self._held else now.line_border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, radius, radius)

    # Mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), self._width(), self.erases)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held and event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position(), self._width())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen: where it knows its pressure the line is as wide; its other end erases."""
        turned = event.pointerType() == QPointingDevice.PointerType.Eraser
        knows = bool(event.device().capabilities() & QPointingDevice.Capability.Pressure)
        width = self._width(self.erases or turned)
        if knows:
            width *= LIGHT + PRESSED * event.pressure()
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position(), width, self.erases or turned)
        elif event.type() == QEvent.Type.TabletMove and self._held:
            self._move(event.position(), width)
        elif event.type() == QEvent.Type.TabletRelease:
            self._held = False
        event.accept()

    def _width(self, erases: bool | None = None) -> float:
        erases = self.erases if erases is None else erases
        return self.pen_width * (ERASER if erases else 1.0)

    def _begin(self, position: QPointF, width: float, erases: bool) -> None:
        self._held = True
        self.sketch.begin((*self._shares(position), width), erases)
        self._changed()

    def _move(self, position: QPointF, width: float) -> None:
        self.sketch.move_to((*self._shares(position), width))
        self._changed()

    def _shares(self, position: QPointF) -> tuple[float, float]:
        return position.x() / max(self.width(), 1), position.y() / max(self.height(), 1)

    def _changed(self) -> None:
        self.update()
        self.drawn.emit()

    # Keys

    def event(self, event: QEvent) -> bool:
        # With the focus here these keys draw, although the window has other plans for them.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and (_is_ours(event) or _undoes(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a pen, the space bar puts it down and lifts it."""
        if _undoes(event):
            self.undone.emit()
            return
        if not _is_ours(event):
            super().keyPressEvent(event)
            return
        place = self._place or QPointF(0.5, 0.5)
        if event.key() == Qt.Key.Key_Space:
            self._held = not self._held
            if self._held:
                self.sketch.begin((place.x(), place.y(), self._width()), self.erases)
                self._changed()
        else:
            across, down = _STEPS[Qt.Key(event.key())]
            place = QPointF(
                min(max(place.x() + KEY_STEP * across, 0.0), 1.0),
                min(max(place.y() + KEY_STEP * down, 0.0), 1.0),
            )
            if self._held:
                self.sketch.move_to((place.x(), place.y(), self._width()))
                self._changed()
        self._place = place
        self.update()

    def focusInEvent(self, event: object) -> None:
        self._place = self._place or QPointF(0.5, 0.5)
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self._held = False
        self.update()


def _is_ours(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and (event.key() == Qt.Key.Key_Space or Qt.Key(event.key()) in _STEPS)


def _undoes(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier


_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
