"""A ring around a control of the window, for some seconds: this is the one that is meant."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui import motion, theme

SHOWN_MS, TICK_MS, STILL_TICK_MS = 5000, 80, 250
BREATH_MS = 1600
"""Once lighter and back."""
GAP = 3


class Ring(QWidget):
    """Lies over the window and lets every click through. It ends by itself, or with its control."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.window())
        self._window = target.window()
        self._target = target
        self._age = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.destroyed.connect(self.end)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS if motion.allowed() else STILL_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._follow()
        self.show()
        self.raise_()

    def end(self) -> None:
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def _tick(self) -> None:
        self._age += self._timer.interval()
        if self._age >= SHOWN_MS or not self._target.isVisible():
            self.end()
            return
        self._follow()
        if motion.allowed():
            self.update()

    def _follow(self) -> None:
        """Lie where the control is now, inside the window."""
        gap = theme.current().px(GAP)
        rect = _seen(self._target, self._window).adjusted(-gap, -gap, gap, gap)
        self.setGeometry(rect.intersected(self._window.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if motion.allowed():
            breath = 0.5 + 0.5 * math.cos(2 * math.pi * self._age / BREATH_MS)
            left = min(1.0, (SHOWN_MS - self._age) / 400)
            painter.setOpacity((0.45 + 0.55 * breath) * left)
        line = 2.5 * now.scale
        painter.setPen(QPen(now.accent, line))
        inner = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(inner, now.radius_button, now.radius_button)


def _seen(target: QWidget, window: QWidget) -> QRect:
    """What scrolling leaves of a control, in the coordinates of its window."""
    rect = target.rect().translated(target.mapTo(window, QPoint()))
    above = target.parentWidget()
    while above is not None and above is not window:
        rect &= above.rect().translated(above.mapTo(window, QPoint()))
        above = above.parentWidget()
    return rect
