"""Models of ONNX become networks that answer as onnxruntime does."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import onnx
import pytest
from hypothesis import HealthCheck, given, settings
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from engine.data.preprocessing import Fitted
from engine.files.models.model import Model
from engine.files.models.weights import Weights
from engine.files.onnx.model import onnx_bytes
from engine.files.onnx.reader import open_onnx
from engine.nn.activations import (
    ELU,
    GELU,
    SELU,
    HardSigmoid,
    LeakyReLU,
    Mish,
    Sine,
    Softsign,
)
from engine.nn.dense import Dense
from engine.nn.layer import Shape
from engine.training.experiment import Experiment
from tests.engine.files.models.generated_models import (
    model_of,
    picture_models,
    point_models,
    samples_for,
)
from tests.engine.files.onnx.written_onnx import Written, our_answers, their_answers

Array = NDArray[Any]

in_one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def opened(tmp_path):
    def open_bytes(
        data: bytes, shape: Shape = (28, 28, 1), class_count: int | None = None
    ) -> Weights:
        file = tmp_path / "model.onnx"
        file.write_bytes(data)
        return open_onnx(file, shape, class_count)

    return open_bytes


def pictures(*shape: int) -> Array:
    return np.random.default_rng(6).random((4, *shape))


def same_answers(weights: Weights, data: bytes, inputs: Array, turned: Array | None = None) -> None:
    """turned: the inputs as the other program wants them."""
    theirs = their_answers(data, inputs if turned is None else turned)
    np.testing.assert_allclose(our_answers(weights, inputs), theirs, rtol=1e-5, atol=1e-5)


# Our own


@in_one_folder
@given(model=picture_models())
def test_our_own_network_for_pictures_comes_back_bit_for_bit(model, tmp_path):
    file = tmp_path / "model.onnx"
    file.write_bytes(onnx_bytes(model))
    found = open_onnx(file, model.network.input_shape)
    network = found.network()
    assert network.parameters.tobytes() == model.network.parameters.tobytes()
    assert network.statistics.tobytes() == model.network.statistics.tobytes()
    assert (found.layers, found.source) == (model.experiment.layers, model.experiment)


@in_one_folder
@given(model=point_models())
def test_our_own_network_for_points_comes_back_with_its_preprocessing(model, tmp_path):
    file = tmp_path / "model.onnx"
    file.write_bytes(onnx_bytes(model))
    found = open_onnx(file, (2,))
    fitted = found.fitted
    assert found.network().parameters.tobytes() == model.network.parameters.tobytes()
    assert fitted is not None
    assert (fitted.offset == model.fitted.offset).all()
    assert (fitted.divisor == model.fitted.divisor).all()


def without_description(model: Model) -> bytes:
    """As if another program had written it."""
    inputs = int(np.prod(model.network.input_shape))
    scaled = Fitted(np.zeros(inputs), np.full(inputs, 255.0 if model.of_pictures else 1.0))
    whole = onnx.load_model_from_string(onnx_bytes(dataclasses.replace(model, fitted=scaled)))
    del whole.metadata_props[:]
    data: bytes = whole.SerializeToString()
    return data


WRITTEN_OUT = ("step", "gelu")
"""Activations that ONNX has no operator for in this opset, and no exporter writes like us."""


def is_one_row(model: Model) -> bool:
    """Whether every part of it has an operator that is recognised."""
    return not any(
        getattr(layer, "silent_units", ())
        or getattr(getattr(layer, "activation", None), "kind", "") in WRITTEN_OUT
        for layer in model.experiment.layers
    )


@in_one_folder
@given(model=picture_models().filter(is_one_row))
def test_a_network_without_a_description_is_read_from_its_operators(model, tmp_path):
    file = tmp_path / "model.onnx"
    data = without_description(model)
    file.write_bytes(data)
    found = open_onnx(file, model.network.input_shape)
    samples = samples_for(model)
    ours = our_answers(found, samples / 255.0)
    np.testing.assert_allclose(ours, their_answers(data, samples), rtol=1e-5, atol=1e-5)


def test_numbers_that_another_program_changed_are_the_ones_that_count(opened):
    stack = (Dense(key="h1", units=3),)
    model = model_of(dataclasses.replace(Experiment(), layers=stack), (2,), 1)
    whole = onnx.load_model_from_string(onnx_bytes(model))
    for tensor in whole.graph.initializer:
        if tensor.name == "h1.bias":
            tensor.CopyFrom(numpy_helper.from_array(np.full(3, 9, np.float32), "h1.bias"))
    found = opened(whole.SerializeToString(), (2,))
    assert found.network().biases("h1").tolist() == [9.0, 9.0, 9.0]


# As PyTorch exports


def pytorch_cnn(**attributes: Any) -> Written:
    """Conv, normalisation, ReLU, pooling twice, view, two linear layers, log-softmax."""
    net = Written(("batch", 1, 28, 28), **attributes)
    for number, (before, after) in enumerate(((1, 4), (4, 6)), start=1):
        net.then(
            "Conv", net.noise(f"conv{number}.weight", after, before, 3, 3),
            net.noise(f"conv{number}.bias", after),
            kernel_shape=[3, 3], strides=[1, 1], pads=[1, 1, 1, 1], dilations=[1, 1], group=1,
        )  # fmt: skip
        net.then(
            "BatchNormalization",
            net.noise(f"bn{number}.weight", after), net.noise(f"bn{number}.bias", after),
            net.noise(f"bn{number}.mean", after),
            net.number(f"bn{number}.var", net.rng.uniform(0.5, 2, after)),
            epsilon=1e-5, momentum=0.9,
        )  # fmt: skip
        net.then("Relu")
        net.then("MaxPool", kernel_shape=[2, 2], strides=[2, 2], pads=[0, 0, 0, 0], ceil_mode=0)
    return net


def pytorch_head(net: Written, inputs: int) -> Written:
    net.then("Gemm", net.noise("fc1.weight", 10, inputs), net.noise("fc1.bias", 10), transB=1)
    net.then("Relu")
    net.then("Dropout", net.number("ratio", 0.25))
    net.then(
        "Gemm", net.noise("fc2.weight", 5, 10), net.noise("fc2.bias", 5),
        transB=1, alpha=0.5, beta=2.0,
    )  # fmt: skip
    return net


@pytest.mark.parametrize("way", ["Flatten", "Reshape", "view"])
@pytest.mark.parametrize("end", ["Softmax", "LogSoftmax", ""])
def test_a_network_of_pytorch_answers_the_same(opened, way, end):
    net = pytorch_cnn()
    if way == "Flatten":
        net.then("Flatten", axis=1)
    elif way == "Reshape":
        net.then("Reshape", net.number("shape", np.array([-1, 294])))
    else:  # x.view(x.size(0), -1)
        batch = net.beside("Gather", net.beside("Shape", net.flow), net.number("zero", np.array(0)))
        first = net.beside("Unsqueeze", batch, net.number("axes", np.array([0])))
        rest = net.beside("Constant", value=numpy_helper.from_array(np.array([-1])))
        net.then("Reshape", net.beside("Concat", first, rest, axis=0))
    pytorch_head(net, 294)
    logits = net.flow
    if end:
        net.then(end, axis=1)
    weights = opened(net.bytes())
    assert [layer.key for layer in weights.layers] == [
        "c1", "n1", "a1", "p1", "c2", "n2", "a2", "p2", "f1", "h1", "d1",
    ]  # fmt: skip
    net.flow = logits
    net.then("Softmax", axis=1)
    inputs = pictures(28, 28, 1)
    same_answers(weights, net.bytes(), inputs, inputs.transpose(0, 3, 1, 2))


def test_a_network_on_colour_pictures_has_its_pixels_in_order(opened):
    net = Written((1, 3, 6, 5))
    net.then("Conv", net.noise("w", 2, 3, 3, 3), kernel_shape=[3, 3])
    net.then("Tanh")
    net.then("AveragePool", kernel_shape=[2, 2])
    net.then("Flatten")
    net.then("MatMul", net.noise("v", 12, 3))
    net.then("Add", net.noise("b", 3), first=False)
    net.then("Softmax")
    inputs = pictures(6, 5, 3)[:1]
    same_answers(opened(net.bytes(), (6, 5, 3)), net.bytes(), inputs, inputs.transpose(0, 3, 1, 2))


def test_normalised_rows_that_were_pictures_are_in_order(opened):
    net = Written(("n", 3, 4, 4))
    net.then("Flatten")
    names = [net.noise(name, 48) for name in ("scale", "shift", "mean")]
    net.then("BatchNormalization", *names, net.number("var", net.rng.uniform(1, 2, 48)))
    net.then("Gemm", net.noise("w", 48, 4))
    net.then("Softmax")
    inputs = pictures(4, 4, 3)
    same_answers(opened(net.bytes(), (4, 4, 3)), net.bytes(), inputs, inputs.transpose(0, 3, 1, 2))


@pytest.mark.parametrize("kind", ["GlobalAveragePool", "ReduceMean", "squeezed"])
def test_a_global_mean_is_recognised(opened, kind):
    net = Written(("n", 1, 8, 8), opset=13)
    net.then("Conv", net.noise("w", 5, 1, 3, 3), strides=[2, 2], auto_pad="SAME_UPPER")
    if kind == "ReduceMean":
        net.then("ReduceMean", axes=[2, 3], keepdims=0)
    else:
        net.then("GlobalAveragePool")
    if kind == "squeezed":
        net.then("Squeeze", net.number("axes", np.array([2, 3])))
    elif kind == "GlobalAveragePool":
        net.then("Flatten")
    net.then("Gemm", net.noise("v", 5, 3))
    net.then("Softmax")
    inputs = pictures(8, 8, 1)
    weights = opened(net.bytes(), (8, 8, 1))
    assert [layer.key for layer in weights.layers] == ["c1", "g1"]
    same_answers(weights, net.bytes(), inputs, inputs.transpose(0, 3, 1, 2))


def test_old_files_list_their_numbers_among_the_inputs(opened):
    net = Written(("n", 1, 28, 28), opset=11)
    net.then("Flatten")
    net.then("Gemm", net.noise("w", 784, 4), net.noise("b", 4))
    whole = net.model()
    for name, shape in (("w", (784, 4)), ("b", (4,))):
        whole.graph.input.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    assert opened(whole.SerializeToString()).parameter_count == 785 * 4


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_numbers_of_every_size_are_read(opened, dtype):
    net = Written(("n", 784), dtype=dtype)
    net.then("Gemm", net.noise("w", 784, 4), net.noise("b", 4))
    found = opened(net.bytes())
    assert found.dtype == ("float64" if dtype == np.float64 else "float32")
    (array,) = (numpy_helper.to_array(each) for each in net.tensors if each.name == "w")
    assert (found.network().weights("output") == array.T).all()


# As Keras exports


def test_a_network_of_keras_answers_the_same(opened):
    """Channels last, turned at the beginning and back at the end; weights behind a Transpose."""
    net = Written(("unk__1", 28, 28, 1))
    net.then("Transpose", perm=[0, 3, 1, 2])
    net.then("Conv", net.noise("k", 4, 1, 5, 5), auto_pad="SAME_UPPER", strides=[2, 2])
    net.then("Add", net.noise("b", 1, 4, 1, 1))
    net.then("Elu", alpha=0.7)
    net.then("MaxPool", kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")
    net.then("Transpose", perm=[0, 2, 3, 1])
    net.then("Reshape", net.number("shape", np.array([-1, 196])))
    net.then("MatMul", net.beside("Transpose", net.noise("w", 12, 196), perm=[1, 0]))
    net.then("Add", net.noise("c", 12))
    net.then("Sigmoid")
    net.then("MatMul", net.noise("v", 12, 5))
    net.then("Add", net.noise("d", 5))
    net.then("Softmax", axis=-1)
    weights = opened(net.bytes())
    assert [layer.key for layer in weights.layers] == ["c1", "p1", "f1", "h1"]
    same_answers(weights, net.bytes(), pictures(28, 28, 1))


def test_a_dense_network_of_keras_on_pictures_without_channels(opened):
    net = Written(("n", 28, 28))
    net.then("Reshape", net.number("shape", np.array([-1, 784])))
    net.then("MatMul", net.noise("w", 784, 6))
    net.then("Add", net.noise("b", 6))
    net.then("Softmax")
    inputs = pictures(28, 28, 1)
    same_answers(opened(net.bytes()), net.bytes(), inputs, inputs[..., 0])


def test_rows_of_pixels_may_be_laid_out_as_pictures(opened):
    net = Written(("n", 784))
    net.then("Div", net.number("range", 255.0))
    net.then("Reshape", net.number("shape", np.array([-1, 1, 28, 28])))
    net.then("Conv", net.noise("w", 2, 1, 4, 4), strides=[4, 4])
    net.then("Flatten")
    net.then("Gemm", net.noise("v", 98, 3))
    net.then("Softmax")
    inputs = pictures(28, 28, 1)
    weights = opened(net.bytes())
    assert [layer.key for layer in weights.layers] == ["c1", "f1"]
    same_answers(weights, net.bytes(), inputs, 255 * inputs.reshape(4, 784))


@pytest.mark.parametrize("formula", ["SiLU", "Mish"])
def test_activations_that_exporters_write_out_are_recognised(opened, formula):
    net = Written(("n", 2))
    z = net.then("Gemm", net.noise("w", 2, 6), net.noise("b", 6))
    if formula == "Mish":
        net.then("Softplus")
        net.then("Tanh")
    else:
        net.then("Sigmoid")
    net.then("Mul", z, first=False)
    net.then("Gemm", net.noise("v", 6, 1))
    inputs = np.random.default_rng(1).normal(0, 2, (5, 2))
    weights = opened(net.bytes(), (2,), 0)
    assert type(weights.layers[0].activation).__name__ == formula
    same_answers(weights, net.bytes(), inputs)


@pytest.mark.parametrize(
    ("classes", "units", "expected"),
    [(0, 1, "identity"), (2, 1, "sigmoid"), (4, 4, "softmax"), (None, 4, "identity")],
)
def test_logits_get_the_activation_that_the_loss_had_in_it(opened, classes, units, expected):
    net = Written(("n", 2))
    net.then("Gemm", net.noise("w", 2, units))
    assert opened(net.bytes(), (2,), classes).output.activation.kind == expected


@pytest.mark.parametrize(
    ("kind", "attributes", "expected"),
    [
        ("LeakyRelu", {"alpha": 0.2}, LeakyReLU(alpha=0.2)),
        ("LeakyRelu", {}, LeakyReLU(alpha=0.01)),
        ("Elu", {"alpha": 0.5}, ELU(alpha=0.5)),
        ("Selu", {}, SELU()),
        ("HardSigmoid", {"alpha": 1 / 6, "beta": 0.5}, HardSigmoid()),
        ("Gelu", {"approximate": "tanh"}, GELU()),
        ("Mish", {}, Mish()),
        ("Softsign", {}, Softsign()),
        ("Sin", {}, Sine()),
    ],
)
def test_activations_have_their_knobs_from_the_operator(opened, kind, attributes, expected):
    net = Written(("n", 2), opset=20)
    net.then("Gemm", net.noise("w", 2, 6), net.noise("b", 6))
    net.then(kind, **attributes)
    net.then("Gemm", net.noise("v", 6, 1))
    weights = opened(net.bytes(), (2,), 0)
    assert weights.layers[0].activation == expected
    same_answers(weights, net.bytes(), np.random.default_rng(1).normal(0, 2, (5, 2)))
