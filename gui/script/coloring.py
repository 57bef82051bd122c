"""The light colouring of a script: which stretches of its lines are words, values and remarks."""

from __future__ import annotations

import io
import keyword
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

WORD, VALUE, REMARK = "word", "value", "remark"


@dataclass(frozen=True)
class Span:
    """A stretch of one line. kind: WORD (of Python), VALUE (number or text) or REMARK."""

    start: int
    length: int
    kind: str


def spans(text: str) -> tuple[tuple[Span, ...], ...]:
    """The coloured stretches of each line of a Python program; docstrings are remarks."""
    found: list[list[Span]] = [[] for _ in text.splitlines()]
    lines = text.splitlines()
    for token, kind in _colored(text):
        (first, start), (last, end) = token.start, token.end
        for number in range(first, last + 1):
            left = start if number == first else 0
            right = end if number == last else len(lines[number - 1])
            if right > left:
                found[number - 1].append(Span(left, right - left, kind))
    return tuple(tuple(line) for line in found)


def _colored(text: str) -> Iterator[tuple[tokenize.TokenInfo, str]]:
    begins = True  # a statement, so that a text standing alone is a docstring
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        name = tokenize.tok_name[token.type]
        if name == "COMMENT":
            yield token, REMARK
        elif name == "NUMBER" or name == "STRING" or name.startswith("FSTRING"):
            yield token, REMARK if begins and name == "STRING" else VALUE
        elif name == "NAME" and keyword.iskeyword(token.string):
            yield token, WORD
        begins = name in ("NEWLINE", "INDENT", "DEDENT") or (begins and name in ("NL", "COMMENT"))
