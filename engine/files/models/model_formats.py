"""The formats in which a model can be taken away: files of its numbers, and sources that train it.

| format | file | holds |
|---|---|---|
| onnx | .onnx | the network for other programs to run, preprocessing included |
| safetensors, npz | .safetensors, .npz | the numbers by layer, with a description |
| numpy, pytorch, keras | .py | the source that trains it; large arrays lie beside it |
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.files.models.model import Model
from engine.files.sources.comments import Translate
from engine.files.sources.script import Script
from engine.registry import SettingError
from engine.training.trainer import Trainer

Files = dict[str, bytes]
"""What is to be written, by the name of each file; the first one is that which was asked for."""

ENDINGS = {
    "onnx": ".onnx",
    "safetensors": ".safetensors",
    "npz": ".npz",
    "numpy": ".py",
    "pytorch": ".py",
    "keras": ".py",
}
"""Of each format, in the order in which they are offered."""

LIBRARIES = ("numpy", "torch", "keras", "tensorflow", "jax")
"""A program of such a name would import itself."""


def exported(
    run: Trainer | Model, format: str, name: str, translate: Translate = lambda text: text
) -> Files:
    """A run as it stands, or a model, as files of a format.

    name: of the file; arrays beside it have the same. translate: of the comments in sources.
    Raises SettingError for an unknown format, and where the network has something that the format
    has no form for.
    """
    if format in NUMBERS:
        return {name: NUMBERS[format](run if isinstance(run, Model) else Model.of(run))}
    if format not in SOURCES:
        raise SettingError(
            "A model is saved in one of the formats {known}, got {got}: choose one of them",
            known=", ".join(ENDINGS),
            got=repr(format),
        )
    if Path(name).stem in LIBRARIES:
        raise SettingError(
            "A program expects a name of its own, got {got}, which would hide the library that it "
            "imports: choose another name",
            got=name,
        )
    beside = Path(name).with_suffix(".npz").name
    made = SOURCES[format](run.trainer() if isinstance(run, Model) else run, translate, beside)
    arrays = made.arrays_bytes
    files = {name: made.text.encode()}
    return files if arrays is None else {**files, beside: arrays}


def format_of(path: Path) -> str | None:
    """The first format whose files end so; None where none does."""
    ending = path.suffix.lower()
    return next((format for format, known in ENDINGS.items() if known == ending), None)


def _onnx(model: Model) -> bytes:
    from engine.files.onnx.model import onnx_bytes

    return onnx_bytes(model)


def _safetensors(model: Model) -> bytes:
    from engine.files.models.model_arrays import safetensors_bytes

    return safetensors_bytes(model)


def _npz(model: Model) -> bytes:
    from engine.files.models.model_arrays import npz_bytes

    return npz_bytes(model)


def _numpy(run: Trainer, translate: Translate, beside: str) -> Script:
    from engine.files.sources.numpy_script import numpy_script

    return numpy_script(run, True, translate, arrays_file=beside)


def _pytorch(run: Trainer, translate: Translate, beside: str) -> Script:
    from engine.files.sources.torch_script import torch_script

    return torch_script(run, True, translate, arrays_file=beside)


def _keras(run: Trainer, translate: Translate, beside: str) -> Script:
    from engine.files.sources.keras_script import keras_script

    return keras_script(run, True, translate, arrays_file=beside)


NUMBERS: dict[str, Callable[[Model], bytes]] = {
    "onnx": _onnx,
    "safetensors": _safetensors,
    "npz": _npz,
}
SOURCES: dict[str, Callable[[Trainer, Translate, str], Script]] = {
    "numpy": _numpy,
    "pytorch": _pytorch,
    "keras": _keras,
}
