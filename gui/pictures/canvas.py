"""The canvas of the pictures: paints a page of them; one can be pointed at and chosen."""

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
from gui.pictures import card_painting as painting
from gui.pictures import words
from gui.pictures.figure import CardsFigure


class PicturesCanvas(QWidget):
    """Shows a page. pointed(text): what is under the pointer, "" at the end.

    picture_pointed(index), picture_chosen(index): of a picture in its set. opened(index): Enter.
    turned(pages): so many pages on are asked for. resized(): see `grid`.
    """

    pointed = Signal(str)
    picture_pointed = Signal(int)
    picture_chosen = Signal(int)
    opened = Signal(int)
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
        theme.theme_changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(420), theme.current().px(260))

    def grid(self, paired: bool) -> tuple[int, int]:
        """How many columns and rows of cards have room."""
        return painting.capacity(self.width(), self.height(), paired, theme.current())

    @property
    def _area(self) -> QRectF:
        return QRectF(self.rect())

    def show_figure(self, figure: CardsFigure) -> None:
        """Show another page; the pointer stays on its place."""
        self.figure = dataclasses.replace(figure, pointed=None)
        self._point()
        chosen = self._chosen()
        said = words.sentence(figure, figure.cards[chosen]) if chosen is not None else ""
        self.setAccessibleDescription(said)
        self.update()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setMinimumSize(now.px(180), now.px(painting.ROW + 30))
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
        if self.grid(self.figure.paired) != (self.figure.columns, self.figure.rows):
            self.resized.emit()

    # Pointer and keys

    def _point(self) -> None:
        before, found = self.figure.pointed, None
        if self._position is not None:
            found = painting.place_at(self._position, self._area, self.figure, theme.current())
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(arrow if found is None else hand)
        if found != before:
            self.figure = dataclasses.replace(self.figure, pointed=found)
            for place, box in enumerate(painting.boxes(self._area, self.figure, theme.current())):
                if place in (before, found):
                    self.update(box.adjusted(-3, -3, 3, 3).toAlignedRect())
        if found is not None:
            card = self.figure.cards[found]
            self.pointed.emit(words.sentence(self.figure, card))
            if found != before:
                self.picture_pointed.emit(card.index)
        elif before is not None:
            self.pointed.emit("")

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
            index = self.figure.cards[found].index
            self.picture_chosen.emit(index)
            self.opened.emit(index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.figure.pointed
            said = (
                words.sentence(self.figure, self.figure.cards[found]) if found is not None else ""
            )
            QToolTip.showText(event.globalPos(), said, self)
            return True
        # With the focus here arrows walk through the cards, although the window has other plans.
        keys = (*_STEPS, *_PAGES, *_ENTER)
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count, here = Qt.Key(event.key()), len(self.figure.cards), self._chosen()
        if key in _PAGES:
            self.turned.emit(_PAGES[key])
        elif key in _STEPS and count:
            across, down = _STEPS[key]
            there = 0 if here is None else here + across + down * self.figure.columns
            if 0 <= there < count:
                self.picture_chosen.emit(self.figure.cards[there].index)
            else:
                self.turned.emit(1 if there >= count else -1)
        elif key in _ENTER and here is not None:
            self.opened.emit(self.figure.cards[here].index)
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
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
