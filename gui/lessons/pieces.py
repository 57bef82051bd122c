"""Pieces: work on the thread of the window, between the parts of which the window lives."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

Piece = Callable[[], object]
"""One part. If it returns a function, that is called with what goes on, once it can go on."""


class Pieces(QObject):
    """Does one thing after the other, each in a turn of the event loop of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: list[Piece] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._do_next)

    def do(self, pieces: Sequence[Piece]) -> None:
        """Begin with these; what was left of others is not done."""
        self._left = list(pieces)
        self.go_on()

    def stop(self) -> None:
        self._left.clear()
        self._timer.stop()

    def go_on(self) -> None:
        if self._left:
            self._timer.start()

    def _do_next(self) -> None:
        wait = self._left.pop(0)()
        if callable(wait):
            wait(self.go_on)
        else:
            self.go_on()
