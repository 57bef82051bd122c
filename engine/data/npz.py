"""Arrays of a .npz file, read without unpickling anything and without trusting its sizes."""

from __future__ import annotations

import tokenize
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import IO, Any, Literal

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from engine.data.pictures import BYTE_LIMIT, PIECE
from engine.registry import SettingError

ENDING = ".npy"

DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, UnicodeDecodeError)


@dataclass(frozen=True)
class StoredArray:
    """What a .npz file says of one of its arrays."""

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    columns_first: bool
    """Whether the first index runs fastest, as in Fortran."""


def stored_arrays(path: Path) -> tuple[StoredArray, ...]:
    """The arrays of numbers or text in a .npz file, in order.

    Raises SettingError when the file cannot be read or is no .npz file.
    """
    found = []
    with _opened(path) as archive:
        for name in _names(archive):
            with archive.open(name + ENDING) as stream:
                if stored := _header(stream, name):
                    found.append(stored)
    if not found:
        raise SettingError(
            "{file} expects at least one array of numbers, got none: save the arrays with "
            "numpy.savez",
            file=path.name,
        )
    return tuple(found)


def read_array(path: Path, name: str) -> NDArray[Any]:
    """One array of a .npz file, read-only. Raises SettingError when it is missing or damaged."""
    with _opened(path) as archive:
        names = _names(archive)
        if name not in names:
            raise SettingError(
                "{file} expects an array {name}, got {got}: choose one of these",
                file=path.name,
                name=name,
                got=", ".join(names) or "none",
            )
        with archive.open(name + ENDING) as stream:
            stored = _header(stream, name)
            if stored is None:
                raise SettingError(
                    "{name} in {file} expects plain numbers or text, got Python objects or an "
                    "unknown format: save it as an array of numbers",
                    file=path.name,
                    name=name,
                )
            return _body(stream, stored, path.name)


def _names(archive: zipfile.ZipFile) -> list[str]:
    return [n.removesuffix(ENDING) for n in archive.namelist() if n.endswith(ENDING)]


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except DAMAGES:
        # RuntimeError: a password is wanted, or, NotImplementedError, an unknown compression.
        raise SettingError(
            "{file} expects a whole .npz file, got one that is damaged or of another format: copy "
            "it again or save it with numpy.savez",
            file=path.name,
        ) from None
    except OSError as error:
        raise SettingError(
            "{file} expects a file that can be read, got: {got}. Choose it again",
            file=path.name,
            got=error.strerror or str(error),
        ) from None


def _header(stream: IO[bytes], name: str) -> StoredArray | None:
    """What the array says of itself; None where it is none, or holds Python objects."""
    try:
        version = npy.read_magic(stream)
        if version not in ((1, 0), (2, 0)):
            return None
        read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        shape, columns_first, dtype = read(stream)
    except (ValueError, TypeError, SyntaxError, tokenize.TokenError, RecursionError, MemoryError):
        return None  # whatever a header leads Python's own parser to
    if dtype.hasobject or dtype.kind not in "biufU" or any(size < 0 for size in shape):
        return None
    return StoredArray(name, shape, dtype, columns_first)


def _body(stream: IO[bytes], stored: StoredArray, file: str) -> NDArray[Any]:
    expected = prod(stored.shape) * stored.dtype.itemsize
    if expected > BYTE_LIMIT:
        raise SettingError(
            "{file} expects at most {limit} MB of pixels, got {got} MB: choose a smaller file",
            file=file,
            limit=f"{BYTE_LIMIT // 10**6:,}",
            got=f"{expected // 10**6:,}",
        )
    held = bytearray()
    while piece := stream.read(min(PIECE, expected + 1 - len(held))):
        held += piece
    if len(held) != expected or expected == 0:
        raise SettingError(
            "{name} in {file} expects {expected} bytes as its header says, and more than none, got "
            "{got}: save it again",
            name=stored.name,
            file=file,
            expected=f"{expected:,}",
            got=f"{len(held):,}" if len(held) <= expected else "more",
        )
    order: Literal["F", "C"] = "F" if stored.columns_first else "C"
    array = np.frombuffer(held, stored.dtype)
    array.setflags(write=False)
    return array.reshape(stored.shape, order=order)
