"""Live results: what the run in the window has already shown of a lesson's published values."""

from __future__ import annotations

import math

from engine.lessons.action import Action
from engine.lessons.lesson import Lesson, Published
from engine.registry import Effect, SettingError
from engine.training.experiment import Experiment, edit_all, effects
from engine.training.frame import Frame
from engine.training.history import COLUMNS

CHECK = "training"
"""The check that does what a run does."""
SCORES = {
    "training_loss": "training_loss",
    "training_accuracy": "training_score",
    "test_loss": "test_loss",
    "test_accuracy": "test_score",
}
"""Its quantities, and the columns of a run's history that hold the same."""


class LiveResults:
    """Compares the run of each frame with those that the results of a lesson ask for."""

    def __init__(self, lesson: Lesson) -> None:
        self._wanted = [_run(lesson.experiment, each) for each in lesson.published]
        self._published = lesson.published

    def values(self, place: int, frame: Frame) -> tuple[float, ...]:
        """What the run has of the result at `place`: nan for a step that is still to come.

        Nothing where the run is another one, or of a result that no run shows.
        """
        published, wanted = self._published[place], self._wanted[place]
        if wanted is None or _unstopped(frame.experiment) != wanted or not _is_fresh(frame):
            return ()
        column = SCORES[published.of]
        found = tuple(_at(frame, int(step), column) for step in _steps(published))
        return found if not all(map(math.isnan, found)) else ()


def _run(experiment: Experiment, published: Published) -> Experiment | None:
    """The experiment that a result is measured on, if a run in the window can show it."""
    arguments = dict(published.arguments)
    if published.check != CHECK or published.of not in SCORES:
        return None
    if experiment.dataset.sample == "picture" and published.of.startswith("training"):
        return None  # a run keeps the mean of its latest batches, at whatever steps it recorded
    try:
        changed = Action(tuple(arguments.get("change", {}).items())).apply(experiment)
    except (SettingError, AttributeError):
        return None  # the check itself says what is wrong
    return _unstopped(changed)


def _unstopped(experiment: Experiment) -> Experiment:
    """Where a run stops changes nothing of what it is until then."""
    return edit_all(experiment, {"stop": ()}) if experiment.stop else experiment


def _is_fresh(frame: Frame) -> bool:
    """Whether the run has been this experiment from its first weights on."""
    if not frame.journal:
        return True
    begun = all(e.step == 0 and isinstance(e.change, Experiment) for e in frame.journal)
    if not begun or frame.origin is None:
        return False
    return effects(frame.origin, frame.experiment) <= {Effect.VALUE, Effect.RECOMPILE}


def _steps(published: Published) -> list[float]:
    steps = dict(published.arguments).get("steps", [])
    return list(steps) if isinstance(steps, (list, tuple)) else []


def _at(frame: Frame, step: int, column: str) -> float:
    """A score after so many steps; nan where it was not recorded."""
    if step == frame.step and frame.experiment.dataset.sample == "point":
        return float(getattr(frame.scores, column))
    rows = frame.history
    found = rows[rows[:, 0] == step] if len(rows) else rows
    return float(found[-1, COLUMNS.index(column)]) if len(found) else math.nan
