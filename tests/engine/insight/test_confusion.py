"""Confusion, counted by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.data.gaussians import GaussianClasses
from engine.data.shapes import Plane
from engine.insight.confusion import Confusion, confusion
from engine.insight.probe import probe_of
from engine.nn.activations import Identity, Softmax
from engine.nn.dense import Output
from engine.nn.losses import CategoricalCrossentropy, HalfSquaredError
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

CLASSES = Experiment(
    dataset=GaussianClasses(),
    output=Output(activation=Softmax()),
    loss=CategoricalCrossentropy(),
)


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("experiment", [Experiment(), CLASSES])
def test_every_point_is_counted_where_it_belongs(experiment, training):
    trainer = Trainer(experiment)
    trainer.train(steps=15)
    part = trainer.material.training if training else trainer.material.test
    counts = np.zeros((experiment.class_count,) * 2, dtype=int)
    predicted = probe_of(trainer).look(part.points).values["output"]
    for y, target in zip(predicted.T, part.targets, strict=True):
        counts[int(target), int(y.argmax() if len(y) > 1 else y[0] > 0.5)] += 1
    found = confusion(trainer, training)
    assert found.counts.tolist() == counts.tolist()
    scores = trainer.scores()
    expected = scores.training_score if training else scores.test_score
    assert found.accuracy == pytest.approx(expected)


def test_recall_and_precision_are_shares_of_rows_and_columns():
    found = Confusion(0, np.array([[3, 1, 0], [0, 4, 0], [0, 0, 0]]))
    assert (found.recall(0), found.precision(1)) == (0.75, 0.8)
    assert math.isnan(found.recall(2)) and math.isnan(found.precision(2))


def test_without_test_points_there_is_nothing_to_share():
    found = confusion(Trainer(Experiment(training_share=1.0)))
    assert found.counts.sum() == 0 and math.isnan(found.accuracy)


def test_a_regression_is_refused():
    experiment = Experiment(
        dataset=Plane(), output=Output(activation=Identity()), loss=HalfSquaredError()
    )
    with pytest.raises(SettingError, match="classes"):
        confusion(Trainer(experiment))
