"""The tape: notes operations on values while a network is written, and makes a program of them."""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.allocation import allocate, fold_constants
from engine.nn.operations import OPERATIONS
from engine.nn.program import Call, Cell, Clock, Program, bind
from engine.nn.value import Number, Value

Array = NDArray[Any]
Routine = Callable[..., Callable[[], object]]

# Names that the generated source needs for itself.
_RESERVED = ("both", "clock", "dtype", "float", "make", "step")


class Tape:
    """Notes operations on values; `finish` turns the notes into a program.

    fast: layers may be written so that large ones take less time and memory, at the cost of values
    that could be looked at in between.
    """

    def __init__(
        self, dtype: np.dtype[Any] | type, training: bool = True, fast: bool = False
    ) -> None:
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        self.training = training
        self.fast = fast
        self.clock = Clock()
        self.calls: list[Call] = []
        self.views: list[Value] = []
        self.cells: dict[tuple[str, object], tuple[Cell, Value]] = {}
        self.path: tuple[str, ...] = ()
        self.layer = ""
        self.role = "forward"
        self.lane: int | None = None
        self._names: dict[str, int] = dict.fromkeys((*OPERATIONS, *_RESERVED), 1)
        self._constants: dict[float, Value] = {}
        self._functions: dict[Callable[..., float], str] = {}

    # Names and places

    def unique(self, name: str) -> str:
        """A Python identifier that no other value of the program has."""
        name = unicodedata.normalize("NFKC", name)  # as Python reads it in a source
        name = "".join(c if ("_" + c).isidentifier() else "_" for c in name)
        if keyword.iskeyword(name) or not name[:1].isalpha():
            name = "v_" + name
        seen = self._names.get(name, 0)
        self._names[name] = seen + 1
        return self.unique(f"{name}_{seen + 1}") if seen else name

    @contextmanager
    def at(self, *path: str) -> Iterator[None]:
        """Inside, `knob` names are looked up below this path of the experiment."""
        outer = self.path
        self.path = (*outer, *path)
        yield
        self.path = outer

    @contextmanager
    def under(self, path: tuple[str, ...]) -> Iterator[None]:
        """Inside, `knob` names are looked up below exactly this path."""
        outer, self.path = self.path, path
        yield
        self.path = outer

    @contextmanager
    def serving(self, layer: str | None = None, role: str | None = None) -> Iterator[None]:
        """Inside, calls are noted for this layer key and role."""
        outer = self.layer, self.role
        self.layer = outer[0] if layer is None else layer
        self.role = outer[1] if role is None else role
        yield
        self.layer, self.role = outer

    @contextmanager
    def in_lane(self, lane: int) -> Iterator[None]:
        """Inside, calls are noted for one of two threads: first all of lane 0, then all of 1."""
        self.lane = lane
        yield
        self.lane = None

    # Values

    def external(self, name: str, array: Array) -> Value:
        """An array that lives outside: a parameter, a state, the input block."""
        value = Value(self, self.unique(name), array.shape)
        value.array = array
        value.kept = True
        return value

    def constant(self, number: float) -> Value:
        """A number in the program's dtype (an array operand costs half of a Python number)."""
        number = float(number)
        if number not in self._constants:
            array = np.array(number, self.dtype)
            text = f"{number:g}".replace("-", "minus_").replace(".", "p").replace("+", "")
            self._constants[number] = self.external(f"c_{text}", array)
            self._constants[number].is_constant = True
        return self._constants[number]

    def knob(
        self, owner: object, name: str, transform: Callable[[float], float] | None = None
    ) -> Value:
        """The number of a knob, overwritten in place when the knob is turned."""
        path = ".".join((*self.path, name))
        if (path, transform) not in self.cells:
            cell = Cell(path, transform, np.zeros((), self.dtype))
            cell.set(getattr(owner, name))
            label = name if transform is None else f"{name}_{transform.__name__.strip('<>')}"
            self.cells[path, transform] = cell, self.external(label, cell.array)
        return self.cells[path, transform][1]

    def exact(self, owner: object, name: str) -> Value:
        """The number of a knob in double precision, for `scalar` calls."""
        path = ".".join((*self.path, name))
        if (path, "exact") not in self.cells:
            cell = Cell(path, None, np.zeros(()))
            cell.set(getattr(owner, name))
            self.cells[path, "exact"] = cell, self.external(name, cell.array)
        return self.cells[path, "exact"][1]

    def _as_value(self, operand: Value | Number) -> Value:
        return operand if isinstance(operand, Value) else self.constant(operand)

    # Operations

    def apply(self, name: str, *operands: Value | Number, shape: tuple[int, ...] = ()) -> Value:
        """Note one operation of the table and return its (new) result."""
        operation = OPERATIONS[name]
        inputs = tuple(self._as_value(operand) for operand in operands)
        if operation.shape is not None:
            shape = operation.shape(*(value.shape for value in inputs))
        out = Value(self, self.unique("temp"), shape)
        self.calls.append(Call(self.layer, self.role, operation, inputs, out, lane=self.lane))
        return out

    def __getattr__(self, name: str) -> Callable[..., Value]:
        if name.startswith("_") or name not in OPERATIONS:
            raise AttributeError(f"a tape has no operation {name!r}")
        return lambda *operands: self.apply(name, *operands)

    def uniform(self, generator: np.random.Generator, shape: tuple[int, ...]) -> Value:
        """Fresh numbers from [0, 1) at each run, drawn from `generator`."""
        with self.serving(role="draw"):
            out = self.apply("uniform", shape=shape)
        self.calls[-1].bound = generator
        out.kept = True  # so that a walk can hold it
        return out

    def total(self, value: Value) -> Value:
        """The sum of all numbers of a value, as a product with ones (four times as fast)."""
        size = int(np.prod(value.shape))
        ones = self.external(f"ones_{size}", np.ones(size, self.dtype))
        out = self.apply("dot", _in_a_row(value), ones)
        self.calls[-1].shown = "np.sum({0})"
        return out

    def inner(self, left: Value, right: Value) -> Value:
        """The sum of all products of two values of one shape."""
        out = self.apply("dot", _in_a_row(left), _in_a_row(right))
        self.calls[-1].shown = "np.sum({0}**2)" if left is right else "np.sum({0} * {1})"
        return out

    def scalar(self, function: Callable[..., float], *inputs: Value) -> Value:
        """A number computed by plain Python each step: function(step, *inputs)."""
        out = self.apply("scalar", *inputs)
        if function not in self._functions:
            self._functions[function] = self.unique(function.__name__)
        self.calls[-1].bound = function
        self.calls[-1].bound_name = self._functions[function]
        return out

    def routine(
        self,
        make: Routine,
        *inputs: Value,
        shape: tuple[int, ...],
        name: str,
        shown: str,
        in_place: bool = False,
    ) -> Value:
        """What takes more than one NumPy call but is one step to people: a convolution, a pooling.

        make(*arrays, out) is called once, when all arrays are there, and returns what runs.
        in_place: the result may lie where an input lay.
        """
        out = self.apply("routine_in_place" if in_place else "routine", *inputs, shape=shape)
        call = self.calls[-1]
        call.bound, call.bound_name, call.shown = make, self.unique(name), shown
        return out

    def pixel_sums(self, value: Value) -> Value:
        """(channels,): the sums over all pixels of pictures (height, batch, width, channels)."""
        channels = value.shape[-1]
        pixels = int(np.prod(value.shape[:-1]))
        ones = self.external(f"ones_{pixels}", np.ones(pixels, self.dtype))
        flat = value.reshape(pixels, channels)
        flat.seen_as = "{0}"
        out = self.apply("dot", ones, flat)
        self.calls[-1].shown = "{1}.sum(axis=(0, 1, 2))"
        return out

    def assign(self, target: Value, value: Value, formula: str = "") -> Value:
        """Let `value` be computed in the place of `target`."""
        last = self.calls[-1] if self.calls else None
        fresh = last is not None and last.out is value
        if last is not None and fresh and not value.kept and value.pad is None:
            aliased = any(i.root is target.root for i in last.inputs)
            fits = last.operation.name != "dot" or _is_whole(target)
            if last.operation.elementwise or (fits and not aliased):
                last.out = target
                last.formula = formula
                value.root, value._view, value.array = target.root, target._view, target.array
                value.parent, value.seen_as, value.hint = target, "{0}", None
                self.views.append(value)
                return target
        copy = OPERATIONS["copy"]
        self.calls.append(
            Call(self.layer, self.role, copy, (value,), target, formula=formula, lane=self.lane)
        )
        return target

    def name(self, value: Value, hint: str, layer: str | None = None, bare: bool = False) -> Value:
        """Call a value by its textbook name: "z" in layer h1 is z_h1, or z itself where `bare`.

        A layer may rename its own values; one that another layer has named keeps its name.
        """
        layer = self.layer if layer is None else layer
        outside = value.root is value and value.array is not None
        if not outside and (value.hint is None or value.hint[1] == layer):
            full = hint if bare or not layer else f"{hint}_{layer}"
            if value.hint is None or value.hint[0] != full:
                root = value.root
                if root is not value and root.array is None and root.hint is None:
                    root.name = self.unique(full)
                value.hint = full, layer
                value.name = self.unique(full)
        return value

    @staticmethod
    def suggest(value: Value, name: str) -> Value:
        """What a value may be called where a formula grows too long for one line."""
        value.suggestion = name
        return value

    def explain(self, formula: str) -> None:
        """Say what the operation just noted computes."""
        self.calls[-1].formula = formula

    def keep(self, value: Value, name: str) -> Value:
        """Give a result a name under which it can be looked at after the program has run."""
        value.name = self.unique(name)
        value.root.kept = True
        return value

    def input(self, name: str, block: Array, rows: int) -> Value:
        """The first `rows` rows of a block that holds one more row below them, for `padded`."""
        value = self.external(name, block[:rows])
        value.twin = self.external(f"{name}_1", block[: rows + 1])
        value.twin.parent, value.twin.seen_as = value, _with_row(1.0)
        return value

    def padded(self, value: Value, fill: float) -> Value:
        """The value with one more row, always `fill`: the input that a bias is the weight of.

        The extra row of an `input` belongs to whoever fills its block.
        """
        if value.twin is not None:
            value.twin.seen_as = _with_row(fill)
            return value.twin
        if value.lies_in_rows:
            root = value.root
            root.pad, root.kept = fill, True
            shape = value.shape[0] + 1, value.shape[1]
            value.twin = root.view("_1", shape, lambda array: array.base.T, _with_row(fill))  # type: ignore[union-attr]
            return value.twin
        if value.root is not value or value.array is not None:
            value = self.apply("copy", value)
        value.pad = fill
        value.kept = True
        rows, *rest = value.shape
        value.twin = value.view("_1", (rows + 1, *rest), lambda array: array.base, _with_row(fill))  # type: ignore[arg-type,return-value]
        return value.twin

    # Finishing

    def finish(self, **named: Value) -> Program:
        """Allocate every array and compile. `named` values can be read as program.values[name]."""
        for value in named.values():
            value.root.kept = True
        self.calls = fold_constants(self.calls, self.constant)
        allocate(self.calls, self.dtype)
        for seen in self.views:
            if seen.array is None and seen.root.array is not None:
                root = seen.root.array
                seen.array = root if seen._view is None else seen._view(root)
        for call in self.calls:
            call.run = bind(call, self.clock, self.dtype)
        cells = tuple(cell for cell, _ in self.cells.values())
        return Program(tuple(self.calls), self.clock, self.dtype, cells, named)


def _is_whole(target: Value) -> bool:
    """Whether a product can be put there: BLAS writes into one stretch of memory."""
    return target.array is None or bool(target.array.flags.c_contiguous)


def _with_row(fill: float) -> str:
    """How an input is written together with its row for the biases."""
    return "with_ones({0})" if fill == 1.0 else f"with_row({{0}}, {fill!r})"


def _in_a_row(value: Value) -> Value:
    """The numbers of a value as a vector; people who sum them need not say so."""
    flat = value.flat
    flat.seen_as = "{0}"
    return flat
