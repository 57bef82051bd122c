"""What the sources for PyTorch and Keras have in common: data, streams, order of the parts.

The model is written in the framework's own words; whatever decides the losses, which is the first
weights, the batches, the masks of dropout and the update, is the engine's.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.pictures import PictureSet
from engine.files.sources import comments as words
from engine.files.sources.comments import Comments, Translate
from engine.files.sources.numpy_arrays import Arrays
from engine.files.sources.numpy_pixels import picture_functions
from engine.files.sources.numpy_script import imports, stream_function
from engine.files.sources.numpy_step import RESERVED, traced
from engine.files.sources.script import Line, Script, function_lines
from engine.files.sources.statements import Names
from engine.nn.activations import Activation
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.network import OUTPUT_KEY, Plan, plan_bias
from engine.nn.reshape import Flatten
from engine.nn.schedules import Constant
from engine.registry import Component, SettingError
from engine.training.experiment import Experiment, look_up
from engine.training.trainer import Trainer

Array = NDArray[Any]

TAKEN = (
    *("os", "torch", "nn", "F", "keras", "ops", "layers", "model", "Model", "optimizer", "y"),
    *("parameters", "slots", "kept", "loss", "loss_of", "penalty", "hold", "held", "start"),
    *("Dropout", "BatchNormalization", "MaxNorm", "Held", "Bias", "mask", "masks", "logs", "given"),
    *(
        "step_function",
        "self",
        "group",
        "W",
        "dW",
        "math",
        "OwnNadam",
        "first",
        "ScaledDense",
        "ScaledConv2D",
    ),
)
"""Names that the sources themselves use, beside those of the NumPy script."""


def beginning(run: Trainer | Experiment, standalone: bool) -> tuple[Experiment, Trainer | None]:
    """(experiment, where the first weights are; None where the source is only read).

    A run that has been going on is written from its beginning: what its optimizer has gathered
    cannot be handed to one of a framework. Weights that were edited before the first step stay.
    """
    if isinstance(run, Experiment):
        return run, Trainer(run) if standalone else None
    if not standalone:
        return run.experiment, None
    return run.experiment, run if run.step == 0 else Trainer(run.experiment)


WIDTH = 92

WORD = re.compile(r"\w+")


class Source:
    """Base: puts the parts in order; what differs is in the classes of the two frameworks."""

    framework = ""

    def __init__(
        self, experiment: Experiment, trainer: Trainer | None, translate: Translate
    ) -> None:
        self.experiment = experiment
        self.trainer = trainer
        self.comments = Comments(experiment, translate)
        self.network = experiment.network() if trainer is None else trainer.network
        self.step = traced(_rule_alone(experiment), 0, True)
        self.arrays = Arrays(experiment, self.step, trainer, self.comments, rows_first=True)
        settings = (setting.variable for setting in self.step.settings)
        self.names = Names((*RESERVED, *TAKEN, *settings, *self.step.sources, *self.reserved()))
        self.variables = {plan.key: self.names.fresh(plan.key) for plan in self.network.plans}
        self.functions: dict[str, list[Line]] = {}  # what the model needs, by name
        self.learns = any(plan.parameters and not plan.frozen for plan in self.network.plans)
        self.scheduled = not isinstance(experiment.schedule, Constant)

    def reserved(self) -> Iterable[str]:
        """More names that layers cannot have."""
        return ()

    def script(self, epochs: int, arrays_file: str) -> Script:
        arrays = [*self.arrays.data(), *self.weights()]
        program = [
            *self.model(),
            *self.loss(),
            *self.update(),
            *self._training(),
            *self.prediction(),
        ]
        settings = list(self._settings(epochs))
        functions = list(self._functions(program))
        opening = list(self.arrays.opening(arrays_file))
        body = [*settings, *functions, *opening, *arrays, *program]
        return Script((*self.imports(), *body), self.arrays.loaded)

    # What the frameworks write

    def imports(self) -> Iterator[Line]:
        raise NotImplementedError

    def learnt(self, plan: Plan) -> dict[str, Array]:
        """What a dense or convolutional layer has learnt, as the framework names and lays it."""
        raise NotImplementedError

    def model(self) -> Iterator[Line]:
        raise NotImplementedError

    def loss(self) -> Iterator[Line]:
        raise NotImplementedError

    def update(self) -> Iterator[Line]:
        """The optimizer, before the loop."""
        raise NotImplementedError

    def make_step(self) -> Iterator[Line]:
        """A step on x and t, (n, inputs) and (n, outputs); ends with the loss in `losses`."""
        raise NotImplementedError

    def prediction(self) -> Iterator[Line]:
        raise NotImplementedError

    def streams(self) -> Iterator[Line]:
        """More random streams that the loop needs."""
        return iter(())

    # What both write

    def standard_imports(self) -> Iterator[Line]:
        return imports(self.step.modules, bool(self.arrays.loaded) and self.trainer is not None)

    def _settings(self, epochs: int) -> Iterator[Line]:
        yield Line("")
        yield self.comments.comment(words.SETTINGS)
        for setting in self.step.settings:
            if setting.path.startswith(("optimizer.", "schedule.")):
                value = look_up(self.experiment, setting.path)
                if type(value) is int and setting.path.startswith("optimizer."):
                    value = float(value)  # Keras takes no other learning rate
                yield Line(f"{setting.variable} = {value!r}", "", "update", knob=setting.path)
        yield Line(f"batch_size = {self.experiment.batch_size}", knob="batch_size")
        yield Line(f"epochs = {epochs}")
        seed = self.experiment.seed if self.trainer is None else self.trainer.streams.seed
        yield Line(f"seed = {seed}", knob="seed")
        yield Line(f"dtype = np.{self.experiment.dtype}", knob="dtype")

    def _functions(self, program: list[Line]) -> Iterator[Line]:
        yield from stream_function(self.comments)
        if isinstance(self.experiment.dataset, PictureSet):
            yield from picture_functions(self.experiment, self.comments, rows_first=True)
        wanted = {word for line in program for word in WORD.findall(line.text)}
        sources = []
        for name, text in reversed(self.step.sources.items()):  # each after those that it calls
            if name in wanted:
                wanted.update(WORD.findall(text))
                sources.append(text)
        for text in reversed(sources):
            yield from function_lines("update", *text.splitlines())
        for lines in self.functions.values():
            yield from lines
        yield Line("")

    def define(self, name: str, role: str, *rows: str) -> str:
        """Let a function or class stand above the model; returns its name."""
        self.functions.setdefault(name, list(function_lines(role, *rows)))
        return name

    def _training(self) -> Iterator[Line]:
        yield Line("")
        yield self.comments.comment(words.TRAINING)
        pictures = isinstance(self.experiment.dataset, PictureSet)
        yield Line('order_stream = stream("order")')
        yield from self.streams()
        yield Line(f"count = len({'pixels_train' if pictures else 'x_train'})")
        yield Line("batches = -(-count // batch_size)  # ⌈count / batch_size⌉")
        yield Line("step = 0", "", "update")
        yield Line("losses = []", "", "loss")
        yield Line("for epoch in range(epochs):")
        order = "order_stream.permutation(count) if batch_size < count else np.arange(count)"
        yield Line(f"    order = {order}")
        yield Line("    for start in range(0, count, batch_size):")
        yield Line("        batch = order[start : start + batch_size]")
        if pictures:
            yield Line("        x, t = inputs(pixels_train[batch]), targets(labels_train[batch])")
        else:
            yield Line("        x, t = x_train[batch], t_train[batch]")
        yield Line("        step += 1", "", "update")
        for line in self.make_step():
            yield line.indented(8)
        yield Line("")
        mean = "np.mean(losses[-batches:])"
        yield Line(
            f'    print(f"epoch {{epoch + 1}}, step {{step}}: loss {{{mean}:.6g}}")', "", "loss"
        )

    # What a network consists of

    def weights(self) -> Iterator[Line]:
        """The first weights as variables."""
        yield Line("")
        yield self.comments.comment(words.FIRST_WEIGHTS)
        for plan in self.network.plans:
            for name, array in self.arrays_of(plan).items():
                yield from self.weight(plan, name, array)

    def arrays_of(self, plan: Plan) -> dict[str, Array]:
        """The framework's name for each array of a layer -> the array."""
        if "gamma" in plan.parameters:
            names = ("gamma", "beta", "mean", "variance")
            return dict(zip(names, self.normalization_of(plan), strict=True))
        return self.learnt(plan) if "weights" in plan.parameters else {}

    def parameters_of(self, plan: Plan) -> tuple[Array, Array | None]:
        """(W (units, inputs), b (units,) or None) of a dense or convolutional layer."""
        table = self.network.view(self.network.parameters, plan.key)
        bias = table[:, -1] if plan_bias(plan) is not None else None
        return table[:, : plan.fan_in], bias

    def normalization_of(self, plan: Plan) -> tuple[Array, Array, Array, Array]:
        """(gamma, beta, mean, variance), each (units,)."""
        network = self.network
        gamma, beta = (
            network.view(network.parameters, plan.key, n).ravel() for n in ("gamma", "beta")
        )
        mean, variance = (
            network.statistics[start : start + shape[0]]
            for start, shape in (plan.statistics[name] for name in ("mean", "variance"))
        )
        return gamma, beta, mean, variance

    def weight(self, plan: Plan, name: str, array: Array) -> Iterator[Line]:
        """`h1_kernel = ...`, as numbers or from the file."""
        variable = self.weight_name(plan, name)
        array = np.ascontiguousarray(array)
        given = None if self.trainer is None else array
        return self.arrays.array(variable, given, array.shape, plan.key, "forward")

    def weight_name(self, plan: Plan, name: str) -> str:
        return f"{self.variables[plan.key]}_{name}"

    @property
    def reads_pictures(self) -> bool:
        """Whether the first layer takes pictures, not the pixels in a row."""
        shape = self.network.input_shape
        return len(shape) == 3 and not isinstance(self.network.plans[0].layer, Flatten)

    def speaking(self, plan: Plan) -> list[float] | None:
        """0 for silent units, 1 for the others; None if all may speak."""
        silent = [u for u in getattr(plan.layer, "silent_units", ()) if u < plan.units]
        return [float(unit not in silent) for unit in range(plan.units)] if silent else None

    def activation_of(self, plan: Plan) -> Activation | None:
        """What is applied to a layer's sums; None of the output where the loss has it in it."""
        if plan.key == OUTPUT_KEY and self.experiment.loss.logits_of:
            return None
        activation = getattr(plan.layer, "activation", None)
        return None if activation is None or activation.kind == "identity" else activation

    def has_ties(self, plan: Plan) -> bool:
        """Whether a maximum may have to choose between equal numbers that do not learn alike: the
        zeros of dropout and those of an activation. Which one is chosen differs by framework.
        """
        before = self.network.plans[: self.network.plans.index(plan)]
        return any(isinstance(earlier.layer, Dropout) for earlier in before)

    def unknown(self, component: Component | Layer) -> SettingError:
        return SettingError(
            "{framework} source knows the layers, activations, losses and optimizers of Glassnet, "
            "got {got}: save it as NumPy",
            framework=self.framework,
            got=type(component).label or type(component).kind,
        )

    # The update

    def rates(self) -> Iterator[Line]:
        """What the optimizer's rule needs of this step: its rate, corrected or scheduled."""
        for statement in self.step.update:
            if not statement.layer:
                yield Line(statement.text, "", "update", statement.operation)

    @property
    def rate(self) -> str:
        return "learning_rate * schedule(step - 1)" if self.scheduled else "learning_rate"

    def rule_arguments(self) -> list[str]:
        """Of the written-out rule, after W, dW and its slots: numbers of this step."""
        slots = self.experiment.optimizer.slots()
        tree = ast.parse("\n".join(self.step.function)).body[0]
        assert isinstance(tree, ast.FunctionDef)
        names = [argument.arg for argument in tree.args.args]
        return [name for name in names[2:] if name not in slots]

    def learners(self) -> list[Plan]:
        return [plan for plan in self.network.plans if plan.parameters and not plan.frozen]

    def frozen_units(self, plan: Plan) -> list[int]:
        units = getattr(plan.layer, "frozen_units", ())
        return [] if plan.frozen else sorted({unit for unit in units if unit < plan.units})

    def said(self, phrase: str, spaces: int = 4) -> str:
        """A docstring in the language of the comments."""
        return " " * (spaces - 4) + self.comments.docstring(phrase)


def _rule_alone(experiment: Experiment) -> Experiment:
    """The smallest experiment with the same optimizer and schedule: its step has the same rule."""
    return Experiment(
        layers=(), optimizer=experiment.optimizer, schedule=experiment.schedule, dtype="float64"
    )


def broken(text: str) -> list[str]:
    """A call that is too long for a line, with a line for each argument."""
    if len(text) <= WIDTH:
        return [text]
    head, _, rest = text.partition("(")
    arguments, depth, start = [], 0, 0
    for place, character in enumerate(rest):
        if character == "," and depth == 0:
            arguments.append(rest[start:place].strip())
            start = place + 1
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            arguments.append(rest[start:place].strip())
            return [f"{head}(", *(f"    {one}," for one in arguments), f"){rest[place + 1 :]}"]
    return [text]
