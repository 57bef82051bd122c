"""The columns of an experiment's network: inputs, hidden dense layers, output.

Layers without units of their own (dropout, batch normalisation, activation) are a note in the
heading of the column that they follow.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.nn.dense import Dense, DenseBase
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.training.experiment import Experiment
from gui.diagram.diagram import Column, Role
from gui.language import vocabulary
from gui.numbers import format_number

INPUTS_KEY, OUTPUT_KEY = "features", "output"


def columns(experiment: Experiment) -> tuple[Column, ...]:
    """The columns from left to right, in the language of the moment."""
    stacks = followers(experiment.layers)
    hidden = [_hidden(number, *stack) for number, stack in enumerate(stacks[1:], 1)]
    return (_inputs(experiment, stacks[0][1]), *hidden, _output(experiment))


def followers(layers: tuple[Layer, ...]) -> list[tuple[Dense | None, tuple[Layer, ...]]]:
    """Each dense layer with the layers that follow it; the first entry is that of the inputs."""
    found: list[tuple[Dense | None, tuple[Layer, ...]]] = [(None, ())]
    for layer in layers:
        if isinstance(layer, Dense):
            found.append((layer, ()))
        else:
            dense, after = found[-1]
            found[-1] = (dense, (*after, layer))
    return found


def column_key(experiment: Experiment, layer: str) -> str:
    """The key of the column that stands for a layer or for what follows it; "" if none does."""
    if layer in (INPUTS_KEY, OUTPUT_KEY):
        return layer
    for dense, after in followers(experiment.layers):
        column = INPUTS_KEY if dense is None else dense.key
        if layer == column or layer in {follower.key for follower in after}:
            return column
    return ""


def title(number: int) -> str:
    """The name of a hidden layer, counted from 1."""
    return QCoreApplication.translate("Network", "Hidden {number}").format(number=number)


def _inputs(experiment: Experiment, after: tuple[Layer, ...]) -> Column:
    count = len(experiment.features)
    if count == 1:
        detail = QCoreApplication.translate("Network", "1 feature")
    else:
        detail = QCoreApplication.translate("Network", "{count} features").format(count=count)
    return Column(
        INPUTS_KEY,
        Role.INPUTS,
        count,
        QCoreApplication.translate("Network", "Inputs"),
        detail,
        _note(None, after),
        tuple(feature.symbol for feature in experiment.features),
    )


def _hidden(number: int, dense: Dense | None, after: tuple[Layer, ...]) -> Column:
    assert dense is not None
    detail = f"{dense.units} × {vocabulary(dense.activation.label)}"
    return Column(
        dense.key,
        Role.HIDDEN,
        dense.units,
        title(number),
        detail,
        _note(dense, after),
        silent=frozenset(dense.silent_units),
        frozen=frozenset(dense.frozen_units),
    )


def _output(experiment: Experiment) -> Column:
    output = experiment.output
    return Column(
        OUTPUT_KEY,
        Role.OUTPUT,
        experiment.output_units,
        QCoreApplication.translate("Network", "Output"),
        vocabulary(output.activation.label),
        _note(output, ()),
        frozen=frozenset(output.frozen_units),
    )


def _note(dense: DenseBase | None, after: tuple[Layer, ...]) -> str:
    parts = [_follower(layer) for layer in after]
    if dense is not None and dense.frozen:
        parts.insert(0, QCoreApplication.translate("Network", "frozen"))
    return ", ".join(parts)


def _follower(layer: Layer) -> str:
    if isinstance(layer, Dropout):
        return f"{vocabulary(layer.label)} {format_number(layer.drop_probability)}"
    activation = getattr(layer, "activation", None)
    return vocabulary(layer.label if activation is None else activation.label)
