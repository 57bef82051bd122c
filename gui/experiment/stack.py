"""The stack of layers as a reader sees it: each dense layer with what normalises and drops it.

Pure functions from one tuple of layers to another; nothing here knows a widget.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from engine.nn.activations import Activation
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.normalization import BatchNormalization
from engine.nn.regularizers import Regularizer
from engine.training.experiment import fresh_key

Stack = tuple[Layer, ...]
F = TypeVar("F", Dropout, BatchNormalization)


@dataclass(frozen=True)
class Group:
    """A layer and the layers right behind it that belong to it.

    A dense layer owns the first batch normalisation and the first dropout that follow it without
    another layer between; any other layer stands alone.
    """

    head: Layer
    followers: Stack = ()

    @property
    def normalization(self) -> BatchNormalization | None:
        return _first(self.followers, BatchNormalization)

    @property
    def dropout(self) -> Dropout | None:
        return _first(self.followers, Dropout)

    @property
    def layers(self) -> Stack:
        return (self.head, *self.followers)


def _first(followers: Stack, kind: type[F]) -> F | None:
    return next((layer for layer in followers if isinstance(layer, kind)), None)


def groups(stack: Stack) -> tuple[Group, ...]:
    """The stack cut into groups, in order."""
    found: list[Group] = []
    for layer in stack:
        if found and _belongs(layer, found[-1]):
            found[-1] = Group(found[-1].head, (*found[-1].followers, layer))
        else:
            found.append(Group(layer))
    return tuple(found)


def _belongs(layer: Layer, group: Group) -> bool:
    if not isinstance(group.head, Dense):
        return False
    if isinstance(layer, Dropout):
        return group.dropout is None
    return isinstance(layer, BatchNormalization) and group.normalization is None


def joined(parts: tuple[Group, ...]) -> Stack:
    """The stack that was cut into these groups."""
    return tuple(layer for part in parts for layer in part.layers)


def with_dropout(stack: Stack, key: str, drop_probability: float | None) -> Stack:
    """Dropout behind the dense layer of that key; None takes it away."""

    def change(group: Group) -> Group:
        rest = tuple(layer for layer in group.followers if layer is not group.dropout)
        if drop_probability is None:
            return Group(group.head, rest)
        made = group.dropout or Dropout(key=fresh_key(stack, "dropout"))
        changed = dataclasses.replace(made, drop_probability=drop_probability)
        return Group(group.head, (*rest, changed))

    return _changed(stack, key, change)


def with_normalization(stack: Stack, key: str, wanted: bool) -> Stack:
    """Batch normalisation right behind the dense layer of that key, or none."""

    def change(group: Group) -> Group:
        rest = tuple(layer for layer in group.followers if layer is not group.normalization)
        if not wanted:
            return Group(group.head, rest)
        made = group.normalization or BatchNormalization(key=fresh_key(stack, "norm"))
        return Group(group.head, (made, *rest))

    return _changed(stack, key, change)


def _changed(stack: Stack, key: str, change: Callable[[Group], Group]) -> Stack:
    return joined(tuple(change(g) if g.head.key == key else g for g in groups(stack)))


def moved(stack: Stack, key: str, places: int) -> Stack:
    """The group of that key so many places later (earlier where negative), if there is room."""
    parts = list(groups(stack))
    here = next(i for i, part in enumerate(parts) if part.head.key == key)
    there = min(max(here + places, 0), len(parts) - 1)
    parts.insert(there, parts.pop(here))
    return joined(tuple(parts))


def without(stack: Stack, key: str) -> Stack:
    """The stack less the group of that key."""
    return joined(tuple(part for part in groups(stack) if part.head.key != key))


def with_another(stack: Stack) -> Stack:
    """One dense layer more at the end: like the last one, but trained from its first weights."""
    key = fresh_key(stack)
    last = next((layer for layer in reversed(stack) if isinstance(layer, Dense)), None)
    made = Dense(key=key) if last is None else dataclasses.replace(last, key=key, frozen=False)
    return (*stack, made)


def hidden(stack: Stack) -> tuple[Dense, ...]:
    """The dense layers."""
    return tuple(layer for layer in stack if isinstance(layer, Dense))


def with_activation(stack: Stack, activation: Activation) -> Stack:
    """Every dense layer with that activation."""
    return tuple(
        dataclasses.replace(layer, activation=activation) if isinstance(layer, Dense) else layer
        for layer in stack
    )


def with_regularizers(stack: Stack, regularizers: Sequence[Regularizer]) -> Stack:
    """Every dense layer with the regularizer of its turn."""
    turns = iter(regularizers)
    return tuple(
        dataclasses.replace(layer, regularizer=next(turns)) if isinstance(layer, Dense) else layer
        for layer in stack
    )
