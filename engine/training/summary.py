"""The summary of a network: for each layer its output shape, its parameters and its memory.

It only reckons: no array of the network is ever made, so that the largest can be asked about, and
a stack that cannot be is gone through to its first impossible layer.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path

import numpy as np

from engine.nn.dense import Output
from engine.nn.layer import Layer, Shape
from engine.nn.network import OUTPUT_KEY
from engine.nn.optimizers import Optimizer
from engine.registry import SettingError
from engine.training.experiment import Experiment

INPUT_KEY = "input"
MEMINFO = Path("/proc/meminfo")

WORKING, WORKING_ON_PICTURES = 1.5, 3.0
"""What a training program takes over outputs and gradients, measured: dense networks 0.8 to 1.6
times as much, convolutional ones, which unroll their windows, 1.9 to 3.1 times."""


@dataclass(frozen=True)
class Row:
    """One layer, or the input.

    output_shape: of one sample; None where it cannot be known.
    memory_bytes: of the layer's output for a batch in training and, of equal size, of the loss's
    gradient by it; of the input the numbers alone, which need no gradient. What a layer works with
    besides (a weighted sum, the mask of a dropout, the unrolled windows of a convolution) depends
    on how it is computed and is not in it.
    error: why the layer cannot be here.   waits_for: key of the impossible layer before it.
    """

    key: str
    label: str
    input_shape: Shape | None = None
    output_shape: Shape | None = None
    parameters: int | None = None
    memory_bytes: int | None = None
    error: SettingError | None = None
    waits_for: str = ""


@dataclass(frozen=True)
class Summary:
    """The rows from the input to the output, and what they come to for batches of `batch`.

    Totals count the rows that are known; `error` is that of the first impossible one.
    weight_bytes: parameters, their gradients, the optimizer's slots, statistics of layers.
    """

    rows: tuple[Row, ...]
    batch: int
    parameters: int
    activation_bytes: int
    weight_bytes: int

    @property
    def memory_bytes(self) -> int:
        """What training needs at least, all in all."""
        return self.activation_bytes + self.weight_bytes

    @property
    def training_bytes(self) -> int:
        """About what training takes, with the arrays that layers work with besides."""
        working = sum(
            (WORKING_ON_PICTURES if len(row.output_shape or ()) > 1 else WORKING)
            * (row.memory_bytes or 0)
            for row in self.rows
        )
        return self.weight_bytes + round(working)

    @property
    def error(self) -> SettingError | None:
        return next((row.error for row in self.rows if row.error is not None), None)

    def row(self, key: str) -> Row:
        """The row of a layer. Raises KeyError."""
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)


def summary(
    experiment: Experiment, layers: Sequence[Layer] | None = None, samples: int | None = None
) -> Summary:
    """The summary of an experiment's network.

    layers: a stack in place of the experiment's, which need not be possible.
    samples: how many there are to learn from, where known: no batch is larger.
    """
    batch = experiment.batch_size if samples is None else min(experiment.batch_size, samples)
    stack = experiment.layers if layers is None else layers
    known: Shape | SettingError
    try:
        known = experiment.input_shape
    except SettingError as error:  # pictures that cannot be read
        known = error
    return summarize(
        stack, experiment.output, known, experiment.output_units,
        batch=batch, optimizer=experiment.optimizer, dtype=experiment.dtype,
    )  # fmt: skip


def summarize(
    layers: Sequence[Layer],
    output: Output,
    input_shape: Shape | SettingError,
    output_units: int,
    *,
    batch: int,
    optimizer: Optimizer,
    dtype: str = "float32",
) -> Summary:
    """The summary of layers in a row. input_shape: or why it is not known."""
    itemsize = np.dtype(dtype).itemsize
    rows = [_input_row(input_shape, batch * itemsize)]
    statistics = 0
    for layer in (*layers, output):
        is_output = isinstance(layer, Output)
        key = OUTPUT_KEY if is_output else layer.key
        label, before = type(layer).label, rows[-1]
        if before.output_shape is None:
            waits_for = before.waits_for or before.key
            rows.append(Row(key, label, waits_for=waits_for))
            continue
        shape = before.output_shape
        try:
            if isinstance(layer, Output):
                declared = layer.block(shape, output_units)
                after: Shape = (output_units,)
            else:
                after = layer.output_shape(shape)
                declared = layer.parameters(shape)
            statistics += sum(prod(size) for size, _ in layer.statistics(shape).values())
        except SettingError as error:
            rows.append(Row(key, label, shape, error=error))
            continue
        count = sum(prod(parameter.shape) for parameter in declared)
        memory = 2 * batch * prod(after) * itemsize
        rows.append(Row(key, label, shape, after, count, memory))
    parameters = sum(row.parameters or 0 for row in rows)
    vectors = 2 + len(optimizer.slots())
    return Summary(
        tuple(rows),
        batch,
        parameters,
        activation_bytes=sum(row.memory_bytes or 0 for row in rows),
        weight_bytes=(vectors * parameters + statistics) * itemsize,
    )


def _input_row(shape: Shape | SettingError, bytes_a_number: int) -> Row:
    if isinstance(shape, SettingError):
        return Row(INPUT_KEY, INPUT_KEY, error=shape)
    return Row(INPUT_KEY, INPUT_KEY, None, shape, 0, bytes_a_number * prod(shape))


def available_memory() -> int | None:
    """Bytes that programs can have now without swapping; None where the system does not say.

    Source: MemAvailable of /proc/meminfo (proc(5)); elsewhere POSIX's count of free pages.
    """
    try:
        for line in MEMINFO.read_text("ascii").splitlines():
            name, _, amount = line.partition(":")
            if name == "MemAvailable":
                return int(amount.split()[0]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # Windows has no sysconf, macOS not these names
        return None


def check_memory(found: Summary, available: int | None = None) -> None:
    """Raise SettingError where training would need more memory than there is.

    available: in bytes; what the system says when left out. Where it says nothing all is admitted.
    """
    has = available_memory() if available is None else available
    needs = found.training_bytes
    if has is None or needs <= has:
        return
    largest = max(found.rows, key=lambda row: row.memory_bytes or 0)
    if needs > 2 * found.weight_bytes and found.batch > 1:
        raise SettingError(
            "The network needs about {needs} of memory for batches of {batch}, {has} are free: "
            "reduce the batch size, or what the {layer} layer puts out ({share})",
            needs=_amount(needs),
            has=_amount(has),
            batch=f"{found.batch:,}",
            layer=largest.label,
            share=_amount(largest.memory_bytes or 0),
        )
    heaviest = max(found.rows, key=lambda row: row.parameters or 0)
    raise SettingError(
        "The network needs about {needs} of memory for {parameters} parameters, {has} are free: "
        "reduce the units or filters of the {layer} layer, or pool before it",
        needs=_amount(needs),
        has=_amount(has),
        parameters=f"{found.parameters:,}",
        layer=heaviest.label,
    )


def _amount(count: int) -> str:
    """Bytes in the unit that suits them: 3.21 GB."""
    for unit, size in (("TB", 10**12), ("GB", 10**9), ("MB", 10**6)):
        if count >= size:
            return f"{count / size:.3g} {unit}"
    return f"{count / 1000:.3g} kB"
