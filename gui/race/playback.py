"""The bar beneath the race: back to the start, play, one step, and a slider over the steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from gui import theme
from gui.controls import IconButton
from gui.controls.play_bar import PlayBar
from gui.numbers import format_number

TICKS = 240
"""A race of many steps is played in about eight seconds."""


class Playback(PlayBar):
    """Says up to which step the race is shown. moved(step): another one is to be."""

    TICK_MS = 33

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.count = QLabel()  # first: the base measures it too
        super().__init__(parent)
        self.step = 0
        self.last = 0
        self.first = IconButton("skip-back")
        self.first.clicked.connect(lambda: self._move(0))
        self.next = IconButton("step-forward")
        self.next.clicked.connect(lambda: self._move(min(self.step + 1, self.last)))
        self.slider.valueChanged.connect(self._move)
        self.count.setProperty("role", "muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.first, self.play, self.next):
            self._row.addWidget(widget)
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self.count)

    def show_steps(self, last: int, step: int) -> None:
        """There are so many steps, and it is shown up to this one."""
        self.last, self.step = last, min(step, last)
        self.slider.setPageStep(max(1, last // 20))
        self._show_place(self.step, last)
        self._count()
        for control in (self.first, self.play, self.next, self.slider):
            control.setEnabled(last > 0)

    def toggle(self) -> None:
        """Play from here, from the start where this is the end, or stop."""
        if self.playing:
            self.stop()
            return
        if self.step >= self.last:
            self._go(0)
        self._start()

    def _tick(self) -> None:
        self._go(min(self.step + max(1, self.last // TICKS), self.last))
        if self.step >= self.last:
            self.stop()

    def _move(self, step: int) -> None:
        self.stop()
        self._go(step)

    def _go(self, step: int) -> None:
        self.show_steps(self.last, step)
        self.moved.emit(self.step)

    def _count(self) -> None:
        text = QCoreApplication.translate("Race", "step {step} of {last}")
        self.count.setText(
            text.format(step=format_number(self.step), last=format_number(self.last))
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.first.set_text(QCoreApplication.translate("Race", "Back to the start"))
        self.next.set_text(QCoreApplication.translate("Race", "One step further"))
        self.slider.setAccessibleName(QCoreApplication.translate("Race", "Step of the race"))
        self.slider.setToolTip(
            QCoreApplication.translate("Race", "Up to which step the race is shown")
        )
        self._count()
        super().retranslate()

    def _play_text(self) -> str:
        if self.playing:
            return QCoreApplication.translate("Race", "Pause the race")
        return QCoreApplication.translate("Race", "Play the race")

    def _measure(self, _theme: object = None) -> None:
        super()._measure()
        self.count.setMinimumWidth(theme.current().px(128))
