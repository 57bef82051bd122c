"""Tables: the numbers behind curves as CSV, for a spreadsheet or another plot."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from gui.figures.curve_figure import Curve


def curves_csv(curves: Sequence[Curve], x_name: str) -> str:
    """All curves in one table joined on x: RFC 4180, a column a curve, a row for every x of any.

    A curve that has no value at an x leaves its cell empty; a value that is not finite is written
    as nan, inf or -inf. Of several values of one curve at one x the last is given. Numbers have
    all their digits.
    """
    columns = [dict(zip(curve.x.tolist(), curve.y.tolist(), strict=True)) for curve in curves]
    rows = sorted(set().union(*columns))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([x_name, *_distinct([curve.label for curve in curves])])
    for x in rows:
        cells = [_number(column[x]) if x in column else "" for column in columns]
        writer.writerow([_number(x), *cells])
    return text.getvalue()


def _number(value: float) -> str:
    """The shortest text that reads back as the same number."""
    return str(int(value)) if value == int(value if value * 0 == 0 else 0) else repr(value)


def _distinct(names: list[str]) -> list[str]:
    """Names made different by a number where they are the same."""
    found: list[str] = []
    for name in names:
        unique, number = name, 2
        while unique in found:
            unique, number = f"{name} ({number})", number + 1
        found.append(unique)
    return found
