"""What preprocessing fitted, in words: which numbers are subtracted, mixed and divided by."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.data.features import Feature
from engine.data.preprocessing import Fitted, Preprocessing
from gui.numbers import format_number

MOST_NUMBERS = 3
SHORT_DIGITS = 3


def report(fitted: Fitted) -> str:
    """One line: − (0.12, −0.3), ÷ (2.31, 2.44); a matrix between them is called W."""
    parts = [f"− {_row(fitted.offset)}"]
    if fitted.mixing is not None:
        parts.append("× W")
    if not np.all(fitted.divisor == 1.0):
        parts.append(f"÷ {_row(fitted.divisor)}")
    return ", ".join(parts)


def _row(values: NDArray[Any]) -> str:
    numbers = [format_number(float(v), SHORT_DIGITS) for v in values[:MOST_NUMBERS]]
    if len(values) > MOST_NUMBERS:
        numbers.append("…")
    return f"({', '.join(numbers)})"


def details(fitted: Fitted, preprocessing: Preprocessing, chosen: Sequence[Feature]) -> str:
    """All numbers, a line for each feature, and the matrix, as rich text for a tooltip."""
    subtracted = QCoreApplication.translate("Experiment", "subtracted")
    divided = QCoreApplication.translate("Experiment", "divided by")
    rows = [
        f"<tr><th></th><th align=right>{subtracted}</th><th align=right>&nbsp;{divided}</th></tr>"
    ]
    columns = zip(chosen, fitted.offset, fitted.divisor, strict=True)
    for feature, offset, divisor in columns:
        rows.append(
            f"<tr><td>{escape(feature.symbol)}</td><td align=right>{_number(offset)}</td>"
            f"<td align=right>{_number(divisor)}</td></tr>"
        )
    text = f"<qt>{escape(preprocessing.formula)}<table cellspacing=4>{''.join(rows)}</table>"
    if fitted.mixing is not None:
        lines = "".join(
            "<tr>" + "".join(f"<td align=right>{_number(v)}</td>" for v in line) + "</tr>"
            for line in fitted.mixing
        )
        text += f"W =<table cellspacing=4>{lines}</table>"
    return text + "</qt>"


def _number(value: float) -> str:
    return format_number(float(value))
