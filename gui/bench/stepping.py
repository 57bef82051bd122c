"""The bar beneath the bench: a button that plays, one that steps, and a slider over the cells."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import motion, theme
from gui.controls import IconButton, Slider

CELL_MS = 600
"""For each cell, so that its sum can be followed."""


class Stepping(QWidget):
    """Says which output cell is computed, 0 to `last`, counted row by row.

    moved(number): by hand. played(number): by itself, or by a step; the cells after it wait.
    ended(): play has been stopped, or has come to its end.
    """

    moved = Signal(int)
    played = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = 0
        self.last = 0
        self.play = IconButton("play")
        self.play.clicked.connect(self.toggle)
        self.step = IconButton("step-forward")
        self.step.clicked.connect(self.make_step)
        self.slider = Slider(0)
        self.slider.valueChanged.connect(self._slide)
        self._timer = QTimer(self)
        self._timer.setInterval(CELL_MS)
        self._timer.timeout.connect(self._tick)
        self._row = QHBoxLayout(self)
        for widget, stretch in ((self.play, 0), (self.step, 0), (self.slider, 1)):
            self._row.addWidget(widget, stretch)
        theme.theme_changed.connect(self._measure)
        self._measure()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_cells(self, count: int, number: int) -> None:
        """There are `count` cells now, and this one is computed."""
        self.last = max(count - 1, 0)
        self.number = min(number, self.last)
        self.slider.blockSignals(True)
        self.slider.setRange(0, self.last)
        self.slider.setSingleStep(1)
        self.slider.setValue(self.number)
        self.slider.blockSignals(False)
        self.slider.update()
        for control in (self.play, self.step, self.slider):
            control.setEnabled(count > 0)
        if count == 0:
            self.stop()

    def toggle(self) -> None:
        """Play from here, from the first cell where this is the last, or stop."""
        if self.playing:
            self.stop()
            return
        self._timer.start()
        self._dress()
        self._go(0 if self.number >= self.last else self.number)

    def make_step(self) -> None:
        """Go on by one cell; after the last comes the first."""
        self.stop()
        self._go(0 if self.number >= self.last else self.number + 1)

    def stop(self) -> None:
        """Stop playing; all cells are shown again."""
        if self.playing:
            self._timer.stop()
            self._dress()
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
        self._dress()

    def _dress(self) -> None:
        """Play only where things may move by themselves; there is always the step."""
        self.play.setVisible(motion.allowed())
        self.play.set_icon("pause" if self.playing else "play")
        texts = {
            True: QCoreApplication.translate("Bench", "Stop"),
            False: QCoreApplication.translate("Bench", "Compute the output cell by cell"),
        }
        self.play.set_text(texts[self.playing])

    def enterEvent(self, event: QEnterEvent) -> None:
        self._dress()  # motion may have been settled otherwise since

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), 0, now.px(12), now.px(6))
        self._row.setSpacing(now.px(4))
