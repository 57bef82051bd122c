"""A canvas of pictures in a grid, a page at a time: one can be pointed at and one is chosen."""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gui.controls.canvas import ARROWS, Canvas

PAGES = {
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}


class CardsCanvas(Canvas):
    """Base. Its figure has `cards` with an `index`, `columns`, `rows`, and what is `chosen` (an
    index) and `pointed` (whatever a subclass tells places apart by, or None).

    pointed(text): what is under the pointer, "" at the end. picture_chosen(index): of a picture in
    its set. turned(pages): so many pages on are asked for. resized(): another number has room.
    """

    KEYS: ClassVar[tuple[Qt.Key, ...]] = (*ARROWS, *PAGES)

    pointed = Signal(str)
    picture_chosen = Signal(int)
    turned = Signal(int)
    resized = Signal()

    def __init__(self, figure: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self._position: QPointF | None = None
        self.setMouseTracking(True)

    def show_figure(self, figure: Any) -> None:
        """Show another page; the pointer stays on its place."""
        self.figure = dataclasses.replace(figure, pointed=None)
        self._point()
        chosen = self.chosen()
        self.setAccessibleDescription("" if chosen is None else self.sentence(chosen))
        self.update()

    # What a subclass says

    def capacity(self) -> tuple[int, int]:
        """How many columns and rows of cards have room."""
        raise NotImplementedError

    def place_at(self, position: QPointF) -> Any:
        """What is under a point, None where nothing is."""
        raise NotImplementedError

    def number_of(self, place: Any) -> int:
        """Which of the cards a place is on."""
        raise NotImplementedError

    def sentence(self, place: Any) -> str:
        """What a place, or the number of a card, says."""
        raise NotImplementedError

    def update_cards(self, numbers: set[int]) -> None:
        """Have only these drawn again."""
        raise NotImplementedError

    def chosen(self) -> int | None:
        """The number of the chosen card on the page."""
        indices = [card.index for card in self.figure.cards]
        return indices.index(self.figure.chosen) if self.figure.chosen in indices else None

    def _restyle(self, theme: object) -> None:
        super()._restyle(theme)
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.capacity() != (self.figure.columns, self.figure.rows):
            self.resized.emit()

    # Pointer and keys

    def _point(self) -> None:
        before, found = self.figure.pointed, None
        if self._position is not None:
            found = self.place_at(self._position)
        if found != before:
            self.figure = dataclasses.replace(self.figure, pointed=found)
            places = (place for place in (before, found) if place is not None)
            self.update_cards({self.number_of(place) for place in places})
        if found is not None:
            self.pointed.emit(self.sentence(found))
        elif before is not None:
            self.pointed.emit("")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._position = event.position()
        self._point()

    def leaveEvent(self, event: QEvent) -> None:
        self._position = None
        self._point()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.place_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif found is not None:
            self.picture_chosen.emit(self.figure.cards[self.number_of(found)].index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.figure.pointed
            said = "" if found is None else self.sentence(found)
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count, here = Qt.Key(event.key()), len(self.figure.cards), self.chosen()
        if key in PAGES:
            self.turned.emit(PAGES[key])
        elif key in ARROWS and count:
            across, down = ARROWS[key]
            there = 0 if here is None else here + across + down * self.figure.columns
            if 0 <= there < count:
                self.picture_chosen.emit(self.figure.cards[there].index)
            else:
                self.turned.emit(1 if there >= count else -1)
        else:
            super().keyPressEvent(event)
