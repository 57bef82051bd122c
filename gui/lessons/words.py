"""What a lesson's conditions say: the metric by its name, what is wanted of it, what it is now."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from engine.lessons.action import knob_at
from engine.lessons.condition import Condition
from engine.registry import SettingError
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
    try:
        return vocabulary(knob_at(experiment, metric).label)
    except SettingError:
        return metric


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
