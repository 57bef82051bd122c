"""Networks: gradients against central differences, shapes, parameter counts, summed programs."""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np
import pytest

from engine.nn.activations import Identity, ReLU, Sigmoid, Softmax, Tanh, activations
from engine.nn.compile import (
    OptimizerState,
    block_rows,
    compile_evaluation,
    compile_gradient,
    compile_training,
)
from engine.nn.convolution import Conv2D
from engine.nn.dense import ActivationLayer, Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.initializers import Normal
from engine.nn.layer import Layer, layers
from engine.nn.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    HalfSquaredError,
    Loss,
)
from engine.nn.network import Network
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import SGD, Adam
from engine.nn.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D
from engine.nn.regularizers import L1, L2, Elastic, MaxNorm, NoRegularizer
from engine.nn.reshape import Flatten
from engine.nn.schedules import Constant
from engine.nn.streams import Streams

BATCH = 7


def build(
    stack: tuple[Layer, ...],
    output: Output,
    units: int = 1,
    dtype: str = "float64",
    shape: tuple[int, ...] = (3,),
):
    network = Network(stack, output, shape, units, dtype)
    streams = Streams(5)
    network.initialize(streams)
    network.parameters += 0.1 * streams.fresh("shake").standard_normal(network.parameter_count)
    return network, streams


def fill(block: np.ndarray, network: Network, codes: tuple[float, float] = (0.0, 1.0)) -> None:
    rng = np.random.default_rng(3)
    inputs = prod(network.input_shape)
    block[:inputs] = rng.standard_normal((inputs, block.shape[1]))
    block[inputs] = 1.0
    targets = rng.integers(0, max(network.output_units, 2), block.shape[1])
    if network.output_units == 1:
        block[inputs + 1] = np.where(targets == 1, codes[1], codes[0])
    else:
        block[inputs + 1 :] = targets == np.arange(network.output_units)[:, None]


def gradient_error(network: Network, streams: Streams, loss: Loss) -> float:
    """Largest difference between backpropagated and central difference, relative to the largest."""
    program = compile_gradient(network, loss, streams, BATCH)
    fill(program.array("block"), network)
    statistics = network.statistics.copy()
    program.walk()
    analytic = network.gradients.copy()
    numerical = np.zeros_like(analytic)
    width = 1e-5
    for i in range(network.parameter_count):
        values = []
        for sign in (1, -1):
            network.parameters[i] += sign * width
            network.statistics[...] = statistics
            program.walk(draw=False)
            values.append(float(program.array("loss")))
            network.parameters[i] -= sign * width
        numerical[i] = (values[0] - values[1]) / (2 * width)
    return float(np.abs(analytic - numerical).max() / np.abs(numerical).max())


STACKS: dict[str, tuple[Layer, ...]] = {
    "none": (),
    "dense": (Dense(key="a", units=4, activation=Tanh()),),
    "two dense": (Dense(key="a", units=4), Dense(key="b", units=3, activation=Sigmoid())),
    "without bias": (Dense(key="a", units=4, bias=False), Dense(key="b", units=2, bias=False)),
    "bias scale": (Dense(key="a", units=4, bias_scale=3.5), Dense(key="b", bias_scale=0.2)),
    "dropout": (Dense(key="a", units=6), Dropout(key="d", drop_probability=0.4)),
    "dropout first": (Dropout(key="d", drop_probability=0.3), Dense(key="a", units=4)),
    "batch normalisation": (
        Dense(key="a", units=5, activation=Identity()),
        BatchNormalization(key="n"),
        ActivationLayer(key="f", activation=Tanh()),
    ),
    "batch normalisation first": (BatchNormalization(key="n"), Dense(key="a", units=4)),
}


def smooth(**knobs: Any) -> Conv2D:
    """A convolution whose outputs can be told apart by central differences."""
    return Conv2D(activation=Tanh(), initializer=Normal(std=0.5), **knobs)


