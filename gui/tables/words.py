"""Sentences about tables: how many of their rows are used, and what their columns stand for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.data.delimited import Layout
from engine.data.table_data import TableSet
from gui.numbers import format_number


def rows_text(dataset: TableSet) -> str:
    """iris.csv: 150 rows; of larger tables how many are used, and how many were left out."""
    used, rows = len(dataset.points), dataset.row_count
    if dataset.drawn_sample:
        text = QCoreApplication.translate("Tables", "{used} of {rows} rows are used")
    else:
        text = QCoreApplication.translate("Tables", "{rows} rows")
    said = text.format(used=format_number(used), rows=format_number(rows))
    if dataset.file_name:
        said = f"{dataset.file_name}: {said}"
    if dataset.left_out:
        text = QCoreApplication.translate("Tables", "{count} incomplete ones left out")
        said += ", " + text.format(count=format_number(dataset.left_out))
    return said


def columns_text(dataset: TableSet) -> str:
    """What x₁, x₂ and the target are in the table."""
    if dataset.class_count:
        target = QCoreApplication.translate("Tables", "class")
    else:
        target = QCoreApplication.translate("Tables", "value")
    return f"x₁ {dataset.x1_name}, x₂ {dataset.x2_name}, {target} {dataset.target_name}"


def layout_text(layout: Layout, encoding: str) -> str:
    """How the text is laid out: parted by commas, UTF-8."""
    delimiters = {
        ",": QCoreApplication.translate("Tables", "parted by commas"),
        ";": QCoreApplication.translate("Tables", "parted by semicolons"),
        "\t": QCoreApplication.translate("Tables", "parted by tabs"),
        "|": QCoreApplication.translate("Tables", "parted by vertical bars"),
    }
    text = QCoreApplication.translate("Tables", "{count} columns")
    parts = [text.format(count=layout.width)]
    if layout.width > 1:
        parts.append(delimiters[layout.delimiter])
    if encoding:
        parts.append(encoding.removesuffix("-sig").upper())
    return ", ".join(parts)
