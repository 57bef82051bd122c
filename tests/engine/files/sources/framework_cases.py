"""Experiments that are written for PyTorch and Keras, and the sources run beside the engine."""

from __future__ import annotations

import contextlib
import io
import os
import runpy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.files.sources.source import write_source
from engine.nn.optimizers import Adadelta, Momentum, Nadam, Nesterov
from engine.nn.pooling import MaxPooling2D
from engine.nn.schedules import ExponentialDecay
from engine.training.experiment import Experiment, edit_all
from engine.training.trainer import Trainer
from tests.engine.files.sources import test_numpy_script as points
from tests.engine.files.sources import test_numpy_script_pictures as pictures
from tests.engine.files.sources.scripts import losses_of

FIRST_STEPS = 100
DECAY = ExponentialDecay(steps=20)


def scheduled(optimizer: object) -> Experiment:
    return edit_all(points.BASE, {"optimizer": optimizer, "schedule": DECAY})


def cases() -> dict[str, Experiment]:
    found = {f"points, {name}": experiment for name, experiment in points.cases().items()}
    found |= {f"pictures, {name}": experiment for name, experiment in pictures.CASES.items()}
    found |= {f"generated {number}": pictures.generated(number) for number in range(10)}
    dropped = pictures.CASES["dropout"]
    overlapping = MaxPooling2D(key="p1", size=3, stride=2, padding="same")
    stack = tuple(overlapping if layer.key == "p1" else layer for layer in dropped.layers)
    return found | {
        "scheduled momentum": scheduled(Momentum(learning_rate=0.02)),
        "scheduled nesterov": scheduled(Nesterov(learning_rate=0.02)),
        "scheduled adadelta": scheduled(Adadelta(learning_rate=1.0)),
        "scheduled nadam": scheduled(Nadam(learning_rate=0.002, schedule_decay=0.004)),
        "pooling with ties": replace(dropped, layers=stack),
    }


CASES = cases()


@dataclass(frozen=True)
class Compared:
    """How far a source is from the engine: the largest difference of a loss, of an output."""

    losses: float
    outputs: float
    steps: int


def compare(kind: str, experiment: Experiment, folder: Path) -> Compared:
    """Run a source in a clean namespace, for some hundred steps where those are quickly made."""
    trainer = Trainer(experiment)
    per_epoch = trainer.batches.steps_per_epoch
    quick = experiment.dataset.sample == "point"
    epochs = -(-FIRST_STEPS // per_epoch) if quick and per_epoch > 1 else 10
    path = write_source(kind, trainer, folder / "source.py", epochs=epochs)[0]
    with contextlib.redirect_stdout(io.StringIO()):
        space: dict[str, Any] = runpy.run_path(os.fspath(path))
    losses = np.array(space["losses"])
    expected = losses_of(trainer, len(losses))
    pixels = space.get("pixels_train")
    outputs = space["predict"](space["x_train"] if pixels is None else space["inputs"](pixels))
    scorer: Any = trainer.scorer
    part: Any = trainer.material.training
    if pixels is None:
        wanted = scorer.outputs(part)[0].T
    else:
        from engine.insight.forward import forward

        wanted = forward(trainer, part.pixels)["output"]
    differences = np.abs(losses - expected)[:FIRST_STEPS]
    return Compared(differences.max(), np.abs(outputs - wanted).max(), len(losses))
