"""The curves of a run: scores at epochs, kept in bounded memory whatever the length of the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

COLUMNS = ("step", "epoch", "training_loss", "test_loss", "training_score", "test_score")
"""score: accuracy (0 to 1), or R² for a regression. nan where there is no test set."""


@dataclass(frozen=True, eq=False)
class Curves:
    """The curves of a run, put by to go on from.

    rows: (n, len(COLUMNS)). recent: (n, 2), loss and accuracy of the last batches of pictures;
    measured: those of the test set when it was last measured.
    """

    rows: Array
    stride: int
    recent: Array
    measured: tuple[float, float]


class History:
    """Rows of COLUMNS. When `capacity` is reached every other row goes and the stride doubles.

    Which epochs are kept depends on the number of epochs alone, never on time.
    """

    def __init__(self, capacity: int = 1024) -> None:
        self.capacity = capacity
        self.stride = 1
        self.count = 0
        self._rows = np.empty((capacity, len(COLUMNS)))

    def wants(self, place: int) -> bool:
        """Whether the end of this epoch (of a `StepHistory` this step) is to be recorded."""
        return place % self.stride == 0

    def record(self, row: tuple[float, ...]) -> None:
        """Add a row; its step must be later than the last one's (an equal step replaces it)."""
        if self.count and self._rows[self.count - 1, 0] == row[0]:
            rows = self._rows.copy()  # what was published stays as it was
            rows[self.count - 1] = row
            self._rows = rows
            return
        if self.count == self.capacity:
            self._thin()
        self._rows[self.count] = row
        self.count += 1

    def _thin(self) -> None:
        self.stride *= 2
        kept = self._rows[: self.count]
        kept = kept[(kept[:, 1] % self.stride == 0) | (kept[:, 1] % 1 != 0)]
        kept = kept[-(self.capacity - 1) :]
        self._rows = np.empty_like(self._rows)
        self._rows[: len(kept)] = kept
        self.count = len(kept)

    def published(self) -> Array:
        """All rows, (count, columns), read-only; later records do not change what it shows."""
        view = self._rows[: self.count]
        view.flags.writeable = False
        return view

    def fill(self, step: int, test_loss: float, test_score: float) -> None:
        """Enter the test scores of a row that was recorded without them."""
        place = int(np.searchsorted(self._rows[: self.count, 0], step))
        if place < self.count and self._rows[place, 0] == step:
            rows = self._rows.copy()
            rows[place, [3, 5]] = test_loss, test_score
            self._rows = rows

    def refill(self, rows: Array, stride: int) -> None:
        """Go on from rows that were put by; there must be fewer than `capacity`, or as many."""
        self._rows = np.empty((self.capacity, len(COLUMNS)))
        self._rows[: len(rows)] = rows
        self.count, self.stride = len(rows), stride

    def clear(self) -> None:
        self.__init__(self.capacity)  # type: ignore[misc]

    def truncate(self, step: int) -> None:
        """Forget what came after a step."""
        rows = self._rows.copy()
        self.count = int(np.searchsorted(rows[: self.count, 0], step, side="right"))
        self._rows = rows


class StepHistory(History):
    """Rows at steps instead of epochs; where the test set has been measured a row stays."""

    def _thin(self) -> None:
        self.stride *= 2
        kept = self._rows[: self.count]
        kept = kept[(kept[:, 0] % self.stride == 0) | ~np.isnan(kept[:, 3])]
        kept = kept[-(self.capacity - 1) :]
        self._rows = np.empty_like(self._rows)
        self._rows[: len(kept)] = kept
        self.count = len(kept)
