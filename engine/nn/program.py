"""A program: a straight line of NumPy calls on arrays that are allocated once.

Small networks spend their time not in arithmetic but in Python between NumPy calls. So a network
is written once, like a textbook, on symbolic `Value`s; the `Tape` notes every operation, gives
each result a place in memory, and turns the notes into a `Program` that exists twice: as a list of
calls that can be walked one by one, and as straight-line source that is compiled once and trains.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.operations import OPERATIONS, Operation

Array = NDArray[Any]
Number = int | float

# Names that the generated source needs for itself.
_RESERVED = ("clock", "dtype", "float", "make", "step")


class Value:
    """A named place in a program. Arithmetic on values is noted on their tape.

    shape: of the array it will be. array: the array itself, once the program is finished.
    """

    __slots__ = (
        "_view",
        "array",
        "is_constant",
        "kept",
        "name",
        "pad",
        "root",
        "shape",
        "tape",
        "twin",
    )
    __array_ufunc__ = None  # an array on the left must not swallow the value element by element

    def __init__(self, tape: Tape, name: str, shape: tuple[int, ...]) -> None:
        self.tape = tape
        self.name = name
        self.shape = shape
        self.array: Array | None = None
        self.root: Value = self  # the value whose memory a view shares
        self._view: Callable[[Array], Array] | None = None
        self.kept = False  # its array is never lent to another value
        self.pad: float | None = None  # a row of this number is kept below the array
        self.is_constant = False
        self.twin: Value | None = None  # the array together with that row

    def view(self, suffix: str, shape: tuple[int, ...], see: Callable[[Array], Array]) -> Value:
        """The same memory seen otherwise; `see` maps this value's array to the view's."""
        seen = Value(self.tape, self.tape.unique(self.name + suffix), shape)
        seen.root = self.root
        outer = self._view
        seen._view = see if outer is None else lambda array: see(outer(array))
        if self.array is not None:
            seen.array = see(self.array)
        self.tape.views.append(seen)
        return seen

    @property
    def T(self) -> Value:
        return self.view("T", self.shape[::-1], lambda array: array.T)

    @property
    def flat(self) -> Value:
        size = int(np.prod(self.shape))
        return self.view("_flat", (size,), lambda array: array.reshape(-1, copy=False))

    def reshape(self, *shape: int) -> Value:
        return self.view("_reshaped", shape, lambda array: array.reshape(shape, copy=False))

    def rows(self, start: int, stop: int) -> Value:
        shape = (stop - start, *self.shape[1:])
        return self.view(f"_{start}_{stop}", shape, lambda array: array[start:stop])

    def columns(self, start: int, stop: int) -> Value:
        shape = (self.shape[0], stop - start)
        return self.view(f"_c{start}_{stop}", shape, lambda array: array[:, start:stop])

    def __add__(self, other: Value | Number) -> Value:
        return self.tape.apply("add", self, other)

    __radd__ = __add__

    def __mul__(self, other: Value | Number) -> Value:
        return self.tape.apply("multiply", self, other)

    __rmul__ = __mul__

    def __sub__(self, other: Value | Number) -> Value:
        return self.tape.apply("subtract", self, other)

    def __rsub__(self, other: Value | Number) -> Value:
        return self.tape.apply("subtract", other, self)

    def __truediv__(self, other: Value | Number) -> Value:
        return self.tape.apply("divide", self, other)

    def __rtruediv__(self, other: Value | Number) -> Value:
        return self.tape.apply("divide", other, self)

    def __pow__(self, exponent: int) -> Value:
        if exponent != 2:
            raise ValueError("only squares are written with **")
        return self.tape.apply("square", self)

    def __neg__(self) -> Value:
        return self.tape.apply("negative", self)

    def text(self) -> str:
        """Its name, or the number that it always is."""
        if self.is_constant and self.array is not None:
            return f"{float(self.array):g}"
        return self.name

    def __repr__(self) -> str:
        return f"{self.name}{list(self.shape)}"


@dataclass
class Call:
    """One NumPy call: which layer it serves, in which role, from what to what."""

    layer: str
    role: str
    operation: Operation
    inputs: tuple[Value, ...]
    out: Value
    bound: Any = None  # the generator of a random call, the function of a scalar call
    bound_name: str = ""  # what the source calls it
    formula: str = ""
    run: Callable[[], object] = field(default=lambda: None, repr=False)

    def text(self) -> str:
        """The call as a line of NumPy: `z1 = W1 @ a0`."""
        names = [value.text() for value in self.inputs]
        if self.operation.name == "scalar":
            body = f"{self.bound.__name__}({', '.join(['step', *names])})"
        else:
            body = self.operation.readable.format(*names)
        return f"{self.out.name} = {body}"


@dataclass(frozen=True)
class Cell:
    """A number inside a program that follows a knob: `transform` of the value at `path`."""

    path: str
    transform: Callable[[float], float] | None
    array: Array

    def set(self, value: float) -> None:
        self.array[...] = value if self.transform is None else self.transform(float(value))


class Clock:
    """The number of the step being made, 1 for the first; scalar calls read it."""

    __slots__ = ("step",)

    def __init__(self) -> None:
        self.step = 0


class Tape:
    """Notes operations on values; `finish` turns the notes into a program."""

    def __init__(self, dtype: np.dtype[Any] | type, training: bool = True) -> None:
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        self.training = training
        self.clock = Clock()
        self.calls: list[Call] = []
        self.views: list[Value] = []
        self.cells: dict[tuple[str, object], tuple[Cell, Value]] = {}
        self.path: tuple[str, ...] = ()
        self.layer = ""
        self.role = "forward"
        self._names: dict[str, int] = dict.fromkeys((*OPERATIONS, *_RESERVED), 1)
        self._constants: dict[float, Value] = {}
        self._functions: dict[Callable[..., float], str] = {}

    # Names and places

    def unique(self, name: str) -> str:
        """A Python identifier that no other value of the program has."""
        name = "".join(c if c.isalnum() or c == "_" else "_" for c in name)
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
        out = Value(self, self.unique("t"), shape)
        self.calls.append(Call(self.layer, self.role, operation, inputs, out))
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
        return self.apply("dot", value.flat, ones)

    def scalar(self, function: Callable[..., float], *inputs: Value) -> Value:
        """A number computed by plain Python each step: function(step, *inputs)."""
        out = self.apply("scalar", *inputs)
        if function not in self._functions:
            self._functions[function] = self.unique(function.__name__)
        self.calls[-1].bound = function
        self.calls[-1].bound_name = self._functions[function]
        return out

    def assign(self, target: Value, value: Value, formula: str = "") -> Value:
        """Let `value` be computed in the place of `target`."""
        last = self.calls[-1] if self.calls else None
        fresh = last is not None and last.out is value
        if last is not None and fresh and not value.kept and value.pad is None:
            aliased = any(i.root is target.root for i in last.inputs)
            if last.operation.elementwise or not aliased:
                last.out = target
                last.formula = formula
                value.root, value._view, value.array = target.root, target._view, target.array
                self.views.append(value)
                return target
        self.calls.append(
            Call(self.layer, self.role, OPERATIONS["copy"], (value,), target, formula=formula)
        )
        return target

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
        return value

    def padded(self, value: Value, fill: float) -> Value:
        """The value with one more row, always `fill`: the input that a bias is the weight of.

        The extra row of an `input` belongs to whoever fills its block.
        """
        if value.twin is not None:
            return value.twin
        if value.root is not value or value.array is not None:
            value = self.apply("copy", value)
        value.pad = fill
        value.kept = True
        rows, *rest = value.shape
        value.twin = value.view("_1", (rows + 1, *rest), lambda array: array.base)  # type: ignore[arg-type,return-value]
        return value.twin

    # Finishing

    def finish(self, **named: Value) -> Program:
        """Allocate every array and compile. `named` values can be read as program.values[name]."""
        for value in named.values():
            value.root.kept = True
        _Allocator(self.calls, self.dtype).run()
        for seen in self.views:
            if seen.array is None and seen.root.array is not None:
                root = seen.root.array
                seen.array = root if seen._view is None else seen._view(root)
        for call in self.calls:
            call.run = _bind(call, self.clock, self.dtype)
        cells = tuple(cell for cell, _ in self.cells.values())
        return Program(tuple(self.calls), self.clock, self.dtype, cells, named)


class _Allocator:
    """Gives each result an array; a temporary's array is used again after its last reader."""

    def __init__(self, calls: Sequence[Call], dtype: np.dtype[Any]) -> None:
        self.calls = calls
        self.dtype = dtype
        self.free: dict[tuple[int, ...], list[Array]] = {}
        self.last_use: dict[int, int] = {}
        for index, call in enumerate(calls):
            for value in (*call.inputs, call.out):
                self.last_use[id(value.root)] = index

    def run(self) -> None:
        for index, call in enumerate(self.calls):
            out = call.out.root
            dying = self._dying(call, index)
            if out.array is None:
                out.array = self._array_for(out, call, dying)
            for value in dying:
                if value.array is not None and value.array is not out.array:
                    self.free.setdefault(value.shape, []).append(value.array)

    def _dying(self, call: Call, index: int) -> list[Value]:
        roots = {id(v.root): v.root for v in (*call.inputs, call.out)}
        return [r for key, r in roots.items() if self.last_use[key] == index and not r.kept]

    def _array_for(self, out: Value, call: Call, dying: list[Value]) -> Array:
        if out.pad is not None:
            rows, *rest = out.shape
            whole = np.full((rows + 1, *rest), out.pad, self.dtype)
            return whole[:rows]
        if call.operation.elementwise and not out.kept:
            for value in dying:
                if value.shape == out.shape and value.array is not None:
                    return value.array
        spare = self.free.get(out.shape)
        if spare and not out.kept:
            return spare.pop()
        return np.zeros(out.shape, self.dtype)


