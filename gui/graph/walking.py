"""The bar beneath the graph: back, step and play, to the end, and a slider over the steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QWidget

from gui.controls import IconButton
from gui.controls.play_bar import PlayBar


class Walking(PlayBar):
    """Says how far the walk is, 0 to `last`. moved(step): it is to be another step."""

    TICK_MS = 1400  # for each step, so that its numbers can be read
    TOP_PX = 4

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = 0
        self.last = 0
        self.start = IconButton("skip-back")
        self.back = IconButton("step-back")
        self.on = IconButton("step-forward")
        self.end = IconButton("skip-forward")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.start.clicked.connect(lambda: self.go(0))
        self.back.clicked.connect(lambda: self.go(self.step - 1))
        self.on.clicked.connect(lambda: self.go(self.step + 1))
        self.end.clicked.connect(lambda: self.go(self.last))
        self.slider.valueChanged.connect(self.go)
        for widget in (self.start, self.back, self.play, self.on, self.end):
            self._row.addWidget(widget)
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self.count)

    def show_step(self, step: int, last: int) -> None:
        """The walk is at this step of 0 to last."""
        self.step, self.last = step, last
        self._show_place(step, last)
        self.back.setEnabled(step > 0)
        self.start.setEnabled(step > 0)
        self.on.setEnabled(step < last)
        self.end.setEnabled(step < last)
        self._say()

    def go(self, step: int) -> None:
        """Ask for a step by hand, which ends play."""
        self.stop()
        self._ask(step)

    def toggle(self) -> None:
        """Play from here, from the beginning where this is the end, or stop."""
        if self.playing:
            self.stop()
            return
        self._start()
        self._ask(0 if self.step >= self.last else self.step + 1)

    def _tick(self) -> None:
        self._ask(self.step + 1)
        if self.step >= self.last:
            self.stop()

    def _ask(self, step: int) -> None:
        step = min(max(step, 0), self.last)
        if step != self.step:
            self.moved.emit(step)

    def _say(self) -> None:
        text = QCoreApplication.translate("Graph", "step {step} of {last}")
        self.count.setText(text.format(step=self.step, last=self.last))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.start.set_text(QCoreApplication.translate("Graph", "To the inputs"), "Home")
        self.back.set_text(QCoreApplication.translate("Graph", "One step back"), "←")
        self.on.set_text(QCoreApplication.translate("Graph", "One step on"), "→")
        self.end.set_text(QCoreApplication.translate("Graph", "To the end of the way back"), "End")
        name = QCoreApplication.translate("Graph", "Step of the walk")
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(QCoreApplication.translate("Graph", "How far both passes have come"))
        self._say()
        super().retranslate()

    def _play_text(self) -> str:
        if self.playing:
            return QCoreApplication.translate("Graph", "Stop")
        return QCoreApplication.translate("Graph", "Walk forward and backward by itself")
