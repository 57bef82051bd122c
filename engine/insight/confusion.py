"""Confusion: which classes are taken for which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.head import predict
from engine.registry import SettingError
from engine.training.picture_scorer import PictureScorer
from engine.training.trainer import Trainer

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Confusion:
    """counts[actual, predicted], (classes, classes) int64."""

    step: int
    counts: Array

    @property
    def accuracy(self) -> float:
        """Share of points whose class is met; nan for none."""
        return _share(float(np.trace(self.counts)), float(self.counts.sum()))

    def recall(self, actual: int) -> float:
        """Share of the points of a class that are recognised; nan if it has none."""
        return _share(float(self.counts[actual, actual]), float(self.counts[actual].sum()))

    def precision(self, predicted: int) -> float:
        """Share of the points taken for a class that are of it; nan if none are."""
        return _share(
            float(self.counts[predicted, predicted]), float(self.counts[:, predicted].sum())
        )

    def f1(self, index: int) -> float:
        """Harmonic mean of precision and recall of a class, 2·right / (support + predicted).

        0 where none of its points is recognised; nan where the class has no points and none is
        taken for it. Source: van Rijsbergen 1979.
        """
        both = float(self.counts[index].sum() + self.counts[:, index].sum())
        return _share(2.0 * float(self.counts[index, index]), both)

    def support(self, actual: int) -> int:
        """How many points there are of a class."""
        return int(self.counts[actual].sum())

    def share(self, actual: int, predicted: int) -> float:
        """Share of the points of one class that are taken for another; nan if it has none."""
        return _share(float(self.counts[actual, predicted]), float(self.counts[actual].sum()))


def confusion(trainer: Trainer, training: bool = False) -> Confusion:
    """Of the test set, or of the training set.

    Raises SettingError for a regression, and for pictures, which take longer than a look may:
    see engine.insight.mistakes.
    """
    classes = trainer.experiment.class_count
    if not classes:
        raise SettingError(
            "Confusion expects classes, got a data set of values: look at R² instead"
        )
    if isinstance(trainer.scorer, PictureScorer):
        raise SettingError("Confusion expects points, got pictures: have them answered by the job")
    part = trainer.material.training if training else trainer.material.test
    with np.errstate(all="ignore"):
        y, _ = trainer.scorer.outputs(part)
    predicted = predict(y, trainer.experiment.coding)
    pairs = np.asarray(part.targets, dtype=np.int64) * classes + predicted
    counts = np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)
    return Confusion(trainer.step, counts)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
