"""A centre drag: the blocks of Gaussian data moved by their handles on the map."""

from __future__ import annotations

import dataclasses
import time

from engine.data.gaussians import GaussianMixture, GaussianSet
from engine.data.tutorials import LegacyGaussianMixture
from gui.document import GESTURE_SECONDS, Document

DECIMALS = 2
"""A dragged centre lands on round numbers."""


class CentreDrag:
    """Asks the document for the places of centres; the moves of one drag are one step of undo."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._index = -1
        self._time = 0.0
        self._gesture: object = None

    def move(self, index: int, x1: float, x2: float) -> None:
        """Move a block of the data; a set that is described otherwise is written out as blocks."""
        dataset = self._document.experiment.dataset
        if not isinstance(dataset, GaussianSet):
            return
        if not isinstance(dataset, GaussianMixture | LegacyGaussianMixture):
            dataset = dataset.mixture()
        blocks = list(dataset.blocks)
        if index < len(blocks):
            x, y = round(x1, DECIMALS), round(x2, DECIMALS)
            blocks[index] = dataclasses.replace(blocks[index], mean_x=x, mean_y=y)
            moved = dataclasses.replace(dataset, blocks=tuple(blocks))
            self._document.edit("dataset", moved, self._gesture_of(index))

    def _gesture_of(self, index: int) -> object:
        """What joins the moves of one drag."""
        now = time.monotonic()
        if index != self._index or now - self._time > GESTURE_SECONDS:
            self._gesture = object()
        self._index, self._time = index, now
        return self._gesture
