"""Most activating pictures: the test pictures in which a filter finds most of what it looks for."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.feature_maps import ACTIVATION, convolution, filters_of, shown_part, stage_key
from engine.insight.forward import forward
from engine.insight.receptive import Field, receptive_field
from engine.registry import SettingError
from engine.training.trainer import Trainer

Array = NDArray[Any]

BATCH = 50
"""Pictures at a time: training goes on between two batches."""


@dataclass(frozen=True, eq=False)
class MostActivating:
    """For each of k filters the `count` pictures with the largest number in their map.

    values: (k, count) falling   pictures: (k, count) indices in the test set, or the training set
    where there is no test set   rows, columns: (k, count) where in the map that number is
    fields: for each filter and picture the receptive field of that number
    pixels: (m, h, w, c) uint8 of the pictures that occur, places: (k, count) of each among them
    labels: (m,)   filters: (k, kh, kw, c)   counted: pictures that were looked at
    """

    layer: str
    step: int
    counted: int
    values: Array
    pictures: Array
    rows: Array
    columns: Array
    fields: tuple[tuple[Field, ...], ...]
    pixels: Array
    places: Array
    labels: Array
    class_names: tuple[str, ...]
    filters: Array


@dataclass(frozen=True)
class MostActivatingJob:
    """Goes through the test set; yields the share done and returns MostActivating.

    While learning goes on, each batch of pictures is seen with the weights of its moment.
    Raises SettingError where there is no such layer, also where it goes meanwhile.
    """

    layer: str
    count: int = 9

    def __call__(self, trainer: Trainer) -> Generator[float, None, MostActivating]:
        network = trainer.network
        convolution(network, self.layer)
        source = stage_key(network, self.layer, ACTIVATION)
        part = shown_part(trainer)
        total = len(part.targets)
        filters = filters_of(network, self.layer)[0]
        best = _Best(len(filters), min(self.count, total))
        for start in range(0, total, BATCH):
            if trainer.network is not network:
                raise SettingError("The layers have changed meanwhile: measure again")
            maps = forward(trainer, part.pixels[start : start + BATCH])[source]
            best.take(maps, start)
            yield min(1.0, (start + BATCH) / total)
        _, width, _ = network.plan(source).output_shape
        rows, columns = np.divmod(best.cells, width)
        fields = tuple(
            tuple(
                receptive_field(network, source, int(row), int(column))
                for row, column in zip(*line, strict=True)
            )
            for line in zip(rows, columns, strict=True)
        )
        occurring, places = np.unique(best.pictures, return_inverse=True)
        made = MostActivating(
            self.layer,
            trainer.step,
            total,
            best.values,
            best.pictures,
            rows,
            columns,
            fields,
            np.array(part.pixels[occurring]),
            places.reshape(best.pictures.shape),
            np.array(part.targets[occurring]),
            tuple(trainer.material.samples.class_names),
            filters,
        )
        for array in vars(made).values():
            if isinstance(array, np.ndarray):
                array.flags.writeable = False
        return made


class _Best:
    """The largest numbers so far, of each filter in falling order."""

    def __init__(self, filters: int, count: int) -> None:
        self.count = count
        self.values = np.full((filters, 0), -np.inf, dtype=np.float32)
        self.pictures = np.zeros((filters, 0), dtype=np.int64)
        self.cells = np.zeros((filters, 0), dtype=np.int64)

    def take(self, maps: Array, start: int) -> None:
        """maps: (n, rows, columns, filters) of the pictures from `start` on."""
        n, filters = len(maps), maps.shape[3]
        flat = maps.reshape(n, -1, filters)
        cells = flat.argmax(axis=1).T  # (filters, n)
        values = np.take_along_axis(flat, cells.T[:, None, :], axis=1)[:, 0].T
        pictures = np.broadcast_to(np.arange(start, start + n), cells.shape)
        joined = [
            np.concatenate(pair, axis=1)
            for pair in (
                (self.values, values.astype(np.float32)),
                (self.pictures, pictures),
                (self.cells, cells),
            )
        ]
        order = np.argsort(-joined[0], axis=1, kind="stable")[:, : self.count]
        self.values, self.pictures, self.cells = (
            np.take_along_axis(part, order, axis=1) for part in joined
        )
