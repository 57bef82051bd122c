"""Weights files are recognised by their content, whoever saved them and under any name."""

from __future__ import annotations

import dataclasses
import pickle

import numpy as np
import pytest
from safetensors.numpy import save as save_safetensors

from engine.data.mnist import Mnist
from engine.data.preprocessing import Standardise
from engine.files.models.model import Model
from engine.files.models.model_arrays import npz_bytes, safetensors_bytes
from engine.files.models.named_layers import recognise
from engine.files.models.opened_weights import OpenedModel, open_weights
from engine.files.models.textbook_weights import TextbookWeights
from engine.files.onnx.model import onnx_bytes
from engine.nn.activations import Softmax
from engine.nn.dense import Dense, Output
from engine.nn.losses import CategoricalCrossentropy
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.image_presets import QUICK_CNN
from engine.training.trainer import Trainer
from tests.engine.files.models.generated_models import Array, model_of
from tests.engine.files.onnx.written_onnx import our_answers

WRITERS = {"npz": npz_bytes, "safetensors": safetensors_bytes, "onnx": onnx_bytes}
DIGITS = dataclasses.replace(QUICK_CNN.experiment, dataset=Mnist(count=200, test_count=100))


@pytest.fixture(scope="module")
def learnt() -> Trainer:
    trainer = Trainer(DIGITS)
    trainer.train(steps=3)
    return trainer


def arrays_for(layout: str, seed: int = 3) -> tuple[dict[str, Array], Array]:
    """The same network as four programs save it, and its kernels as the textbook has them."""
    rng = np.random.default_rng(seed)
    conv, first = rng.normal(0, 0.3, (4, 3, 3, 3)), rng.normal(0, 0.3, (4 * 16, 6))
    second, b = rng.normal(0, 0.3, (6, 3)), rng.normal(0, 0.3, (3, 6))
    last = first.reshape(4, 4, 4, 6).transpose(1, 2, 0, 3).reshape(64, 6)
    found = {
        "textbook": {
            "W1": conv, "b1": b[0, :4], "W2": first, "b2": b[1], "W3": second, "b3": b[2, :3]
        },
        "pytorch": {
            "features.0.weight": conv, "features.0.bias": b[0, :4],
            "classifier.1.weight": first.T, "classifier.1.bias": b[1],
            "classifier.10.weight": second.T, "classifier.10.bias": b[2, :3],
        },
        "keras": {
            "conv2d/kernel:0": conv.transpose(2, 3, 1, 0), "conv2d/bias:0": b[0, :4],
            "dense/kernel:0": last, "dense/bias:0": b[1],
            "dense_1/kernel:0": second, "dense_1/bias:0": b[2, :3],
        },
        "ours": {
            "c1.weights": conv.transpose(0, 2, 3, 1), "c1.bias": b[0, :4],
            "h1.weights": last.T, "h1.bias": b[1],
            "output.weights": second.T, "output.bias": b[2, :3],
        },
        "numbered": dict(
            zip(
                [f"arr_{n}" for n in range(6)],
                [conv.transpose(2, 3, 1, 0), b[0, :4], last, b[1], second, b[2, :3]],
                strict=True,
            )
        ),
    }[layout]  # fmt: skip
    return found, b


@pytest.mark.parametrize("layout", ["pytorch", "keras", "ours"])
def test_the_same_network_is_recognised_from_every_program(layout):
    pixels = np.random.default_rng(9).random((3, 8, 8, 3))
    answers = {"c1.padding": 1, "c1.stride": 1, "c1.pooling": 2}

    def answered(name: str) -> Array:
        found = recognise(arrays_for(name)[0], (8, 8, 3))
        names = {choice.name for choice in found.choices(answers)}
        return our_answers(found.weights({n: answers[n] for n in answers if n in names}), pixels)

    np.testing.assert_allclose(answered(layout), answered("textbook"), atol=1e-12)


def test_arrays_saved_without_names_are_taken_in_their_order():
    found = recognise(arrays_for("numbered")[0], (8, 8, 3))
    assert [stage.units for stage in found.stages] == [4, 6, 3]


def test_layers_follow_each_other_whatever_the_alphabet_says():
    rng = np.random.default_rng(1)
    shapes = {"input.weight": (9, 16), "output.weight": (4, 5), "between.weight": (5, 9)}
    arrays = {name: rng.normal(0, 1, shape) for name, shape in shapes.items()}
    assert [stage.units for stage in recognise(arrays, (4, 4, 1)).stages] == [9, 5, 4]


@pytest.mark.parametrize(
    ("arrays", "match"),
    [
        ({"bn.running_mean": np.ones(3)}, r"got 'bn\.running_mean': other layers come as ONNX"),
        ({"fc.bias": np.ones(3)}, r"got 'fc\.bias'"),
        (
            {"a.weight": np.ones((3, 16)), "b.weight": np.ones((2, 7))},
            "layers that follow each other",
        ),
        ({"a.weight": np.ones((2, 3, 4))}, r"W1 expects the shape"),
        ({"a.weight": np.full((3, 16), np.inf)}, "W1 expects finite numbers"),
    ],
)
def test_arrays_of_other_layers_are_refused(arrays, match):
    with pytest.raises(SettingError, match=match):
        recognise(arrays, (4, 4, 1))


