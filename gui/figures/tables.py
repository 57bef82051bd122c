"""Tables: the numbers behind curves as CSV, for a spreadsheet or another plot."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from gui.figures.curve_figure import Curve


def curves_csv(curves: Sequence[Curve], x_name: str) -> str:
    """All curves in one table joined on x: RFC 4180, a column a curve, a row for every x of any.

    A curve that has no value at an x leaves its cell empty; a value that is not finite is written
    as nan, inf or -inf. Of several values of one curve at one x the last is given. Numbers have
    all their digits.
    """
    return _written([x_name, *_distinct([curve.label for curve in curves])], _rows(curves))


def runs_csv(runs: Mapping[str, Sequence[Curve]], x_name: str, run_name: str) -> str:
    """The curves of several runs in one table: as `curves_csv`, the run in the first column.

    runs: by name; a curve of the same label stands in the same column in every run.
    """
    labels: list[str] = []
    for curves in runs.values():
        names = _distinct([curve.label for curve in curves])
        labels += [name for name in names if name not in labels]
    rows = []
    for run, curves in runs.items():
        names = _distinct([curve.label for curve in curves])
        for x, *cells in _rows(curves):
            by_label = dict(zip(names, cells, strict=True))
            rows.append([run, x, *(by_label.get(label, "") for label in labels)])
    return _written([run_name, x_name, *labels], rows)


def _rows(curves: Sequence[Curve]) -> list[list[str]]:
    columns = [dict(zip(curve.x.tolist(), curve.y.tolist(), strict=True)) for curve in curves]
    return [
        [_number(x), *(_number(column[x]) if x in column else "" for column in columns)]
        for x in sorted(set().union(*columns))
    ]


def _written(head: list[str], rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([head, *rows])
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
