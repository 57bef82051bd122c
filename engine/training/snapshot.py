"""Snapshots: everything that a step reads or writes, put by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from engine.training.experiment import Experiment
from engine.training.journal import Journal
from engine.training.stopping import StopRule

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Everything that a step reads or writes; arrays are copies.

    holding: the stop rules that held at the end of the last epoch.
    """

    experiment: Experiment
    seed: int
    step: int
    epoch: int
    parameters: Array
    statistics: Array
    slots: dict[str, Array]
    counters: dict[str, Array]
    begun: int
    streams: dict[tuple[str, ...], Any]
    batches: tuple[Array, int]
    holding: frozenset[StopRule]
    origin: Experiment
    journal: Journal
