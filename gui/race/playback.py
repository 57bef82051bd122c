"""The bar beneath the race: back to the start, play, one step, and a slider over the steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui import motion, theme
from gui.controls import IconButton, Slider
from gui.numbers import format_number

TICK_MS = 33
TICKS = 240
"""A race of many steps is played in about eight seconds."""


class Playback(QWidget):
    """Says up to which step the race is shown. moved(step): another one is to be."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = 0
        self.last = 0
        self.first = IconButton("skip-back")
        self.first.clicked.connect(lambda: self._move(0))
        self.play = IconButton("play")
        self.play.clicked.connect(self.toggle)
        self.next = IconButton("step-forward")
        self.next.clicked.connect(lambda: self._move(min(self.step + 1, self.last)))
        self.slider = Slider(0)
        self.slider.valueChanged.connect(self._move)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._row = QHBoxLayout(self)
        for widget in (self.first, self.play, self.next):
            self._row.addWidget(widget)
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self.count)
        theme.theme_changed.connect(self._measure)
        self._measure()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_steps(self, last: int, step: int) -> None:
        """There are so many steps, and it is shown up to this one."""
        self.last, self.step = last, min(step, last)
        self.slider.blockSignals(True)
        self.slider.setRange(0, last)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(max(1, last // 20))
        self.slider.setValue(self.step)
        self.slider.blockSignals(False)
        self.slider.update()
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
        self._timer.start()
        self._dress()

    def stop(self) -> None:
        if self.playing:
            self._timer.stop()
            self._dress()

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
        self._dress()
        self._measure()

    def _dress(self) -> None:
        """Play only where things may move by themselves; there is always the step."""
        self.play.setVisible(motion.allowed())
        self.play.set_icon("pause" if self.playing else "play")
        texts = {
            True: QCoreApplication.translate("Race", "Pause the race"),
            False: QCoreApplication.translate("Race", "Play the race"),
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
        self.count.setMinimumWidth(now.px(128))
