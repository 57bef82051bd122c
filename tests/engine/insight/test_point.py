"""The life of a point, checked by differences of its loss, and a step on it by the formulas."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from engine.data.shapes import Plane
from engine.insight.point import life_of_point, map_after_step_on
from engine.nn.activations import Identity
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.losses import HalfSquaredError
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import SGD, Adam
from engine.nn.regularizers import L2
from engine.training.experiment import Experiment
from engine.training.frame import Observer, Request
from engine.training.scorer import Scorer
from engine.training.trainer import Trainer

EXACT = Experiment(
    layers=(
        Dense(key="h1", units=4, regularizer=L2(rate=0.1)),
        BatchNormalization(key="n1", momentum=0.5),
        Dropout(key="d1", drop_probability=0.4),
        Dense(key="h2", units=3),
    ),
    dtype="float64",
    optimizer=SGD(learning_rate=0.03),
)


def trained(experiment: Experiment = EXACT, steps: int = 40) -> Trainer:
    trainer = Trainer(experiment)
    trainer.train(steps=steps)
    return trainer


def loss_of(trainer: Trainer, x1: float, x2: float, target: int) -> float:
    """Binary cross-entropy of the network in evaluation, by plain formulas."""
    network = trainer.network
    mean, variance = network.statistics.reshape(2, 4)
    a = np.tanh(network.weights("h1") @ [x1, x2] + network.biases("h1"))
    gamma = network.view(network.parameters, "n1", "gamma")[:, 0]
    beta = network.view(network.parameters, "n1", "beta")[:, 0]
    a = gamma * (a - mean) / np.sqrt(variance + 1e-3) + beta
    a = np.tanh(network.weights("h2") @ a + network.biases("h2"))
    z = float((network.weights("output") @ a + network.biases("output"))[0])
    p = 1 / (1 + math.exp(-z))
    return -math.log(p if target == 1 else 1 - p)


def gradient_of(trainer: Trainer, x1: float, x2: float, target: int) -> np.ndarray:
    """By central differences."""
    parameters, h = trainer.network.parameters, 1e-6
    found = np.zeros_like(parameters)
    for i in range(len(parameters)):
        kept = parameters[i]
        parameters[i] = kept + h
        above = loss_of(trainer, x1, x2, target)
        parameters[i] = kept - h
        below = loss_of(trainer, x1, x2, target)
        parameters[i] = kept
        found[i] = (above - below) / (2 * h)
    return found


def test_the_loss_and_the_length_of_the_gradient_are_those_of_the_point_alone():
    trainer = trained()
    for x1, x2, target in ((1.0, 2.0, 1), (-3.0, 0.5, 0)):
        life = life_of_point(trainer, x1, x2, target)
        assert life.loss == pytest.approx(loss_of(trainer, x1, x2, target), rel=1e-9)
        expected = np.linalg.norm(gradient_of(trainer, x1, x2, target))
        assert life.gradient_norm == pytest.approx(expected, rel=1e-5)


def test_shares_and_pulls_of_all_training_points_add_up_to_1():
    trainer = trained(replace(EXACT, training_share=0.1))
    part = trainer.material.training
    lives = [
        life_of_point(trainer, x1, x2, target)
        for (x1, x2), target in zip(part.points, part.targets, strict=True)
    ]
    assert sum(life.share for life in lives) == pytest.approx(1.0)
    assert sum(life.pull for life in lives) == pytest.approx(1.0)
    assert lives[0].counted == len(part)


def test_the_pull_is_the_projection_on_the_sum_of_all_gradients():
    trainer = trained(replace(EXACT, training_share=0.05))
    part = trainer.material.training
    gradients = [
        gradient_of(trainer, x1, x2, target)
        for (x1, x2), target in zip(part.points, part.targets, strict=True)
    ]
    total = np.sum(gradients, axis=0)
    life = life_of_point(trainer, 2.0, -1.0, 1)
    own = gradient_of(trainer, 2.0, -1.0, 1)
    assert life.pull == pytest.approx(own @ total / (total @ total), rel=1e-4)
    lengths = sum(np.linalg.norm(gradient) for gradient in gradients)
    assert life.share == pytest.approx(np.linalg.norm(own) / lengths, rel=1e-5)


def test_frozen_weights_take_no_part_in_the_gradient():
    stack = (Dense(key="h1", units=4, frozen=True),)
    life = life_of_point(Trainer(replace(EXACT, layers=stack)), 1.0, 2.0, 1)
    a = life.activations["h1"]
    error = life.outputs[0] - 1.0
    assert life.gradient_norm == pytest.approx(abs(error) * math.sqrt(a @ a + 1))


def test_a_frozen_unit_takes_no_part_in_the_gradient():
    free, held = (
        Trainer(replace(EXACT, layers=(), output=Output(frozen_units=units)))
        for units in ((), (0,))
    )
    assert life_of_point(free, 1.0, 2.0, 1).gradient_norm > 0.0
    assert life_of_point(held, 1.0, 2.0, 1).gradient_norm == 0.0
    assert math.isnan(life_of_point(held, 1.0, 2.0, 1).share)


def test_activations_and_prediction_are_those_of_the_network():
    trainer = trained()
    life = life_of_point(trainer, 1.0, 2.0, 1)
    assert list(life.activations) == ["features", "h1", "n1", "d1", "h2", "output"]
    assert life.activations["features"].tolist() == [1.0, 2.0]
    assert life.activations["d1"].tolist() == life.activations["n1"].tolist()
    network = trainer.network
    a = np.tanh(network.weights("h1") @ [1.0, 2.0] + network.biases("h1"))
    assert life.activations["h1"] == pytest.approx(a)
    p = math.exp(-life_of_point(trainer, 1.0, 2.0, 1).loss)
    assert life.outputs == pytest.approx([p])
    assert life.prediction == (p > 0.5)
    wrong = life_of_point(trainer, 1.0, 2.0, 1 - int(life.prediction))
    assert wrong.mistake and not life_of_point(trainer, 1.0, 2.0, life.prediction).mistake


def test_mistakes_are_those_of_the_frame():
    trainer = trained(Experiment(), steps=30)
    part = trainer.material.test
    assert isinstance(trainer.scorer, Scorer)
    mistakes = trainer.scorer.mistakes(part)
    for index in range(0, len(part), 7):
        x1, x2 = part.points[index]
        life = life_of_point(trainer, x1, x2, part.targets[index])
        assert life.mistake == mistakes[index]


def test_a_regression_has_a_value_and_no_mistakes():
    experiment = Experiment(
        dataset=Plane(), output=Output(activation=Identity()), loss=HalfSquaredError()
    )
    life = life_of_point(trained(experiment), 1.0, 2.0, 0.75)
    assert not life.mistake
    assert life.prediction == life.outputs[0]
    assert life.loss == pytest.approx(0.5 * (life.prediction - 0.75) ** 2, rel=1e-5)


def test_a_plain_step_goes_down_the_points_own_gradient():
    experiment = replace(EXACT, layers=(Dense(key="h1", units=4), *EXACT.layers[1:]))
    trainer = trained(experiment)
    gradient = gradient_of(trainer, 1.0, 2.0, 1)
    step = map_after_step_on(trainer, 1.0, 2.0, 1, Request(cells=8))
    for key in ("h1", "h2", "output"):
        expected = -0.03 * trainer.network.view(gradient, key)
        assert step.changes[key] == pytest.approx(expected, rel=1e-4, abs=1e-9)
    assert step.loss_before == pytest.approx(loss_of(trainer, 1.0, 2.0, 1))
    trainer.network.parameters[...] -= 0.03 * gradient
    assert step.loss_after == pytest.approx(loss_of(trainer, 1.0, 2.0, 1), rel=1e-6)
    assert step.loss_after < step.loss_before


def test_the_map_after_the_step_is_the_frames_map_of_the_changed_network():
    trainer = trained(Experiment(dtype="float64"))
    request = Request(domains=((-4.0, 4.0), (-4.0, 4.0)), cells=16)
    step = map_after_step_on(trainer, 1.0, 2.0, 1, request)
    for key, change in step.changes.items():
        view = trainer.network.view(trainer.network.parameters, key)
        view += change
    maps = Observer().frame(trainer, request, False, 0.0, None).maps
    assert maps is not None
    assert step.output.shape == (1, 16, 16) and step.output.dtype == np.float32
    assert np.allclose(step.output, maps.output, atol=1e-6)


def test_the_optimizer_goes_on_with_its_present_state():
    experiment = replace(EXACT, layers=(), optimizer=Adam(learning_rate=0.01))
    trainer = trained(experiment)
    error = life_of_point(trainer, 1.0, 2.0, 1).outputs[0] - 1.0
    g = error * np.array([1.0, 2.0, 1.0])
    m = 0.9 * trainer.state.slots["m"] + 0.1 * g
    v = 0.999 * trainer.state.slots["v"] + 0.001 * g**2
    t = trainer.step + 1
    rate = 0.01 * math.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    expected = -rate * m / (np.sqrt(v) + 1e-7)
    step = map_after_step_on(trainer, 1.0, 2.0, 1, Request(cells=4))
    assert step.changes["output"][0] == pytest.approx(expected)


def test_looking_twice_gives_the_same():
    trainer = trained()
    one = map_after_step_on(trainer, 1.0, 2.0, 1, Request(cells=6))
    other = map_after_step_on(trainer, 1.0, 2.0, 1, Request(cells=6))
    assert np.array_equal(one.output, other.output)
    assert one.loss_after == other.loss_after
