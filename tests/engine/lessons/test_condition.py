"""Conditions: the closed form, and nothing but it."""

from __future__ import annotations

import math

import pytest

from engine.lessons.condition import METRICS, Condition, metrics_of, parse_condition
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Observer, Request
from engine.training.trainer import Trainer


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("step >= 100", 100, True),
        ("step>=100", 99, False),
        ("training_loss < 2e1", 19.9, True),
        ("training_loss < .5", 0.5, False),
        ("test_score > -1", 0, True),
        ("seed = 7", 7, True),
        ("seed != 7", 7, False),
        ("layers.h1.units <= 4", 4, True),
        ("step >= 0", math.nan, False),
        ("seed != 7", math.nan, False),
    ],
)
def test_a_condition_compares_a_metric_with_a_number(text, value, holds):
    condition = parse_condition(text)
    assert condition.holds({condition.metric: value}) is holds


def test_a_metric_that_is_not_there_makes_nothing_hold():
    assert not parse_condition("layers.h9.units >= 0").holds({"step": 5})


def test_a_condition_reads_as_it_was_written():
    assert str(parse_condition("step>=100")) == "step >= 100"
    assert parse_condition(str(Condition("epoch", "<", 0.25))) == Condition("epoch", "<", 0.25)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "step",
        "step > ",
        "step > 1 or 1 > 0",
        "step > epoch",
        "step == 1",
        "1 < step",
        "step > 1e999",
        "step > nan",
        "__import__('os')",
        "__import__ > 1",
        "().__class__ > 1",
        "loss[0] > 1",
        "accuracy > 0.9",
        "s" * 100_000,
        3,
        None,
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(SettingError, match="A condition expects"):
        parse_condition(text)


def test_a_frame_gives_every_metric_and_the_paths_that_are_asked_for():
    trainer = Trainer(Experiment())
    trainer.train(steps=3)
    frame = Observer().frame(trainer, Request(), False, 0.0, None)
    asked = (parse_condition("layers.h1.units = 6"), parse_condition("layers.h7.units = 6"))
    metrics = metrics_of(frame, asked, answered=2, correct=1)
    assert metrics.keys() == METRICS.keys() | {"layers.h1.units", "layers.h7.units"}
    assert (metrics["step"], metrics["hidden_layers"], metrics["answered"]) == (3, 2, 2)
    assert metrics["training_loss"] == trainer.scores().training_loss
    assert asked[0].holds(metrics) and not asked[1].holds(metrics)
