"""Numbers in an ONNX graph that depend on no input: worked out while it is read.

Exporters leave transposed weights, casts, and reckonings with shapes. Only what keeps or lowers the
count of numbers is worked out, so that no small file can ask for a large array.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.onnx.file import Node
from engine.registry import SettingError

Array = NDArray[Any]
Given = Sequence[Array | None]
"""What a node takes, None where an optional input is left out."""

TYPES: dict[int, type[np.generic]] = {
    1: np.float32,
    10: np.float32,
    16: np.float32,
    11: np.float64,
    6: np.int32,
    7: np.int64,
}
"""Of TensorProto. What was float16 is float32 here."""

MOST_BYTES = 1 << 30
LONGEST_SHAPE = 16
"""Lengths that are put together one by one."""


class Constants:
    """Works nodes out, up to so many bytes in all."""

    def __init__(self) -> None:
        self._bytes = 0

    def value(self, node: Node, given: Given) -> Array:
        """What a node makes of numbers. Raises SettingError for one that is not worked out."""
        work = WORKERS.get(node.kind)
        if work is None:
            raise SettingError(
                "The operator {got} on constant numbers cannot be read: export the network with "
                "constants folded",
                got=node.title,
            )
        try:
            found = np.asarray(work(node, given))
        except (ValueError, TypeError, IndexError, KeyError, OverflowError, AttributeError):
            raise SettingError(
                "The operator {got} expects other numbers than it is given: export the model again",
                got=node.title,
            ) from None
        self._bytes += found.nbytes
        if self._bytes > MOST_BYTES:
            raise SettingError(
                "The constants of a model expect at most {limit} MB, got more: choose a smaller "
                "network",
                limit=MOST_BYTES >> 20,
            )
        return found


def whole_numbers(array: Array | Sequence[int] | None) -> tuple[int, ...] | None:
    """A short list of whole numbers, such as axes; None where there is none."""
    if array is None:
        return None
    found = np.asarray(array)
    if found.dtype.kind not in "iu" or found.size > LONGEST_SHAPE:
        raise ValueError("no short list of whole numbers")
    return tuple(int(each) for each in found.reshape(-1))


def axes_of(node: Node, given: Given) -> tuple[int, ...] | None:
    """The axes of an operator: an attribute up to opset 12, an input from 13 on."""
    if "axes" in node.attributes:
        return whole_numbers(node.attributes["axes"])
    return whole_numbers(given[1]) if len(given) > 1 else None


def _first(given: Given) -> Array:
    if not given or given[0] is None:
        raise ValueError("nothing is given")
    return given[0]


def _constant(node: Node, _: Given) -> Array:
    for name in ("value", "value_float", "value_int", "value_floats", "value_ints"):
        if name in node.attributes:
            found = node.attributes[name]
            if isinstance(found, np.ndarray):
                return found
            return np.asarray(found, np.float32 if "float" in name else np.int64)
    raise ValueError("no value")


def _cast(node: Node, given: Given) -> Array:
    return _first(given).astype(TYPES[node.attributes["to"]])


def _transpose(node: Node, given: Given) -> Array:
    return _first(given).transpose(node.attributes.get("perm"))


def _reshape(node: Node, given: Given) -> Array:
    x, wanted = _first(given), whole_numbers(given[1])
    if wanted is None:
        raise ValueError("no shape")
    return x.reshape([x.shape[n] if length == 0 else length for n, length in enumerate(wanted)])


def _squeeze(node: Node, given: Given) -> Array:
    axes = axes_of(node, given)
    return np.squeeze(_first(given), axes)


def _unsqueeze(node: Node, given: Given) -> Array:
    axes = axes_of(node, given)
    if axes is None:
        raise ValueError("no axes")
    return np.expand_dims(_first(given), axes)


def _gather(node: Node, given: Given) -> Array:
    x, indices = _first(given), given[1]
    if indices is None or indices.size > max(x.size, 1):
        raise ValueError("more than there is")
    found: Array = np.take(x, indices, axis=node.attributes.get("axis", 0))
    if found.size > max(x.size, 1):
        raise ValueError("more than there is")
    return found


def _slice(node: Node, given: Given) -> Array:
    if "starts" in node.attributes:
        names = ("starts", "ends", "axes")
        starts, ends, axes = (whole_numbers(node.attributes.get(name)) for name in names)
        steps = None
    else:
        starts, ends, axes, steps = (
            whole_numbers(given[n]) if n < len(given) else None for n in range(1, 5)
        )
    if starts is None or ends is None:
        raise ValueError("no ends")
    x = _first(given)
    cut = [slice(None)] * x.ndim
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        cut[axes[n] if axes else n] = slice(start, end, steps[n] if steps else None)
    return x[tuple(cut)]


def _concat(node: Node, given: Given) -> Array:
    parts = [part for part in given if part is not None]
    if sum(part.size for part in parts) > LONGEST_SHAPE:
        raise ValueError("more than a shape")
    return np.concatenate(parts, axis=node.attributes["axis"])


def _arithmetic(function: Callable[[Array, Array], Array]) -> Callable[[Node, Given], Array]:
    def work(_: Node, given: Given) -> Array:
        a, b = given
        if a is None or b is None:
            raise ValueError("nothing is given")
        shape = np.broadcast_shapes(a.shape, b.shape)
        if shape not in (a.shape, b.shape) or a.dtype.kind != "f":
            raise ValueError("more numbers than there were")
        with np.errstate(all="ignore"):
            return function(a, b)

    return work


WORKERS: dict[str, Callable[[Node, Given], Array]] = {
    "Constant": _constant,
    "Identity": lambda node, given: _first(given),
    "Cast": _cast,
    "Transpose": _transpose,
    "Reshape": _reshape,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Gather": _gather,
    "Slice": _slice,
    "Concat": _concat,
    "Add": _arithmetic(np.add),
    "Sub": _arithmetic(np.subtract),
    "Mul": _arithmetic(np.multiply),
    "Div": _arithmetic(np.divide),
}
