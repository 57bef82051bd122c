"""Where a network looks: which pixels of a picture its answer hangs on.

Two answers to that: how the logit of a class changes with each pixel (its gradient), and how the
probability of the class falls when a part of the picture is covered (occlusion).
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from math import prod
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from engine.insight.feature_maps import shown_part
from engine.insight.still import Still
from engine.nn.compile import compile_input_gradient, input_fill
from engine.nn.head import predict, probabilities
from engine.nn.program import Program
from engine.registry import SettingError
from engine.training.experiment import Experiment, set_cells
from engine.training.picture_material import Feed, PicturePart
from engine.training.trainer import Trainer

Array = NDArray[Any]

PREDICTED, ACTUAL = -1, -2
"""Classes that are asked for without being named; the others are numbered from 0."""

GREY = 128
"""Of 0 to 255: what covers a part of the picture."""

CHUNK = 32
"""Covered pictures that are run through the network between two pauses."""


@dataclass(frozen=True, eq=False)
class Looked:
    """A picture and what the network says of it. All arrays are read-only.

    index: in the test set, or the training set where there is no test set. pixels: (h, w, c)
    uint8. shares: (classes,) float64, 0..1. target: the class that the look is about.
    """

    index: int
    pixels: Array
    label: int
    shares: Array
    predicted: int
    target: int
    class_names: tuple[str, ...]
    step: int
    revision: int


@dataclass(frozen=True, eq=False)
class GradientSaliency:
    """values: (h, w) |dz/dx| of the target's logit z, where x goes from 0 (black) to 1 (white).

    Of several channels the largest counts.
    """

    looked: Looked
    values: Array


@dataclass(frozen=True, eq=False)
class Occlusion:
    """What covering a square of `size` pixels does, at places `stride` apart.

    rows, columns: upper left corners. falls: (rows, columns) p − p(covered there) of the target,
    from −1 to 1. heat: (h, w), at each pixel the mean over the squares that cover it.
    """

    looked: Looked
    size: int
    stride: int
    rows: Array
    columns: Array
    falls: Array
    heat: Array


@dataclass(frozen=True)
class GradientQuestion:
    """The gradient of a logit with respect to a picture; see `GradientSaliency`.

    target: a class, PREDICTED or ACTUAL. Source: Simonyan, Vedaldi & Zisserman 2014.
    """

    index: int
    target: int = PREDICTED

    def __call__(self, trainer: Trainer) -> GradientSaliency:
        part = _pictures(trainer, self.index)
        experiment, network = trainer.experiment, trainer.network
        program = _gradient_program(trainer)
        block, inputs = program.array("block"), prod(network.input_shape)
        pixels = np.array(part.pixels[self.index])
        part.feed.fill(pixels[None], block[:inputs])
        block[inputs] = input_fill(network)
        wanted, seeds = block[inputs + 1 :], np.arange(len(block) - inputs - 1)
        with np.errstate(all="ignore"):
            wanted[:] = 0.0
            program.step()
            z = program.array("logits").astype(np.float64)
            looked = _look(trainer, self.index, self.target, experiment.output.activation(z))
            if len(wanted) == 1:  # one unit speaks for the second of two classes
                wanted[:] = 1.0 if looked.target == 1 else -1.0
            else:
                wanted[:] = (seeds == looked.target)[:, None]
            program.step()
            slopes = feed_slopes(part.feed, program.array("gradient")[:, 0])
        values = np.abs(slopes.reshape(network.input_shape)).max(axis=2)
        values.setflags(write=False)
        return GradientSaliency(looked, values)


def feed_slopes(feed: Feed, gradient: Array) -> Array:
    """dz/dx for pixels x from 0 to 1 from dz/d(input), (features,): through the preprocessing.

    The inputs are ((255·x − offset) · mixing) / divisor.
    """
    slopes = gradient.astype(np.float64) / feed.divisor[:, 0]
    if feed.mixing is not None:
        slopes = feed.mixing @ slopes
    return np.asarray(255.0 * slopes)


@dataclass(frozen=True)
class OcclusionJob:
    """Covers a picture square by square; yields the share done and returns an `Occlusion`.

    Raises SettingError where the square is larger than the picture, or there is no such picture.
    Source: Zeiler & Fergus 2014.
    """

    index: int
    target: int = PREDICTED
    size: int = 6
    stride: int = 2

    def __call__(self, trainer: Trainer) -> Generator[float, None, Occlusion]:
        part = _pictures(trainer, self.index)
        pixels = np.array(part.pixels[self.index])
        height, width, _ = pixels.shape
        if not 1 <= self.size <= min(height, width):
            raise SettingError(
                "The patch expects a side of 1 to {high} pixels, got {got}: make it smaller",
                high=min(height, width),
                got=self.size,
            )
        if self.stride < 1:
            raise SettingError("The stride expects at least 1 pixel, got {got}", got=self.stride)
        still = Still(trainer)
        (y,) = still.values(pixels[None], "output")
        looked = _look(trainer, self.index, self.target, y.T.astype(np.float64))
        rows, columns = (places(side, self.size, self.stride) for side in (height, width))
        corners = [(row, column) for row in rows.tolist() for column in columns.tolist()]
        falls = np.empty(len(corners))
        for first in range(0, len(corners), CHUNK):
            yield first / len(corners)
            here = corners[first : first + CHUNK]
            covered = np.repeat(pixels[None], len(here), axis=0)
            for picture, (row, column) in zip(covered, here, strict=True):
                picture[row : row + self.size, column : column + self.size] = GREY
            (y,) = still.values(covered, "output")
            shares = _shares(still.experiment, y.T.astype(np.float64))
            falls[first : first + CHUNK] = looked.shares[looked.target] - shares[looked.target]
        grid = falls.reshape(len(rows), len(columns))
        heat = _heat(grid, rows, columns, self.size, (height, width))
        for array in (rows, columns, grid, heat):
            array.setflags(write=False)
        return Occlusion(looked, self.size, self.stride, rows, columns, grid, heat)


def places(side: int, size: int, stride: int) -> Array:
    """Where squares begin along a side: every `stride` pixels, and the last one at the end."""
    found = np.arange(0, side - size + 1, stride)
    return found if found[-1] == side - size else np.append(found, side - size)


def _heat(falls: Array, rows: Array, columns: Array, size: int, shape: tuple[int, int]) -> Array:
    """Each pixel: the mean of the squares that cover it; 0 where a wide stride leaves gaps."""
    total, count = np.zeros(shape), np.zeros(shape)
    for line, row in zip(falls, rows.tolist(), strict=True):
        for fall, column in zip(line.tolist(), columns.tolist(), strict=True):
            here = slice(row, row + size), slice(column, column + size)
            total[here] += fall
            count[here] += 1.0
    return np.asarray(total / np.maximum(count, 1.0))


def _pictures(trainer: Trainer, index: int) -> PicturePart:
    part = shown_part(trainer)
    if not isinstance(part, PicturePart):
        raise SettingError("Where a network looks needs pictures, got points: choose pictures")
    if not trainer.experiment.class_count:
        raise SettingError("Where a network looks needs classes, got a data set of values")
    if not 0 <= index < len(part):
        raise SettingError(
            "The test images are numbered from 0 to {high}, got {got}: choose one of them",
            high=len(part) - 1,
            got=index,
        )
    return part


def _look(trainer: Trainer, index: int, target: int, y: Array) -> Looked:
    """y: the outputs for the picture, (units, 1)."""
    part, coding = shown_part(trainer), trainer.experiment.coding
    predicted, label = int(predict(y, coding)[0]), int(part.targets[index])
    shares = _shares(trainer.experiment, y)[:, 0]
    chosen = {PREDICTED: predicted, ACTUAL: label}.get(target, target)
    if not 0 <= chosen < len(shares):
        raise SettingError(
            "The classes are numbered from 0 to {high}, got {got}: choose one of them",
            high=len(shares) - 1,
            got=chosen,
        )
    pixels = np.array(part.pixels[index])
    for array in (pixels, shares):
        array.setflags(write=False)
    names = tuple(trainer.material.samples.class_names)
    return Looked(
        index, pixels, label, shares, predicted, chosen, names, trainer.step, trainer.revision
    )


def _shares(experiment: Experiment, y: Array) -> Array:
    """How probable each class is, (classes, n), also of one unit that speaks for the second."""
    p = probabilities(y, experiment.coding)
    return np.concatenate([1.0 - p, p]) if len(p) == 1 else p


_programs: WeakKeyDictionary[Trainer, tuple[tuple[object, ...], Program]] = WeakKeyDictionary()


def _gradient_program(trainer: Trainer) -> Program:
    """Kept as long as the structure of the run is."""
    experiment = trainer.experiment
    seen = (trainer.revision, trainer.network, experiment.layers, experiment.output)
    kept = _programs.get(trainer)
    if kept is None or kept[0] != seen:
        program = compile_input_gradient(trainer.network, 1)
        set_cells(program, experiment)
        kept = _programs[trainer] = seen, program
    return kept[1]
