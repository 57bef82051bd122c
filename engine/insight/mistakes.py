"""Mistakes: what a network answers for every picture of a set, and which of the answers are wrong.

Answering a whole set takes seconds, so it is a job that pauses every few milliseconds, while
training goes on. The answers are nevertheless all of one moment, that at which the job began.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.confusion import Confusion
from engine.nn.compile import compile_evaluation
from engine.nn.head import Coding, predict, probabilities
from engine.nn.program import Program
from engine.registry import SettingError
from engine.training.jobs import Job
from engine.training.picture_material import PicturePart
from engine.training.picture_scorer import PictureScorer
from engine.training.trainer import Trainer

Array = NDArray[Any]

CHUNK = 100
"""Pictures that are answered between two pauses: some 20 ms of a large convolutional network."""

ORDERS = ("confidence", "loss", "index")
"""How answers are ordered; see `chosen`."""


@dataclass(frozen=True, eq=False)
class Answers:
    """What the network of one moment says of n pictures. All arrays are read-only.

    probabilities: (n, classes) float32, 0..1; they add up to 1 only after a softmax or for two
    classes. predicted, targets: (n,) int64. pixels: (n, h, w, c) uint8, the pictures themselves.
    loss: the experiment's own, as a mean over the pictures. accuracy: 0..1.
    """

    probabilities: Array
    predicted: Array
    targets: Array
    pixels: Array
    class_names: tuple[str, ...]
    step: int
    revision: int
    loss: float
    accuracy: float

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def wrong(self) -> Array:
        """(n,) bool"""
        return np.asarray(self.predicted != self.targets)


@dataclass(frozen=True)
class Selection:
    """Which answers are looked at, and in what order. None: any class."""

    wrong_only: bool = True
    actual: int | None = None
    predicted: int | None = None
    order: str = "confidence"


def mistakes_job(part: str = "test", measured: bool = False) -> Job:
    """A job that answers the "test" or the "training" pictures; its result is an `Answers`.

    measured: for the test pictures the answers will do that the run itself has measured last, if
    it has: they are of a step just past and cost nothing.
    Raises SettingError for points, for values instead of classes, and for an empty set.
    """

    def job(trainer: Trainer) -> Generator[float, None, object]:
        asked = _Asked.of(trainer, part)
        scorer = trainer.scorer
        known = scorer.answered if isinstance(scorer, PictureScorer) else None
        if measured and part == "test" and known is not None:
            yield 0.0
            return asked.answers(known.outputs, known.step, known.loss)
        return (yield from _answers(trainer, asked))

    return job


@dataclass(frozen=True, eq=False)
class _Asked:
    """The pictures of a run, and what its outputs mean, as they were when the job began."""

    pictures: PicturePart
    coding: Coding
    class_names: tuple[str, ...]
    revision: int

    @classmethod
    def of(cls, trainer: Trainer, part: str) -> _Asked:
        names = tuple(trainer.material.samples.class_names)
        coding = trainer.experiment.coding
        return cls(_pictures(trainer, part), coding, names, trainer.revision)

    def answers(self, outputs: Array, step: int, loss: float) -> Answers:
        """What outputs, (units, n), say. loss: a mean over the pictures."""
        targets = np.asarray(self.pictures.targets, dtype=np.int64)
        predicted = np.asarray(predict(outputs, self.coding), dtype=np.int64)
        shares = _shares(probabilities(outputs, self.coding)).T
        said = np.ascontiguousarray(shares, dtype=np.float32)
        for array in (said, predicted):
            array.setflags(write=False)
        return Answers(
            said,
            predicted,
            targets,
            self.pictures.pixels,
            self.class_names,
            step,
            self.revision,
            loss,
            float((predicted == targets).mean()),
        )


def _answers(trainer: Trainer, asked: _Asked) -> Generator[float, None, Answers]:
    """Answer chunk by chunk, on a copy of the network: the run may go on and change."""
    experiment, step, pictures = trainer.experiment, trainer.step, asked.pictures
    network = experiment.network()
    network.parameters[...] = trainer.network.parameters
    network.statistics[...] = trainer.network.statistics
    programs: dict[int, Program] = {}
    count, total = len(pictures), 0.0
    outputs = np.empty((network.output_units, count), network.dtype)
    for first in range(0, count, CHUNK):
        yield first / count
        here = slice(first, min(first + CHUNK, count))
        block = pictures.batch(here)
        size = block.shape[1]
        if size not in programs:
            programs[size] = compile_evaluation(network, size, experiment.loss)
        program = programs[size]
        np.copyto(program.array("block"), block)
        with np.errstate(all="ignore"):
            program.step()
        total += float(program.array("loss")) * (size if experiment.loss.reduction == "mean" else 1)
        outputs[:, here] = program.array("output")
    return asked.answers(outputs, step, total / count)


def _pictures(trainer: Trainer, part: str) -> PicturePart:
    found = trainer.material.training if part == "training" else trainer.material.test
    if not isinstance(found, PicturePart):
        raise SettingError("Mistakes expect pictures, got points: choose a set of pictures")
    if not trainer.experiment.class_count:
        raise SettingError("Mistakes expect classes, got a data set of values: look at R² instead")
    if len(found) == 0:
        raise SettingError("Mistakes expect test pictures, got none: keep some back for the test")
    return found


def _shares(y: Array) -> Array:
    """Probabilities of all classes, (classes, n), of one unit that speaks for the second of two."""
    return np.concatenate([1.0 - y, y]) if len(y) == 1 else y


def chosen(answers: Answers, selection: Selection) -> Array:
    """Indices of the answers that a selection asks for, (m,) int64, in its order.

    "confidence": the most certain first, by the probability of the class that was predicted.
    "loss": the largest −ln p of the actual class first. "index": as the pictures come.
    Of equals the one that comes first; what is not a number comes last.
    """
    wanted = answers.wrong if selection.wrong_only else np.ones(len(answers), dtype=bool)
    if selection.actual is not None:
        wanted = wanted & (answers.targets == selection.actual)
    if selection.predicted is not None:
        wanted = wanted & (answers.predicted == selection.predicted)
    found = np.flatnonzero(wanted)
    if selection.order == "confidence":
        keys = -answers.probabilities[found, answers.predicted[found]]
    elif selection.order == "loss":
        keys = answers.probabilities[found, answers.targets[found]]
    else:
        return found
    return np.asarray(found[np.argsort(keys, kind="stable")])


def page_count(count: int, size: int) -> int:
    """Pages of `size` that hold so many; at least one."""
    return max(1, -(-count // size))


def page(indices: Array, number: int, size: int) -> Array:
    """The indices on a page, counted from 0; a page behind the last one is empty."""
    return indices[number * size : (number + 1) * size]


def confusion_of(answers: Answers) -> Confusion:
    """How often each class was taken for each: counts[actual, predicted]."""
    classes = answers.probabilities.shape[1]
    pairs = answers.targets * classes + answers.predicted
    counts = np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)
    return Confusion(answers.step, counts)
