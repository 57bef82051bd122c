"""The comments of a script, in English; an interface may hand in their translation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.files.sources.script import Line, on_one_line
from engine.nn.network import OUTPUT_KEY
from engine.registry import Component
from engine.training.experiment import Experiment

Translate = Callable[[str], str]

SETTINGS = "Settings"
DATA_ROWS = "Data: a row for each training point, a column for each of: {features}"
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
LEFT = "The samples still to come in this epoch"
PIXELS = "Data: pictures of height × width × channels, from 0 to 255, and the class of each"
GRADIENTS = "Gradients that are filled in part by part"
INPUTS_RAW = "The pixels of each picture, one after the other."
INPUTS_SCALED = "The pixels of each picture, one after the other, from 0 to 1."
INPUTS_MOVED = "The pixels of each picture, moved and scaled as the training set asks."
INPUTS_MIXED = "The pixels of each picture, moved, mixed and scaled as the training set asks."
TARGETS_CLASSES = "What the outputs should be: {high} for the class of a picture, else {low}."
TARGETS_TWO = "What the output should be: {high} for pictures of class 1, {low} for class 0."
PADDED = "Pictures with more rows above and below, and more columns left and right."
CROPPED = "Pictures without what was added to them."
WINDOWS = "What a window sees at each of its places: a view, to be read or added to."
PATCHES = "What a window sees at each of its places, in a row: pixel by pixel, channel by channel."
CONVOLVE = "z = K ∗ x: at each place of the window the weighted sum of what it sees."
KERNEL_GRADIENT = "dK = Σ dz · what the window saw."
INPUT_GRADIENT = "dx: every place gives dz · K back to the pixels that its window saw."
MAX_POOL = "y = the largest number in the window."
MAX_POOL_GRADIENT = (
    "dx = dy where the largest was, else 0; of equal ones the leftmost, of these the topmost."
)
PIXELS_SEEN = "How many pixels of the picture each place of the window sees."
AVERAGE_POOL = "y = the mean of the window; pixels beyond the edge do not count."
AVERAGE_POOL_GRADIENT = "dx: every pixel of a window has an equal share of dy."
SPREAD = "dx: every pixel of a picture has an equal share of dy."
FLATTEN = "Pictures as columns: row by row, in it pixel by pixel, in it channel by channel."
PICTURES = "Columns as pictures of shape (height, batch, width, channels)."
FIRST_WEIGHTS = "The first weights"
LOGITS = "Logits: the activation of the output is part of the loss"
STEP_FUNCTION = "1 where z ≥ 0, else 0; no gradient passes."
TORCH_DROPOUT = "x · mask / (1 − p): nn.Dropout with masks that do not depend on the framework."
TORCH_NORMALIZATION = (
    "y = γ·(x − mean) / √(variance + ε) + β. The running variance divides by n, that of "
    "nn.BatchNorm by n − 1."
)
PENALTY = "What large weights cost: it counts for the gradient, not for the loss that is shown."
OWN_RULE = "Update: {optimizer}, as its formula above has it"
DIFFERS_RATE = "torch.optim multiplies the velocity by the rate of the moment, not each step in it"
DIFFERS_ROOT = "torch.optim adds ε outside of the root"
DIFFERS_CORRECTION = "torch.optim adds ε after √v is corrected"
DIFFERS_MAXIMUM = "torch.optim adds ε inside of the maximum"
MODEL = "The model"
SCALED_BIAS = "z = W·x + scale · b"
KERAS_MASK = "mask / (1 − p), a row for each of n samples: 0 for what falls silent."
KERAS_HELD = "Units that stay as they were at first."
KERAS_NADAM = (
    "w ← w − η·(a·m + b·g) / (√v̂ + ε), as in keras.optimizers.Nadam, whose momentum rises as "
    "0.96^t: here as 0.96^(t·decay)."
)
TIES = "First down, then across: dropout makes equal numbers, and the same one shall win"
MISSING = "This script needs {file} beside it: its data and weights"
FOREIGN = "{file} belongs to another script: save this one again"

PHRASES = (
    *(SETTINGS, DATA_ROWS, DATA, TARGETS, PARAMETERS, FIXED, OPTIMIZER, STREAMS, TRAINING),
    *(LAYER, LAYER_ACTIVATED, LAYER_UNITS, LAYER_UNIT, LOSS, BACKWARD, UPDATE, WITH_ONES),
    *(WITH_ROW, STREAM, PREDICT, LEFT, PIXELS, GRADIENTS, INPUTS_RAW, INPUTS_SCALED),
    *(INPUTS_MOVED, INPUTS_MIXED, TARGETS_CLASSES, TARGETS_TWO, PADDED, CROPPED, WINDOWS),
    *(PATCHES, CONVOLVE, KERNEL_GRADIENT, INPUT_GRADIENT, MAX_POOL, MAX_POOL_GRADIENT),
    *(PIXELS_SEEN, AVERAGE_POOL, AVERAGE_POOL_GRADIENT, SPREAD, FLATTEN, PICTURES),
    *(FIRST_WEIGHTS, LOGITS, STEP_FUNCTION, TORCH_DROPOUT, TORCH_NORMALIZATION, PENALTY),
    *(OWN_RULE, DIFFERS_RATE, DIFFERS_ROOT, DIFFERS_CORRECTION, DIFFERS_MAXIMUM, MODEL),
    *(SCALED_BIAS, KERAS_MASK, KERAS_HELD, KERAS_NADAM, TIES, MISSING, FOREIGN),
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

    def docstring(self, template: str, **words: str) -> str:
        said = self.translate(template)
        text = (
            on_one_line(said.format(**words) if words else said)
            .replace("\\", "\\\\")
            .replace('"""', "'''")
        )
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
