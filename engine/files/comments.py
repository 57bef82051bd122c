"""The comments of a script, in English; an interface may hand in their translation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.files.script import Line, on_one_line
from engine.nn.network import OUTPUT_KEY
from engine.registry import Component
from engine.training.experiment import Experiment

Translate = Callable[[str], str]

SETTINGS = "Settings"
DATA = "Data: a column for each training point, a row for each of: {features}"
TARGETS = "Targets: what the outputs should be"
PARAMETERS = "Parameters: a row for each unit, its bias in the last column"
FIXED = "Fixed: 0 for units that are silent or frozen"
OPTIMIZER = "What {optimizer} keeps from step to step"
STREAMS = "Random numbers: a stream of its own for each purpose, all from one seed"
TRAINING = "Training"
LAYER = "{key}: {label}"
LAYER_ACTIVATED = "{key}: {label}, {activation}, a = {formula}"
LAYER_UNITS = "{key}: {label}, {units} units, {activation}, a = {formula}"
LAYER_UNIT = "{key}: {label}, 1 unit, {activation}, a = {formula}"
LOSS = "Loss: {loss}, {formula}"
BACKWARD = "Back through {key}"
UPDATE = "Update: {optimizer}"
WITH_ONES = "x and below it a row of ones: the input that the biases are the weights of."
WITH_ROW = "x and below it a row of one number: the input that the biases are the weights of."
STREAM = "A random generator for each purpose, all from one seed."
PREDICT = "Outputs for any inputs: the forward pass, as it is after training."
LEFT = "The points still to come in this epoch"

PHRASES = (
    *(SETTINGS, DATA, TARGETS, PARAMETERS, FIXED, OPTIMIZER, STREAMS, TRAINING, LAYER),
    *(LAYER_ACTIVATED, LAYER_UNITS, LAYER_UNIT, LOSS, BACKWARD, UPDATE, WITH_ONES, WITH_ROW),
    *(STREAM, PREDICT, LEFT),
)
"""All templates, for translation."""


class Comments:
    """Makes the comments of one script. translate: of templates, labels and summaries."""

    def __init__(self, experiment: Experiment, translate: Translate) -> None:
        self.experiment = experiment
        self.translate = translate
        self._layers: dict[str, Any] = {layer.key: layer for layer in experiment.layers}
        self._layers[OUTPUT_KEY] = experiment.output

    def comment(self, template: str, layer: str = "", role: str = "data", **words: str) -> Line:
        text = self.translate(template).format(**words)
        return Line(f"# {on_one_line(text)}", layer, role)

    def label(self, component: Component) -> str:
        return self.translate(type(component).label)

    def formula(self, component: Component) -> str:
        """The formula that the summary of a component starts with."""
        return self.translate(type(component).summary()).split(": ")[0].removeprefix("f(z) = ")

    def docstring(self, template: str) -> str:
        text = on_one_line(self.translate(template)).replace("\\", "\\\\").replace('"""', "'''")
        return f'    """{text}"""'

    def loss(self) -> Line:
        loss = self.experiment.loss
        return self.comment(LOSS, "", "loss", loss=self.label(loss), formula=self.formula(loss))

    def layer(self, key: str, role: str) -> Line:
        """The comment over the lines of a layer, forward or backward."""
        if role == "backward":
            return self.comment(BACKWARD, key, role, key=key)
        layer = self._layers[key]
        label = self.translate("dense") if key == OUTPUT_KEY else self.label(layer)
        activation = getattr(layer, "activation", None)
        if activation is None:
            return self.comment(LAYER, key, role, key=key, label=label)
        is_output = key == OUTPUT_KEY
        units = self.experiment.output_units if is_output else getattr(layer, "units", 0)
        return self.comment(
            (LAYER_ACTIVATED, LAYER_UNIT, LAYER_UNITS)[min(units, 2)],
            key,
            role,
            key=key,
            label=label,
            units=str(units),
            activation=self.label(activation),
            formula=self.formula(activation),
        )
