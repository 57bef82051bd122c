"""What was done to a run and when: a list of (step, change), enough to live it again."""

from __future__ import annotations

from dataclasses import dataclass

from engine.training.experiment import Experiment


@dataclass(frozen=True)
class WeightEdit:
    """One number of a layer set by hand. column: the input, -1 for the bias."""

    key: str
    unit: int
    column: int
    value: float


Change = Experiment | WeightEdit


@dataclass(frozen=True)
class Entry:
    """A change, and how many steps and epochs had been made when it acted."""

    step: int
    change: Change
    epoch: float = 0.0


Journal = tuple[Entry, ...]
