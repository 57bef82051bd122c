"""The formula of a neuron with its numbers plugged in: a = f(Σ weight × value + bias), as text.

A formula is lines of groups of parts. A line may be broken between groups; a group stays together
and may have a caption beneath it. What is written adds up (see engine.insight.digits).
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.data.preprocessing import preprocessings
from engine.insight.arithmetic import Arithmetic, Between, Term, subscript
from engine.insight.shown import ShownShares
from engine.nn.layer import layers
from gui.figures.numerals import fixed
from gui.language import vocabulary

BIAS_COLUMN = -1


class Look(enum.Enum):
    """How a part is set: weights can be clicked, the bias stands in a field, the result is bold."""

    WORD = "word"
    NUMBER = "number"
    WEIGHT = "weight"
    BIAS = "bias"
    RESULT = "result"


@dataclass(frozen=True)
class Part:
    """A word, a sign or a number. column: of the weight that it shows, BIAS_COLUMN of the bias."""

    text: str
    look: Look = Look.WORD
    column: int | None = None


@dataclass(frozen=True)
class Group:
    """Parts that stay together. lead: the sign before them, which has no part in the caption.

    close: it follows what is before without a gap. tied: and is never parted from it by a break.
    """

    parts: tuple[Part, ...]
    lead: str = ""
    caption: str = ""
    tip: str = ""
    close: bool = False
    tied: bool = False


Line = tuple[Group, ...]


def formula(found: Arithmetic) -> tuple[Line, ...]:
    """The lines of a neuron's arithmetic, in the language of the moment."""
    if found.activation.kind == "softmax":
        z = f"z{subscript(found.unit)}"
        shares = found.shown.shares
        ends = () if shares is None else _shares(found, shares)
        return (
            (_words(f"{z} ="), *_terms(found)),
            (*_products(found, "", ""), _words(_total(found), lead="=", look=Look.NUMBER)),
            *ends,
        )
    name = function_name(found)
    opened, closed = (f"{name} (", ")") if name else ("", "")
    terms = _terms(found)
    first = (_words(opened), *terms, Group((Part(closed),), tied=True)) if name else terms
    return (first, (*_products(found, opened, closed), *_value(found, opened, closed)))


def function_name(found: Arithmetic) -> str:
    """How the activation is written before its argument; "" where it changes nothing."""
    if found.activation.kind == "identity":
        return ""
    return vocabulary(found.activation.label).split(" (")[0]


def notes(found: Arithmetic) -> str:
    """What happens to the inputs on the way from the layer before; "" where nothing does."""
    passed = [between for between in found.between if between.kind != "dropout"]
    if not passed:
        return ""
    text = QCoreApplication.translate("Arithmetic", "The inputs come through: {steps}")
    return text.format(steps=", ".join(_step_name(between) for between in passed))


def plain_text(lines: Iterable[Line]) -> str:
    """The formula as it would be typed, one line each."""
    return "\n".join(" ".join(_group_text(group) for group in line) for line in lines)


def _group_text(group: Group) -> str:
    words = " ".join(part.text for part in group.parts)
    return f"{group.lead} {words}" if group.lead else words


def _step_name(between: Between) -> str:
    family = preprocessings if between.key == "preprocessing" else layers
    return vocabulary(family[between.kind].label)


def _words(text: str, lead: str = "", look: Look = Look.WORD, caption: str = "") -> Group:
    return Group((Part(text, look),), lead, caption)


# Σ weight × value


def _terms(found: Arithmetic) -> Line:
    decimals = found.shown.sum.decimals.factor
    groups = []
    pairs = zip(found.terms, found.shown.sum.weights, found.shown.sum.values, strict=True)
    for place, (term, weight, value) in enumerate(pairs):
        look, column = (Look.BIAS, BIAS_COLUMN) if term.is_bias else (Look.WEIGHT, place)
        parts = [Part(fixed(weight, decimals), look, column)]
        if not term.is_bias or term.value != 1.0:
            parts += [Part("×"), Part(fixed(value, decimals), Look.NUMBER)]
        lead = "+" if place else ""
        groups.append(Group(tuple(parts), lead, _caption(term), _tip(found, term)))
    return tuple(groups)


