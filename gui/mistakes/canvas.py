"""The canvas of the mistakes: paints a page of cards; one can be pointed at and chosen."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.figures.style import pen
from gui.mistakes import painting, words
from gui.mistakes.cards import CardsFigure, Place


class CardsCanvas(QWidget):
    """Shows a page. pointed(text): what is under the pointer, "" at the end.

    picture_chosen(index): of a picture in its set. turned(pages): so many pages on are asked for.
    resized(): another number of cards has room, see `grid`.
    """

    pointed = Signal(str)
    picture_chosen = Signal(int)
    turned = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = CardsFigure()
        self._position: QPointF | None = None
        self.setMouseTracking(True)
        # A click leaves the arrow keys to the steps of learning; Tab brings them here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(520), theme.current().px(300))

    @property
    def grid(self) -> tuple[int, int]:
        """How many columns and rows of cards have room."""
        return painting.capacity(self.width(), self.height(), theme.current())

    @property
    def _area(self) -> QRectF:
        return QRectF(self.rect())

    def show_figure(self, figure: CardsFigure) -> None:
        """Show another page; the pointer stays on its place."""
        self.figure = figure
        self._point()
        chosen = self._chosen()
        said = words.sentence(figure, Place(chosen)) if chosen is not None else ""
        self.setAccessibleDescription(said)
        self.update()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setMinimumSize(now.px(painting.CARD_WIDTH + 24), now.px(painting.CARD_HEIGHT + 16))
        self.resized.emit()
        self.update()

    def _chosen(self) -> int | None:
        """The place on the page of the chosen picture."""
        indices = [card.index for card in self.figure.cards]
        return indices.index(self.figure.chosen) if self.figure.chosen in indices else None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painting.draw(painter, self._area, self.figure, now, QRectF(event.rect()))
        if self.hasFocus():
            inset = now.line_focus / 2
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.grid != (self.figure.columns, self.figure.rows):
            self.resized.emit()

    # Pointer and keys

    def _point(self) -> None:
        before, found = self.figure.pointed, None
        if self._position is not None:
            found = painting.place_at(self._position, self._area, self.figure, theme.current())
        if found != before:
            self.figure = dataclasses.replace(self.figure, pointed=found)
            self._update_cards({one.card for one in (before, found) if one is not None})
        if found is not None:
            self.pointed.emit(words.sentence(self.figure, found))
        elif before is not None:
            self.pointed.emit("")

    def _update_cards(self, cards: set[int]) -> None:
        """Have only these drawn again."""
        for number, box in enumerate(painting.boxes(self._area, self.figure, theme.current())):
            if number in cards:
                self.update(box.toAlignedRect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._position = event.position()
        self._point()

    def leaveEvent(self, event: QEvent) -> None:
        self._position = None
        self._point()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        found = painting.place_at(event.position(), self._area, self.figure, theme.current())
        if found is not None:
            self.picture_chosen.emit(self.figure.cards[found.card].index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.figure.pointed
            said = words.sentence(self.figure, found) if found is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        # With the focus here arrows walk through the cards, although the window has other plans.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in (*_STEPS, *_PAGES):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self.figure.cards)
        if key in _PAGES:
            self.turned.emit(_PAGES[key])
        elif key in _STEPS and count:
            across, down = _STEPS[key]
            here = self._chosen()
            step = across + down * self.figure.columns
            there = 0 if here is None else here + step
            if 0 <= there < count:
                self.picture_chosen.emit(self.figure.cards[there].index)
            else:
                self.turned.emit(1 if there >= count else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()


_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PAGES = {
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
