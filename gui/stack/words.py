"""What the table of layers says: shapes, counts, memory, and a layer in few words."""

from __future__ import annotations

from math import prod

from PySide6.QtCore import QCoreApplication

from engine.nn.dense import Output
from engine.nn.layer import Layer, Shape
from engine.nn.network import OUTPUT_KEY
from engine.registry import Component, knobs
from engine.training.summary import INPUT_KEY, Row, Summary
from gui.experiment.knobs import default_of
from gui.language import choice_label, vocabulary
from gui.numbers import format_number, format_quantity

UNKNOWN = "–"
TIMES = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
UNITS = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))

MAIN = (
    *("filters", "units", "kernel_size", "size", "stride", "padding", "padding_amount"),
    *("dilation", "activation", "drop_probability"),
)
"""The knobs that stand in the row itself, in this order; all of a kind that has none of them."""
WINDOW = ("kernel_size", "size")


def shape_text(shape: Shape | None) -> str:
    """28 × 28 × 16"""
    return UNKNOWN if shape is None else TIMES.join(format_number(size) for size in shape)


def count_text(count: int | None) -> str:
    return UNKNOWN if count is None else format_number(count)


def memory_unit(found: Summary) -> str:
    """The unit in which the memory of all rows is given: in it they come to at least 1."""
    total = max(found.activation_bytes, 1)
    return next((unit for unit, size in UNITS if total >= size), "kB")


def memory_text(count: int | None, unit: str) -> str:
    """Bytes in that unit, with two decimals: 2.51."""
    if count is None:
        return UNKNOWN
    return f"{count / dict(UNITS)[unit]:,.2f}" if count else "0"


def amount_text(count: int) -> str:
    """Bytes with a unit of their own: 2.51 MB."""
    unit, size = next(((u, s) for u, s in UNITS if count >= s), UNITS[-1])
    return format_quantity(count / size, unit, 3)


def main_knobs(layer: Layer) -> tuple[str, ...]:
    """The names of the knobs that stand in the row."""
    known = knobs(layer)
    main = tuple(name for name in MAIN if name in known)
    return main or tuple(name for name in known if name != "key")


def other_knobs(layer: Layer) -> tuple[str, ...]:
    """The names of the others."""
    main = main_knobs(layer)
    return tuple(name for name in knobs(layer) if name != "key" and name not in main)


def kind_name(kind: type[Component]) -> str:
    """ "Max pooling" """
    label = vocabulary(kind.label)
    return label[:1].upper() + label[1:]


def row_name(row: Row, layer: Layer | None) -> str:
    """What stands first in a row."""
    if row.key == INPUT_KEY:
        return QCoreApplication.translate("Stack", "Input")
    if row.key == OUTPUT_KEY or layer is None:
        return QCoreApplication.translate("Stack", "Output")
    return kind_name(type(layer))


def detail(layer: Layer | None, row: Row) -> str:
    """The main settings of a layer in few words: "5×5, 16, stride 2, ReLU"."""
    if layer is None:
        return ""
    parts = []
    if isinstance(layer, Output) and row.output_shape is not None:
        parts = [format_number(row.output_shape[0])]
    names = sorted(main_knobs(layer), key=lambda name: name not in WINDOW)  # the window first
    parts += [_brief(layer, name) for name in names]
    return ", ".join(part for part in parts if part)


def _brief(layer: Layer, name: str) -> str:
    """One setting; what goes without saying is not said."""
    value, label = getattr(layer, name), vocabulary(knobs(layer)[name].label).lower()
    usual = {
        "stride": value == getattr(layer, "size", 1),
        "dilation": value == 1,
        "padding": value in ("number", default_of(type(layer), name)),
        "padding_amount": getattr(layer, "padding", "number") != "number",
    }
    if usual.get(name, False):
        return ""
    if isinstance(value, Component):
        return vocabulary(value.label)
    if name in WINDOW:
        return f"{value}×{value}"
    if name in ("units", "filters", "drop_probability"):
        return format_number(value)
    if isinstance(value, bool):
        return label if value else ""
    if name == "padding_amount":
        label = vocabulary(knobs(layer)["padding"].label).lower()
    if isinstance(value, int | float):
        return f"{label} {format_number(value)}"
    return choice_label(value).lower() if isinstance(value, str) else ""


def reckoning(layer: Layer, row: Row) -> str:
    """How the count of parameters comes about: "16 × (5 × 5 × 1) + 16 biases = 416"."""
    if not row.parameters or row.input_shape is None or row.output_shape is None:
        return ""
    if isinstance(layer, Output):
        declared = layer.block(row.input_shape, row.output_shape[0])
    else:
        declared = layer.parameters(row.input_shape)
    terms, biases = [], 0
    for parameter in declared:
        rows, *rest = parameter.shape
        has_bias = parameter.bias is not None
        biases += rows * has_bias
        terms.append(_product(rows, prod(rest) - has_bias, layer, row.input_shape))
    text = " + ".join(terms)
    if biases:
        said = QCoreApplication.translate("Stack", "{count} biases")
        text = f"{text} + {said.format(count=format_number(biases))}"
    return f"{text} = {format_number(row.parameters)}"


def _product(units: int, inputs: int, layer: Layer, shape: Shape) -> str:
    kernel = getattr(layer, "kernel_size", 0)
    if kernel and len(shape) == 3 and kernel * kernel * shape[2] == inputs:
        return f"{format_number(units)} × ({kernel} × {kernel} × {format_number(shape[2])})"
    if inputs == 1:
        return format_number(units)
    return f"{format_number(units)} × {format_number(inputs)}"
