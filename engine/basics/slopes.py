"""Slopes: the derivatives of a formula by each of its variables, in one pass back through it.

Reverse differentiation: the derivative of the result by each step is collected from the steps that
use it, last step first. Source: Linnainmaa 1970; Rumelhart, Hinton & Williams 1986.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.expressions.expression import Expression

Array = NDArray[np.float64]
Rule = Callable[..., tuple[Any, ...]]


def _of_power(y: Array, a: Array, b: Array) -> tuple[Any, ...]:
    """b·aᵇ⁻¹ and aᵇ·ln a; the second is 0 where a is, so that x² has a slope at 0."""
    by_base = np.where(b == 0.0, 0.0, b * np.power(a, b - 1.0))
    return by_base, np.where(a > 0.0, y * np.log(np.where(a > 0.0, a, 1.0)), 0.0)


def _of_extreme(y: Array, *operands: Array) -> tuple[Any, ...]:
    """All of it to the operand that was chosen, in equal shares where several are equal."""
    chosen = [np.asarray(one == y, np.float64) for one in operands]
    return tuple(one / sum(chosen) for one in chosen)


def _flat(y: Array, *operands: Array) -> tuple[Any, ...]:
    """Steps and comparisons are flat wherever they do not jump."""
    return (0.0,) * len(operands)


RULES: dict[str, Rule] = {
    "+": lambda y, a, b: (1.0, 1.0),
    "-": lambda y, a, b: (1.0, -1.0),
    "*": lambda y, a, b: (b, a),
    "/": lambda y, a, b: (1.0 / b, -y / b),
    "^": _of_power,
    "negative": lambda y, a: (-1.0,),
    "sin": lambda y, a: (np.cos(a),),
    "cos": lambda y, a: (-np.sin(a),),
    "tan": lambda y, a: (1.0 + y * y,),
    "tanh": lambda y, a: (1.0 - y * y,),
    "exp": lambda y, a: (y,),
    "ln": lambda y, a: (1.0 / a,),
    "log": lambda y, a: (1.0 / a,),
    "log10": lambda y, a: (1.0 / (a * np.log(10.0)),),
    "sqrt": lambda y, a: (0.5 / y,),
    "sigmoid": lambda y, a: (y * (1.0 - y),),
    "relu": lambda y, a: (np.asarray(a > 0.0, np.float64),),
    "abs": lambda y, a: (np.sign(a),),
    "min": _of_extreme,
    "max": _of_extreme,
}
"""Of (result, operands): the derivative by each operand. What is missing is flat."""


def slopes(
    expression: Expression, inputs: Mapping[str, ArrayLike]
) -> tuple[Array, dict[str, Array]]:
    """The value of a formula and its derivative by each of the inputs, in the inputs' shape.

    Kinks give 0 (|x|) or equal shares (max); nan or inf stands where there is no derivative.
    """
    arrays = {name: np.asarray(value, np.float64) for name, value in inputs.items()}
    shape = np.broadcast_shapes(*(array.shape for array in arrays.values()))
    steps, values = expression.steps, expression.values(arrays)
    found: dict[str, Array] = {name: np.zeros(shape) for name in arrays}
    collected: list[Any] = [None] * len(steps)
    collected[-1] = 1.0
    with np.errstate(all="ignore"):
        for index in range(len(steps) - 1, -1, -1):
            step, slope = steps[index], collected[index]
            if slope is None:
                continue
            if step.kind == "variable":
                found[step.name] = found[step.name] + slope
            elif step.kind == "operation":
                operands = [values[i] for i in step.operands]
                rule: Rule = RULES.get(step.name, _flat)
                shares = rule(values[index], *operands)
                for operand, share in zip(step.operands, shares, strict=True):
                    if steps[operand].kind != "number":
                        before = collected[operand]
                        part = slope * share
                        collected[operand] = part if before is None else before + part
    return np.broadcast_to(values[-1], shape), found
