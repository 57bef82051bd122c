"""The banner under the toolbar: learning has stopped for a reason, and here is what may help."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from engine.training.divergence import Divergence
from engine.training.frame import Frame
from gui import icons, theme
from gui.actions import Actions
from gui.controls import Button, IconButton
from gui.document import Document
from gui.lab import Lab
from gui.language import follow
from gui.messages import divergence_text, failure_text

LEARNING_RATE = "optimizer.learning_rate"
EASING = 10.0
"""How much smaller the learning rate gets at a click."""


class Banner(QWidget):
    """Hidden until learning diverges or fails; gone when the experiment goes on or is changed.

    dismissed: the user has read it.
    """

    dismissed = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._actions = actions
        self._divergence: Divergence | None = None
        self._failure: Exception | None = None
        self._seen: Divergence | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._sign = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.slower, self.reset, self.undo = Button(), Button(), Button()
        self.close_button = IconButton("x", role="text")
        self.slower.clicked.connect(self._lower_learning_rate)
        self._reset = actions["reset"]
        self.reset.clicked.connect(self._reset.trigger)
        self.undo.clicked.connect(actions["undo"].trigger)
        self.close_button.clicked.connect(self._dismiss)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._sign)
        self._layout.addWidget(self.text, 1)
        for button in (self.slower, self.reset, self.undo, self.close_button):
            self._layout.addWidget(button)
        theme.theme_changed.connect(self._measure)
        follow(self, self._retranslate)
        self._measure()
        self.hide()

    def follow_lab(self, lab: Lab) -> None:
        """Speak of another lab from now on."""
        self._clear()
        self._seen = None
        self._document = lab.document
        if lab.session.frame is not None:
            self.show_frame(lab.session.frame)

    def show_frame(self, frame: Frame) -> None:
        """Follow the run: what it says of its divergence is what is shown."""
        found = frame.divergence
        if found is None:
            self._seen = None
            if self._divergence is not None or (frame.running and self._failure is not None):
                self._clear()
        elif found is not self._seen:
            self._seen = self._divergence = found
            self._failure = None
            self._appear()

    def show_failure(self, error: Exception) -> None:
        """Say that the run has stopped because of an error."""
        self._failure, self._divergence = error, None
        self._appear()

    def _appear(self) -> None:
        self._retranslate()
        self.show()

    def _clear(self) -> None:
        self._divergence = self._failure = None
        self.hide()

    def _dismiss(self) -> None:
        self._clear()
        self.dismissed.emit()

    def _lower_learning_rate(self) -> None:
        """A gentler rate from the first weights: those that diverged are huge and stay so."""
        assert self._document is not None
        rate = self._document.experiment.optimizer.learning_rate
        if self._document.edit(LEARNING_RATE, rate / EASING):
            self._reset.trigger()

    def _retranslate(self) -> None:
        document = self._document
        if self._divergence is not None and document is not None:
            text = divergence_text(document.experiment, self._divergence)
        else:
            text = failure_text(self._failure) if self._failure is not None else ""
        self.text.setText(text)
        self.slower.setVisible(self._divergence is not None)
        self.undo.setVisible(document is not None and document.can_undo)
        self.slower.setText(QCoreApplication.translate("Banner", "Learning rate ÷ 10, reset"))
        self.reset.setText(QCoreApplication.translate("Banner", "Reset"))
        self.undo.setText(QCoreApplication.translate("Banner", "Undo last change"))
        self.close_button.set_text(QCoreApplication.translate("Banner", "Close this message"))
        self.setAccessibleName(text)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._layout.setContentsMargins(now.px(26), now.px(6), now.px(12), now.px(7))
        self._layout.setSpacing(now.px(8))
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("triangle-alert", now.icon_size, "warning", ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.warning_soft)
        line = now.px(1)
        painter.fillRect(0, self.height() - line, self.width(), line, now.border)
