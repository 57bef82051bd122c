"""Actions: what a *Do it* link of a lesson does to the experiment, and to panels of Basics.

do:optimizer.learning_rate=0.1      one knob, by its path
do:batch_size=10&layers.h1.units=4  several at once
do:layers.h1.activation=relu        a component by its kind, with its defaults
do:gates.gate=xor&gates.layers=2    settings of a panel of Basics
do:@wider                           the changes that lesson.json lists under that name
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.basics.states import checked
from engine.lessons.panel_states import STATES, check_setting, split
from engine.registry import Component, Knob, SettingError, from_config, knobs
from engine.training.experiment import Experiment, edit_all, look_up

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Action:
    """Changes: (path, value as in JSON), all made at once."""

    changes: tuple[tuple[str, Any], ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Of the experiment that are changed."""
        return tuple(path for path, _ in self.changes if split(path) is None)

    @property
    def states(self) -> dict[str, dict[str, Any]]:
        """What is set in panels of Basics, by panel."""
        found: dict[str, dict[str, Any]] = {}
        for path, plain in self.changes:
            place = split(path)
            if place is not None:
                found.setdefault(place[0], {})[place[1]] = plain
        return found

    def apply(self, experiment: Experiment) -> Experiment:
        """The experiment with the changes. Raises SettingError when one of them cannot be."""
        plain = dict(self.changes)
        values = {path: _value(experiment, path, plain[path]) for path in self.paths}
        return edit_all(experiment, values) if values else experiment

    def check_states(self, panels: Iterable[str]) -> None:
        """Raise SettingError unless these panels can be set so."""
        for panel, changes in self.states.items():
            for name in changes:
                check_setting(f"{panel}.{name}", panels)
            checked(STATES[panel], changes)


def parse_action(target: str, named: Mapping[str, Action]) -> Action:
    """Read what stands behind "do:" in a link. named: the actions of lesson.json."""
    if target.startswith("@"):
        if target[1:] not in named:
            raise SettingError(
                "A link expects one of the actions {known}, got {got}: correct the name",
                known=", ".join(f"@{name}" for name in named) or "of lesson.json",
                got=repr(target),
            )
        return named[target[1:]]
    return Action(tuple(_change(part) for part in target.split("&")))


def _change(text: str) -> tuple[str, Any]:
    path, equals, word = text.partition("=")
    if equals and path:
        if word in ("true", "false"):
            return path, word == "true"
        if _WORD.fullmatch(word):
            return path, word
        try:
            return path, json.loads(word)
        except (ValueError, RecursionError):
            pass
    raise SettingError(
        "A link expects do:path=value, got {got}: write it as do:optimizer.learning_rate=0.1",
        got=repr(text[:80]),
    )


def knob_at(experiment: Experiment, path: str) -> Knob:
    """The knob at a path of the experiment. Raises SettingError when there is none."""
    *way, name = path.split(".")
    try:
        holder = look_up(experiment, ".".join(way)) if way else experiment
        if isinstance(holder, Component):
            return knobs(holder)[name]
    except KeyError:
        pass
    raise SettingError(
        "The experiment expects a path such as optimizer.learning_rate, got {got}: correct it",
        got=repr(path),
    )


def _value(experiment: Experiment, path: str, plain: Any) -> Any:
    """A value from JSON as the knob holds it: components are made of their kinds."""
    described = knob_at(experiment, path)
    registry = described.registry
    if registry is None:
        return plain
    if not described.many:
        return from_config(registry, _config(plain))
    members = plain if isinstance(plain, list) else [plain]
    return tuple(from_config(registry, _config(member)) for member in members)


def _config(plain: Any) -> Any:
    return {"kind": plain} if isinstance(plain, str) else plain
