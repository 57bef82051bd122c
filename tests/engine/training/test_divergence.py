"""When learning leaves the finite numbers it stops before that step and names the operation."""

from __future__ import annotations

import numpy as np

from engine.nn.activations import Identity, ReLU
from engine.nn.dense import Dense, Output
from engine.nn.losses import HalfSquaredError
from engine.nn.optimizers import SGD
from engine.training.divergence import Divergence
from engine.training.experiment import Experiment
from engine.training.journal import WeightEdit
from engine.training.trainer import Trainer

EXPLODING = Experiment(
    layers=(
        Dense(key="h1", units=6, activation=ReLU()),
        Dense(key="h2", units=6, activation=ReLU()),
    ),
    output=Output(activation=Identity()),
    loss=HalfSquaredError(),
    optimizer=SGD(learning_rate=100.0),
)


def test_divergence_names_step_layer_and_operation():
    trainer = Trainer(EXPLODING)
    divergence = trainer.train(steps=1000)
    assert isinstance(divergence, Divergence)
    assert divergence.step == trainer.step + 1
    assert divergence.layer in {"h1", "h2", "output", ""}
    assert divergence.role in {"forward", "loss", "backward", "update"}
    assert divergence.formula


def test_the_state_before_the_divergence_is_still_there():
    trainer = Trainer(EXPLODING)
    trainer.train(steps=1000)
    assert np.isfinite(trainer.network.parameters).all()
    again = Trainer(EXPLODING)
    again.train(steps=trainer.step)
    assert np.array_equal(again.network.parameters, trainer.network.parameters)


def test_it_diverges_again_at_the_same_place():
    trainer = Trainer(EXPLODING)
    assert trainer.train(steps=1000) == trainer.train(steps=1000)


def test_an_overflow_in_the_forward_pass_is_found_there():
    trainer = Trainer(EXPLODING)
    trainer.apply(WeightEdit("h1", 0, 0, 1e30))
    trainer.apply(WeightEdit("h2", 0, 0, 1e30))
    divergence = trainer.train(steps=1)
    assert isinstance(divergence, Divergence)
    assert (divergence.step, divergence.layer, divergence.role) == (1, "h2", "forward")
    assert divergence.formula == "z = W·x + b"


def test_a_rate_that_is_lowered_after_it_lets_learning_go_on():
    trainer = Trainer(EXPLODING)
    trainer.train(steps=1000)
    steps = trainer.step
    trainer.reset()
    from engine.training.experiment import edit

    trainer.apply(edit(EXPLODING, "optimizer.learning_rate", 0.01))
    assert trainer.train(steps=steps + 100) is None
