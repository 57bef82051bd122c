"""What a network that learns from pictures is given: pixels that become batches one by one.

60,000 digits as features would fill 190 MB; as pixels they are 47.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.pictures import Pictures, PictureSet
from engine.data.preprocessing import Fitted
from engine.nn.compile import input_fill
from engine.nn.head import Coding, encode
from engine.nn.network import Network
from engine.nn.streams import Streams
from engine.training.experiment import Experiment
from engine.training.material import Material, Part, prepare

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Feed:
    """How pixels become the inputs of a network, by column: ((x - offset) · mixing) / divisor.

    offset, divisor: (features, 1); mixing: (features, features) or None; all in the dtype of the
    network.
    """

    offset: Array | None
    divisor: Array
    mixing: Array | None

    @classmethod
    def of(cls, fitted: Fitted, dtype: np.dtype[Any]) -> Feed:
        offset = fitted.offset.astype(dtype)[:, None] if fitted.offset.any() else None
        mixing = None if fitted.mixing is None else fitted.mixing.astype(dtype)
        return cls(offset, fitted.divisor.astype(dtype)[:, None], mixing)

    def fill(self, pixels: Array, target: Array) -> None:
        """pixels: (n, height, width, channels) of any dtype; target: (features, n)."""
        columns = pixels.reshape(len(pixels), -1).T
        if self.offset is None and self.mixing is None:
            np.divide(columns, self.divisor, out=target)
            return
        np.copyto(target, columns)
        if self.offset is not None:
            target -= self.offset
        if self.mixing is not None:
            target[...] = self.mixing.T @ target
        target /= self.divisor


@dataclass(frozen=True, eq=False)
class PicturePart(Part):
    """The training or the test set as pixels, (n, height, width, channels) uint8.

    `points` and `block` are empty: pictures have no place on the plane, and are never all
    features at once.
    """

    pixels: Array
    feed: Feed
    units: int
    class_count: int
    coding: Coding
    fill: float

    def __len__(self) -> int:
        return len(self.pixels)

    def batch(self, indices: Array | slice) -> Array:
        """A block (inputs + 1 + outputs, n) of the pictures at these places."""
        pixels, targets = self.pixels[indices], self.targets[indices]
        inputs = prod(pixels.shape[1:])
        block = np.empty((inputs + 1 + self.units, len(pixels)), self.feed.divisor.dtype)
        self.feed.fill(pixels, block[:inputs])
        block[inputs] = self.fill
        block[inputs + 1 :] = encode(targets, self.class_count, self.units, self.coding)
        return block


@dataclass(frozen=True, eq=False)
class PictureMaterial(Material):
    """Training and test pictures; `samples` are all of them, with the names of the classes."""

    samples: Pictures  # type: ignore[assignment]  # not points, but they name classes alike
    training: PicturePart
    test: PicturePart


def make_material(experiment: Experiment, network: Network) -> Material:
    """What the network is given, be it points or pictures."""
    if isinstance(experiment.dataset, PictureSet):
        return prepare_pictures(experiment, network)
    return prepare(experiment, network)


def prepare_pictures(experiment: Experiment, network: Network) -> PictureMaterial:
    """Load, split, fit the preprocessing. Raises SettingError where files cannot be had."""
    dataset = experiment.dataset
    assert isinstance(dataset, PictureSet)
    pictures = dataset.load()
    rng = Streams(experiment.data_seed).fresh("split")
    training, test = pictures.split(experiment.training_share, rng)
    fitted = experiment.preprocessing.fit(pictures.pixels[training])
    feed = Feed.of(fitted, network.dtype)

    def part(indices: Any) -> PicturePart:
        return PicturePart(
            np.zeros((0, 2)),
            pictures.targets[indices],
            np.zeros((0, 0), network.dtype),
            pictures.pixels[indices],
            feed,
            experiment.output_units,
            pictures.class_count,
            experiment.coding,
            input_fill(network),
        )

    return PictureMaterial(pictures, part(training), part(test), fitted)
