"""The canvas of the decision map: paints a scene, reads it out under a pointer, takes clicks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.figures import decision_map
from gui.figures.axes import PlotScales
from gui.figures.legends import draw_card, row_height
from gui.figures.style import pen, style_of
from gui.figures.text import RIGHT, draw_text, widest
from gui.output.scene import Scene

STEPS_ACROSS = 100
"""Presses of an arrow key from one edge of the map to the other; with Shift a tenth of them."""
HANDLE_REACH_PX = 9.0

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MapCanvas(QWidget):
    """Shows a scene.

    pointed(text): what the place under the pointer or the crosshair says; "" at the end.
    clicked(place): a drawn point. released(): Escape, or a click beside all points.
    centre_dragged(index, x1, x2): a handle was moved.
    """

    pointed = Signal(str)
    clicked = Signal(int)
    released = Signal()
    centre_dragged = Signal(int, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._picture: QPixmap | None = None
        self._place: tuple[float, float] | None = None
        self._crosshair = False
        self._dragged: int | None = None
        self.setMouseTracking(True)
        # A click leaves the arrow keys to the steps of learning; Tab brings them here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(484), theme.current().px(468))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(220))

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._repaint()
        if self._place is not None:
            self._tell()

    @property
    def place(self) -> tuple[float, float] | None:
        """x₁ and x₂ of what is being read out."""
        return self._place

    # Painting

    def _repaint(self, _theme: object = None) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._painted(ratio)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._scene is not None and self._place is not None and self._dragged is None:
            self._paint_readout(painter, self._scene, self._place, self._scales())
        if self.hasFocus():
            inset = now.line_focus / 2
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def _painted(self, ratio: float) -> QPixmap:
        """The scene without what follows the pointer, so that moving it costs no drawing."""
        picture = QPixmap((QRectF(self.rect()).size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.current().surface)
        if self._scene is not None:
            painter = QPainter(picture)
            decision_map.draw(painter, self._area(), self._scene.figure, theme.current())
            painter.end()
        return picture

    def _paint_readout(
        self, painter: QPainter, scene: Scene, place: tuple[float, float], scales: PlotScales
    ) -> None:
        """The numbers at a place in a small card beside it, and the crosshair of the keyboard."""
        now, style = theme.current(), style_of(theme.current())
        at, plot = scales.point(*place), scales.plot
        if self._crosshair:
            painter.setPen(pen(now.contour, now.line_border))
            painter.drawLine(QPointF(plot.left(), at.y()), QPointF(plot.right(), at.y()))
            painter.drawLine(QPointF(at.x(), plot.top()), QPointF(at.x(), plot.bottom()))
        rows, face = scene.read(*place), style.tick_face
        pad, gap = 0.6 * face.size, 14 * now.scale
        names = widest(tuple(name for name, _ in rows), face)
        values = widest(tuple(value for _, value in rows), face)
        across = round(2 * pad + names + 0.9 * face.size + values)
        down = round(pad + len(rows) * row_height(style))
        left = at.x() + gap
        if left + across > self.width() - 2:
            left = at.x() - gap - across
        top = min(max(at.y() + gap, plot.top() + 2), self.height() - down - 2.0)
        if top < at.y() < top + down:
            top = at.y() - gap - down
        box = QRectF(round(max(2.0, left)) + 0.5, round(max(2.0, top)) + 0.5, across, down)
        draw_card(painter, box, now, style)
        y = box.top() + pad / 2 + row_height(style) / 2
        for name, value in rows:
            draw_text(painter, box.left() + pad, y, name, face, now.text_muted, middle=True)
            draw_text(
                painter, box.right() - pad, y, value, face, now.text, align=RIGHT, middle=True
            )
            y += row_height(style)

    def _area(self) -> QRectF:
        """Where the figure is drawn; its legend begins below the title of the panel."""
        return QRectF(self.rect()).adjusted(0.5 * style_of(theme.current()).margin, 0, 0, 0)

    def _scales(self) -> PlotScales:
        if self._scene is None:
            raise RuntimeError("scales expect a scene: call show_scene first")
        return decision_map.map_scales(self._area(), self._scene.figure, theme.current())

    # Reading out

    def read_at(self, place: tuple[float, float] | None, *, crosshair: bool = False) -> None:
        """Read out at x₁ and x₂, or no more."""
        if place == self._place and crosshair == self._crosshair:
            return
        self._place, self._crosshair = place, crosshair and place is not None
        self._tell()
        self.update()

    def text(self) -> str:
        """What is read out, as one line; empty when nothing is."""
        if self._scene is None or self._place is None:
            return ""
        rows = self._scene.read(*self._place)
        return ", ".join(f"{name} = {value}" for name, value in rows)

    def _tell(self) -> None:
        text = self.text()
        self.pointed.emit(text)
        if self._crosshair:
            self.setAccessibleDescription(text)

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._scene is None:
            return
        position, scales = event.position(), self._scales()
        if self._dragged is not None:
            x1, x2 = scales.values(position)
            figure = self._scene.figure
            x1 = min(max(x1, figure.x_axis.low), figure.x_axis.high)
            x2 = min(max(x2, figure.y_axis.low), figure.y_axis.high)
            self.centre_dragged.emit(self._dragged, x1, x2)
            return
        inside = scales.holds(position)
        self.read_at(scales.values(position) if inside else None)
        over = self._handle_at(position)
        if over is not None:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        elif inside:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._scene is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._dragged = self._handle_at(event.position())
        if self._dragged is None:
            self._click(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dragged is not None:
            self._dragged = None
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        if not self._crosshair:
            self.read_at(None)

    def _click(self, position: QPointF) -> None:
        if self._scene is None:
            return
        place = decision_map.point_at(position, self._area(), self._scene.figure, theme.current())
        if place is None:
            self.released.emit()
        else:
            self.clicked.emit(place)

    def _handle_at(self, position: QPointF) -> int | None:
        """The centre under a position; the last drawn lies on top."""
        if self._scene is None:
            return None
        scales, reach = self._scales(), HANDLE_REACH_PX * theme.current().scale
        for index in reversed(range(len(self._scene.figure.centres))):
            at = scales.point(*self._scene.figure.centres[index])
            if scales.holds(at) and (at - position).manhattanLength() <= 1.5 * reach:
                return index
        return None

    # Keyboard

    def event(self, event: QEvent) -> bool:
        # With the focus here arrows move the crosshair, although the window has made them steps.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (*_ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            allowed = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if event.key() in keys and plain in allowed:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._scene is None:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(*_ARROWS[key], STEPS_ACROSS // 10 if far else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._place is not None:
            self._click(self._scales().point(*self._place))
        elif key == Qt.Key.Key_Escape and self._crosshair:
            self.read_at(None)
        elif key == Qt.Key.Key_Escape:
            self.released.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, across: int, up: int, steps: int) -> None:
        if self._scene is None:
            return
        x, y = self._scene.figure.x_axis, self._scene.figure.y_axis
        x1, x2 = self._place or ((x.low + x.high) / 2, (y.low + y.high) / 2)
        x1 += across * steps * (x.high - x.low) / STEPS_ACROSS
        x2 += up * steps * (y.high - y.low) / STEPS_ACROSS
        place = (min(max(x1, x.low), x.high), min(max(x2, y.low), y.high))
        self.read_at(place, crosshair=True)

    def focusOutEvent(self, event: object) -> None:
        if self._crosshair:
            self.read_at(None)
        self.update()

    def focusInEvent(self, event: object) -> None:
        self.update()
