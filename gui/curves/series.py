"""The series of a run: its scores over time, as rows for the curves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.nn.losses import Loss
from engine.training.frame import Frame
from engine.training.history import COLUMNS

Floats = NDArray[np.float64]

STEP, EPOCH = COLUMNS.index("step"), COLUMNS.index("epoch")
LOSSES = COLUMNS.index("training_loss"), COLUMNS.index("test_loss")
SCORES = COLUMNS.index("training_score"), COLUMNS.index("test_score")
HAIR = 1e-6
"""Epochs: what a position may be off by rounding."""


@dataclass(frozen=True, eq=False)
class Series:
    """Rows of COLUMNS up to now; of a regression the scores are R², else shares of 1.

    by_step: rows are of single batches, as for pictures, and only some have test scores; else each
    is of the whole sets.
    """

    rows: Floats
    loss: Loss
    is_regression: bool
    has_test: bool
    by_step: bool = False

    @property
    def begun(self) -> bool:
        """Whether anything has been learnt."""
        return bool(self.rows[-1, STEP] > 0)

    @property
    def now(self) -> float:
        """The epoch of the last row."""
        return float(self.rows[-1, EPOCH])

    def over(self, steps: bool) -> tuple[Floats, Floats]:
        """(times, rows): over steps every row, over epochs a row for each where there are more."""
        if steps:
            return self.rows[:, STEP], self.rows
        rows = per_epoch(self.rows) if self.by_step else self.rows
        return rows[:, EPOCH], rows

    def steps_at(self, epoch: float) -> float:
        """The step at a place between epochs."""
        return float(np.interp(epoch, self.rows[:, EPOCH], self.rows[:, STEP]))


def series_of(frame: Frame) -> Series:
    """The history of a frame; where rows are rare, with the present moment as the last one."""
    rows = np.asarray(frame.history, dtype=np.float64)
    by_step = frame.experiment.dataset.sample == "picture"
    if not by_step or not len(rows):
        now = np.array([[frame.step, frame.epoch, *frame.scores.row()]])
        # Rows at or after the present are replaced by it: it may have been changed by hand since.
        rows = np.concatenate([rows[rows[:, EPOCH] < frame.epoch], now])
    # A test set that there is no more has left its curve.
    has_test = len(frame.material.test) > 0 or bool(np.isfinite(rows[:, LOSSES[1]]).any())
    is_regression = frame.material.samples.class_count == 0
    return Series(rows, frame.experiment.loss, is_regression, has_test, by_step)


def per_epoch(rows: Floats) -> Floats:
    """A row for each epoch: the mean of its batches, the test scores that were measured last in
    it. The present epoch's row is of what there is of it."""
    epoch = np.ceil(rows[:, EPOCH] - HAIR)
    starts = np.flatnonzero(np.diff(epoch, prepend=-1.0))
    ends = np.append(starts[1:], len(rows))
    found = rows[ends - 1].copy()
    for column in (LOSSES[0], SCORES[0]):
        known = np.isfinite(rows[:, column])
        total = np.add.reduceat(np.where(known, rows[:, column], 0.0), starts)
        count = np.add.reduceat(known.astype(np.float64), starts)
        with np.errstate(invalid="ignore"):
            found[:, column] = np.where(count > 0, total / count, np.nan)
    for column in (LOSSES[1], SCORES[1]):
        for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
            known = rows[start:end, column]
            known = known[np.isfinite(known)]
            found[place, column] = known[-1] if known.size else np.nan
    return found
