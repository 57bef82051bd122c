"""Changes of a stack of layers, each layer by itself: pure functions from one tuple to another."""

from __future__ import annotations

import dataclasses
from typing import Any

from engine.nn.layer import Layer, layers
from engine.registry import knobs
from engine.training.experiment import fresh_key

Stack = tuple[Layer, ...]

PREFIXES = {
    "dense": "h",
    "conv2d": "c",
    "max_pooling2d": "p",
    "average_pooling2d": "p",
    "global_average_pooling2d": "g",
    "flatten": "f",
    "batch_normalization": "norm",
}
"""What keys of new layers begin with; those of other kinds begin with the name of the kind."""


def place_of(stack: Stack, key: str) -> int | None:
    """The place of the layer of that key, counted from 0; None where there is none."""
    return next((place for place, layer in enumerate(stack) if layer.key == key), None)


def new_layer(stack: Stack, kind: str, place: int) -> Layer:
    """A layer of that kind for that place: set like the last of its kind before it, if any."""
    key = _key_for(stack, kind)
    alike = [layer for layer in stack[:place] if layer.kind == kind]
    return _untouched(alike[-1], key) if alike else layers[kind](key=key)


def _key_for(stack: Stack, kind: str) -> str:
    return fresh_key(stack, PREFIXES.get(kind, kind))


def _untouched(layer: Layer, key: str) -> Layer:
    """A layer set alike under another key, of which nothing is held or frozen yet."""
    own: dict[str, Any] = {"frozen": False, "frozen_units": (), "silent_units": ()}
    own = {name: value for name, value in own.items() if name in knobs(layer)}
    return dataclasses.replace(layer, key=key, **own)


def inserted(stack: Stack, layer: Layer, place: int) -> Stack:
    """The stack with one layer more, which takes that place."""
    return (*stack[:place], layer, *stack[place:])


def duplicated(stack: Stack, key: str) -> tuple[Stack, str]:
    """The stack with the layer of that key once more right behind itself, and the copy's key."""
    place = place_of(stack, key)
    assert place is not None
    copy = _untouched(stack[place], _key_for(stack, stack[place].kind))
    return inserted(stack, copy, place + 1), copy.key


def without(stack: Stack, key: str) -> Stack:
    """The stack less the layer of that key."""
    return tuple(layer for layer in stack if layer.key != key)


def moved_to(stack: Stack, key: str, place: int) -> Stack:
    """The stack with the layer of that key at that place, or at the nearest that there is."""
    here = place_of(stack, key)
    assert here is not None
    rest = without(stack, key)
    return inserted(rest, stack[here], min(max(place, 0), len(rest)))


def with_knob(stack: Stack, key: str, name: str, value: Any) -> Stack:
    """The stack with one knob of the layer of that key turned. Raises SettingError.

    The stack as it is where the layer has gone, or another kind has taken its key meanwhile.
    """
    return tuple(
        dataclasses.replace(layer, **{name: value})
        if layer.key == key and name in knobs(layer)
        else layer
        for layer in stack
    )
