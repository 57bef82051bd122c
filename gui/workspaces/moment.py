"""The moment: panels brought up to one and the same step, before there are pictures of them."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject

from engine.training.frame import Frame, Observer, Question, Request
from engine.training.trainer import Trainer
from gui.questions import Asks, unspared
from gui.session import Session


class Shows(Protocol):
    """A panel that shows frames."""

    def show_frame(self, frame: Frame) -> None: ...


@runtime_checkable
class Prepares(Protocol):
    """A panel that otherwise begins its work when it is first seen."""

    def prepare(self) -> None: ...


@dataclass(frozen=True)
class _Wait:
    """Panels that wait, and what is to be done once they show the moment.

    frame: the moment, once it is there. jobs: what they have begun because of it.
    """

    panels: tuple[Shows, ...]
    then: Callable[[], object]
    frame: Frame | None = None
    jobs: frozenset[str] = frozenset()


class Moment(QObject):
    """Has the questions of panels answered on the worker, while the window lives on.

    frame: the moment that panels were brought up to last.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame: Frame | None = None
        self._session = session
        self._waits: dict[str, _Wait] = {}
        self._names = (f"moment {number}" for number in itertools.count())
        session.job_finished.connect(self._answered)
        session.job_failed.connect(self._failed)
        session.job_ended.connect(self._ended)

    def show_on(self, panels: Sequence[Shows], then: Callable[[], object]) -> None:
        """Show the panels the moment, wait for what they have computed of it, then call.

        At once where nothing is asked and nothing computed.
        """
        questions: dict[str, Question] = {}  # by name: what two panels ask is answered once
        for panel in panels:
            if isinstance(panel, Asks):
                questions.update((name, unspared(question)) for name, question in panel.questions())
        frame, name = self._session.frame, next(self._names)
        self._waits[name] = _Wait(tuple(panels), then)
        if frame is None or not questions:
            self._show(name, frame)
            return
        request = replace(self._session.request, questions=tuple(questions.items()))
        self._session.begin(name, functools.partial(_look, request, self._session.running))

    def _answered(self, name: str, frame: Frame) -> None:
        if name in self._waits:
            self._show(name, frame)

    def _failed(self, name: str, _error: Exception) -> None:
        """The panels stay as they were."""
        if name in self._waits:
            self._waits.pop(name).then()

    def _show(self, name: str, frame: Frame | None) -> None:
        wait, before = self._waits[name], self._session.pending
        for panel in wait.panels:
            if isinstance(panel, Prepares):
                panel.prepare()
            if frame is not None:
                panel.show_frame(frame)
        if any(getattr(panel, "measured_step", 0) is None for panel in wait.panels):
            before = frozenset()  # nothing is measured yet, so what is under way is waited for
        wait = replace(wait, frame=frame, jobs=self._session.pending - before)
        if wait.jobs:
            self._waits[name] = wait
        else:
            self._end(name, wait)

    def _ended(self, job: str) -> None:
        for name, wait in list(self._waits.items()):
            if job not in wait.jobs:
                continue
            self._waits[name] = wait = replace(wait, jobs=wait.jobs - {job})
            if not wait.jobs:
                if wait.frame is not None:  # they may have gone on with the run while they waited
                    for panel in wait.panels:
                        panel.show_frame(wait.frame)
                self._end(name, wait)

    def _end(self, name: str, wait: _Wait) -> None:
        del self._waits[name]
        self.frame = wait.frame
        wait.then()


def _look(request: Request, running: bool, trainer: Trainer) -> Generator[float, None, object]:
    """A job: the frame of one step with all that was asked."""
    yield 0.0
    return Observer().frame(trainer, request, running, 0.0, None)
