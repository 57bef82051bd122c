"""Weights files of the textbook become networks that answer as the textbook's own code does."""

from __future__ import annotations

import dataclasses
import itertools
import pickle
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale
from engine.files.models.shrinking import Kernel, Passage, Shrinking, behind, passages
from engine.files.models.stages import stages
from engine.files.models.textbook_weights import Choice, TextbookWeights, open_textbook_weights
from engine.files.models.weights import Weights
from engine.nn.compile import compile_evaluation, input_fill
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.image_presets import QUICK_CNN
from engine.training.replay import replay
from engine.training.trainer import Trainer

Array = NDArray[Any]
Params = dict[str, Array]

DEEP = (16, 16, 32, 32, 64, 64)


def dense_params(*units: int, dtype: str = "float32", seed: int = 1) -> Params:
    rng = np.random.default_rng(seed)
    params = {}
    for number, (inputs, outputs) in enumerate(itertools.pairwise(units), start=1):
        params[f"W{number}"] = rng.normal(0, inputs**-0.5, (inputs, outputs)).astype(dtype)
        params[f"b{number}"] = rng.normal(0, 0.5, outputs).astype(dtype)
    return params


def conv_params(
    filters: tuple[int, ...], side: int, dense: tuple[int, ...], channels: int = 1, seed: int = 2
) -> Params:
    """As the textbook's SimpleConvNet and DeepConvNet save them: float64."""
    rng = np.random.default_rng(seed)
    params = {}
    number = 0
    for number, count in enumerate(filters, start=1):
        shape = (count, channels, side, side)
        params[f"W{number}"] = rng.normal(0, (channels * side * side) ** -0.5, shape)
        params[f"b{number}"] = rng.normal(0, 0.1, count)
        channels = count
    for more, (inputs, outputs) in enumerate(itertools.pairwise(dense), number + 1):
        params[f"W{more}"] = rng.normal(0, inputs**-0.5, (inputs, outputs))
        params[f"b{more}"] = rng.normal(0, 0.1, outputs)
    return params


def textbook_answers(
    params: Params, pixels: Array, taken: list[Passage], activation: Any, kept: float = 1.0
) -> Array:
    """The textbook's network, pixel by pixel. pixels: (n, h, w, c); returns (n, classes).

    kept: what its dropout layers, behind every dense one, multiply by in evaluation.
    """
    x = pixels.transpose(0, 3, 1, 2).astype(np.float64)
    last = len(params) // 2
    for number in range(1, last + 1):
        W, b = params[f"W{number}"], params[f"b{number}"]
        if W.ndim == 4:
            padding, stride, pooling = taken[number - 1]
            x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
            side = W.shape[2]
            rows = (x.shape[2] - side) // stride + 1
            columns = (x.shape[3] - side) // stride + 1
            z = np.empty((len(x), len(W), rows, columns))
            for r in range(rows):
                for c in range(columns):
                    seen = x[:, :, r * stride : r * stride + side, c * stride : c * stride + side]
                    z[:, :, r, c] = np.einsum("nchw,fchw->nf", seen, W) + b
            x = activation(z)
            rows, columns = rows // pooling, columns // pooling
            x = x[:, :, : rows * pooling, : columns * pooling]
            x = x.reshape(*x.shape[:2], rows, pooling, columns, pooling).max(axis=(3, 5))
        else:
            x = x.reshape(len(x), -1) @ W + b
            if number < last:
                x = activation(x)
            x = x * kept
    shares = np.exp(x - x.max(axis=1, keepdims=True))
    answers: Array = shares / shares.sum(axis=1, keepdims=True)
    return answers


def our_answers(weights: Weights, pixels: Array) -> Array:
    """(n, classes)"""
    network = weights.network()
    program = compile_evaluation(network, len(pixels))
    block = program.array("block")
    features = pixels[0].size
    block[:features] = pixels.reshape(len(pixels), -1).T
    block[features] = input_fill(network)
    program.step()
    return np.array(program.array("output").T)


def relu(x: Array) -> Array:
    return np.maximum(x, 0)


def sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def noise(*shape: int) -> Array:
    return np.random.default_rng(3).random(shape)


def recognised(params: Params, picture: tuple[int, int, int] = (28, 28, 1)) -> TextbookWeights:
    return TextbookWeights(stages(params), picture)


# Dense chains


def test_a_dense_chain_answers_as_the_textbook_does():
    params = dense_params(784, 50, 100, 10)
    pixels = noise(7, 28, 28, 1)
    weights = recognised(params).weights()
    expected = textbook_answers(params, pixels, [], sigmoid)
    np.testing.assert_allclose(our_answers(weights, pixels), expected, atol=2e-6)
    assert weights.dtype == "float32"
    assert weights.class_count == 10


def test_the_activation_is_open_and_sigmoid_unless_it_is_said():
    found = recognised(dense_params(784, 20, 10))
    assert found.choices() == (
        Choice("activation", ("sigmoid", "relu", "tanh", "identity"), "sigmoid"),
    )
    pixels = noise(3, 28, 28, 1)
    expected = textbook_answers(dense_params(784, 20, 10), pixels, [], relu)
    answered = found.weights({"activation": "relu"})
    np.testing.assert_allclose(our_answers(answered, pixels), expected, atol=2e-6)


