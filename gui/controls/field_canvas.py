"""A canvas with numbers that can be typed where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.controls.canvas import Canvas
from gui.controls.inline_field import InlineField


class FieldCanvas(Canvas):
    """Base. A place is whatever a subclass tells its numbers apart by.

    pointed(text): what is under the pointer, "" at the end.
    """

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edited: Any = None
        self.field = InlineField(self)
        self.field.asked.connect(self._ask)
        self.field.closed.connect(self._closed)
        self.field.installEventFilter(self)
        self.setMouseTracking(True)

    def edit(self, place: Any) -> None:
        """Open a field on a number."""
        raise NotImplementedError

    def editable(self) -> Sequence[Any]:
        """The places of the numbers that can be typed, in the order of the Tab key."""
        raise NotImplementedError

    def take(self, place: Any, value: float) -> None:
        """A number is to be another."""
        raise NotImplementedError

    def _open(self, place: Any, box: QRectF, value: float, name: str) -> None:
        self._edited = place
        self.field.open_at(box, value, name)

    def _ask(self, value: float) -> None:
        if self._edited is not None:
            self.take(self._edited, value)

    def _closed(self) -> None:
        self._edited = None

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for first in self.editable()[:1]:
                self.edit(first)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab in the field goes on to the next number."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if steps is not None and self._edited is not None:
                following = self.editable().index(self._edited) + steps
                self.field.committed.emit(self.field.text())
                if not self.field.trouble:
                    self.field.close_field()
                    if 0 <= following < len(self.editable()):
                        self.edit(self.editable()[following])
                return True
        return super().eventFilter(watched, event)
