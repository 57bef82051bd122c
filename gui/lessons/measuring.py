"""Measuring: the checks of a lesson on a thread of their own, one after the other."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.lessons.checks import Examiner, Measured, run_of
from engine.lessons.lesson import Lesson, Published
from engine.registry import SettingError
from gui.background import Background, Progress

Outcome = Measured | SettingError


class Measuring(QObject):
    """What has been measured of a lesson's published results, by their place in it.

    changed(): a result is there, work has begun or ended. progressed(share): of what is under way.
    """

    changed = Signal()
    progressed = Signal(float)

    def __init__(self, lesson: Lesson, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lesson = lesson
        self._given: Mapping[str, Path] = {}
        self._examiner = Examiner(lesson)
        self._waiting: list[int] = []
        self._work: Background | None = None
        self._all, self._done = 0, 0
        self.found: dict[int, Outcome] = {}
        self.trouble = ""

    @property
    def busy(self) -> bool:
        return self._work is not None

    @property
    def under_way(self) -> int | None:
        """The place of the result that is being measured."""
        return self._waiting[0] if self.busy else None

    def give(self, name: str, file: Path) -> None:
        """Name a file that does not come with the program."""
        self.cancel()
        self._given = {**self._given, name: file}
        self._examiner = Examiner(self._lesson, self._given)

    def measure(self, places: Sequence[int]) -> None:
        """Begin to measure these results; those that were measured before are measured again."""
        self.cancel()
        self.trouble = ""
        self._waiting = list(places)
        self._all, self._done = len(self._waiting), 0
        for place in self._waiting:
            self.found.pop(place, None)
        self._next()

    def cancel(self) -> None:
        """End what is under way; what has been measured stays."""
        if self._work is not None:
            self._work.abandon()
            self._work = None
        self._waiting = []
        self.changed.emit()

    def close(self) -> None:
        """End what is under way and tell nobody."""
        self.blockSignals(True)
        self.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self._work = None
        else:
            published = self._lesson.published[self._waiting[0]]
            self._work = Background(functools.partial(_measure, self._examiner, published))
            self._work.progressed.connect(self._tell)
            self._work.done.connect(self._take)
            self._work.refused.connect(self._fail)
            self._work.start()
        self.changed.emit()

    def _tell(self, share: float) -> None:
        if self.sender() is self._work:
            self.progressed.emit((self._done + share) / max(self._all, 1))

    def _take(self, outcome: Outcome) -> None:
        if self.sender() is self._work:
            self.found[self._waiting.pop(0)] = outcome
            self._done += 1
            self.progressed.emit(self._done / max(self._all, 1))
            self._next()

    def _fail(self, text: str) -> None:
        if self.sender() is self._work:
            self.trouble = text
            self._work = None
            self._waiting = []
            self.changed.emit()


def seconds(results: Sequence[Published]) -> float:
    """About how long these take; results of one run are measured together."""
    longest: dict[str, float] = {}
    for published in results:
        run = run_of(published)
        longest[run] = max(longest.get(run, 0.0), published.seconds)
    return sum(longest.values())


def _measure(examiner: Examiner, published: Published, progress: Progress) -> Outcome:
    """On the thread: measure, and give what cannot be as the error that says why."""
    work = examiner.measure(published)
    try:
        while True:
            try:
                progress(next(work))
            except StopIteration as ended:
                measured: Measured = ended.value
                return measured
    except SettingError as error:
        return error
    finally:
        work.close()
