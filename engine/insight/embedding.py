"""A map of the data: pictures as points on a plane, by what a layer makes of them."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.components import components, pca
from engine.insight.probe import spread_over
from engine.insight.still import Still
from engine.insight.tsne import PERPLEXITY, tsne
from engine.nn.head import predict
from engine.nn.network import OUTPUT_KEY, Network
from engine.registry import SettingError
from engine.training.jobs import Job
from engine.training.picture_material import PicturePart
from engine.training.trainer import Trainer

__all__ = ["Embedding", "layers_of", "pca", "pca_job", "tsne_job"]

Array = NDArray[Any]

PIXELS, LOGITS = "", "logits"
"""What can be laid out besides the layers: the pictures themselves, and the outputs' sums."""

FEWEST, MOST = 4, 2_000
"""Pictures: the time of t-SNE grows with their square."""

MOST_NUMBERS = 1 << 27
"""Of all activations together: 512 MB."""

CHUNK = 50
"""Pictures that are run through the network between two pauses."""

PCA, TSNE = "pca", "tsne"
UNCHANGED = ("flatten", "dropout")
"""Layers whose output says nothing that the one before does not."""


@dataclass(frozen=True, eq=False)
class Embedding:
    """n pictures as points. All arrays are read-only.

    coordinates: (n, 2) float64. targets, predicted: (n,) int64 classes. indices: (n,) of the
    pictures in their set. pixels: (n, h, w, c) uint8, the pictures. layer: key, LOGITS or PIXELS.
    explained: of the variance, by each coordinate of a PCA; () of a t-SNE. features: numbers that
    each picture had. step, revision: of the moment that the network was looked at.
    """

    coordinates: Array
    targets: Array
    predicted: Array
    indices: Array
    pixels: Array
    class_names: tuple[str, ...]
    method: str
    layer: str
    features: int
    step: int
    revision: int
    explained: tuple[float, ...] = ()

    def __len__(self) -> int:
        return len(self.targets)

    @property
    def wrong(self) -> Array:
        """(n,) bool"""
        return np.asarray(self.predicted != self.targets)


def layers_of(network: Network) -> tuple[str, ...]:
    """Keys of the hidden layers that are worth a map, from the first to the last."""
    return tuple(
        plan.key
        for plan in network.plans
        if plan.key != OUTPUT_KEY and plan.layer.kind not in UNCHANGED
    )


def pca_job(layer: str, count: int, part: str = "test") -> Job:
    """A job that lays `count` pictures out by their two principal components: an `Embedding`.

    layer: a key, LOGITS or PIXELS. part: "test" or "training"; of a larger set evenly spread ones.
    Raises SettingError for points, values, a layer that is not there, too few or many pictures,
    more activations than memory should hold, and activations that are not finite.
    """

    def job(trainer: Trainer) -> Generator[float, None, Embedding]:
        looked = _Looked(trainer, layer, count, part)
        matrix = yield from looked.activations(0.7)
        work = components(matrix, 2)
        while True:
            try:
                yield 0.7 + 0.3 * next(work)
            except StopIteration as stop:
                coordinates, explained = stop.value
                break
        return looked.embedding(PCA, coordinates, tuple(explained.tolist()))

    return job


def tsne_job(layer: str, count: int, part: str = "test", perplexity: float = PERPLEXITY) -> Job:
    """`pca_job` with t-SNE in the place of principal components: seconds for 2,000 pictures."""

    def job(trainer: Trainer) -> Generator[float, None, Embedding]:
        looked = _Looked(trainer, layer, count, part)
        matrix = yield from looked.activations(0.1)
        work = tsne(matrix, perplexity)
        while True:
            try:
                yield 0.1 + 0.9 * next(work)
            except StopIteration as stop:
                coordinates = stop.value
                break
        return looked.embedding(TSNE, coordinates)

    return job


class _Looked:
    """The pictures of a job, and what the network of its beginning makes of them."""

    def __init__(self, trainer: Trainer, layer: str, count: int, part: str) -> None:
        found = trainer.material.training if part == "training" else trainer.material.test
        if not isinstance(found, PicturePart):
            raise SettingError("A map of the data expects pictures, got points: choose pictures")
        if not trainer.experiment.class_count:
            raise SettingError("A map of the data expects classes, got a data set of values")
        if not FEWEST <= count <= MOST:
            raise SettingError(
                "A map of the data expects {low} to {high} pictures, got {got}",
                low=FEWEST,
                high=MOST,
                got=count,
            )
        if len(found) < FEWEST:
            raise SettingError(
                "A map of the data expects at least {low} test pictures, got {got}: "
                "keep more back for the test",
                low=FEWEST,
                got=len(found),
            )
        self.layer = layer
        self.names = tuple(trainer.material.samples.class_names)
        self.indices = spread_over(len(found), count)
        self.pixels = np.array(found.pixels[self.indices])
        self.targets = np.array(found.targets[self.indices], dtype=np.int64)
        self.predicted = np.empty(len(self.indices), np.int64)
        self.still = Still(trainer)
        self.features = self._features()
        if self.features * len(self.indices) > MOST_NUMBERS:
            raise SettingError(
                "{count} pictures of {features} numbers each need more memory than {limit} "
                "numbers: choose fewer pictures or a later layer",
                count=len(self.indices),
                features=self.features,
                limit=MOST_NUMBERS,
            )

    def _features(self) -> int:
        network = self.still.network
        if self.layer == PIXELS:
            return prod(network.input_shape)
        if self.layer == LOGITS:
            return network.output_units
        for plan in network.plans[:-1]:
            if plan.key == self.layer:
                return prod(plan.output_shape)
        raise SettingError(
            "There is no layer {key}: choose another layer for the map", key=self.layer
        )

    def activations(self, share: float) -> Generator[float, None, Array]:
        """(n, features) float32; yields up to `share`."""
        count = len(self.indices)
        matrix = np.empty((count, self.features), np.float32)
        for first in range(0, count, CHUNK):
            yield share * first / count
            here = slice(first, first + CHUNK)
            pixels = self.pixels[here]
            names = ("output",) if self.layer == PIXELS else ("output", self.layer)
            values = self.still.values(pixels, *names)
            self.predicted[here] = predict(values[0].T, self.still.experiment.coding)
            if self.layer == PIXELS:
                np.divide(pixels.reshape(len(pixels), -1), np.float32(255), out=matrix[here])
            else:
                matrix[here] = values[1].reshape(len(pixels), -1)
        if not np.isfinite(matrix).all():
            raise SettingError(
                "The activations are not finite: go back to a step before learning diverged"
            )
        return matrix

    def embedding(
        self, method: str, coordinates: Array, explained: tuple[float, ...] = ()
    ) -> Embedding:
        if coordinates.shape[1] < 2:  # a layer of one unit
            coordinates = np.pad(coordinates, ((0, 0), (0, 2 - coordinates.shape[1])))
        for array in (coordinates, self.targets, self.predicted, self.indices, self.pixels):
            array.setflags(write=False)
        return Embedding(
            coordinates,
            self.targets,
            self.predicted,
            self.indices,
            self.pixels,
            self.names,
            method,
            self.layer,
            self.features,
            self.still.step,
            self.still.revision,
            explained,
        )
