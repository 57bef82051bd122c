"""The bar of a walk: back, play, on, and a slider over all calls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import motion, theme
from gui.controls import IconButton, Slider

CALL_MS = 900
"""For each call while it plays: time to read a line."""


class StepBar(QWidget):
    """Says at which call one is. moved(number): another one is to be shown."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at = self.last = 0
        self.first, self.back = IconButton("skip-back"), IconButton("step-back")
        self.play, self.next = IconButton("play"), IconButton("step-forward")
        self.end = IconButton("skip-forward")
        self.first.clicked.connect(lambda: self._go(0))
        self.back.clicked.connect(lambda: self._go(self.at - 1))
        self.next.clicked.connect(lambda: self._go(self.at + 1))
        self.end.clicked.connect(lambda: self._go(self.last))
        self.play.clicked.connect(lambda: self.toggle())
        self.slider = Slider(0)
        self.slider.valueChanged.connect(self._go)
        self._timer = QTimer(self)
        self._timer.setInterval(CALL_MS)
        self._timer.timeout.connect(self._tick)
        row = QHBoxLayout()
        for button in (self.first, self.back, self.play, self.next, self.end):
            row.addWidget(button)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self._column.addWidget(self.slider)
        theme.theme_changed.connect(self._measure)
        self._measure()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_call(self, at: int, count: int) -> None:
        """Of so many calls this one is shown."""
        self.at, self.last = at, max(count - 1, 0)
        self.slider.blockSignals(True)
        self.slider.setRange(0, self.last)
        self.slider.setValue(at)
        self.slider.blockSignals(False)
        self.slider.update()
        self.slider.setEnabled(count > 1)
        for button in (self.first, self.back):
            button.setEnabled(at > 0)
        for button in (self.next, self.end):
            button.setEnabled(at < self.last)
        self.play.setEnabled(count > 1)

    def toggle(self) -> None:
        """Go on by itself from here, from the start where this is the end; or stop."""
        if self.playing:
            self.stop()
            return
        if self.at >= self.last:
            self.moved.emit(0)
        self._timer.start()
        self._dress()

    def stop(self) -> None:
        self._timer.stop()
        self._dress()

    def _tick(self) -> None:
        if self.at >= self.last:
            self.stop()
        else:
            self.moved.emit(self.at + 1)

    def _go(self, at: int) -> None:
        self.stop()
        if 0 <= at <= self.last and at != self.at:
            self.moved.emit(at)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.first.set_text(QCoreApplication.translate("Stepping", "To the first call"))
        self.back.set_text(QCoreApplication.translate("Stepping", "One call back"))
        self.next.set_text(QCoreApplication.translate("Stepping", "One call on"))
        self.end.set_text(QCoreApplication.translate("Stepping", "To the last call"))
        self.slider.setAccessibleName(QCoreApplication.translate("Stepping", "Call of the step"))
        self._dress()

    def _dress(self) -> None:
        # What moves by itself is offered only where things may; there is always the next call.
        self.play.setVisible(motion.allowed())
        self.play.set_icon("pause" if self.playing else "play")
        texts = {
            True: QCoreApplication.translate("Stepping", "Pause"),
            False: QCoreApplication.translate("Stepping", "Play call by call"),
        }
        self.play.set_text(texts[self.playing])

    def _measure(self, _theme: object = None) -> None:
        self._column.setSpacing(theme.current().px(4))
