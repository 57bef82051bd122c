"""The document: the experiment being edited, the weights set by hand, and the way back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.registry import Component, SettingError, knobs
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment, look_up
from engine.training.journal import WeightEdit
from engine.training.kept_run import KeptRun
from engine.training.weights_loaded import WeightsLoaded

MOST_PAST = 1000
"""Steps of undo that are kept."""
MOST_WEIGHTS = 50
"""Of these the last ones know their weights."""
MOST_RUNS = 5
"""Of these the last ones that opened a file or began again still have the run that was left."""
GESTURE_SECONDS = 1.0
"""Edits of the same number in so quick a succession are one step of undo: a drag."""


@dataclass(frozen=True)
class _Loading:
    """A network with its numbers, and the one that was there before."""

    before: tuple[Experiment, WeightsLoaded]
    after: tuple[Experiment, WeightsLoaded]


@dataclass(frozen=True)
class _Past:
    """What undo puts back: an experiment, a weight with its value, a network, or a whole run."""

    change: Experiment | WeightEdit | _Loading | KeptRun
    path: str
    time: float
    gesture: object = None
    weights: WeightsLoaded | None = None
    """What the network of an experiment held, if that is known and not too long ago."""
    by_hand: dict[str, float] = field(default_factory=dict)
    """Of a whole run: what each of its weights was last set to by hand."""


@dataclass(frozen=True)
class _PutBy:
    """A document as it was when something else took its place."""

    experiment: Experiment
    undo: list[_Past]
    redo: list[_Past]
    weights: dict[str, float]


class Document(QObject):
    """Holds one Experiment. Panels ask it for changes and are told what came of them.

    changed(old, new): the experiment is another one now.
    weight_edited(edit): a weight or bias of the running network is to be set, or all of them.
    run_exchanged(coming, leaving): another run is to go on, and this one to be put by; `changed`
    follows.
    adjusted(edits): what had to be changed besides, path -> value.
    refused(path, error): a change could not be, and nothing was changed.
    """

    changed = Signal(object, object)
    weight_edited = Signal(object)
    run_exchanged = Signal(object, object)
    adjusted = Signal(object)
    refused = Signal(str, object)

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._experiment = experiment
        self._undo: list[_Past] = []
        self._redo: list[_Past] = []
        self._put_by: list[_PutBy] = []
        self._locked: tuple[str, ...] = ()
        self._weights: dict[str, float] = {}  # what each weight was last set to by hand
        self.weights_now: Callable[[], WeightsLoaded | None] = lambda: None
        """Asked before the experiment changes: what the network holds, None where unknown."""

    @property
    def experiment(self) -> Experiment:
        return self._experiment

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    @property
    def is_aside(self) -> bool:
        """Whether it is another experiment for a while, as in a lesson."""
        return bool(self._put_by)

    def lock(self, paths: tuple[str, ...]) -> None:
        """Let nobody change what is at these paths; () unlocks everything."""
        self._locked = paths

    def edit(self, path: str, value: Any, gesture: object = None) -> bool:
        """Change one thing, named as in engine.training.experiment.edit. False if refused.

        gesture: what several edits are part of; they are one step of undo, and no other is.
        """
        try:
            new, besides = edit_with_consequences(self._experiment, path, value)
            self._check_locks(new)
        except SettingError as error:
            self.refused.emit(path, error)
            return False
        if new == self._experiment:
            return True
        number = isinstance(value, int | float) and not isinstance(value, bool)
        self._remember(self._experiment, path if number else "", gesture)
        self._become(new)
        if besides:
            self.adjusted.emit(besides)
        return True

    def replace(self, experiment: Experiment, *, past_locks: bool = False) -> None:
        """Put another experiment in its place; undo leads back. past_locks: whatever is locked."""
        if not past_locks:
            try:
                self._check_locks(experiment)
            except SettingError as error:
                self.refused.emit("", error)
                return
        if experiment != self._experiment:
            self._remember(self._experiment, "")
            self._become(experiment)

    def open_run(self, run: KeptRun) -> bool:
        """Go on with a run from a file; undo goes on with this one, weights, curves and all.

        False if a lock refused it.
        """
        return self._leave_for(run) is not None

    def begin_again(self, experiment: Experiment) -> KeptRun | None:
        """Begin an experiment, maybe the present one, from its initial weights; undo goes on with
        the run as it was left, which is returned. None if a lock refused it."""
        return self._leave_for(KeptRun(experiment, of_reset=True))

    def _leave_for(self, run: KeptRun) -> KeptRun | None:
        try:
            self._check_locks(run.experiment)
        except SettingError as error:
            self.refused.emit("", error)
            return None
        leaving = KeptRun(self._experiment, of_reset=run.of_reset)
        self._remember(leaving, "")
        self._undo[-1] = replace(self._undo[-1], by_hand=self._weights)
        self._weights = {}
        kept = [past.change for past in self._undo if isinstance(past.change, KeptRun)]
        for old in kept[:-MOST_RUNS]:
            old.snapshot = None
        self._exchange(run, leaving)
        return leaving

    def _exchange(self, coming: KeptRun, leaving: KeptRun) -> None:
        self.run_exchanged.emit(coming, leaving)
        self._become(coming.experiment)

    def put_by(self, experiment: Experiment) -> None:
        """Become another experiment for a while. Undo goes back to its beginning and no further."""
        kept = _PutBy(self._experiment, self._undo, self._redo, self._weights)
        self._put_by.append(kept)
        self._undo, self._redo, self._weights = [], [], {}
        self._become(experiment)

    def take_up(self) -> None:
        """Be again what was put by last, with its undo; what came between is gone."""
        kept = self._put_by.pop()
        self._undo, self._redo, self._weights = kept.undo, kept.redo, kept.weights
        self._become(kept.experiment)

    def edit_weight(self, edit: WeightEdit, before: float) -> None:
        """Set a weight or bias; `before` is the value that undo puts back."""
        if edit.value != before:
            place = f"weight.{edit.key}.{edit.unit}.{edit.column}"
            self._remember(replace(edit, value=before), place)
            self._weights[place] = edit.value
            self.weight_edited.emit(edit)

    def load_weights(
        self, experiment: Experiment, weights: WeightsLoaded, before: WeightsLoaded
    ) -> None:
        """Put in another network with its numbers; `before` are those that undo puts back."""
        loading = _Loading((self._experiment, before), (experiment, weights))
        self._remember(loading, "")
        self._load(*loading.after)

    def _load(self, experiment: Experiment, weights: WeightsLoaded) -> None:
        if experiment != self._experiment:
            self._become(experiment)
        self.weight_edited.emit(weights)

    def take_back(self, experiment: Experiment) -> None:
        """Go back to what the run could become: it has refused the present experiment."""
        for pasts in (self._undo, self._redo):
            change = pasts[-1].change if pasts else None
            if (change.experiment if isinstance(change, KeptRun) else change) == experiment:
                pasts.pop()
                break
        self._become(experiment)

    def undo(self) -> None:
        self._travel(self._undo, self._redo)

    def redo(self) -> None:
        self._travel(self._redo, self._undo)

    def _check_locks(self, new: Experiment) -> None:
        for path in self._locked:
            if _at(new, path) != _at(self._experiment, path):
                raise SettingError(
                    "The lesson keeps {setting} as it is: leave the lesson to change it",
                    setting=_name(self._experiment, path),
                )

    def _remember(
        self,
        before: Experiment | WeightEdit | _Loading | KeptRun,
        path: str,
        gesture: object = None,
    ) -> None:
        now = time.monotonic()
        last = self._undo[-1] if self._undo else None
        self._redo.clear()
        if last is not None and _continues(last, path, now, gesture):
            self._undo[-1] = replace(last, path=path, time=now, gesture=gesture)
            return
        weights = self.weights_now() if isinstance(before, Experiment) else None
        self._undo.append(_Past(before, path, now, gesture, weights))
        del self._undo[:-MOST_PAST]
        if len(self._undo) > MOST_WEIGHTS:
            forgetting = self._undo[-MOST_WEIGHTS - 1]
            self._undo[-MOST_WEIGHTS - 1] = replace(forgetting, weights=None)

    def _travel(self, source: list[_Past], target: list[_Past]) -> None:
        if not source:
            return
        past = source.pop()
        if isinstance(past.change, WeightEdit):
            now = self._weights.get(past.path, past.change.value)
            target.append(_Past(replace(past.change, value=now), past.path, 0.0))
            self._weights[past.path] = past.change.value
            self.weight_edited.emit(past.change)
        elif isinstance(past.change, _Loading):
            back = _Loading(past.change.after, past.change.before)
            target.append(_Past(back, past.path, 0.0))
            self._load(*back.after)
        elif isinstance(past.change, KeptRun):
            leaving = KeptRun(self._experiment, of_reset=past.change.of_reset)
            target.append(_Past(leaving, past.path, 0.0, by_hand=self._weights))
            self._weights = past.by_hand
            self._exchange(past.change, leaving)
        else:
            present, weights = self._experiment, past.weights
            target.append(_Past(present, past.path, 0.0, weights=self.weights_now()))
            self._become(past.change)
            if weights is not None and has_more_weights(past.change, present):
                self.weight_edited.emit(weights)

    def _become(self, new: Experiment) -> None:
        old, self._experiment = self._experiment, new
        self.changed.emit(old, new)


def _at(experiment: Experiment, path: str) -> object:
    """What is at a path; None where there is nothing."""
    try:
        return look_up(experiment, path)
    except KeyError:
        return None


def _name(experiment: Experiment, path: str) -> str:
    """What a setting is called."""
    holder, _, name = path.rpartition(".")
    component = _at(experiment, holder) if holder else experiment
    known = knobs(component) if isinstance(component, Component) else {}
    return known[name].label if name in known else path


def _continues(last: _Past, path: str, now: float, gesture: object) -> bool:
    """Whether an edit belongs to the last step of undo."""
    if gesture is not None or last.gesture is not None:
        return last.gesture is gesture
    return bool(path) and last.path == path and now - last.time < GESTURE_SECONDS


def has_more_weights(one: Experiment, other: Experiment) -> bool:
    """Whether the network of `one` has weights that have no place in that of `other`."""
    if set(one.features) - set(other.features):
        return True
    places = {plan.key: plan.parameters for plan in other.network().plans}
    for plan in one.network().plans:
        for name, (_, shape) in plan.parameters.items():
            if name not in places.get(plan.key, {}):
                return True
            _, room = places[plan.key][name]
            if len(room) != len(shape) or any(m > n for m, n in zip(shape, room, strict=True)):
                return True
    return False
