"""From the history of a run to its two plots: loss and accuracy (or R²) over epochs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.nn.losses import Loss
from engine.training.frame import Frame
from engine.training.history import COLUMNS
from gui.curves.ranges import Range, accuracy_range, epoch_range, loss_range, r_squared_range
from gui.figures.axes import Axis
from gui.figures.curve_figure import Curve, CurvesFigure, Mark, Role, value_at
from gui.language import vocabulary
from gui.numbers import format_number, format_quantity

Floats = NDArray[np.float64]

SMOOTHING = 0.8
"""Weight of what came before in the smoothed curves."""
NEAR = 0.015
"""Share of the axis within which the crosshair reads a mark."""
MOST_WORDS = 2
"""Marks that say on screen what they are of; the others say it to the pointer."""
ALL_WORDS = 1_000_000

STEP, EPOCH = COLUMNS.index("step"), COLUMNS.index("epoch")
LOSSES = COLUMNS.index("training_loss"), COLUMNS.index("test_loss")
SCORES = COLUMNS.index("training_score"), COLUMNS.index("test_score")


@dataclass(frozen=True)
class Settings:
    """How the reader wants the curves. locked: the axes stay as they are, whatever comes."""

    log_loss: bool = False
    log_epoch: bool = False
    smooth: bool = False
    marks: bool = True
    locked: bool = False


@dataclass(frozen=True)
class Ranges:
    """The ranges of the axes in the last picture: a live axis moves only when it must."""

    epoch: Range | None = None
    loss: Range | None = None
    score: Range | None = None


@dataclass(frozen=True, eq=False)
class Series:
    """Rows of COLUMNS up to now; of a regression the scores are R², else shares of 1."""

    rows: Floats
    loss: Loss
    is_regression: bool
    has_test: bool

    @property
    def epochs(self) -> Floats:
        return self.rows[:, EPOCH]

    @property
    def begun(self) -> bool:
        """Whether anything has been learnt."""
        return bool(self.rows[-1, STEP] > 0)

    def nearest(self, epoch: float) -> float:
        """The recorded epoch nearest to a place."""
        epochs = self.epochs
        return float(epochs[int(np.argmin(np.abs(epochs - epoch)))]) if len(epochs) else epoch


def series_of(frame: Frame) -> Series:
    """The history of a frame with the present moment as its last row."""
    rows = np.asarray(frame.history, dtype=np.float64)
    now = np.array([[frame.step, frame.epoch, *frame.scores.row()]])
    # Rows at or after the present are replaced by it: it may have been changed by hand since.
    rows = np.concatenate([rows[rows[:, EPOCH] < frame.epoch], now])
    # A test set that there is no more has left its curve.
    has_test = len(frame.material.test) > 0 or bool(np.isfinite(rows[:, LOSSES[1]]).any())
    is_regression = frame.material.samples.class_count == 0
    return Series(rows, frame.experiment.loss, is_regression, has_test)


@dataclass(frozen=True, eq=False)
class Scene:
    """Both plots, and the ranges that the next picture starts from."""

    loss: CurvesFigure
    score: CurvesFigure
    ranges: Ranges
    begun: bool

    def read(self) -> str:
        """All curves at the crosshair as one line; empty without one."""
        at = self.loss.crosshair
        if at is None:
            return ""
        parts = [epoch_text(at)]
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
    rows = series.rows if series is not None else np.empty((0, len(COLUMNS)))
    is_regression = series is not None and series.is_regression
    tested = series is not None and series.has_test
    held = ranges if settings.locked else Ranges()
    epoch = _held(held.epoch, settings.log_epoch) or epoch_range(
        ranges.epoch, rows[:, EPOCH], log=settings.log_epoch
    )
    loss = _held(held.loss, settings.log_loss) or loss_range(
        ranges.loss, rows[:, LOSSES], log=settings.log_loss
    )
    pick = r_squared_range if is_regression else accuracy_range
    scores = rows[:, SCORES] if is_regression else 100.0 * rows[:, SCORES]
    score = held.score or pick(ranges.score, scores)
    x_axis = Axis(
        *epoch,
        label=QCoreApplication.translate("Curves", "training time"),
        unit=QCoreApplication.translate("Curves", "epochs"),
        short=QCoreApplication.translate("Curves", "epoch"),
        log=settings.log_epoch,
    )
    if series is not None and crosshair is not None:
        crosshair = series.nearest(crosshair)
    smoothing = SMOOTHING if settings.smooth else 0.0
    shown = marks if settings.marks else ()
    note = ", ".join(mark.text for mark in shown if near(mark.x, crosshair, x_axis))
    loss_figure = CurvesFigure(
        x_axis,
        _loss_axis(series.loss if series is not None else None, loss, settings.log_loss),
        _curves(rows[:, EPOCH], rows[:, LOSSES], tested),
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
        _curves(rows[:, EPOCH], scores, tested),
        title=title,
        smoothing=smoothing,
        crosshair=crosshair,
        readout_unit=unit,
        marks=_worded(shown, 0),
        legend=False,
    )
    begun = series is not None and series.begun
    return Scene(loss_figure, score_figure, Ranges(epoch, loss, score), begun)


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


def _curves(epochs: Floats, values: Floats, tested: bool) -> tuple[Curve, ...]:
    train = Curve(QCoreApplication.translate("Curves", "train"), epochs, values[:, 0])
    if not tested:
        return (train,)
    name = QCoreApplication.translate("Curves", "test")
    return train, Curve(name, epochs, values[:, 1], Role.TEST)


def _loss_axis(loss: Loss | None, ends: Range, log: bool) -> Axis:
    """Named after the loss; cross-entropy is counted in nats, natural units of information."""
    if loss is None:
        return Axis(*ends, log=log)
    if loss.kind in ("binary_crossentropy", "categorical_crossentropy"):
        label = QCoreApplication.translate("Curves", "cross-entropy")
        unit = QCoreApplication.translate("Curves", "nats")
        return Axis(*ends, label, unit, log)
    return Axis(*ends, vocabulary(type(loss).label), log=log)


def epoch_text(epoch: float) -> str:
    text = QCoreApplication.translate("Curves", "epoch {number}")
    return text.format(number=format_number(round(epoch, 2)))


def caption(series: Series) -> str:
    """A sentence beneath the exported curves."""
    last = series.rows[-1]
    loss = format_number(float(last[LOSSES[0]]), pad=True)
    epochs = format_number(round(float(last[EPOCH]), 2))
    if not series.has_test:
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
