"""Plays a product: its numbers one after the other, each of them a term at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from gui import motion

TERM_MS = 700
"""For each product of a row and a column, so that the sum can be followed."""


class Playing(QObject):
    """Holds which number is written out, and how far its sum is. changed(): either is another.

    cell: row and column. terms: products added up so far; None: all. done: numbers of the result
    that are filled in, counted row by row; None: all.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cell = (0, 0)
        self.terms: int | None = None
        self.done: int | None = None
        self._shape = (1, 1)
        self._length = 1
        self._timer = QTimer(self)
        self._timer.setInterval(TERM_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_product(self, shape: tuple[int, int], length: int) -> None:
        """There are so many rows and columns now, each number a sum of `length` products."""
        self._shape, self._length = shape, length
        self.cell = min(self.cell[0], shape[0] - 1), min(self.cell[1], shape[1] - 1)

    def write_out(self, row: int, column: int) -> None:
        """Add up one number, a term at a time where things may move by themselves."""
        self.stop()
        self.cell = (row, column)
        if motion.allowed():
            self.terms = 1
            self._timer.start()
        self.changed.emit()

    def move(self, rows: int, columns: int) -> None:
        """Show another number, all of its sum at once."""
        self.stop()
        row = min(max(self.cell[0] + rows, 0), self._shape[0] - 1)
        column = min(max(self.cell[1] + columns, 0), self._shape[1] - 1)
        self.cell = (row, column)
        self.changed.emit()

    def toggle(self) -> None:
        """Fill in the whole result from its first number on, or stop."""
        if self.playing:
            self.stop()
        else:
            self.cell, self.terms, self.done = (0, 0), 1, 0
            self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """All is shown again."""
        self._timer.stop()
        self.terms = self.done = None

    def tick(self) -> None:
        """One more term of the number in hand; after the last the next number, if all play."""
        place = self.cell[0] * self._shape[1] + self.cell[1] + 1
        if self.terms is not None and self.terms < self._length:
            self.terms += 1
        elif self.done is None or place >= self._shape[0] * self._shape[1]:
            self.stop()
        else:
            row, column = divmod(place, self._shape[1])
            self.cell, self.terms, self.done = (row, column), 1, place
        self.changed.emit()
