"""Fast programs learn what the plain ones learn, whatever the number of processors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from engine.nn import halves, strips, update
from engine.nn.activations import Identity, ReLU, Softmax, Tanh
from engine.nn.compile import OptimizerState, block_rows, compile_training
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.network import Network
from engine.nn.optimizers import SGD, Adam, Nadam, Optimizer
from engine.nn.pooled_convolution import can_be_one
from engine.nn.pooling import MaxPooling2D
from engine.nn.program import Program
from engine.nn.regularizers import L2, MaxNorm
from engine.nn.reshape import Flatten
from engine.nn.schedules import Constant
from engine.nn.streams import Streams

PICTURE, BATCH, CLASSES = (12, 10, 2), 5, 3

TILED = (
    Conv2D(key="c1", filters=16, kernel_size=3, activation=ReLU()),
    MaxPooling2D(key="p1", size=2),
    Conv2D(key="c2", filters=16, kernel_size=5, padding="number", padding_amount=3),
    MaxPooling2D(key="p2", size=2),
    Flatten(key="f"),
    Dense(key="h", units=9, activation=ReLU(), regularizer=L2()),
    Dropout(key="d"),
)
"""Rows of shifts below, Winograd's tiles above."""

SHIFTED = (
    Conv2D(key="c1", filters=3, kernel_size=3, padding="valid", activation=Identity(), bias=False),
    MaxPooling2D(key="p1", size=2),
    Conv2D(key="c2", filters=4, kernel_size=2, padding="valid", bias_scale=0.5),
    MaxPooling2D(key="p2", size=1, stride=1),
    Flatten(key="f"),
    Dropout(key="d"),
    Dense(key="h", units=7, bias=False, regularizer=MaxNorm(limit=0.5), frozen_units=(2,)),
)
"""What is wanted of a convolution of shifts is the gradient of its pictures, too."""

FROZEN = (
    Conv2D(key="c1", filters=3, kernel_size=3, frozen=True),
    MaxPooling2D(key="p1", size=2),
    Conv2D(key="c2", filters=3, kernel_size=3),
    MaxPooling2D(key="p2", size=3, stride=3),
    Flatten(key="f"),
    Dense(key="h1", units=6, activation=Tanh()),
    Dense(key="h2", units=5),
)


def trained(
    layers: Sequence[Layer], optimizer: Optimizer, fast: bool, by_calls: bool = False
) -> tuple[Network, Program]:
    """A network after four steps."""
    output = Output(activation=Softmax())
    network = Network(layers, output, PICTURE, CLASSES, "float64")
    streams = Streams(3)
    network.initialize(streams)
    state = OptimizerState.start(optimizer, network)
    loss = CategoricalCrossentropy()
    program = compile_training(
        network, loss, optimizer, Constant(), state, streams, BATCH, fast=fast
    )
    rng = np.random.default_rng(4)
    block = program.array("block")
    for step in range(1, 5):
        block[...] = rng.standard_normal((block_rows(network), BATCH))
        block[-CLASSES - 1] = 1.0
        block[-CLASSES:] = np.eye(CLASSES)[rng.integers(0, CLASSES, BATCH)].T
        program.clock.step = step
        (program.walk if by_calls else program.step)()
    return network, program


@pytest.fixture
def everything_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that small networks are written as large ones are."""
    monkeypatch.setattr(update, "LATE", 1)
    monkeypatch.setattr(update, "STRETCH", 64)
    monkeypatch.setattr(update, "LATE_STRETCH", 128)
    monkeypatch.setattr(strips, "PAYS", 1)


@pytest.mark.usefixtures("everything_large")
@pytest.mark.parametrize("optimizer", [SGD(), Adam(), Nadam()], ids=lambda o: o.kind)
@pytest.mark.parametrize("layers", [TILED, SHIFTED, FROZEN], ids=["tiled", "shifted", "frozen"])
def test_a_fast_program_learns_what_the_plain_one_learns(layers, optimizer):
    plain, seen = trained(layers, optimizer, fast=False)
    quick, program = trained(layers, optimizer, fast=True)
    assert np.allclose(plain.parameters, quick.parameters, rtol=1e-9, atol=1e-11)
    assert np.allclose(seen.array("loss"), program.array("loss"))
    assert np.allclose(seen.array("outputs"), program.array("outputs"))


@pytest.mark.usefixtures("everything_large")
@pytest.mark.parametrize("layers", [TILED, SHIFTED, FROZEN], ids=["tiled", "shifted", "frozen"])
def test_a_fast_program_can_be_walked_call_by_call(layers):
    stepped, _ = trained(layers, Adam(), fast=True)
    walked, program = trained(layers, Adam(), fast=True, by_calls=True)
    assert np.array_equal(stepped.parameters, walked.parameters)
    assert all(call.text() for call in program.calls)
    assert program.first_not_finite() is None


@pytest.mark.usefixtures("everything_large")
def test_a_fast_program_does_not_depend_on_the_processors(monkeypatch):
    found = []
    for alone in (True, False):
        monkeypatch.setattr(halves, "ALONE", alone)
        found.append(trained(TILED, Adam(), fast=True)[0].parameters)
    assert np.array_equal(found[0], found[1])


@pytest.mark.usefixtures("everything_large")
def test_a_lane_writes_nothing_that_the_other_reads_or_writes():
    network, program = trained(TILED, Adam(), fast=True)
    lanes = [[call for call in program.calls if call.lane == lane] for lane in (0, 1)]
    assert len(lanes[0]) > 3 and len(lanes[1]) > 3
    shared = 0
    for mine, others in (lanes, lanes[::-1]):
        for written in {id(c.out.array): c.out.array for c in mine}.values():
            for call in others:
                for value in (*call.inputs, call.out):
                    assert not np.shares_memory(written, value.array)
                    shared += 1
    assert shared > 100 and network.parameter_count > 64


@pytest.mark.usefixtures("everything_large")
def test_a_gradient_that_is_made_late_is_never_whole():
    network, program = trained(TILED, Adam(), fast=True)
    assert "gradients" not in vars(network)
    rows, columns = network.plan("h").parameters["weights"][1]
    late = [c for c in program.calls if c.layer == "h" and c.formula == "dW = dz·xᵀ"]
    assert sum(call.out.shape[0] for call in late) == rows and len(late) > 1
    assert all(call.out.shape[1] == columns for call in late)


def test_small_dense_networks_are_written_as_ever():
    layers = (Flatten(key="f"), Dense(key="h", units=8), Dropout(key="d"))
    plain, seen = trained(layers, Adam(), fast=False)
    quick, program = trained(layers, Adam(), fast=True)
    assert np.array_equal(plain.parameters, quick.parameters)
    assert program.source == seen.source


@pytest.mark.parametrize(
    ("convolution", "pooling", "one"),
    [
        (Conv2D(), MaxPooling2D(), True),
        (Conv2D(kernel_size=3, activation=Identity()), MaxPooling2D(size=3, stride=3), False),
        (Conv2D(activation=Tanh()), MaxPooling2D(), False),
        (Conv2D(silent_units=(1,)), MaxPooling2D(), False),
        (Conv2D(), MaxPooling2D(size=3, stride=2), False),
        (Conv2D(stride=2), MaxPooling2D(), False),
        (Conv2D(padding="valid", kernel_size=4), MaxPooling2D(), False),
        (Conv2D(), Conv2D(), False),
    ],
)
def test_a_pooling_joins_a_convolution_whose_outputs_it_takes_apart(convolution, pooling, one):
    assert can_be_one(convolution, pooling, (28, 28, 1)) is one
