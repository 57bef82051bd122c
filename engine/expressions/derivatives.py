"""The derivatives of the operations and functions of formulas, of numbers and of arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Rule = Callable[..., tuple[Any, ...]]


def _of_power(y: Array, a: Array, b: Array) -> tuple[Any, ...]:
    """b·aᵇ⁻¹ and aᵇ·ln a; the second is 0 where a is, if b is above, as aᵇ then stays 0."""
    by_base = np.where(b == 0.0, 0.0, b * np.power(a, b - 1.0))
    return by_base, np.where((a == 0.0) & (b > 0.0), 0.0, y * np.log(a))


def _of_extreme(y: Array, *operands: Array) -> tuple[Any, ...]:
    """All of it to the operand that was chosen, the first where several are equal."""
    taken = np.isnan(y)
    shares = []
    for operand in operands:
        chosen = (operand == y) & ~taken
        taken = taken | chosen
        shares.append(np.where(np.isnan(y), np.nan, chosen))
    return tuple(shares)


RULES: dict[str, Rule] = {
    "+": lambda y, a, b: (1.0, 1.0),
    "-": lambda y, a, b: (1.0, -1.0),
    "*": lambda y, a, b: (b, a),
    "/": lambda y, a, b: (1.0 / b, -y / b),
    "^": _of_power,
    "negative": lambda y, a: (-1.0,),
    "exp": lambda y, a: (y,),
    "log": lambda y, a: (1.0 / a,),
    "ln": lambda y, a: (1.0 / a,),
    "log10": lambda y, a: (1.0 / (a * np.log(10.0)),),
    "sqrt": lambda y, a: (0.5 / y,),
    "sin": lambda y, a: (np.cos(a),),
    "cos": lambda y, a: (-np.sin(a),),
    "tan": lambda y, a: (1.0 + y * y,),
    "tanh": lambda y, a: (1.0 - y * y,),
    "sigmoid": lambda y, a: (y * (1.0 - y),),
    "relu": lambda y, a: (np.asarray(a > 0.0, np.float64),),
    "abs": lambda y, a: (np.sign(a),),
    "max": _of_extreme,
    "min": _of_extreme,
}
"""Of (result y, operands): what one more of each operand adds to the result.

Kinks give 0 (|x|, relu); nan or inf stands where there is no derivative. What is missing (steps,
comparisons) is flat wherever it does not jump.
"""