def test_one_layer_leaves_nothing_open():
    assert recognised(dense_params(784, 10)).choices() == ()


def test_numbers_of_64_bits_keep_them():
    assert recognised(dense_params(784, 10, dtype="float64")).weights().dtype == "float64"


def test_a_layer_may_be_without_biases():
    params = dense_params(16, 5, 3, dtype="float64")
    del params["b1"]
    pixels = noise(4, 4, 4, 1)
    weights = recognised(params, (4, 4, 1)).weights()
    expected = textbook_answers({**params, "b1": np.zeros(5)}, pixels, [], sigmoid)
    np.testing.assert_allclose(our_answers(weights, pixels), expected, atol=1e-12)


def test_a_dense_chain_on_colour_pictures_takes_the_channels_in_the_textbooks_order():
    params = dense_params(48, 6, 3, dtype="float64")
    pixels = noise(4, 4, 4, 3)
    weights = recognised(params, (4, 4, 3)).weights()
    expected = textbook_answers(params, pixels, [], sigmoid)
    np.testing.assert_allclose(our_answers(weights, pixels), expected, atol=1e-12)


# Convolutions


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(
    "taken",
    [
        [Passage(0, 1, 2), Passage(1, 1, 1)],
        [Passage(1, 1, 2), Passage(2, 1, 2)],
        [Passage(2, 2, 1), Passage(0, 2, 1)],
        [Passage(1, 2, 2), Passage(1, 2, 1)],
        [Passage(0, 2, 1), Passage(1, 1, 2)],
    ],
)
def test_a_stack_answers_as_the_textbook_does_however_it_is_padded(taken, channels):
    size = (12, 12)
    for passage in taken:
        size = behind(size, Kernel(3, 4), passage) or size
    params = conv_params((4, 4), 3, (4 * size[0] * size[1], 7, 5), channels)
    answers = {
        f"c{number}.{name}": value
        for number, passage in enumerate(taken, start=1)
        for name, value in zip(("padding", "stride", "pooling"), passage, strict=True)
    }
    found = recognised(params, (12, 12, channels))
    open_names = {choice.name for choice in found.choices(answers)}
    weights = found.weights({name: answers[name] for name in answers if name in open_names})
    pixels = noise(3, 12, 12, channels)
    expected = textbook_answers(params, pixels, taken, relu)
    np.testing.assert_allclose(our_answers(weights, pixels), expected, atol=1e-10)


def test_simple_conv_net_is_recognised():
    weights = recognised(conv_params((30,), 5, (4320, 100, 10))).weights()
    assert [layer.key for layer in weights.layers] == ["c1", "p1", "f1", "h1"]
    convolution = weights.layers[0]
    assert (convolution.padding, convolution.stride) == ("valid", 1)  # type: ignore[attr-defined]


def test_deep_conv_net_is_recognised_with_its_uneven_padding():
    params = conv_params(DEEP, 3, (1024, 50, 10))
    weights = recognised(params).weights()
    assert [layer.key for layer in weights.layers] == [
        "c1", "c2", "p2", "c3", "c4", "p4", "c5", "c6", "p6", "f1", "h1", "d1",
    ]  # fmt: skip
    assert [
        (layer.padding, layer.padding_amount)  # type: ignore[attr-defined]
        for layer in weights.layers
        if layer.key in ("c3", "c4")
    ] == [("same", 0), ("number", 2)]
    pixels = noise(2, 28, 28, 1)
    taken = [Passage(1, 1, 1), Passage(1, 1, 2), Passage(1, 1, 1), Passage(2, 1, 2)]
    expected = textbook_answers(params, pixels, [*taken, *taken[:2]], relu, kept=0.5)
    np.testing.assert_allclose(our_answers(weights, pixels), expected, atol=1e-10)


def test_choices_offer_only_what_meets_the_first_dense_layer():
    kernels = (Kernel(3, 4), Kernel(3, 8))
    shrinking = Shrinking((14, 14), kernels, 9)
    for first in passages(kernels[0]):
        size = behind((14, 14), kernels[0], first)
        ends = [behind(size, kernels[1], second) for second in passages(kernels[1])] if size else []
        assert (first in shrinking.options(())) == ((3, 3) in ends)


def test_an_answer_narrows_the_choices_behind_it():
    found = recognised(conv_params((30,), 5, (4320, 100, 10)))
    names = {choice.name: choice for choice in found.choices()}
    assert names["c1.stride"].options == (1, 2)
    assert {choice.name for choice in found.choices({"c1.stride": 2})} == {
        "activation", "dropout", "c1.stride",
    }  # fmt: skip


def test_every_combination_of_offered_answers_can_be_built():
    found = recognised(conv_params((2, 2), 3, (2 * 9, 3)), (10, 10, 1))
    waiting: list[dict[str, Any]] = [{}]
    built = 0
    while waiting:
        answers = waiting.pop()
        choice = next((c for c in found.choices(answers) if c.name not in answers), None)
        if choice is None:
            found.weights(answers).network()
            built += 1
        else:
            waiting += [{**answers, choice.name: option} for option in choice.options]
    assert built > 4


