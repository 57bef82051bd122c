"""Questions that panels have asked of the run with its frames, the costly ones not of every frame.

A panel offers `questions()`, a tuple of (name, question), and the signal `questions_changed`; the
workspace asks for those of the panels that are seen. Answers come in `frame.answers`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from engine.training.frame import Question
from engine.training.trainer import Trainer

Questions = tuple[tuple[str, Question], ...]


@runtime_checkable
class Asks(Protocol):
    """A panel that has questions answered with frames."""

    def questions(self) -> Questions: ...


LARGEST_SHARE = 0.1
"""Of the worker's time that one question may take."""


@dataclass
class _Answer:
    """What was answered last, of which moment, and when the next answer is due."""

    answer: object = None
    step: int = -1
    revision: int = -1
    due_s: float = 0.0


@dataclass(frozen=True)
class Sparing:
    """Asks `question` anew at most every `period_s`, and less often where it takes long.

    In between the last answer is given again, the same object. A changed structure and an earlier
    moment are always looked at anew, and so is every moment where the period is 0.
    """

    question: Question
    period_s: float = 0.2
    _last: _Answer = field(default_factory=_Answer, compare=False, repr=False)

    def __call__(self, trainer: Trainer) -> object:
        last, now = self._last, time.perf_counter()
        same_run = trainer.revision == last.revision and trainer.step >= last.step
        if self.period_s and same_run and now < last.due_s:
            return last.answer
        last.answer = self.question(trainer)
        last.step, last.revision = trainer.step, trainer.revision
        taken = time.perf_counter() - now
        last.due_s = now + max(self.period_s, taken / LARGEST_SHARE)
        return last.answer


def unspared(question: Question) -> Question:
    """What is asked, without sparing: an answer may be needed of this very step."""
    return question.question if isinstance(question, Sparing) else question
