"""A table's choice: which of its columns are x1, x2 and the target, guessed or given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Task
from engine.data.points import CLASS_LIMIT
from engine.data.table_data import TableSet, table_classes, table_values
from engine.data.tables import Column, Table
from engine.registry import SettingError

LOOKED_AT = 100_000
"""Rows of a column of numbers that are looked at to guess whether they are classes."""

TARGET_WORDS = (
    *("label", "labels", "class", "target", "species", "category", "group"),
    *("클래스", "레이블", "라벨", "정답", "분류", "품종", "종", "결과"),
)
WEAK_TARGET_WORDS = ("type", "result", "outcome", "output", "y")
"""What often is the target, unless another column says so more plainly."""
NUMBERING = re.compile(r"(id|no|nr|index|row|number|번호|순번|column 1)\.?", re.IGNORECASE)


@dataclass(frozen=True)
class TableChoice:
    """Names of columns, "" where none is chosen. task: whether the target is a class or a value."""

    x1: str
    x2: str
    target: str
    task: Task
    skip_incomplete: bool = False


def guess_choice(table: Table) -> TableChoice:
    """The first two columns of numbers, and the column that most looks like a label.

    Columns that only number the rows are passed over. Without a column of classes the last column
    of numbers is a value to be learnt.
    """
    counted = [column.name for column in table.columns if not _numbers_rows(column)]
    numeric = [name for name in counted if table.column(name).is_numeric]
    target = _label(table, counted, numeric)
    if target:
        inputs = [name for name in numeric if name != target]
        return TableChoice(*_first_two(inputs), target, "classification")
    target = numeric[-1] if numeric else ""
    return TableChoice(*_first_two(numeric[:-1]), target, "regression")


def table_set(table: Table, choice: TableChoice) -> TableSet:
    """The data set of a choice. Raises SettingError where a column is missing or cannot serve."""
    for place, name in (("x₁", choice.x1), ("x₂", choice.x2)):
        if not name:
            raise SettingError(
                "{place} expects a column of numbers, got none: choose one, or open a table with "
                "more columns",
                place=place,
            )
    if not choice.target:
        raise SettingError("The target expects a column, got none: choose what is to be learnt")
    make = table_classes if choice.task == "classification" else table_values
    return make(table, choice.x1, choice.x2, choice.target, choice.skip_incomplete)


def _label(table: Table, names: list[str], numeric: list[str]) -> str:
    """The column of classes, "" where there is none."""
    fitting = [name for name in names if _has_classes(table.column(name))]
    for words in (TARGET_WORDS, WEAK_TARGET_WORDS):
        for name in fitting:
            if name.lower() in words:
                return name
    texts = [name for name in fitting if name not in numeric]
    if texts:
        return texts[-1]
    # Of numbers, whole ones in the last column, as long as two others remain for the inputs.
    last = names[-1] if names else ""
    return last if last in fitting and len(numeric) > 2 else ""


def _has_classes(column: Column) -> bool:
    """Whether there are at most CLASS_LIMIT different texts, or 2 to so many whole numbers."""
    if column.numbers is None:
        return column.codes is not None and len(column.categories) <= CLASS_LIMIT
    numbers = column.numbers[:LOOKED_AT]
    numbers = numbers[np.isfinite(numbers)]
    if not len(numbers) or (numbers != np.floor(numbers)).any():
        return False
    return 2 <= len(np.unique(numbers)) <= CLASS_LIMIT


def _numbers_rows(column: Column) -> bool:
    """Whether a column only counts its rows."""
    if column.numbers is None or not NUMBERING.fullmatch(column.name):
        return False
    first = column.numbers[:LOOKED_AT]
    return len(first) > 1 and bool((np.diff(first) == 1.0).all())


def _first_two(names: Iterable[str]) -> tuple[str, str]:
    first, second, *_ = (*names, "", "")
    return first, second
