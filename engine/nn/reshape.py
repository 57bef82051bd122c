"""Layers that only lay numbers out otherwise: pictures become rows."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from engine.nn.halves import Array, Run
from engine.nn.layer import Backward, Layer, Place, Shape, layers
from engine.nn.tape import Tape
from engine.nn.value import Value


@layers.register("flatten", label="flatten")
@dataclass(frozen=True)
class Flatten(Layer):
    """A picture as a row of numbers: row by row, in it pixel by pixel, in it channel by channel."""

    def output_shape(self, shape: Shape) -> Shape:
        return (prod(shape),)

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        """x (height, batch, width, channels) -> (height · width · channels, batch)"""
        if len(x.shape) == 2:  # rows already, as the input of a network is
            return x, lambda dy, wanted: dy if wanted else None
        return flatten(f, x), lambda dy, wanted: pictures(f, dy, x.shape) if wanted else None


def flatten(f: Tape, x: Value) -> Value:
    """Pictures as columns: (height · width · channels, batch).

    In a fast program each lies in memory in a row, as it does in the pictures: the copies and the
    products of a dense layer behind are faster so.
    """
    height, batch, width, channels = x.shape
    units = height * width * channels
    if not f.fast:
        shape = units, batch
        return f.routine(_turn_to_columns, x, shape=shape, name="flatten", shown="flatten({0})")
    rows = f.routine(_turn_to_rows, x, shape=(batch, units), name="flatten", shown="flatten({0})")
    rows.pad_axis = 1
    columns = rows.T
    columns.seen_as = "{0}"
    return columns


def pictures(f: Tape, x: Value, shape: Shape) -> Value:
    """Columns (height · width · channels, batch) as pictures of shape (height, batch, width,
    channels).
    """
    return f.routine(_turn_to_pictures, x, shape=shape, name="pictures", shown="pictures({0})")


def _turn_to_columns(x: Array, y: Array) -> Run:
    return _copy(x.transpose(0, 2, 3, 1), y.reshape(*(x.shape[i] for i in (0, 2, 3, 1))))


def _turn_to_rows(x: Array, y: Array) -> Run:
    source = x.transpose(1, 0, 2, 3)
    return _copy(source, y.reshape(source.shape, copy=False))


def _turn_to_pictures(x: Array, y: Array) -> Run:
    target = y.transpose(0, 2, 3, 1)
    return _copy(x.reshape(target.shape), target)


def _copy(source: Array, target: Array) -> Run:
    def run() -> None:
        np.copyto(target, source)

    return run
