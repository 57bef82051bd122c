"""What was done to a run and when: a list of (step, change), enough to live it again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.nn.network import Network, plan_bias
from engine.registry import Effect, SettingError
from engine.training.experiment import Experiment, effects
from engine.training.weights_loaded import WeightsLoaded


@dataclass(frozen=True)
class WeightEdit:
    """One number of a layer set by hand. column: the input, -1 for the bias."""

    key: str
    unit: int
    column: int
    value: float

    def apply_to(self, network: Network) -> None:
        """Set the number. Raises SettingError where the network has no such place."""
        plan = next((p for p in network.plans if p.key == self.key), None)
        lowest = -1 if plan is not None and plan_bias(plan) is not None else 0
        if (
            plan is None
            or "weights" not in plan.parameters
            or not 0 <= self.unit < plan.units
            or not lowest <= self.column < plan.fan_in
        ):
            raise SettingError(
                "The weight of {layer} unit {unit} was to be set, but the network has changed: "
                "choose it again",
                layer=self.key,
                unit=self.unit + 1,
            )
        with np.errstate(over="ignore"):  # what is too large diverges in the next step
            network.view(network.parameters, self.key)[self.unit, self.column] = self.value


Change = Experiment | WeightEdit | WeightsLoaded


@dataclass(frozen=True)
class Entry:
    """A change, and how many steps and epochs had been made when it acted."""

    step: int
    change: Change
    epoch: float = 0.0


Journal = tuple[Entry, ...]


def noted(journal: Journal, origin: Experiment, entry: Entry) -> Journal:
    """The journal of a run that began as `origin`, with one more entry.

    Of a value that is dragged between two steps only the last place stays: the ones before it
    leave no trace in the run either.
    """
    last = journal[-1] if journal else None
    if last is None or last.step != entry.step:
        return (*journal, entry)
    old, new = last.change, entry.change
    if isinstance(old, Experiment) and isinstance(new, Experiment):
        before = _before_last(journal, origin)
        if effects(before, old) == effects(old, new) == {Effect.VALUE}:
            return (*journal[:-1], entry) if new != before else journal[:-1]
    return (*journal, entry)


def _before_last(journal: Journal, origin: Experiment) -> Experiment:
    """The experiment as it was before the last entry; looked for from the end, as it is near."""
    for place in range(len(journal) - 2, -1, -1):
        change = journal[place].change
        if isinstance(change, Experiment):
            return change
    return origin
