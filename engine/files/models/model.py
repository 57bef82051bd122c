"""A model: a network that has learnt, with all that its answers depend on, ready for a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.features import Feature, design_matrix
from engine.data.preprocessing import Fitted
from engine.files.experiment_file import experiment_at
from engine.files.models.network_arrays import array_shapes, arrays_of, check_arrays, fill
from engine.files.plain_json import json_text, read_json
from engine.files.recipe import Recipe
from engine.nn.compile import compile_evaluation, input_fill
from engine.nn.layer import Shape
from engine.nn.network import Network
from engine.registry import SettingError, to_config
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded

Array = NDArray[Any]

KIND, VERSION = "model", 1
PREPROCESSING = ("features.offset", "features.divisor", "features.mixing")
"""What the preprocessing found in the training set, float64; no layer can be called "features"."""
MOST_INPUTS = 1 << 22
LARGEST_RECIPE = 1 << 20
"""Characters. With weights that were loaded on the way it can outgrow the network itself."""


@dataclass(frozen=True, eq=False)
class Model:
    """The network of an experiment after some steps.

    recipe: the text of the `Recipe` that leads to just these numbers, "" where there is none or
    it is too long to be carried along.
    """

    experiment: Experiment
    network: Network
    fitted: Fitted
    class_names: tuple[str, ...] = ()
    step: int = 0
    recipe: str = ""

    @classmethod
    def of(cls, trainer: Trainer) -> Model:
        """The network of a run as it is at this moment, copied."""
        experiment, running = trainer.experiment, trainer.network
        network = _network(experiment, running.input_shape, running.output_units)
        network.parameters[...] = running.parameters
        network.statistics[...] = running.statistics
        material = trainer.material
        names = tuple(material.samples.class_names)
        recipe = Recipe(trainer.origin, trainer.journal, trainer.step)
        return cls(experiment, network, material.fitted, names, trainer.step, _short_text(recipe))

    def trainer(self) -> Trainer:
        """A run that goes on from these numbers; what led to them is not lived again.

        Raises SettingError where the data cannot be had.
        """
        trainer = Trainer(self.experiment)
        trainer.apply(WeightsLoaded.of(self.network))
        return trainer

    @property
    def of_pictures(self) -> bool:
        return len(self.network.input_shape) == 3

    @property
    def features(self) -> tuple[Feature, ...]:
        """What the network sees of a point; nothing of a picture."""
        return () if self.of_pictures else self.experiment.features

    def arrays(self) -> dict[str, Array]:
        """The network's numbers by name (network_arrays.py), the preprocessing's last.

        features.offset, features.divisor: (inputs,), features.mixing: (inputs, inputs), if there
        is one: inputs of the network = ((x - offset) · mixing) / divisor.
        """
        found = (self.fitted.offset, self.fitted.divisor, self.fitted.mixing)
        fitted = {n: a for n, a in zip(PREPROCESSING, found, strict=True) if a is not None}
        return arrays_of(self.network) | fitted

    def description(self) -> str:
        """What the arrays mean, as JSON: the experiment, the layers with their shapes, the classes.

        Glassnet builds the network from "experiment", "input" and "outputs"; the other entries
        spare people and programs the looking up.
        """
        shapes = {name: list(array.shape) for name, array in self.arrays().items()}
        layers = [
            {
                **to_config(plan.layer),
                "key": plan.key,
                "input": list(plan.input_shape),
                "output": list(plan.output_shape),
                "arrays": {n: s for n, s in shapes.items() if n.rpartition(".")[0] == plan.key},
            }
            for plan in self.network.plans
        ]
        whole: dict[str, object] = {
            "glassnet": KIND,
            "version": VERSION,
            "step": self.step,
            "input": list(self.network.input_shape),
            "outputs": self.network.output_units,
            "classes": list(self.class_names),
            "features": [feature.symbol for feature in self.features],
            "preprocessing": {
                "formula": "((x - offset) @ mixing) / divisor"
                if self.fitted.mixing is not None
                else "(x - offset) / divisor",
                **to_config(self.experiment.preprocessing),
            },
            "layers": layers,
            "experiment": self.experiment.config(),
        }
        return json_text(whole)

    @classmethod
    def read(cls, description: str, arrays: Mapping[str, Array], recipe: str = "") -> Model:
        """The model that was described so, with its numbers as they are now.

        Raises SettingError; nothing larger than the arrays is allocated before they fit.
        """
        found = read_description(description)
        experiment = experiment_at(found["experiment"], "experiment")
        shape, units = described_ends(found)
        if len(shape) == 1 and shape[0] != len(experiment.features):
            raise SettingError(
                "The description of a model expects {expected} features, got {got}: export the "
                "model again",
                expected=shape[0],
                got=len(experiment.features),
            )
        layers, output = experiment.layers, experiment.output
        shapes = array_shapes(layers, output, shape, units)
        inputs = prod(shape)
        shapes |= dict.fromkeys(PREPROCESSING[:2], (inputs,))
        if PREPROCESSING[2] in arrays:
            shapes[PREPROCESSING[2]] = (inputs, inputs)
        check_arrays(arrays, shapes)
        fitted = {name: arrays[name] for name in PREPROCESSING if name in arrays}
        network = _network(experiment, shape, units)
        fill(network, {name: array for name, array in arrays.items() if name not in fitted})
        wide = [np.array(array, dtype=np.float64) for array in fitted.values()]
        names = tuple(map(str, found["classes"]))
        return cls(experiment, network, Fitted(*wide), names, found["step"], recipe)

    def answers(self, samples: Array) -> Array:
        """What the network says of points (n, 2) or pictures (n, h, w, c): (n, outputs)."""
        rows = design_matrix(self.features, samples) if self.features else samples
        dtype = self.network.dtype if self.of_pictures else None
        seen = self.fitted.transform(rows, dtype).reshape(len(samples), -1)
        program = compile_evaluation(self.network, len(samples))
        block = program.array("block")
        block[: seen.shape[1]] = seen.T
        block[seen.shape[1]] = input_fill(self.network)
        with np.errstate(all="ignore"):
            program.step()
        return np.array(program.array("output").T, order="C")


def _network(experiment: Experiment, input_shape: Shape, output_units: int) -> Network:
    return Network(
        experiment.layers, experiment.output, input_shape, output_units, experiment.dtype
    )


def _short_text(recipe: Recipe) -> str:
    try:
        text = recipe.short_text()
    except SettingError:  # weights that were loaded on the way fill more than a text may
        return ""
    return text if len(text) <= LARGEST_RECIPE else ""


def read_description(text: str) -> dict[str, Any]:
    """The entries of a description, of the right types. Raises SettingError."""
    found = read_json(text)
    if not isinstance(found, dict) or found.get("glassnet") != KIND:
        raise SettingError(
            "The file expects the description of a model of Glassnet, got another one: export the "
            "model again"
        )
    if found.get("version") != VERSION:
        raise SettingError(
            "The description of a model expects version {version}, got {got}: open it with the "
            "Glassnet that wrote it",
            version=VERSION,
            got=str(found.get("version"))[:20],
        )
    wanted = {"experiment": dict, "input": list, "outputs": int, "classes": list, "step": int}
    for name, kind in wanted.items():
        if not isinstance(found.get(name), kind) or isinstance(found.get(name), bool):
            raise SettingError(
                "The description of a model expects {name}, got {got}: export the model again",
                name=name,
                got=repr(found.get(name))[:40],
            )
    return found


def described_ends(found: Mapping[str, Any]) -> tuple[Shape, int]:
    """The shape of one input, and the number of outputs. Raises SettingError."""
    shape, units = tuple(found["input"]), found["outputs"]
    plain = all(type(length) is int and length > 0 for length in (*shape, units))
    if not plain or len(shape) not in (1, 3) or max(prod(shape), units) > MOST_INPUTS:
        raise SettingError(
            "The description of a model expects an input of (features,) or (height, width, "
            "channels) and at least one output, got {got}: export the model again",
            got=f"{shape}, {units}"[:60],
        )
    return shape, units
