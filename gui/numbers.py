"""Numbers as people read and type them: four significant digits, grouped thousands, units.

A number that was written here can be read here again.
"""

from __future__ import annotations

import math
import re
import unicodedata

from engine.registry import SettingError

MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
SIGNIFICANT_DIGITS = 4
SMALLEST_PLAIN = 1e-4
LARGEST_PLAIN = 1e7
EPOCH_HAIR = 1e-6
"""What an epoch may lack to be whole: it is a sum of parts."""
QUOTED = 20
"""Characters of a mistyped text that an error repeats."""

_NUMBER = re.compile(
    r"(?P<sign>[+-]?)"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d*)"
    r"(?P<fraction>\.\d*)?"
    r"(?P<exponent>e[+-]?\d+)?"
)
_DASHES = dict.fromkeys(map(ord, "\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}"), "-")


def format_number(
    value: float, digits: int = SIGNIFICANT_DIGITS, *, pad: bool = False, group: bool = True
) -> str:
    """A number with `digits` significant digits; integers and whole parts keep all of theirs.

    pad: keep zeros at the end (0.1700), so that a running number does not change its width.
    group: separate thousands by commas. From 1e7 and below 1e-4: 1.5e−5.
    """
    if isinstance(value, int):
        text = f"{value:,d}"
    elif math.isnan(value):
        text = "NaN"
    elif math.isinf(value):
        text = "∞" if value > 0 else "-∞"
    elif value == 0:
        text = "0"
    else:
        text = _format_float(float(value), digits, pad)
    return (text if group else text.replace(",", "")).replace("-", MINUS)


def _format_float(value: float, digits: int, pad: bool) -> str:
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = int(exponent)
    if SMALLEST_PLAIN <= abs(value) < LARGEST_PLAIN:
        text = f"{value:,.{max(0, digits - 1 - power)}f}"
        return text if pad else _without_zeros(text)
    return f"{mantissa if pad else _without_zeros(mantissa)}e{power}"


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_epochs(epochs: float) -> str:
    """Epochs, rounded down as they are counted: 3.25 and 17.8, but of thousands the whole ones.

    So all places that speak of one moment agree, whether they show decimals or not.
    """
    places = 2 if epochs < 100 else 1 if epochs < 1000 else 0
    scale = 10**places
    whole = math.floor((epochs + EPOCH_HAIR) * scale)
    return format_number(whole / scale if places else whole)


def format_quantity(
    value: float, unit: str = "", digits: int = SIGNIFICANT_DIGITS, *, pad: bool = False
) -> str:
    """A number and its unit, which stay on one line: 75 %, 18.3 ms, 45°."""
    number = format_number(value, digits, pad=pad)
    if not unit:
        return number
    return f"{number}{unit}" if unit == "°" else f"{number}{NO_BREAK_SPACE}{unit}"


def parse_number(text: str, unit: str = "") -> int | float:
    """The number that somebody typed: 1e-3, 1,200, −5, 75 %, ３２０ (full width) ...

    unit: may follow the number; with any other unit than "%", 75 % means 0.75. A whole number
    comes back as int, with all its digits.
    Raises SettingError when the text is no finite number.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    percent = False
    if unit and plain.endswith(unicodedata.normalize("NFKC", unit)):
        plain = plain[: -len(unicodedata.normalize("NFKC", unit))].rstrip()
    elif plain.endswith("%"):
        plain, percent = plain[:-1].rstrip(), True
    found = _NUMBER.fullmatch(plain.lower())
    if found is None or not re.search(r"\d", found["whole"] + (found["fraction"] or "")):
        _refuse(text, plain)
    assert found is not None
    whole = found["sign"] + found["whole"].replace(",", "")
    number = float(f"{whole}{found['fraction'] or ''}{found['exponent'] or ''}")
    if not math.isfinite(number):  # also an int of hundreds of digits: nothing can reckon with it
        raise SettingError(
            "Expected a finite number, got {got}: enter a smaller exponent", got=_quoted(text)
        )
    if not found["fraction"] and not found["exponent"] and not percent:
        return int(whole)
    return number / 100 if percent else number


def _refuse(text: str, plain: str) -> None:
    if not plain:
        raise SettingError("Expected a number, got nothing: enter digits, such as 0.03 or 1e-3")
    if re.fullmatch(r"[+-]?\d+,\d+", plain):
        raise SettingError(
            "Expected a number, got {got}: write decimals with a point, thousands as 1,000",
            got=_quoted(text),
        )
    raise SettingError(
        "Expected a number, got {got}: enter digits, such as 0.03 or 1e-3", got=_quoted(text)
    )


def _quoted(text: str) -> str:
    """What was typed, as much of it as fits into a sentence."""
    plain = "".join(character for character in text.strip() if character.isprintable())
    return plain if len(plain) <= QUOTED else f"{plain[: QUOTED - 1]}…"


def parse_numbers(text: str) -> list[int | float]:
    """Numbers that are parted by semicolons, spaces or commas: "1, 2.5" or "(−6; 6)"."""
    inner = unicodedata.normalize("NFKC", text).strip().strip("()[]")
    return [parse_number(part) for part in re.split(r"[;,\s]+", inner) if part]
