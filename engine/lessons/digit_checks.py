"""Checks on the digits: the files, a gradient, a network from scratch, a textbook's weights."""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data import mnist, shelf
from engine.data.idx import read_pair
from engine.data.preprocessing import PixelScale
from engine.files.models.textbook_weights import open_textbook_weights
from engine.insight.evaluation import evaluate
from engine.insight.gradient_check import Subject, check_gradient
from engine.lessons.checks import PIECE_S, NotGivenError, Results, Work, check
from engine.lessons.from_scratch import SEED, Epoch, train_from_scratch
from engine.nn.compile import block_rows, compile_evaluation, input_fill
from engine.training.experiment import Experiment
from engine.training.image_presets import PRESETS
from engine.training.trainer import Trainer

Array = NDArray[Any]

TRUNCATED = 1000
"""The recipe prints errors cut off after three decimals."""


def _digits(test: bool = False) -> tuple[Array, Array]:
    """(pixels (n, 28, 28, 1) uint8, classes (n,)) of the training or the test set."""
    images, labels = map(shelf.find, mnist.FILES[2:] if test else mnist.FILES[:2])
    return read_pair(images, labels, len(mnist.DIGITS))


@check("counts", "shape", "first_labels", "last_label", "largest", "one_hot")
def idx_files() -> Results:
    """The files of the digits: how many, how large, their first labels, the last one.

    one_hot: the first training label as ten numbers.
    """
    (pixels, labels), (_, test_labels) = _digits(), _digits(test=True)
    return {
        "counts": [float(len(labels)), float(len(test_labels))],
        "shape": [float(size) for size in pixels.shape[1:3]],
        "first_labels": [float(label) for label in labels[:3]],
        "last_label": [float(labels[-1])],
        "largest": [float(pixels.max())],
        "one_hot": np.eye(len(mnist.DIGITS))[labels[0]].tolist(),
    }


@check("accuracy", "loss", "one_by_one")
def weights_file(given: Mapping[str, Path], batch_size: int = 100) -> Work:
    """A textbook's weights on the 10,000 test digits, in batches and one by one."""
    if "weights" not in given:
        raise NotGivenError(
            "The check expects the textbook's weights file, which does not come with Glassnet: "
            "give it with --weights sample_weight.pkl"
        )
    pixels, labels = _digits(test=True)
    network = open_textbook_weights(given["weights"], pixels.shape[1:]).weights({}).network()
    fitted = PixelScale().fit(pixels[:1])
    batches = yield from _half(evaluate(network, pixels, labels, fitted, batch_size), 0.0)
    single = yield from _half(evaluate(network, pixels, labels, fitted, 1), 0.5)
    return {
        "accuracy": [batches.accuracy],
        "loss": [batches.loss],
        "one_by_one": [single.accuracy],
    }


def _half(work: Generator[float, None, Any], begun: float) -> Generator[float, None, Any]:
    """Work that is half of the whole; its shares count from `begun`."""
    while True:
        try:
            yield begun + next(work) / 2
        except StopIteration as ended:
            return ended.value


@check("training_error", "training_accuracy", "test_error", "test_accuracy")
def from_scratch(
    epochs: int = 20,
    images: int = 1000,
    seed: int = SEED,
    right_slope: bool = False,
    right_dropout: bool = False,
    truncate: bool = False,
) -> Work:
    """The network from scratch on the first images, epoch by epoch.

    truncate: errors cut off after three decimals and accuracies rounded to them, as printed.
    """
    training, test = (
        (pixels[:images].reshape(images, -1) / 255.0, labels[:images])
        for pixels, labels in (_digits(), _digits(test=True))
    )
    found: list[Epoch] = []
    for epoch in train_from_scratch(training, test, epochs, seed, right_slope, right_dropout):
        found.append(epoch)
        yield len(found) / epochs

    def error(value: float) -> float:
        return math.floor(value * TRUNCATED) / TRUNCATED if truncate else value

    return {
        "training_error": [error(epoch.training_error) for epoch in found],
        "training_accuracy": [epoch.training_accuracy for epoch in found],
        "test_error": [error(epoch.test_error) for epoch in found],
        "test_accuracy": [epoch.test_accuracy for epoch in found],
    }


@check("errors", "accuracies")
def last_epoch(epochs: int = 20, right_slope: bool = False, right_dropout: bool = False) -> Work:
    """How the network from scratch ends: errors and accuracies, training set and test set."""
    found = yield from from_scratch(epochs, right_slope=right_slope, right_dropout=right_dropout)
    return {
        "errors": [found["training_error"][-1], found["test_error"][-1]],
        "accuracies": [found["training_accuracy"][-1], found["test_accuracy"][-1]],
    }


@check("differences", "largest")
def gradient(experiment: Experiment, images: int = 3, preset: str = "") -> Work:
    """Central differences against backpropagation on the lesson's network, before it learns.

    differences: the mean of the absolute differences of W and of b, layer after layer; in float64.
    preset: one of the program's own experiments in place of the lesson's.
    """
    if preset:
        experiment = {each.id: each.experiment for each in PRESETS}[preset]
    trainer = Trainer(Experiment.from_config(experiment.config() | {"dtype": "float64"}))
    first = replace(Subject.of(trainer, images), block=_block(trainer, images))
    found = yield from check_gradient(first)
    return {
        "differences": [finding.mean for finding in found.findings],
        "largest": [max(finding.largest for finding in found.findings)],
    }


def _block(trainer: Trainer, images: int) -> Array:
    """The first samples of the training set as the programs take them, (rows, images)."""
    network = trainer.network
    pixels, labels = _digits()
    block = np.empty((block_rows(network), images))
    inputs = int(np.prod(network.input_shape))
    fitted = trainer.experiment.preprocessing.fit(pixels[:images])
    block[:inputs] = fitted.transform(pixels[:images], network.dtype).reshape(images, -1).T
    block[inputs] = input_fill(network)
    block[inputs + 1 :] = labels[:images] == np.arange(network.output_units)[:, None]
    return block


@check("answers", "right")
def first_answers(experiment: Experiment, epochs: int, count: int = 10) -> Work:
    """What the lesson's network answers to the first test digits, after so many epochs."""
    trainer = Trainer(experiment)
    steps = epochs * trainer.batches.steps_per_epoch
    while trainer.step < steps:
        trainer.train(steps=steps - trainer.step, seconds=PIECE_S)
        yield trainer.step / steps
    pixels, labels = _digits(test=True)
    network = trainer.network
    program = compile_evaluation(network, count)
    block = program.array("block")
    inputs = int(np.prod(network.input_shape))
    fitted = experiment.preprocessing.fit(pixels[:1])
    block[:inputs] = fitted.transform(pixels[:count], network.dtype).reshape(count, -1).T
    block[inputs] = input_fill(network)
    program.step()
    answers: Sequence[int] = program.array("output").argmax(axis=0).tolist()
    right = np.array(answers) == labels[:count]
    return {"answers": [float(a) for a in answers], "right": [float(right.mean())]}
