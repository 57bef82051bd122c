"""Before and after: what preprocessing does to some pictures, to be shown beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.data.dataset import IntArray
from engine.data.pictures import Pictures, PixelArray
from engine.data.preprocessing import Fitted, Preprocessing, Rows

FITTED_TO = 10_000
"""For a first look so many of the training pictures are enough."""


def preview(
    pictures: Pictures,
    preprocessing: Preprocessing,
    indices: Sequence[int] | IntArray,
    fitted: Fitted | None = None,
) -> tuple[PixelArray, Rows]:
    """(before, after) of some pictures: uint8 and float32, both (len(indices), h, w, c).

    Without what a trainer has fitted, it is fitted to at most 10,000 of the training pictures, or
    of all where chance still deals out the test set.
    """
    chosen = pictures.pixels[np.asarray(indices, dtype=np.intp)]
    if fitted is None:
        training = pictures.pixels[: len(pictures) - (pictures.test_count or 0)]
        fitted = preprocessing.fit(training[:: -(-len(training) // FITTED_TO)])
    return chosen, fitted.transform(chosen, np.float32)
