"""Weights that are put into a run: noted in its journal, lived again, and taken back."""

from __future__ import annotations

import copy
import dataclasses

import numpy as np
import pytest

from engine.nn.optimizers import Adam
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.replay import replay
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded

ADAM = dataclasses.replace(Experiment(), optimizer=Adam())


def other_weights(trainer: Trainer) -> WeightsLoaded:
    rng = np.random.default_rng(4)
    parameters = trainer.network.parameters
    return WeightsLoaded(rng.normal(size=parameters.size).astype(parameters.dtype), np.zeros(0))


def test_the_network_has_them_and_learns_on_from_them():
    trainer = Trainer(ADAM)
    trainer.train(steps=20)
    loaded = other_weights(trainer)
    trainer.apply(loaded)
    np.testing.assert_array_equal(trainer.network.parameters, loaded.parameters)
    assert trainer.state.slots.keys() and not any(s.any() for s in trainer.state.slots.values())
    trainer.train(steps=1)
    assert (trainer.network.parameters != loaded.parameters).any()


def test_scores_are_those_of_the_new_weights():
    trainer = Trainer(Experiment())
    before = trainer.scores()
    trainer.apply(other_weights(trainer))
    assert trainer.scores() != before


@pytest.mark.parametrize("experiment", [Experiment(), ADAM])
def test_a_run_with_loaded_weights_is_lived_again_bit_for_bit(experiment):
    trainer = Trainer(experiment)
    trainer.train(steps=30)
    trainer.apply(other_weights(trainer))
    trainer.train(steps=30)
    again = replay(trainer.origin, trainer.journal, trainer.step)
    assert again.network.parameters.tobytes() == trainer.network.parameters.tobytes()


def test_a_snapshot_leads_back_to_before(experiment=ADAM):
    trainer = Trainer(experiment)
    trainer.train(steps=10)
    before = trainer.snapshot()
    trainer.apply(other_weights(trainer))
    trainer.restore(before)
    np.testing.assert_array_equal(trainer.network.parameters, before.parameters)
    assert trainer.journal == ()


def test_weights_of_another_network_are_refused_and_nothing_is_noted():
    trainer = Trainer(Experiment())
    loaded = WeightsLoaded.of(trainer.network)
    trainer.apply(edit(trainer.experiment, "layers.h1.units", 3))
    before = trainer.network.parameters.copy()
    with pytest.raises(SettingError, match="parameters, got"):
        trainer.apply(loaded)
    np.testing.assert_array_equal(trainer.network.parameters, before)
    assert len(trainer.journal) == 1


def test_they_are_equal_when_all_numbers_are():
    trainer = Trainer(Experiment())
    first, second = WeightsLoaded.of(trainer.network), WeightsLoaded.of(trainer.network)
    assert first == second and hash(first) == hash(second)
    trainer.train(steps=1)
    assert WeightsLoaded.of(trainer.network) != first
    assert first != WeightsLoaded(first.parameters.astype(np.float64), first.statistics)
    assert copy.deepcopy(first) == first


def test_nothing_can_be_written_to_them():
    trainer = Trainer(Experiment())
    for loaded in (WeightsLoaded.of(trainer.network), copy.deepcopy(other_weights(trainer))):
        assert not loaded.parameters.flags.writeable
