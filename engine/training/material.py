"""What a network is given: an experiment's data drawn, split, turned into features and targets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Dataset, Samples, split
from engine.data.features import design_matrix
from engine.data.preprocessing import Fitted
from engine.nn.compile import input_fill
from engine.nn.head import encode
from engine.nn.network import Network
from engine.nn.streams import Streams
from engine.training.experiment import Experiment

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Part:
    """The training or the test set.

    points: (n, 2) float64   targets: (n,) classes or values, as drawn
    block: (inputs + 1 + outputs, n) in the network's dtype: features, the biases' row, targets.
    """

    points: Array
    targets: Array
    block: Array

    def __len__(self) -> int:
        return len(self.points)


@dataclass(frozen=True, eq=False)
class Material:
    """Training and test set, and what was fitted to the training features."""

    samples: Samples
    training: Part
    test: Part
    fitted: Fitted


@lru_cache(maxsize=8)
def draw(dataset: Dataset, data_seed: int) -> Samples:
    """The samples of a data set; the same ones for the same seed."""
    return dataset.make(Streams(data_seed).fresh("data"))


def prepare(experiment: Experiment, network: Network) -> Material:
    """Draw, split, make features, preprocess, encode. The fit sees the training set alone."""
    samples = draw(experiment.dataset, experiment.data_seed)
    rng = Streams(experiment.data_seed).fresh("split")
    training, test = split(len(samples), experiment.training_share, rng)
    matrix = design_matrix(experiment.features, samples.points)
    fitted = experiment.preprocessing.fit(matrix[training])
    encoded = encode(
        samples.targets, samples.class_count, experiment.output_units, experiment.coding
    )
    fill = input_fill(network)

    def part(indices: Array) -> Part:
        block = np.concatenate(
            [
                fitted.transform(matrix[indices]).T,
                np.full((1, len(indices)), fill),
                encoded[:, indices],
            ]
        )
        return Part(
            samples.points[indices],
            samples.targets[indices],
            np.ascontiguousarray(block, dtype=network.dtype),
        )

    return Material(samples, part(training), part(test), fitted)


def features_of(experiment: Experiment, fitted: Fitted, points: Array) -> Array:
    """The network's inputs for any points (n, 2): float64 (inputs, n)."""
    return fitted.transform(design_matrix(experiment.features, points)).T
