"""The status bar: how well the network does, in numbers, and what there is to say just now."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.training.frame import Frame
from engine.training.history import COLUMNS
from gui import theme
from gui.language import follow
from gui.numbers import NO_BREAK_SPACE, format_number
from gui.readout import Readout
from gui.run_progress import RunProgress
from gui.toolbar_buttons import Rule

HEIGHT = 28
MESSAGE_MS, ERROR_MS = 6000, 12000
NOTHING = "–"
STEP, TEST_SCORE = COLUMNS.index("step"), COLUMNS.index("test_score")


class StatusBar(QWidget):
    """28 pixels across the window: losses, accuracies (R² for values), mistakes, a message.

    Of a run on pictures also how far it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.training_loss, self.test_loss = Readout("small"), Readout("small")
        self.training_score, self.test_score = Readout("small"), Readout("small")
        self.progress = RunProgress()
        self.mistakes = Readout("small")
        self.message = MessageLabel()
        self._frame: Frame | None = None
        self._classes, self._pictures = True, False
        self._counts = (0, 0)
        self._measured: int | None = None  # the step that the test scores are of, if another
        self._learns = True
        self._layout = QHBoxLayout(self)
        for readout in (self.training_loss, self.test_loss):
            readout.set_widest("0.001234")
        self._readouts = (
            self.training_loss,
            self.test_loss,
            self.training_score,
            self.test_score,
            self.mistakes,
        )
        self._parts: list[tuple[QWidget, ...]] = []
        for number, shown in enumerate((*self._readouts[:4], self.progress, self.mistakes)):
            rule = (Rule(),) if number else ()
            for widget in (*rule, shown):
                self._layout.addWidget(widget)
            self._parts.append((*rule, shown))
        self._layout.addWidget(self.message, 1)
        theme.theme_changed.connect(self._measure)
        follow(self, self._retranslate)
        self._measure()

    def show_frame(self, frame: Frame | None) -> None:
        """Show the scores of a frame; None: there is no run yet."""
        self._frame = frame
        if frame is None:
            for readout in self._readouts:
                readout.set_value(NOTHING)
            self._pictures = False
            self._fit()
            return
        classes = frame.experiment.class_count > 0
        pictures = frame.experiment.dataset.sample == "picture"
        if (classes, pictures) != (self._classes, self._pictures):
            self._classes, self._pictures = classes, pictures
            self._retranslate()
        if pictures:
            self._show_progress(frame)
        self._name_measured(measured_step(frame) if pictures else None)
        scores = frame.scores
        self.training_loss.set_value(_loss(scores.training_loss))
        self.test_loss.set_value(_loss(scores.test_loss))
        self.training_score.set_value(score_text(scores.training_score, self._classes))
        self.test_score.set_value(score_text(scores.test_score, self._classes))
        self._show_frames_mistakes(frame)

    def show_run(self, shown: bool) -> None:
        """Show numbers of a run at all, or none where no network is to be seen."""
        if shown != self._learns:
            self._learns = shown
            self._fit()

    def show_message(self, text: str) -> None:
        """Say what happened, for a few seconds."""
        self.message.say(text, "text_muted", MESSAGE_MS)

    def show_error(self, text: str) -> None:
        """Say what could not be done, for some seconds more."""
        self.message.say(text, "error", ERROR_MS)

    def show_hint(self, text: str) -> None:
        """Say what the pointer is over; empty when it is over nothing."""
        self.message.hint(text)

    def _name_measured(self, step: int | None) -> None:
        """Say which step the test scores are of, where it is not the one on screen."""
        if step == self._measured:
            return
        self._measured = step
        if step is not None:
            text = QCoreApplication.translate("StatusBar", "test accuracy at step {step}")
            text = text.format(step=format_number(step))
        elif self._classes:
            text = QCoreApplication.translate("StatusBar", "test accuracy")
        else:
            text = QCoreApplication.translate("StatusBar", "test R²")
        self.test_score.set_label(text)
        self._fit()

    def _show_progress(self, frame: Frame) -> None:
        before = self.progress.sizeHint()
        self.progress.show_frame(frame)
        if self.progress.sizeHint() != before:
            self._fit()

    def _show_frames_mistakes(self, frame: Frame) -> None:
        training, test = frame.training_mistakes, frame.test_mistakes
        if self._classes and training is not None and test is not None:
            self._show_mistakes(training, test)
        elif self._pictures:
            self._show_counted(len(frame.material.test), frame.scores.test_score)
        else:
            self.mistakes.set_value(NOTHING)

    def _show_counted(self, count: int, score: float) -> None:
        """Of pictures only the test set is measured as a whole."""
        text = QCoreApplication.translate("StatusBar", "{test} of {test_count} test")
        all_of_them = format_number(count)
        if self._counts != (0, count):
            self._counts = 0, count
            self.mistakes.set_widest(text.format(test=all_of_them, test_count=all_of_them))
            self._fit()
        if math.isnan(score):
            self.mistakes.set_value(NOTHING)
            return
        wrong = format_number(round((1 - score) * count))
        self.mistakes.set_value(text.format(test=wrong, test_count=all_of_them))

    def _show_mistakes(self, training: np.ndarray, test: np.ndarray) -> None:
        counts = len(training), len(test)
        if counts != self._counts:
            self._counts = counts
            self.mistakes.set_widest(_mistakes(*counts, *counts))
            self._fit()
        wrong = int(np.count_nonzero(training)), int(np.count_nonzero(test))
        self.mistakes.set_value(_mistakes(*wrong, *counts))

    def _retranslate(self) -> None:
        self.training_loss.set_label(QCoreApplication.translate("StatusBar", "train loss"))
        self.test_loss.set_label(QCoreApplication.translate("StatusBar", "test loss"))
        self.training_score.set_label(score_name(self._classes, test=False))
        self.test_score.set_label(score_name(self._classes, test=True))
        for readout in (self.training_score, self.test_score):
            readout.set_widest(widest_score(self._classes))
        self.mistakes.set_label(QCoreApplication.translate("StatusBar", "mistakes"))
        self._counts = (0, 0)
        measured, self._measured = self._measured, None
        self._name_measured(measured)
        if self._frame is not None:
            self._show_frames_mistakes(self._frame)
        self.message.forget()  # it was said in the language before
        self._fit()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setFixedHeight(now.px(HEIGHT))
        self._layout.setContentsMargins(now.px(16), now.px(1), now.px(14), 0)
        self._layout.setSpacing(now.px(8))
        self._fit()

    def _fit(self) -> None:
        """Show as many read-outs as have room, the losses first."""
        unfit = {self.progress: not self._pictures, self.mistakes: not self._classes}
        parts = [part for part in self._parts if self._learns and not unfit.get(part[-1], False)]
        for part in self._parts:
            self._show_part(part, part in parts)
        for part in reversed(parts[2:]):
            if self._layout.minimumSize().width() <= self.width():
                return
            self._show_part(part, False)

    @staticmethod
    def _show_part(part: tuple[QWidget, ...], shown: bool) -> None:
        for widget in part:
            widget.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.background)
        painter.fillRect(0, 0, self.width(), now.px(1), now.border)


