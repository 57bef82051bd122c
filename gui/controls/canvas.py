"""A canvas: a widget that is one picture, painted in the theme of the moment."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.figures.style import pen

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""(columns, rows) that an arrow key goes."""


class Canvas(QWidget):
    """Base. A subclass says in `paint` what is seen; a ring shows that it has the focus.

    SIZE, LEAST: preferred and least width and height. INSET: left free at each side. All in px.
    KEYS: with the focus here they are its own, although the window has other plans for them. A
    click leaves them to the window: Tab brings them here.
    """

    SIZE: ClassVar[tuple[int, int]] = (480, 400)
    LEAST: ClassVar[tuple[int, int]] = (240, 200)
    INSET: ClassVar[int] = 0
    KEYS: ClassVar[Collection[Qt.Key]] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if self.KEYS:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._restyle)

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        """Draw the picture on the empty ground. seen: what has to be drawn, at least."""
        raise NotImplementedError

    def area(self) -> QRectF:
        """Where the picture is drawn."""
        inset = theme.current().px(self.INSET)
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    def sizeHint(self) -> QSize:
        return QSize(*map(theme.current().px, self.SIZE))

    def minimumSizeHint(self) -> QSize:
        return QSize(*map(theme.current().px, self.LEAST))

    def _restyle(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        self.paint(painter, now, QRectF(event.rect()))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), now)

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in self.KEYS:
            event.accept()
            return True
        return super().event(event)


def draw_focus(painter: QPainter, rect: QRectF, now: theme.Theme) -> None:
    """The ring just inside of a widget that has the focus."""
    inset = now.line_focus / 2
    painter.setPen(pen(now.accent, now.line_focus))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))
