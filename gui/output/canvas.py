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
from gui.controls.canvas import draw_focus
from gui.figures import decision_map
from gui.figures.axes import PlotScales
from gui.figures.style import style_of
from gui.output import overlay
from gui.output.scene import Scene
from gui.output.stroke import Tool

STEPS_ACROSS = 100
"""Presses of an arrow key from one edge of the map to the other; with Shift a tenth of them."""
HANDLE_REACH_PX = 9.0

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MapCanvas(QWidget):
    """Shows a scene.

    pointed(text): what the place under the pointer or the crosshair says; "" at the end.
    clicked(place): a drawn point. released(): Escape, or a click beside all points.
    centre_dragged(index, x1, x2): a handle was moved.
    stroke_begun(erases), stroke_moved(x1, x2), stroke_ended(): what a brush or an eraser does.
    """

    pointed = Signal(str)
    clicked = Signal(int)
    released = Signal()
    centre_dragged = Signal(int, float, float)
    stroke_begun = Signal(bool)
    stroke_moved = Signal(float, float)
    stroke_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._picture: QPixmap | None = None
        self._place: tuple[float, float] | None = None
        self._crosshair = False
        self._dragged: int | None = None
        self._tool, self._reach = Tool.SELECT, 0.0
        self._stroke: Qt.MouseButton | None = None
        self._fresh: overlay.Fresh | None = None
        self._notice = ""
        self._corner: QWidget | None = None
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
        self._place_corner()
        if self._place is not None and not self._is_on(scene, self._place):
            self.read_at(None)
        elif self._place is not None:
            self._tell()

    @property
    def place(self) -> tuple[float, float] | None:
        """x₁ and x₂ of what is being read out."""
        return self._place

    @staticmethod
    def _is_on(scene: Scene, place: tuple[float, float]) -> bool:
        """Whether a place is on the map, which may have been given other ranges."""
        axes = (scene.figure.x_axis, scene.figure.y_axis)
        return all(axis.low <= x <= axis.high for x, axis in zip(place, axes, strict=True))

    def set_tool(self, tool: Tool, reach: float) -> None:
        """What a press does from now on. reach: of brush and eraser, as a share of the map."""
        if (tool, reach) != (self._tool, self._reach):
            self._end_stroke()
            self._tool, self._reach = tool, reach
            self.update()

    def show_fresh(self, fresh: overlay.Fresh | None) -> None:
        """Draw points that no frame has yet."""
        if fresh is not self._fresh:
            self._fresh = fresh
            self.update()

    def show_notice(self, text: str) -> None:
        """Say something in the middle of the map; empty says nothing."""
        if text != self._notice:
            self._notice = text
            self.update()

    def set_corner(self, widget: QWidget) -> None:
        """Put a small control into the corner where the axes meet."""
        widget.setParent(self)
        self._corner = widget
        self._place_corner()

    def _place_corner(self) -> None:
        if self._corner is not None and self._scene is not None:
            plot, gap = self._scales().plot, theme.current().px(3)
            side = self._corner.width()
            left, top = round(plot.left()) - side, round(plot.bottom()) + gap
            self._corner.move(max(0, left - 3 * gap), min(top, self.height() - side))

    # Painting

    def _repaint(self, _theme: object = None) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None
        self._place_corner()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._painted(ratio)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._scene is not None:
            self._paint_over(painter, self._scene, self._scales())
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), now)

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

    def _paint_over(self, painter: QPainter, scene: Scene, scales: PlotScales) -> None:
        """What follows the pointer."""
        if self._fresh is not None:
            overlay.draw_fresh(painter, scene, scales, self._fresh)
        if self._notice:
            overlay.draw_notice(painter, scales, self._notice)
        if self._place is None or self._dragged is not None:
            return
        if self._tool is not Tool.SELECT:
            overlay.draw_reach(painter, scales, self._place, self._reach)
        if self._crosshair:
            overlay.draw_crosshair(painter, scales, self._place)
        if self._tool is Tool.SELECT or self._crosshair:
            overlay.draw_readout(painter, QRectF(self.rect()), scene, self._place, scales)

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
            self.centre_dragged.emit(self._dragged, *self._held(position))
            return
        if self._stroke is not None:
            self.stroke_moved.emit(*self._held(position))
        inside = scales.holds(position)
        self.read_at(scales.values(position) if inside else None)
        over = self._handle_at(position) if self._tool is Tool.SELECT else None
        if over is not None:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        elif inside:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._scene is None or self._stroke is not None:
            return
        if self._tool is not Tool.SELECT:
            self._begin_stroke(event)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._dragged = self._handle_at(event.position())
        if self._dragged is None:
            self._click(event.position())

    def _begin_stroke(self, event: QMouseEvent) -> None:
        """The left button uses the tool, the right one erases."""
        left = event.button() == Qt.MouseButton.LeftButton
        if not (left or event.button() == Qt.MouseButton.RightButton):
            return
        if self._scales().holds(event.position()):
            self._stroke = event.button()
            self.stroke_begun.emit(self._tool is Tool.ERASER or not left)
            self.stroke_moved.emit(*self._held(event.position()))

    def _end_stroke(self) -> None:
        if self._stroke is not None:
            self._stroke = None
            self.stroke_ended.emit()

    def _held(self, position: QPointF) -> tuple[float, float]:
        """x₁ and x₂ under a position, or at the edge of the map that is nearest to it."""
        assert self._scene is not None
        figure = self._scene.figure
        x1, x2 = self._scales().values(position)
        return (
            min(max(x1, figure.x_axis.low), figure.x_axis.high),
            min(max(x2, figure.y_axis.low), figure.y_axis.high),
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == self._stroke:
            self._end_stroke()
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
            keys = (*_ARROWS, *_ENTER, *_DELETE, Qt.Key.Key_Escape)
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
        elif key in _ENTER and self._place is not None and self._tool is Tool.SELECT:
            self._click(self._scales().point(*self._place))
        elif key in (*_ENTER, *_DELETE) and self._place is not None and self._can_paint():
            self.stroke_begun.emit(self._tool is Tool.ERASER or key in _DELETE)
            self.stroke_moved.emit(*self._place)
            self.stroke_ended.emit()
        elif key == Qt.Key.Key_Escape and self._crosshair:
            self.read_at(None)
        elif key == Qt.Key.Key_Escape:
            self.released.emit()
        else:
            super().keyPressEvent(event)

    def _can_paint(self) -> bool:
        """Whether keys paint or erase at the crosshair."""
        return self._crosshair and self._tool is not Tool.SELECT

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
