"""Marks on the curves: the words of a change, what is one change, and what is none."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from engine.data.features import X1Squared
from engine.nn.activations import activations
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.optimizers import optimizers
from engine.nn.schedules import schedules
from engine.training.experiment import Experiment, edit
from engine.training.frame import Frame
from engine.training.journal import WeightEdit
from engine.training.stopping import AtEpoch
from engine.training.trainer import Trainer
from gui.curves.marks import Marks, describe
from tests.gui.panels.moments import moment

NARROW = edit(Experiment(), "layers", (Dense(key="h1", units=6),))


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Words are looked up in it."""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(path: str, value: Any, old: Experiment | None = None) -> str:
    """How a change of the standard experiment is described."""
    before = Experiment() if old is None else old
    return plain(describe(before, edit(before, path, value)))


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("optimizer.learning_rate", 0.1, "learning rate 0.03 → 0.1"),
        ("optimizer", optimizers["adam"](), "optimizer SGD → Adam"),
        ("batch_size", 32, "batch size 10 → 32"),
        ("layers.h1.units", 8, "Hidden 1: units 6 → 8"),
        ("layers.h2.activation", activations["relu"](), "Hidden 2: tanh → ReLU"),
        ("layers.h1.silent_units", (1, 4), "Hidden 1: silent units none → 2, 5"),
        ("dataset.variance", 2.5, "variance 1.8 → 2.5"),
        ("dtype", "float64", "precision Float32 → Float64"),
        ("layers", (), "Hidden 1, Hidden 2 removed"),
        ("features", (*Experiment().features, X1Squared()), "x₁² added"),
    ],
)
def test_a_change_is_described_in_a_few_words(path: str, value: Any, words: str) -> None:
    assert said(path, value) == words


def test_a_layer_alone_needs_no_name() -> None:
    assert said("layers.h1.units", 8, NARROW) == "units 6 → 8"


def test_a_new_layer_is_named_by_its_place_or_its_kind() -> None:
    stack = Experiment().layers
    assert said("layers", (*stack, Dense(key="h3"))) == "Hidden 3 added"
    assert said("layers", (*stack, Dropout(key="d1"))) == "dropout added"
    assert said("layers", stack[::-1]) == "layers changed"


def test_of_many_changes_at_once_two_are_named_and_the_others_counted() -> None:
    new = edit(edit(Experiment(), "batch_size", 20), "optimizer.learning_rate", 0.1)
    new = edit(edit(new, "layers.h1.units", 7), "layers.h2.units", 7)
    assert plain(describe(Experiment(), new)).endswith(", 2 more")


def test_what_changes_no_curve_is_not_described() -> None:
    assert said("seed", 5) == ""
    assert said("stop", (AtEpoch(5),)) == ""
    assert describe(Experiment(), Experiment()) == ""


@pytest.mark.parametrize("kind", [kind for kind in schedules if kind.kind != "constant"])
def test_every_schedule_has_words(kind: type) -> None:
    assert " → " in said("schedule", kind())


# Journals


def run(*changes: tuple[int, Any]) -> Frame:
    """A run of `NARROW`, in which after so many more epochs something was changed."""
    trainer = Trainer(NARROW)
    for epochs, change in changes:
        if epochs:
            trainer.train(steps=24 * epochs)
        trainer.apply(change)
    trainer.train(steps=24)
    return moment(trainer, maps=False)


def marks(frame: Frame) -> list[tuple[float, str]]:
    reader = Marks()
    reader.follow(frame)
    return [(mark.x, plain(mark.text)) for mark in reader.marks(frame.epoch)]


def test_a_mark_stands_at_the_epoch_of_its_change() -> None:
    faster = edit(NARROW, "optimizer.learning_rate", 0.1)
    wider = edit(faster, "layers.h1.units", 8)
    frame = run((2, faster), (3, wider), (5, WeightEdit("h1", 0, 1, 2.0)))
    assert marks(frame) == [
        (2.0, "learning rate 0.03 → 0.1"),
        (5.0, "units 6 → 8"),
        (10.0, "weight edited"),
    ]


def test_what_was_set_before_the_first_step_has_no_mark() -> None:
    assert marks(run((0, edit(NARROW, "batch_size", 20)))) == []


def test_the_first_change_is_told_from_what_the_run_began_as() -> None:
    quiet = edit(NARROW, "optimizer.learning_rate", 0.01)
    frame = run((0, quiet), (4, edit(quiet, "optimizer.learning_rate", 0.02)))
    assert marks(frame) == [(4.0, "learning rate 0.01 → 0.02")]


def test_a_drag_is_one_mark_from_its_first_value_to_its_last() -> None:
    first, *rest = (edit(NARROW, "optimizer.learning_rate", rate) for rate in (0.05, 0.1, 0.2))
    frame = run((50, first), *((0, change) for change in rest))
    assert marks(frame) == [(50.0, "learning rate 0.03 → 0.2")]


def test_a_drag_that_comes_back_leaves_no_mark() -> None:
    there = edit(NARROW, "optimizer.learning_rate", 0.2)
    assert marks(run((20, there), (0, NARROW))) == []


def test_the_same_knob_long_after_is_another_mark() -> None:
    first, then = (edit(NARROW, "optimizer.learning_rate", rate) for rate in (0.1, 0.01))
    assert len(marks(run((10, first), (10, then)))) == 2


def test_a_growing_journal_is_read_on_and_another_run_from_the_start() -> None:
    reader, trainer = Marks(), Trainer(NARROW)
    trainer.train(steps=24)
    trainer.apply(edit(NARROW, "layers.h1.units", 8))
    reader.follow(moment(trainer, maps=False))
    assert len(reader.marks(1.0)) == 1
    trainer.train(steps=24 * 9)
    trainer.apply(edit(trainer.experiment, "layers.h1.units", 9))
    reader.follow(moment(trainer, maps=False))
    assert [plain(mark.text) for mark in reader.marks(10.0)] == ["units 6 → 8", "units 8 → 9"]
    trainer.reset()
    reader.follow(moment(trainer, maps=False))
    assert reader.marks(10.0) == ()
    trainer.train(steps=48)
    trainer.apply(edit(trainer.experiment, "layers.h1.units", 3))
    reader.follow(dataclasses.replace(moment(trainer, maps=False)))
    assert [plain(mark.text) for mark in reader.marks(2.0)] == ["units 9 → 3"]
