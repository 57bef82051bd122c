"""MNIST: 70,000 handwritten digits of 28 × 28 grey pixels, complete as it was published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from engine.data import shelf
from engine.data.dataset import IntArray, datasets
from engine.data.idx import read_pair
from engine.data.pictures import Pictures, PictureSet, PictureShape, PixelArray
from engine.registry import Effect, knob

FILES = (
    "mnist/train-images-idx3-ubyte.gz",
    "mnist/train-labels-idx1-ubyte.gz",
    "mnist/t10k-images-idx3-ubyte.gz",
    "mnist/t10k-labels-idx1-ubyte.gz",
)
TRAINING, TEST, HELD_BACK = 60_000, 10_000, 5_000
DIGITS = tuple("0123456789")


@datasets.register("mnist", label="MNIST digits")
@dataclass(frozen=True)
class Mnist(PictureSet):
    """Handwritten digits, 60,000 to learn from and 10,000 to test with, 28 × 28 grey pixels.

    The first `count` training pictures and the first `test_count` test pictures, in their
    published order, which mixes the digits.
    Source: LeCun, Bottou, Bengio & Haffner 1998, Gradient-based learning applied to document
    recognition.
    """

    count: int = knob(
        TRAINING,
        label="Training set",
        help="How many pictures are learnt from; with the first 5,000 held back at most 55,000",
        effect=Effect.DATA,
        low=100,
        high=TRAINING,
        log=True,
    )
    held_back: bool = knob(
        False,
        label="Hold back",
        help="Leave the first 5,000 training pictures out, as TensorFlow's loader does",
        effect=Effect.DATA,
    )
    test_count: int = knob(
        TEST,
        label="Test set",
        help="How many pictures test what was learnt",
        effect=Effect.DATA,
        low=100,
        high=TEST,
        log=True,
    )

    @property
    def picture_shape(self) -> PictureShape:
        return 28, 28, 1

    @property
    def names(self) -> tuple[str, ...]:
        return DIGITS

    @property
    def training_count(self) -> int:
        """How many pictures are learnt from: all that the first 5,000 leave, at most."""
        return min(self.count, TRAINING - HELD_BACK) if self.held_back else self.count

    def read(self) -> Pictures:
        pixels, targets = _whole(tuple(map(shelf.find, FILES)))
        first = HELD_BACK if self.held_back else 0
        training = slice(first, first + self.training_count)
        if training.stop == TRAINING:  # neighbours of the test set: nothing wants to be copied
            both = slice(first, TRAINING + self.test_count)
            pixels, targets = pixels[both], targets[both]
        else:
            test = slice(TRAINING, TRAINING + self.test_count)
            pixels = np.concatenate([pixels[training], pixels[test]])
            targets = np.concatenate([targets[training], targets[test]])
        for array in (pixels, targets):
            array.setflags(write=False)
        return Pictures(pixels, targets, len(DIGITS), DIGITS, self.test_count)


@lru_cache(maxsize=1)
def _whole(files: tuple[Path, ...]) -> tuple[PixelArray, IntArray]:
    """All 70,000 digits, the test set last; 55 MB that every choice of them shares."""
    training, test = read_pair(files[0], files[1], 10), read_pair(files[2], files[3], 10)
    pixels = np.concatenate([training[0], test[0]])
    targets = np.concatenate([training[1], test[1]])
    for array in (pixels, targets):
        array.setflags(write=False)
    return pixels, targets
