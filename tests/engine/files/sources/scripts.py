"""Runs NumPy scripts in a process of their own and the engine beside them, step by step."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.files.sources.numpy_script import write_numpy_script
from engine.training.trainer import Trainer


@dataclass
class Outcome:
    """What a run and its script came to: losses step by step, and every array at the end."""

    losses: np.ndarray
    script_losses: np.ndarray
    trainer: Trainer
    arrays: dict[str, np.ndarray]
    text: str
    printed: str


DRIVER = """
import contextlib, io, runpy, sys, numpy as np
for path in sys.argv[1:]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        space = runpy.run_path(path)
    arrays = {k: v for k, v in space.items() if isinstance(v, np.ndarray)}
    arrays.pop("pixels_train", None)
    pictures = "pixels_train" in space
    x = space["inputs"](space["pixels_train"]) if pictures else space["x_train"]
    arrays["outputs"] = space["predict"](x)
    arrays.update(losses=np.array(space["losses"]), printed=np.array(printed.getvalue()))
    np.savez(path + ".out.npz", **arrays)
"""


def losses_of(trainer: Trainer, steps: int) -> np.ndarray:
    """The losses of the engine's next steps."""
    found = []
    for _ in range(steps):
        size = trainer.batches.upcoming()[0].shape[1]
        trainer.train(steps=1)
        found.append(float(trainer.program(size).array("loss")))
    return np.array(found)


def run_scripts(
    runs: dict[str, Callable[[], Trainer]], folder: Path, epochs: int
) -> dict[str, Outcome]:
    """All scripts in one process, which does not know this package."""
    trainers = {name: make() for name, make in runs.items()}
    paths = {name: folder / f"script_{i}.py" for i, name in enumerate(trainers)}
    for name, path in paths.items():
        write_numpy_script(trainers[name], path, epochs=epochs)
    command = [sys.executable, "-I", "-W", "error", "-c", DRIVER, *map(str, paths.values())]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stderr
    found = {}
    for name, path in paths.items():
        with np.load(f"{path}.out.npz") as out:
            arrays = {key: out[key] for key in out.files}
        printed = str(arrays.pop("printed"))
        script = arrays.pop("losses")
        losses = losses_of(trainers[name], len(script))
        assert trainers[name].epoch == trainers[name].epoch_position  # whole epochs
        text = path.read_text()
        found[name] = Outcome(losses, script, trainers[name], arrays, text, printed)
    return found
