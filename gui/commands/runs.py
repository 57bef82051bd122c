"""A run from a file of the command line: an experiment that begins, or a run brought back."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from engine.files.opening import read_file
from engine.files.recipe import Recipe
from engine.files.run_archive import Run
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.replay import lived_again
from engine.training.trainer import Trainer

PIECES = 100
"""Into which a recipe is divided while it is lived again."""


def open_run(path: Path, seed: int | None = None) -> Generator[float, None, Trainer]:
    """A trainer that stands where the file does. Yields the share done; a recipe takes its time.

    seed: of an experiment in place of its own. Raises SettingError.
    """
    yield 0.0
    found = read_file(path)
    if isinstance(found, Experiment):
        return Trainer(seeded(found, seed))
    if seed is not None:
        raise SettingError(
            "--seed expects an experiment that has not begun, got a run: leave it out, or save "
            "the experiment alone"
        )
    if isinstance(found, Run):
        return found.resume()
    return (yield from _lived(found))


def seeded(experiment: Experiment, seed: int | None) -> Experiment:
    """The experiment with this seed in place of its own, None for its own."""
    return experiment if seed is None else edit(experiment, "seed", seed)


def recipe_of(path: Path) -> Recipe:
    """What has to be lived again for a file to stand where it does. Raises SettingError."""
    found = read_file(path)
    if isinstance(found, Experiment):
        return Recipe(found)
    return found.recipe if isinstance(found, Run) else found


def _lived(recipe: Recipe) -> Generator[float, None, Trainer]:
    """A recipe lived again to its step."""
    trainer = Trainer(recipe.origin)
    stops = sorted({recipe.step * piece // PIECES for piece in range(PIECES + 1)})
    for stop, diverged in zip(stops, lived_again(trainer, recipe.journal, stops), strict=False):
        if diverged is not None:
            raise SettingError(
                "The run expects finite numbers up to step {step}, got none at step {diverged}: "
                "export its figure again",
                step=f"{recipe.step:,}",
                diverged=f"{diverged.step:,}",
            )
        yield stop / max(recipe.step, 1)
    return trainer
