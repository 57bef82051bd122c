"""The journal: what was done to a run, without what left no trace in it."""

from __future__ import annotations

from engine.training.experiment import Experiment, edit
from engine.training.journal import WeightEdit
from engine.training.replay import replay
from engine.training.trainer import Trainer


def drag(trainer: Trainer, path: str, *values: object) -> None:
    for value in values:
        trainer.apply(edit(trainer.experiment, path, value))


def test_a_drag_between_two_steps_is_one_entry():
    trainer = Trainer(Experiment())
    trainer.train(steps=3)
    drag(trainer, "optimizer.learning_rate", 0.04, 0.05, 0.06)
    assert [entry.change for entry in trainer.journal] == [trainer.experiment]


def test_a_drag_while_learning_is_kept_place_by_place():
    trainer = Trainer(Experiment())
    for rate in (0.04, 0.05, 0.06):
        drag(trainer, "optimizer.learning_rate", rate)
        trainer.train(steps=1)
    assert [entry.step for entry in trainer.journal] == [0, 1, 2]


def test_a_drag_back_to_where_it_began_leaves_nothing():
    trainer = Trainer(Experiment())
    drag(trainer, "optimizer.learning_rate", 0.04, 0.03)
    assert trainer.experiment == Experiment()
    assert trainer.journal == ()


def test_changes_of_the_structure_are_kept_one_by_one():
    trainer = Trainer(Experiment())
    drag(trainer, "layers.h1.units", 2, 6)  # what was taken away comes back with first weights
    assert len(trainer.journal) == 2
    again = replay(trainer.origin, trainer.journal, 0)
    assert again.network.parameters.tobytes() == trainer.network.parameters.tobytes()


def test_a_value_turned_after_a_structure_does_not_take_its_place():
    trainer = Trainer(Experiment())
    drag(trainer, "layers.h1.units", 2)
    drag(trainer, "optimizer.learning_rate", 0.04, 0.05)
    assert len(trainer.journal) == 2


def test_a_weight_that_is_put_back_is_told_twice():
    trainer = Trainer(Experiment())
    for value in (0.1, 0.2):
        trainer.apply(WeightEdit("h1", 0, 0, value))
    changes = [entry.change for entry in trainer.journal]
    assert changes == [WeightEdit("h1", 0, 0, value) for value in (0.1, 0.2)]
