"""The sheets of the panel: a forward pass, two batches, and ReLU forward and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.basics.batch_times import BatchTimes
from engine.basics.shapes import (
    Layer,
    Mismatch,
    Shape,
    dense_parameters,
    forward,
    mismatch,
    relu_backward,
    relu_forward,
)
from engine.nn.activations import Identity, Sigmoid
from gui.language import error_text
from gui.numbers import format_number
from gui.shapes.sheet import Array, Bar, Row, Sheet, Sign, Table, is_small

DOT = Sign("·")
EQUALS = Sign("=")


def shape_text(shape: Shape) -> str:
    return " × ".join(map(str, shape))


def number(value: float) -> str:
    return format_number(float(value))


# A forward pass


def layers_of(shapes: Sequence[Shape], tables: Mapping[str, Array]) -> list[Layer]:
    """The layers that the tables w1, b1, w2 ... are of; all but the last have a sigmoid."""
    count = len(shapes) - 1
    return [
        Layer(
            tables[f"w{number}"],
            tables[f"b{number}"],
            Identity() if number == count else Sigmoid(),
        )
        for number in range(1, count + 1)
    ]


def pass_trouble(shapes: Sequence[Shape]) -> tuple[int, Mismatch] | None:
    """The first layer, from 1, whose weights do not meet what comes in, and why."""
    current = shapes[0]
    for number_, shape in enumerate(shapes[1:], 1):
        wrong = mismatch(current, shape)
        if wrong is not None:
            return number_, wrong
        current = (current[0], shape[1])
    return None


def pass_sheet(shapes: Sequence[Shape], tables: Mapping[str, Array]) -> Sheet:
    """A batch through all layers, a row for each: x · W + b = a, and z of it."""
    small = is_small(*shapes)
    passes = forward(tables["x"], layers_of(shapes, tables)).passes if small else ()
    trouble = pass_trouble(shapes)
    rows, current = [], shapes[0]
    for layer, shape in enumerate(shapes[1:], 1):
        name = "X" if layer == 1 else f"Z{lowered(layer - 1)}"
        key = "x" if layer == 1 else f"z{layer - 1}"
        incoming = tables["x"] if layer == 1 else passes[layer - 2].output if small else None
        wrong = trouble[1] if trouble is not None and trouble[0] == layer else None
        first = Table(
            key,
            name,
            current,
            incoming if small else None,
            editable=layer == 1 and small,
            wrong=None if wrong is None else 1,
        )
        weights = Table(
            f"w{layer}",
            f"W{lowered(layer)}",
            shape,
            tables[f"w{layer}"] if small else None,
            editable=small,
            wrong=None if wrong is None else 0,
        )
        if wrong is not None:
            error = error_text(wrong.error(first.title, weights.title))
            rows.append(Row((first, DOT, weights), error, True))
            break
        after = (current[0], shape[1])
        rows.append(_layer_row(layer, first, weights, after, tables, passes, len(shapes) - 1))
        current = after
    text = QCoreApplication.translate("Shapes", "A forward pass with the shape of every matrix.")
    return Sheet(tuple(rows), caption=text)


def _layer_row(
    layer: int, first: Table, weights: Table, after: Shape, tables: Mapping[str, Array],
    passes: Sequence[object], count: int,
) -> Row:  # fmt: skip
    made = passes[layer - 1] if passes else None
    index = lowered(layer)
    bias = tables[f"b{layer}"] if passes else None
    last = layer == count
    items = (
        first,
        DOT,
        weights,
        Sign("+"),
        Table(f"b{layer}", f"b{index}", after[1:], bias, editable=bool(passes)),
        EQUALS,
        Table(f"a{layer}", f"A{index}", after, getattr(made, "sums", None)),
        Sign("→" if last else "σ →"),
        Table(f"z{layer}", "Y" if last else f"Z{index}", after, getattr(made, "output", None)),
    )
    inputs, units = weights.shape
    counted = f"{inputs:,} · {units:,} + {units:,} = {dense_parameters(inputs, units):,}"
    text = QCoreApplication.translate(
        "Shapes", "({left}) · ({right}) makes {result}. Parameters: {count}"
    )
    note = text.format(
        left=shape_text(first.shape),
        right=shape_text(weights.shape),
        result=shape_text(after),
        count=counted,
    )
    return Row(items, note)


def lowered(number_: int) -> str:
    return "".join(chr(ord("₀") + int(digit)) for digit in str(number_))


# Two batches


def batch_sheet(shapes: Sequence[Shape], batch: int, times: BatchTimes | None) -> Sheet:
    """The same network for one sample and for a batch, and the time that each takes."""
    trouble = pass_trouble(shapes)
    rows = []
    for count in (1, batch):
        current: Shape = (count, shapes[0][1])
        items: list[Table | Sign] = [Table("x", "X", current, None)]
        error = ""
        for layer, shape in enumerate(shapes[1:], 1):
            wrong = trouble is not None and trouble[0] == layer
            items += [
                DOT,
                Table("w", f"W{lowered(layer)}", shape, None, wrong=0 if wrong else None),
            ]
            if wrong:
                assert trouble is not None
                error = error_text(trouble[1].error(_before(layer), f"W{lowered(layer)}"))
                break
            current = (count, shape[1])
        if not error:
            items += [Sign("→"), Table("y", "Y", current, None)]
        text = (
            QCoreApplication.translate("Shapes", "One sample: a single row goes through.")
            if count == 1
            else QCoreApplication.translate(
                "Shapes",
                "{count} samples: {count} rows go through the same weights in the same products.",
            ).format(count=count)
        )
        rows.append(Row(tuple(items), error or text, bool(error)))
    caption = QCoreApplication.translate("Shapes", "A batch of 1 beside a batch of {count}.")
    return Sheet(tuple(rows), _bars(times), caption.format(count=batch))


def _before(layer: int) -> str:
    return "X" if layer == 1 else f"Z{lowered(layer - 1)}"


def _bars(times: BatchTimes | None) -> tuple[Bar, ...]:
    if times is None:
        return ()
    one = QCoreApplication.translate("Shapes", "1 sample")
    apart = QCoreApplication.translate("Shapes", "{count} one by one").format(count=times.batch)
    together = QCoreApplication.translate("Shapes", "{count} together").format(count=times.batch)
    faster = QCoreApplication.translate("Shapes", "{times} times as fast").format(
        times=format_number(times.apart / times.together, 2)
    )
    return (
        Bar(one, times.single, duration(times.single)),
        Bar(apart, times.apart, duration(times.apart)),
        Bar(together, times.together, f"{duration(times.together)}, {faster}"),
    )


def duration(seconds: float) -> str:
    """With a unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{format_number(seconds / size, 3)} {unit}"
    return f"{format_number(seconds / 1e-9, 3)} ns"


# ReLU


def relu_sheet(x: Array, gradient: Array) -> Sheet:
    """max(x, 0) forward; backward the gradient where x was above 0."""
    mask = (x > 0.0).astype(np.float64)
    above = frozenset((int(r), int(c)) for r, c in np.argwhere(x > 0.0))
    there = Row(
        (
            Table("r", "X", x.shape, x, True, lit=above),
            Sign("max(x, 0) →"),
            Table("z", "Z", x.shape, relu_forward(x), lit=above),
        ),
        QCoreApplication.translate(
            "Shapes", "Forward: what is above 0 passes, all else becomes 0."
        ),
    )
    back = Row(
        (
            Table("g", "dZ", x.shape, gradient, True, lit=above),
            Sign("⊙"),
            Table("m", "X > 0", x.shape, mask, lit=above),
            EQUALS,
            Table("d", "dX", x.shape, relu_backward(gradient, x), lit=above),
        ),
        QCoreApplication.translate(
            "Shapes",
            "Backward: the gradient passes where X was above 0. Its own sign does not matter.",
        ),
    )
    caption = QCoreApplication.translate("Shapes", "A ReLU layer forward and backward.")
    return Sheet((there, back), caption=caption)
