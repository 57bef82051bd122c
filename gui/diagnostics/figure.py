"""What the diagnostics show: for each layer its numbers, and how its corrections have gone."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.insight.diagnostics import Diagnosis, LayerDiagnosis
from engine.nn.network import OUTPUT_KEY
from engine.training.experiment import Experiment
from gui.language import vocabulary
from gui.messages import layer_name
from gui.numbers import format_epochs, format_number

Floats = NDArray[np.float64]

TRAIL_LENGTH = 120
"""How many corrections the short history keeps: at five a second, of the last 24 s."""


class Column(Enum):
    """The pictures and numbers of a row, from left to right."""

    WEIGHTS = "weights"
    GRADIENTS = "gradients"
    CORRECTION = "correction"
    RATE = "rate"
    SILENT = "silent"


@dataclass(frozen=True)
class Cell:
    """A place in the figure: the row, the column, and the bin or sample in it where it has some."""

    row: int
    column: Column
    place: int = 0


@dataclass(frozen=True, eq=False)
class LayerRow:
    """One layer. trail: (n, 2), epochs and mean |Δw| that were seen, the present one last."""

    name: str
    detail: str
    numbers: LayerDiagnosis
    trail: Floats


@dataclass(frozen=True, eq=False)
class DiagnosticsFigure:
    """Rows from the first layer to the output. pointed: the cell that is marked."""

    rows: tuple[LayerRow, ...] = ()
    epoch: float = 0.0
    counted: int = 0
    pointed: Cell | None = None
    title: str = ""


class Trails:
    """Remembers the corrections of each layer for a while; an earlier moment forgets them."""

    def __init__(self) -> None:
        self._kept: dict[str, deque[tuple[float, float]]] = {}
        self._epoch = -1.0

    def follow(self, diagnosis: Diagnosis) -> None:
        """Add what a diagnosis says."""
        if diagnosis.epoch < self._epoch:
            self._kept.clear()
        self._epoch = diagnosis.epoch
        keys = {layer.key for layer in diagnosis.layers}
        self._kept = {key: trail for key, trail in self._kept.items() if key in keys}
        for layer in diagnosis.layers:
            if layer.correction is not None:
                trail = self._kept.setdefault(layer.key, deque(maxlen=TRAIL_LENGTH))
                if trail and trail[-1][0] == diagnosis.epoch:
                    trail.pop()
                trail.append((diagnosis.epoch, layer.correction))

    def of(self, key: str) -> Floats:
        """(n, 2): epochs and corrections of a layer."""
        return np.array(self._kept.get(key, ()), dtype=np.float64).reshape(-1, 2)


def figure_of(diagnosis: Diagnosis, experiment: Experiment, trails: Trails) -> DiagnosticsFigure:
    """The rows of all layers that learn or can fall silent; dropout does neither."""
    rows = tuple(
        LayerRow(
            layer_name(experiment, layer.key),
            detail(layer, experiment),
            layer,
            trails.of(layer.key),
        )
        for layer in diagnosis.layers
        if layer.weights is not None or layer.silent is not None
    )
    return DiagnosticsFigure(rows, diagnosis.epoch, diagnosis.counted)


def detail(layer: LayerDiagnosis, experiment: Experiment) -> str:
    """What stands beneath the name of a layer: its units and their activation."""
    known = {one.key: one for one in experiment.layers}
    found = experiment.output if layer.key == OUTPUT_KEY else known.get(layer.key)
    activation = getattr(found, "activation", None)
    units = format_number(layer.units)
    if activation is None:
        return QCoreApplication.translate("Diagnostics", "units: {count}").format(count=units)
    return f"{units} · {vocabulary(activation.label)}"


def correction_range(figure: DiagnosticsFigure) -> tuple[float, float] | None:
    """The decades that hold the corrections of all rows, so that layers can be compared."""
    known = np.concatenate([row.trail[:, 1] for row in figure.rows] or [np.empty(0)])
    known = known[np.isfinite(known) & (known > 0)]
    if not known.size:
        return None
    low, high = math.floor(math.log10(known.min())), math.ceil(math.log10(known.max()))
    return 10.0**low, 10.0 ** max(high, low + 1)


def caption(figure: DiagnosticsFigure) -> str:
    """A sentence or two beneath the exported figure."""
    return QCoreApplication.translate(
        "Diagnostics",
        "Layers after {epochs} epochs. Histograms of the weights and of their gradients over "
        "{count} training points, symmetric about 0; |Δw| is of the next step, the rate is mean "
        "|Δw| over mean |g|.",
    ).format(epochs=format_epochs(figure.epoch), count=format_number(figure.counted))
