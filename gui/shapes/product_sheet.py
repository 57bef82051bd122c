"""The sheet of a product: one number of A · B written out, and B · A beneath."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.basics.shapes import commutes, mismatch, product
from gui.language import error_text
from gui.shapes.sheet import Array, Cell, Row, Sheet, Table
from gui.shapes.sheets import DOT, EQUALS, number


def _bracketed(value: float) -> str:
    text = number(value)
    return f"({text})" if text.startswith("−") else text


def product_sheet(
    left: Array, right: Array, cell: Cell, terms: int | None, done: int | None
) -> Sheet:
    """A · B with one number written out, and B · A beneath.

    cell: the number in hand. terms: how many of its products are added up; None: all. done: how
    many numbers of the result are there already, counted row by row; None: all.
    """
    there = _product_row(left, right, cell, terms, done)
    back, wrong = _plain_row("B", right, "A", left)
    verdict = (
        QCoreApplication.translate("Shapes", "A · B and B · A are equal here; that is rare.")
        if commutes(left, right)
        else QCoreApplication.translate(
            "Shapes", "The product does not commute: B · A is not A · B."
        )
    )
    if mismatch(left.shape, right.shape) is None:
        note = f"{verdict} {wrong}" if wrong else verdict
        back = Row(back.items, note)
    text = QCoreApplication.translate(
        "Shapes", "A matrix product: each number is a row of A times a column of B."
    )
    return Sheet((there, back), caption=text)


def _product_row(
    left: Array, right: Array, cell: Cell, terms: int | None, filled: int | None
) -> Row:
    wrong = mismatch(left.shape, right.shape)
    if wrong is not None:
        return _plain_row("A", left, "B", right, editable=True)[0]
    made = product(left, right)
    row, column = cell
    pairs = made.terms(row, column)
    shown = len(pairs) if terms is None else min(terms, len(pairs))
    across = [(row, place) for place in range(len(pairs))]
    down = [(place, column) for place in range(len(pairs))]
    now = slice(shown - 1, shown) if terms is not None and shown else slice(0, 0)
    places = [(r, c) for r in range(made.rows) for c in range(made.columns)]
    done = terms is None or shown == len(pairs)
    hidden = frozenset(
        place for number_, place in enumerate(places) if filled is not None and number_ >= filled
    )
    hidden = hidden - {cell} if done else hidden | {cell}
    items = (
        Table("a", "A", left.shape, left, True, lit=frozenset(across), ring=frozenset(across[now])),
        DOT,
        Table(
            "b",
            "B",
            right.shape,
            right,
            True,
            upright=True,
            lit=frozenset(down),
            ring=frozenset(down[now]),
        ),
        EQUALS,
        Table(
            "c",
            "C",
            made.result.shape,
            made.result,
            clickable=True,
            upright=right.ndim == 1,
            ring=frozenset([cell]),
            hidden=hidden,
        ),
    )
    added = " + ".join(f"{_bracketed(a)} × {_bracketed(b)}" for a, b in pairs[:shown])
    total = number(made.result.reshape(made.rows, made.columns)[row, column])
    ending = f" = {total}" if done else " + …" if shown else "…"
    text = QCoreApplication.translate("Shapes", "Row {row} of A times column {column} of B: {sum}")
    return Row(items, text.format(row=row + 1, column=column + 1, sum=added + ending))


def _plain_row(
    name: str, left: Array, other: str, right: Array, *, editable: bool = False
) -> tuple[Row, str]:
    """A product without more, or why it is none."""
    wrong = mismatch(left.shape, right.shape)
    keys = (name.lower(), other.lower()) if editable else ("", "")
    inner = (None, None) if wrong is None else (len(left.shape) - 1, 0)
    items = (
        Table(keys[0], name, left.shape, left, editable, wrong=inner[0]),
        DOT,
        Table(keys[1], other, right.shape, right, editable, upright=True, wrong=inner[1]),
    )
    if wrong is not None:
        said = error_text(wrong.error(name, other))
        return Row(items, said, True), said
    made = np.asarray(left @ right)
    if made.ndim == 0:
        made = made.reshape(1)
    result = Table("d", f"{name} · {other}", made.shape, made, upright=right.ndim == 1)
    return Row((*items, EQUALS, result)), ""
