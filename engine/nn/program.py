"""A program: a straight line of NumPy calls on arrays that are allocated once.

Small networks spend their time not in arithmetic but in Python between NumPy calls. So a network
is written once, like a textbook, on symbolic `Value`s; the `Tape` notes every operation, gives
each result a place in memory, and turns the notes into a `Program` that exists twice: as a list of
calls that can be walked one by one, and as straight-line source that is compiled once and trains.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import BuiltinMethodType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.halves import both, product
from engine.nn.operations import Operation
from engine.nn.value import Value

Array = NDArray[Any]


@dataclass
class Call:
    """One NumPy call: which layer it serves, in which role, from what to what."""

    layer: str
    role: str
    operation: Operation
    inputs: tuple[Value, ...]
    out: Value
    bound: Any = None  # the generator of a random call, the function of a scalar call or routine
    bound_name: str = ""  # what the source calls it
    formula: str = ""
    shown: str = ""  # its right-hand side as people write it, where the operation says it worse
    lane: int | None = None  # 0 and 1: the calls of the two touch nothing of each other
    run: Callable[[], object] = field(default=lambda: None, repr=False)

    def text(self) -> str:
        """The call as a line of NumPy: `z1 = W1 @ a0`."""
        names = [value.text() for value in self.inputs]
        if self.operation.name == "scalar":
            body = f"{self.bound.__name__}({', '.join(['step', *names])})"
        else:
            body = (self.shown or self.operation.readable).format(*names)
        return f"{self.out.text()} = {body}"


@dataclass(frozen=True)
class Cell:
    """A number inside a program that follows a knob: `transform` of the value at `path`."""

    path: str
    transform: Callable[[float], float] | None
    array: Array

    def set(self, value: float) -> None:
        self.array[...] = value if self.transform is None else self.transform(float(value))


class Clock:
    """The number of the step being made, 1 for the first; scalar calls read it.

    start: steps that had been made when the optimizer began with empty slots.
    """

    __slots__ = ("start", "step")

    def __init__(self) -> None:
        self.step = 0
        self.start = 0


def bind(call: Call, clock: Clock, dtype: np.dtype[Any]) -> Callable[[], object]:
    """The call as a function without arguments, for walking through the list."""
    arrays = [value.array for value in call.inputs]
    out = call.out.array
    if call.operation.name == "uniform":
        return lambda: call.bound.random(None, dtype, out)
    if call.operation.name == "scalar":
        assert out is not None

        def compute() -> None:
            out[()] = call.bound(clock.step - clock.start, *(float(array) for array in arrays))  # type: ignore[arg-type]

        return compute
    if call.operation.name.startswith("routine"):
        run: Callable[[], object] = call.bound(*arrays, out)
        return run
    if call.operation.name == "dot":
        multiply, right = _method(call), arrays[1]
        return lambda: multiply(right, out)
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
        names: dict[str, Any] = {"clock": self.clock, "dtype": self.dtype, "both": both}
        taken = {value.name for call in self.calls for value in (*call.inputs, call.out)}
        lines: list[str] = []
        lanes: list[list[str]] = []  # the bodies of functions of their own
        before: int | None = None
        for call in self.calls:
            arguments = [value.name for value in call.inputs]
            out = call.out.name
            operation = call.operation
            for value in (*call.inputs, call.out):
                names[value.name] = value.array
            if operation.method:
                method = _method(call)
                bound = f"{arguments[0]}_{operation.method}"
                if not isinstance(method, BuiltinMethodType):  # it knows where its result goes
                    bound += f"_{out}"
                bound = _unlike(taken, bound)
                names[bound] = method
                line = operation.source.format(bound, *arguments[1:], out=out)
                names.setdefault(arguments[0], call.inputs[0].array)
            elif operation.name == "uniform":
                bound = _unlike(taken, f"{out}_random")
                names[bound] = call.bound.random
                line = f"{bound}(None, dtype, {out})"
            elif operation.name == "scalar":
                names[call.bound_name] = call.bound
                values = ", ".join(f"float({name})" for name in arguments)
                comma = ", " if values else ""
                line = f"{out}[()] = {call.bound_name}(clock.step - clock.start{comma}{values})"
            elif operation.name.startswith("routine"):
                names[call.bound_name] = call.run
                line = operation.source.format(call.bound_name)
            else:
                names[operation.name] = operation.ufunc
                line = operation.source.format(operation.name, *arguments, out=out)
            if call.lane == 0 and before != 0:
                first, second = (_unlike(taken, f"lane_{len(lanes) + lane}") for lane in (0, 1))
                lanes += [[f"    def {name}():", "        pass"] for name in (first, second)]
                lines.append(f"        both({first}, {second})")
            before = call.lane
            (lines if call.lane is None else lanes[call.lane - 2]).append(f"        {line}")
        used = sorted(names)
        body = "\n".join((*(line for lane in lanes for line in lane), "    def step():", *lines))
        head = ",\n         ".join(used)
        end = "" if lines else "        pass\n"
        return f"def make({head}):\n{body}\n{end}    return step\n", names

    def _compile(self) -> Callable[[], None]:
        space: dict[str, Any] = {}
        # Only the engine's own templates and generated identifiers are in this source.
        exec(compile(self.source, "<program>", "exec"), space)
        step: Callable[[], None] = space["make"](**self._names)
        return step


def _method(call: Call) -> Any:
    """The method of the first input that does the call."""
    if call.operation.name == "dot":
        left, right = call.inputs
        assert left.array is not None and right.array is not None and call.out.array is not None
        if call.lane is not None:
            return left.array.dot
        return product(left.array, right.array, call.out.array)
    return getattr(call.inputs[0].array, call.operation.method)


def _unlike(taken: set[str], name: str) -> str:
    """A name that no value has, for what belongs to a value of nearly that name."""
    while name in taken:
        name += "_"
    return name
