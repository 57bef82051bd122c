"""The course: one lesson on its way, its step, its answers, and what its conditions measure."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from engine.lessons.action import parse_action
from engine.lessons.checks import Measured
from engine.lessons.condition import Condition, metrics_of
from engine.lessons.lesson import Lesson, Section, Step
from engine.lessons.live import LiveResults
from engine.lessons.progress import Progress
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui.lab import Lab
from gui.language import language
from gui.lessons.measuring import Measuring
from gui.lessons.props import Props
from gui.lessons.results import places


class Course(QObject):
    """Walks through the steps. It knows no widget.

    moved(): another step. progressed(): a step is done, or a question answered.
    measured(): the numbers of the conditions are other ones. refused(error): what cannot be.
    acted(path): a link has changed the experiment there.
    """

    moved = Signal()
    progressed = Signal()
    measured = Signal()
    refused = Signal(object)
    acted = Signal(str)

    def __init__(
        self,
        lesson: Lesson,
        progress: Progress,
        lab: Lab,
        parent: QObject | None = None,
        props: Props | None = None,
    ) -> None:
        """props: the panels of Basics on stage, which links set and conditions read."""
        super().__init__(parent)
        self.lesson = lesson
        self.progress = progress
        self._lab = lab
        self._props = props
        if props is not None:
            props.changed.connect(self._check)
        self._metrics: dict[str, float] = {}
        self.measuring = Measuring(lesson, self)
        self.measuring.changed.connect(self._check)
        self._live_results = LiveResults(lesson)
        self.live: dict[int, tuple[float, ...]] = {}
        ids = [step.id for step in lesson.steps]
        self.place = ids.index(progress.present(lesson))
        lab.session.frame_ready.connect(self._look)
        self._arrive()

    def close(self) -> None:
        """Look at no more frames, and measure nothing any more."""
        self.measuring.close()
        self._lab.session.frame_ready.disconnect(self._look)

    @property
    def step(self) -> Step:
        return self.lesson.steps[self.place]

    def section(self) -> Section:
        """The words of the step, in the language on screen."""
        sections = self.lesson.text(language()).sections
        return next(section for section in sections if section.id == self.step.id)

    @property
    def experiment(self) -> Experiment:
        return self._lab.document.experiment

    @property
    def is_first(self) -> bool:
        return self.place == 0

    @property
    def is_last(self) -> bool:
        return self.place == len(self.lesson.steps) - 1

    def is_done(self, step: Step) -> bool:
        return step.id in self.progress.done

    # What the learner does

    def go(self, place: int) -> None:
        """Turn to a step by its place. A step that waits for nothing is done once it is left."""
        if place == self.place or not 0 <= place < len(self.lesson.steps):
            return
        if not self.step.until:
            self._finish(self.step)
        self.place = place
        self.moved.emit()
        self._arrive()

    def next(self) -> None:
        self.go(self.place + 1)

    def back(self) -> None:
        self.go(self.place - 1)

    def answer(self, question: int, option: int) -> None:
        """Choose an answer to a question of the step."""
        if self.progress.answer(self.step.id, question) == option:
            return
        self.progress = self.progress.with_answer(self.step.id, question, option)
        self._check()
        self.progressed.emit()

    def do(self, target: str) -> None:
        """Set the experiment, and panels of Basics, as a *Do it* link says; undo leads back."""
        document = self._lab.document
        try:
            action = parse_action(target, self.lesson.actions)
            if action.paths:
                document.replace(action.apply(document.experiment), past_locks=True)
            for panel, changes in action.states.items():
                if self._props is not None:
                    self._props.set(panel, changes)
        except SettingError as error:
            self.refused.emit(error)
            return
        if action.changes:
            self.acted.emit(action.changes[0][0])

    # What its conditions measure

    def value(self, condition: Condition) -> float:
        """What the metric of a condition is now; nan before it is known."""
        return self._metrics.get(condition.metric, math.nan)

    @property
    def metrics(self) -> Mapping[str, float]:
        return self._metrics

    def _arrive(self) -> None:
        self._look(self._lab.session.frame)
        if self.is_last and not self.step.until:
            self._finish(self.step)

    def _look(self, frame: Frame | None) -> None:
        """Measure a frame, and see whether the step is done."""
        before = self._metrics
        answered, correct = self.progress.counts(self.lesson, self.step.id)
        self._metrics = {"answered": float(answered), "correct": float(correct)}
        if frame is not None:
            self._metrics = metrics_of(frame, self.step.until, answered, correct)
            self._look_live(frame)
        self._metrics |= self._results() | self._of_props()
        if self.step.until and self.step.done(self._metrics):
            self._finish(self.step)
        if self._metrics != before:
            self.measured.emit()

    def _shown(self) -> set[int]:
        """The places of the results that the step shows."""
        return {at for table in self.section().tables for at in places(self.lesson, table)}

    def _look_live(self, frame: Frame) -> None:
        """Keep what the run shows of the step's results; a run shows more and more of them."""
        for place in self._shown():
            found = self._live_results.values(place, frame)
            if found and found != self.live.get(place):
                self.live = {**self.live, place: _newest(self.live.get(place, ()), found)}

    def _results(self) -> dict[str, float]:
        """How many of the step's results have been measured, and how many are met."""
        found = [self.measuring.found.get(place) for place in self._shown()]
        known = [each for each in found if isinstance(each, Measured) and each.missing is None]
        return {"measured": float(len(known)), "met": float(sum(each.met for each in known))}

    def _of_props(self) -> dict[str, float]:
        """The numbers of panels of Basics that the step waits for."""
        if self._props is None:
            return {}
        wanted = {c.metric: self._props.number(c.metric) for c in self.step.until}
        return {name: value for name, value in wanted.items() if value is not None}

    def _check(self) -> None:
        self._look(self._lab.session.frame)

    def _finish(self, step: Step) -> None:
        if not self.is_done(step):
            self.progress = self.progress.with_done(step.id)
            self.progressed.emit()


def _newest(before: tuple[float, ...], now: tuple[float, ...]) -> tuple[float, ...]:
    """What is known now, and from before what has gone out of sight since."""
    if len(before) != len(now):
        return now
    return tuple(b if math.isnan(n) else n for b, n in zip(before, now, strict=True))
