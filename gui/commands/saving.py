"""Saving a run of the command line: whole, or its weights alone, as the name of the file ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from engine.files.models.model import Model
from engine.files.run_archive import run_bytes
from engine.registry import SettingError
from engine.training.snapshot import whole_snapshot
from engine.training.trainer import Trainer
from gui.figures.export import write_in_place
from gui.files.held import RUN_SUFFIX

RUNS = (RUN_SUFFIX, ".zip")


class Saving:
    """Where to, and as what. Raises SettingError for a name that says nothing of that."""

    def __init__(self, path: Path) -> None:
        self.path = path
        ending = path.suffix.lower()
        known: dict[str, Callable[[Trainer], bytes]] = {
            **dict.fromkeys(RUNS, _run),
            ".npz": _npz,
            ".safetensors": _safetensors,
            ".onnx": _onnx,
        }
        if ending not in known:
            raise SettingError(
                "--out expects a name that ends in one of {known}, got {got}: a run is saved as "
                ".glassnet, weights alone as .npz",
                known=", ".join(known),
                got=repr(path.name),
            )
        self._made = known[ending]

    def check(self, trainer: Trainer) -> None:
        """Raise SettingError before the work where its result could not be saved."""
        folder = self.path.absolute().parent
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            raise SettingError(
                "--out expects a folder that may be written, got {folder}: make it, or choose "
                "another",
                folder=str(folder),
            )
        if self.path.is_dir():
            raise SettingError(
                "--out expects a file, got the folder {folder}: add a name",
                folder=str(self.path),
            )
        if self.path.suffix.lower() not in RUNS:
            self._made(trainer)  # not every network can be told in every format

    def save(self, trainer: Trainer) -> None:
        """Write the file, whole or not at all. Raises SettingError or OSError."""
        write_in_place(self.path, self._made(trainer))


def _run(trainer: Trainer) -> bytes:
    return run_bytes([whole_snapshot(trainer)])


def _npz(trainer: Trainer) -> bytes:
    from engine.files.models.model_arrays import npz_bytes

    return npz_bytes(Model.of(trainer))


def _safetensors(trainer: Trainer) -> bytes:
    from engine.files.models.model_arrays import safetensors_bytes

    return safetensors_bytes(Model.of(trainer))


def _onnx(trainer: Trainer) -> bytes:
    from engine.files.onnx.model import onnx_bytes

    return onnx_bytes(Model.of(trainer))
