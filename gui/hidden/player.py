"""The bar beneath hidden space: a button that plays, and a slider over the stages."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import motion, theme
from gui.controls import IconButton, Slider

POSITIONS = 40
"""Of the slider from one stage to the next."""
STAGE_S = 1.1
TICK_MS = 33


class Player(QWidget):
    """Says where on the way through the stages the picture is, 0 to `last`.

    moved(position): by hand. played(position): by itself. finished(): play has come to its end.
    Where motion is not wanted, each press of the button goes on by one stage at once.
    """

    moved = Signal(float)
    played = Signal(float)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.position = 0.0
        self.last = 0
        self._goal = 0.0
        self._seen = 0.0
        self.button = IconButton("play")
        self.button.clicked.connect(self.toggle)
        self.slider = _StageSlider(0)
        self.slider.valueChanged.connect(self._slide)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.button)
        self._row.addWidget(self.slider, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def show_stages(self, last: int, position: float) -> None:
        """There are `last` + 1 stages now."""
        self.last = last
        self._goal = min(self._goal, float(last))
        self.slider.setRange(0, last * POSITIONS)
        self.show_position(position)

    def show_position(self, position: float) -> None:
        self.position = min(max(position, 0.0), float(self.last))
        place = round(self.position * POSITIONS)
        if place != self.slider.value():
            self.slider.blockSignals(True)
            self.slider.setValue(place)
            self.slider.blockSignals(False)
            self.slider.update()

    def aim(self, goal: int) -> None:
        """Play goes as far as this stage."""
        self._goal = float(min(goal, self.last))

    def toggle(self) -> None:
        """Play from here, or from the beginning where the goal is reached; or stand still."""
        if self.playing:
            self.stop()
            return
        if self._goal <= 0:
            self._goal = float(self.last)
        start = 0.0 if self.position >= self._goal - 1e-9 else self.position
        if not motion.allowed():
            ahead = start if start < self.position else float(int(start + 1e-9) + 1)
            self.show_position(ahead)
            self.played.emit(self.position)
            return
        self.show_position(start)
        self._seen = time.monotonic()
        self._timer.start()
        self._dress()

    def add_control(self, widget: QWidget) -> QWidget:
        """Put a control at the right end; returns it."""
        self._row.addWidget(widget)
        return widget

    def stop(self) -> None:
        """Stand still where it is."""
        self._timer.stop()
        self._dress()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.slider.setAccessibleName(QCoreApplication.translate("Hidden", "Stage"))
        self.slider.setToolTip(
            QCoreApplication.translate(
                "Hidden", "How far through the layers: from the input plane to the output"
            )
        )
        self._dress()

    def _dress(self) -> None:
        if self.playing:
            self.button.set_icon("pause")
            self.button.set_text(QCoreApplication.translate("Hidden", "Stand still"))
        elif motion.allowed():
            self.button.set_icon("play")
            self.button.set_text(
                QCoreApplication.translate("Hidden", "Fold the plane layer by layer")
            )
        else:
            self.button.set_icon("step-forward")
            self.button.set_text(QCoreApplication.translate("Hidden", "Next stage"))

    def _tick(self) -> None:
        now = time.monotonic()
        gone = (now - self._seen) / STAGE_S if motion.allowed() else float("inf")
        position = min(self.position + gone, self._goal)
        self._seen = now
        self.show_position(position)
        if position >= self._goal:
            self.stop()
        self.played.emit(self.position)
        if not self.playing:
            self.finished.emit()

    def _slide(self, place: int) -> None:
        self.stop()
        self.position = place / POSITIONS
        self.moved.emit(self.position)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._dress()  # motion may have been settled otherwise since

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), 0, now.px(12), now.px(6))
        self._row.setSpacing(now.px(8))


class _StageSlider(Slider):
    """Arrow keys go from stage to stage; the mouse stops anywhere between."""

    def setRange(self, low: int, high: int) -> None:
        super().setRange(low, high)
        self.setSingleStep(POSITIONS)
        self.setPageStep(POSITIONS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.setValue(round(self.value() / POSITIONS) * POSITIONS)
