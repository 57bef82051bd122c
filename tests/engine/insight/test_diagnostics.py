"""Diagnostics: corrections are those of the next step, silent units those that are silent."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.diagnostics import (
    BINS,
    LayerDiagnosis,
    diagnose,
    histogram,
    spread,
)
from engine.insight.point import life_of_point
from engine.nn.activations import LeakyReLU, ReLU, Sigmoid, Softplus, Step, Tanh
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import SGD, Adam, Momentum
from engine.nn.pooling import MaxPooling2D
from engine.nn.regularizers import L2
from engine.nn.reshape import Flatten
from engine.training.experiment import Experiment
from engine.training.journal import WeightEdit
from engine.training.trainer import Trainer
from tests.engine.insight.test_feature_maps import digits

NOISY: tuple[Layer, ...] = (
    Dense(key="h1", units=5, regularizer=L2(rate=0.05)),
    BatchNormalization(key="n1"),
    Dropout(key="d1", drop_probability=0.4),
    Dense(key="h2", units=4, activation=ReLU()),
)


def by_key(trainer: Trainer) -> dict[str, LayerDiagnosis]:
    return {layer.key: layer for layer in diagnose(trainer).layers}


@pytest.mark.parametrize("optimizer", [SGD(0.03), Momentum(0.03), Adam(0.01)])
@pytest.mark.parametrize("batch_size", [10, 100_000])
def test_corrections_are_those_of_the_step_that_the_run_makes_next(optimizer, batch_size):
    trainer = Trainer(Experiment(layers=NOISY, optimizer=optimizer, batch_size=batch_size))
    for steps in (23, 1, 40):
        trainer.train(steps=steps)
        found = by_key(trainer)
        before = trainer.network.parameters.copy()
        trainer.train(steps=1)
        moved = np.abs(trainer.network.parameters - before)
        for key in ("h1", "h2", "output"):
            inputs = trainer.network.plan(key).input_shape[0]
            own = trainer.network.view(moved, key)[:, :inputs]
            assert found[key].correction == pytest.approx(own.mean(dtype=np.float64), rel=1e-12)


def test_the_effective_rate_of_plain_descent_is_the_learning_rate():
    stack = NOISY[:1] + NOISY[3:]
    trainer = Trainer(Experiment(layers=stack, optimizer=SGD(0.03), dtype="float64"))
    trainer.train(steps=20)
    for layer in diagnose(trainer).layers:
        assert layer.learning_rate == pytest.approx(0.03, rel=1e-9)


def test_the_effective_rate_of_momentum_grows_to_ten_times_the_learning_rate():
    """Σ 0.9ᵏ = 10, where the gradient hardly changes."""
    experiment = Experiment(
        layers=(), optimizer=Momentum(1e-5, momentum=0.9), batch_size=100_000, dtype="float64"
    )
    trainer = Trainer(experiment)
    assert diagnose(trainer).layers[0].learning_rate == pytest.approx(1e-5)
    trainer.train(steps=200)
    assert diagnose(trainer).layers[0].learning_rate == pytest.approx(1e-4, rel=0.02)


def test_a_frozen_layer_moves_not_and_has_no_gradient():
    stack = (Dense(key="h1", frozen=True), Dense(key="h2"))
    trainer = Trainer(Experiment(layers=stack))
    trainer.train(steps=5)
    frozen = by_key(trainer)["h1"]
    assert frozen.correction == 0.0
    assert frozen.learning_rate is not None and math.isnan(frozen.learning_rate)
    assert frozen.gradients is not None and frozen.gradients.counts[BINS // 2] == 8


def test_gradients_are_the_mean_of_all_training_points_without_penalties():
    trainer = Trainer(Experiment(layers=(), training_share=0.1, dtype="float64"))
    trainer.train(steps=5)
    part = trainer.material.training
    total = np.zeros(2)
    for (x1, x2), target in zip(part.points, part.targets, strict=True):
        error = life_of_point(trainer, x1, x2, target).outputs[0] - target
        total += error * np.array([x1, x2])
    expected = histogram(total / len(part))
    found = by_key(trainer)["output"].gradients
    assert found is not None
    assert found.limit == pytest.approx(expected.limit)
    assert found.counts.tolist() == expected.counts.tolist()


def test_a_relu_that_no_point_wakes_is_silent_and_a_leaky_one_is_not():
    for activation, silent in ((ReLU(), (2,)), (LeakyReLU(), ()), (Softplus(), (2,))):
        trainer = Trainer(Experiment(layers=(Dense(key="h1", units=4, activation=activation),)))
        for column in (0, 1):
            for unit in range(4):
                trainer.apply(WeightEdit("h1", unit, column, 0.5))
        trainer.apply(WeightEdit("h1", 2, -1, -100.0))
        found = by_key(trainer)["h1"]
        assert found.silent == silent
        assert found.silent_share == len(silent) / 4


@pytest.mark.parametrize("activation", [Tanh(), Sigmoid()])
@pytest.mark.parametrize("bias", [-60.0, 60.0])
def test_a_unit_in_saturation_is_silent_on_either_side(activation, bias):
    trainer = Trainer(Experiment(layers=(Dense(key="h1", units=3, activation=activation),)))
    assert by_key(trainer)["h1"].silent == ()
    trainer.apply(WeightEdit("h1", 1, -1, bias))
    assert by_key(trainer)["h1"].silent == (1,)


def test_silent_units_are_found_behind_a_normalisation_too():
    trainer = Trainer(Experiment(layers=NOISY))
    trainer.train(steps=30)
    trainer.apply(WeightEdit("h2", 0, -1, -1000.0))
    found = by_key(trainer)
    assert found["h2"].silent is not None and 0 in found["h2"].silent
    assert found["n1"].silent is None and found["d1"].silent is None
    assert found["output"].silent is None


PICTURES: tuple[Layer, ...] = (
    Conv2D(key="c1", filters=3, kernel_size=3),
    MaxPooling2D(key="p1"),
    Flatten(key="f1"),
    Dense(key="h1", units=4),
)


def test_the_layers_of_a_picture_network_are_diagnosed_too():
    trainer = Trainer(digits(PICTURES))
    trainer.train(steps=2)
    diagnosis = diagnose(trainer)
    found = {layer.key: layer for layer in diagnosis.layers}
    assert diagnosis.counted == 100
    before = trainer.network.parameters.copy()
    trainer.train(steps=1)
    moved = np.abs(trainer.network.parameters - before)
    for key, weights in (("c1", 3 * 9), ("h1", 4 * 14 * 14 * 3), ("output", 10 * 4)):
        own = trainer.network.view(moved, key)[:, : trainer.network.plan(key).fan_in]
        assert found[key].correction == pytest.approx(own.mean(dtype=np.float64), rel=1e-6)
        for counted in (found[key].weights, found[key].gradients):
            assert counted is not None and counted.counts.sum() == weights
    assert found["p1"].weights is None and found["p1"].silent is None


def test_a_filter_that_no_place_of_any_picture_wakes_is_silent():
    trainer = Trainer(digits(PICTURES))
    assert by_key(trainer)["c1"].silent == ()
    trainer.apply(WeightEdit("c1", 1, -1, -1000.0))
    found = by_key(trainer)["c1"]
    assert found.silent == (1,)
    assert found.units == 3


def test_units_silenced_by_hand_and_steps_are_silent():
    stack = (
        Dense(key="h1", units=3, silent_units=(0, 9)),
        Dense(key="h2", units=2, activation=Step()),
    )
    found = by_key(Trainer(Experiment(layers=stack)))
    assert found["h1"].silent == (0,)
    assert found["h2"].silent == (0, 1)


def test_values_are_those_of_the_training_points_in_evaluation():
    trainer = Trainer(Experiment(layers=NOISY, dtype="float64"))
    trainer.train(steps=30)
    found = by_key(trainer)
    points = trainer.material.training.points
    W, b = trainer.network.weights("h1"), trainer.network.biases("h1")
    assert b is not None
    a = np.tanh(points @ W.T + b)
    assert found["h1"].values.low == pytest.approx(a.min())
    assert found["h1"].values.high == pytest.approx(a.max())
    assert found["h1"].values.mean == pytest.approx(a.mean())
    assert found["h1"].values.deviation == pytest.approx(a.std())
    assert found["d1"].values == found["n1"].values  # dropout lets everything pass
    assert found["d1"].weights is None and found["d1"].correction is None
    assert found["n1"].weights is not None and found["n1"].weights.counts.sum() == 10


def test_weights_are_counted_without_biases():
    trainer = Trainer(Experiment())
    trainer.apply(WeightEdit("h1", 0, -1, 1000.0))
    weights = by_key(trainer)["h1"].weights
    assert weights is not None
    assert weights.counts.sum() == 12 and weights.limit < 10


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60))
def test_every_finite_number_is_in_the_bin_that_it_belongs_to(numbers):
    found = histogram(np.array([*numbers, np.nan, np.inf]))
    assert found.not_finite == 2
    assert found.counts.sum() == len(numbers) and len(found.counts) == BINS
    edges = np.linspace(-found.limit, found.limit, BINS + 1)
    expected, _ = np.histogram(numbers, edges)
    # Numbers on an edge may fall to either side.
    width = edges[1] - edges[0]
    near = sum(abs((n + found.limit) / width % 1.0 - 0.5) > 0.5 - 1e-6 for n in numbers)
    assert np.abs(found.counts - expected).sum() <= 2 * near


def test_zeros_lie_in_the_middle_of_a_histogram():
    found = histogram(np.zeros((3, 4), dtype=np.float32))
    assert found.limit == 1.0 and found.counts[BINS // 2] == 12


def test_a_spread_with_an_infinity_says_so():
    assert math.isinf(spread(np.array([1.0, np.inf])).high)


def test_very_many_points_are_looked_at_in_part(monkeypatch):
    trainer = Trainer(Experiment(layers=NOISY, dtype="float64"))
    trainer.train(steps=10)
    whole = diagnose(trainer)
    monkeypatch.setattr("engine.insight.diagnostics.COUNTED_LIMIT", 100)
    part = diagnose(trainer)
    assert (whole.counted, part.counted) == (240, 100)
    for one, other in zip(whole.layers, part.layers, strict=True):
        assert one.values.mean == pytest.approx(other.values.mean, abs=0.1)


def test_a_look_takes_less_than_two_milliseconds():
    stack = tuple(Dense(key=f"h{place}", units=8, activation=ReLU()) for place in (1, 2, 3))
    trainer = Trainer(Experiment(layers=stack))
    diagnose(trainer)
    times = []
    for _ in range(60):
        start = time.perf_counter()
        diagnose(trainer)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.002
