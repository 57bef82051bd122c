"""What a class of thirty tries first: settings at and beyond the edge of sense."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import pytest

from engine.data.gaussians import Block, Gauss, GaussianMixture
from engine.data.painted import Painted
from engine.data.points import Points
from engine.data.preprocessing import preprocessings, preprocessings_of
from engine.nn.activations import ReLU
from engine.nn.dense import Dense
from engine.nn.losses import losses
from engine.registry import SettingError
from engine.training.consequences import edit_with_consequences
from engine.training.divergence import Divergence
from engine.training.experiment import Experiment, edit
from engine.training.frame import Observer, Request
from engine.training.runner import Runner
from engine.training.trainer import Trainer

DEEP = Experiment(layers=tuple(Dense(key=f"h{n}", units=64) for n in range(1, 7)))
FEW = edit(edit(Experiment(), "dataset", Gauss(count=10)), "training_share", 0.8)
PATIENCE_S = 10.0


def from_config_with(path: tuple[str, ...], value: object) -> Experiment:
    """The standard experiment as a file holds it, with one value replaced."""
    config: Any = Experiment().config()
    place = config
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return Experiment.from_config(config)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (1e9, "Learning rate expects a value from 1e-06 to 100, got 1e.09: choose one"),
        (10**400, "Learning rate expects a finite number"),
        (math.nan, "Learning rate expects a finite number, got nan"),
        (None, "Learning rate expects a number, got None"),
    ],
)
def test_a_learning_rate_out_of_range_is_refused_in_a_file(value, message):
    with pytest.raises(SettingError, match=f"^{message}"):
        from_config_with(("optimizer", "learning_rate"), value)


def test_a_refused_learning_rate_leaves_the_experiment_as_it_was():
    experiment = Experiment()
    with pytest.raises(SettingError):
        edit(experiment, "optimizer.learning_rate", 1e9)
    assert experiment == Experiment()


@pytest.mark.parametrize("key", ["h1", "h6"])
def test_six_layers_of_64_units_learn_and_are_measured(key):
    trainer = Trainer(DEEP)
    before = trainer.scores().training_loss
    assert trainer.train(steps=300) is None
    assert trainer.scores().training_loss < 0.8 * before
    maps = Observer().frame(trainer, Request(), False, 0.0, None).maps
    assert maps is not None
    assert maps.units[key].shape == (64, 50, 50)


def test_a_batch_larger_than_the_data_is_the_full_batch():
    large = Trainer(edit(FEW, "batch_size", 100_000))
    full = Trainer(edit(FEW, "batch_size", 8))
    assert large.batches.steps_per_epoch == 1
    for trainer in (large, full):
        assert trainer.train(steps=50) is None
        assert trainer.epoch == 50
    assert np.array_equal(large.network.parameters, full.network.parameters)


def test_a_batch_may_outgrow_the_data_in_the_middle_of_an_epoch():
    trainer = Trainer(edit(FEW, "batch_size", 3))
    trainer.train(steps=1)
    trainer.apply(edit(trainer.experiment, "batch_size", 100_000))
    assert trainer.train(steps=20) is None
    assert (trainer.step, trainer.epoch) == (21, 20)


def test_blocks_of_one_class_are_refused_with_what_to_do():
    with pytest.raises(SettingError, match="at least two classes, got only class 3: give a block"):
        GaussianMixture((Block(class_label=3), Block(2.0, 2.0, class_label=3)))


@pytest.mark.parametrize("loss", ["binary_crossentropy", "categorical_crossentropy", "hinge"])
def test_points_of_one_class_are_learnt(loss):
    points = Points.from_plain([[x, 1.0, 1] for x in range(-3, 4)])
    experiment = edit(Experiment(), "dataset", Painted(points=points))
    experiment, _ = edit_with_consequences(experiment, "loss", losses[loss]())
    trainer = Trainer(experiment)
    assert trainer.train(steps=500) is None
    scores = trainer.scores()
    assert (scores.training_score, scores.test_score) == (1.0, 1.0)
    assert math.isfinite(scores.training_loss)


@pytest.mark.parametrize("preprocessing", preprocessings_of("point"))
def test_a_single_point_is_learnt_through_every_preprocessing(preprocessing):
    experiment = edit(Experiment(), "dataset", Painted(points=Points.from_plain([[2, 3, 0]])))
    trainer = Trainer(edit(experiment, "preprocessing", preprocessings[preprocessing]()))
    assert trainer.train(steps=50) is None
    assert np.isfinite(trainer.network.parameters).all()
    assert math.isnan(trainer.scores().test_loss)  # the one point is learnt from


def test_an_experiment_without_features_is_refused():
    with pytest.raises(SettingError, match="at least one feature, got none: choose one"):
        from_config_with(("features",), [])


def test_without_a_test_set_its_scores_are_no_numbers_and_learning_goes_on():
    trainer = Trainer(edit(Experiment(), "training_share", 1.0))
    assert len(trainer.material.test) == 0
    assert trainer.train(steps=100) is None
    assert math.isnan(trainer.scores().test_loss) and math.isnan(trainer.scores().test_score)
    assert trainer.scores().training_score > 0.5


def test_a_large_network_is_closed_in_the_middle_of_training():
    runner = Runner(DEEP)
    runner.start()
    runner.play()
    deadline = time.monotonic() + PATIENCE_S
    while runner.ask(lambda trainer: trainer.step) == 0:
        assert time.monotonic() < deadline
    began = time.monotonic()
    runner.close()
    assert time.monotonic() - began < 1.0
    assert not runner._thread.is_alive()


def test_the_largest_learning_rate_diverges_and_a_reset_with_a_small_one_learns():
    steep = edit(DEEP, "optimizer.learning_rate", 100.0)
    for layer in steep.layers:
        steep = edit(steep, f"layers.{layer.key}.activation", ReLU())
    trainer = Trainer(steep)
    assert isinstance(trainer.train(steps=2000), Divergence)
    trainer.apply(edit(steep, "optimizer.learning_rate", 0.01))
    trainer.reset()
    assert trainer.train(steps=100) is None
