"""The gauge of a measure: a button that measures again or cancels, and a bar of how far it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.controls import IconButton
from gui.language import follow
from gui.mistakes.answers import SharedAnswers
from gui.mistakes.offer import Offer


class Gauge(QObject):
    """`button` for a header, `bar` for beneath it."""

    def __init__(self, answers: SharedAnswers, parent: QWidget) -> None:
        super().__init__(parent)
        self._answers = answers
        self._measuring = False
        self.button = IconButton("refresh-cw")
        self.button.clicked.connect(self._press)
        self.bar = Bar()
        answers.progressed.connect(self._follow)
        follow(self, self._name)
        self._follow()

    def _press(self) -> None:
        if self._answers.measuring:
            self._answers.cancel()
        else:
            self._answers.measure()

    def _follow(self) -> None:
        self.bar.show_share(self._answers.share)
        self.button.setEnabled(self._answers.possible)
        if self._answers.measuring != self._measuring:
            self._measuring = self._answers.measuring
            self.button.set_icon("x" if self._measuring else "refresh-cw")
            self._name()

    def _name(self) -> None:
        if self._answers.measuring:
            text = QCoreApplication.translate("Mistakes", "Cancel the measure")
        else:
            text = QCoreApplication.translate("Mistakes", "Measure again, with all test images")
        self.button.set_text(text)


class Bar(QWidget):
    """A line of 2 px as long as the share that is done; nothing while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_share(self, share: float | None) -> None:
        if share != self._share:
            self._share = share
            self.update()

    def _measure(self, _theme: object = None) -> None:
        self.setFixedHeight(theme.current().px(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if self._share is not None:
            painter.fillRect(self.rect(), now.pressed)
            done = QRectF(0, 0, self._share * self.width(), self.height())
            painter.fillRect(done, now.accent)


def offer_measure(offer: Offer, answers: SharedAnswers) -> None:
    """Say why there are no answers yet, and offer to measure or to cancel."""
    if answers.measuring:
        sentence = QCoreApplication.translate(
            "Mistakes", "The network is answering all test images"
        )
        button = QCoreApplication.translate("Mistakes", "Cancel")
    elif answers.error:
        sentence = answers.error
        button = QCoreApplication.translate("Mistakes", "Try again")
    elif answers.loading:
        sentence, button = QCoreApplication.translate("Mistakes", "Loading…"), ""
    elif not answers.possible:
        sentence = QCoreApplication.translate(
            "Mistakes",
            "Here the answers to images of several classes are shown: choose a set of images.",
        )
        button = ""
    else:
        sentence = QCoreApplication.translate(
            "Mistakes",
            "The network has not been asked about the test images yet. Pausing does it, "
            "or this button.",
        )
        button = QCoreApplication.translate("Mistakes", "Measure now")
    offer.show_offer(sentence, button, answers.share)


def take_offer(answers: SharedAnswers) -> None:
    """Do what `offer_measure` offers."""
    if answers.measuring:
        answers.cancel()
    else:
        answers.measure()
