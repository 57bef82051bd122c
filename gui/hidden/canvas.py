"""The canvas of hidden space: paints a figure, turns what has depth, reads out what has none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.controls.canvas import ARROWS, Canvas
from gui.figures.style import style_of
from gui.figures.text import CENTRE, Face, draw_text
from gui.hidden import painting
from gui.hidden.figure import HiddenFigure, Turn
from gui.numbers import format_number

DEGREES_PER_PX = 0.6
DEGREES_PER_KEY = 6.0
HIGHEST = 89.0


class HiddenCanvas(Canvas):
    """Shows a figure. turned(turn): a drag or an arrow key wants another view.

    pointed(text): the coordinates under the pointer, "" at the end.
    """

    SIZE = (484, 432)
    KEYS = tuple(ARROWS)

    turned = Signal(object)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: HiddenFigure | None = None
        self._sentence = ""
        self._held: QPointF | None = None
        self.setMouseTracking(True)

    def show_figure(self, figure: HiddenFigure) -> None:
        self.figure, self._sentence = figure, ""
        self.setCursor(self._cursor())
        self.update()

    def show_sentence(self, text: str) -> None:
        """Say why there is no picture."""
        self.figure, self._sentence = None, text
        self.update()

    def area(self) -> QRectF:
        """Where the figure is drawn."""
        return QRectF(self.rect()).adjusted(0.5 * style_of(theme.current()).margin, 0, 0, 0)

    def _cursor(self) -> Qt.CursorShape:
        if self.figure is None or not self.figure.depth:
            return Qt.CursorShape.ArrowCursor
        held = self._held is not None
        return Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        if self.figure is not None:
            painting.draw(painter, self.area(), self.figure, now)
        else:
            at = QRectF(self.rect()).center()
            text = self._sentence or QCoreApplication.translate("Hidden", "Measuring…")
            face = Face(now.family, now.small)
            draw_text(
                painter, at.x(), at.y(), text, face, now.text_muted, align=CENTRE, middle=True
            )

    # Pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.figure and self.figure.depth:
            self._held = event.position()
            self.setCursor(self._cursor())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.figure is None:
            return
        if self._held is None:
            self._read(event.position())
            return
        moved = event.position() - self._held
        self._held = event.position()
        self._turn(DEGREES_PER_PX * moved.x(), DEGREES_PER_PX * moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._held is not None:
            self._held = None
            self.setCursor(self._cursor())

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

    def _turn(self, across: float, down: float) -> None:
        """Ask for a view turned by so many degrees; beyond straight down everything would flip."""
        if self.figure is None:
            return
        turn = self.figure.turn
        elevation = min(max(turn.elevation + down, -HIGHEST), HIGHEST)
        azimuth = (turn.azimuth + across + 180.0) % 360.0 - 180.0
        self.turned.emit(Turn(azimuth, elevation))

    def _read(self, position: QPointF) -> None:
        if self.figure is None:
            return
        scales = painting.scales_of(self.area(), self.figure, theme.current())
        if scales is None or not scales.holds(position):
            self.pointed.emit("")
            return
        places = zip(self.figure.names, scales.values(position), strict=False)
        said = [f"{name} = {format_number(value, 3, pad=True)}" for name, value in places if name]
        self.pointed.emit(", ".join([self.figure.title, *said]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = ARROWS.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
        elif self.figure is not None and self.figure.depth:
            self._turn(DEGREES_PER_KEY * turn[0], DEGREES_PER_KEY * turn[1])

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()