def test_an_answer_that_does_not_fit_is_refused():
    found = recognised(conv_params((30,), 5, (4320, 100, 10)))
    with pytest.raises(SettingError, match=r"c1\.stride expects one of 1, 2, got 3"):
        found.weights({"c1.stride": 3})
    with pytest.raises(SettingError, match=r"got an answer to 'c2\.stride'"):
        found.weights({"c2.stride": 1})


# What cannot be


def changed(params: Params, **changes: Any) -> Params:
    return {name: value for name, value in {**params, **changes}.items() if value is not None}


DENSE = dense_params(784, 50, 10)
CONV = conv_params((4, 8), 3, (392, 10))


@pytest.mark.parametrize(
    ("params", "match"),
    [
        ([1, 2], "expects a dictionary W1, b1, W2, b2, ..., got list"),
        ({}, "got an empty one"),
        (changed(DENSE, gamma1=np.ones(50)), "got 'gamma1'"),
        (changed(DENSE, W1=3.5), "W1 expects an array of numbers, got float"),
        (changed(DENSE, W1=np.full((784, 50), np.nan)), "W1 expects finite numbers"),
        (changed(DENSE, W1=None), "got no W1"),
        (changed(DENSE, W4=np.ones((10, 2))), "got no W3"),
        (changed(DENSE, b3=np.ones(2)), "got no W3"),
        (changed(DENSE, b1=np.ones(784)), "b1 expects 50 numbers"),
        (changed(DENSE, W1=np.ones((50, 784))), "b1 expects 784 numbers"),
        (changed(DENSE, W1=np.ones(784)), r"W1 expects the shape \(inputs, units\)"),
        (changed(DENSE, W2=np.ones((51, 10))), "W2 expects 51 inputs, got 50"),
        (dense_params(100, 10), "W1 expects 100 inputs, got 784"),
        (dense_params(784, 1), "at least 2, got 1"),
        (changed(CONV, W1=np.ones((4, 1, 3, 5))), "square windows, got 3 × 5"),
        (changed(CONV, W1=np.ones((4, 1, 40, 40))), r"at most 31 × 31, got 40"),
        (changed(CONV, W1=np.ones((4, 3, 3, 3))), "W1 expects 3 channels, got pictures of 1"),
        (changed(CONV, W2=np.ones((8, 5, 3, 3))), "W2 expects 5 channels, got pictures of 4"),
        (changed(CONV, W3=np.ones((393, 10))), "W3 expects 393 inputs, but no padding"),
        (changed(CONV, W3=np.ones((8 * 5000, 10))), "no padding, stride and pooling"),
        (changed(CONV, W4=np.ones((2, 10, 3, 3))), "convolutions first"),
        (changed(CONV, W3=None, b3=None), "convolutions first"),
    ],
)
def test_what_cannot_be_read_is_explained(params, match):
    with pytest.raises(SettingError, match=match):
        recognised(params)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_a_file_is_opened(tmp_path, protocol):
    file = tmp_path / "params.pkl"
    file.write_bytes(pickle.dumps(DENSE, protocol=protocol))
    weights = open_textbook_weights(file).weights()
    pixels = noise(2, 28, 28, 1)
    expected = textbook_answers(DENSE, pixels, [], sigmoid)
    np.testing.assert_allclose(our_answers(weights, pixels), expected, atol=2e-6)


# In a run


@pytest.fixture(scope="module")
def digits() -> Experiment:
    return dataclasses.replace(QUICK_CNN.experiment, dataset=Mnist(count=100, test_count=100))


@pytest.mark.parametrize("params", [dense_params(784, 20, 10), conv_params((4,), 5, (576, 10))])
def test_a_run_goes_on_with_the_weights_and_can_be_lived_again(params, digits):
    weights = recognised(params).weights()
    trainer = Trainer(digits)
    weights.load_into(trainer)
    np.testing.assert_array_equal(trainer.network.parameters, weights.network().parameters)
    assert trainer.experiment.preprocessing == PixelScale()
    trainer.train(steps=1)
    again = replay(trainer.origin, trainer.journal, 1)
    assert again.network.parameters.tobytes() == trainer.network.parameters.tobytes()


@pytest.mark.parametrize(
    ("params", "picture", "match"),
    [
        (dense_params(784, 9), (28, 28, 1), "28 × 28 × 1 in 9 classes, got 28 × 28 × 1 in 10"),
        (dense_params(48, 10), (4, 4, 3), "4 × 4 × 3 in 10 classes, got 28 × 28 × 1 in 10"),
    ],
)
def test_weights_for_other_data_are_refused_by_a_run(params, picture, match, digits):
    with pytest.raises(SettingError, match=match):
        recognised(params, picture).weights().experiment(digits)


def test_weights_for_pictures_are_refused_by_a_run_on_points():
    with pytest.raises(SettingError, match="got points in 2"):
        recognised(dense_params(784, 10)).weights().experiment(Experiment())
