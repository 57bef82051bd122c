"""Conditions: what a step of a lesson waits for, as `metric operator number`.

    training_loss < 20
    step >= 1000
    layers.h1.units >= 3
    gates.correct = 4

A metric is one of METRICS, the path of a number in the experiment, or a number of a panel of
Basics. Nothing is evaluated.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.lessons.panel_states import check_number, split
from engine.registry import SettingError, knobs
from engine.training.experiment import Experiment, look_up
from engine.training.frame import Frame

OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}

METRICS: dict[str, str] = {
    "step": "steps made",
    "epoch": "epochs made, the part of the present one included",
    "training_loss": "loss on the training set",
    "test_loss": "loss on the test set",
    "training_score": "accuracy from 0 to 1 on the training set; R² of a regression",
    "test_score": "accuracy from 0 to 1 on the test set; R² of a regression",
    "learning_rate": "of the next step, after its schedule",
    "hidden_layers": "layers between input and output",
    "diverged": "1 when learning has diverged, else 0",
    "answered": "questions of this step that have been answered",
    "correct": "questions of this step that were answered right",
    "measured": "published results of this step that have been measured",
    "met": "published results of this step that were measured and are met",
}

_FORM = re.compile(
    r"\s*(?P<metric>[A-Za-z_][A-Za-z0-9_.]*)\s*(?P<operator><=|>=|!=|<|>|=)\s*"
    r"(?P<number>[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\s*"
)
LENGTH_LIMIT = 200


@dataclass(frozen=True)
class Condition:
    """metric operator number."""

    metric: str
    operator: str
    number: float

    def holds(self, metrics: Mapping[str, float]) -> bool:
        """Whether it is so. A metric that is not there, or is nan, makes no condition hold."""
        value = metrics.get(self.metric, math.nan)
        return not math.isnan(value) and OPERATORS[self.operator](value, self.number)

    def __str__(self) -> str:
        return f"{self.metric} {self.operator} {self.number:g}"


def parse_condition(text: object) -> Condition:
    """Read `metric operator number`. Raises SettingError."""
    match = _FORM.fullmatch(text) if isinstance(text, str) and len(text) < LENGTH_LIMIT else None
    if match is None:
        raise SettingError(
            "A condition expects a metric, an operator ({operators}) and a number, got {got}: "
            "write it as step >= 1000",
            operators=" ".join(OPERATORS),
            got=repr(text)[:LENGTH_LIMIT],
        )
    metric, number = match["metric"], float(match["number"])
    if split(metric) is not None:
        check_number(metric)
    elif metric not in METRICS and metric.split(".")[0] not in knobs(Experiment):
        raise SettingError(
            "A condition expects one of {known} or a path of the experiment, got {got}: correct "
            "the name",
            known=", ".join(METRICS),
            got=repr(metric),
        )
    if not math.isfinite(number):
        raise SettingError(
            "A condition expects a finite number, got {got}: choose a smaller one",
            got=match["number"],
        )
    return Condition(metric, match["operator"], number)


def metrics_of(
    frame: Frame, conditions: tuple[Condition, ...] = (), answered: int = 0, correct: int = 0
) -> dict[str, float]:
    """Every metric of a frame by name, and the paths of the experiment that are asked for."""
    scores, experiment = frame.scores, frame.experiment
    found = {
        "step": float(frame.step),
        "epoch": frame.epoch,
        "training_loss": scores.training_loss,
        "test_loss": scores.test_loss,
        "training_score": scores.training_score,
        "test_score": scores.test_score,
        "learning_rate": frame.learning_rate,
        "hidden_layers": float(len(experiment.layers)),
        "diverged": float(frame.divergence is not None),
        "answered": float(answered),
        "correct": float(correct),
        "measured": 0.0,
        "met": 0.0,
    }
    wanted = {condition.metric for condition in conditions if split(condition.metric) is None}
    paths = wanted - found.keys()
    return found | {path: number_at(experiment, path) for path in paths}


def number_at(experiment: Experiment, path: str) -> float:
    """The number at a path of the experiment; nan when there is none."""
    try:
        value = look_up(experiment, path)
    except KeyError:
        return math.nan
    return float(value) if isinstance(value, (int, float)) else math.nan
