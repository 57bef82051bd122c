"""Checks that train: the lesson's own experiment, many seeds of it, a polynomial of the months."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine.basics.fitting import least_squares
from engine.data.dataset import Dataset, datasets
from engine.lessons.action import Action
from engine.lessons.checks import PIECE_S, Results, Work, check
from engine.nn.compile import compile_gradient
from engine.registry import SettingError, from_config
from engine.training.divergence import Divergence
from engine.training.experiment import Experiment
from engine.training.picture_material import PictureMaterial
from engine.training.picture_scorer import Measurement
from engine.training.trainer import Trainer

Changes = dict[str, Any]


def _changed(experiment: Experiment, change: Changes | None) -> Experiment:
    return Action(tuple((change or {}).items())).apply(experiment)


def _advance(trainer: Trainer, step: int, weight: float, begun: float) -> Any:
    """Train up to a step, yielding `begun` + the share of it that is done × `weight`."""
    first = trainer.step
    while trainer.step < step:
        found = trainer.train(steps=step - trainer.step, seconds=PIECE_S)
        if isinstance(found, Divergence):
            raise SettingError(
                "The check expects learning to last {steps} steps, got a number that is not "
                "finite at step {step}: choose a smaller learning rate",
                steps=step,
                step=found.step,
            )
        yield begun + weight * (trainer.step - first) / max(step - first, 1)


@check("training_loss", "training_accuracy", "test_loss", "test_accuracy", "weights", "bias")
def training(
    experiment: Experiment,
    steps: Sequence[int],
    change: Changes | None = None,
    whole: bool = False,
) -> Work:
    """Train the lesson's experiment and look at these steps. change: as a lesson's action.

    whole: of pictures the training scores are those of the whole training set, as the network is
    then; else the mean over the latest batches, as they were learnt. weights, bias: of the first
    output at the end.
    """
    trainer = Trainer(_changed(experiment, change))
    found: dict[str, list[float]] = {
        name: [] for name in ("training_loss", "training_accuracy", "test_loss", "test_accuracy")
    }
    for step in steps:
        share = (step - trainer.step) / steps[-1]
        yield from _advance(trainer, step, share, trainer.step / steps[-1])
        scores = yield from _scores(trainer, whole, step / steps[-1])
        found["training_loss"].append(scores.training_loss)
        found["training_accuracy"].append(scores.training_score)
        found["test_loss"].append(scores.test_loss)
        found["test_accuracy"].append(scores.test_score)
    biases = trainer.network.biases("output")
    weights = trainer.network.weights("output")[0].tolist()
    return found | {"weights": weights, "bias": [] if biases is None else [float(biases[0])]}


def _scores(trainer: Trainer, whole: bool, share: float) -> Any:
    """The scores with the network as it is; pictures are looked at piece by piece."""
    material = trainer.material
    if not isinstance(material, PictureMaterial):
        return trainer.scores()
    trainer.recorder.begin_measuring()
    while trainer.recorder.measuring:
        trainer.recorder.measure_on()
        yield share
    scores = trainer.scores()
    if not whole:
        return scores
    loss, accuracy = math.nan, math.nan
    for found in Measurement(trainer.experiment).run(trainer.network, material.training):
        loss, accuracy = found or (loss, accuracy)
        yield share
    return replace(scores, training_loss=loss, training_score=accuracy)


@check("means", "first_to_last")
def gradient_means(experiment: Experiment, change: Changes | None = None) -> Results:
    """Mean |dL/dw| of each layer on the first batch, before anything is learnt.

    means: from the input to the output. first_to_last: that of the first layer over the last's.
    """
    trainer = Trainer(_changed(experiment, change))
    network = trainer.network
    block = trainer.batches.upcoming()[0]
    program = compile_gradient(
        network, trainer.experiment.loss, trainer.streams, int(block.shape[1])
    )
    np.copyto(program.array("block"), block)
    program.step()
    means = [
        float(np.abs(network.view(network.gradients, plan.key)).mean())
        for plan in network.plans
        if "weights" in plan.parameters
    ]
    return {"means": means, "first_to_last": [means[0] / means[-1] if means[-1] else np.nan]}


@check("reached", "of", "accuracies")
def seeds(
    experiment: Experiment,
    steps: int,
    loss: float,
    accuracy: float,
    first: int = 0,
    last: int = 59,
    change: Changes | None = None,
) -> Work:
    """How many seeds end with no more than this loss and no less than this accuracy.

    Both on the training set, after so many steps. accuracies: the final one of every seed.
    """
    begun = _changed(experiment, change)
    reached, accuracies = 0, []
    count = last - first + 1
    for seed in range(first, last + 1):
        trainer = Trainer(_changed(begun, {"seed": seed}))
        yield from _advance(trainer, steps, 1 / count, (seed - first) / count)
        scores = trainer.scores()
        reached += scores.training_loss <= loss and scores.training_score >= accuracy - 5e-5
        accuracies.append(scores.training_score)
    return {"reached": [float(reached)], "of": [float(count)], "accuracies": accuracies}


@check("rows", "count")
def data_rows(
    experiment: Experiment, rows: Sequence[int], change: Changes | None = None
) -> Results:
    """Rows of the lesson's data set as x1, x2, class: numbered from 0, or from the end with −1."""
    dataset: Dataset = _changed(experiment, change).dataset
    samples = dataset.make(np.random.default_rng(0))
    found = [
        number
        for row in rows
        for number in (*samples.points[row].tolist(), float(samples.targets[row]))
    ]
    return {"rows": found, "count": [float(len(samples.points))]}


@check("first_rows", "last_rows")
def drawn_blocks(kind: str, count: int = 2) -> Results:
    """Points of one of the tutorials' data sets in the order in which they were drawn: x1, x2.

    Before the permutation: its first rows and its last ones.
    """
    dataset = from_config(datasets, {"kind": kind})
    legacy = np.random.RandomState(getattr(dataset, "seed", 0))
    points = np.empty((0, 2))
    for blocks in (getattr(dataset, "preceding", ()), getattr(dataset, "blocks", ())):
        if not blocks:
            continue
        drawn = [
            legacy.multivariate_normal((b.mean_x, b.mean_y), np.eye(2) * b.variance, b.count)
            for b in blocks
        ]
        points = np.concatenate(drawn)
        legacy.permutation(np.arange(len(points)))
    return {
        "first_rows": points[:count].ravel().tolist(),
        "last_rows": points[-count:].ravel().tolist(),
    }


@check("loss", "parameters")
def polynomial_optimum(values: Sequence[float], degree: int) -> Results:
    """The polynomial of 1, 2, 3, ... with the least sum of squares; its constant comes first."""
    best = least_squares(list(enumerate(values, 1)), degree)
    return {"loss": [best.loss], "parameters": best.coefficients.tolist()}
