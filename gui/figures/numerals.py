"""Tick labels: a true minus, grouped thousands, powers of ten with raised exponents."""

from __future__ import annotations

from gui.numbers import MINUS

SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def fixed(value: float, decimals: int) -> str:
    """`value` with exactly so many decimals, thousands grouped; never "−0"."""
    text = f"{value:,.{decimals}f}"
    return _signed(text if text.strip("-0.,") else text.lstrip("-"))


def scientific(value: float, decimals: int) -> str:
    """`value` as mantissa × 10ⁿ with so many decimals in the mantissa."""
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.{decimals}e}".split("e")
    return _signed(mantissa) + "×" + power_of_ten(int(exponent))


def power_of_ten(power: int) -> str:
    """10ⁿ."""
    return "10" + str(power).translate(SUPERSCRIPTS)


def _signed(text: str) -> str:
    return text.replace("-", MINUS)
