"""Reading a picture: by the network of a run, and by one that was stored."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale
from engine.insight.forward import forward
from engine.insight.reading import Reader, read
from engine.nn.activations import Softmax
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer


def experiment(*layers: Any) -> Experiment:
    return Experiment(
        dataset=Mnist(count=100, test_count=100),
        preprocessing=PixelScale(),
        layers=layers,
        output=Output(activation=Softmax()),
        loss=CategoricalCrossentropy(),
    )


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    stack = Conv2D(key="c1", filters=3), MaxPooling2D(key="p1", size=4, stride=4), Flatten(key="f1")
    made = Trainer(experiment(*stack))
    made.train(steps=3)
    return made


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    pixels: np.ndarray = Mnist(count=100, test_count=100).load().pixels[-1]
    return pixels


def test_a_reading_is_what_the_network_puts_out(trainer, picture):
    found = read(trainer, picture)
    whole = forward(trainer, picture[None])
    assert np.array_equal(found.probabilities, whole["output"][0].astype(np.float64))
    assert found.layer == "c1"
    assert found.maps is not None
    assert np.array_equal(found.maps[2], whole["c1"][0, :, :, 2])
    assert found.class_names[found.best] == str(found.best)


def test_a_reader_reads_as_the_run_does(trainer, picture):
    reader = Reader(
        trainer.experiment,
        trainer.network,
        trainer.material.fitted,
        trainer.experiment.dataset.names,
    )
    one, other = reader.read(picture), read(trainer, picture)
    assert one.probabilities == pytest.approx(other.probabilities, abs=1e-6)
    assert one.maps is not None and other.maps is not None
    assert np.allclose(one.maps, other.maps, atol=1e-5)


def test_a_reading_stays_when_another_picture_is_read(trainer, picture):
    reader = Reader(trainer.experiment, trainer.network, trainer.material.fitted, ())
    first = reader.read(picture)
    kept = first.probabilities.copy()
    reader.read(255 - picture)
    assert np.array_equal(first.probabilities, kept)
    with pytest.raises(ValueError, match="read-only"):
        first.probabilities[0] = 1.0


def test_a_network_without_filters_has_no_maps(picture):
    dense = Trainer(experiment(Flatten(key="f1"), Dense(key="h1", units=4)))
    found = read(dense, picture)
    assert found.maps is None and found.layer == ""


def test_a_network_of_points_cannot_read_pictures(picture):
    with pytest.raises(SettingError, match="choose pictures"):
        read(Trainer(Experiment()), picture)


def test_a_picture_of_another_size_is_refused(trainer):
    with pytest.raises(SettingError, match="28 × 28 × 1"):
        read(trainer, np.zeros((20, 20, 1), np.uint8))
