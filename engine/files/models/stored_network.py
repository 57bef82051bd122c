"""A stored network: its numbers in an .npz file, and beside it the recipe that they came from.

The recipe is JSON: the experiment, the steps that were made of it, and what was measured then.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from engine.data.pictures import PictureSet
from engine.data.preprocessing import Fitted
from engine.nn.network import Network
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

Array = NDArray[Any]

FORMAT = 1
FITTED = ("offset", "divisor", "mixing")
"""What a preprocessing found in the training set; beside the layers' arrays in the .npz file."""


@dataclass(frozen=True, eq=False)
class StoredNetwork:
    """A network that has learnt.

    steps: that were made. measured: by name, such as test accuracy (0 to 1).
    """

    experiment: Experiment
    network: Network
    fitted: Fitted
    steps: int
    measured: dict[str, float] = field(default_factory=dict)

    @property
    def class_names(self) -> tuple[str, ...]:
        dataset = self.experiment.dataset
        return dataset.names if isinstance(dataset, PictureSet) else ()


def save(stem: Path, trainer: Trainer, measured: dict[str, float]) -> None:
    """Write stem.npz and stem.json, each beside its target and then moved into its place."""
    network = trainer.network
    arrays = {
        f"{plan.key}.{name}": np.array(network.view(network.parameters, plan.key, name))
        for plan in network.plans
        for name in plan.parameters
    }
    arrays["statistics"] = network.statistics.copy()
    fitted = trainer.material.fitted
    found = {name: getattr(fitted, name) for name in FITTED}
    arrays |= {f"fitted.{name}": array for name, array in found.items() if array is not None}
    recipe = {
        "format": FORMAT,
        "steps": trainer.step,
        "measured": measured,
        "experiment": trainer.experiment.config(),
    }
    text = json.dumps(recipe, indent=1, ensure_ascii=False) + "\n"
    _write(stem.with_suffix(".npz"), lambda file: _save_arrays(file, arrays))
    _write(stem.with_suffix(".json"), lambda file: file.write(text.encode()))


def load(stem: Path) -> StoredNetwork:
    """Read stem.npz and stem.json. Raises SettingError for files that do not belong together."""
    recipe = _recipe(stem.with_suffix(".json"))
    experiment = Experiment.from_config(recipe["experiment"])
    network = experiment.network()
    arrays = _arrays(stem.with_suffix(".npz"))
    for plan in network.plans:
        for name in plan.parameters:
            target = network.view(network.parameters, plan.key, name)
            target[...] = _array(arrays, f"{plan.key}.{name}", target.shape)
    network.statistics[...] = _array(arrays, "statistics", network.statistics.shape)
    features = (int(np.prod(network.input_shape)),)
    offset, divisor = (_array(arrays, f"fitted.{name}", features) for name in FITTED[:2])
    mixing = None
    if "fitted.mixing" in arrays:
        mixing = _array(arrays, "fitted.mixing", features * 2)
    fitted = Fitted(offset, divisor, mixing)
    return StoredNetwork(experiment, network, fitted, recipe["steps"], recipe["measured"])


def _recipe(file: Path) -> dict[str, Any]:
    try:
        recipe = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingError(
            "A stored network expects its recipe in {name}, which cannot be read ({reason}): put "
            "the file back",
            name=file.name,
            reason=str(error),
        ) from error
    if not isinstance(recipe, dict) or recipe.get("format") != FORMAT:
        raise SettingError(
            "A stored network expects a recipe of format {format} in {name}, got another: store "
            "the network again",
            format=FORMAT,
            name=file.name,
        )
    missing = [name for name in ("steps", "measured", "experiment") if name not in recipe]
    if missing:
        raise SettingError(
            "The recipe {name} expects {missing}, got none: store the network again",
            name=file.name,
            missing=", ".join(missing),
        )
    return recipe


def _arrays(file: Path) -> dict[str, Array]:
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (OSError, ValueError, BadZipFile, EOFError, TypeError) as error:
        raise SettingError(
            "A stored network expects plain arrays in {name}, which cannot be read ({reason}): "
            "put the file back",
            name=file.name,
            reason=str(error),
        ) from error


def _array(arrays: dict[str, Array], name: str, shape: tuple[int, ...]) -> Array:
    found = arrays.get(name)
    if found is None or found.shape != shape or found.dtype.kind != "f":
        raise SettingError(
            "The stored network expects numbers of shape {shape} as {name}, got {got}: its two "
            "files do not belong together, put both back",
            shape=str(shape),
            name=name,
            got="none" if found is None else f"{found.dtype} {found.shape}",
        )
    return found


def _save_arrays(file: IO[bytes], arrays: Mapping[str, Any]) -> None:
    np.savez_compressed(file, **arrays)


def _write(target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        try:
            fill(file)
        except BaseException:
            file.close()
            os.unlink(file.name)
            raise
    os.chmod(file.name, 0o644)
    os.replace(file.name, target)
