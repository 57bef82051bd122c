"""The words of the confusion matrix: heads, and what a cell says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.insight.confusion import Confusion
from gui.confusion.figure import Cell, ConfusionFigure, count, percent
from gui.numbers import format_number


def actual() -> str:
    return QCoreApplication.translate("Confusion", "actual")


def predicted() -> str:
    return QCoreApplication.translate("Confusion", "predicted")


def recall() -> str:
    return QCoreApplication.translate("Confusion", "recall")


def precision() -> str:
    return QCoreApplication.translate("Confusion", "precision")


def support() -> str:
    return QCoreApplication.translate("Confusion", "images")


def accuracy(confusion: Confusion) -> str:
    return QCoreApplication.translate("Confusion", "Accuracy {share} %").format(
        share=percent(confusion.accuracy, 2)
    )


def measured(confusion: Confusion) -> str:
    """Of what, and when it was measured."""
    return QCoreApplication.translate("Confusion", "step {step}, {all} test images").format(
        all=format_number(int(confusion.counts.sum())), step=format_number(confusion.step)
    )


def sentence(figure: ConfusionFigure, cell: Cell) -> str:
    """A cell, or a whole class, in a sentence."""
    confusion, names = figure.confusion, figure.names
    if confusion is None:
        return ""
    values = {
        "name": names[cell.actual],
        "all": count(confusion.support(cell.actual)),
        "recall": percent(confusion.recall(cell.actual)),
        "precision": percent(confusion.precision(cell.actual)),
        "f1": percent(confusion.f1(cell.actual)),
    }
    if cell.predicted is None:
        return QCoreApplication.translate(
            "Confusion",
            "{name}: recall {recall} %, precision {precision} %, F1 {f1} %, {all} images",
        ).format(**values)
    number = count(confusion.counts[cell.actual, cell.predicted])
    if cell.predicted == cell.actual:
        return QCoreApplication.translate(
            "Confusion", "{name} recognised: {number} of {all} images, {recall} %"
        ).format(number=number, **values)
    return QCoreApplication.translate(
        "Confusion", "{name} taken for {other}: {number} of {all} images, {share} %"
    ).format(
        other=names[cell.predicted],
        number=number,
        share=percent(confusion.share(cell.actual, cell.predicted)),
        **values,
    )


def note(figure: ConfusionFigure) -> str:
    """How the matrix is read."""
    if figure.shares:
        first = QCoreApplication.translate("Confusion", "Cells: % of the row.")
    else:
        first = QCoreApplication.translate("Confusion", "Cells: images.")
    if figure.worst > 0:
        tint = QCoreApplication.translate("Confusion", "Deepest red: {share} % of a row.").format(
            share=percent(figure.worst)
        )
    else:
        tint = QCoreApplication.translate("Confusion", "Nothing is taken for anything else.")
    last = QCoreApplication.translate("Confusion", "Margins in %.")
    return f"{first} {tint} {last}"


def caption(confusion: Confusion) -> str:
    """The sentences beneath the exported figure."""
    return QCoreApplication.translate(
        "Confusion",
        "Confusion matrix of {all} test images after {step} steps, accuracy {share} %. Rows: "
        "actual classes, columns: predicted ones; red: the share of a row that is taken for "
        "another class. Recall, precision and F1 in %.",
    ).format(
        all=format_number(int(confusion.counts.sum())),
        step=format_number(confusion.step),
        share=percent(confusion.accuracy, 2),
    )
