"""What is asked of a run to see its hidden space, and its answers in the words of figures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
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

HIDDEN_SPACE, HINGES = "hidden_space", "hinge_lines"
"""Names of the questions in a request."""

SAMPLES = 49
"""Of each line of the grid: four to a square, and a picture is drawn in 2 ms."""
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
    layers: dict[str, list[HingeLine]] = {}
    for line in answer:
        layers.setdefault(line.key, []).append(line)
    made, left = [], MOST_HINGES
    for place, (key, lines) in enumerate(layers.items()):
        drawn = lines[:left]
        left -= len(drawn)
        text = QCoreApplication.translate("Hidden", "hinges of {layer}")
        if len(drawn) < len(lines):
            text = QCoreApplication.translate("Hidden", "{drawn} of {count} hinges of {layer}")
        name = text.format(
            layer=layer_name(experiment, key),
            drawn=format_number(len(drawn)),
            count=format_number(len(lines)),
        )
        if drawn:
            pieces = np.concatenate([line.pieces.reshape(-1, 2, 2) for line in drawn])
            made.append(Hinges(name, place, np.asarray(pieces, np.float64)))
    return tuple(made)
