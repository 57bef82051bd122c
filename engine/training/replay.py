"""Replay: a run lived again from its first experiment and its journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engine.training.divergence import Divergence
from engine.training.experiment import Experiment
from engine.training.journal import Journal
from engine.training.trainer import Trainer

SLICE_SECONDS = 0.05
"""So often `wait` is called while a run is lived again."""
PAUSE_ENTRIES = 50
"""And after so many changes, which may all be made at one step."""


def replay(origin: Experiment, journal: Journal, steps: int) -> Trainer:
    """Live a run again: from its first experiment through its changes to so many steps."""
    trainer = Trainer(origin)
    for _ in lived_again(trainer, journal, [steps]):
        pass
    return trainer


def lived_again(
    trainer: Trainer,
    journal: Journal,
    steps: Iterable[int],
    wait: Callable[[Trainer], object] = lambda trainer: None,
) -> Iterator[Divergence | None]:
    """Lead a trainer that has just begun through a journal, stopping at each of the steps.

    steps: ascending. Yields None at each of them, with all changes made up to it, and the
    divergence where learning came to one, which ends it. wait: called now and then between.
    """
    entries = iter(journal)
    entry = next(entries, None)
    for stop in steps:
        while entry is not None and entry.step <= stop:
            diverged = _led_to(trainer, entry.step, wait)
            if diverged is not None:
                yield diverged
                return
            trainer.apply(entry.change)
            if len(trainer.journal) % PAUSE_ENTRIES == 0:
                wait(trainer)
            entry = next(entries, None)
        diverged = _led_to(trainer, stop, wait)
        yield diverged
        if diverged is not None:
            return


def _led_to(trainer: Trainer, step: int, wait: Callable[[Trainer], object]) -> Divergence | None:
    """Train up to a step in slices; the divergence, if there was one."""
    while trainer.step < step:
        found = trainer.train(steps=step - trainer.step, seconds=SLICE_SECONDS, obey_rules=False)
        if isinstance(found, Divergence):
            return found
        wait(trainer)
    return None
