"""Freezing and silencing one neuron: what the experiment says of it, and the edit that changes it.

A frozen neuron keeps its weights and its bias; a silent one puts out 0.
"""

from __future__ import annotations

from engine.nn.dense import DenseBase
from engine.nn.network import OUTPUT_KEY
from engine.training.experiment import Experiment

FROZEN, SILENT = "frozen_units", "silent_units"


def dense_layer(experiment: Experiment, key: str) -> DenseBase | None:
    """The dense layer of a key, or the output; None where there is none."""
    if key == OUTPUT_KEY:
        return experiment.output
    found = next((layer for layer in experiment.layers if layer.key == key), None)
    return found if isinstance(found, DenseBase) else None


def can_be_silent(layer: DenseBase | None) -> bool:
    """Only hidden neurons can: an output that says nothing would be no output."""
    return hasattr(layer, SILENT)


def is_held(layer: DenseBase, unit: int, how: str) -> bool:
    """how: FROZEN or SILENT. The neurons of a frozen layer are all frozen."""
    return (how == FROZEN and layer.frozen) or unit in getattr(layer, how, ())


def holding(
    experiment: Experiment, key: str, unit: int, how: str, on: bool
) -> tuple[str, tuple[int, ...]] | None:
    """The edit (path, value) that holds a neuron or lets it go; None where there is no such layer.

    Numbers beyond the layer, left by units that were removed, are dropped.
    """
    layer = dense_layer(experiment, key)
    if layer is None:
        return None
    count = getattr(layer, "units", experiment.output_units)
    held = {one for one in getattr(layer, how) if one < count} - {unit}
    path = "output" if key == OUTPUT_KEY else f"layers.{key}"
    return f"{path}.{how}", tuple(sorted(held | ({unit} if on else set())))
