"""Where it looks: which pixels of a test picture the network's answer hangs on."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.insight.saliency import (
    PREDICTED,
    GradientQuestion,
    GradientSaliency,
    Occlusion,
    OcclusionJob,
)
from engine.registry import SettingError
from engine.training.frame import Frame
from gui.controls import IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import error_text, follow
from gui.mistakes.answers import Moment, moment_of
from gui.mistakes.gauge import Bar
from gui.mistakes.offer import Offer
from gui.questions import Questions, Sparing
from gui.saliency import painting, words
from gui.saliency.bar import PATCH, STRIDE, SaliencyBar
from gui.saliency.canvas import SaliencyCanvas
from gui.saliency.figure import SaliencyFigure
from gui.session import Session
from gui.theme import Theme

GRADIENT, JOB = "gradient_saliency", "occlusion"
"""Names of its question and of its job."""

PERIOD_S = 0.1
LARGEST_SHARE, REST_S = 0.2, 1.0
"""While learning goes on occlusion takes at most this share of the time, and rests so long."""


class SaliencyPanel(QWidget):
    """Asks for the gradient with each frame; has the occlusion computed beside learning.

    export_requested(): the reader wants the picture. pointed(text): what is under the pointer.
    questions_changed(): `questions` has another answer now. picture_chosen(index): another test
    picture was chosen here.
    """

    export_requested = Signal()
    pointed = Signal(str)
    questions_changed = Signal()
    picture_chosen = Signal(int)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._frame: Frame | None = None
        self._material: object = None
        self._running = False
        self._index, self._target = 0, PREDICTED
        self._gradient: GradientSaliency | None = None
        self._occlusion: Occlusion | None = None
        self._error: Exception | None = None
        self._asked: tuple[OcclusionJob, Moment] | None = None
        self._computing = self._stopped = False
        self._begun_s = self._due_s = 0.0
        self._build()
        session.job_progressed.connect(self._progressed)
        session.job_finished.connect(self._finished)
        session.job_failed.connect(self._failed)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)
        self._refresh()

    def _build(self) -> None:
        self.again = IconButton("refresh-cw")
        self.again.clicked.connect(self._press)
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self.again, self._export)
        self.progress = Bar()
        self.bar = SaliencyBar()
        self.bar.index_asked.connect(self._choose)
        self.bar.target_asked.connect(self.choose_target)
        self.bar.patch_asked.connect(self.choose_patch)
        self.bar.stride_asked.connect(self.choose_stride)
        self.bar.patch.show_value(PATCH)
        self.bar.stride.show_value(STRIDE)
        self.bar.show_index(0)
        self.canvas = SaliencyCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.offer = Offer()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.progress)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)

    # What it asks and shows

    def questions(self) -> Questions:
        """The gradient: while the run stands still, of every moment."""
        if self._material is None:
            return ()
        question = GradientQuestion(self._index, self._target)
        return ((GRADIENT, Sparing(question, PERIOD_S if self._running else 0.0)),)

    def show_frame(self, frame: Frame) -> None:
        """Show another moment, and have the occlusion of it computed when it is time to."""
        first, self._frame = self._frame is None, frame
        self._follow_material(frame)
        if first:
            self._refresh()
        if frame.running != self._running:
            self._running = frame.running
            self.questions_changed.emit()
        answer = frame.answers.get(GRADIENT)
        if isinstance(answer, SettingError):
            if self._gradient is not None or str(answer) != str(self._error):
                self._gradient, self._error = None, answer
                self._refresh()
        elif isinstance(answer, GradientSaliency) and answer is not self._gradient:
            self._gradient, self._error = answer, None
            self._refresh()
        if self._material is not None:
            self._follow_moment(frame)

    def _follow_material(self, frame: Frame) -> None:
        """Other pictures: begin again with the first."""
        pictures = frame.experiment.dataset.sample == "picture" and frame.experiment.class_count
        material = frame.material if pictures else None
        if material is self._material:
            return
        self._material = material
        self._stop()
        self._gradient = self._occlusion = self._asked = self._error = None
        self._index, self._target = 0, PREDICTED
        if material is not None:
            count = len(frame.material.test.targets) or len(frame.material.training.targets)
            self.bar.set_count(count)
            self.bar.set_sides(*frame.experiment.input_shape[:2])
            self.bar.list_classes(tuple(frame.material.samples.class_names), self._target)
        self.bar.show_index(0)
        self.questions_changed.emit()
        self._refresh()

    def _follow_moment(self, frame: Frame) -> None:
        wanted = self._job(), moment_of(frame)
        if self._stopped or wanted == self._asked:
            return
        other = self._asked is None or wanted[0] != self._asked[0]
        resting = self._computing or time.monotonic() < self._due_s
        if other or not (frame.running and resting):
            self._begin(wanted)

    def _job(self) -> OcclusionJob:
        patch, stride = self.bar.patch.value(), self.bar.stride.value()
        return OcclusionJob(self._index, self._target, patch or PATCH, stride or STRIDE)

    def figure(self, theme: Theme) -> Page:
        """The three tiles as a page for export."""
        shown = self.canvas.figure
        if shown is None:
            return Page(())
        return Page((Panel(shown, painting.draw),), caption=words.caption(shown))

    # What is chosen

    def show_picture(self, index: int) -> None:
        """Look at a test picture."""
        if index != self._index:
            self._index = index
            self._ask()
        self.bar.show_index(index)

    def _choose(self, index: int) -> None:
        self.show_picture(index)
        self.picture_chosen.emit(index)

    def choose_target(self, target: int) -> None:
        """Watch another class: its number, PREDICTED or ACTUAL."""
        if target != self._target:
            self._target = target
            self.bar.target.show_key(target)
            self._ask()

    def choose_patch(self, size: int) -> None:
        """Cover the picture by squares of another size."""
        self.bar.patch.show_value(size)
        self._ask()

    def choose_stride(self, stride: int) -> None:
        """Move the square by other steps."""
        self.bar.stride.show_value(stride)
        self._ask()

    def _ask(self) -> None:
        self._stopped = False
        self.questions_changed.emit()
        if self._frame is not None and self._material is not None:
            self._follow_moment(self._frame)

    # Occlusion

    def _begin(self, wanted: tuple[OcclusionJob, Moment]) -> None:
        self._asked, self._computing = wanted, True
        self._begun_s = time.monotonic()
        self._session.begin(JOB, wanted[0])
        self._show_progress(0.0)

    def _press(self) -> None:
        """Compute again, or cancel; then nothing is computed until something is chosen."""
        if self._computing:
            self._stop()
            self._stopped = True
        else:
            self._asked = None
            self._ask()

    def _stop(self) -> None:
        if self._computing:
            self._session.cancel(JOB)
            self._end()

    def _progressed(self, name: str, share: float) -> None:
        if name == JOB and self._computing:
            self._show_progress(share)

    def _finished(self, name: str, result: object) -> None:
        if name == JOB and self._computing and isinstance(result, Occlusion):
            self._occlusion = result
            self._end()
            self._refresh()

    def _failed(self, name: str, error: Exception) -> None:
        if name == JOB and self._computing:
            self._occlusion, self._error = None, error
            self._end()
            self._refresh()

    def _end(self) -> None:
        now = time.monotonic()
        taken = now - self._begun_s
        self._due_s = now + max(REST_S, taken * (1.0 / LARGEST_SHARE - 1.0))
        self._computing = False
        self._show_progress(None)

    def _show_progress(self, share: float | None) -> None:
        self.progress.show_share(share)
        self.again.set_icon("refresh-cw" if share is None else "x")
        self._name_again()

    # What is shown

    def _refresh(self) -> None:
        gradient = self._gradient
        self._export.setEnabled(gradient is not None)
        self.again.setEnabled(self._material is not None)
        self.bar.setVisible(self._material is not None)
        if gradient is None:
            self.header.set_subtitle("")
            self.canvas.show_figure(None)
            self.offer.show_offer(self._missing(), "")
            self.stack.setCurrentWidget(self.offer)
            return
        self.header.set_subtitle(words.answer(gradient.looked))
        self.canvas.show_figure(SaliencyFigure(gradient, self._fitting(gradient)))
        self.stack.setCurrentWidget(self.canvas)

    def _fitting(self, gradient: GradientSaliency) -> Occlusion | None:
        """The occlusion, if it is of the same picture and class."""
        found = self._occlusion
        if found is None:
            return None
        ours, theirs = gradient.looked, found.looked
        same = (ours.index, ours.target) == (theirs.index, theirs.target)
        return found if same and ours.pixels.shape == theirs.pixels.shape else None

    def _missing(self) -> str:
        if isinstance(self._error, SettingError):
            return error_text(self._error)
        if self._material is not None:
            return QCoreApplication.translate("Saliency", "The picture is being looked at")
        if self._frame is None:
            return QCoreApplication.translate("Saliency", "Loading…")
        return QCoreApplication.translate(
            "Saliency",
            "Here it is shown which pixels the answer hangs on: choose a set of images of several "
            "classes.",
        )

    def _name_again(self) -> None:
        if self._computing:
            text = QCoreApplication.translate("Saliency", "Cancel the occlusion")
        else:
            text = QCoreApplication.translate("Saliency", "Compute the occlusion again")
        self.again.set_text(text)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Saliency", "Where it looks")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Saliency",
                "Occlusion: a grey square covers the picture at one place after another; blue is "
                "where the probability of the class then falls, orange where it rises. Gradient: "
                "how steeply the logit of the class changes with each pixel.",
            )
        )
        self._export.set_text(QCoreApplication.translate("Saliency", "Export the picture"))
        self._name_again()
        self.bar.retranslate()
        self._refresh()