PICTURE_STACKS: dict[str, tuple[Layer, ...]] = {
    "convolution": (smooth(key="c", filters=3, kernel_size=3), Flatten(key="f")),
    "convolution without bias": (
        smooth(key="c", filters=2, kernel_size=3, padding="valid", bias=False),
        Flatten(key="f"),
    ),
    "two convolutions": (
        smooth(key="c", filters=2, kernel_size=3),
        smooth(key="e", filters=3, kernel_size=2, padding="valid", bias_scale=2.0),
        Flatten(key="f"),
    ),
    "strides": (
        smooth(key="c", filters=2, kernel_size=2),
        smooth(key="e", filters=2, kernel_size=3, stride=2),
        Flatten(key="f"),
    ),
    "dilation": (
        smooth(key="c", filters=2, kernel_size=2),
        smooth(key="e", filters=2, kernel_size=2, dilation=2),
        Flatten(key="f"),
    ),
    "much padding": (
        smooth(key="c", filters=2, kernel_size=2),
        smooth(key="e", filters=2, kernel_size=2, padding="number", padding_amount=3),
        Flatten(key="f"),
    ),
    "silent filter": (
        smooth(key="c", filters=3, kernel_size=3, silent_units=(1,)),
        Flatten(key="f"),
    ),
    "max pooling": (
        smooth(key="c", filters=2, kernel_size=3),
        MaxPooling2D(key="p", size=3, stride=3),
        Flatten(key="f"),
    ),
    "overlapping max pooling": (
        smooth(key="c", filters=2, kernel_size=3),
        MaxPooling2D(key="p", size=3, stride=2, padding="same"),
        Flatten(key="f"),
    ),
    "max pooling that leaves a rest": (
        smooth(key="c", filters=2, kernel_size=3),
        MaxPooling2D(key="p", size=2, stride=2),
        Flatten(key="f"),
    ),
    "average pooling": (
        smooth(key="c", filters=2, kernel_size=3),
        AveragePooling2D(key="p", size=2, stride=2),
        Flatten(key="f"),
    ),
    "average pooling over the edge": (
        smooth(key="c", filters=2, kernel_size=3),
        AveragePooling2D(key="p", size=3, stride=2, padding="same"),
        Flatten(key="f"),
    ),
    "global average pooling": (
        smooth(key="c", filters=4, kernel_size=3),
        GlobalAveragePooling2D(key="p"),
    ),
    "batch normalisation over channels": (
        smooth(key="c", filters=2, kernel_size=3),
        BatchNormalization(key="n"),
        ActivationLayer(key="a", activation=Tanh()),
        Flatten(key="f"),
    ),
    "dropout and dense": (
        Dropout(key="o", drop_probability=0.2),
        smooth(key="c", filters=2, kernel_size=3),
        Flatten(key="f"),
        Dense(key="d", units=3),
    ),
    "dense on flat pictures": (Flatten(key="f"), Dense(key="d", units=3, bias_scale=2.0)),
}
PICTURE = (5, 6, 2)


@pytest.mark.parametrize("name", PICTURE_STACKS)
def test_gradients_through_layers_of_pictures_equal_central_differences(name):
    network, streams = build(PICTURE_STACKS[name], Output(), shape=PICTURE)
    assert gradient_error(network, streams, BinaryCrossentropy()) < 1e-6


@pytest.mark.parametrize("name", PICTURE_STACKS)
def test_training_programs_of_pictures_run_alike_as_source_and_call_by_call(name):
    parameters = []
    for run in ("step", "walk"):
        network, streams = build(PICTURE_STACKS[name], Output(), shape=PICTURE)
        state = OptimizerState.start(Adam(), network)
        program = compile_training(
            network, BinaryCrossentropy(), Adam(), Constant(), state, streams, BATCH
        )
        fill(program.array("block"), network)
        for step in range(1, 4):
            program.clock.step = step
            getattr(program, run)()
        parameters.append(network.parameters.copy())
    assert np.array_equal(*parameters)


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_backpropagated_gradients_equal_central_differences(name, reduction):
    network, streams = build(STACKS[name], Output())
    assert gradient_error(network, streams, BinaryCrossentropy(reduction=reduction)) < 1e-6


@pytest.mark.parametrize(
    ("output", "units", "loss"),
    [
        (Output(activation=Softmax()), 3, CategoricalCrossentropy()),
        (Output(activation=Softmax()), 3, HalfSquaredError()),
        (Output(activation=Sigmoid()), 3, BinaryCrossentropy()),
        (Output(activation=Tanh()), 1, HalfSquaredError()),
        (Output(activation=Identity()), 1, HalfSquaredError(reduction="sum")),
    ],
)
def test_gradients_through_each_kind_of_end(output, units, loss):
    network, streams = build(STACKS["dense"], output, units)
    assert gradient_error(network, streams, loss) < 1e-6


@pytest.mark.parametrize("kind", [k for k in activations.kinds() if k not in ("softmax", "step")])
def test_gradients_through_each_hidden_activation(kind):
    stack = (Dense(key="a", units=4, activation=activations[kind]()),)
    network, streams = build(stack, Output())
    assert gradient_error(network, streams, BinaryCrossentropy()) < 1e-6


