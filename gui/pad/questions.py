"""What the pad asks: of the run, what its network reads; of the built-in network, the same."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.models import stored_network
from engine.files.models.stored_network import StoredNetwork
from engine.insight.reading import Reader, Reading, read
from engine.training.trainer import Trainer
from gui.theme import RESOURCES

Array = NDArray[Any]

READING = "drawing_pad"
BUILT_IN = RESOURCES / "models" / "pad"


@dataclass(frozen=True)
class ReadDrawing:
    """A question of frames: what does the network of the run make of a drawing?

    data: the pixels of `shape` (height, width, channels) as bytes, so that questions compare.
    """

    shape: tuple[int, int, int]
    data: bytes

    @classmethod
    def of(cls, pixels: Array) -> ReadDrawing:
        """From uint8 (height, width)."""
        return cls((*pixels.shape, 1), np.ascontiguousarray(pixels, np.uint8).tobytes())

    def __call__(self, trainer: Trainer) -> Reading:
        return read(trainer, np.frombuffer(self.data, np.uint8).reshape(self.shape))


@functools.cache
def built_in() -> StoredNetwork:
    """The network that comes with the program. Raises SettingError where it is damaged."""
    return stored_network.load(BUILT_IN)


@functools.cache
def _reader() -> Reader:
    stored = built_in()
    return Reader(stored.experiment, stored.network, stored.fitted, stored.class_names)


def read_built_in(pixels: Array) -> Reading:
    """What the built-in network makes of (28, 28) uint8: a tenth of the time of a frame."""
    return _reader().read(pixels)
