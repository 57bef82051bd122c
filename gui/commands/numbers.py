"""Numbers on the command line: read from an argument, and written for machines."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable


def whole_number(low: int) -> Callable[[str], int]:
    """What reads an argument that is a whole number from `low` on; argparse says what is wrong."""

    def read(text: str) -> int:
        digits = text.removeprefix("-")
        number = int(text) if digits.isascii() and digits.isdecimal() else low - 1
        if number < low:
            raise argparse.ArgumentTypeError(f"expects a whole number from {low}, got {text!r}")
        return number

    return read


def number_within(low: float, high: float) -> Callable[[str], float]:
    """The same for a number with or without a point, from `low` to `high`."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"expects a number from {low} to {high}, got {text!r}")
        return number

    return read


def plain(value: float) -> float | None:
    """A number as JSON has it, which knows neither nan nor infinity."""
    return float(value) if math.isfinite(value) else None
