"""What a table of results says: each published value in words, and what was measured of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.lessons.checks import Measured, NotGivenError
from engine.lessons.lesson import Lesson, Published, Row, Table
from engine.lessons.live import CHECK
from engine.registry import SettingError
from gui.language import error_text
from gui.lessons.measuring import Outcome
from gui.numbers import MINUS, format_number

MOST_DECIMALS = 9
SMALL = 1e-3
"""What is smaller is written with its digits and a power of ten, if need be."""
ROUNDING = 1e-6
"""A tolerance below it leaves room for rounding alone."""
MINUTE_S = 60


@dataclass(frozen=True)
class Line:
    """One value. met: whether the measured one does, None before there is any.

    live: it comes from the run in the window.
    """

    label: str
    published: str
    measured: str = ""
    met: bool | None = None
    live: bool = False


@dataclass(frozen=True)
class Group:
    """The values of a row of the table. kind: how near they are to come. note: what went wrong."""

    name: str
    kind: str
    lines: tuple[Line, ...]
    note: str = ""

    @property
    def known(self) -> int:
        """Values that have been measured."""
        return sum(line.met is not None for line in self.lines)

    @property
    def met(self) -> int:
        return sum(line.met is True for line in self.lines)


def places(lesson: Lesson, table: Table) -> tuple[int, ...]:
    """Where the results of a table stand in the lesson's list, in the order of the table."""
    ids = [published.id for published in lesson.published]
    return tuple(at for row in table.rows for at, id in enumerate(ids) if id == row.id)


def groups(
    lesson: Lesson,
    table: Table,
    found: Mapping[int, Outcome],
    live: Mapping[int, tuple[float, ...]],
) -> tuple[Group, ...]:
    """found: what the checks gave, live: what the run has shown, by place in the lesson's list."""
    return tuple(_group(lesson, row, found, live) for row in table.rows)


def _group(
    lesson: Lesson,
    row: Row,
    found: Mapping[int, Outcome],
    live: Mapping[int, tuple[float, ...]],
) -> Group:
    lines: list[Line] = []
    kinds: dict[str, None] = {}
    notes: dict[str, None] = {}
    for place, published in enumerate(lesson.published):
        if published.id != row.id:
            continue
        kinds[_kind(published)] = None
        outcome = found.get(place)
        error = outcome.missing if isinstance(outcome, Measured) else outcome
        if error is not None:
            notes[why(error)] = None
        checked = outcome.values if isinstance(outcome, Measured) else ()
        lines += _lines(published, checked, live.get(place, ()))
    labels = row.labels if row.labels else [line.label for line in lines]
    if len(lines) > 1 and not any(labels):
        labels = [f"{number}." for number in range(1, len(lines) + 1)]
    named = tuple(
        Line(label, line.published, line.measured, line.met, line.live)
        for label, line in zip(labels, lines, strict=True)
    )
    return Group(row.name, " · ".join(kinds), named, "\n".join(notes))


def _lines(published: Published, checked: Sequence[float], live: Sequence[float]) -> list[Line]:
    judge = Measured(published)
    steps = dict(published.arguments).get("steps", ())
    at_steps = (
        published.check == CHECK
        and isinstance(steps, list)
        and len(steps) == len(published.expected)
    )
    step = QCoreApplication.translate("Lesson", "step {step}")
    decimals = _decimals(published)
    lines = []
    for place, expected in enumerate(published.expected):
        seen = live[place] if place < len(live) else math.nan
        value = checked[place] if place < len(checked) else seen
        from_run = place >= len(checked) and not math.isnan(seen)
        known = place < len(checked) or from_run
        label = step.format(step=format_number(int(steps[place]))) if at_steps else ""
        lines.append(
            Line(
                label,
                _sign(published) + number(expected, expected, decimals),
                number(value, expected, decimals) if known else "",
                judge.meets(value, expected) if known else None,
                from_run,
            )
        )
    return lines


def _sign(published: Published) -> str:
    if published.kind != "reach":
        return ""
    return {"higher": "≥ ", "lower": "≤ "}[published.better]


def _kind(published: Published) -> str:
    """How near a value is to come, in a few words."""
    words = {
        "exact": QCoreApplication.translate("Lesson", "exact"),
        "reach": QCoreApplication.translate("Lesson", "to be reached"),
        "ours": QCoreApplication.translate("Lesson", "measured by us"),
    }[published.kind]
    if not published.tolerance:
        return words
    return f"{words}, ± {format_number(published.tolerance, 3)}"


def _decimals(published: Published) -> int:
    """With how many decimals the values of a result are shown; as they were published."""
    found = [
        len(f"{value:.12g}".partition(".")[2])
        for value in published.expected
        if "e" not in f"{value:.12g}"
    ]
    most = max(found, default=0)
    if not most and ROUNDING < published.tolerance < 1 and any(published.expected):
        most = math.ceil(-math.log10(published.tolerance))
    return min(most, MOST_DECIMALS)


def number(value: float, like: float, decimals: int) -> str:
    """A value with so many decimals; a small one with as many digits as one like it has."""
    if not math.isfinite(value):
        return format_number(value)
    if abs(like) < SMALL:
        digits = len(f"{like:.9g}".split("e")[0].replace(".", "").strip("-0"))
        return format_number(value if value else 0, max(digits, 2) if like else 2)
    if not decimals:
        return format_number(round(value) if value == round(value) else value)
    return f"{value:,.{decimals}f}".replace("-", MINUS)


def why(error: SettingError) -> str:
    """Why there is no number, for somebody who sits before the window."""
    if isinstance(error, NotGivenError):
        return QCoreApplication.translate(
            "Lesson",
            "This needs a file that does not come with the program: the textbook’s own weights, "
            "sample_weight.pkl.",
        )
    return error_text(error)


def duration(seconds: float) -> str:
    """About so long, in words."""
    if seconds < MINUTE_S:
        text = QCoreApplication.translate("Lesson", "about {count} s")
        return text.format(count=max(1, round(seconds)))
    text = QCoreApplication.translate("Lesson", "about {count} min")
    return text.format(count=max(1, round(seconds / MINUTE_S)))
