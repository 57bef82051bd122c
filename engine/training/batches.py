"""The order in which samples are seen: a permutation for each epoch, cut into batches."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.training.picture_material import PicturePart

Array = NDArray[Any]

GATHER_LIMIT = 1 << 22
"""Numbers up to which a whole epoch is put in order at once; beyond, batch by batch."""


class Batches:
    """Deals the columns of a block (rows, n) out in batches, each once an epoch.

    order: (n,) the permutation of this epoch; place: how many samples of it have been seen.
    A batch as large as the data is the block itself, in its own order: nothing is drawn.
    """

    def __init__(self, block: Array, batch_size: int, rng: np.random.Generator) -> None:
        self.block = block
        self._start(int(block.shape[1]), batch_size, rng)

    def _start(self, count: int, batch_size: int, rng: np.random.Generator) -> None:
        self.count = count
        self.batch_size: int = min(batch_size, count)
        self.rng = rng
        self.order = np.arange(count)
        self.place = 0
        self._ready: list[Array] | None = None
        self._ready_place = 0
        self._memory: tuple[Array, list[Array]] | None = None

    @property
    def full(self) -> bool:
        return self.batch_size == self.count

    @property
    def steps_per_epoch(self) -> int:
        return -(-self.count // self.batch_size)

    def begin_epoch(self) -> None:
        """Draw the order of the next epoch."""
        self.place = 0
        self._ready = None
        if not self.full:
            self.order = self.rng.permutation(self.count)

    def take_over(self, other: Batches) -> None:
        """Go on where another dealer of as many samples stands."""
        self.order, self.place, self._ready = other.order, other.place, None

    def upcoming(self) -> list[Array]:
        """The next batches of this epoch, each (rows, size) and contiguous; the last may be short.

        In large data only the very next one.
        """
        if self.full:
            return [self.block] if self.place == 0 else self._gather(self.place, self.count)
        if self._ready is None or self._ready_place != self.place:
            large = self.block.size > GATHER_LIMIT
            stop = min(self.place + self.batch_size, self.count) if large else self.count
            self._ready = self._gather(self.place, stop)
            self._ready_place = self.place
        return self._ready

    def advance(self, samples: int, batches: int) -> None:
        """Say that so many samples, in so many batches, have been seen."""
        self.place += samples
        if self._ready is not None:
            self._ready = self._ready[batches:] or None
            self._ready_place = self.place

    def _gather(self, start: int, stop: int) -> list[Array]:
        rows, size = len(self.block), self.batch_size
        whole = (stop - start) // size
        cut = start + whole * size
        found: list[Array] = []
        if whole:
            places, views = self._places(whole)
            columns = self.block.take(self.order[start:cut], axis=1)
            places[...] = columns.reshape(rows, whole, size).swapaxes(0, 1)
            found += views
        if cut < stop:
            found.append(self.block.take(self.order[cut:stop], axis=1))
        return found

    def _places(self, whole: int) -> tuple[Array, list[Array]]:
        """Memory for so many batches, and a view of each: the same ones for every epoch."""
        if self._memory is None or len(self._memory[0]) != whole:
            shape = (whole, len(self.block), self.batch_size)
            places = np.empty(shape, self.block.dtype)
            self._memory = places, list(places)
        return self._memory

    def state(self) -> tuple[Array, int]:
        return self.order.copy(), self.place

    def restore(self, state: tuple[Array, int]) -> None:
        order, self.place = state
        self.order, self._ready = order.copy(), None


class PictureBatches(Batches):
    """Deals pictures out: each batch is made of pixels when it is its turn."""

    def __init__(self, part: PicturePart, batch_size: int, rng: np.random.Generator) -> None:
        self.part = part
        self._start(len(part), batch_size, rng)

    def upcoming(self) -> list[Array]:
        """The very next batch, (rows, size)."""
        if self._ready is None or self._ready_place != self.place:
            stop = min(self.place + self.batch_size, self.count)
            self._ready = [self.part.batch(self.order[self.place : stop])]
            self._ready_place = self.place
        return self._ready
