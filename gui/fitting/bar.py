"""The bar beneath a fit: back to zeros, play, one step, on to the end, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui import theme
from gui.controls import IconButton


class Share(QWidget):
    """A bar as long as the share of the steps that is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.theme_changed.connect(self._repaint)

    def show_share(self, share: float) -> None:
        if share != self.share:
            self.share = share
            self.update()

    def _repaint(self, _theme: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = now.slider_track
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.setBrush(now.border_control)
        painter.drawRoundedRect(track, height / 2, height / 2)
        if self.share > 0:
            track.setWidth(max(height, self.share * self.width()))
            painter.setBrush(now.accent)
            painter.drawRoundedRect(track, height / 2, height / 2)


class FitBar(QWidget):
    """Shows how far a descent is and asks for more. played(): play or pause; it never decides."""

    restarted = Signal()
    played = Signal()
    stepped = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing = False
        self.restart = IconButton("skip-back")
        self.play = IconButton("play")
        self.step = IconButton("step-forward")
        self.finish = IconButton("skip-forward")
        self.restart.clicked.connect(lambda: self.restarted.emit())
        self.play.clicked.connect(lambda: self.played.emit())
        self.step.clicked.connect(lambda: self.stepped.emit())
        self.finish.clicked.connect(lambda: self.finished.emit())
        self.share = Share()
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        for button in (self.restart, self.play, self.step, self.finish):
            self._row.addWidget(button)
        self._row.addWidget(self.share, 1)
        self._row.addWidget(self.count)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_progress(self, share: float, text: str, playing: bool, can_go_on: bool) -> None:
        """share: 0 to 1 of the steps. can_go_on: whether any step is left."""
        self.share.show_share(share)
        self.count.setText(text)
        self.restart.setEnabled(share > 0)
        self.play.setEnabled(can_go_on or playing)
        for button in (self.step, self.finish):
            button.setEnabled(can_go_on and not playing)
        if playing != self._playing:
            self._playing = playing
            self._dress()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.restart.set_text(QCoreApplication.translate("Fitting", "Back to zeros"))
        self.step.set_text(QCoreApplication.translate("Fitting", "One step"))
        self.finish.set_text(QCoreApplication.translate("Fitting", "All steps at once"))
        self._dress()

    def _dress(self) -> None:
        self.play.set_icon("pause" if self._playing else "play")
        texts = {
            True: QCoreApplication.translate("Fitting", "Pause the descent"),
            False: QCoreApplication.translate("Fitting", "Let it descend"),
        }
        self.play.set_text(texts[self._playing])

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), 0, now.px(14), now.px(6))
        self._row.setSpacing(now.px(4))
        self.count.setMinimumWidth(now.px(170))
