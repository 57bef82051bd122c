"""An expression: a formula that was read, as the graph of its operations.

A formula becomes a list of `Step`s in which operands come before what is made of them: the nodes
of its computational graph, in the order of a forward pass. parser.py reads the text.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Step:
    """One node of a formula's graph.

    kind: "number", "variable" or "operation". name: of the variable or the operation, a number's
    text. operands: indices of earlier steps. start, end: where the part stands in the text.
    truth: whether it says yes or no, as 1 or 0, as a comparison does.
    """

    kind: str
    name: str
    start: int
    end: int
    operands: tuple[int, ...] = ()
    value: float = math.nan
    truth: bool = False


def _comparison(compare: Callable[[Any, Any], Any]) -> Callable[..., Any]:
    """1 where it holds, 0 where not, nan where a side has no value."""
    return lambda a, b: np.where(np.isnan(a) | np.isnan(b), np.nan, compare(a, b))


OPERATIONS: dict[str, Callable[..., Any]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "^": np.power,
    "negative": np.negative,
    "<": _comparison(np.less),
    "<=": _comparison(np.less_equal),
    ">": _comparison(np.greater),
    ">=": _comparison(np.greater_equal),
    "and": np.minimum,  # of 0 and 1; nan stays nan
    "or": np.maximum,
    "not": lambda a: 1.0 - a,
}

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "tanh": np.tanh,
    "exp": np.exp,
    "ln": np.log,
    "log": np.log,
    "log10": np.log10,
    "sqrt": np.sqrt,
    "sigmoid": lambda a: np.exp(-np.logaddexp(0.0, -a)),  # 1 / (1 + e⁻ᵃ), for any a
    "relu": lambda a: np.maximum(a, 0.0),
    "abs": np.abs,
    "sign": np.sign,
    "floor": np.floor,
    "min": lambda *operands: functools.reduce(np.minimum, operands),
    "max": lambda *operands: functools.reduce(np.maximum, operands),
}
"""log is the natural logarithm, as in NumPy. All take one operand, but min and max two or more."""


@dataclass(frozen=True)
class Expression:
    """A formula that has been read. steps: its graph, the result last."""

    text: str
    steps: tuple[Step, ...]

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that occur, in the order of their first occurrence."""
        return tuple(dict.fromkeys(step.name for step in self.steps if step.kind == "variable"))

    @property
    def is_condition(self) -> bool:
        """Whether it says yes or no, as 1 or 0, in place of a number."""
        return self.steps[-1].truth

    def __call__(self, **inputs: ArrayLike) -> FloatArray:
        """The value, with arrays for the variables; nan where it has none, inf where too large."""
        shape = np.broadcast_shapes(*(np.shape(value) for value in inputs.values()))
        return np.broadcast_to(self.values(inputs)[-1], shape)

    def values(self, inputs: Mapping[str, ArrayLike]) -> list[FloatArray]:
        """The value of every step: a forward pass through the graph."""
        found: list[FloatArray] = []
        with np.errstate(all="ignore"):
            for step in self.steps:
                if step.kind == "operation":
                    operation = OPERATIONS.get(step.name) or FUNCTIONS[step.name]
                    result = operation(*(found[index] for index in step.operands))
                else:
                    result = step.value if step.kind == "number" else inputs[step.name]
                found.append(np.asarray(result, np.float64))
        return found
