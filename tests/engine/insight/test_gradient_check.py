"""The gradient check: what it finds right and wrong, and that the run does not notice."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.insight.gradient_check import (
    MOST,
    SAMPLE,
    GradientCheck,
    GradientJob,
    Subject,
    check_gradient,
    standing,
    with_bug,
)
from engine.insight.wrong_rules import BUGS
from engine.nn.activations import ReLU, Sigmoid, Tanh
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.initializers import Constant, Normal
from engine.nn.losses import SquaredError
from engine.nn.normalization import BatchNormalization
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.image_presets import TWO_LAYERS
from engine.training.trainer import Trainer

SOME = Normal(std=0.3)

MIXED = Experiment(
    layers=(
        Dense(key="h1", units=6, activation=ReLU(), bias_initializer=SOME),
        Dropout(key="d1", drop_probability=0.3),
        Dense(key="h2", units=5, activation=Sigmoid(), bias_initializer=SOME),
        BatchNormalization(key="n1"),
        Dense(key="h3", units=4, activation=Tanh(), bias_initializer=SOME),
    ),
    output=Output(activation=Tanh(), bias_initializer=SOME),
    loss=SquaredError(),
)


def run(work: Generator[float, None, Any]) -> Any:
    try:
        while True:
            assert 0.0 <= next(work) <= 1.0
    except StopIteration as stop:
        return stop.value


def check(experiment: Experiment, samples: int = 8) -> GradientCheck:
    found: GradientCheck = run(check_gradient(Subject.of(Trainer(experiment), samples)))
    return found


@pytest.fixture(scope="module")
def mixed() -> GradientCheck:
    return check(MIXED)


def test_both_gradients_agree_of_every_kind_of_parameter(mixed: GradientCheck) -> None:
    kinds = {(f.part.layer, f.part.kind) for f in mixed.findings}
    assert {("h1", "weights"), ("h1", "bias"), ("n1", "gamma"), ("n1", "beta")} <= kinds
    assert {f.verdict for f in mixed.findings} == {"fine"}
    assert max(f.largest for f in mixed.findings) < 1e-8
    assert mixed.first_wrong == "" and not mixed.sampled
    assert mixed.checked == mixed.parameter_count


def test_the_published_check_of_the_two_layer_net_is_met() -> None:
    found: GradientCheck = run(GradientJob(TWO_LAYERS.experiment, 3)(Trainer(Experiment())))
    assert [(f.part.layer, f.part.kind) for f in found.findings] == [
        ("h1", "weights"), ("h1", "bias"), ("output", "weights"), ("output", "bias"),
    ]  # fmt: skip
    assert found.parameter_count == found.checked == 39_760
    assert all(f.mean <= 1e-6 for f in found.findings)


@pytest.mark.parametrize("bug", BUGS.values(), ids=lambda bug: bug.id)
def test_every_planted_mistake_is_caught_in_every_place(mixed: GradientCheck, bug: Any) -> None:
    subject = mixed.subject
    places = bug.places(subject.network(), subject.experiment.loss)
    assert places
    for place in places:
        found = with_bug(mixed, bug, place)
        behind = {"d1": "h1"}.get(place, place)
        assert found.first_wrong == behind, place
        order = found.layers
        later = order[order.index(behind) + 1 :]
        assert all(f.verdict == "fine" for f in found.findings if f.part.layer in later)
        assert found.loss == mixed.loss


def test_a_mistake_is_in_the_copy_alone(mixed: GradientCheck) -> None:
    with_bug(mixed, BUGS["sign"], "h1")
    assert with_bug(mixed, None).first_wrong == ""


def test_a_convolution_is_checked() -> None:
    small = replace(
        TWO_LAYERS.experiment,
        layers=(
            Conv2D(key="c1", filters=2, kernel_size=3, bias_initializer=Constant(0.1)),
            MaxPooling2D(key="p1", size=4),
            Flatten(key="f1"),
        ),
    )
    found = check(small, 2)
    assert {f.verdict for f in found.findings} == {"fine"}
    assert with_bug(found, BUGS["relu_output"], "c1").first_wrong == "c1"


def test_of_a_large_network_a_sample_of_each_kind_is_checked() -> None:
    layers = (Dense(key="h1", units=250), Dense(key="h2", units=250))
    found = check(Experiment(layers=layers, batch_size=4), 2)
    assert found.parameter_count > MOST and found.sampled
    assert {len(f.part.places) for f in found.findings} == {SAMPLE, 1}
    assert found.findings[2].part.count == 62_500


def test_where_the_loss_has_a_corner_there_is_no_gradient() -> None:
    dead = Dense(key="h1", units=3, activation=ReLU(), initializer=Constant(0.0))
    found = check(Experiment(layers=(dead,), output=Output(initializer=SOME)), 7)
    first = found.findings[0]
    assert first.part.corners.all() and first.verdict == "corner"
    assert found.corners == 9 and found.first_wrong == ""


def test_frozen_layers_are_checked_like_others() -> None:
    layers = (Dense(key="h1", units=3, frozen=True),)
    assert {f.verdict for f in check(Experiment(layers=layers)).findings} == {"fine"}


def test_a_loss_that_is_not_finite_is_refused() -> None:
    trainer = Trainer(Experiment())
    trainer.network.parameters[:] = np.inf
    with pytest.raises(SettingError, match="finite loss"):
        run(check_gradient(Subject.of(trainer, 3)))


def test_the_run_does_not_notice() -> None:
    checked, plain = Trainer(MIXED), Trainer(MIXED)
    for trainer in (checked, plain):
        trainer.train(steps=3)
    run(GradientJob()(checked))
    for trainer in (checked, plain):
        trainer.train(steps=3)
    assert checked.network.parameters.tobytes() == plain.network.parameters.tobytes()


def test_the_network_of_a_preset_is_made_once() -> None:
    assert standing(MIXED) is standing(MIXED)


def test_the_result_cannot_be_changed(mixed: GradientCheck) -> None:
    finding = mixed.findings[0]
    for array in (finding.difference, finding.backward, finding.part.numerical):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0
