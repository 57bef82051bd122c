"""What is written as ONNX answers in another program as the network itself does."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import onnx
import onnxruntime  # type: ignore[import-untyped]
import pytest
from hypothesis import given

from engine.data.features import Feature, features
from engine.data.preprocessing import preprocessings, preprocessings_of
from engine.files.models.model import Model
from engine.files.onnx.activations import WRITERS as ACTIVATION_WRITERS
from engine.files.onnx.features import WRITERS as FEATURE_WRITERS
from engine.files.onnx.layers import WRITERS as LAYER_WRITERS
from engine.files.onnx.model import onnx_bytes
from engine.nn.activations import Sigmoid, Tanh, activations
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import layers
from engine.nn.losses import SquaredError
from engine.nn.network import Network
from engine.training.experiment import Experiment
from engine.training.image_presets import PRESETS
from engine.training.trainer import Trainer
from tests.engine.files.models.generated_models import (
    Array,
    model_of,
    picture_models,
    point_models,
    samples_for,
)


def asked(data: bytes, samples: Array) -> Array:
    """What onnxruntime makes of the samples."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return np.asarray(session.run(None, {name: samples.astype(np.float32)})[0])


def check(model: Model) -> None:
    samples = samples_for(model)
    expected = model.answers(samples)
    np.testing.assert_allclose(
        asked(onnx_bytes(model), samples),
        expected,
        rtol=1e-5,
        atol=1e-5 * max(1, abs(expected).max()),
    )


@given(point_models())
def test_a_dense_network_answers_the_same_in_onnxruntime(model):
    check(model)


@given(picture_models())
def test_a_convolutional_network_answers_the_same_in_onnxruntime(model):
    check(model)


@given(picture_models(dtype="float64"))
def test_a_network_of_64_bits_answers_the_same_but_for_rounding(model):
    check(model)


@pytest.mark.parametrize("member", activations)
def test_every_activation_answers_the_same_far_from_zero_too(member):
    activation = member()
    hidden = (Dense(key="h1", units=40, activation=activation if member.for_hidden else Tanh()),)
    output = Output(activation=Sigmoid() if member.for_hidden else activation)
    model = model_of(dataclasses.replace(Experiment(), layers=hidden), (2,), 3)
    network = Network(hidden, output, (2,), 3)
    network.parameters[...] = np.random.default_rng(5).normal(0, 3, network.parameter_count)
    check(dataclasses.replace(model, network=network))


@pytest.mark.parametrize("kind", preprocessings_of("point"))
@pytest.mark.parametrize("chosen", [member() for member in features])
def test_features_and_preprocessing_stand_in_front(chosen: Feature, kind: str):
    experiment = dataclasses.replace(
        Experiment(),
        features=(features["x2"](), chosen) if chosen.kind != "x2" else (chosen,),
        preprocessing=preprocessings[kind](),
    )
    trainer = Trainer(experiment)
    check(Model.of(trainer))


def test_whatever_can_be_in_a_network_has_a_form():
    assert set(ACTIVATION_WRITERS) == set(activations.kinds())
    assert set(FEATURE_WRITERS) == set(features.kinds())
    assert set(LAYER_WRITERS) == {*layers.kinds(), "output"}


def test_dropout_is_kept_with_its_probability_and_does_nothing_when_asked():
    stack = (Dense(key="h1", units=5), Dropout(key="d1", drop_probability=0.3))
    model = model_of(dataclasses.replace(Experiment(), layers=stack), (2,), 1)
    written = onnx.load_model_from_string(onnx_bytes(model))
    (node,) = (node for node in written.graph.node if node.op_type == "Dropout")
    numbers = {each.name: onnx.numpy_helper.to_array(each) for each in written.graph.initializer}
    assert numbers[node.input[1]] == np.float32(0.3)
    check(model)


def test_names_shapes_and_words_are_in_the_file():
    model = model_of(dataclasses.replace(Experiment(), layers=(Dense(key="h1", units=3),)), (2,), 1)
    written = onnx.load_model_from_string(onnx_bytes(model))
    (entered,), (left,) = written.graph.input, written.graph.output
    dims = [(d.dim_param or d.dim_value) for d in entered.type.tensor_type.shape.dim]
    assert (entered.name, dims) == ("points", ["batch", 2])
    assert left.name == "output" and "class 0" in left.doc_string
    assert {each.name for each in written.graph.initializer} >= {"h1.weights", "output.bias"}
    (entry,) = written.metadata_props
    assert entry.key == "glassnet.description"
    assert Experiment.from_config(json.loads(entry.value)["experiment"]) == model.experiment


def test_a_regression_gives_its_value():
    stack = (Dense(key="h1", units=3),)
    experiment = dataclasses.replace(Experiment(), layers=stack, loss=SquaredError())
    check(model_of(experiment, (2,), 1))


@pytest.mark.parametrize("preset", [p for p in PRESETS if p.id in ("quick_cnn", "cnn_2")])
def test_the_published_networks_for_digits_answer_the_same(preset):
    check(model_of(preset.experiment, (28, 28, 1), 10))
