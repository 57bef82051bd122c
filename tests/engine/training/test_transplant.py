"""Weights follow their features into a network that is shown others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.features import X1, X2, Product
from engine.nn.dense import ActivationLayer, Dense
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.normalization import BatchNormalization
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

FIRST: tuple[Layer, ...] = (
    Dropout(key="first"),
    BatchNormalization(key="first"),
    ActivationLayer(key="first"),
)


@pytest.mark.parametrize("first", FIRST, ids=lambda layer: layer.kind)
def test_columns_follow_their_features_past_layers_that_mix_nothing(first):
    base = Experiment(layers=(first, Dense(key="h1")))
    trainer = Trainer(base)
    trainer.train(steps=30)
    before = trainer.network.weights("h1").copy()
    trainer.apply(replace(base, features=(Product(), X2(), X1())))
    assert np.array_equal(trainer.network.weights("h1")[:, [2, 1]], before)
    assert trainer.train(steps=5) is None


def test_a_normalisation_of_the_features_keeps_each_ones_averages():
    base = Experiment(layers=(BatchNormalization(key="n1"), Dense(key="h1")))
    trainer = Trainer(base)
    trainer.train(steps=30)
    statistics = trainer.network.statistics.reshape(2, 2).copy()
    gamma = trainer.network.view(trainer.network.parameters, "n1", "gamma").copy()
    trainer.apply(replace(base, features=(X2(), X1())))
    assert np.array_equal(trainer.network.statistics.reshape(2, 2), statistics[:, ::-1])
    swapped = trainer.network.view(trainer.network.parameters, "n1", "gamma")
    assert np.array_equal(swapped, gamma[::-1])


def test_a_layer_behind_a_dense_one_keeps_its_columns_in_their_order():
    base = Experiment(layers=(Dense(key="h1"), BatchNormalization(key="n1"), Dense(key="h2")))
    trainer = Trainer(base)
    trainer.train(steps=30)
    before = trainer.network.weights("h2").copy()
    trainer.apply(replace(base, features=(X2(), X1())))
    assert np.array_equal(trainer.network.weights("h2"), before)
