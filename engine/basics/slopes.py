"""Slopes: the derivatives of a formula by each of its variables, in one pass back through it.

Reverse differentiation: the derivative of the result by each step is collected from the steps that
use it, last step first. Source: Linnainmaa 1970; Rumelhart, Hinton & Williams 1986.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.expressions.derivatives import RULES, Rule
from engine.expressions.expression import Expression

Array = NDArray[np.float64]


def _flat(y: Array, *operands: Array) -> tuple[Any, ...]:
    return (0.0,) * len(operands)


def slopes(
    expression: Expression, inputs: Mapping[str, ArrayLike]
) -> tuple[Array, dict[str, Array]]:
    """The value of a formula and its derivative by each of the inputs, in the inputs' shape.

    nan or inf stands where there is no derivative.
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
