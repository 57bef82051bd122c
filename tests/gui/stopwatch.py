"""A stopwatch for windows: how long between paints of widgets, how long the window was deaf."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

BEAT_MS = 5


@dataclass
class Times:
    """What was measured under one heading, in ms."""

    paints: list[float] = field(default_factory=list)
    blocks: list[float] = field(default_factory=list)

    def line(self, heading: str) -> str:
        """One line of the report."""
        return (
            f"{heading:<28}{len(self.paints):>7}"
            f"{_share(self.paints, 50):>8.1f}{_share(self.paints, 99):>8.1f}"
            f"{_share(self.paints, 100):>8.1f}"
            f"{_share(self.blocks, 99):>10.1f}{_share(self.blocks, 100):>8.1f}"
        )


HEAD = (
    f"{'ms':<28}{'paints':>7}{'median':>8}{'99 %':>8}{'longest':>8}{'deaf 99 %':>10}{'longest':>8}"
)


class Stopwatch(QObject):
    """Watches widgets being painted, and a heart that beats as often as the window lets it.

    A beat that comes late says how long the window could hear nothing.
    """

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self.found: dict[str, Times] = {}
        self._times: Times | None = None
        self._painted = self._beaten = 0.0
        self._heart = QTimer(self)
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.setInterval(BEAT_MS)
        self._heart.timeout.connect(self._beat)
        for widget in widgets:
            widget.installEventFilter(self)

    def measure(self, heading: str) -> None:
        """From now on write under this heading."""
        self._times = self.found.setdefault(heading, Times())
        self.skip()
        self._heart.start()

    def skip(self) -> None:
        """What has passed since the last paint and beat is not the window's fault."""
        self._painted, self._beaten = 0.0, time.perf_counter()

    def stop(self) -> None:
        self._times = None
        self._heart.stop()

    def report(self) -> str:
        """A table: a line for each heading."""
        return "\n".join([HEAD, *(times.line(name) for name, times in self.found.items())])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._times is not None:
            now = time.perf_counter()
            if self._painted:
                self._times.paints.append(1000 * (now - self._painted))
            self._painted = now
        return False

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._times is not None:
            self._times.blocks.append(max(0.0, 1000 * (now - self._beaten) - BEAT_MS))
        self._beaten = now


def _share(values: list[float], percent: float) -> float:
    """The value that so many percent do not exceed; 0 where there are none."""
    return float(np.percentile(values, percent)) if values else 0.0
