"""Walkthrough: one step of learning, call by call, with what every call read and wrote.

The calls are those of the program that trains: forward, loss, backward, update. They run on a twin
of the network, so that the run does not notice. What is kept of an array is a `Look` at it.
"""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.gradient_check import standing
from engine.insight.twin import Twin
from engine.nn.compile import compile_training
from engine.nn.program import Call
from engine.nn.value import Value
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

Array = NDArray[Any]

ROLES = ("forward", "loss", "backward", "update")
"""The stages of a step, in their order."""
MOST_ROWS, MOST_COLUMNS = 16, 12
"""Of an array that is kept number by number; of a larger one its upper left corner."""
STRIP_ROWS, STRIP_COLUMNS = 32, 128
"""Of the picture of a larger array: places that are taken at equal distances."""
MEMORY = 32 << 20
"""Bytes of all looks together; once they are spent only sizes and means are kept."""
PAUSE = 0.004
"""Seconds of work between two yields."""

LATER = re.compile(r"\[[1-9]\d*:")
"""In the line of an update: a stretch of parameters that is not the first."""


@dataclass(frozen=True, eq=False)
class Look:
    """What is kept of an array at one moment.

    text: what the line calls it. corner: (rows, columns) of numbers, all of them where `whole`.
    strip: (rows, columns) float32, a coarse picture of an array that is not whole, else None.
    changed: where the corner differs from what stood there before, None if nothing did.
    """

    text: str
    shape: tuple[int, ...]
    low: float
    mean: float
    high: float
    corner: Array
    whole: bool
    strip: Array | None = None
    changed: Array | None = None

    @property
    def nbytes(self) -> int:
        arrays = (self.corner, self.strip, self.changed)
        return sum(array.nbytes for array in arrays if array is not None)


@dataclass(frozen=True, eq=False)
class Line:
    """One call: its stage, the layer that it serves ("" for all), and its line of NumPy."""

    role: str
    layer: str
    text: str
    formula: str
    operation: str
    inputs: tuple[Look, ...]
    out: Look


@dataclass(frozen=True, eq=False)
class Walkthrough:
    """A whole step. step: its number, 1 for the first. layers: keys in order, the output last.

    shortened: the memory was spent before the end. repeated: calls that do for further parameters
    what the update of the first ones shows; they have no line.
    """

    experiment: Experiment
    step: int
    samples: int
    layers: tuple[str, ...]
    lines: tuple[Line, ...]
    loss: float
    shortened: bool = False
    repeated: int = 0

    def first(self, role: str = "", layer: str | None = None) -> int | None:
        """The first line of a stage, of a layer, or of both; None if there is none."""
        for number, line in enumerate(self.lines):
            if (not role or line.role == role) and (layer is None or line.layer == layer):
                return number
        return None

    @property
    def nbytes(self) -> int:
        looks = {id(look): look for line in self.lines for look in (*line.inputs, line.out)}
        return sum(look.nbytes for look in looks.values())


def walk(trainer: Trainer, memory: int = MEMORY) -> Generator[float, None, Walkthrough]:
    """Walk the step that the run would make next. Yields the share done."""
    twin = Twin(trainer, evaluated=False)
    twin.follow(trainer)
    block = trainer.batches.upcoming()[0].copy()
    e, n = twin.experiment, block.shape[1]
    program = compile_training(
        twin.network, e.loss, e.optimizer, e.schedule, twin.state, twin.streams, n
    )
    np.copyto(program.array("block"), block)
    program.clock.step = twin.step + 1
    lasting = (twin.network.parameters, twin.network.statistics, *twin.state.slots.values())
    looks = _Looks(memory, lasting)
    lines: list[Line] = []
    repeated = 0
    begun = time.perf_counter()
    yield 0.0
    for number, call in enumerate(program.calls):
        if call.role == "update" and not call.layer and (repeated or LATER.search(call.text())):
            repeated += 1
            with np.errstate(all="ignore"):
                call.run()
        else:
            lines.append(_line(call, looks))
        if time.perf_counter() - begun > PAUSE:
            yield number / len(program.calls)
            begun = time.perf_counter()
    loss = float(program.array("loss"))
    layers = tuple(plan.key for plan in twin.network.plans)
    made = tuple(lines)
    return Walkthrough(e, twin.step + 1, n, layers, made, loss, looks.shortened, repeated)


