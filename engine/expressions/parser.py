"""Formulas that a user types, such as `2*sin(x1) < x2`, read by a grammar and never by `eval`.

    or         lowest          a < b < c   means a < b and b < c
    and                        -x^2        means -(x^2)
    not                        2^3^2       means 2^(3^2)
    < <= > >=                  x²          means x^2
    + -
    * /
    - +        signs
    ^ or **    highest

The reading is top-down operator precedence. Source: Pratt 1973.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from dataclasses import dataclass

from engine.expressions.expression import FUNCTIONS, Expression, Step
from engine.registry import SettingError

LENGTH_LIMIT = 400
DEPTH_LIMIT = 40


class ExpressionError(SettingError):
    """A text that is no formula; `place` counts its characters from 1."""

    @property
    def place(self) -> int:
        place = self.values["place"]
        assert isinstance(place, int)
        return place


CONSTANTS = {"pi": math.pi, "π": math.pi, "e": math.e}

COMPARISONS = ("<", "<=", ">", ">=")
POWERS = {"or": 1, "and": 2, "+": 5, "-": 5, "*": 6, "/": 6, "^": 8} | dict.fromkeys(COMPARISONS, 4)
"""How strongly an operator binds what stands on both sides of it."""
NOT, SIGN = 3, 7


@functools.lru_cache(maxsize=256)
def parse(text: str, variables: tuple[str, ...]) -> Expression:
    """Read a formula of the given variables. Raises ExpressionError, which knows the place."""
    if len(text) > LENGTH_LIMIT:
        raise ExpressionError(
            "A formula expects at most {limit} characters, got {got}: shorten it",
            limit=LENGTH_LIMIT,
            got=len(text),
            place=LENGTH_LIMIT + 1,
        )
    return Expression(text, tuple(_Parser(_tokens(text), variables).formula()))


def free_names(text: str) -> tuple[str, ...]:
    """The names that are no function, no constant and no call, in the order they occur in.

    Raises ExpressionError for what no formula can hold.
    """
    tokens = _tokens(text[:LENGTH_LIMIT])
    return tuple(
        dict.fromkeys(
            token.text
            for token, following in itertools.pairwise(tokens)
            if token.kind == "name"
            and token.text not in CONSTANTS | FUNCTIONS
            and following.text != "("
        )
    )


@dataclass(frozen=True)
class _Token:
    kind: str  # "number", "name", "operator" or "end"
    text: str
    start: int
    end: int


_PLAIN = str.maketrans(
    {"×": "*", "·": "*", "⋅": "*", "÷": "/", "−": "-", "–": "-"}
    | {chr(ord("₀") + digit): str(digit) for digit in range(10)}
    | {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}  # full width, as an IME types
)
"""What is typed in place of ASCII; each is one character, so that places stay what they are."""

_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[^\W\d_][^\W²³]*)"
    r"|(?P<operator>\*\*|<=|>=|[-+*/^<>≤≥(),²³])"
)
_SAME = {"**": "^", "≤": "<=", "≥": ">="}


def _tokens(text: str) -> list[_Token]:
    found, place, plain = [], 0, text.translate(_PLAIN)
    while place < len(plain):
        match = _TOKEN.match(plain, place)
        if match:
            kind, word = match.lastgroup or "", match.group()
            if kind == "name" and word in ("and", "or", "not"):
                kind = "operator"
            found.append(_Token(kind, _SAME.get(word, word), place, match.end()))
            place = match.end()
        elif plain[place].isspace():
            place += 1
        else:
            raise ExpressionError(
                "A formula expects numbers, names, brackets and + - * / ^ < >, got {got} at "
                "character {place}: remove or replace it",
                got=repr(text[place]),
                place=place + 1,
            )
    return [*found, _Token("end", "", len(text), len(text))]


class _Parser:
    """Reads tokens from left to right and appends steps, operands first."""

    def __init__(self, tokens: list[_Token], variables: tuple[str, ...]) -> None:
        self.tokens = tokens
        self.variables = variables
        self.place = 0
        self.depth = 0
        self.steps: list[Step] = []

    @property
    def token(self) -> _Token:
        return self.tokens[self.place]

    def formula(self) -> list[Step]:
        self.expression(0)
        if self.token.kind != "end":
            raise ExpressionError(
                "A formula expects an operator at character {place}, got {got}: write products "
                "as 2*x",
                got=repr(self.token.text),
                place=self.token.start + 1,
            )
        return self.steps

    def expression(self, above: int) -> int:
        """Read on while operators bind more strongly than `above`; the index of the step made."""
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise ExpressionError(
                "A formula expects at most {limit} parts inside each other, got more at "
                "character {place}: simplify it",
                limit=DEPTH_LIMIT,
                place=self.token.start + 1,
            )
        start = self.token.start
        left = self.operand()
        while True:
            token = self.token
            if token.text in ("²", "³"):
                self.place += 1
                exponent = self.add("number", token, value=2.0 if token.text == "²" else 3.0)
                left = self.operation("^", start, left, exponent)
            elif token.kind != "operator" or POWERS.get(token.text, 0) <= above:
                break
            elif token.text in COMPARISONS:
                left = self.comparison(start, left)
            else:
                self.place += 1
                power = POWERS[token.text]
                right = self.expression(SIGN if token.text == "^" else power)
                if token.text in ("and", "or"):
                    self.expect_truth(token, left, right)
                left = self.operation(token.text, start, left, right)
        self.depth -= 1
        return left

    def operand(self) -> int:
        token = self.token
        self.place += 1
        if token.kind == "number":
            return self.number(token)
        if token.kind == "name":
            return self.name(token)
        if token.text == "(":
            inner = self.expression(0)
            self.close()
            return inner
        if token.text == "-":
            return self.operation("negative", token.start, self.expression(SIGN))
        if token.text == "+":
            return self.expression(SIGN)
        if token.text == "not":
            inner = self.expression(NOT)
            self.expect_truth(token, inner)
            return self.operation("not", token.start, inner)
        self.place -= 1
        self.expect_more()
        raise ExpressionError(
            "A formula expects a number, a name or an opening bracket at character {place}, got "
            "{got}: correct it",
            got=repr(token.text),
            place=token.start + 1,
        )

    def number(self, token: _Token) -> int:
        value = float(token.text)
        if not math.isfinite(value):
            raise ExpressionError(
                "A number expects to be below 1.8e308, got {got} at character {place}: choose a "
                "smaller one",
                got=repr(token.text),
                place=token.start + 1,
            )
        return self.add("number", token, value=value)

    def name(self, token: _Token) -> int:
        if self.token.text == "(" and token.text in FUNCTIONS:
            return self.call(token)
        if token.text in self.variables:
            return self.add("variable", token)
        if token.text in CONSTANTS:
            return self.add("number", token, value=CONSTANTS[token.text])
        if token.text in FUNCTIONS:
            raise ExpressionError(
                "{name} at character {place} expects brackets, got none: write {name}(...)",
                name=token.text,
                place=token.start + 1,
            )
        raise ExpressionError(
            "A formula expects one of {known}, got {got} at character {place}: correct the name",
            known=", ".join([*self.variables, *CONSTANTS, *FUNCTIONS]),
            got=repr(token.text),
            place=token.start + 1,
        )

    def call(self, token: _Token) -> int:
        self.place += 1
        operands = [self.expression(0)]
        while self.token.text == ",":
            self.place += 1
            operands.append(self.expression(0))
        self.close()
        several = token.text in ("min", "max")
        if several and len(operands) == 1:
            raise ExpressionError(
                "{name} at character {place} expects two or more values, got one: add one after "
                "a comma",
                name=token.text,
                place=token.start + 1,
            )
        if not several and len(operands) > 1:
            raise ExpressionError(
                "{name} at character {place} expects one value, got {got}: remove the others",
                name=token.text,
                place=token.start + 1,
                got=len(operands),
            )
        return self.operation(token.text, token.start, *operands)

    def comparison(self, start: int, left: int) -> int:
        """a < b, or the chain a < b < c, in which b is one step read twice."""
        chain: int | None = None
        begin = start
        while self.token.text in COMPARISONS:
            symbol = self.token.text
            self.place += 1
            place = self.token.start
            right = self.expression(POWERS[symbol])
            made = self.operation(symbol, begin, left, right)
            chain = made if chain is None else self.operation("and", start, chain, made)
            left, begin = right, place
        assert chain is not None
        return chain

    def add(self, kind: str, token: _Token, value: float = math.nan) -> int:
        self.steps.append(Step(kind, token.text, token.start, token.end, value=value))
        return len(self.steps) - 1

    def operation(self, name: str, start: int, *operands: int) -> int:
        """A step made of earlier ones; it ends with the token that was read last."""
        end = self.tokens[self.place - 1].end
        truth = name in (*COMPARISONS, "and", "or", "not")
        self.steps.append(Step("operation", name, start, end, operands, truth=truth))
        return len(self.steps) - 1

    def expect_truth(self, token: _Token, *operands: int) -> None:
        for index in operands:
            if not self.steps[index].truth:
                raise ExpressionError(
                    "{name} expects comparisons such as x > 0, got a number at character "
                    "{place}: compare it with something",
                    name=token.text,
                    place=self.steps[index].start + 1,
                )

    def close(self) -> None:
        self.expect_more()
        if self.token.text != ")":
            raise ExpressionError(
                "A formula expects an operator or a closing bracket at character {place}, got "
                "{got}: correct it, and write products as 2*x",
                got=repr(self.token.text),
                place=self.token.start + 1,
            )
        self.place += 1

    def expect_more(self) -> None:
        if self.token.kind == "end":
            raise ExpressionError(
                "A formula expects more at character {place}, got its end: complete it, or close "
                "its brackets",
                place=self.token.start + 1,
            )
