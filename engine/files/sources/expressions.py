"""Expressions: right-hand sides put together from templates, with parentheses only where needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# How tightly Python binds, from 5 for sums up to 10 for a name or a call.
SUM, PRODUCT, NEGATIVE, POWER, ATOM = 5, 6, 7, 8, 10
_BINARY = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "@": PRODUCT}


@dataclass(frozen=True)
class Expression:
    """A piece of source and how tightly its outermost operator binds.

    column: the same numbers of shape (k, 1) in place of (k,), where they can be written so.
    reads: what is overwritten somewhere and read in here, by the id of its value or generator.
    """

    text: str
    precedence: int = ATOM
    column: Expression | None = None
    reads: frozenset[int] = frozenset()

    @property
    def is_name(self) -> bool:
        return self.text.isidentifier()


def compose(template: str, *operands: Expression) -> Expression:
    """The template with operands in its gaps {0}, {1}...: "{0} * {1}" of a + b and c: (a + b) * c.

    Operations of one strength are never regrouped, since rounding would differ: a * (b * c).
    """
    precedence, head, gaps = _parse(template)
    parts = [head]
    reads: frozenset[int] = frozenset()
    for index, least, after in gaps:
        operand = operands[index]
        text = operand.text
        parts += (text if operand.precedence >= least else f"({text})", after)
        reads |= operand.reads
    return Expression("".join(parts), precedence, None, reads)


@lru_cache(maxsize=256)
def _parse(template: str) -> tuple[int, str, tuple[tuple[int, int, str], ...]]:
    """(precedence, text before the first gap, (operand, its least precedence, text after it)...)"""
    template = template.replace(" ** ", "**")
    pieces = re.split(r"\{(\d)\}", template)
    whole = re.fullmatch(r"\{\d\} ([-+*/@]) \{\d\}", template)
    if whole:
        precedence = _BINARY[whole[1]]
        least = [precedence, precedence + 1]
    elif re.fullmatch(r"\{0\}\*\*(2|\{1\})", template):
        precedence, least = POWER, [POWER + 1, POWER][: len(pieces) // 2]
    elif template == "-{0}":
        precedence, least = NEGATIVE, [NEGATIVE]
    else:
        precedence = ATOM
        around = zip(pieces[:-1:2], pieces[2::2], strict=True)
        least = [_least(before, after) for before, after in around]
    gaps = zip(map(int, pieces[1::2]), least, pieces[2::2], strict=True)
    return precedence, pieces[0], tuple(gaps)


def _least(before: str, after: str) -> int:
    """How tightly an operand must bind between these two texts."""
    if after[:1] in (".", "[") or after.startswith("**"):
        return ATOM
    operators = ("+", "-", "*", "/", "@")
    inside = before.rstrip().endswith(operators) or after.lstrip().startswith(operators)
    return NEGATIVE if inside else 0


def number(value: float) -> Expression:
    """A number as people write it: 2, 0.5, 1 / 6, and every other with all its digits."""
    text = repr(int(value)) if value == int(value) and abs(value) < 1e16 else repr(value)
    if len(text) > 8 and 1e-3 <= abs(value) < 1.0:
        for whole in range(2, 101):
            if value == 1.0 / whole:
                return Expression(f"1 / {whole}", PRODUCT)
    return Expression(text, NEGATIVE if value < 0 else ATOM)
