"""The canvas of the curves: two plots side by side or stacked, read out by one crosshair."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.controls.canvas import draw_focus
from gui.curves.scene import Scene
from gui.figures import curves
from gui.figures.axes import PlotScales
from gui.figures.style import style_of
from gui.figures.text import CENTRE, Face, draw_text, width, wrap

NARROWEST_PX, TALLEST = 150, 1.6
"""Plots narrower than this, or so many times as high as wide, are stacked instead."""
LOWEST_PX = 100
"""Unless they would then be lower than this."""


class CurvesCanvas(QWidget):
    """Shows a scene and asks for a crosshair.

    pointed(epoch): under the pointer, None when it has left. pinned(epoch): a click or the
    keyboard wants the crosshair to stay. moved(rows): the keyboard goes on by so many rows.
    """

    pointed = Signal(object)
    pinned = Signal(object)
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self.setMouseTracking(True)
        # A click leaves the arrow keys to the steps of learning; Tab brings them here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(484), theme.current().px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), theme.current().px(130))

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self.update()

    def areas(self) -> tuple[QRectF, QRectF]:
        """Where the loss and the score are drawn."""
        now = theme.current()
        pad = 0.5 * style_of(now).margin
        whole = QRectF(self.rect()).adjusted(pad, pad, -pad, 0)
        across, down = (whole.width() - pad) / 2, (whole.height() - pad) / 2
        upright = across < now.px(NARROWEST_PX) or whole.height() > TALLEST * across
        if not upright or down < now.px(LOWEST_PX):
            first = QRectF(whole.left(), whole.top(), across, whole.height())
            return first, first.translated(across + pad, 0)
        first = QRectF(whole.left(), whole.top(), whole.width(), down)
        return first, first.translated(0, down + pad)

    def scales(self) -> tuple[PlotScales, ...]:
        """The scales of both plots; none before anything is shown."""
        if self._scene is None:
            return ()
        figures = (self._scene.loss, self._scene.score)
        return tuple(
            curves.map_scales(area, figure, theme.current())
            for area, figure in zip(self.areas(), figures, strict=True)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if self._scene is None:
            return
        for area, figure in zip(self.areas(), (self._scene.loss, self._scene.score), strict=True):
            curves.draw(painter, area, figure, now)
        if not self._scene.begun:
            self._paint_invitation(painter)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), now)

    def _paint_invitation(self, painter: QPainter) -> None:
        """What would fill the empty plots, a little below the middle of each."""
        now = theme.current()
        text = QCoreApplication.translate("Curves", "Press Space to learn")
        face = Face(now.family, now.small)
        for scales in self.scales():
            lines = wrap(text, face, scales.plot.width() - now.px(16))
            high = now.px(18)
            breadth = max(width(line, face) for line in lines) + now.px(12)
            room = QRectF(0, 0, breadth, high * len(lines) + now.px(6))
            room.moveCenter(scales.plot.center())
            room.moveTop(room.top() + 0.14 * scales.plot.height())  # beneath the legend
            painter.fillRect(room.intersected(scales.plot.adjusted(1, 1, 0, -1)), now.surface)
            x, y = room.center().x(), room.top() + now.px(3) + high / 2
            for number, line in enumerate(lines):
                at = y + number * high
                draw_text(painter, x, at, line, face, now.text_muted, align=CENTRE, middle=True)

    def _repaint(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    # Pointer and keys

    def _epoch_at(self, position: QPointF) -> float | None:
        for scales in self.scales():
            if scales.plot.adjusted(-2, 0, 2, 0).contains(position):
                return max(0.0, scales.x.value(position.x()))
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        epoch = self._epoch_at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if epoch is None else Qt.CursorShape.CrossCursor)
        self.pointed.emit(epoch)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pinned.emit(self._epoch_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)

    def event(self, event: QEvent) -> bool:
        # With the focus here arrows move the crosshair, although the window has made them steps.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            shift = Qt.KeyboardModifier.ShiftModifier
            plain = modifiers in (Qt.KeyboardModifier.NoModifier, shift)
            if plain and (event.key() in _MOVES or event.key() == Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.moved.emit(_MOVES[key] * (10 if far else 1))
        elif key == Qt.Key.Key_Escape:
            self.pinned.emit(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()


_MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
