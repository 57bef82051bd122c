"""One step of learning as lines of NumPy: forward, loss, backward and update of an experiment.

The same code that writes the programs which train is traced here and folded into statements, so
that what is read is what runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.sources.functions import function_source
from engine.files.sources.numpy_parts import Learner, Setting, Step, Tensor
from engine.files.sources.numpy_pictures import FUNCTIONS, spell
from engine.files.sources.numpy_update import Update
from engine.files.sources.statements import BATCHES, Folder, Names, Statement
from engine.nn.allocation import fold_constants
from engine.nn.compile import emit_evaluation, emit_gradient
from engine.nn.network import OUTPUT_KEY, Network
from engine.nn.program import Call
from engine.nn.streams import Streams
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Effect
from engine.training.experiment import Experiment, effects

Array = NDArray[Any]

RESERVED = (
    *("x", "t", "n", "step", "epoch", "epochs", "order", "batch", "start", "count", "batches"),
    *("seed", "losses", "arrays", "dtype", "x_train", "t_train", "batch_size", "order_stream"),
    *("update", "stream", "with_ones", "with_row", "predict", "schedule", "rate", "crc32", "Path"),
    *(
        "path",
        "file",
        "pixels_train",
        "labels_train",
        "inputs",
        "targets",
        "offset",
        "divisor",
        "mixing",
    ),
    *FUNCTIONS,
)
"""Names that the script itself uses."""


def trace(experiment: Experiment, begun: int = 0, rule_apart: bool = False) -> Step:
    """The step of an experiment. begun: steps made before its optimizer started.

    rule_apart: the optimizer's rule is a function even where it has one line only.
    """
    return _Tracer(experiment, begun).trace(rule_apart)


def batch_size(network: Network) -> int:
    """A size that nothing else in the network has."""
    if len(network.input_shape) == 1:
        return BATCHES[0]
    sizes = {size for plan in network.plans for size in (*plan.input_shape, *plan.output_shape)}
    return next(size for size in BATCHES[1:] if size not in sizes)


_recent: list[tuple[Experiment, tuple[int, bool], Step]] = []


def traced(experiment: Experiment, begun: int = 0, rule_apart: bool = False) -> Step:
    """What `trace` gives; where only values of knobs differ, it is traced once."""
    for known, how, step in list(_recent):
        if how == (begun, rule_apart) and effects(known, experiment) <= {Effect.VALUE}:
            return step
    step = trace(experiment, begun, rule_apart)
    _recent[:] = [(experiment, (begun, rule_apart), step), *_recent[:7]]
    return step


class _Tracer:
    def __init__(self, experiment: Experiment, begun: int) -> None:
        self.experiment = experiment
        self.begun = begun
        self.network = Network(
            experiment.layers,
            experiment.output,
            experiment.input_shape,
            experiment.output_units,
            "float64",
        )
        self.batch = batch_size(self.network)
        self.streams = Streams(0)
        self.names = Names(RESERVED)
        self.found = Step()
        self.variables: dict[str, str] = {}  # of settings, by path
        self.places: dict[tuple[int, tuple[int, ...]], str] = {}  # of arrays in the flat vectors
        self.constants: dict[str, str] = {}

    def trace(self, rule_apart: bool) -> Step:
        f = Tape(np.float64)
        network, experiment = self.network, self.experiment
        self._name_tensors()
        _, loss, _ = emit_gradient(f, network, experiment.loss, self.streams, self.batch)
        loss.root.kept = True
        written = len(f.calls)
        update = Update(f, experiment, self._learners(), self._setting, rule_apart)
        self.found.tensors += [
            Tensor(variable, "counter", name=name) for name, variable in update.counters.items()
        ]
        calls = self._spelled(fold_constants(f.calls, f.constant))
        kept = {id(call) for call in calls}
        gradient = [call for call in f.calls[:written] if id(call) in kept]
        folder = self._folder(f, calls)
        self._name_gradients(calls)
        found = self.found
        found.statements = folder.region(gradient)
        update.write(folder, kept, found)
        self._take(folder)
        found.used |= folder.used
        self._trace_prediction()
        return found

    def _spelled(self, calls: Sequence[Call]) -> list[Call]:
        """The calls with their routines said in functions of the script."""
        found = self.found
        for plan in self.network.plans:
            if hasattr(plan.layer, "windows") and plan.key not in found.windows:
                found.windows[plan.key] = self.names.fresh(f"window_{plan.key}"), ""
        variables = {key: variable for key, (variable, _) in found.windows.items()}
        spelling = spell(calls, self.network, variables)
        found.functions |= spelling.functions
        found.windows |= {key: (variables[key], text) for key, text in spelling.windows.items()}
        return spelling.calls

    # Names

    def _name_gradients(self, calls: Sequence[Call]) -> None:
        """Gradients that are filled in part by part must be there before."""
        for tensor in [tensor for tensor in self.found.tensors if tensor.kind == "parameter"]:
            start, shape = self.network.plan(tensor.key).parameters[tensor.name]
            view = self.network.view(self.network.gradients, tensor.key, tensor.name)
            parts = [call.out for call in calls if call.role == "backward"]
            parts = [out for out in parts if out.shape != out.root.shape]
            arrays = [out.root.array for out in parts if out.root.array is not None]
            if any(array.ctypes.data == view.ctypes.data for array in arrays):
                variable = self._variable(self.network.gradients, start, shape)
                self.found.tensors.append(
                    Tensor(variable, "gradient", tensor.key, tensor.name, like=tensor.variable)
                )

    def _name_tensors(self) -> None:
        network, names, found = self.network, self.names, self.found
        for plan in network.plans:
            for name, (start, shape) in plan.parameters.items():
                symbol = "W" if name == "weights" else name
                variable = names.fresh(f"{symbol}_{plan.key}")
                found.tensors.append(Tensor(variable, "parameter", plan.key, name, shape=shape))
                self._place(network.parameters, start, shape, variable)
                self._place(network.gradients, start, shape, names.fresh(f"d{variable}"))
            for name, (start, shape) in plan.statistics.items():
                variable = names.fresh(f"running_{name}_{plan.key}")
                found.tensors.append(Tensor(variable, "statistic", plan.key, name, shape=shape))
                self._place(network.statistics, start, shape, variable)

    def _place(self, vector: Array, start: int, shape: tuple[int, ...], variable: str) -> None:
        view = vector[start : start + prod(shape)]
        self.places[view.ctypes.data, shape] = variable

    def _variable(self, vector: Array, start: int, shape: tuple[int, ...]) -> str:
        return self.places[vector[start : start + prod(shape)].ctypes.data, shape]

    def _folder(self, f: Tape, calls: Sequence[Call]) -> Folder:
        draws = "dtype" if self.experiment.dtype == "float32" else ""
        folder = Folder(f, calls, self.names, draws, self.batch)
        folder.array = self._array
        if self.begun:
            folder.step = f"step - {self.begun}"
        for call in calls:
            if call.operation.name == "scalar":
                for name, _ in function_source(call.bound).functions:
                    self.names.reserve(name)
        for (path, transform), (_, value) in f.cells.items():
            exact = transform == "exact"
            folder.setting(value, self._setting(str(path)), None if exact else transform)
        for plan in self.network.plans:
            generator = self.streams.running("layer", plan.key)
            if any(call.bound is generator for call in calls):
                variable = self.found.streams.setdefault(
                    plan.key, self.names.fresh(f"random_{plan.key}")
                )
                folder.streams[id(generator)] = variable
        return folder

    def _setting(self, path: str, wanted: str = "") -> str:
        if path not in self.variables:
            parts = path.split(".")
            layer = parts[1] if parts[0] == "layers" else ("output" * (parts[0] == "output"))
            suffix = f"_{layer}" if layer else ""
            prefix = "schedule_" if parts[0] == "schedule" else ""
            role = {"optimizer": "update", "schedule": "update", "loss": "loss"}.get(parts[0])
            role = role or ("update" if "regularizer" in parts else "forward")
            variable = self.names.fresh(f"{prefix}{wanted or parts[-1]}{suffix}")
            self.variables[path] = variable
            self.found.settings.append(Setting(variable, path, layer, role))
        return self.variables[path]

    def _array(self, value: Value) -> str:
        """The variable of an array that lives outside the program."""
        assert value.array is not None
        place = (value.array.ctypes.data, value.shape)
        if place in self.places:
            return self.places[place]
        if value.name in ("x", "t"):
            return value.name
        if value.name not in self.constants:  # such as the units that are silent
            variable = self.names.fresh(value.name)
            self.constants[value.name] = variable
            tensor = Tensor(variable, "constant", constant=value.array, shape=value.shape)
            self.found.tensors.append(tensor)
        return self.constants[value.name]

    def _take(self, folder: Folder) -> None:
        for source in folder.sources.values():
            self.found.modules |= source.modules
            for name, text in source.functions:
                self.found.sources.setdefault(name, text)

    # Update

    def _learners(self) -> list[Learner]:
        network, found = self.network, self.found
        mask = network.mask()
        learners = []
        for plan in network.plans:
            if plan.frozen:
                continue
            for name, (start, shape) in plan.parameters.items():
                tensor = next(t for t in found.tensors if (t.key, t.name) == (plan.key, name))
                gradient = self._variable(network.gradients, start, shape)
                ending = tensor.variable.removeprefix("W_")
                slots = tuple(
                    Tensor(
                        self.names.fresh(f"{slot}_{ending}"),
                        *("slot", plan.key, name, slot, shape),
                        like=tensor.variable,
                    )
                    for slot in self.experiment.optimizer.slots()
                )
                found.tensors += slots
                rows = None if mask is None else network.view(mask, plan.key, name)[:, :1].copy()
                free = ""
                if rows is not None and not rows.all():
                    free = self.names.fresh(f"free_{ending}")
                    found.tensors.append(Tensor(free, "constant", constant=rows, shape=rows.shape))
                learners.append(Learner(tensor, gradient, slots, free, plan))
        return learners

    # Prediction

    def _trace_prediction(self) -> None:
        f = Tape(np.float64, training=False)
        output = emit_evaluation(f, self.network, self.batch)["output"]
        calls = self._spelled(fold_constants(f.calls, f.constant))
        outside = [tensor.variable for tensor in self.found.tensors]
        outside += [variable for variable, _ in self.found.windows.values()]
        self.names = Names((*RESERVED, *outside, *self.variables.values()))
        folder = self._folder(f, calls)
        self.found.predict = folder.region(calls)
        result = folder.expression(output).text
        self.found.predict.append(Statement(f"return {result}", OUTPUT_KEY, "forward", ""))
        self.found.predict_used = folder.used
        self._take(folder)
