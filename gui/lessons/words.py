"""What a lesson's conditions say: the metric by its name, what is wanted of it, what it is now."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from engine.lessons.action import knob_at
from engine.lessons.condition import Condition
from engine.lessons.panel_states import STATES, split
from engine.registry import SettingError, knobs
from engine.training.experiment import Experiment
from gui.language import QT_TRANSLATE_NOOP, Words, vocabulary
from gui.numbers import format_number

SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "=", "!=": "≠"}
QUESTIONS = ("answered", "correct", "measured", "met")

METRICS = {
    "step": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Step")),
    "epoch": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Epoch")),
    "training_loss": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Training loss")),
    "test_loss": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Test loss")),
    "training_score": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Training accuracy")),
    "test_score": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Test accuracy")),
    "learning_rate": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Learning rate")),
    "hidden_layers": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Hidden layers")),
    "diverged": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Diverged (1 is yes)")),
}
RESULTS = {
    "measured": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Measured results: {count}")),
    "met": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Results that are met: {count}")),
}
MEASURES = {
    "gates.correct": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Rows that are right")),
    "gates.ones": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Rows answered with 1")),
    "activations.factor": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Gradient that is left")),
    "softmax.largest_share": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Largest share")),
    "softmax.smallest_share": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Smallest share")),
    "softmax.naive_fails": Words(
        "Lesson", QT_TRANSLATE_NOOP("Lesson", "The naive form fails (1 is yes)")
    ),
    "shapes.fits": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "All shapes meet (1 is yes)")),
    "shapes.timed": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Time is measured (1 is yes)")),
    "shapes.gain": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Times faster in a batch")),
    "graph.steps": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Steps of the walk")),
    "graph.result": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Result of the graph")),
    "graph.backward": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "On the way back (1 is yes)")),
    "gradient_check.checked": Words(
        "Lesson", QT_TRANSLATE_NOOP("Lesson", "Gradients are checked (1 is yes)")
    ),
    "gradient_check.wrong": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Rows found wrong")),
    "gradient_check.largest": Words(
        "Lesson", QT_TRANSLATE_NOOP("Lesson", "Largest relative difference")
    ),
    "gradient_check.planted": Words(
        "Lesson", QT_TRANSLATE_NOOP("Lesson", "A mistake is planted (1 is yes)")
    ),
    "stepping.calls": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Calls of the step")),
    "race.racing": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Optimizers in the race")),
    "race.loss": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Lowest loss in the race")),
    "race.arrived": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "At the global minimum")),
    "fitting.step": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Step of the descent")),
    "fitting.loss": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Loss of the descent")),
    "fitting.optimum": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Smallest loss there is")),
}
"""The numbers that panels of Basics tell besides their settings."""
R2 = {
    "training_score": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Training R²")),
    "test_score": Words("Lesson", QT_TRANSLATE_NOOP("Lesson", "Test R²")),
}


def metric_name(metric: str, experiment: Experiment) -> str:
    """The name of a metric, or of the knob that its path leads to."""
    if metric in R2 and experiment.class_count == 0:
        return R2[metric]()
    if metric in METRICS:
        return METRICS[metric]()
    place = split(metric)
    if place is not None:
        described = knobs(STATES[place[0]]).get(place[1])
        return MEASURES[metric]() if described is None else vocabulary(described.label)
    try:
        name = vocabulary(knob_at(experiment, metric).label)
    except SettingError:
        return metric
    *way, _ = metric.split(".")
    if len(way) < 2:
        return name
    try:  # a knob of a component within a layer: "Initializer: Value", not merely "Value"
        return f"{vocabulary(knob_at(experiment, '.'.join(way)).label)}: {name}"
    except SettingError:
        return name


def wanted(condition: Condition, experiment: Experiment) -> str:
    """What a condition waits for."""
    count = round(condition.number)
    if condition.metric == "answered":
        if count == 1:
            return QCoreApplication.translate("Lesson", "Predict first: answer the question")
        text = QCoreApplication.translate("Lesson", "Answer {count} questions")
        return text.format(count=count)
    if condition.metric == "correct":
        text = QCoreApplication.translate("Lesson", "Right answers: {count}")
        return text.format(count=count)
    if condition.metric == "measured" and count == 1:
        return QCoreApplication.translate("Lesson", "Measure what was published")
    if condition.metric in RESULTS:
        text = RESULTS[condition.metric]()
        return text.format(count=count)
    name = metric_name(condition.metric, experiment)
    return f"{name} {SIGNS[condition.operator]} {_number(condition.number)}"


def now(condition: Condition, value: float) -> str:
    """What the metric is now; nothing where that is not to be known, or goes without saying."""
    if condition.metric in QUESTIONS or math.isnan(value):
        return ""
    text = QCoreApplication.translate("Lesson", "now {value}")
    return text.format(value=_number(value))


def _number(value: float) -> str:
    if value == round(value) and abs(value) < 1e9:
        return format_number(int(value))
    return format_number(value)
