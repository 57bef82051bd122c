"""The published numbers that the dense engine must reach, each from the recipe of its tutorial."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.tutorials import Virus
from engine.nn.dense import Output
from engine.nn.initializers import Zeros
from engine.nn.losses import BinaryCrossentropy
from engine.nn.optimizers import Adam
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

VIRUS = Experiment(
    dataset=Virus(),
    training_share=1.0,
    layers=(),
    output=Output(initializer=Zeros()),
    loss=BinaryCrossentropy(reduction="sum"),
    optimizer=Adam(learning_rate=0.001, epsilon=1e-8),
    batch_size=100,
    dtype="float64",
)
STEPS = (4000, 8000, 12000, 16000, 20000)
LOSSES = (13.849513, 9.701274, 7.537327, 6.264729, 5.439430)
ACCURACIES = (0.8857, 0.8857, 0.9429, 0.9429, 0.9714)


@pytest.fixture(scope="module")
def virus() -> tuple[list[float], list[float], Trainer]:
    trainer = Trainer(VIRUS)
    losses, accuracies = [], []
    for step in STEPS:
        trainer.train(steps=step - trainer.step)
        scores = trainer.scores()
        losses.append(scores.training_loss)
        accuracies.append(scores.training_score)
    return losses, accuracies, trainer


def test_virus_infection_reaches_the_published_losses(virus):
    assert np.abs(np.subtract(virus[0], LOSSES)).max() < 5e-5


def test_virus_infection_reaches_the_published_accuracies(virus):
    assert np.abs(np.subtract(virus[1], ACCURACIES)).max() < 5e-5


def test_virus_infection_ends_at_the_published_weights(virus):
    network = virus[2].network
    assert np.abs(network.weights("output")[0] - (0.583585, 0.481423)).max() < 5e-6
    biases = network.biases("output")
    assert biases is not None and abs(biases[0] + 16.915) < 1e-4
