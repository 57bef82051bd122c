"""An experiment as a plain NumPy script: the program that trains, with its formulas.

`numpy_script` shows it live, every line with the part of the network that it computes;
`write_numpy_script` writes it with data and weights, to be run anywhere.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from engine.data.pictures import PictureSet
from engine.files.sources import comments as words
from engine.files.sources.comments import Comments, Translate
from engine.files.sources.numpy_arrays import Arrays
from engine.files.sources.numpy_parts import Setting, Step
from engine.files.sources.numpy_pictures import FUNCTIONS
from engine.files.sources.numpy_pixels import picture_functions
from engine.files.sources.numpy_step import traced
from engine.files.sources.script import Line, Script, function_lines, line_of, quoted
from engine.files.sources.statements import Statement
from engine.training.experiment import Experiment, look_up
from engine.training.trainer import Trainer


def _same(text: str) -> str:
    return text


def numpy_script(
    run: Trainer | Experiment,
    standalone: bool = False,
    translate: Translate = _same,
    epochs: int = 100,
    arrays_file: str = "experiment.npz",
) -> Script:
    """The script of an experiment from its beginning, or of a run from where it stands.

    Without `standalone` it is to be read: from the experiment's beginning, and all arrays are said
    to come from a file. translate: of the comments (comments.PHRASES), labels and summaries.
    arrays_file: what holds the arrays that are too large to be written into the script.
    """
    experiment = run if isinstance(run, Experiment) else run.experiment
    trainer = Trainer(run) if standalone and isinstance(run, Experiment) else run
    if not standalone or isinstance(trainer, Experiment):
        writer = _Writer(experiment, traced(experiment), None, translate)
    else:
        step = traced(experiment, trainer.state.begun)
        writer = _Writer(experiment, step, trainer, translate)
    return writer.script(epochs, arrays_file)


def write_numpy_script(
    run: Trainer | Experiment, path: Path, translate: Translate = _same, epochs: int = 100
) -> tuple[Path, ...]:
    """Write the standalone script, and beside it its arrays if it has large ones.

    Returns the files. Each is written beside its target and moved into place.
    """
    beside = path.with_suffix(".npz")
    return numpy_script(run, True, translate, epochs, beside.name).write(path, beside)


def imports(modules: Iterable[str], loads: bool) -> Iterator[Line]:
    """What every script imports first. modules: its functions need; loads: arrays from a file."""
    for module in sorted({*modules} - {"numpy"}):
        yield Line(f"import {module}")
    if loads:
        yield Line("from pathlib import Path")
    yield Line("from zlib import crc32")
    yield Line("")
    yield Line("import numpy as np")


def stream_function(comments: Comments) -> Iterator[Line]:
    """The generators of engine/nn/streams.py, as a function."""
    return function_lines(
        "data",
        "def stream(*names):",
        comments.docstring(words.STREAM),
        "    key = tuple(crc32(name.encode()) for name in names)",
        "    sequence = np.random.SeedSequence(seed, spawn_key=key)",
        "    return np.random.Generator(np.random.PCG64(sequence))",
    )


class _Writer:
    """Puts the parts of a script in order. trainer: None where it is only read."""

    def __init__(
        self, experiment: Experiment, step: Step, trainer: Trainer | None, translate: Translate
    ) -> None:
        self.experiment = experiment
        self.step = step
        self.trainer = trainer
        self.comments = Comments(experiment, translate)
        self.arrays = Arrays(experiment, step, trainer, self.comments)

    def script(self, epochs: int, arrays_file: str) -> Script:
        body = [
            *self._settings(epochs),
            *self._functions(),
            *self.arrays.lines(arrays_file),
            *self._streams(),
            *self._training(),
        ]
        if self.trainer is not None:
            body += self._prediction()
        loads = bool(self.arrays.loaded) and self.trainer is not None
        return Script((*imports(self.step.modules, loads), *body), self.arrays.loaded)

    def _settings(self, epochs: int) -> Iterator[Line]:
        trainer = self.trainer
        yield Line("")
        yield self.comments.comment(words.SETTINGS)
        order = ("update", "loss", "forward")
        for setting in sorted(self.step.settings, key=lambda s: order.index(s.role)):
            yield self._setting(setting)
        for key, (variable, text) in self.step.windows.items():
            yield Line(f"{variable} = {text}", key, "forward")
        yield Line(f"batch_size = {self.experiment.batch_size}", knob="batch_size")
        yield Line(f"epochs = {epochs + (0 if trainer is None else trainer.epoch)}")
        seed = self.experiment.seed if trainer is None else trainer.streams.seed
        yield Line(f"seed = {seed}", knob="seed")
        if self.arrays.single:
            yield Line("dtype = np.float32", knob="dtype")

    def _setting(self, setting: Setting) -> Line:
        value = look_up(self.experiment, setting.path)
        text = f"{setting.variable} = {value!r}"
        return Line(text, setting.layer, setting.role, knob=setting.path)

    def _functions(self) -> Iterator[Line]:
        used, comments = self.step.used, self.comments
        dtype = ", x.dtype" if self.arrays.single else ""
        for name, function in FUNCTIONS.items():
            if name in self.step.functions:
                body = textwrap.indent(textwrap.dedent(function.body).strip(), "    ").splitlines()
                docstring = comments.docstring(function.docstring)
                yield from function_lines("forward", f"def {function.head}:", docstring, *body)
        if isinstance(self.experiment.dataset, PictureSet):
            yield from picture_functions(self.experiment, comments)
        if "with_ones" in used:
            head, docstring = "def with_ones(x):", comments.docstring(words.WITH_ONES)
            rows = f"    return np.vstack([x, np.ones((1, x.shape[1]){dtype})])"
            yield from function_lines("forward", head, docstring, rows)
        if "with_row" in used:
            head, docstring = "def with_row(x, number):", comments.docstring(words.WITH_ROW)
            rows = f"    return np.vstack([x, np.full((1, x.shape[1]), number{dtype})])"
            yield from function_lines("forward", head, docstring, rows)
        yield from stream_function(comments)
        for text in self.step.sources.values():
            yield from function_lines("update", *text.splitlines())
        if self.step.function:
            head, *rest = self.step.function
            summary = comments.docstring(type(self.experiment.optimizer).summary())
            yield from function_lines("update", head, summary, *rest)
        yield Line("")

    def _streams(self) -> Iterator[Line]:
        yield Line("")
        yield self.comments.comment(words.STREAMS)
        running: dict[str, tuple[str, ...]] = {"order_stream": ("order",)}
        for key, variable in self.step.streams.items():
            running[variable] = ("layer", key)
        for variable, names in running.items():
            layer = names[-1] if len(names) > 1 else ""
            role = "forward" if layer else "data"
            yield Line(f"{variable} = stream({', '.join(map(quoted, names))})", layer, role)
            if self.trainer is not None and not self.arrays.begins:
                state = self.trainer.streams.running(*names).bit_generator.state
                yield Line(f"{variable}.bit_generator.state = {state!r}", layer, role)

    def _training(self) -> Iterator[Line]:
        yield Line("")
        yield self.comments.comment(words.TRAINING)
        pictures = isinstance(self.experiment.dataset, PictureSet)
        yield Line(f"count = {'len(pixels_train)' if pictures else 'x_train.shape[1]'}")
        yield Line("batches = -(-count // batch_size)  # ⌈count / batch_size⌉")
        if "step" in self.step.used:
            yield Line(f"step = {0 if self.trainer is None else self.trainer.step}", "", "update")
        yield Line("losses = []", "", "loss")
        order = "order_stream.permutation(count) if batch_size < count else np.arange(count)"
        if self.arrays.begins:
            yield Line("for epoch in range(epochs):")
            yield Line(f"    order = {order}")
        else:
            yield from self._rest_of_epoch()
        yield Line("    for start in range(0, len(order), batch_size):")
        for line in self._batch():
            yield line.indented(8)
        yield Line("")
        mean = "np.mean(losses[-batches:])"
        yield Line(f'    print(f"epoch {{epoch + 1}}: loss {{{mean}:.6g}}")', "", "loss")
        if not self.arrays.begins:
            yield Line(f"    order = {order}")

    def _rest_of_epoch(self) -> Iterator[Line]:
        assert self.trainer is not None
        batches = self.trainer.batches
        yield self.comments.comment(words.LEFT)
        if batches.full and batches.place == 0:
            yield Line("order = np.arange(count)")
        else:
            rest: np.ndarray[tuple[int], np.dtype[np.int64]] = batches.order[batches.place :]
            yield from self.arrays.array("order", rest, rest.shape)
        yield Line(f"for epoch in range({self.trainer.epoch}, epochs):")

    def _batch(self) -> Iterator[Line]:
        used = self.step.used
        yield Line("batch = order[start : start + batch_size]")
        if isinstance(self.experiment.dataset, PictureSet):
            yield Line("x, t = inputs(pixels_train[batch]), targets(labels_train[batch])")
        else:
            yield Line("x, t = x_train.take(batch, axis=1), t_train.take(batch, axis=1)")
        if "n" in used:
            yield Line("n = len(batch)")
        if "step" in used:
            yield Line("step += 1", "", "update")
        yield from self._commented(self.step.statements)
        if self.step.update:
            yield Line("", "", "update")
            label = self.comments.label(self.experiment.optimizer)
            yield self.comments.comment(words.UPDATE, "", "update", optimizer=label)
        yield from map(line_of, self.step.update)
        yield Line("")
        yield Line("losses.append(loss)", "", "loss")

    def _commented(self, statements: Iterable[Statement]) -> Iterator[Line]:
        """Statements in paragraphs, one for each layer and role, a comment over each."""
        before: tuple[str, str] | None = None
        for statement in statements:
            place = statement.layer, statement.role
            if place != before:
                yield Line("", *place)
                if statement.role == "loss":
                    yield self.comments.loss()
                elif statement.layer:
                    yield self.comments.layer(*place)
            before = place
            yield line_of(statement)

    def _prediction(self) -> Iterator[Line]:
        head = ["def predict(x):", self.comments.docstring(words.PREDICT)]
        if "n" in self.step.predict_used:
            head.append("    n = x.shape[1]")
        yield from function_lines("forward", *head)
        for statement in self.step.predict:
            yield line_of(statement).indented(4)
