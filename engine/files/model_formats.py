"""The formats in which a model can be taken away: files of its numbers, and sources that train it.

| format | file | holds |
|---|---|---|
| onnx | .onnx | the network for other programs to run, preprocessing included |
| safetensors, npz | .safetensors, .npz | the numbers by layer, with a description |
| numpy, pytorch | .py | the source that trains it, and beside it arrays that are too large for it |
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engine.files.comments import Translate
from engine.files.model import Model
from engine.files.script import Script
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
}
"""Of each format, in the order in which they are offered."""


def exported(
    run: Trainer, format: str, name: str, translate: Translate = lambda text: text
) -> Files:
    """The run as it stands, as files of a format. name: of the file; arrays beside it follow it.

    translate: of the comments in sources. Raises SettingError for an unknown format, and where
    the network has something that the format has no form for.
    """
    make = MAKERS.get(format)
    if make is None:
        raise SettingError(
            "A model is saved in one of the formats {known}, got {got}: choose one of them",
            known=", ".join(ENDINGS),
            got=repr(format),
        )
    return make(run, name, translate)


def format_of(path: Path) -> str | None:
    """The first format whose files end so; None where none does."""
    ending = path.suffix.lower()
    return next((format for format, known in ENDINGS.items() if known == ending), None)


def _onnx(run: Trainer, name: str, _: Translate) -> Files:
    from engine.files.onnx_model import onnx_bytes

    return {name: onnx_bytes(Model.of(run))}


def _safetensors(run: Trainer, name: str, _: Translate) -> Files:
    from engine.files.model_arrays import safetensors_bytes

    return {name: safetensors_bytes(Model.of(run))}


def _npz(run: Trainer, name: str, _: Translate) -> Files:
    from engine.files.model_arrays import npz_bytes

    return {name: npz_bytes(Model.of(run))}


def _numpy(run: Trainer, name: str, translate: Translate) -> Files:
    from engine.files.numpy_script import numpy_script

    beside = _beside(name)
    return _files(numpy_script(run, True, translate, arrays_file=beside), name, beside)


def _pytorch(run: Trainer, name: str, translate: Translate) -> Files:
    from engine.files.torch_script import torch_script

    beside = _beside(name)
    return _files(torch_script(run, True, translate, arrays_file=beside), name, beside)


def _beside(name: str) -> str:
    return Path(name).with_suffix(".npz").name


def _files(made: Script, name: str, beside: str) -> Files:
    arrays = made.arrays_bytes
    files = {name: made.text.encode()}
    return files if arrays is None else {**files, beside: arrays}


MAKERS: dict[str, Callable[[Trainer, str, Translate], Files]] = {
    "onnx": _onnx,
    "safetensors": _safetensors,
    "npz": _npz,
    "numpy": _numpy,
    "pytorch": _pytorch,
}
