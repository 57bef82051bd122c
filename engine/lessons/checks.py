"""Checks: the functions that measure what a lesson publishes, by name.

A check takes the lesson's arguments and gives its quantities by name, each a list of numbers. One
that works long is a generator that yields the share it has done. A parameter called `experiment`
is given the lesson's own, one called `given` the files that the user named.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from engine.lessons.lesson import Lesson, Published
from engine.registry import SettingError
from engine.training.experiment import Experiment

Results = Mapping[str, Sequence[float]]
Work = Generator[float, None, Results]

Measuring = TypeVar("Measuring", bound=Callable[..., Any])

PIECE_S = 0.05
"""Between two reports of a check, so that who waits for it can also cancel it."""

PROVIDED = ("experiment", "given")


class NotGivenError(SettingError):
    """A check needs a file that does not come with the program and was not named."""


@dataclass(frozen=True)
class Check:
    """quantities: the names that its results have."""

    name: str
    function: Callable[..., Results | Work]
    quantities: tuple[str, ...]

    def refuse_unknown(self, arguments: Mapping[str, Any]) -> None:
        """Raise SettingError unless the function can be called with these arguments."""
        parameters = inspect.signature(self.function).parameters
        known = [name for name in parameters if name not in PROVIDED]
        needed = [name for name in known if parameters[name].default is inspect.Parameter.empty]
        unknown = [name for name in arguments if name not in known]
        missing = [name for name in needed if name not in arguments]
        if unknown or missing:
            raise SettingError(
                "The check {check} expects the arguments {known}, got {got}: correct them",
                check=self.name,
                known=", ".join(known) or "{}",
                got=", ".join(arguments) or "{}",
            )

    def run(
        self, arguments: Mapping[str, Any], experiment: Experiment, given: Mapping[str, Path]
    ) -> Work:
        """Measure. Raises SettingError when the arguments make no sense."""
        provided = {"experiment": experiment, "given": given}
        parameters = inspect.signature(self.function).parameters
        extra = {name: value for name, value in provided.items() if name in parameters}
        try:
            found = self.function(**arguments, **extra)
            if isinstance(found, Generator):
                found = yield from found
        except SettingError:
            raise
        except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
            raise SettingError(
                "The check {check} expects other arguments, got {got} ({reason}): correct them",
                check=self.name,
                got=repr(dict(arguments))[:200],
                reason=error,
            ) from error
        return found


CHECKS: dict[str, Check] = {}


def check(*quantities: str, name: str = "") -> Callable[[Measuring], Measuring]:
    """Decorator: make a function known as a check under its name."""

    def decorate(function: Measuring) -> Measuring:
        known = name or function.__name__
        if known in CHECKS:
            raise ValueError(f"check {known!r} is registered twice")
        CHECKS[known] = Check(known, function, quantities)
        return function

    return decorate


@dataclass(frozen=True)
class Measured:
    """A published result beside what was measured. missing: why nothing could be."""

    published: Published
    values: tuple[float, ...] = ()
    missing: SettingError | None = None

    @property
    def met(self) -> bool:
        """Whether every value is as near, or as good, as was promised."""
        expected = self.published.expected
        return len(expected) == len(self.values) and all(map(self.meets, self.values, expected))

    def meets(self, value: float, expected: float) -> bool:
        """Whether one value is."""
        tolerance = self.published.tolerance
        if math.isnan(expected) or math.isnan(value):
            return math.isnan(expected) and math.isnan(value)
        if self.published.kind != "reach":
            return abs(value - expected) <= tolerance
        better = value - expected if self.published.better == "higher" else expected - value
        return better >= -tolerance


def run_of(published: Published) -> str:
    """What names the run of a check: results with the same one are measured together."""
    return f"{published.check} {sorted(dict(published.arguments).items())!r}"


class Examiner:
    """Measures what a lesson publishes; results that share a check and arguments share its run."""

    def __init__(self, lesson: Lesson, given: Mapping[str, Path] | None = None) -> None:
        """given: files that do not come with the program, such as {"weights": path}."""
        self._lesson = lesson
        self._given = given or {}
        self._found: dict[str, Results] = {}

    def measure(self, published: Published) -> Generator[float, None, Measured]:
        """Yields the share that is done. Raises SettingError when the check cannot run."""
        arguments = dict(published.arguments)
        key = run_of(published)
        if key not in self._found:
            run = CHECKS[published.check].run(arguments, self._lesson.experiment, self._given)
            try:
                self._found[key] = yield from run
            except NotGivenError as error:
                return Measured(published, missing=error)
        return Measured(published, tuple(map(float, self._found[key][published.of])))