@pytest.mark.parametrize("format", WRITERS)
def test_a_run_goes_on_from_a_file_as_if_it_had_not_been_away(learnt, format, tmp_path):
    file = tmp_path / "model.bin"
    file.write_bytes(WRITERS[format](Model.of(learnt)))
    trainer = Trainer(DIGITS)
    opened = open_weights(file, (28, 28, 1), trainer.experiment)
    opened.weights().load_into(trainer)
    assert opened.choices() == ()
    assert trainer.network.parameters.tobytes() == learnt.network.parameters.tobytes()
    assert trainer.measure().test_score == learnt.measure().test_score


@pytest.mark.parametrize("format", WRITERS)
def test_the_experiment_of_the_file_comes_along_unless_the_data_at_hand_are_wanted(
    learnt, format, tmp_path
):
    file = tmp_path / "model.bin"
    file.write_bytes(WRITERS[format](Model.of(learnt)))
    present = dataclasses.replace(DIGITS, dataset=Mnist(count=300), batch_size=7)
    opened = open_weights(file, (28, 28, 1), present)
    (choice,) = opened.choices()
    assert (choice.name, choice.answer, choice.options) == ("data", "file", ("file", "present"))
    assert opened.weights().experiment(present) == DIGITS
    kept = opened.weights({"data": "present"}).experiment(present)
    assert (kept.dataset, kept.batch_size, kept.layers) == (
        present.dataset, 7, DIGITS.layers,
    )  # fmt: skip


@pytest.mark.parametrize("format", WRITERS)
def test_points_with_features_and_preprocessing_come_back(format, tmp_path):
    experiment = dataclasses.replace(
        Experiment(), preprocessing=Standardise(), layers=(Dense(key="h1", units=5),)
    )
    trainer = Trainer(experiment)
    trainer.train(steps=30)
    file = tmp_path / "model.bin"
    file.write_bytes(WRITERS[format](Model.of(trainer)))
    again = Trainer(Experiment())
    open_weights(file, again.experiment.input_shape, again.experiment).weights().load_into(again)
    assert again.experiment == experiment
    assert again.scores() == trainer.scores()


def test_points_are_refused_where_pictures_are_learnt(tmp_path):
    experiment = dataclasses.replace(Experiment(), layers=(Dense(key="h1", units=5),))
    (tmp_path / "a.npz").write_bytes(npz_bytes(model_of(experiment, (2,), 1)))
    opened = open_weights(tmp_path / "a.npz", (28, 28, 1), DIGITS)
    with pytest.raises(SettingError, match="points with 2 features, got pictures"):
        opened.check_data(DIGITS)


def test_pictures_are_refused_where_points_are_learnt(learnt, tmp_path):
    (tmp_path / "a.npz").write_bytes(npz_bytes(Model.of(learnt)))
    opened = open_weights(tmp_path / "a.npz", (2,), Experiment())
    with pytest.raises(SettingError, match="pictures of 28 × 28 × 1 in 10 classes, got points"):
        opened.check_data(Experiment())


def test_the_layers_of_a_model_can_be_listed(learnt, tmp_path):
    (tmp_path / "a.onnx").write_bytes(onnx_bytes(Model.of(learnt)))
    opened = open_weights(tmp_path / "a.onnx", (28, 28, 1), DIGITS)
    assert isinstance(opened, OpenedModel)
    rows = opened.rows()
    assert [row.key for row in rows] == ["c1", "p1", "c2", "p2", "f1", "h1", "d1", "output"]
    assert opened.parameter_count == learnt.network.parameter_count
    assert sum(row.parameters or 0 for row in rows) == opened.parameter_count


def test_an_answer_to_what_is_not_open_is_refused(learnt, tmp_path):
    (tmp_path / "a.npz").write_bytes(npz_bytes(Model.of(learnt)))
    opened = open_weights(tmp_path / "a.npz", (28, 28, 1), DIGITS)
    with pytest.raises(SettingError, match="leave open nothing, got an answer to 'activation'"):
        opened.weights({"activation": "relu"})


DENSE = {"W1": np.ones((784, 4), np.float32), "W2": np.ones((4, 10), np.float32)}


@pytest.mark.parametrize("name", ["a.npz", "a.safetensors", "a.pkl", "a"])
def test_arrays_alone_are_asked_about(tmp_path, name):
    file = tmp_path / name
    if name == "a.npz":
        np.savez(file, **DENSE)  # type: ignore[arg-type]
    else:
        file.write_bytes(pickle.dumps(DENSE) if name == "a.pkl" else save_safetensors(DENSE))
    opened = open_weights(file, (28, 28, 1), DIGITS)
    assert isinstance(opened, TextbookWeights)
    assert [choice.name for choice in opened.choices()] == ["activation"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"\x80\x04.", b"GIF89a" + bytes(99)])
def test_what_is_no_weights_file_is_refused(tmp_path, data):
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(SettingError):
        open_weights(tmp_path / "a", (28, 28, 1), DIGITS)


def test_softmax_with_two_classes_has_two_outputs(tmp_path):
    experiment = dataclasses.replace(
        Experiment(), output=Output(activation=Softmax()), loss=CategoricalCrossentropy()
    )
    trainer = Trainer(experiment)
    (tmp_path / "a.onnx").write_bytes(onnx_bytes(Model.of(trainer)))
    opened = open_weights(tmp_path / "a.onnx", (2,), Experiment())
    assert opened.class_count == 2
    opened.check_data(Experiment())
