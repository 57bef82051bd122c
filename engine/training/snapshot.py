"""Snapshots: everything that a step reads or writes, put by."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from engine.training.experiment import Experiment
from engine.training.history import Curves
from engine.training.journal import Journal
from engine.training.stopping import StopRule

if TYPE_CHECKING:
    from engine.training.trainer import Trainer

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Everything that a step reads or writes; arrays are copies.

    holding: the stop rules that held at the end of the last epoch. curves: what was recorded until
    then; None for a look back within a run, whose curves are cut off there.
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
    curves: Curves | None = None


def whole_snapshot(trainer: Trainer) -> Snapshot:
    """A run with its curves: all that another trainer needs to go on with it."""
    return dataclasses.replace(trainer.snapshot(), curves=trainer.recorder.curves())
