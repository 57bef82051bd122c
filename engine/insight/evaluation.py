"""Evaluation: how a network does on many pictures, and how long it takes."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.preprocessing import Fitted
from engine.nn.compile import compile_evaluation, input_fill
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.network import Network
from engine.nn.program import Program
from engine.registry import SettingError

Array = NDArray[Any]

SLICE_S = 0.05
"""How long the work goes on between two reports of its progress, unless one batch is longer."""


@dataclass(frozen=True)
class Evaluation:
    """accuracy: share of right answers. loss: mean cross-entropy, −ln of the true class's share.

    seconds: from pixels to answers, preprocessing included, reports of progress left out.
    """

    accuracy: float
    loss: float
    samples: int
    batch_size: int
    seconds: float


def evaluate(
    network: Network, pixels: Array, targets: Array, fitted: Fitted, batch_size: int = 100
) -> Generator[float, None, Evaluation]:
    """Run pictures through a network that ends with softmax; yields the share that is done.

    pixels: (n, h, w, c) uint8, n >= 1   targets: (n,) classes   fitted: the preprocessing.
    Raises SettingError when the network takes or tells apart something else.
    """
    _check(network, pixels, targets, batch_size)
    programs: dict[int, Program] = {}
    features = int(np.prod(network.input_shape))
    right, loss, seconds = 0, 0.0, 0.0
    began = time.perf_counter()
    for start in range(0, len(pixels), batch_size):
        batch = pixels[start : start + batch_size]
        size = len(batch)
        if size not in programs:
            programs[size] = _program(network, size, features)
        block = programs[size].array("block")
        block[:features] = fitted.transform(batch, network.dtype).reshape(size, -1).T
        truth = targets[start : start + batch_size]
        block[features + 1 :] = truth == np.arange(network.output_units)[:, None]
        programs[size].step()
        right += int((programs[size].array("output").argmax(axis=0) == truth).sum())
        loss += float(programs[size].array("loss"))
        now = time.perf_counter()
        if now - began > SLICE_S:
            seconds += now - began
            yield (start + size) / len(pixels)
            began = time.perf_counter()
    seconds += time.perf_counter() - began
    samples = len(pixels)
    return Evaluation(right / samples, loss / samples, samples, batch_size, seconds)


def _program(network: Network, size: int, features: int) -> Program:
    program = compile_evaluation(network, size, CategoricalCrossentropy(reduction="sum"))
    program.array("block")[features] = input_fill(network)
    return program


def _check(network: Network, pixels: Array, targets: Array, batch_size: int) -> None:
    if batch_size < 1:
        raise SettingError(
            "A batch expects at least one picture, got {got}: choose a larger one", got=batch_size
        )
    if pixels.shape[1:] != network.input_shape:
        raise SettingError(
            "The network expects pictures of {expected}, got {got}: choose other data",
            expected=" × ".join(map(str, network.input_shape)),
            got=" × ".join(map(str, pixels.shape[1:])),
        )
    if len(pixels) == 0 or int(targets.max()) >= network.output_units:
        raise SettingError(
            "The network expects pictures of {expected} classes, got {got}: choose other data",
            expected=network.output_units,
            got=int(targets.max()) + 1 if len(targets) else 0,
        )
