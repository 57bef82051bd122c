"""The walkthrough: the very step that the run makes, call by call, without a trace."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.insight.walkthrough import (
    MOST_COLUMNS,
    MOST_ROWS,
    ROLES,
    WalkJob,
    Walkthrough,
    walk,
)
from engine.nn.activations import ReLU
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import Adam
from engine.training.experiment import Experiment
from engine.training.image_presets import QUICK_CNN
from engine.training.trainer import Trainer

NOISY = Experiment(
    layers=(
        Dense(key="h1", units=5, activation=ReLU()),
        BatchNormalization(key="n1"),
        Dropout(key="d1", drop_probability=0.3),
    ),
    optimizer=Adam(learning_rate=0.01),
    batch_size=17,
    dtype="float64",
)


def walked(trainer: Trainer, **memory: int) -> Walkthrough:
    work = walk(trainer, **memory)
    try:
        while True:
            assert 0.0 <= next(work) <= 1.0
    except StopIteration as stop:
        found: Walkthrough = stop.value
        return found


def test_it_makes_the_step_that_the_run_makes_next() -> None:
    trainer = Trainer(NOISY)
    trainer.train(steps=3)
    found = walked(trainer)
    trainer.train(steps=1)
    last = found.lines[-1]
    assert found.step == trainer.step == 4
    assert last.role == "update" and last.out.text == "parameters"
    assert np.array_equal(last.out.corner[0], trainer.network.parameters)


def test_the_run_does_not_notice() -> None:
    looked, plain = Trainer(NOISY), Trainer(NOISY)
    for trainer in (looked, plain):
        trainer.train(steps=3)
    walked(looked)
    for trainer in (looked, plain):
        trainer.train(steps=3)
    assert looked.network.parameters.tobytes() == plain.network.parameters.tobytes()
    assert looked.network.statistics.tobytes() == plain.network.statistics.tobytes()


def test_the_stages_come_in_their_order() -> None:
    found = walked(Trainer(NOISY))
    places = [ROLES.index(line.role) for line in found.lines]
    assert places == sorted(places) and set(places) == {0, 1, 2, 3}
    assert found.layers == ("h1", "n1", "d1", "output")
    back = list(dict.fromkeys(line.layer for line in found.lines if line.role == "backward"))
    assert back == ["output", "d1", "n1", "h1"]


def test_a_line_says_what_it_read_and_wrote() -> None:
    found = walked(Trainer(Experiment(layers=(Dense(key="h1", units=4),))))
    line = found.lines[0]
    assert (line.text, line.formula) == ("z_h1 = W_h1 @ with_ones(x)", "z = W·x + b")
    weights, inputs = line.inputs
    assert (weights.shape, inputs.shape, line.out.shape) == ((4, 3), (3, 10), (4, 10))
    assert np.allclose(weights.corner @ inputs.corner, line.out.corner)
    assert line.out.whole and line.out.strip is None


def test_values_are_those_of_the_moment_even_where_memory_is_used_again() -> None:
    found = walked(Trainer(Experiment(layers=(Dense(key="h1", units=4),))))
    for line in found.lines:
        a = [look.corner.astype(np.float64) for look in line.inputs if look.whole]
        if line.operation == "tanh":
            assert np.allclose(np.tanh(a[0]), line.out.corner)
        if line.operation == "subtract" and len(a) == 2 and line.out.text != "parameters":
            assert np.allclose(a[0] - a[1], line.out.corner, atol=1e-6)


def test_what_an_update_changed_is_marked() -> None:
    found = walked(Trainer(NOISY))
    marked = [line for line in found.lines if line.out.changed is not None]
    assert {line.out.text for line in marked} >= {"m", "v", "parameters"}
    last = found.lines[-1].out
    assert last.changed is not None and last.changed.any()


def test_large_arrays_are_kept_as_a_corner_and_a_strip() -> None:
    found = walked(Trainer(QUICK_CNN.experiment))
    texts = [line.text for line in found.lines]
    assert any("convolve(" in text for text in texts)
    large = next(line.out for line in found.lines if line.out.shape == (64, 100))
    assert large.corner.shape == (MOST_ROWS, MOST_COLUMNS)
    assert not large.whole and large.strip is not None
    assert found.nbytes < 4 << 20
    assert not any("ones_" in look.text and "with" not in look.text
                   for line in found.lines for look in line.inputs)  # fmt: skip


def test_with_its_memory_spent_it_keeps_sizes_and_means() -> None:
    found = walked(Trainer(NOISY), memory=2000)
    whole = walked(Trainer(NOISY))
    assert found.shortened and not whole.shortened
    last, full = found.lines[-1].out, whole.lines[-1].out
    assert last.corner.size == 0 and last.mean == full.mean and last.shape == full.shape
    assert found.nbytes < 6000


def test_a_long_update_is_shown_once() -> None:
    layers = (Dense(key="h1", units=300), Dense(key="h2", units=300))
    found = walked(Trainer(Experiment(layers=layers, batch_size=4)))
    assert found.repeated > 0
    assert sum(line.role == "update" for line in found.lines) == 2


def test_lines_are_found_by_stage_and_layer() -> None:
    found = walked(Trainer(NOISY))
    assert found.first() == 0
    place = found.first("backward", "h1")
    assert place is not None
    assert (found.lines[place].role, found.lines[place].layer) == ("backward", "h1")
    assert found.first("loss", "h1") is None


def test_as_a_job_it_walks_an_experiment_that_nobody_runs() -> None:
    work: Any = WalkJob(NOISY)(Trainer(Experiment()))
    with pytest.raises(StopIteration) as stop:
        while True:
            next(work)
    assert stop.value.value.experiment == NOISY and stop.value.value.step == 1


def test_the_result_cannot_be_changed() -> None:
    look = walked(Trainer(NOISY)).lines[0].out
    with pytest.raises(ValueError, match="read-only"):
        look.corner[0] = 0.0