def _line(call: Call, looks: _Looks) -> Line:
    """Run a call, and keep what it read and wrote."""
    text = call.text()
    # Vectors of ones, with which sums are made as products, are no part of the line.
    read = (v for v in call.inputs if not v.is_constant and v.text() in text)
    inputs = tuple(looks.at(value) for value in read)
    old = looks.before(call.out)
    with np.errstate(all="ignore"):
        call.run()
    looks.wrote(call.out)
    out = looks.at(call.out, old)
    role = "forward" if call.role == "draw" else call.role
    return Line(role, call.layer, text, call.formula, call.operation.name, inputs, out)


class _Looks:
    """Takes looks at arrays, and the same one again as long as nothing was written there."""

    def __init__(self, memory: int, lasting: tuple[Array, ...]) -> None:
        self.left = memory
        self._lasting = {id(_memory(array)) for array in lasting}
        self.shortened = False
        self._taken: dict[tuple[int, ...], tuple[int, Look]] = {}
        self._written: dict[int, int] = {}
        self._count = 0

    def at(self, value: Value, old: Array | None = None) -> Look:
        array = value.array
        assert array is not None
        key = (id(_memory(array)), _address(array), *array.shape, *array.strides)
        stamp = self._written.get(id(_memory(array)), 0)
        found = self._taken.get(key)
        if found is not None and found[0] == stamp:
            return dataclasses.replace(found[1], text=value.text())
        look = self._take(value.text(), array, old)
        self._taken[key] = stamp, look
        return look

    def before(self, out: Value) -> Array | None:
        """The corner of an array that lives on from step to step, before it is written."""
        array = out.array
        if array is None or id(_memory(array)) not in self._lasting:
            return None
        return _corner(array).copy()

    def wrote(self, out: Value) -> None:
        self._count += 1
        assert out.array is not None
        self._written[id(_memory(out.array))] = self._count

    def _take(self, text: str, array: Array, old: Array | None) -> Look:
        # A moment's values can be infinite; they are shown as what they are.
        with np.errstate(all="ignore"):
            low, mean, high = float(array.min()), float(array.mean()), float(array.max())
        seen = _corner(array)
        whole = seen.size == array.size
        if self.left <= 0:
            self.shortened = True
            return Look(text, array.shape, low, mean, high, _still(seen[:0]), False)
        corner = _still(seen)
        strip = None if whole else _still(_coarse(array))
        changed = None
        if old is not None and old.shape == corner.shape:
            changed = _still((corner != old) & ~(np.isnan(corner) & np.isnan(old)))
        look = Look(text, array.shape, low, mean, high, corner, whole, strip, changed)
        self.left -= look.nbytes
        return look


def _memory(array: Array) -> Array:
    """The array that owns the memory of a view."""
    while isinstance(array.base, np.ndarray):
        array = array.base
    return array


def _address(array: Array) -> int:
    address: int = array.__array_interface__["data"][0]
    return address


def _matrix(array: Array) -> Array:
    """Any array as rows and columns: of pictures (height, n, width, channels) the first sample's
    first channel.
    """
    if array.ndim == 4:
        return array[:, 0, :, 0]
    if array.ndim <= 1:
        return array.reshape(1, -1)
    return array.reshape(array.shape[0], -1)


def _corner(array: Array) -> Array:
    """The first numbers; a vector is a single row, of as many numbers as a table has."""
    seen = _matrix(array)
    most = MOST_ROWS * MOST_COLUMNS if len(seen) == 1 else MOST_COLUMNS
    return seen[:MOST_ROWS, :most]


def _coarse(array: Array) -> Array:
    """A picture of an array: numbers at equal distances; a vector is folded into rows."""
    seen = _matrix(array)
    if len(seen) == 1:
        count = seen.size
        columns = min(count, STRIP_COLUMNS)
        rows = max(1, min(STRIP_ROWS, count // columns))
        places = np.linspace(0, count - 1, rows * columns).astype(int)
        return np.asarray(seen[0, places].reshape(rows, columns), np.float32)
    down = np.linspace(0, seen.shape[0] - 1, min(STRIP_ROWS, seen.shape[0])).astype(int)
    across = np.linspace(0, seen.shape[1] - 1, min(STRIP_COLUMNS, seen.shape[1])).astype(int)
    return np.asarray(seen[np.ix_(down, across)], np.float32)


def _still(array: Array) -> Array:
    made = np.array(array)
    made.flags.writeable = False
    return made


@dataclass(frozen=True)
class WalkJob:
    """A job: walk the next step of the run, or the first one of an experiment nobody runs."""

    experiment: Experiment | None = None

    def __call__(self, trainer: Trainer) -> Generator[float, None, object]:
        yield 0.0
        own = trainer if self.experiment is None else standing(self.experiment)
        found: Walkthrough = yield from walk(own)
        return found