def _bind(call: Call, clock: Clock, dtype: np.dtype[Any]) -> Callable[[], object]:
    """The call as a function without arguments, for walking through the list."""
    arrays = [value.array for value in call.inputs]
    out = call.out.array
    if call.operation.name == "uniform":
        return lambda: call.bound.random(None, dtype, out)
    if call.operation.name == "scalar":
        assert out is not None

        def compute() -> None:
            out[()] = call.bound(clock.step, *(float(array) for array in arrays))  # type: ignore[arg-type]

        return compute
    return lambda: call.operation.function(*arrays, out)


class Program:
    """A straight line of calls, run as compiled source (`step`) or one by one (`calls`)."""

    def __init__(
        self,
        calls: tuple[Call, ...],
        clock: Clock,
        dtype: np.dtype[Any],
        cells: tuple[Cell, ...],
        named: dict[str, Value],
    ) -> None:
        self.calls = calls
        self.clock = clock
        self.dtype = dtype
        self.cells = cells
        self.values = named
        self.source, self._names = self._generate()
        self.step: Callable[[], None] = self._compile()

    def array(self, name: str) -> Array:
        """The array of a value that the program was finished with."""
        found = self.values[name].array
        assert found is not None
        return found

    def walk(self, draw: bool = True) -> None:
        """Run call by call; draw=False keeps the random numbers of the last run."""
        for call in self.calls:
            if draw or call.role != "draw":
                call.run()

    def first_not_finite(self) -> Call | None:
        """Run call by call and return the first whose result has a NaN or an infinity."""
        with np.errstate(all="ignore"):
            for call in self.calls:
                call.run()
                if not np.isfinite(call.out.array).all():  # type: ignore[arg-type]
                    return call
        return None

    def _generate(self) -> tuple[str, dict[str, Any]]:
        """Source of a function that does all calls, and the objects that its names stand for."""
        names: dict[str, Any] = {"clock": self.clock, "dtype": self.dtype}
        lines = []
        for call in self.calls:
            arguments = [value.name for value in call.inputs]
            out = call.out.name
            operation = call.operation
            for value in (*call.inputs, call.out):
                names[value.name] = value.array
            if operation.method:
                bound = f"{arguments[0]}_{operation.method}"
                names[bound] = getattr(call.inputs[0].array, operation.method)
                line = operation.source.format(bound, *arguments[1:], out=out)
                names.setdefault(arguments[0], call.inputs[0].array)
            elif operation.name == "uniform":
                names[f"{out}_random"] = call.bound.random
                line = f"{out}_random(None, dtype, {out})"
            elif operation.name == "scalar":
                names[call.bound_name] = call.bound
                values = ", ".join(f"float({name})" for name in arguments)
                comma = ", " if values else ""
                line = f"{out}[()] = {call.bound_name}(clock.step{comma}{values})"
            else:
                names[operation.name] = operation.ufunc
                line = operation.source.format(operation.name, *arguments, out=out)
            lines.append(f"        {line}")
        used = sorted(names)
        body = "\n".join(lines) or "        pass"
        head = ",\n         ".join(used)
        return f"def make({head}):\n    def step():\n{body}\n    return step\n", names

    def _compile(self) -> Callable[[], None]:
        space: dict[str, Any] = {}
        # Only the engine's own templates and generated identifiers are in this source.
        exec(compile(self.source, "<program>", "exec"), space)
        step: Callable[[], None] = space["make"](**self._names)
        return step
