"""Models as plain archives of arrays: NumPy's .npz, and safetensors.

Both hold the arrays of `Model.arrays` under their names, and two texts: "description", which is
`Model.description`, and "recipe"; .npz as arrays of one text, safetensors as metadata. Numbers keep
their dtype and every bit. Reading executes nothing and allocates no more than a file holds.
Source of the format: https://github.com/huggingface/safetensors, "Format".
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.npz import ENDING, read_array, stored_arrays
from engine.files.models.model import Model
from engine.files.plain_json import LARGEST_TEXT
from engine.registry import SettingError

Array = NDArray[Any]

DESCRIPTION, RECIPE = "description", "recipe"
LARGEST_FILE = 1 << 29
"""Bytes of a file, and of what is packed in it: the networks that can be held are far smaller."""
LARGEST_HEADER = 1 << 26
UNDOUBTED, TIGHTEST = 1 << 24, 50
"""Bytes that a .npz file may unpack to whatever its size, and beyond them so many for each of its
own: numbers that were learnt are hardly packed at all, zeros a thousand to one."""

SAFE_TYPES: Mapping[str, str] = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}
UNUSED = ("num_batches_tracked",)
"""What PyTorch counts beside a batch normalisation, and nothing is computed with."""


@dataclass(frozen=True, eq=False)
class ModelArrays:
    """What an archive holds: arrays in its order, and the texts that come with ours.

    arrays: floats of 32 or 64 bits in native order, read-only. description, recipe: see `Model`.
    """

    arrays: Mapping[str, Array]
    description: str = ""
    recipe: str = ""

    def model(self) -> Model:
        """The model, where there is a description. Raises SettingError."""
        return Model.read(self.description, self.arrays, self.recipe)


def npz_bytes(model: Model) -> bytes:
    """A .npz file. `np.load(file)` reads it, and needs no pickle."""
    file = io.BytesIO()
    texts = {name: np.array(text) for name, text in texts_of(model).items()}
    arrays: dict[str, Any] = {**texts, **model.arrays()}
    np.savez(file, **arrays)  # numbers that were learnt would not shrink
    return file.getvalue()


def safetensors_bytes(model: Model) -> bytes:
    """A safetensors file."""
    from safetensors.numpy import save

    return save(model.arrays(), metadata=texts_of(model))


def texts_of(model: Model) -> dict[str, str]:
    """What is said of the numbers beside them."""
    texts = {DESCRIPTION: model.description(), RECIPE: model.recipe}
    return {name: text for name, text in texts.items() if text}


def read_npz(path: Path) -> ModelArrays:
    """The arrays of a .npz file. Raises SettingError, also where one holds Python objects."""
    check_size(path)
    stored = {each.name: each for each in stored_arrays(path)}
    with zipfile.ZipFile(path) as archive:
        names = [name.removesuffix(ENDING) for name in archive.namelist() if name.endswith(ENDING)]
    total = sum(prod(each.shape) * each.dtype.itemsize for each in stored.values())
    limit = min(LARGEST_FILE, max(UNDOUBTED, TIGHTEST * path.stat().st_size))
    if total > limit:
        raise SettingError(
            "{file} expects at most {limit} MB of numbers, got {got} MB: choose a smaller one",
            file=path.name,
            limit=limit >> 20,
            got=total >> 20,
        )
    arrays: dict[str, Array] = {}
    texts: dict[str, str] = {}
    for name in names:
        array = read_array(path, name)
        if name in (DESCRIPTION, RECIPE) and array.dtype.kind == "U" and array.ndim == 0:
            texts[name] = str(array)
        elif name.rpartition(".")[2] not in UNUSED:
            arrays[name] = floats(name, array)
    return ModelArrays(arrays, **texts)


def read_safetensors(path: Path) -> ModelArrays:
    """The tensors of a safetensors file. Raises SettingError."""
    from safetensors import SafetensorError, deserialize

    check_size(path)
    data = path.read_bytes()
    texts = _safe_texts(data)
    try:
        tensors = deserialize(data)  # type: ignore[no-untyped-call]
    except (SafetensorError, ValueError, OverflowError) as error:
        raise SettingError(
            "{file} expects whole safetensors, got a damaged file ({reason}): fetch it again",
            file=path.name,
            reason=str(error)[:80],
        ) from None
    arrays: dict[str, Array] = {}
    for name, tensor in tensors:
        if name.rpartition(".")[2] in UNUSED:
            continue
        kind = SAFE_TYPES.get(tensor["dtype"])
        if kind is None:
            raise SettingError(
                "{name} expects numbers of the types {known}, got {got}: convert it",
                name=name,
                known=", ".join(SAFE_TYPES),
                got=tensor["dtype"],
            )
        array: Array = np.frombuffer(bytes(tensor["data"]), kind).reshape(tensor["shape"])
        arrays[name] = floats(name, from_bfloat(array) if tensor["dtype"] == "BF16" else array)
    return ModelArrays(arrays, **texts)


def check_size(path: Path) -> None:
    """Raise SettingError unless there is a file, and one that is not too large."""
    if not path.is_file():
        raise SettingError("Weights expect a file, got {got}: choose another", got=path.name)
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise SettingError(
            "A weights file expects at most {limit} MB, got {got} MB: choose a smaller one",
            limit=LARGEST_FILE >> 20,
            got=size >> 20,
        )


def floats(name: str, array: Array) -> Array:
    """Numbers as float32 or float64 in native order, those of 16 bits as float32.

    Raises SettingError for whole numbers, text and numbers of other sizes.
    """
    if array.dtype.kind != "f" or array.dtype.itemsize not in (2, 4, 8):
        raise SettingError(
            "{name} expects numbers of 16, 32 or 64 bits with a point, got {got}: convert it, or "
            "leave it out",
            name=name,
            got=str(array.dtype),
        )
    wanted = np.float64 if array.dtype.itemsize == 8 else np.float32
    converted: Array = array.astype(wanted, copy=False)
    converted.setflags(write=False)
    return converted


def from_bfloat(array: Array) -> Array:
    """Numbers of bfloat16, given as uint16: the upper half of a float32."""
    return (array.astype(np.uint32) << 16).view(np.float32)


def _safe_texts(data: bytes) -> dict[str, str]:
    """The metadata of ours, as far as there are any; the library has checked nothing yet."""
    length = struct.unpack("<Q", data[:8])[0] if len(data) >= 8 else 0
    if not 2 <= length <= min(len(data) - 8, LARGEST_HEADER):
        raise SettingError(
            "A safetensors file expects a header of at most {limit} bytes within it, got {got}: "
            "fetch it again",
            limit=f"{min(max(len(data) - 8, 0), LARGEST_HEADER):,}",
            got=f"{length:,}",
        )
    try:
        header = json.loads(data[8 : 8 + length])
    except (ValueError, RecursionError):
        return {}  # the library says what is wrong with it
    metadata = header.get("__metadata__") if isinstance(header, dict) else None
    found = metadata if isinstance(metadata, dict) else {}
    texts = {name: found.get(name) for name in (DESCRIPTION, RECIPE)}
    return {n: t for n, t in texts.items() if isinstance(t, str) and len(t) <= LARGEST_TEXT}
