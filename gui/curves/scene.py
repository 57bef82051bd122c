"""From the history of a run to its two plots: loss and accuracy (or R²) over epochs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.nn.losses import Loss
from engine.training.history import COLUMNS
from gui.curves.ranges import (
    FIRST_EPOCHS,
    Range,
    accuracy_range,
    epoch_range,
    loss_range,
    r_squared_range,
)
from gui.curves.series import EPOCH, LOSSES, SCORES, Series
from gui.figures.axes import Axis
from gui.figures.curve_figure import Curve, CurvesFigure, Mark, Role, value_at
from gui.language import vocabulary
from gui.numbers import format_epochs, format_number, format_quantity

Floats = NDArray[np.float64]

SMOOTHING = 0.8
"""Weight of what came before in the smoothed curves."""
NEAR = 0.015
"""Share of the axis within which the crosshair reads a mark."""
MOST_WORDS = 2
"""Marks that say on screen what they are of; the others say it to the pointer."""
ALL_WORDS = 1_000_000
FIRST_STEPS, FIRST_EPOCHS_OF_BATCHES = 100.0, 2.0
"""How far the axis of time reaches at first, where it counts steps or epochs of many batches."""


@dataclass(frozen=True)
class Settings:
    """How the reader wants the curves. locked: the axes stay as they are, whatever comes.

    steps: time is counted in steps, not in epochs.   log_epoch: and in powers of ten.
    """

    log_loss: bool = False
    log_epoch: bool = False
    smooth: bool = False
    marks: bool = True
    locked: bool = False
    steps: bool = False


@dataclass(frozen=True)
class Ranges:
    """The ranges of the axes in the last picture: a live axis moves only when it must."""

    epoch: Range | None = None
    loss: Range | None = None
    score: Range | None = None


@dataclass(frozen=True, eq=False)
class Scene:
    """Both plots, and the ranges that the next picture starts from.

    times: where there is something to be read.   steps: they are steps, not epochs.
    """

    loss: CurvesFigure
    score: CurvesFigure
    ranges: Ranges
    begun: bool
    times: Floats
    steps: bool

    def read(self) -> str:
        """All curves at the crosshair as one line; empty without one."""
        at = self.loss.crosshair
        if at is None:
            return ""
        parts = [time_text(at, self.steps)]
        for figure in (self.loss, self.score):
            values = [
                f"{curve.label} "
                + format_quantity(value_at(curve, at), figure.readout_unit, pad=True)
                for curve in figure.curves
            ]
            parts.append(f"{figure.title}: {', '.join(values)}")
        if self.loss.note:
            parts.append(self.loss.note)
        return " · ".join(parts)


def make_scene(
    series: Series | None,
    settings: Settings,
    ranges: Ranges,
    crosshair: float | None,
    *,
    legend: bool = False,
    marks: tuple[Mark, ...] = (),
    most_words: int = MOST_WORDS,
) -> Scene:
    """The plots of a series, or empty axes where there is none; a legend stands in the first.

    marks: what was changed when; the latest `most_words` of them carry their words.
    """
    times, rows = np.empty(0), np.empty((0, len(COLUMNS)))
    if series is not None:
        times, rows = series.over(settings.steps)
    by_step = series is not None and series.by_step
    is_regression = series is not None and series.is_regression
    tested = series is not None and series.has_test
    held = ranges if settings.locked else Ranges()
    epoch = _held(held.epoch, settings.log_epoch) or epoch_range(
        ranges.epoch, times, log=settings.log_epoch, first=_first(settings, by_step)
    )
    loss = _held(held.loss, settings.log_loss) or loss_range(
        ranges.loss, rows[:, LOSSES], log=settings.log_loss
    )
    pick = r_squared_range if is_regression else accuracy_range
    scores = rows[:, SCORES] if is_regression else 100.0 * rows[:, SCORES]
    score = held.score or pick(ranges.score, scores)
    step = QCoreApplication.translate("Curves", "step")
    steps = QCoreApplication.translate("Curves", "steps")
    x_axis = Axis(
        *epoch,
        label=QCoreApplication.translate("Curves", "training time"),
        unit=steps if settings.steps else QCoreApplication.translate("Curves", "epochs"),
        short=step if settings.steps else QCoreApplication.translate("Curves", "epoch"),
        log=settings.log_epoch,
    )
    if crosshair is not None:
        crosshair = nearest(times, crosshair)
    if series is not None and settings.steps:
        marks = tuple(Mark(series.steps_at(mark.x), mark.text) for mark in marks)
    smoothing = SMOOTHING if settings.smooth else 0.0
    shown = marks if settings.marks else ()
    note = ", ".join(mark.text for mark in shown if near(mark.x, crosshair, x_axis))
    loss_figure = CurvesFigure(
        x_axis,
        _loss_axis(series.loss if series is not None else None, loss, settings.log_loss),
        _curves(times, rows[:, LOSSES], tested, by_step),
        title=QCoreApplication.translate("Curves", "Loss"),
        smoothing=smoothing,
        crosshair=crosshair,
        marks=_worded(shown, most_words),
        note=note,
        legend=legend,
    )
    if is_regression:
        title, unit = "R²", ""
        y_axis = Axis(*score, QCoreApplication.translate("Curves", "share explained"))
    else:
        title, unit = QCoreApplication.translate("Curves", "Accuracy"), "%"
        y_axis = Axis(*score, QCoreApplication.translate("Curves", "correct"), "%")
    score_figure = CurvesFigure(
        x_axis,
        y_axis,
        _curves(times, scores, tested, by_step),
        title=title,
        smoothing=smoothing,
        crosshair=crosshair,
        readout_unit=unit,
        marks=_worded(shown, 0),
        legend=False,
    )
    begun = series is not None and series.begun
    found = Ranges(epoch, loss, score)
    return Scene(loss_figure, score_figure, found, begun, times, settings.steps)


def _held(ends: Range | None, log: bool) -> Range | None:
    """A range that was locked; one with 0 in it cannot become logarithmic."""
    return None if ends is None or (log and ends[0] <= 0) else ends


def near(x: float, crosshair: float | None, axis: Axis) -> bool:
    """Whether the crosshair is as good as at x: no hand is steadier than that."""
    if crosshair is None:
        return False
    if axis.log:
        reach = NEAR * np.log(axis.high / axis.low)
        return min(x, crosshair) > 0 and bool(abs(np.log(x / crosshair)) <= reach)
    return abs(x - crosshair) <= NEAR * (axis.high - axis.low)


def _worded(marks: tuple[Mark, ...], most: int) -> tuple[Mark, ...]:
    """The marks, of which the last so many keep their words."""
    silent = len(marks) - most
    return tuple(Mark(mark.x, mark.text if i >= silent else "") for i, mark in enumerate(marks))


def _curves(times: Floats, values: Floats, tested: bool, by_step: bool) -> tuple[Curve, ...]:
    """Of batches the test curve joins the few moments at which the test set was measured."""
    train = Curve(QCoreApplication.translate("Curves", "train"), times, values[:, 0])
    if not tested:
        return (train,)
    name = QCoreApplication.translate("Curves", "test")
    if not by_step:
        return train, Curve(name, times, values[:, 1], Role.TEST)
    measured = np.isfinite(values[:, 1])
    return train, Curve(name, times[measured], values[measured, 1], Role.TEST, smooth=False)


def _first(settings: Settings, by_step: bool) -> float:
    """How far the axis of time reaches at first."""
    if settings.steps:
        return FIRST_STEPS
    return FIRST_EPOCHS_OF_BATCHES if by_step else FIRST_EPOCHS


def nearest(times: Floats, time: float) -> float:
    """The recorded time nearest to a place."""
    return float(times[int(np.argmin(np.abs(times - time)))]) if len(times) else time


def _loss_axis(loss: Loss | None, ends: Range, log: bool) -> Axis:
    """Named after the loss; cross-entropy is counted in nats, natural units of information."""
    if loss is None:
        return Axis(*ends, log=log)
    if loss.kind in ("binary_crossentropy", "categorical_crossentropy"):
        label = QCoreApplication.translate("Curves", "cross-entropy")
        unit = QCoreApplication.translate("Curves", "nats")
        return Axis(*ends, label, unit, log)
    return Axis(*ends, vocabulary(type(loss).label), log=log)


def time_text(time: float, steps: bool) -> str:
    if steps:
        text = QCoreApplication.translate("Curves", "step {number}")
        return text.format(number=format_number(round(time)))
    text = QCoreApplication.translate("Curves", "epoch {number}")
    return text.format(number=format_epochs(time))


def scales_text(scene: Scene) -> str:
    """The ranges of the axes: epoch 0 to 200 · Loss 0 to 0.8 · Accuracy 40 to 100."""
    axes = (
        (scene.loss.x_axis.short, scene.loss.x_axis),
        (scene.loss.title, scene.loss.y_axis),
        (scene.score.title, scene.score.y_axis),
    )
    text = QCoreApplication.translate("Export", "{name} {low} to {high}")
    return " · ".join(
        text.format(name=name, low=format_number(axis.low), high=format_number(axis.high))
        for name, axis in axes
    )


def caption(series: Series) -> str:
    """A sentence beneath the exported curves."""
    _, rows = series.over(False)
    last = rows[-1]
    loss = format_number(float(last[LOSSES[0]]), pad=True)
    epochs = format_epochs(float(last[EPOCH]))
    if not (series.has_test and np.isfinite(last[LOSSES[1]])):  # or not measured yet
        text = QCoreApplication.translate(
            "Curves", "After {epochs} epochs the loss is {loss} on the training set."
        )
        return text.format(epochs=epochs, loss=loss)
    text = QCoreApplication.translate(
        "Curves",
        "After {epochs} epochs the loss is {loss} on the training set and {test_loss} on the "
        "test set.",
    )
    return text.format(
        epochs=epochs, loss=loss, test_loss=format_number(float(last[LOSSES[1]]), pad=True)
    )
