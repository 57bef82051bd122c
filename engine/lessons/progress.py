"""Progress: which steps of a lesson are done and how its questions were answered. Immutable."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.lessons.lesson import Lesson
from engine.registry import SettingError

Answers = tuple[tuple[str, int, int], ...]
"""(step, which of its questions, which option), in the order in which they were given."""


@dataclass(frozen=True)
class Progress:
    """How far somebody is in one lesson.

    done: steps whose conditions have held; they stay done. answers: the first answer to each
    question stays beside a later one, because a prediction is made once.
    """

    lesson: str
    done: tuple[str, ...] = ()
    answers: Answers = ()

    def with_done(self, step: str) -> Progress:
        """This step is done as well."""
        if step in self.done:
            return self
        return dataclasses.replace(self, done=(*self.done, step))

    def with_answer(self, step: str, question: int, option: int) -> Progress:
        """A question was answered; the answers before it are kept."""
        return dataclasses.replace(self, answers=(*self.answers, (step, question, option)))

    def first_answer(self, step: str, question: int) -> int | None:
        """The option that was predicted, before any feedback."""
        return next((option for s, q, option in self.answers if (s, q) == (step, question)), None)

    def answer(self, step: str, question: int) -> int | None:
        """The option that was chosen last."""
        found = [option for s, q, option in self.answers if (s, q) == (step, question)]
        return found[-1] if found else None

    def counts(self, lesson: Lesson, step: str) -> tuple[int, int]:
        """(answered, right) of a step's questions: the metrics `answered` and `correct`."""
        text = next(iter(lesson.texts.values()))
        section = next(section for section in text.sections if section.id == step)
        chosen = [self.answer(step, number) for number in range(len(section.questions))]
        right = [
            option is not None and option < len(question.options) and question.options[option].right
            for question, option in zip(section.questions, chosen, strict=True)
        ]
        return sum(option is not None for option in chosen), sum(right)

    def present(self, lesson: Lesson) -> str:
        """The first step that is not done; the last when all are."""
        return next((s.id for s in lesson.steps if s.id not in self.done), lesson.steps[-1].id)

    def plain(self) -> dict[str, Any]:
        """As plain data for JSON."""
        answers = [list(answer) for answer in self.answers]
        return {"lesson": self.lesson, "done": list(self.done), "answers": answers}

    @classmethod
    def from_plain(cls, plain: object) -> Progress:
        """Back from what `plain` gave. Raises SettingError."""
        try:
            if not isinstance(plain, Mapping):
                raise TypeError
            answers = tuple((str(s), int(q), int(o)) for s, q, o in plain["answers"])
            return cls(str(plain["lesson"]), tuple(map(str, plain["done"])), answers)
        except (KeyError, TypeError, ValueError):
            raise SettingError(
                "Progress expects a lesson, done steps and answers, got {got}: begin the lesson "
                "again",
                got=repr(plain)[:80],
            ) from None


@dataclass(frozen=True)
class Answered:
    """One question as it is handed in. first, last: the options chosen, None where none was."""

    step: str
    question: str
    first: str | None
    first_right: bool
    last: str | None
    last_right: bool


def answers_to_hand_in(lesson: Lesson, progress: Progress, language: str) -> tuple[Answered, ...]:
    """Every question of the lesson with the first and the last answer to it."""
    found = []
    for section in lesson.text(language).sections:
        for number, question in enumerate(section.questions):
            chosen = []
            for place in (
                progress.first_answer(section.id, number),
                progress.answer(section.id, number),
            ):
                known = place is not None and 0 <= place < len(question.options)
                chosen.append(question.options[place] if known and place is not None else None)
            first, last = chosen
            found.append(
                Answered(
                    section.title,
                    question.text,
                    first.text if first else None,
                    bool(first and first.right),
                    last.text if last else None,
                    bool(last and last.right),
                )
            )
    return tuple(found)
