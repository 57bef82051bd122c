"""Runs that stop of themselves, and units that are held."""

from __future__ import annotations

import numpy as np

from engine.nn.dense import Dense
from engine.nn.regularizers import MaxNorm
from engine.training.experiment import Experiment, edit
from engine.training.frame import Observer, Request
from engine.training.replay import replay
from engine.training.stopping import AtAccuracy, AtEpoch, AtLoss, AtStep
from engine.training.trainer import Trainer


def test_learning_stops_at_its_epoch_and_can_go_on():
    trainer = Trainer(Experiment(stop=(AtEpoch(epoch=7),)))
    assert trainer.train(seconds=20) == AtEpoch(epoch=7)
    assert trainer.epoch_position == 7.0
    assert trainer.train(seconds=0.02) is None
    assert trainer.epoch_position > 7.0


def test_learning_stops_at_its_step_within_an_epoch_and_can_go_on():
    rules = (AtStep(step=31), AtStep(step=40))
    trainer = Trainer(Experiment(stop=rules))
    assert trainer.train(seconds=20) == rules[0]
    assert trainer.step == 31
    assert trainer.train(seconds=20) == rules[1]
    assert trainer.step == 40
    trainer.train(seconds=0.02)
    assert trainer.step > 40


def test_learning_stops_when_the_loss_has_fallen():
    trainer = Trainer(Experiment(stop=(AtLoss(loss=0.3),)))
    assert trainer.train(seconds=20) == AtLoss(loss=0.3)
    assert trainer.scores().training_loss <= 0.3


def test_the_first_rule_to_hold_stops():
    rules = (AtAccuracy(accuracy=0.8, measured_on="training"), AtEpoch(epoch=100_000))
    trainer = Trainer(Experiment(stop=rules))
    assert trainer.train(seconds=20) == rules[0]
    assert trainer.scores().training_score >= 0.8


def test_rules_do_not_disturb_a_fixed_number_of_steps_or_a_replay():
    trainer = Trainer(Experiment(stop=(AtEpoch(epoch=2),)))
    trainer.train(steps=100)
    assert trainer.step == 100
    again = replay(trainer.origin, trainer.journal, 100)
    assert again.network.parameters.tobytes() == trainer.network.parameters.tobytes()


def test_a_frozen_unit_stays_while_its_neighbours_learn():
    trainer = Trainer(edit(Experiment(), "layers.h1.frozen_units", (2,)))
    before = trainer.network.view(trainer.network.parameters, "h1").copy()
    trainer.train(steps=30)
    after = trainer.network.view(trainer.network.parameters, "h1")
    moved = (before != after).any(axis=1)
    assert moved.tolist() == [True, True, False, True, True, True]


def test_a_silent_unit_says_0_and_does_not_learn():
    experiment = edit(Experiment(), "layers.h1.silent_units", (1, 4))
    trainer = Trainer(experiment)
    before = trainer.network.weights("h1").copy()
    trainer.train(steps=30)
    assert np.array_equal(trainer.network.weights("h1")[[1, 4]], before[[1, 4]])
    maps = Observer().frame(trainer, Request(), False, 0.0, None).maps
    assert maps is not None
    assert (maps.units["h1"][1] == 128).all()
    assert len(np.unique(maps.units["h1"][0])) > 1


def test_a_silenced_unit_speaks_again_with_its_weights():
    trainer = Trainer(Experiment())
    trainer.train(steps=50)
    loss = trainer.scores().training_loss
    trainer.apply(edit(trainer.experiment, "layers.h1.silent_units", (0,)))
    assert trainer.scores().training_loss != loss
    trainer.apply(edit(trainer.experiment, "layers.h1.silent_units", ()))
    assert trainer.scores().training_loss == loss


def test_a_hold_on_a_unit_that_is_gone_does_nothing():
    experiment = edit(Experiment(), "layers.h1.silent_units", (5,))
    trainer = Trainer(edit(experiment, "layers.h1.units", 3))
    assert trainer.train(steps=10) is None


def test_a_fixed_number_of_steps_can_be_made_to_obey_the_rules():
    trainer = Trainer(Experiment(stop=(AtEpoch(epoch=2),)))
    assert trainer.train(steps=1000, obey_rules=True) == AtEpoch(epoch=2)
    assert trainer.epoch_position == 2.0


def test_a_rule_that_was_passed_by_does_not_stop_later():
    trainer = Trainer(Experiment(stop=(AtEpoch(epoch=2),)))
    steps_per_epoch = trainer.batches.steps_per_epoch
    trainer.train(steps=2 * steps_per_epoch)
    assert trainer.train(steps=1, obey_rules=True) is None


def test_a_rule_that_stopped_once_does_not_stop_again_after_a_change():
    trainer = Trainer(Experiment(stop=(AtEpoch(epoch=2),)))
    assert trainer.train(seconds=20) == AtEpoch(epoch=2)
    trainer.apply(edit(trainer.experiment, "batch_size", 7))
    assert trainer.train(steps=500, obey_rules=True) is None


def test_a_restored_run_stops_where_the_run_itself_would_have():
    trainer = Trainer(Experiment(stop=(AtEpoch(epoch=2),)))
    before = trainer.snapshot()
    assert trainer.train(seconds=20) == AtEpoch(epoch=2)
    after = trainer.snapshot()
    trainer.restore(after)
    assert trainer.train(steps=500, obey_rules=True) is None
    trainer.restore(before)
    assert trainer.train(seconds=20) == AtEpoch(epoch=2)


def test_the_longest_row_of_a_frozen_unit_stays_under_a_max_norm():
    layer = Dense(key="h1", units=3, frozen_units=(1,), regularizer=MaxNorm(limit=0.1))
    trainer = Trainer(Experiment(layers=(layer,)))
    before = trainer.network.weights("h1").copy()
    trainer.train(steps=5)
    after = trainer.network.weights("h1")
    assert np.array_equal(after[1], before[1])
    assert (np.linalg.norm(after[[0, 2]], axis=1) < 0.1001).all()


def test_gradients_of_a_layer_that_is_frozen_are_forgotten():
    trainer = Trainer(Experiment())
    trainer.train(steps=5)
    trainer.network.gradients[...] = np.nan  # as a divergence leaves them
    trainer.apply(edit(trainer.experiment, "layers.h1.frozen", True))
    assert trainer.train(steps=5) is None
