"""A bar that plays: a button that starts and stops, and a slider over the steps that are played."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import motion, theme
from gui.controls.buttons import IconButton
from gui.controls.slider import Slider


class PlayBar(QWidget):
    """Base. A subclass puts its parts into `_row`, goes on in `_tick`, and starts in `toggle`.

    TICK_MS: between two ticks. TOP_PX: free above. It stops when it is no longer seen, and offers
    to play only where things may move by themselves.
    """

    TICK_MS: ClassVar[int]
    TOP_PX: ClassVar[int] = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.play = IconButton("play")
        self.play.clicked.connect(self.toggle)
        self.slider = Slider(0)
        self._timer = QTimer(self)
        self._timer.setInterval(self.TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._row = QHBoxLayout(self)
        theme.theme_changed.connect(self._measure)
        self._measure()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play from here, from the beginning where this is the end, or stop."""
        raise NotImplementedError

    def stop(self) -> None:
        if self.playing:
            self._timer.stop()
            self._dress()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._dress()

    def _start(self) -> None:
        self._timer.start()
        self._dress()

    def _tick(self) -> None:
        raise NotImplementedError

    def _play_text(self) -> str:
        """What the button does now."""
        raise NotImplementedError

    def _show_place(self, place: int, last: int) -> None:
        """Let the slider stand at a place of 0 to last, and ask for nothing."""
        self.slider.blockSignals(True)
        self.slider.setRange(0, last)
        self.slider.setSingleStep(1)
        self.slider.setValue(place)
        self.slider.blockSignals(False)
        self.slider.update()

    def _dress(self) -> None:
        self.play.setVisible(motion.allowed())
        self.play.set_icon("pause" if self.playing else "play")
        self.play.set_text(self._play_text())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._dress()  # motion may have been settled otherwise since

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), now.px(self.TOP_PX), now.px(12), now.px(6))
        self._row.setSpacing(now.px(4))
