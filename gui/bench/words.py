"""The words of the bench: how a cell is computed, how large the output is, and why."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.basics.sliding import Cell, Operation, Sliding
from gui.bench.figure import Array, BenchFigure, decimals, is_exact
from gui.figures.numerals import fixed


def texts(values: Array) -> list[list[str]]:
    """The numbers of a table, each with as few decimals as show it."""
    return [[number(value) for value in row] for row in np.atleast_2d(values)]


def computation(figure: BenchFigure) -> tuple[tuple[str, str], ...]:
    """The lines that compute the cell in hand, each in two columns: terms, and their products."""
    cell = figure.cell
    if cell is None:
        return ()
    if figure.operation is Operation.CONVOLUTION:
        return (*_products(cell, figure.kernel), ("", f"{_equals(cell)} {number(cell.result)}"))
    shown = [value for row in _seen(cell) for value in row]
    listed = [", ".join(shown[start : start + 9]) for start in range(0, len(shown), 9)]
    if figure.operation is Operation.MAXIMUM:
        lines = (*_enclosed("max (", listed, ")"), f"= {number(cell.result)}")
    else:
        added = [line.replace(", ", " + ") for line in listed]
        quotient = f"= {number(cell.total)} / {cell.count} {_equals(cell)} {number(cell.result)}"
        lines = (*_enclosed("(", added, f") / {cell.count}", joined=" +"), quotient)
    return tuple((line, "") for line in lines)


def _products(cell: Cell, kernel: Array) -> tuple[tuple[str, str], ...]:
    """For each row of the kernel: value × weight + value × weight ..., and what these are."""
    assert cell.products is not None
    lines = []
    tables = texts(cell.values), texts(kernel), texts(cell.products)
    for line, (values, weights, products) in enumerate(zip(*tables, strict=True)):
        pairs = zip(values, weights, strict=True)
        terms = [f"{value} × {_bracketed(weight)}" for value, weight in pairs]
        added = [products[0], *map(_bracketed, products[1:])]
        if line:
            added[0] = _bracketed(added[0])
        lead, sign = ("+ ", "+ ") if line else ("", "= ")
        lines.append((lead + " + ".join(terms), sign + " + ".join(added)))
    return tuple(lines)


def _enclosed(opened: str, lines: list[str], closed: str, joined: str = ",") -> tuple[str, ...]:
    """Lines as one expression in brackets, each but the last ending in a sign."""
    ended = [line + joined for line in lines[:-1]] + [lines[-1] + closed]
    return (opened + ended[0], *ended[1:])


def _seen(cell: Cell) -> list[list[str]]:
    """The numbers under the window, padding left out."""
    shown = texts(cell.values)
    return [
        [text for text, inside in zip(row, seen, strict=True) if inside]
        for row, seen in zip(shown, cell.inside, strict=True)
    ]


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def number(value: float) -> str:
    """With as few decimals as show it."""
    return fixed(float(value), decimals(np.array(value)))


def _equals(cell: Cell) -> str:
    return "=" if is_exact(np.array(cell.result), decimals(np.array(cell.result))) else "≈"


def place(figure: BenchFigure) -> str:
    """Which output cell is computed, and what is in it."""
    cell = figure.cell
    if cell is None:
        return ""
    text = QCoreApplication.translate("Bench", "Output row {row}, column {column}: {value}")
    row, column = figure.place
    return text.format(row=row + 1, column=column + 1, value=number(cell.result))


def size_formula(sliding: Sliding, length: int) -> str:
    """How many output cells come of so many, with the numbers plugged in."""
    before, after = sliding.pads(length)
    padding = f" + {before} + {after}" if before or after else ""
    span = f"({sliding.dilation} · ({sliding.kernel_size} − 1) + 1)"
    if sliding.dilation == 1:
        span = f"{sliding.kernel_size}"
    output = sliding.output_length(length)
    return f"⌊({length}{padding} − {span}) / {sliding.stride}⌋ + 1 = {output}"


def size_symbols(sliding: Sliding) -> str:
    """The same in symbols: n cells, p of padding, a kernel of k, dilation d, stride s."""
    padding = " + p + p′" if sliding.padding != "valid" else ""
    span = "(d · (k − 1) + 1)" if sliding.dilation > 1 else "k"
    return f"⌊(n{padding} − {span}) / s⌋ + 1"


def sizes(figure: BenchFigure) -> str:
    """ "Output size", symbols and numbers."""
    text = QCoreApplication.translate("Bench", "Output size {symbols} = {numbers}")
    length = figure.picture.shape[0]
    return text.format(
        symbols=size_symbols(figure.sliding), numbers=size_formula(figure.sliding, length)
    )


def note(figure: BenchFigure) -> str:
    """What else is worth saying of the settings; "" where nothing is."""
    sliding, length = figure.sliding, figure.picture.shape[0]
    if figure.slide is None:
        return ""
    found = []
    if sliding.padding == "same":
        before, after = sliding.pads(length)
        text = QCoreApplication.translate(
            "Bench",
            "Same: ⌈{length} / {stride}⌉ = {output} cells are wanted, which takes "
            "{before} + {after} of padding.",
        )
        found.append(
            text.format(
                length=length,
                stride=sliding.stride,
                output=sliding.output_length(length),
                before=before,
                after=after,
            )
        )
    unread = sliding.unread(length)
    if unread:
        text = QCoreApplication.translate(
            "Bench", "Rows and columns at the end that are never read: {count}."
        )
        found.append(text.format(count=unread))
    if figure.operation is not Operation.CONVOLUTION and any(sliding.pads(length)):
        found.append(QCoreApplication.translate("Bench", "Pooling never counts the padding."))
    return " ".join(found)


def caption(figure: BenchFigure) -> str:
    """The sentence under the exported figure."""
    shape = " × ".join(map(str, figure.picture.shape))
    names = {
        Operation.CONVOLUTION: QCoreApplication.translate(
            "Bench", "A picture of {shape} cells convolved with a kernel of {kernel} × {kernel}"
        ),
        Operation.MAXIMUM: QCoreApplication.translate(
            "Bench", "Max pooling of a picture of {shape} cells by {kernel} × {kernel}"
        ),
        Operation.MEAN: QCoreApplication.translate(
            "Bench", "Mean pooling of a picture of {shape} cells by {kernel} × {kernel}"
        ),
    }
    sliding = figure.sliding
    said = names[figure.operation].format(shape=shape, kernel=sliding.kernel_size)
    rest = QCoreApplication.translate("Bench", "stride {stride}, dilation {dilation}").format(
        stride=sliding.stride, dilation=sliding.dilation
    )
    return f"{said}, {rest}. {note(figure)}".strip()
