"""The canvas of the mistakes: paints a page of cards; one can be pointed at and chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.controls.cards_canvas import CardsCanvas
from gui.mistakes import painting, words
from gui.mistakes.cards import CardsFigure, Place


class MistakesCanvas(CardsCanvas):
    """Shows a page; a place on it is a card, or a bar of a card."""

    SIZE = (520, 300)
    LEAST = (painting.CARD_WIDTH + 24, painting.CARD_HEIGHT + 16)

    figure: CardsFigure

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CardsFigure(), parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def capacity(self) -> tuple[int, int]:
        return painting.capacity(self.width(), self.height(), theme.current())

    def place_at(self, position: QPointF) -> Place | None:
        return painting.place_at(position, self.area(), self.figure, theme.current())

    def number_of(self, place: Place) -> int:
        return place.card

    def sentence(self, place: Place | int) -> str:
        return words.sentence(self.figure, Place(place) if isinstance(place, int) else place)

    def update_cards(self, numbers: set[int]) -> None:
        for number, box in enumerate(painting.boxes(self.area(), self.figure, theme.current())):
            if number in numbers:
                self.update(box.toAlignedRect())

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        painting.draw(painter, self.area(), self.figure, now, seen)
