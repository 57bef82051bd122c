"""The pictures of a fit on screen: points that are added, dragged and deleted; losses; a table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.controls.canvas import Canvas
from gui.figures import curves
from gui.fitting import painting
from gui.fitting.figure import FitFigure, losses_of
from gui.numbers import format_number

REACH = 10.0
"""How near the pointer must be to a point, in px."""
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ADD = (Qt.Key.Key_Insert, Qt.Key.Key_Return, Qt.Key.Key_Enter)
FINENESS = 50
"""Presses of an arrow key from one side of the picture to the other."""


class FitCanvas(Canvas):
    """Shows a figure and asks for other points.

    added(x, y). moved(index, x, y): while it is dragged; dropped(): at the end of that.
    deleted(index). selected(index): -1 for none. pointed(text): what is there, "" at the end.
    """

    SIZE, INSET = (500, 440), 6
    KEYS = (*STEPS, *TURNS, *DELETE, *ADD)

    added = Signal(float, float)
    moved = Signal(int, float, float)
    dropped = Signal()
    deleted = Signal(int)
    selected = Signal(int)
    pointed = Signal(str)

    def __init__(self, figure: FitFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self._dragged: int | None = None
        self.setMouseTracking(True)

    def show_figure(self, figure: FitFigure) -> None:
        self.figure = figure
        self.update()

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a point of the plane is on screen."""
        return painting.scales_of(self.area(), self.figure, theme.current()).point(x, y)

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        painting.draw(painter, self.area(), self.figure, now)

    # Pointer

    def _under(self, position: QPointF) -> int | None:
        now = theme.current()
        return painting.point_at(position, self.area(), self.figure, now, REACH * now.scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._under(event.position())
        scales = painting.scales_of(self.area(), self.figure, theme.current())
        if event.button() == Qt.MouseButton.RightButton and index is not None:
            self.deleted.emit(index)
        elif event.button() == Qt.MouseButton.LeftButton:
            if index is None and scales.holds(event.position()):
                self.added.emit(*scales.values(event.position()))
                index = self._under(event.position())
            if index is not None:
                self._dragged = index
                self.selected.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scales = painting.scales_of(self.area(), self.figure, theme.current())
        inside = scales.holds(event.position())
        if self._dragged is not None and inside:
            self.moved.emit(self._dragged, *scales.values(event.position()))
        index = self._under(event.position())
        over = Qt.CursorShape.ArrowCursor if index is None else Qt.CursorShape.SizeAllCursor
        self.setCursor(Qt.CursorShape.CrossCursor if inside and index is None else over)
        self.pointed.emit(self._said(index, scales.values(event.position())) if inside else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.dropped.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

    def _said(self, index: int | None, values: tuple[float, float]) -> str:
        text = QCoreApplication.translate("Fitting", "x {x}, y {y}. Click to add a point")
        if index is not None:
            values = self.figure.points[index]
            text = QCoreApplication.translate(
                "Fitting", "Point at x {x}, y {y}. Drag it; a right click deletes it"
            )
        return text.format(x=format_number(values[0]), y=format_number(values[1]))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen, count = Qt.Key(event.key()), self.figure.selected, len(self.figure.points)
        low_x, high_x, low_y, high_y = self.figure.view
        if key in TURNS and count:
            self.selected.emit(0 if chosen is None else (chosen + TURNS[key]) % count)
        elif key in ADD:
            self.added.emit((low_x + high_x) / 2, (low_y + high_y) / 2)
        elif key in DELETE and chosen is not None and chosen < count:
            self.deleted.emit(chosen)
        elif key in STEPS and chosen is not None and chosen < count:
            (x, y), (right, up) = self.figure.points[chosen], STEPS[key]
            x += right * (high_x - low_x) / FINENESS
            y += up * (high_y - low_y) / FINENESS
            self.moved.emit(chosen, min(max(x, low_x), high_x), min(max(y, low_y), high_y))
        else:
            super().keyPressEvent(event)


class FitLosses(Canvas):
    """The loss of the descent over its steps."""

    SIZE, LEAST, INSET = (320, 240), (180, 120), 6

    def __init__(self, figure: FitFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure

    def show_figure(self, figure: FitFigure) -> None:
        self.figure = figure
        self.update()

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        curves.draw(painter, self.area(), losses_of(self.figure), now)


class FitTable(QWidget):
    """The coefficients of both curves and their losses."""

    def __init__(self, figure: FitFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_figure(self, figure: FitFigure) -> None:
        self.figure = figure
        spoken = "; ".join(" ".join(row) for row in painting.rows_of(figure))
        self.setAccessibleDescription(spoken)
        self._measure()
        self.update()

    def _measure(self, _theme: object = None) -> None:
        self.setFixedHeight(max(1, round(painting.table_height(self.figure, theme.current()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painting.draw_table(painter, QRectF(self.rect()), self.figure, now)
