"""What is asked of a run to see its hidden space, and its answers in the words of figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.data.dataset import Domains
from engine.insight.hidden_space import (
    HiddenSpace,
    HingeLine,
    has_hinge,
    hidden_space,
    hinge_lines,
)
from engine.nn.activations import Activation
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from gui.figures.hinges import Hinges
from gui.messages import layer_name
from gui.numbers import format_number

Array = NDArray[Any]

HIDDEN_SPACE, HINGES = "hidden_space", "hinge_lines"
"""Names of the questions in a request."""

SAMPLES = 49
"""Of each line of the grid: four to a square, and a picture is drawn in 2 ms."""
STRAIGHT = 1e-3
"""Share of its length by which a line may bend and still be drawn as straight."""
MOST_HINGES = 64
"""Units whose lines are drawn; more would be a hatching. The legend says how many there are."""


@dataclass(frozen=True)
class FoldedPlane:
    """Asks where the grid and the points lie in every layer."""

    domains: Domains

    def __call__(self, trainer: Trainer) -> HiddenSpace:
        return hidden_space(trainer, self.domains, samples=SAMPLES)


@dataclass(frozen=True)
class BentLines:
    """Asks where units with a corner in their activation bend the plane."""

    domains: Domains

    def __call__(self, trainer: Trainer) -> tuple[HingeLine, ...]:
        return hinge_lines(trainer, self.domains)


def bends(experiment: Experiment) -> bool:
    """Whether any unit has a hinge line."""
    found = (getattr(layer, "activation", None) for layer in experiment.layers)
    return any(isinstance(one, Activation) and has_hinge(one) for one in found)


def hinges_of(answer: object, experiment: Experiment) -> tuple[Hinges, ...]:
    """The lines layer by layer, each under the name of its layer; none where there is no answer."""
    if not isinstance(answer, tuple):
        return ()
    made = []
    for place, (key, drawn, count, pieces) in enumerate(_layers(answer)):
        text = QCoreApplication.translate("Hidden", "hinges of {layer}")
        if drawn < count:
            text = QCoreApplication.translate("Hidden", "{drawn} of {count} hinges of {layer}")
        name = text.format(
            layer=layer_name(experiment, key),
            drawn=format_number(drawn),
            count=format_number(count),
        )
        made.append(Hinges(name, place, pieces))
    return tuple(made)


@lru_cache(maxsize=4)  # an answer is shown in several frames
def _layers(lines: tuple[HingeLine, ...]) -> tuple[tuple[str, int, int, Array], ...]:
    """For each layer its key, how many lines are drawn, how many there are, and their pieces."""
    layers: dict[str, list[HingeLine]] = {}
    for line in lines:
        layers.setdefault(line.key, []).append(line)
    found, left = [], MOST_HINGES
    for key, members in layers.items():
        drawn = members[:left]
        left -= len(drawn)
        if drawn:
            pieces = np.concatenate([_joined(line.pieces.reshape(-1, 2, 2)) for line in drawn])
            found.append((key, len(drawn), len(members), np.asarray(pieces, np.float64)))
    return tuple(found)


def _joined(pieces: Array) -> Array:
    """One piece where all of them lie on one straight line, as those of a first layer do."""
    if len(pieces) < 2:
        return pieces
    ends = pieces.reshape(-1, 2).astype(np.float64)
    middle = ends.mean(axis=0)
    reach = np.ptp(ends, axis=0).max()
    _, _, axes = np.linalg.svd(ends - middle, full_matrices=False)
    along, beside = (ends - middle) @ axes.T[:, 0], (ends - middle) @ axes.T[:, 1]
    if np.abs(beside).max() > STRAIGHT * reach:
        return pieces
    return np.array([[middle + side * axes[0] for side in (along.min(), along.max())]])
