"""The summary: shapes, parameters, memory; impossible layers; a network larger than memory."""

from __future__ import annotations

import os
import tracemalloc
from dataclasses import dataclass

import pytest

from engine.nn.activations import ReLU, Softmax
from engine.nn.compile import OptimizerState, compile_training
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer, Shape
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.network import OUTPUT_KEY, Network
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import SGD, Adam
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.nn.streams import Streams
from engine.registry import SettingError
from engine.training import summary as module
from engine.training.experiment import Experiment
from engine.training.summary import (
    Summary,
    available_memory,
    check_memory,
    summarize,
    summary,
)


@dataclass(frozen=True)
class Small(Layer):
    """Takes samples of at most three numbers."""

    def output_shape(self, shape: Shape) -> Shape:
        if shape[0] > 3:
            raise SettingError("Small expects 3 numbers, got {got}: send fewer", got=shape[0])
        return shape


def dense(*units: int) -> tuple[Dense, ...]:
    return tuple(
        Dense(key=f"h{n}", units=count, activation=ReLU()) for n, count in enumerate(units, 1)
    )


def published(batch: int = 128, adam: bool = True) -> Summary:
    """The network 784-256-256-256-10."""
    return summarize(
        dense(256, 256, 256), Output(activation=Softmax()), (784,), 10,
        batch=batch, optimizer=Adam() if adam else SGD(),
    )  # fmt: skip


def test_the_published_network_has_its_published_counts() -> None:
    found = published()
    assert [row.parameters for row in found.rows] == [0, 200_960, 65_792, 65_792, 2_570]
    assert found.parameters == 335_114


def test_rows_go_from_the_input_to_the_output() -> None:
    found = published()
    assert [row.key for row in found.rows] == ["input", "h1", "h2", "h3", OUTPUT_KEY]
    assert [row.output_shape for row in found.rows] == [(784,), (256,), (256,), (256,), (10,)]
    assert found.row("h2").input_shape == (256,)
    with pytest.raises(KeyError):
        found.row("h4")


def test_memory_of_a_row_is_its_output_and_the_gradient_by_it() -> None:
    found = published(batch=100)
    assert found.row("input").memory_bytes == 100 * 784 * 4
    assert found.row("h1").memory_bytes == 2 * 100 * 256 * 4
    assert found.activation_bytes == 100 * 4 * (784 + 2 * (3 * 256 + 10))


def test_weights_count_with_gradients_slots_and_statistics() -> None:
    assert published(adam=False).weight_bytes == 2 * 335_114 * 4
    assert published(adam=True).weight_bytes == 4 * 335_114 * 4
    stack = (*dense(5), BatchNormalization(key="n"))
    found = summarize(stack, Output(), (2,), 1, batch=1, optimizer=SGD(), dtype="float64")
    assert found.parameters == 15 + 10 + 6
    assert found.weight_bytes == (2 * 31 + 10) * 8


def test_the_summary_of_an_experiment_counts_what_its_network_has() -> None:
    stack = (*dense(6), Dropout(key="d"), BatchNormalization(key="n"))
    experiment = Experiment(layers=stack)
    found, network = summary(experiment), experiment.network()
    assert found.parameters == network.parameter_count
    assert [row.parameters for row in found.rows[1:]] == [p.parameter_count for p in network.plans]
    assert [row.output_shape for row in found.rows[1:]] == [p.output_shape for p in network.plans]


def program_bytes(network: Network, batch: int) -> int:
    """What the arrays of a training program take beside those of the network."""
    experiment = Experiment()
    state = OptimizerState.start(SGD(), network)
    tracemalloc.start()
    try:
        program = compile_training(
            network, CategoricalCrossentropy(), SGD(), experiment.schedule, state, Streams(1), batch
        )
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert program.calls
    return taken


@pytest.mark.parametrize(
    ("stack", "shape", "batch"),
    [
        (dense(512, 256), (20,), 2048),
        (
            (
                Conv2D(key="c1", filters=16),
                MaxPooling2D(key="p1"),
                Flatten(key="f"),
                *dense(64),
            ),
            (28, 28, 1),
            50,
        ),
    ],
)
def test_training_takes_about_the_memory_that_is_told(
    stack: tuple[Layer, ...], shape: Shape, batch: int
) -> None:
    output = Output(activation=Softmax())
    found = summarize(stack, output, shape, 10, batch=batch, optimizer=SGD())
    taken = program_bytes(Network(stack, output, shape, 10), batch)
    assert 0.5 < (found.training_bytes - found.weight_bytes) / taken < 2.0


