"""Hidden space: stages follow the network's formulas, hinges lie where the weighted sum is 0."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.features import X1, X2, X1Squared
from engine.data.preprocessing import Standardise
from engine.insight.hidden_space import has_hinge, hidden_space, hinge_lines
from engine.nn.activations import ELU, Identity, LeakyReLU, ReLU, SiLU, Softmax, Step, Tanh
from engine.nn.dense import ActivationLayer, Dense
from engine.nn.dropout import Dropout
from engine.nn.normalization import BatchNormalization
from engine.training.experiment import Experiment
from engine.training.journal import WeightEdit
from engine.training.trainer import Trainer

SMALL = Experiment(
    layers=(
        Dense(key="h1", units=2),
        Dropout(key="d1"),
        Dense(key="h2", units=3, activation=ReLU()),
    ),
    dtype="float64",
)


def trained(experiment: Experiment, steps: int = 50) -> Trainer:
    trainer = Trainer(experiment)
    trainer.train(steps=steps)
    return trainer


def test_stages_follow_the_layers_each_with_its_sum_and_its_activation():
    stages = hidden_space(trained(SMALL)).stages
    assert [(s.key, s.step, s.width, s.dimensions) for s in stages] == [
        ("plane", "plane", 2, 2),
        ("h1", "sum", 2, 2),
        ("h1", "activation", 2, 2),
        ("h2", "sum", 3, 3),
        ("h2", "activation", 3, 3),
        ("output", "sum", 1, 2),
        ("output", "activation", 1, 2),
    ]


def test_lines_and_points_lie_where_the_formulas_put_them():
    trainer = trained(SMALL)
    space = hidden_space(trainer, ((-3.0, 3.0),) * 2, lines=5, samples=9)
    W, b = trainer.network.weights("h1"), trainer.network.biases("h1")
    assert b is not None
    plane, z, a, *_ = space.stages
    assert plane.lines.shape == (2, 10, 9)
    assert np.allclose(z.lines, np.tensordot(W, plane.lines, 1) + b[:, None, None], atol=1e-5)
    assert np.allclose(a.lines, np.tanh(z.lines), atol=1e-5)
    part = trainer.material.training
    assert np.allclose(a.training, np.tanh(W @ part.points.T + b[:, None]), atol=1e-5)
    assert np.array_equal(space.training_targets, part.targets)
    assert a.test.shape[1] == len(trainer.material.test) == len(space.test_targets)
    assert space.step == trainer.step
    last = space.stages[-1]
    assert not last.training[1].any()  # a single unit has one coordinate


def test_grid_lines_run_upright_then_level_over_the_domain():
    domains = (0.0, 6.0), (-3.0, 3.0)
    plane = hidden_space(trained(SMALL), domains, lines=4, samples=7).stages[0]
    assert plane.lines[0, 0].tolist() == [0.0] * 7
    assert plane.lines[0, 1].tolist() == [2.0] * 7
    assert plane.lines[1, 0].tolist() == [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]
    assert plane.lines[1, 4].tolist() == [-3.0] * 7
    assert plane.lines[0, 7].tolist() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]


@pytest.mark.parametrize(
    "change", [{"preprocessing": Standardise()}, {"features": (X1(), X2(), X1Squared())}]
)
def test_features_are_a_stage_where_they_are_not_the_plane(change):
    stages = hidden_space(trained(replace(SMALL, **change))).stages
    assert [stage.step for stage in stages[:3]] == ["plane", "features", "sum"]


def test_a_wide_layer_is_projected_on_its_principal_axes():
    trainer = trained(Experiment(layers=(Dense(key="h1", units=7),), dtype="float64"))
    space = hidden_space(trainer)
    stage = next(s for s in space.stages if (s.key, s.step) == ("h1", "activation"))
    assert stage.projection is not None and (stage.width, stage.dimensions) == (7, 2)
    W, b = trainer.network.weights("h1"), trainer.network.biases("h1")
    assert b is not None
    a = np.tanh(W @ trainer.material.training.points.T + b[:, None])
    centred = a - a.mean(axis=1, keepdims=True)
    _, singular, _ = np.linalg.svd(centred)
    assert stage.projection.explained == pytest.approx(
        (singular[:2] ** 2).sum() / (singular**2).sum()
    )
    lengths = np.sqrt((stage.training.astype(np.float64) ** 2).sum(axis=1))
    assert lengths == pytest.approx(singular[:2], rel=1e-5)
    before = next(s for s in space.stages if (s.key, s.step) == ("h1", "sum"))
    assert before.projection is stage.projection  # so that the two can be blended


def test_other_layers_are_stages_and_identity_adds_none():
    stack = (
        Dense(key="h1", units=2, activation=Identity()),
        BatchNormalization(key="n1"),
        ActivationLayer(key="f1", activation=Tanh()),
    )
    stages = hidden_space(trained(Experiment(layers=stack))).stages
    assert [(s.key, s.step) for s in stages[1:4]] == [
        ("h1", "sum"),
        ("n1", "batch_normalization"),
        ("f1", "activation"),
    ]
    assert np.allclose(stages[3].lines, np.tanh(stages[2].lines), atol=1e-5)


def test_the_hinge_of_a_first_layer_is_its_straight_line():
    trainer = Trainer(
        Experiment(layers=(Dense(key="h1", units=3, activation=ReLU()),), dtype="float64")
    )
    for column, value in ((0, 1.0), (1, -2.0), (-1, 0.5)):
        trainer.apply(WeightEdit("h1", 0, column, value))
    for column, value in ((0, 0.0), (1, 0.0), (-1, 1.0)):
        trainer.apply(WeightEdit("h1", 2, column, value))
    first, _, third = hinge_lines(trainer, ((-4.0, 4.0),) * 2)
    assert (first.key, first.unit) == ("h1", 0)
    x1, x2 = first.pieces[..., 0], first.pieces[..., 1]
    assert np.allclose(x1 - 2 * x2 + 0.5, 0.0, atol=1e-9)
    assert x1.min() == pytest.approx(-4.0) and x1.max() == pytest.approx(4.0)
    assert third.pieces.shape == (0, 2, 2)


def test_hinges_of_deeper_layers_lie_where_their_sum_is_nearly_0():
    stack = tuple(Dense(key=key, units=4, activation=ReLU()) for key in ("h1", "h2"))
    trainer = trained(Experiment(layers=stack, dtype="float64"), steps=300)
    W1, b1 = trainer.network.weights("h1"), trainer.network.biases("h1")
    W2, b2 = trainer.network.weights("h2"), trainer.network.biases("h2")
    assert b1 is not None and b2 is not None
    found = [line for line in hinge_lines(trainer) if line.key == "h2"]
    assert [line.unit for line in found] == [0, 1, 2, 3]
    assert sum(len(line.pieces) for line in found) > 0
    for line in found:
        points = line.pieces.reshape(-1, 2)
        z = W2 @ np.maximum(W1 @ points.T + b1[:, None], 0) + b2[:, None]
        steepness = np.abs(W2) @ np.abs(W1) @ [1, 1]
        assert np.abs(z[line.unit]).max(initial=0.0) < 0.1 * steepness[line.unit]


def test_only_activations_with_a_corner_or_a_jump_have_hinges():
    assert has_hinge(ReLU()) and has_hinge(LeakyReLU()) and has_hinge(Step())
    assert has_hinge(ELU(alpha=2.0)) and not has_hinge(ELU(alpha=1.0))
    assert not any(map(has_hinge, (Tanh(), Identity(), SiLU(), Softmax())))
    assert hinge_lines(Trainer(Experiment())) == ()


def test_numbers_that_are_not_finite_do_not_stop_the_look():
    trainer = Trainer(Experiment(layers=(Dense(key="h1", units=5, activation=ReLU()),)))
    trainer.apply(WeightEdit("h1", 0, 0, float("inf")))
    stages = hidden_space(trainer).stages
    assert stages[1].projection is None and stages[1].dimensions == 3
    assert hinge_lines(trainer)[0].pieces.shape[1:] == (2, 2)
