"""The bar beneath the bench: a button that plays, one that steps, and a slider over the cells."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from gui.controls import IconButton
from gui.controls.play_bar import PlayBar


class Stepping(PlayBar):
    """Says which output cell is computed, 0 to `last`, counted row by row.

    moved(number): by hand. played(number): by itself, or by a step; the cells after it wait.
    ended(): play has been stopped, or has come to its end.
    """

    TICK_MS = 600  # for each cell, so that its sum can be followed

    moved = Signal(int)
    played = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self.last = 0
        self.step = IconButton("step-forward")
        self.step.clicked.connect(self.make_step)
        self.slider.valueChanged.connect(self._slide)
        for widget, stretch in ((self.play, 0), (self.step, 0), (self.slider, 1)):
            self._row.addWidget(widget, stretch)

    def show_cells(self, count: int, number: int) -> None:
        """There are `count` cells now, and this one is computed."""
        self.last = max(count - 1, 0)
        self.number = min(number, self.last)
        self._show_place(self.number, self.last)
        for control in (self.play, self.step, self.slider):
            control.setEnabled(count > 0)
        if count == 0:
            self.stop()

    def toggle(self) -> None:
        """Play from here, from the first cell where this is the last, or stop."""
        if self.playing:
            self.stop()
            return
        self._start()
        self._go(0 if self.number >= self.last else self.number)

    def make_step(self) -> None:
        """Go on by one cell; after the last comes the first."""
        self.stop()
        self._go(0 if self.number >= self.last else self.number + 1)

    def stop(self) -> None:
        """Stop playing; all cells are shown again."""
        if self.playing:
            super().stop()
            self.ended.emit()

    def _tick(self) -> None:
        if self.number >= self.last:
            self.stop()
        else:
            self._go(self.number + 1)

    def _go(self, number: int) -> None:
        self.show_cells(self.last + 1, number)
        self.played.emit(number)

    def _slide(self, number: int) -> None:
        self.stop()
        self.number = number
        self.moved.emit(number)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.step.set_text(QCoreApplication.translate("Bench", "Compute the next cell"))
        self.slider.setAccessibleName(QCoreApplication.translate("Bench", "Output cell"))
        self.slider.setToolTip(
            QCoreApplication.translate("Bench", "Which cell of the output is computed")
        )
        super().retranslate()

    def _play_text(self) -> str:
        if self.playing:
            return QCoreApplication.translate("Bench", "Stop")
        return QCoreApplication.translate("Bench", "Compute the output cell by cell")
