"""The bar beneath the graph: back, step and play, to the end, and a slider over the steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui import motion, theme
from gui.controls import IconButton, Slider

STEP_MS = 1400
"""For each step, so that its numbers can be read."""


class Walking(QWidget):
    """Says how far the walk is, 0 to `last`. moved(step): it is to be another step."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = 0
        self.last = 0
        self.start = IconButton("skip-back")
        self.back = IconButton("step-back")
        self.play = IconButton("play")
        self.on = IconButton("step-forward")
        self.end = IconButton("skip-forward")
        self.slider = Slider(0)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.start.clicked.connect(lambda: self.go(0))
        self.back.clicked.connect(lambda: self.go(self.step - 1))
        self.on.clicked.connect(lambda: self.go(self.step + 1))
        self.end.clicked.connect(lambda: self.go(self.last))
        self.play.clicked.connect(self.toggle)
        self.slider.valueChanged.connect(self.go)
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._tick)
        self._row = QHBoxLayout(self)
        for widget in (self.start, self.back, self.play, self.on, self.end):
            self._row.addWidget(widget)
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self.count)
        theme.theme_changed.connect(self._measure)
        self._measure()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_step(self, step: int, last: int) -> None:
        """The walk is at this step of 0 to last."""
        self.step, self.last = step, last
        self.slider.blockSignals(True)
        self.slider.setRange(0, last)
        self.slider.setSingleStep(1)
        self.slider.setValue(step)
        self.slider.blockSignals(False)
        self.slider.update()
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
        self._timer.start()
        self._dress()
        self._ask(0 if self.step >= self.last else self.step + 1)

    def stop(self) -> None:
        if self.playing:
            self._timer.stop()
            self._dress()

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
        self._dress()

    def _dress(self) -> None:
        """Play only where things may move by themselves; there is always the step."""
        self.play.setVisible(motion.allowed())
        self.play.set_icon("pause" if self.playing else "play")
        texts = {
            True: QCoreApplication.translate("Graph", "Stop"),
            False: QCoreApplication.translate("Graph", "Walk forward and backward by itself"),
        }
        self.play.set_text(texts[self.playing])

    def enterEvent(self, event: QEnterEvent) -> None:
        self._dress()  # motion may have been settled otherwise since

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), now.px(4), now.px(12), now.px(6))
        self._row.setSpacing(now.px(4))
