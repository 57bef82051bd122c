"""The moment: panels that are not on screen brought up to it, before there are pictures of them."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject

from engine.training.frame import Frame, Question, answer
from engine.training.trainer import Trainer
from gui.questions import Asks, Questions
from gui.session import Session


class Shows(Protocol):
    """A panel that shows frames."""

    def show_frame(self, frame: Frame) -> None: ...


@dataclass(frozen=True)
class _Wait:
    """Panels that wait for answers, and what is to be done once they are shown."""

    panels: tuple[Shows, ...]
    then: Callable[[], None]


class Moment(QObject):
    """Has the questions of panels answered on the worker, while the window lives on."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waits: dict[str, _Wait] = {}
        self._names = (f"moment {number}" for number in itertools.count())
        session.job_finished.connect(self._answered)
        session.job_failed.connect(self._failed)

    def show_on(self, panels: Sequence[Shows], then: Callable[[], None]) -> None:
        """Show the panels the moment, then call; at once where nothing is asked."""
        questions: dict[str, Question] = {}  # by name: what two panels ask is answered once
        for panel in panels:
            if isinstance(panel, Asks):
                questions.update(panel.questions())
        if self._session.frame is None or not questions:
            self._end(_Wait(tuple(panels), then), {})
            return
        name = next(self._names)
        self._waits[name] = _Wait(tuple(panels), then)
        self._session.begin(name, functools.partial(_answers, tuple(questions.items())))

    def _answered(self, name: str, answers: dict[str, object]) -> None:
        if name in self._waits:
            self._end(self._waits.pop(name), answers)

    def _failed(self, name: str, _error: Exception) -> None:
        """The panels stay as they were."""
        if name in self._waits:
            self._waits.pop(name).then()

    def _end(self, wait: _Wait, answers: dict[str, object]) -> None:
        frame = self._session.frame
        if frame is not None:
            for panel in wait.panels:
                panel.show_frame(dataclasses.replace(frame, answers=answers))
        wait.then()


def _answers(questions: Questions, trainer: Trainer) -> Generator[float, None, object]:
    """A job: what the questions say, by name."""
    found = {}
    for number, (name, question) in enumerate(questions):
        yield number / len(questions)
        found[name] = answer(question, trainer)
    return found
