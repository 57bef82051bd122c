"""The answers of the network to all test pictures, measured once for all panels of a session."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from engine.insight.mistakes import Answers, mistakes_job
from engine.nn.layer import Layer
from engine.registry import SettingError
from engine.training.frame import Frame
from engine.training.journal import WeightEdit
from gui.language import error_text
from gui.session import Session

NAME = "answers"
"""Of the job."""

LARGEST_SHARE = 0.2
"""Of the time that measuring may take while learning goes on."""


@dataclass(frozen=True)
class Moment:
    """All that the answers depend on. material: itself, compared as an object."""

    step: int
    revision: int
    layers: tuple[Layer, ...]
    output: Layer
    material: object
    by_hand: WeightEdit | None


def moment_of(frame: Frame) -> Moment:
    """What a frame shows, as far as the answers depend on it."""
    edits = (entry.change for entry in reversed(frame.journal))
    return Moment(
        frame.step,
        frame.revision,
        frame.experiment.layers,
        frame.experiment.output,
        frame.material,
        next((change for change in edits if isinstance(change, WeightEdit)), None),
    )


class SharedAnswers(QObject):
    """Measures on the worker. Panels hand it the frames that they are shown; `answers_of` has it.

    Of a run that stands every moment is measured; of one that goes on, what comes after a measure
    of the test set, as rarely as LARGEST_SHARE demands. changed(): other answers, or none, or
    an error. progressed(): `share`, `loading` (no frame has come yet)
    or `possible` is another.
    """

    changed = Signal()
    progressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.answers: Answers | None = None
        self.share: float | None = None
        self._error: Exception | None = None
        self._asked: Moment | None = None
        self._now: Moment | None = None
        self._tested = ""
        self.loading = session.frame is None
        self._begun_s = self._due_s = 0.0
        session.job_progressed.connect(self._progress)
        session.job_finished.connect(self._finish)
        session.job_failed.connect(self._fail)

    @property
    def measuring(self) -> bool:
        return self.share is not None

    @property
    def possible(self) -> bool:
        """Whether the run has pictures that could be answered."""
        return self._now is not None

    @property
    def error(self) -> str:
        """Why there are no answers, in the language of the moment; "" where nothing failed."""
        if isinstance(self._error, SettingError):
            return error_text(self._error)
        return "" if self._error is None else str(self._error)

    def follow(self, frame: Frame) -> None:
        """Measure what a frame shows, if it is time to."""
        if self.loading:
            self.loading = False
            self.progressed.emit()
        if not _has_pictures(frame):
            self._forget()
            return
        first, self._now = self._now is None, moment_of(frame)
        if first:
            self.progressed.emit()
        if self._now == self._asked:
            return
        if frame.running:
            tested = repr((frame.scores.test_loss, frame.scores.test_score))
            if self.measuring or tested == self._tested or time.monotonic() < self._due_s:
                return
            self._tested = tested
        self._begin(measured=frame.running)

    def measure(self) -> None:
        """Measure now."""
        self._begin(measured=False)

    def _begin(self, measured: bool) -> None:
        """measured: what the run has measured itself will do."""
        if self._now is None:
            return
        self._asked, self._begun_s, self._error = self._now, time.monotonic(), None
        self.share = 0.0
        self._session.begin(NAME, mistakes_job(measured=measured))
        self.progressed.emit()

    def cancel(self) -> None:
        """Leave it at the answers that there are; the same moment is not measured by itself."""
        if self.measuring:
            self._session.cancel(NAME)
            self._end()

    def _progress(self, name: str, share: float) -> None:
        if name == NAME and self.measuring:
            self.share = share
            self.progressed.emit()

    def _finish(self, name: str, result: object) -> None:
        if name == NAME and self.measuring and isinstance(result, Answers):
            self.answers = result
            if self._asked is not None:  # a run that goes on had gone further when it began
                self._asked = dataclasses.replace(
                    self._asked, step=result.step, revision=result.revision
                )
            self._end()
            self.changed.emit()

    def _fail(self, name: str, error: Exception) -> None:
        if name == NAME and self.measuring:
            self.answers, self._error = None, error
            self._end()
            self.changed.emit()

    def _end(self) -> None:
        now = time.monotonic()
        self._due_s = now + (now - self._begun_s) * (1.0 / LARGEST_SHARE - 1.0)
        self.share = None
        self.progressed.emit()

    def _forget(self) -> None:
        """The run has no pictures to be put into classes."""
        if self._now is None:
            return
        self.cancel()
        self._now = self._asked = self.answers = self._error = None
        self.progressed.emit()
        self.changed.emit()


def answers_of(session: Session) -> SharedAnswers:
    """The answers of a session, made when they are first asked for."""
    found = session.findChild(SharedAnswers)
    return SharedAnswers(session) if found is None else found


def _has_pictures(frame: Frame) -> bool:
    return frame.experiment.dataset.sample == "picture" and bool(frame.experiment.class_count)
