"""Changes to the row of hidden layers. A layer takes the notes that follow it (dropout) along."""

from __future__ import annotations

import dataclasses

from engine.nn.dense import Dense
from engine.nn.layer import Layer
from engine.training.experiment import fresh_key
from gui.diagram.columns import followers

MOST_LAYERS = 6
MOST_UNITS = 64
NEW_UNITS = 4

Layers = tuple[Layer, ...]


def dense_layers(layers: Layers) -> tuple[Dense, ...]:
    return tuple(layer for layer in layers if isinstance(layer, Dense))


def with_layer(layers: Layers) -> Layers:
    """One more dense layer at the end, like the last one but of 4 units."""
    key = fresh_key(layers)
    before = dense_layers(layers)
    if not before:
        return (*layers, Dense(key=key, units=NEW_UNITS))
    like_last = dataclasses.replace(
        before[-1], key=key, units=NEW_UNITS, frozen=False, frozen_units=(), silent_units=()
    )
    return (*layers, like_last)


def without_layer(layers: Layers, key: str) -> Layers:
    """All but the dense layer of that key and what follows it."""
    return _joined([(d, after) for d, after in followers(layers) if d is None or d.key != key])


def moved(layers: Layers, key: str, place: int) -> Layers:
    """The dense layer of that key at another place among the dense layers, counted from 0."""
    inputs, *rest = followers(layers)
    taken = [stack for stack in rest if stack[0] is not None and stack[0].key == key]
    others = [stack for stack in rest if stack not in taken]
    place = min(max(place, 0), len(others))
    return _joined([inputs, *others[:place], *taken, *others[place:]])


def _joined(stacks: list[tuple[Dense | None, Layers]]) -> Layers:
    joined: list[Layer] = []
    for dense, after in stacks:
        joined += [*([] if dense is None else [dense]), *after]
    return tuple(joined)
