"""Probes look without a trace: a run that is looked at goes on bit for bit as one that is not."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from engine.insight.arithmetic import arithmetic
from engine.insight.confusion import confusion
from engine.insight.diagnostics import diagnose
from engine.insight.hidden_space import hidden_space, hinge_lines
from engine.insight.point import life_of_point, map_after_step_on
from engine.insight.probe import probe_of, spread_over
from engine.nn.activations import ReLU
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import Adam, Nadam
from engine.training.experiment import Experiment, edit
from engine.training.frame import Request
from engine.training.trainer import Trainer

NOISY = Experiment(
    layers=(
        Dense(key="h1", units=5, activation=ReLU()),
        BatchNormalization(key="n1"),
        Dropout(key="d1", drop_probability=0.3),
        Dense(key="h2", units=3, frozen_units=(1,)),
    ),
    optimizer=Nadam(learning_rate=0.01),
    batch_size=17,
)


def bits(trainer: Trainer) -> bytes:
    snapshot = trainer.snapshot()
    arrays = [snapshot.parameters, snapshot.statistics, *snapshot.slots.values()]
    arrays += [*snapshot.counters.values(), snapshot.batches[0]]
    return b"".join(array.tobytes() for array in arrays) + str(snapshot.streams).encode()


def look_at_everything(trainer: Trainer) -> None:
    arithmetic(trainer, "h2", 1, 1.0, 2.0)
    confusion(trainer)
    diagnose(trainer)
    hidden_space(trainer)
    hinge_lines(trainer)
    life_of_point(trainer, 1.0, 2.0, 1)
    map_after_step_on(trainer, 1.0, 2.0, 1, Request(cells=10))


def test_looking_changes_nothing_of_a_run():
    seen, unseen = Trainer(NOISY), Trainer(NOISY)
    for steps in (0, 1, 20, 7):
        if steps:
            seen.train(steps=steps)
            unseen.train(steps=steps)
        before, gradients = bits(seen), seen.network.gradients.copy()
        look_at_everything(seen)
        assert bits(seen) == before == bits(unseen)
        assert np.array_equal(seen.network.gradients, gradients)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("optimizer", Adam()),
        ("optimizer.learning_rate", 0.5),
        ("layers.h1.units", 7),
        ("layers.h2.silent_units", (0,)),
        ("dataset.count", 60),
        ("dtype", "float64"),
        ("batch_size", 100_000),
        ("layers", ()),
    ],
)
def test_what_is_seen_after_a_change_is_what_a_fresh_probe_sees(path, value):
    trainer = Trainer(NOISY)
    trainer.train(steps=10)
    diagnose(trainer)
    life_of_point(trainer, 1.0, 2.0, 0)
    trainer.apply(edit(NOISY, path, value))
    other = Trainer(NOISY)
    other.restore(trainer.snapshot())
    assert str(diagnose(trainer)) == str(diagnose(other))
    assert str(life_of_point(trainer, 1.0, 2.0, 0)) == str(life_of_point(other, 1.0, 2.0, 0))


def test_an_optimizer_that_began_at_another_step_is_followed_too():
    trainer = Trainer(edit(NOISY, "optimizer", Adam()))
    trainer.train(steps=5)
    early = trainer.snapshot()
    trainer.apply(edit(trainer.experiment, "optimizer", Nadam()))
    trainer.train(steps=5)
    trainer.apply(edit(trainer.experiment, "optimizer", Adam()))
    diagnose(trainer)  # begun at step 10
    trainer.restore(early)
    other = Trainer(edit(NOISY, "optimizer", Adam()))
    other.restore(early)
    assert str(diagnose(trainer)) == str(diagnose(other))


def test_a_probe_is_kept_while_the_structure_is_the_same_and_goes_with_its_trainer():
    trainer = Trainer(NOISY)
    probe = probe_of(trainer)
    trainer.train(steps=3)
    assert probe_of(trainer) is probe
    trainer.reset()
    assert probe_of(trainer) is not probe
    gone = weakref.ref(trainer)
    del trainer, probe
    gc.collect()
    assert gone() is None


def test_programs_for_many_sizes_do_not_pile_up():
    trainer = Trainer(replace(NOISY, layers=()))
    probe = probe_of(trainer)
    for n in range(1, 30):
        assert probe.look(np.zeros((n, 2))).values["output"].shape == (1, n)
    assert len(probe._evaluations) <= 6


def test_a_sample_is_spread_over_all():
    assert spread_over(5, 10).tolist() == [0, 1, 2, 3, 4]
    assert spread_over(10, 5).tolist() == [0, 2, 4, 6, 8]
    indices = spread_over(1_000_003, 1000)
    assert len(set(indices.tolist())) == 1000 and indices[-1] > 998_000
