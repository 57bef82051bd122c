"""A network that came from a file: its layers and their numbers, ready to be used."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from engine.data.pictures import PictureSet
from engine.data.preprocessing import Fitted, PixelScale
from engine.files.models.model import Model
from engine.files.models.network_arrays import array_shapes, arrays_of, check_arrays, fill
from engine.nn.activations import Activation
from engine.nn.dense import Output
from engine.nn.head import output_units
from engine.nn.layer import Layer, Shape
from engine.nn.losses import BinaryCrossentropy, CategoricalCrossentropy, Loss, SquaredError
from engine.nn.network import Network
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded

Array = NDArray[Any]


def dtype_of(*arrays: Array) -> str:
    """float64 where there are numbers that float32 cannot hold."""
    return "float64" if any(array.dtype.itemsize > 4 for array in arrays) else "float32"


def check_data(
    experiment: Experiment, input_shape: Shape, units: int, activation: Activation
) -> None:
    """Raise SettingError unless an experiment has inputs of this shape and asks for these outputs.

    units, activation: of the output layer.
    """
    data = experiment.dataset
    if len(input_shape) == 3:
        shape = data.picture_shape if isinstance(data, PictureSet) else ()
        if (shape, data.class_count) != (input_shape, units):
            raise SettingError(
                "The weights expect pictures of {expected} in {classes} classes, got {got} in "
                "{got_classes}: choose other data or another file",
                expected=" × ".join(map(str, input_shape)),
                classes=units,
                got=" × ".join(map(str, shape)) or "points",
                got_classes=data.class_count,
            )
        return
    if isinstance(data, PictureSet):
        raise SettingError(
            "The weights expect points with {expected} features, got pictures: open them in the "
            "Playground",
            expected=input_shape[0],
        )
    wanted = output_units(data.class_count, activation)
    if (len(experiment.features), wanted) != (input_shape[0], units):
        raise SettingError(
            "The weights expect {expected} features and give {units} outputs, got {got} features "
            "and data that ask for {wanted}: choose other features, other data or another file",
            expected=input_shape[0],
            units=units,
            got=len(experiment.features),
            wanted=wanted,
        )


@dataclass(frozen=True, eq=False)
class Weights:
    """Layers with the numbers of each, for inputs of one shape.

    arrays: by name, as in network_arrays.py. source: the experiment that the numbers
    come from, where the file tells; fitted: what its preprocessing had found. whole: the data and
    the optimizer of the source are wanted too.
    """

    layers: tuple[Layer, ...]
    output: Output
    input_shape: Shape
    output_units: int
    arrays: Mapping[str, Array]
    source: Experiment | None = None
    fitted: Fitted | None = None
    whole: bool = False

    @property
    def class_count(self) -> int:
        return self.output_units

    @property
    def dtype(self) -> str:
        return dtype_of(*self.arrays.values())

    @property
    def parameter_count(self) -> int:
        kept = ("mean", "variance")
        return sum(a.size for n, a in self.arrays.items() if n.rpartition(".")[2] not in kept)

    def check(self) -> None:
        """Raise SettingError unless the numbers fit the layers; nothing is allocated."""
        shapes = array_shapes(self.layers, self.output, self.input_shape, self.output_units)
        check_arrays(self.arrays, shapes)

    def network(self) -> Network:
        """A network of its own with these numbers."""
        self.check()
        made = Network(self.layers, self.output, self.input_shape, self.output_units, self.dtype)
        fill(made, self.arrays)
        return made

    def check_data(self, experiment: Experiment) -> None:
        """Raise SettingError unless an experiment has data that the network can learn from."""
        check_data(experiment, self.input_shape, self.output_units, self.output.activation)

    def experiment(self, base: Experiment) -> Experiment:
        """An experiment with this network, on the data and with the optimizer of another one.

        The source itself, where all of it is wanted. Else features, preprocessing and loss are
        those of the source; where none is known, pixels are divided by 255, as where such numbers
        come from, and points stay as in the other one.
        Raises SettingError when the data are not of this shape or have other classes.
        """
        source = self.source
        if source is None:
            self.check_data(base)
            of_pictures = len(self.input_shape) == 3
            return dataclasses.replace(
                base,
                preprocessing=PixelScale() if of_pictures else base.preprocessing,
                layers=self.layers,
                output=self.output,
                loss=_loss_for(self.output.activation, base),
                dtype=self.dtype,
            )
        if self.whole:
            if source.dataset.sample != base.dataset.sample:
                self.check_data(base)  # says where they belong
            return source
        made = dataclasses.replace(
            base,
            features=source.features if len(self.input_shape) == 1 else base.features,
            preprocessing=source.preprocessing,
            layers=self.layers,
            output=self.output,
            loss=source.loss,
            dtype=self.dtype,
        )
        self.check_data(made)
        return made

    def loaded(self) -> WeightsLoaded:
        """The numbers, as a run of `experiment` takes them."""
        return WeightsLoaded.of(self.network())

    def load_into(self, trainer: Trainer) -> None:
        """Let a run go on as this network; its journal has both changes. Raises SettingError."""
        trainer.apply(self.experiment(trainer.experiment))
        trainer.apply(self.loaded())


def weights_of(model: Model) -> Weights:
    """The weights of a model that Glassnet described, with all that they come from."""
    network, experiment = model.network, model.experiment
    return Weights(
        experiment.layers,
        experiment.output,
        network.input_shape,
        network.output_units,
        arrays_of(network),
        experiment,
        model.fitted,
    )


def _loss_for(activation: Activation, base: Experiment) -> Loss:
    """The loss of an experiment, or the usual one where that cannot be with the output."""
    reduction = base.loss.reduction
    if activation.kind == "softmax":
        return CategoricalCrossentropy(reduction)
    if activation.kind == "sigmoid" and base.class_count:
        return BinaryCrossentropy(reduction)
    return base.loss if not base.loss.logits_of else SquaredError(reduction)
