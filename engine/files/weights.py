"""A network that came from a file: its layers and their numbers, ready to be used."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.pictures import PictureSet
from engine.data.preprocessing import PixelScale
from engine.nn.dense import Output
from engine.nn.layer import Layer, Shape
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.network import Network
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded

Array = NDArray[Any]


def table(rows: Array, bias: Array | None) -> Array:
    """Weights (units, fan in) with the biases, if there are any, as their last column."""
    return rows if bias is None else np.concatenate([rows, bias[:, None]], axis=1)


def dtype_of(*arrays: Array) -> str:
    """float64 where there are numbers that float32 cannot hold."""
    return "float64" if any(array.dtype.itemsize > 4 for array in arrays) else "float32"


def check_data(experiment: Experiment, picture_shape: Shape, class_count: int) -> None:
    """Raise SettingError unless an experiment has pictures of this shape in as many classes."""
    data = experiment.dataset
    shape = data.picture_shape if isinstance(data, PictureSet) else ()
    if (shape, data.class_count) != (picture_shape, class_count):
        raise SettingError(
            "The weights expect pictures of {expected} in {classes} classes, got {got} in "
            "{got_classes}: choose other data or another file",
            expected=" × ".join(map(str, picture_shape)),
            classes=class_count,
            got=" × ".join(map(str, shape)) or "points",
            got_classes=data.class_count,
        )


@dataclass(frozen=True, eq=False)
class Weights:
    """Layers with the numbers of each, for pictures of one shape.

    tables: layer key -> (units, fan in [+ 1 for the bias]).
    """

    layers: tuple[Layer, ...]
    output: Output
    picture_shape: tuple[int, int, int]
    class_count: int
    tables: Mapping[str, Array]

    @property
    def dtype(self) -> str:
        return dtype_of(*self.tables.values())

    def network(self) -> Network:
        """A network of its own with these numbers."""
        made = Network(self.layers, self.output, self.picture_shape, self.class_count, self.dtype)
        for key, numbers in self.tables.items():
            made.view(made.parameters, key)[...] = numbers
        return made

    def experiment(self, base: Experiment) -> Experiment:
        """An experiment with this network, on the data and with the optimizer of another one.

        The pixels are divided by 255, as where the numbers come from. Raises SettingError when the
        data are not pictures of this shape in as many classes.
        """
        check_data(base, self.picture_shape, self.class_count)
        return dataclasses.replace(
            base,
            preprocessing=PixelScale(),
            layers=self.layers,
            output=self.output,
            loss=CategoricalCrossentropy(base.loss.reduction),
            dtype=self.dtype,
        )

    def loaded(self) -> WeightsLoaded:
        """The numbers, as a run of `experiment` takes them."""
        return WeightsLoaded.of(self.network())

    def load_into(self, trainer: Trainer) -> None:
        """Let a run go on as this network; its journal has both changes. Raises SettingError."""
        trainer.apply(self.experiment(trainer.experiment))
        trainer.apply(self.loaded())
