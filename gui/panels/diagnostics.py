"""The diagnostics panel: how weights and gradients of each layer lie, and how fast they learn."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from engine.insight.diagnostics import Diagnosis, diagnose
from engine.registry import SettingError
from engine.training.frame import Frame
from gui.controls import IconButton, PanelHeader
from gui.diagnostics import painting
from gui.diagnostics.canvas import DiagnosticsCanvas
from gui.diagnostics.figure import Trails, caption, figure_of
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import error_text, follow
from gui.numbers import format_number
from gui.questions import Questions, Sparing
from gui.session import Session
from gui.theme import Theme

QUESTION = "diagnostics"
PERIOD_S = 0.2


class DiagnosticsPanel(QWidget):
    """Shows the answer to its question in the newest frame, at most five times a second.

    export_requested(): the reader wants the picture. pointed(text): what the place under the
    pointer says, "" at the end. questions_changed(): `questions` has another answer now.
    """

    export_requested = Signal()
    pointed = Signal(str)
    questions_changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trails = Trails()
        self._shown: object = None
        self._running = False
        self._frame: Frame | None = None
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._export)
        self.canvas = DiagnosticsCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.scrolling = QScrollArea()
        self.scrolling.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolling.setWidgetResizable(True)
        self.scrolling.setWidget(self.canvas)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.scrolling, 1)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    def questions(self) -> Questions:
        """What it asks of the run: while that stands still, of every moment."""
        return ((QUESTION, Sparing(diagnose, PERIOD_S if self._running else 0.0)),)

    def show_frame(self, frame: Frame) -> None:
        """Show the numbers of a frame; those that are shown already cost nothing."""
        self._frame = frame
        if frame.running != self._running:
            self._running = frame.running
            self.questions_changed.emit()
        self._show_rate(frame)
        answer = frame.answers.get(QUESTION)
        if answer is not None and answer is not self._shown:
            self._shown = answer
            self._refresh()

    def figure(self, theme: Theme) -> Page:
        """The rows as a page for export."""
        shown = dataclasses.replace(
            self.canvas.figure, title=QCoreApplication.translate("Diagnostics", "Diagnostics")
        )
        return Page((Panel(shown, painting.draw),), caption=caption(shown))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Diagnostics", "Diagnostics")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Diagnostics",
                "For each layer: how its weights and their gradients are spread, how far a step "
                "moves them, the learning rate that comes of it, and the units that are silent.",
            )
        )
        self._export.set_text(QCoreApplication.translate("Diagnostics", "Export the diagnostics"))
        self._refresh()
        if self._frame is not None:
            self._show_rate(self._frame)

    def _refresh(self) -> None:
        if isinstance(self._shown, SettingError):
            self.canvas.show_sentence(error_text(self._shown))
        elif isinstance(self._shown, Diagnosis) and self._frame is not None:
            if self.canvas.figure.epoch != self._shown.epoch or not self.canvas.figure.rows:
                self._trails.follow(self._shown)
            made = figure_of(self._shown, self._frame.experiment, self._trails)
            self.canvas.show_figure(made)

    def _show_rate(self, frame: Frame) -> None:
        """The learning rate of the moment, where a schedule changes it."""
        text = ""
        if frame.experiment.schedule.kind != "constant":
            text = QCoreApplication.translate("Diagnostics", "learning rate now {rate}").format(
                rate=format_number(frame.learning_rate, pad=True)
            )
        if text != self.header.subtitle.text():
            self.header.set_subtitle(text)