def _caption(term: Term) -> str:
    if not term.is_bias:
        text = QCoreApplication.translate("Arithmetic", "weight × {symbol}")
        return text.format(symbol=term.symbol)
    if term.value != 1.0:
        return QCoreApplication.translate("Arithmetic", "bias × scale, editable")
    return QCoreApplication.translate("Arithmetic", "bias, editable")


def _tip(found: Arithmetic, term: Term) -> str:
    if term.is_bias:
        return QCoreApplication.translate("Arithmetic", "The bias. Click to change it")
    text = QCoreApplication.translate("Arithmetic", "The weight of {symbol}. Click to change it")
    return text.format(symbol=term.symbol)


# The sum, and what becomes of it


def _products(found: Arithmetic, opened: str, closed: str) -> Line:
    """= f (p₁ + p₂ + …), a remainder of rounding where there is one."""
    shown = found.shown.sum
    groups = [_words(f"= {opened}".rstrip())]
    numbers = [*shown.products, *([shown.remainder] if shown.remainder else [])]
    for place, number in enumerate(numbers):
        lead = "" if place == 0 else "−" if number < 0 else "+"
        text = fixed(abs(number) if place else number, shown.decimals.product)
        caption = ""
        if shown.remainder and place == len(numbers) - 1:
            caption = QCoreApplication.translate("Arithmetic", "rounding")
        first = place == 0 and bool(opened)
        groups.append(Group((Part(text, Look.NUMBER),), lead, caption, close=first, tied=first))
    if closed:
        groups.append(Group((Part(closed),), close=True, tied=True))
    return tuple(groups)


def _total(found: Arithmetic) -> str:
    return fixed(found.shown.sum.total, found.shown.sum.decimals.sum)


def _value(found: Arithmetic, opened: str, closed: str) -> Line:
    equal = "≈" if found.shown.disagrees else "="
    value = _words(fixed(found.shown.value, found.shown.value_decimals), equal, Look.RESULT)
    if not opened and not found.silent:
        return (value,)
    applied = _words(f"{opened}{_total(found)}{closed}", "=", Look.NUMBER)
    if not found.silent:
        return (applied, value)
    silence = _words("0", "×", caption=QCoreApplication.translate("Arithmetic", "silenced"))
    return (applied, silence, value)


def _shares(found: Arithmetic, shares: ShownShares) -> tuple[Line, ...]:
    """The steps of a softmax: exp (z − max z) of every unit, and the share of this one."""
    z_decimals, decimals = found.shown.sum.decimals.sum, shares.exponential_decimals
    peak = max(shares.logits)
    own = shares.exponentials[found.unit]
    exponents: list[Group] = [_words("exp (z − max z) :")]
    for place, (z, exponential) in enumerate(zip(shares.logits, shares.exponentials, strict=True)):
        sign = "−" if peak >= 0 else "+"
        difference = f"{fixed(z, z_decimals)} {sign} {fixed(abs(peak), z_decimals)}"
        parts = (
            Part(f"exp ({difference})", Look.NUMBER),
            Part("="),
            Part(fixed(exponential, decimals), Look.NUMBER),
        )
        text = QCoreApplication.translate("Arithmetic", "unit {number}")
        exponents.append(Group(parts, caption=text.format(number=place + 1)))
    divided: list[Group] = [_words(fixed(own, decimals), "softmax =", Look.NUMBER), _words("/ (")]
    for place, exponential in enumerate(shares.exponentials):
        part, first = Part(fixed(exponential, decimals), Look.NUMBER), place == 0
        divided.append(Group((part,), "" if first else "+", close=first, tied=first))
    divided.append(Group((Part(")"),), close=True, tied=True))
    quotient = (
        Part(fixed(own, decimals), Look.NUMBER),
        Part("/"),
        Part(fixed(shares.total, decimals), Look.NUMBER),
    )
    divided.append(Group(quotient, "="))
    equal = "≈" if found.shown.disagrees else "="
    divided.append(_words(fixed(found.shown.value, found.shown.value_decimals), equal, Look.RESULT))
    return tuple(exponents), tuple(divided)
