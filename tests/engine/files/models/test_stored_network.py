"""Stored networks come back whole, and damaged files are refused; the built-in one is good."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale
from engine.files.models import stored_network
from engine.insight.evaluation import evaluate
from engine.insight.forward import forward
from engine.insight.reading import Reader
from engine.nn.activations import Softmax
from engine.nn.convolution import Conv2D
from engine.nn.dense import Output
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.normalization import BatchNormalization
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

BUILT_IN = Path(__file__).parents[4] / "resources" / "models" / "pad"


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    experiment = Experiment(
        dataset=Mnist(count=100, test_count=100),
        preprocessing=PixelScale(),
        layers=(
            Conv2D(key="c1", filters=3),
            BatchNormalization(key="b1"),
            MaxPooling2D(key="p1", size=4, stride=4),
            Flatten(key="f1"),
        ),
        output=Output(activation=Softmax()),
        loss=CategoricalCrossentropy(),
    )
    made = Trainer(experiment)
    made.train(steps=5)
    return made


@pytest.fixture
def stem(trainer, tmp_path) -> Path:
    stored_network.save(tmp_path / "net", trainer, {"test_accuracy": 0.5})
    return tmp_path / "net"


def test_a_network_that_was_stored_comes_back_whole(trainer, stem):
    found = stored_network.load(stem)
    assert found.experiment == trainer.experiment
    assert np.array_equal(found.network.parameters, trainer.network.parameters)
    assert np.array_equal(found.network.statistics, trainer.network.statistics)
    assert found.steps == 5 and found.measured == {"test_accuracy": 0.5}
    picture = trainer.material.test.pixels[7]
    reader = Reader(found.experiment, found.network, found.fitted, found.class_names)
    expected = forward(trainer, picture[None])["output"][0]
    assert reader.read(picture).probabilities == pytest.approx(expected, abs=1e-6)


def test_nothing_is_left_beside_the_two_files(stem):
    assert sorted(file.name for file in stem.parent.iterdir()) == ["net.json", "net.npz"]


def test_a_missing_or_broken_recipe_is_refused(stem, tmp_path):
    with pytest.raises(SettingError, match=r"none\.json, which cannot be read"):
        stored_network.load(tmp_path / "none")
    stem.with_suffix(".json").write_text("{")
    with pytest.raises(SettingError, match=r"net\.json, which cannot be read"):
        stored_network.load(stem)
    stem.with_suffix(".json").write_text('{"format": 9}')
    with pytest.raises(SettingError, match="format 1"):
        stored_network.load(stem)
    stem.with_suffix(".json").write_text('{"format": 1, "steps": 3}')
    with pytest.raises(SettingError, match="measured, experiment"):
        stored_network.load(stem)


def test_broken_numbers_are_refused(stem):
    stem.with_suffix(".npz").write_bytes(stem.with_suffix(".npz").read_bytes()[:500])
    with pytest.raises(SettingError, match=r"plain arrays in net\.npz"):
        stored_network.load(stem)


def test_pickled_objects_are_refused(stem):
    np.savez(stem.with_suffix(".npz"), **{"c1.weights": np.array([{}], object)})  # type: ignore[arg-type]
    with pytest.raises(SettingError, match=r"plain arrays in net\.npz"):
        stored_network.load(stem)


def test_a_recipe_of_another_network_is_refused(stem):
    file = stem.with_suffix(".json")
    recipe = json.loads(file.read_text())
    recipe["experiment"]["layers"][0]["filters"] = 4
    file.write_text(json.dumps(recipe))
    with pytest.raises(SettingError, match=r"\(4, 26\) as c1.weights, got float32 \(3, 26\)"):
        stored_network.load(stem)


def test_the_built_in_network_is_small_and_reads_the_test_digits():
    assert BUILT_IN.with_suffix(".npz").stat().st_size < 300_000
    stored = stored_network.load(BUILT_IN)
    pictures = Mnist().load()
    work = evaluate(
        stored.network, pictures.pixels[-10_000:], pictures.targets[-10_000:], stored.fitted
    )
    while True:
        try:
            next(work)
        except StopIteration as ended:
            found = ended.value
            break
    assert found.accuracy >= 0.985
    assert found.accuracy == pytest.approx(stored.measured["test_accuracy"], abs=5e-4)
