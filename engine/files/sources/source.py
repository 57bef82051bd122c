"""The sources that an experiment can be written as: programs for NumPy, PyTorch and Keras.

Each trains from the same first weights on the same batches as the engine does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from engine.files.recipe import Recipe
from engine.files.sources.comments import Translate
from engine.files.sources.keras_script import keras_script
from engine.files.sources.numpy_script import numpy_script
from engine.files.sources.script import Script
from engine.files.sources.torch_script import torch_script
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.replay import replay
from engine.training.trainer import Trainer


class Writer(Protocol):
    """What writes one kind of source."""

    def __call__(
        self,
        run: Trainer | Experiment,
        standalone: bool = ...,
        translate: Translate = ...,
        epochs: int = ...,
        arrays_file: str = ...,
    ) -> Script: ...


SOURCES: dict[str, Writer] = {"numpy": numpy_script, "torch": torch_script, "keras": keras_script}
"""By kind. Of a run that has been going on NumPy goes on, the frameworks begin at its beginning."""


def source(
    kind: str,
    run: Trainer | Experiment | Recipe,
    standalone: bool = True,
    translate: Translate = lambda text: text,
    epochs: int = 100,
    arrays_file: str = "experiment.npz",
) -> Script:
    """A program that trains what `run` trains: `.text`, and `.arrays_bytes` to lie beside it.

    kind: "numpy", "torch" or "keras". standalone: with data and weights; without it the program is
    to be read, which costs no more for large networks. translate: of comments (comments.PHRASES),
    labels and summaries. epochs: to be made. arrays_file: the name of the file beside, which is
    needed where `.arrays_bytes` is not None.
    Raises SettingError for another kind, and where a framework lacks what the experiment has.
    """
    if kind not in SOURCES:
        raise SettingError(
            "A source expects one of {known}, got {got}: choose one of them",
            known=", ".join(SOURCES),
            got=kind,
        )
    if isinstance(run, Recipe):
        run = replay(run.origin, run.journal, run.step)
    return SOURCES[kind](run, standalone, translate, epochs, arrays_file)


def write_source(
    kind: str,
    run: Trainer | Experiment | Recipe,
    path: Path,
    translate: Translate = lambda text: text,
    epochs: int = 100,
) -> tuple[Path, ...]:
    """Write the program to `path`, and its arrays beside it if it has large ones (.npz).

    Returns the files, the program first. Each is written beside its target and moved into place.
    """
    beside = path.with_suffix(".npz")
    return source(kind, run, True, translate, epochs, beside.name).write(path, beside)