def score_name(classes: bool, test: bool) -> str:
    """What tells how well a network does: the accuracy for classes, R² for values."""
    if classes and test:
        return QCoreApplication.translate("StatusBar", "test accuracy")
    if classes:
        return QCoreApplication.translate("StatusBar", "train accuracy")
    if test:
        return QCoreApplication.translate("StatusBar", "test R²")
    return QCoreApplication.translate("StatusBar", "train R²")


def score_text(score: float, classes: bool) -> str:
    if math.isnan(score):
        return NOTHING
    if classes:
        return f"{100 * score:.1f}{NO_BREAK_SPACE}%"
    return format_number(float(score), pad=True) if score > -1e4 else format_number(-math.inf)


def widest_score(classes: bool) -> str:
    """What room is kept for."""
    return f"100.0{NO_BREAK_SPACE}%" if classes else "0.0001234"


def measured_step(frame: Frame) -> int | None:
    """The step that the test scores of a frame are of; None where it is the frame's, or none."""
    rows = frame.history[np.isfinite(frame.history[:, TEST_SCORE])]
    step = int(rows[-1, STEP]) if len(rows) else frame.step
    return None if step == frame.step else step


def _loss(loss: float) -> str:
    return NOTHING if math.isnan(loss) else format_number(float(loss), pad=True)


def _mistakes(training: int, test: int, training_count: int, test_count: int) -> str:
    values = {
        "training": format_number(training),
        "training_count": format_number(training_count),
        "test": format_number(test),
        "test_count": format_number(test_count),
    }
    if not test_count:
        return QCoreApplication.translate(
            "StatusBar", "{training} of {training_count} training"
        ).format(**values)
    return QCoreApplication.translate(
        "StatusBar", "{training} of {training_count} training, {test} of {test_count} test"
    ).format(**values)


class MessageLabel(QWidget):
    """One line at the right: a message for its time, else the hint; what is too long ends in …"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = self._hint = ""
        self._role = "text_muted"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.forget)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName("")

    @property
    def text(self) -> str:
        """What it says just now."""
        return self._message or self._hint

    def say(self, text: str, role: str, milliseconds: int) -> None:
        self._message, self._role = text, role
        self._timer.start(milliseconds)
        self._show()

    def hint(self, text: str) -> None:
        if text != self._hint:
            self._hint = text
            self._show()

    def forget(self) -> None:
        """Say the message no longer."""
        self._timer.stop()
        self._message = ""
        self._show()

    def _show(self) -> None:
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        font = now.font(now.small)
        painter.setFont(font)
        painter.setPen(now.color(self._role) if self._message else now.text_muted)
        shown = QFontMetricsF(font).elidedText(self.text, Qt.TextElideMode.ElideRight, self.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(self.rect()), flags, shown)
