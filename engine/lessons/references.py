"""References: what a lesson names elsewhere must be there, and is refused where it is not."""

from __future__ import annotations

from pathlib import Path

from engine.lessons.condition import Condition, parse_condition
from engine.lessons.error import located
from engine.lessons.lesson import Published, Row
from engine.lessons.panel_states import check_number, check_setting, split
from engine.registry import SettingError, knobs
from engine.training.experiment import Experiment


def expects(part: str, known: tuple[str, ...], got: object) -> SettingError:
    return SettingError(
        "{part} expects {known}, got {got}: correct it",
        part=part,
        known=" | ".join(known),
        got=repr(got)[:80],
    )


def check_row(file: Path, row: Row, published: tuple[Published, ...]) -> None:
    """A row of a table names results that there are, and labels all of their values or none."""
    found = [each for each in published if each.id == row.id]
    if not found:
        ids = tuple(dict.fromkeys(each.id for each in published))
        raise located(file, row.line, expects("> - id", ids or ("published",), row.id))
    count = sum(len(each.expected) for each in found)
    if row.labels and len(row.labels) != count:
        problem = SettingError(
            "The row {row} expects {count} words for its values, got {got}: add or remove some",
            row=repr(row.id),
            count=count,
            got=len(row.labels),
        )
        raise located(file, row.line, problem)


def read_condition(text: object, panels: tuple[str, ...]) -> Condition:
    """A condition; what it reads of panels, it reads of these."""
    condition = parse_condition(text)
    if split(condition.metric) is not None:
        check_number(condition.metric, panels)
    return condition


def check_control(name: object, known: tuple[str, ...], panels: tuple[str, ...]) -> None:
    """A control is a panel, one of its settings, a command, or the path of a knob, which may be
    there only later.
    """
    if isinstance(name, str) and split(name) is not None:
        check_setting(name, panels)
        return
    paths = tuple(knobs(Experiment))
    if not isinstance(name, str) or (name not in known and name.split(".")[0] not in paths):
        raise expects("show", (*known, *paths), name)
