"""The two pictures of a race on screen: the map, on which the start is chosen, and the losses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.controls.canvas import Canvas
from gui.figures import curves
from gui.race import losses, painting, words
from gui.race.figure import RaceFigure
from gui.race.losses import LossesFigure

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
FINENESS = 40
"""Presses of an arrow key from one side of the map to the other; with Shift ten times as many."""


class RaceCanvas(Canvas):
    """Shows a figure. started(x, y): the race is to begin there. pointed(text): what is there."""

    SIZE, LEAST, INSET = (520, 520), (240, 220), 4
    KEYS = tuple(STEPS)

    started = Signal(float, float)
    pointed = Signal(str)

    def __init__(self, figure: RaceFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_figure(self, figure: RaceFigure) -> None:
        self.figure = figure
        self.update()

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a place of the surface is on screen."""
        return painting.map_scales(self.area(), self.figure, theme.current()).point(x, y)

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        painting.draw(painter, self.area(), self.figure, now)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scales = painting.map_scales(self.area(), self.figure, theme.current())
        inside = scales.holds(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and inside:
            self.started.emit(*scales.values(event.position()))
        point = scales.values(event.position())
        self.pointed.emit(words.under_pointer(self.figure.surface, point) if inside else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        scales = painting.map_scales(self.area(), self.figure, theme.current())
        if event.button() == Qt.MouseButton.LeftButton and scales.holds(event.position()):
            self.started.emit(*scales.values(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = STEPS.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
            return
        low_x, high_x, low_y, high_y = self.figure.surface.domain
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        share = 1.0 / (10 * FINENESS if fine else FINENESS)
        x = self.figure.start[0] + direction[0] * share * (high_x - low_x)
        y = self.figure.start[1] + direction[1] * share * (high_y - low_y)
        self.started.emit(min(max(x, low_x), high_x), min(max(y, low_y), high_y))


class LossesCanvas(Canvas):
    """Shows the losses of the same race. stepped(step): a click asks for that step."""

    SIZE, LEAST, INSET = (340, 520), (180, 140), 4

    stepped = Signal(int)

    def __init__(self, figure: LossesFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure

    def show_figure(self, figure: LossesFigure) -> None:
        self.figure = figure
        self.update()

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        losses.draw(painter, self.area(), self.figure, now)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def _ask(self, event: QMouseEvent) -> None:
        empty = losses.frame(self.figure)
        scales = curves.map_scales(self.area(), empty, theme.current())
        last = self.figure.race.steps
        self.stepped.emit(min(max(round(scales.x.value(event.position().x())), 0), last))
