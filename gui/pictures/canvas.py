"""The canvas of the pictures: paints a page of them; one can be pointed at and chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.controls.cards_canvas import CardsCanvas
from gui.pictures import card_painting as painting
from gui.pictures import words
from gui.pictures.figure import CardsFigure

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MARGIN = 3
"""How far the mark of a card reaches out of its box, in px."""


class PicturesCanvas(CardsCanvas):
    """Shows a page. picture_pointed(index). opened(index): a click, or Enter."""

    SIZE = (420, 260)
    LEAST = (180, painting.ROW + 30)
    KEYS = (*CardsCanvas.KEYS, *ENTER)

    picture_pointed = Signal(int)
    opened = Signal(int)

    figure: CardsFigure

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CardsFigure(), parent)

    def grid(self, paired: bool) -> tuple[int, int]:
        """How many columns and rows of cards have room, alone or before and after."""
        return painting.capacity(self.width(), self.height(), paired, theme.current())

    def capacity(self) -> tuple[int, int]:
        return self.grid(self.figure.paired)

    def place_at(self, position: QPointF) -> int | None:
        return painting.place_at(position, self.area(), self.figure, theme.current())

    def number_of(self, place: int) -> int:
        return place

    def sentence(self, place: int) -> str:
        return words.sentence(self.figure, self.figure.cards[place])

    def update_cards(self, numbers: set[int]) -> None:
        for number, box in enumerate(painting.boxes(self.area(), self.figure, theme.current())):
            if number in numbers:
                self.update(box.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).toAlignedRect())

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        painting.draw(painter, self.area(), self.figure, now, seen)

    def _point(self) -> None:
        before = self.figure.pointed
        super()._point()
        found = self.figure.pointed
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(arrow if found is None else hand)
        if found is not None and found != before:
            self.picture_pointed.emit(self.figure.cards[found].index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        found = self.place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self.opened.emit(self.figure.cards[found].index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.chosen()
        if event.key() in ENTER and here is not None:
            self.opened.emit(self.figure.cards[here].index)
        else:
            super().keyPressEvent(event)