def test_another_stack_can_be_asked_about() -> None:
    found = summary(Experiment(), dense(7))
    assert [row.output_shape for row in found.rows] == [(2,), (7,), (1,)]


def test_no_batch_is_larger_than_what_there_is_to_learn_from() -> None:
    experiment = Experiment(batch_size=100_000)
    assert summary(experiment).batch == 100_000
    assert summary(experiment, samples=240).batch == 240


def test_an_impossible_layer_says_why_and_those_after_it_wait() -> None:
    stack = (*dense(4), Small(key="s"), Dropout(key="d"))
    found = summarize(stack, Output(), (2,), 1, batch=10, optimizer=SGD())
    rows = {row.key: row for row in found.rows}
    assert "got 4" in str(rows["s"].error) and found.error is rows["s"].error
    assert rows["s"].input_shape == (4,) and rows["s"].output_shape is None
    assert rows["d"].waits_for == rows[OUTPUT_KEY].waits_for == "s"
    assert rows["d"].error is None and rows["d"].parameters is None
    assert found.parameters == rows["h1"].parameters == 12


def test_a_convolutional_network_has_its_published_counts() -> None:
    stack = (
        Conv2D(key="c1", filters=8),
        MaxPooling2D(key="p1"),
        Conv2D(key="c2", filters=16),
        MaxPooling2D(key="p2"),
        Flatten(key="f1"),
        *dense(64),
    )
    output = Output(activation=Softmax())
    found = summarize(stack, output, (28, 28, 1), 10, batch=100, optimizer=Adam())
    shapes = [(28, 28, 1), (28, 28, 8), (14, 14, 8), (14, 14, 16), (7, 7, 16), (784,), (64,), (10,)]
    assert [row.output_shape for row in found.rows] == shapes
    assert found.parameters == 54_314


def test_dense_layers_on_pictures_are_impossible() -> None:
    found = summarize((), Output(), (28, 28, 1), 10, batch=10, optimizer=SGD())
    assert "28 × 28 × 1" in str(found.row(OUTPUT_KEY).error)


def test_an_input_that_cannot_be_read_says_why() -> None:
    error = SettingError("No pictures")
    found = summarize(dense(3), Output(), error, 10, batch=10, optimizer=SGD())
    assert found.error is error
    assert found.row("h1").waits_for == "input"


def test_the_largest_networks_are_reckoned_without_making_them() -> None:
    tracemalloc.start()
    try:
        found = summarize(
            dense(*[4096] * 200), Output(), (10**7,), 10, batch=100_000, optimizer=Adam()
        )
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found.memory_bytes > 10**12
    assert peak < 10**6


def test_a_batch_that_needs_too_much_is_refused_with_what_to_do() -> None:
    found = summarize(dense(1000), Output(), (1000,), 1, batch=10_000, optimizer=SGD())
    check_memory(found, 10**9)
    with pytest.raises(SettingError, match=r"needs .* MB .*batches of 10,000.* 50 MB are free"):
        check_memory(found, 50 * 10**6)


def test_parameters_that_need_too_much_are_refused_with_what_to_do() -> None:
    found = summarize(dense(4096, 4096), Output(), (4096,), 1, batch=1, optimizer=Adam())
    with pytest.raises(SettingError, match="reduce the units or filters of the dense layer"):
        check_memory(found, 10**6)


def test_the_system_says_how_much_memory_there_is(monkeypatch, tmp_path) -> None:
    file = tmp_path / "meminfo"
    file.write_text("MemTotal: 8000 kB\nMemAvailable:    4000 kB\n")
    monkeypatch.setattr(module, "MEMINFO", file)
    assert available_memory() == 4000 * 1024


def test_where_the_system_says_nothing_all_is_admitted(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(module, "MEMINFO", tmp_path / "none")
    monkeypatch.delattr(os, "sysconf", raising=False)
    assert available_memory() is None
    check_memory(published(batch=10**9))
