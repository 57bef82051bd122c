"""The words of the diagnostics: heads of the columns and what is read out at a place."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.insight.diagnostics import BINS, Histogram
from gui.diagnostics.figure import Cell, Column, DiagnosticsFigure, LayerRow
from gui.numbers import format_epochs, format_number


def head(column: Column) -> str:
    """The head of a column."""
    return {
        Column.WEIGHTS: QCoreApplication.translate("Diagnostics", "Weights"),
        Column.GRADIENTS: QCoreApplication.translate("Diagnostics", "Gradients"),
        Column.CORRECTION: QCoreApplication.translate("Diagnostics", "Mean |Δw|, log"),
        Column.RATE: QCoreApplication.translate("Diagnostics", "Rate"),
        Column.SILENT: QCoreApplication.translate("Diagnostics", "Silent"),
    }[column]


def explanation(column: Column) -> str:
    """What a column shows, in a sentence."""
    return {
        Column.WEIGHTS: QCoreApplication.translate(
            "Diagnostics", "How the layer's weights lie about 0, biases left out"
        ),
        Column.GRADIENTS: QCoreApplication.translate(
            "Diagnostics",
            "How the loss's slopes along these weights lie about 0, over all training points",
        ),
        Column.CORRECTION: QCoreApplication.translate(
            "Diagnostics",
            "By how much the next step moves a weight on average; lately, in powers of ten",
        ),
        Column.RATE: QCoreApplication.translate(
            "Diagnostics",
            "Effective learning rate: mean |Δw| of the next step over its mean |gradient|",
        ),
        Column.SILENT: QCoreApplication.translate(
            "Diagnostics", "Units through which no gradient passes at any training point"
        ),
    }[column]


def read(figure: DiagnosticsFigure, cell: Cell) -> list[tuple[str, str]]:
    """What a place says, as names and numbers."""
    row = figure.rows[cell.row]
    numbers = row.numbers
    if cell.column is Column.WEIGHTS and numbers.weights is not None:
        return _read_bin(numbers.weights, cell.place)
    if cell.column is Column.GRADIENTS and numbers.gradients is not None:
        return _read_bin(numbers.gradients, cell.place)
    if cell.column is Column.CORRECTION and len(row.trail):
        epoch, value = row.trail[min(cell.place, len(row.trail) - 1)]
        at = QCoreApplication.translate("Diagnostics", "epoch")
        return [(at, format_epochs(float(epoch))), (_mean(), _number(value))]
    if cell.column is Column.RATE and numbers.learning_rate is not None:
        name = QCoreApplication.translate("Diagnostics", "effective learning rate")
        return [(name, _number(numbers.learning_rate))]
    if cell.column is Column.SILENT and numbers.silent is not None:
        return _read_silent(row, numbers.silent)
    return []


def _mean() -> str:
    return QCoreApplication.translate("Diagnostics", "mean |Δw|")


def _read_bin(histogram: Histogram, place: int) -> list[tuple[str, str]]:
    edges = np.linspace(-histogram.limit, histogram.limit, BINS + 1)
    of = QCoreApplication.translate("Diagnostics", "{count} of {total}")
    return [
        (QCoreApplication.translate("Diagnostics", "from"), _number(edges[place])),
        (QCoreApplication.translate("Diagnostics", "to"), _number(edges[place + 1])),
        (
            QCoreApplication.translate("Diagnostics", "here"),
            of.format(
                count=format_number(int(histogram.counts[place])),
                total=format_number(int(histogram.counts.sum()) + histogram.not_finite),
            ),
        ),
    ]


MOST_NAMED = 8


def _read_silent(row: LayerRow, silent: tuple[int, ...]) -> list[tuple[str, str]]:
    of = QCoreApplication.translate("Diagnostics", "{count} of {total}")
    total = format_number(row.numbers.units)
    found = [
        (
            QCoreApplication.translate("Diagnostics", "silent units"),
            of.format(count=format_number(len(silent)), total=total),
        )
    ]
    if silent:
        names = ", ".join(str(unit + 1) for unit in silent[:MOST_NAMED])
        more = " …" if len(silent) > MOST_NAMED else ""
        found.append((QCoreApplication.translate("Diagnostics", "these"), names + more))
    return found


def sentence(figure: DiagnosticsFigure, cell: Cell) -> str:
    """What a place says, as one line for the status bar and for screen readers."""
    row = figure.rows[cell.row]
    said = ", ".join(f"{name} {value}" for name, value in read(figure, cell))
    return f"{row.name}, {head(cell.column)}: {said}" if said else f"{row.name}: {row.detail}"


def summary(row: LayerRow) -> str:
    """A layer in one line."""
    numbers, parts = row.numbers, []
    if numbers.correction is not None:
        parts.append(f"{_mean()} {_number(numbers.correction)}")
    if numbers.learning_rate is not None:
        parts.append(f"{head(Column.RATE)} {_number(numbers.learning_rate)}")
    if numbers.silent is not None:
        count = f"{len(numbers.silent)} / {numbers.units}"
        parts.append(f"{head(Column.SILENT)} {count}")
    return f"{row.name}: {', '.join(parts)}"


def _number(value: float) -> str:
    return format_number(float(value), 3)
