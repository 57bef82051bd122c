"""Values: named places in a program, on which arithmetic is written like a formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from engine.nn.tape import Tape

Array = NDArray[Any]
Number = int | float


def _span(start: int, stop: int, length: int) -> str:
    """Rows or columns from start to stop as a slice: `:-1` for all but the last."""
    if (start, stop) == (0, length - 1):
        return ":-1"
    return f"{start or ''}:{'' if stop == length else stop}"


class Value:
    """A named place in a program. Arithmetic on values is noted on their tape.

    shape: of the array it will be. array: the array itself, once the program is finished.
    """

    __slots__ = (
        "_view",
        "array",
        "hint",
        "is_constant",
        "kept",
        "name",
        "pad",
        "pad_axis",
        "parent",
        "root",
        "seen_as",
        "shape",
        "suggestion",
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
        self.pad_axis = 0  # or, where this is 1, a column behind it
        self.is_constant = False
        self.twin: Value | None = None  # the array together with that row
        self.hint: tuple[str, str] | None = None  # what people call it, and in which layer
        self.suggestion = ""  # what people could call it, if it needs a name
        self.parent: Value | None = None  # the value that this one is a view of
        self.seen_as = "{0}"  # how the view is written, {0} being its parent

    def view(
        self,
        suffix: str,
        shape: tuple[int, ...],
        see: Callable[[Array], Array],
        seen_as: str = "{0}",
    ) -> Value:
        """The same memory seen otherwise; `see` maps this value's array to the view's."""
        seen = Value(self.tape, self.tape.unique(self.name + suffix), shape)
        seen.parent, seen.seen_as = self, seen_as
        seen.root = self.root
        outer = self._view
        seen._view = see if outer is None else lambda array: see(outer(array))
        if self.array is not None:
            seen.array = see(self.array)
        self.tape.views.append(seen)
        return seen

    @property
    def T(self) -> Value:
        return self.view("T", self.shape[::-1], lambda array: array.T, "{0}.T")

    @property
    def lies_in_rows(self) -> bool:
        """Whether each sample lies in memory in a row: then it is the transpose of its root."""
        return self.root.pad_axis == 1 and self.parent is self.root

    @property
    def flat(self) -> Value:
        size = int(np.prod(self.shape))
        return self.view(
            "_flat", (size,), lambda array: array.reshape(-1, copy=False), "{0}.ravel()"
        )

    def reshape(self, *shape: int) -> Value:
        seen_as = f"{{0}}.reshape({', '.join(map(str, shape))})"
        return self.view(
            "_reshaped", shape, lambda array: array.reshape(shape, copy=False), seen_as
        )

    def rows(self, start: int, stop: int) -> Value:
        shape = (stop - start, *self.shape[1:])
        whole = (start, stop) == (0, self.shape[0])
        seen_as = "{0}" if whole else f"{{0}}[{_span(start, stop, self.shape[0])}]"
        return self.view(f"_{start}_{stop}", shape, lambda array: array[start:stop], seen_as)

    def columns(self, start: int, stop: int) -> Value:
        shape = (self.shape[0], stop - start)
        seen_as = f"{{0}}[:, {_span(start, stop, self.shape[1])}]"
        return self.view(f"_c{start}_{stop}", shape, lambda array: array[:, start:stop], seen_as)

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
        """Its name, the number that it always is, or the value that it is a view of."""
        if self.is_constant and self.array is not None:
            return f"{float(self.array):g}"
        if self.parent is not None:
            return self.seen_as.format(self.parent.text())
        return self.name

    def __repr__(self) -> str:
        return f"{self.name}{list(self.shape)}"
