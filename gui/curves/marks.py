"""Marks on the curves: what of an experiment was changed when, in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.data.points import Points
from engine.nn.dense import DenseBase
from engine.nn.layer import Layer
from engine.registry import Component, Effect, Knob, knobs
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.journal import Change, Entry, WeightEdit
from engine.training.weights_loaded import WeightsLoaded
from gui.figures.curve_figure import Mark
from gui.language import choice_label, vocabulary
from gui.messages import layer_name
from gui.numbers import NO_BREAK_SPACE, format_number

ARROW = f"{NO_BREAK_SPACE}→{NO_BREAK_SPACE}"
NEAR = 0.02
"""Changes of the same thing within this share of the run so far are one mark: a drag."""
NEAR_POINTS = 0.1
"""The same for points that are painted: a stroke takes longer."""
MOST_NAMED = 2
"""Of changes made at once; the others are counted."""


@dataclass(frozen=True, eq=False)
class Difference:
    """One knob that differs, by its path: "layers.h1.units"."""

    path: str
    knob: Knob
    before: Any
    after: Any


@dataclass(frozen=True, eq=False)
class Happening:
    """A change, or several of the same thing: from what to what, and when it had come to that.

    paths: of what differs; of weights set by hand, where they are.
    """

    epoch: float
    paths: tuple[str, ...]
    before: Experiment
    change: Change


def differences(old: Component, new: Component, path: str = "") -> Iterator[Difference]:
    """The knobs in which two components of one kind differ, down to those within components.

    What only acts at a reset, and what decides when learning stops, changes no curve.
    """
    for name, knob in knobs(old).items():
        before, after = getattr(old, name), getattr(new, name)
        if before == after or knob.effect is Effect.RESET or (name == "stop" and not path):
            continue
        here = f"{path}{name}"
        if knob.registry is None:
            yield Difference(here, knob, before, after)
        elif not knob.many:
            yield from _of_component(here, knob, before, after)
        elif _names(before) == _names(after):
            for one, other, member in zip(before, after, _names(before), strict=True):
                if one != other:
                    yield from differences(one, other, f"{here}.{member[1]}.")
        else:
            yield Difference(here, knob, before, after)


def _of_component(path: str, knob: Knob, old: Any, new: Any) -> Iterator[Difference]:
    if type(old) is type(new):
        yield from differences(old, new, f"{path}.")
    else:
        yield Difference(path, knob, old, new)


def _names(members: Sequence[Any]) -> list[tuple[type, str]]:
    return [(type(one), getattr(one, "key", str(i))) for i, one in enumerate(members)]


def describe(old: Experiment, new: Experiment) -> str:
    """What was changed: "learning rate 0.01 → 0.03"; empty where nothing was that matters."""
    found = [_words(one, old, new) for one in differences(old, new)]
    named, rest = found[:MOST_NAMED], len(found) - MOST_NAMED
    if rest > 0:
        text = QCoreApplication.translate("Marks", "{count} more")
        named.append(text.format(count=format_number(rest)))
    return ", ".join(named)


def words_of(happening: Happening) -> str:
    """What happened, in a few words."""
    if isinstance(happening.change, WeightEdit):
        if happening.change.column < 0:
            return QCoreApplication.translate("Marks", "bias edited")
        return QCoreApplication.translate("Marks", "weight edited")
    if isinstance(happening.change, WeightsLoaded):
        return QCoreApplication.translate("Marks", "weights opened")
    return describe(happening.before, happening.change)


def _words(one: Difference, old: Experiment, new: Experiment) -> str:
    name = _lowered(vocabulary(one.knob.label))
    if one.knob.many:
        return _members(one, name, old, new)
    if one.knob.label.lower() == "activation":
        name = ""  # "tanh → ReLU" says it
    values = ARROW.join(_value(value, one.knob) for value in (one.before, one.after))
    text = f"{name} {values}".strip()
    place = one.path.split(".")
    if place[0] == "layers" and sum(isinstance(n, DenseBase) for n in new.layers) > 1:
        return f"{layer_name(new, place[1])}: {text}"
    return text


def _members(one: Difference, name: str, old: Experiment, new: Experiment) -> str:
    """What came into a list, or left it."""
    added = [_member(m, new) for m in one.after if not _holds(one.before, m)]
    removed = [_member(m, old) for m in one.before if not _holds(one.after, m)]
    if bool(added) == bool(removed) or len(added) + len(removed) > MOST_NAMED:
        return QCoreApplication.translate("Marks", "{name} changed").format(name=name)
    if added:
        text = QCoreApplication.translate("Marks", "{names} added")
        return text.format(names=", ".join(added))
    text = QCoreApplication.translate("Marks", "{names} removed")
    return text.format(names=", ".join(removed))


def _holds(members: Sequence[Any], one: Any) -> bool:
    """Layers are known by their keys, other members by what they are."""
    if isinstance(one, Layer):
        return any(one.key == other.key for other in members)
    return one in members


def _member(one: Any, experiment: Experiment) -> str:
    if isinstance(one, Layer):
        return layer_name(experiment, one.key)
    return getattr(one, "symbol", "") or vocabulary(type(one).label)


def _value(value: Any, knob: Knob) -> str:
    if isinstance(value, Component):
        return vocabulary(type(value).label)
    if isinstance(value, bool):
        return (
            QCoreApplication.translate("Marks", "on")
            if value
            else QCoreApplication.translate("Marks", "off")
        )
    if isinstance(value, int | float):
        return format_number(value)
    if isinstance(value, Points):
        return format_number(len(value))
    if knob.choices:
        return choice_label(value)
    if isinstance(value, tuple) and all(isinstance(number, int) for number in value):
        numbers = ", ".join(format_number(number + 1) for number in value)  # units, from 1
        return numbers or QCoreApplication.translate("Marks", "none")
    return "…"


def _lowered(label: str) -> str:
    """A label within a sentence: "learning rate", but "L2"."""
    return label if label[1:2].isupper() or label[1:2].isdigit() else label[:1].lower() + label[1:]


class Marks:
    """Reads the journal of a run as it grows; what was read stays read."""

    def __init__(self) -> None:
        self._read: list[Happening] = []
        self._count = 0
        self._last: Entry | None = None
        self._experiment: Experiment | None = None

    def follow(self, frame: Frame) -> None:
        """Read what is new in a frame's journal; of another run, all of it."""
        journal = frame.journal
        grown = self._count <= len(journal) and (
            self._count == 0 or journal[self._count - 1] is self._last
        )
        if not grown or self._experiment is None or not self._count:
            self._read, self._count, self._experiment = [], 0, frame.origin or frame.experiment
        for entry in journal[self._count :]:
            self._take(entry)
        self._count = len(journal)
        self._last = journal[-1] if journal else None

    def _take(self, entry: Entry) -> None:
        before, change = self._experiment, entry.change
        assert before is not None
        if isinstance(change, WeightEdit):
            paths: tuple[str, ...] = (f"weight.{change.key}.{change.unit}.{change.column}",)
        elif isinstance(change, WeightsLoaded):
            paths = ("weights",)
        else:
            self._experiment = change
            paths = tuple(one.path for one in differences(before, change))
        if entry.step > 0 and paths:  # before the first step an experiment is only being made
            self._read.append(Happening(entry.epoch, paths, before, change))

    def happenings(self, now: float) -> list[Happening]:
        """What happened up to epoch `now`, changes of the same thing in quick succession as one."""
        found: list[Happening] = []
        for one in self._read:
            last = found[-1] if found else None
            near = NEAR_POINTS if one.paths == ("dataset.points",) else NEAR
            if last and last.paths == one.paths and one.epoch - last.epoch <= near * now:
                found[-1] = Happening(one.epoch, one.paths, last.before, one.change)
            else:
                found.append(one)
        return found

    def marks(self, now: float) -> tuple[Mark, ...]:
        """A mark for everything that happened and was not taken back at once."""
        named = ((one.epoch, words_of(one)) for one in self.happenings(now))
        return tuple(Mark(epoch, text) for epoch, text in named if text)
