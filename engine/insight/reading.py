"""Reading: what a network makes of one picture, and what its first filters see in it."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.preprocessing import Fitted
from engine.insight.forward import forward
from engine.nn.compile import compile_evaluation, input_fill
from engine.nn.head import probabilities
from engine.nn.network import Network
from engine.registry import SettingError
from engine.training.experiment import Experiment, set_cells
from engine.training.trainer import Trainer

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Reading:
    """What a network says of a picture.

    probabilities: (classes,) 0 to 1. layer: the key of the first convolution, "" without one.
    maps: (filters, rows, columns) that come out of it, after its activation.
    """

    probabilities: Array
    class_names: tuple[str, ...]
    layer: str = ""
    maps: Array | None = None

    @property
    def best(self) -> int:
        """The class that is most probable."""
        return int(self.probabilities.argmax())


def read(trainer: Trainer, pixels: Array) -> Reading:
    """What the network of a run makes of a picture (height, width, channels), 0 to 255."""
    experiment = trainer.experiment
    if not experiment.class_count or experiment.dataset.sample != "picture":
        raise SettingError(
            "Reading a picture expects a network that learns classes of pictures, got another "
            "data set: choose pictures"
        )
    found = forward(trainer, pixels[None])
    key = first_convolution(trainer.network)
    maps = np.moveaxis(found[key][0], 2, 0) if key else None
    names = tuple(getattr(experiment.dataset, "names", ()))
    return _reading(found["output"][0], experiment, names, key, maps)


def first_convolution(network: Network) -> str:
    """The key of the first layer with filters; "" where there is none."""
    return next((plan.key for plan in network.plans if plan.layer.kind == "conv2d"), "")


class Reader:
    """Reads pictures with a network that no longer learns, such as a stored one."""

    def __init__(
        self, experiment: Experiment, network: Network, fitted: Fitted, names: tuple[str, ...]
    ) -> None:
        self._experiment, self._fitted, self._names = experiment, fitted, names
        self._key = first_convolution(network)
        self.picture_shape = network.input_shape
        self._program = compile_evaluation(network, 1)
        set_cells(self._program, experiment)
        self._inputs = prod(network.input_shape)
        self._program.array("block")[self._inputs] = input_fill(network)

    def read(self, pixels: Array) -> Reading:
        """What the network makes of a picture of its `picture_shape`, values 0 to 255."""
        row = self._fitted.transform(pixels.reshape(1, -1).astype(np.float64))
        self._program.array("block")[: self._inputs, 0] = row[0]
        with np.errstate(all="ignore"):
            self._program.step()
        maps = None
        if self._key:
            maps = np.moveaxis(self._program.array(self._key)[:, 0], 2, 0)
        output = self._program.array("output")[:, 0]
        return _reading(output, self._experiment, self._names, self._key, maps)


def _reading(
    output: Array, experiment: Experiment, names: tuple[str, ...], key: str, maps: Array | None
) -> Reading:
    shares = np.array(probabilities(output, experiment.coding), np.float64)
    if len(shares) == 1:
        shares = np.array([1.0 - shares[0], shares[0]])
    kept = None if maps is None else np.ascontiguousarray(maps)
    for array in (shares, kept):
        if array is not None:
            array.setflags(write=False)
    return Reading(shares, names, key, kept)
