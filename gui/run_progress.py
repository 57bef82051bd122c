"""How far a long run is: the part of the epoch that is made, and the time that is left."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.training.frame import Frame
from engine.training.stopping import AtEpoch, AtStep
from gui import theme
from gui.language import follow
from gui.numbers import format_number

BAR_WIDTH, BAR_HEIGHT, GAP = 64, 4, 8
WEIGHT = 0.9
"""Of the speed before in the speed that the time left is reckoned with: it must not jump."""
LONGEST_S = 99 * 3600


class RunProgress(QWidget):
    """A bar for the epoch, and in words the step, the time left, and what is measured besides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._rate = 0.0  # steps a second, smoothed
        self._text = ""
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.theme_changed.connect(self._measure)
        follow(self, self._retranslate)

    @property
    def text(self) -> str:
        """What it says just now."""
        return self._text

    def show_frame(self, frame: Frame) -> None:
        """Show how far a run is."""
        if not frame.running or frame.steps_per_second <= 0:
            self._rate = 0.0
        elif self._rate == 0.0:
            self._rate = frame.steps_per_second
        else:
            self._rate = WEIGHT * self._rate + (1 - WEIGHT) * frame.steps_per_second
        self._frame = frame
        self.share = frame.epoch % 1.0
        self._say(self._words(frame))

    def _words(self, frame: Frame) -> str:
        step = QCoreApplication.translate("RunProgress", "step {step} of {steps}")
        made = round(self.share * frame.steps_per_epoch)
        parts = [step.format(step=format_number(made), steps=format_number(frame.steps_per_epoch))]
        if self._rate > 0:
            parts.append(self._time_left(frame))
        if frame.measuring:
            parts.append(QCoreApplication.translate("RunProgress", "testing"))
        return " · ".join(parts)

    def _time_left(self, frame: Frame) -> str:
        """Until the rule that names an epoch or a step stops the run, or else to the end of the
        epoch.
        """
        rules, per_epoch = frame.experiment.stop, frame.steps_per_epoch
        ends: list[float] = [rule.epoch for rule in rules if isinstance(rule, AtEpoch)]
        steps = [rule.step for rule in rules if isinstance(rule, AtStep)]
        ends += [frame.epoch + (step - frame.step) / per_epoch for step in steps]
        ends = [end for end in ends if end > frame.epoch]
        goal = min(ends) if ends else math.floor(frame.epoch) + 1
        seconds = (goal - frame.epoch) * per_epoch / self._rate
        if ends:
            text = QCoreApplication.translate("RunProgress", "{time} left")
        else:
            text = QCoreApplication.translate("RunProgress", "{time} left in the epoch")
        return text.format(time=clock(seconds))

    def _say(self, text: str) -> None:
        if text != self._text:
            longer = self._advance(text) > self._advance(self._text)
            self._text = text
            self.setAccessibleDescription(text)
            if longer:
                self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("RunProgress", "Progress of the epoch"))
        self.setToolTip(
            QCoreApplication.translate(
                "RunProgress",
                "How much of the training pictures this epoch has seen, and how long it will take "
                "at this speed. Pause stops it; nothing is lost.",
            )
        )
        if self._frame is not None:
            self._say(self._words(self._frame))

    def _measure(self, _theme: object = None) -> None:
        self.updateGeometry()
        self.update()

    @staticmethod
    def _advance(text: str) -> float:
        now = theme.current()
        return QFontMetricsF(now.font(now.small)).horizontalAdvance(text)

    def sizeHint(self) -> QSize:
        now = theme.current()
        words = math.ceil(self._advance(self._text))
        return QSize(now.px(BAR_WIDTH + GAP) + words, now.px(BAR_HEIGHT) * 3)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, width = now.px(BAR_HEIGHT), now.px(BAR_WIDTH)
        bar = QRectF(0, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.border)
        painter.drawRoundedRect(bar, height / 2, height / 2)
        bar.setWidth(width * self.share)
        painter.setBrush(now.accent)
        painter.drawRoundedRect(bar, height / 2, height / 2)
        painter.setFont(now.font(now.small))
        painter.setPen(now.text_muted)
        words = QRectF(self.rect()).adjusted(width + now.px(GAP), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text)


def clock(seconds: float) -> str:
    """0:07, 12:30, 1:02:00; beyond days it is no forecast."""
    if not seconds < LONGEST_S:
        return "–"
    whole = math.ceil(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
