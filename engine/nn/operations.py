"""The NumPy calls that programs are made of: one table with their shapes and their texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Shape = tuple[int, ...]


@dataclass(frozen=True)
class Operation:
    """One kind of call.

    function(*inputs, out) does it; `source` is its line in a compiled program ({0} is the
    function, {1}... the inputs), `readable` the right-hand side shown to people ({0}... the
    inputs).
    elementwise: the result may lie where an input lay. shape: of the result, from the inputs'.
    """

    name: str
    function: Callable[..., object]
    readable: str
    source: str = "{0}({1}, {out})"
    ufunc: Any = None
    method: str = ""
    elementwise: bool = True
    shape: Callable[..., Shape] | None = None


def _same(first: Shape, *others: Shape) -> Shape:
    return np.broadcast_shapes(first, *others)


def _dot_shape(left: Shape, right: Shape) -> Shape:
    if left[-1] != right[0]:
        raise ValueError(f"matrix shapes {left} and {right} do not chain")
    return (*left[:-1], *right[1:])


def _without_first(shape: Shape) -> Shape:
    return shape[1:]


def _without_last(shape: Shape) -> Shape:
    return shape[:-1]


def _scalar(*_: Shape) -> Shape:
    return ()


def _unary(name: str, readable: str = "") -> Operation:
    ufunc = getattr(np, name)
    return Operation(
        name, ufunc, readable or f"np.{name}({{0}})", "{0}({1}, {out})", ufunc, shape=_same
    )


def _binary(name: str, readable: str, source: str = "{0}({1}, {2}, {out})") -> Operation:
    ufunc = getattr(np, name)
    return Operation(name, ufunc, readable, source, ufunc, shape=_same)


def _extremum(name: str) -> Operation:
    """maximum and minimum take their place for the result by keyword only."""
    ufunc = getattr(np, name)

    def function(left: Array, right: Array, out: Array) -> object:
        return ufunc(left, right, out=out)

    source = "{0}({1}, {2}, out={out})"
    return Operation(name, function, f"np.{name}({{0}}, {{1}})", source, ufunc, shape=_same)


def _dot(left: Array, right: Array, out: Array) -> object:
    return left.dot(right, out)


def _max_rows(x: Array, out: Array) -> object:
    return x.max(0, out)


def _sum_rows(x: Array, out: Array) -> object:
    return x.sum(0, None, out)


def _sum_columns(x: Array, out: Array) -> object:
    return x.sum(-1, None, out)


def _copy(x: Array, out: Array) -> None:
    np.copyto(out, x)


def _unbound(*_: Any) -> object:
    raise TypeError("this call has a function of its own")


_ALL = (
    _binary("add", "{0} + {1}"),
    _binary("subtract", "{0} - {1}"),
    _binary("multiply", "{0} * {1}"),
    _binary("divide", "{0} / {1}"),
    _binary("power", "{0} ** {1}"),
    _binary("heaviside", "np.heaviside({0}, {1})"),
    _binary("logaddexp", "np.logaddexp({0}, {1})"),
    _extremum("maximum"),
    _extremum("minimum"),
    _unary("negative", "-{0}"),
    _unary("square", "{0} ** 2"),
    _unary("absolute", "np.abs({0})"),
    _unary("sign"),
    _unary("exp"),
    _unary("expm1"),
    _unary("log"),
    _unary("log1p"),
    _unary("sqrt"),
    _unary("tanh"),
    _unary("sin"),
    _unary("cos"),
    _unary("floor"),
    Operation(
        "dot",
        _dot,
        "{0} @ {1}",
        "{0}({1}, {out})",
        method="dot",
        elementwise=False,
        shape=_dot_shape,
    ),
    Operation(
        "max_rows",
        _max_rows,
        "{0}.max(axis=0)",
        "{0}(0, {out})",
        method="max",
        elementwise=False,
        shape=_without_first,
    ),
    Operation(
        "sum_rows",
        _sum_rows,
        "{0}.sum(axis=0)",
        "{0}(0, None, {out})",
        method="sum",
        elementwise=False,
        shape=_without_first,
    ),
    Operation(
        "sum_columns",
        _sum_columns,
        "{0}.sum(axis=-1)",
        "{0}(-1, None, {out})",
        method="sum",
        elementwise=False,
        shape=_without_last,
    ),
    Operation("copy", _copy, "{0}", "{0}({out}, {1})", np.copyto, elementwise=False, shape=_same),
    Operation("uniform", _unbound, "rng.random()", elementwise=False),
    Operation("scalar", _unbound, "", shape=_scalar),
    Operation("routine", _unbound, "", "{0}()", elementwise=False),
    Operation("routine_in_place", _unbound, "", "{0}()"),
)

OPERATIONS: dict[str, Operation] = {operation.name: operation for operation in _ALL}
