"""The table of layers as values: its lines and its total, for the screen, for paper and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.nn.layer import Layer
from engine.nn.network import OUTPUT_KEY
from engine.training.experiment import Experiment
from engine.training.summary import INPUT_KEY, Row, Summary
from gui.numbers import format_number
from gui.stack.edits import Stack
from gui.stack.words import amount_text, count_text, detail, memory_text, memory_unit, shape_text
from gui.stack.words import row_name as name_of


@dataclass(frozen=True)
class Line:
    """One row in words. layer: None for the input."""

    row: Row
    layer: Layer | None
    name: str
    detail: str
    output: str
    parameters: str
    memory: str

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def fixed(self) -> bool:
        """Whether it stays where it is: the input and the output."""
        return self.key in (INPUT_KEY, OUTPUT_KEY)

    def sentence(self, unit: str) -> str:
        """All that the row says, for a tooltip and for those who hear it."""
        title = f"{self.name}, {self.detail}" if self.detail else self.name
        if self.row.error is not None or self.row.waits_for:
            return title
        return QCoreApplication.translate(
            "Stack", "{layer}: output {shape}, {count} parameters, {memory} {unit}"
        ).format(
            layer=title, shape=self.output, count=self.parameters, memory=self.memory, unit=unit
        )


@dataclass(frozen=True)
class StackFigure:
    """Lines from the input to the output. unit: of their memory."""

    lines: tuple[Line, ...]
    found: Summary
    unit: str
    title: str = ""

    @property
    def total(self) -> tuple[str, str, str]:
        """What stands at the foot: words, parameters, memory of the rows."""
        text = QCoreApplication.translate("Stack", "Total, batch of {count}").format(
            count=format_number(self.found.batch)
        )
        memory = memory_text(self.found.activation_bytes, self.unit)
        return text, count_text(self.found.parameters), memory


def figure_of(experiment: Experiment, stack: Stack, found: Summary) -> StackFigure:
    """The table of a stack in an experiment."""
    layers: Mapping[str, Layer] = {layer.key: layer for layer in stack}
    unit = memory_unit(found)
    lines = []
    for row in found.rows:
        layer = experiment.output if row.key == OUTPUT_KEY else layers.get(row.key)
        lines.append(
            Line(
                row,
                layer,
                name_of(row, layer),
                detail(layer, row),
                shape_text(row.output_shape),
                count_text(row.parameters),
                memory_text(row.memory_bytes, unit),
            )
        )
    return StackFigure(tuple(lines), found, unit)


def heads(unit: str) -> tuple[str, str, str, str]:
    """The titles of the columns."""
    return (
        QCoreApplication.translate("Stack", "Layer"),
        QCoreApplication.translate("Stack", "Output"),
        QCoreApplication.translate("Stack", "Parameters"),
        unit,
    )


def foot(figure: StackFigure) -> str:
    """What the weights come to beside the rows, in a sentence."""
    return QCoreApplication.translate(
        "Stack", "Weights, their gradients and the optimizer: {weights} more, {total} in all"
    ).format(
        weights=amount_text(figure.found.weight_bytes),
        total=amount_text(figure.found.memory_bytes),
    )


def caption(figure: StackFigure) -> str:
    """A sentence beneath the exported figure."""
    return QCoreApplication.translate(
        "Stack",
        "The network, layer by layer. Memory is that of a layer's outputs and of their gradients "
        "for a batch of {count}.",
    ).format(count=format_number(figure.found.batch))


def stack_csv(figure: StackFigure) -> str:
    """The table: RFC 4180, a row a layer and one for the total; memory in bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    name, output, parameters, _ = heads(figure.unit)
    settings = QCoreApplication.translate("Stack", "Settings")
    memory = QCoreApplication.translate("Stack", "Memory (bytes)")
    writer.writerow([name, settings, output, parameters, memory])
    for line in figure.lines:
        row = line.row
        writer.writerow(
            [line.name, line.detail, line.output.replace("\N{NO-BREAK SPACE}", " "),
             _plain(row.parameters), _plain(row.memory_bytes)]
        )  # fmt: skip
    found = figure.found
    writer.writerow([figure.total[0], "", "", found.parameters, found.activation_bytes])
    return text.getvalue()


def _plain(count: int | None) -> str:
    return "" if count is None else str(count)