def test_every_registered_layer_has_its_gradient_checked():
    stacks = (*STACKS.values(), *PICTURE_STACKS.values())
    checked = {type(layer).kind for stack in stacks for layer in stack}
    assert checked == set(layers.kinds())


def test_a_frozen_layer_below_needs_no_gradient_and_gets_none():
    stack = (Dense(key="a", units=4, frozen=True), Dense(key="b", units=3))
    network, streams = build(stack, Output())
    program = compile_gradient(network, BinaryCrossentropy(), streams, BATCH)
    fill(program.array("block"), network)
    network.gradients[:] = 0.0
    program.step()
    assert not network.view(network.gradients, "a").any()
    assert network.view(network.gradients, "b").any()
    assert not [call for call in program.calls if call.layer == "a" and call.role == "backward"]


@pytest.mark.parametrize(
    "regularizer", [NoRegularizer(), L1(rate=0.02), L2(rate=0.03), Elastic(l1=0.01, l2=0.05)]
)
def test_a_regularizer_adds_its_gradient_to_weights_and_spares_biases(regularizer):
    plain, streams = build((Dense(key="a", units=4),), Output())
    pulled, _ = build((Dense(key="a", units=4, regularizer=regularizer),), Output())
    pulled.parameters[...] = plain.parameters
    weights = plain.weights("a").copy()
    for network in (plain, pulled):
        optimizer = SGD(learning_rate=1.0)
        state = OptimizerState.start(optimizer, network)
        program = compile_training(
            network, BinaryCrossentropy(), optimizer, Constant(), state, streams, BATCH
        )
        fill(program.array("block"), network)
        program.step()
    difference = plain.weights("a") - pulled.weights("a")
    assert np.allclose(difference, regularizer.gradient(weights), atol=1e-12)
    assert np.array_equal(plain.biases("a"), pulled.biases("a"))


def test_max_norm_holds_after_every_step():
    regularizer = MaxNorm(limit=0.5)
    network, streams = build((Dense(key="a", units=4, regularizer=regularizer),), Output())
    optimizer = SGD(learning_rate=5.0)
    state = OptimizerState.start(optimizer, network)
    program = compile_training(
        network, BinaryCrossentropy(), optimizer, Constant(), state, streams, BATCH
    )
    fill(program.array("block"), network)
    for _ in range(5):
        program.step()
        assert np.linalg.norm(network.weights("a"), axis=1).max() <= 0.5 + 1e-9


def test_the_compiled_step_equals_the_walk_bit_for_bit():
    results = []
    for run in ("step", "walk"):
        network, streams = build(STACKS["dropout"], Output(), dtype="float32")
        optimizer = Adam(learning_rate=0.05)
        state = OptimizerState.start(optimizer, network)
        program = compile_training(
            network, BinaryCrossentropy(), optimizer, Constant(), state, streams, BATCH
        )
        fill(program.array("block"), network)
        for n in range(1, 20):
            program.clock.step = n
            getattr(program, run)()
        results.append(network.parameters.tobytes())
    assert results[0] == results[1]


def test_evaluation_leaves_dropout_out_and_uses_running_averages():
    stack = (
        Dense(key="a", units=4),
        BatchNormalization(key="n"),
        Dropout(key="d", drop_probability=0.5),
    )
    network, _ = build(stack, Output())
    program = compile_evaluation(network, BATCH)
    fill(program.array("block"), network)
    program.step()
    a = program.array("a")
    start, shape = network.plan("n").statistics["mean"]
    assert np.array_equal(program.array("d"), program.array("n"))
    gamma, beta = (network.view(network.parameters, "n", name) for name in ("gamma", "beta"))
    assert shape == (4, 1) and start == 0
    assert np.allclose(program.array("n"), a / np.sqrt(1 + 1e-3) * gamma + beta)


def test_parameter_counts_of_the_published_deep_network():
    stack = tuple(Dense(key=f"h{i}", units=256, activation=ReLU()) for i in range(3))
    network = Network(stack, Output(activation=Softmax()), (784,), 10)
    counts = [plan.parameter_count for plan in network.plans]
    assert counts == [200_960, 65_792, 65_792, 2_570]
    assert network.parameter_count == 335_114
    assert block_rows(network) == 784 + 1 + 10


def test_layers_of_equal_structure_share_their_layout():
    one, _ = build(STACKS["two dense"], Output())
    relu = (Dense(key="a", units=4, activation=ReLU()), Dense(key="b", units=3))
    other, _ = build(relu, Output())
    more, _ = build((Dense(key="a", units=5), Dense(key="b", units=3)), Output())
    assert one.layout == other.layout
    assert one.layout != more.layout
