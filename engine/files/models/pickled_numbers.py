"""What a pickle may call: the few functions of NumPy's that make arrays of numbers, as our own.

None of them is looked up in a module, so a file cannot reach anything that is not in this list.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.registry import SettingError

NUMBERS = re.compile("[<>=|]?([iu][1248]|f[248])")
"""Types of numbers as NumPy writes them: whole numbers of 1 to 8 bytes, real ones of 2 to 8."""

LONGEST = 1 << 62  # of an array along one axis, so that products cannot wrap
SMALL_CHANGE = 1 << 16


class Budget:
    """Bytes that a file may still turn into arrays: what it holds of them, and as much again.

    A few bytes of a file can name the same long string over and over; that is how it is bounded.
    """

    def __init__(self, file_size: int) -> None:
        self.left = 2 * file_size + SMALL_CHANGE

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise SettingError(
                "The weights file expects arrays no larger than itself, got one that unfolds to "
                "many times its size: do not use it"
            )


@dataclass(frozen=True)
class Name:
    """A function or type that a pickle may name; `call` is what then happens, if anything may."""

    text: str
    call: Callable[..., Any] | None = None


@dataclass
class NumberType:
    """A type of numbers while it is read: its code, then its byte order."""

    code: str
    order: str = "="

    @property
    def dtype(self) -> np.dtype[Any]:
        return np.dtype(self.code).newbyteorder(self.order)  # type: ignore[arg-type]

    def set_state(self, state: object) -> None:
        """state: (version, byte order, ...) as `numpy.dtype` writes it; the rest is of records."""
        match state:
            case (3 | 4, ("<" | ">" | "|" | "=") as order, None, None, None, *_):
                self.order = "=" if order == "|" else str(order)
            case _:
                raise ValueError("a type that is not of plain numbers")


def number_type(budget: Budget, code: object, align: object = 0, copy: object = 0) -> NumberType:
    """numpy.dtype("f4", ...): refuses objects, records and texts by their name."""
    found = NUMBERS.fullmatch(code) if isinstance(code, str) else None
    if found is None:
        shown = code[:20] if isinstance(code, str) else type(code).__name__
        raise SettingError(
            "The weights file expects arrays of numbers, got an array of NumPy's type {got}: "
            "save it with numbers alone",
            got=repr(shown),
        )
    return NumberType(found[1])


def empty_array(budget: Budget, kind: object, shape: object, code: object) -> NDArray[Any]:
    """numpy's _reconstruct(ndarray, (0,), b"b"): an array that `set_array` fills."""
    if kind is not NDARRAY:
        raise ValueError("an array of a kind of its own")
    return np.zeros(0, np.int8)


def set_array(budget: Budget, array: NDArray[Any], state: object) -> None:
    """Fill an array. state: (version, shape, type, order is Fortran's, bytes)."""
    match state:
        case (1, tuple() as shape, NumberType() as kind, bool() | int() as fortran, data):
            raw = _bytes(data)
            _check_size(budget, shape, kind, len(raw))
            np.ndarray.__setstate__(array, (1, shape, kind.dtype, bool(fortran), raw))  # type: ignore[arg-type]
        case _:
            raise ValueError("an array without shape, type and numbers")


def array_from_buffer(
    budget: Budget, data: object, kind: object, shape: object, order: object, axes: object = None
) -> NDArray[Any]:
    """numpy's _frombuffer, which protocol 5 uses."""
    if not isinstance(kind, NumberType) or order not in ("C", "F", "K"):
        raise ValueError("an array without a type")
    lengths = shape if isinstance(shape, tuple) else (shape,)
    raw = _bytes(data)
    _check_size(budget, lengths, kind, len(raw))
    flat = np.frombuffer(raw, kind.dtype)
    if order == "K" and isinstance(axes, tuple):
        return flat.reshape(lengths).transpose(axes)
    return flat.reshape(lengths, order="F" if order == "F" else "C")


def scalar(budget: Budget, kind: object, data: object) -> np.generic:
    """numpy's scalar(type, bytes): one number."""
    if not isinstance(kind, NumberType):
        raise ValueError("a number without a type")
    raw = _bytes(data)
    _check_size(budget, (), kind, len(raw))
    found: np.generic = np.frombuffer(raw, kind.dtype)[0]
    return found


def encoded(budget: Budget, text: object, encoding: object = "latin1") -> bytes:
    """_codecs.encode(text, "latin1"): how protocol 2 writes bytes."""
    if not isinstance(text, str) or encoding not in ("latin1", "latin-1"):
        raise ValueError("bytes in another encoding than Latin-1")
    budget.spend(len(text))
    return text.encode("latin-1")


def no_bytes(budget: Budget) -> bytes:
    """bytes(): how protocol 2 writes none."""
    return b""


def _bytes(data: object) -> bytes:
    """Python 2 wrote bytes as text, which was read as Latin-1."""
    if isinstance(data, str):
        return data.encode("latin-1")
    if not isinstance(data, bytes):
        raise ValueError("an array without bytes")
    return data


def _check_size(budget: Budget, shape: tuple[Any, ...], kind: NumberType, size: int) -> None:
    """Refuse an array whose header and bytes differ, before anything is made of it."""
    if not all(type(length) is int and 0 <= length < LONGEST for length in shape):
        raise ValueError("an array with a shape that is not of whole numbers")
    expected = prod(shape) * kind.dtype.itemsize
    if expected != size:
        shown = " × ".join(map(str, shape)) if shape else "1"
        raise SettingError(
            "An array of shape {shape} expects {expected} bytes, got {got}: the file is damaged, "
            "fetch it again",
            shape=shown,
            expected=expected,
            got=size,
        )
    budget.spend(size)


NDARRAY = Name("numpy.ndarray")


def _names() -> dict[str, Name]:
    """Everything a pickle may name. NumPy 2 moved numpy.core to numpy._core."""
    calls: dict[str, Callable[..., Any]] = {
        "numpy.dtype": number_type,
        "_codecs.encode": encoded,
        "__builtin__.bytes": no_bytes,
        "builtins.bytes": no_bytes,
    }
    for core in ("numpy.core", "numpy._core"):
        calls[f"{core}.multiarray._reconstruct"] = empty_array
        calls[f"{core}.multiarray.scalar"] = scalar
        calls[f"{core}.numeric._frombuffer"] = array_from_buffer
    return {NDARRAY.text: NDARRAY} | {text: Name(text, call) for text, call in calls.items()}


NAMES = _names()
