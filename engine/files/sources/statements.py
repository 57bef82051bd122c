"""Statements: the calls of a program folded into lines as a textbook writes them.

A value that has a name gets a line of its own; one that is used once and has none goes into the
line that uses it.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.files.sources.expressions import ATOM, PRODUCT, Expression, compose, number
from engine.files.sources.functions import Source, function_source, inline
from engine.nn.program import Call
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import SettingError

BATCHES = (10007, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179)
"""Batch sizes that a script can be traced with: where it turns up in a number, n is written.

The first for points; of pictures so many would not fit into memory.
"""

FOLD_LIMIT = 72
"""Characters up to which a value without a name goes into the line that uses it."""

_NAMES = {
    "add": "total",
    "subtract": "difference",
    "multiply": "product",
    "divide": "ratio",
    "dot": "product",
    "square": "squares",
    "sqrt": "root",
    "sum_rows": "sums",
    "sum_columns": "sums",
    "max_rows": "largest",
    "uniform": "drawn",
    "scalar": "rate",
}
_IN_PLACE = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}


@dataclass(frozen=True)
class Statement:
    """One line of a step: what it says and which part of the network it computes."""

    text: str
    layer: str
    role: str
    operation: str


class Names:
    """Hands out Python identifiers, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {"math", "np", "crc32", *dir(builtins), *taken}

    def fresh(self, wanted: str) -> str:
        name = plain = identifier(wanted)
        count = 1
        while name in self._taken:
            count += 1
            name = f"{plain}_{count}"
        self._taken.add(name)
        return name

    def reserve(self, name: str) -> None:
        self._taken.add(name)


def identifier(text: str) -> str:
    """Text as a Python identifier."""
    name = "".join(c if c.isalnum() or c == "_" else "_" for c in text)
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"v_{name}"


class Folder:
    """Writes the calls of one tape as statements.

    externals: how each value that lives outside is written, by id; `array` names those that are
    not in it. in_place: those that must be overwritten in their place.
    """

    def __init__(
        self,
        tape: Tape,
        calls: Sequence[Call],
        names: Names,
        draws: str = "",
        batch: int = BATCHES[0],
    ) -> None:
        self.names = names
        self.batch = batch
        self.draws = draws  # the dtype that random numbers are asked for in, "" for float64
        self.externals: dict[int, str] = {}
        self.in_place: set[int] = set()
        self.passed: set[int] = set()  # those that a function must be handed
        self.settings: dict[int, Expression] = {}
        self.streams: dict[int, str] = {}
        self.array: Callable[[Value], str] = lambda value: names.fresh(value.name)
        self.sources: dict[str, Source] = {}
        self.step = "step"
        self.used: set[str] = set()  # n, with_ones, with_row, dtype
        self.borrowed: dict[str, None] = {}  # names of other regions, since the last `region`
        self._uses: dict[int, int] = {}
        self._seen: dict[int, list[Value]] = {}  # the named views of a value
        self._defined: dict[int, Expression] = {}
        self._pending: dict[int, tuple[Value, Call, Expression]] = {}
        self._here: set[int] = set()
        self._count(calls)

    def _count(self, calls: Sequence[Call]) -> None:
        views: set[int] = set()
        for call in calls:
            for value in call.inputs:
                self._use(value, views)

    def _use(self, value: Value, views: set[int]) -> None:
        base = _base(value)
        self._uses[id(base)] = self._uses.get(id(base), 0) + 1
        if base.parent is not None and id(base) not in views:
            views.add(id(base))
            self._seen.setdefault(id(_base(base.parent)), []).append(base)
            self._use(base.parent, views)

    # Regions

    def region(self, calls: Iterable[Call]) -> list[Statement]:
        """The statements of some calls in a row; whatever waits at the end gets a line too."""
        self.borrowed.clear()
        self._here.clear()
        written = [statement for call in calls for statement in self._write(call)]
        return written + list(self._flush(lambda _: True))

    def _write(self, call: Call) -> Iterator[Statement]:
        out = call.out
        if call.operation.name == "uniform":
            yield from self._flush(lambda waiting: id(call.bound) in waiting.reads)
        expression = self._right_hand_side(call)
        if out.root.array is not None:
            yield from self._assignment(call, expression)
            return
        uses = self._uses.get(id(out), 0)
        if call.operation.name == "copy" and expression.is_name:
            self._defined[id(out)] = expression
        elif out.hint is not None or uses > 1:
            yield self._definition(out, call, expression)
        elif uses == 1 and id(out) in self._seen:
            yield self._definition(self._seen[id(out)][0], call, expression)
        elif uses == 1 and len(expression.text) <= FOLD_LIMIT:
            self._pending[id(out)] = out, call, expression
        elif uses == 1:
            yield self._definition(out, call, expression)
        if uses > 1:
            for view in self._seen.get(id(out), ()):
                yield self._definition(view, call, self.expression(out))

    def _definition(self, value: Value, call: Call, expression: Expression) -> Statement:
        """A line that gives a value its name; for a view the expression is of its root."""
        wanted = value.hint[0] if value.hint is not None else self._own_name(value, call)
        if value.parent is not None:
            expression = self._view(value, expression)
        name = self.names.fresh(wanted)
        self._defined[id(value)] = Expression(name)
        self._here.add(id(value))
        return Statement(f"{name} = {expression.text}", call.layer, _role(call), _operation(call))

    @staticmethod
    def _own_name(value: Value, call: Call) -> str:
        name = value.suggestion or _NAMES.get(call.operation.name, call.operation.name)
        return f"{name}_{call.layer}" if call.layer else name

    def _assignment(self, call: Call, expression: Expression) -> Iterator[Statement]:
        target = call.out.root
        yield from self._flush(lambda waiting: id(target) in waiting.reads)
        name = self.expression(call.out).text
        text = self._augmented(call, name)
        if text is None:
            places = "[:]" if id(target) in self.in_place and not name.endswith("]") else ""
            text = f"{name}{places} = {expression.text}"
        yield Statement(text, call.layer, _role(call), _operation(call))

    def _augmented(self, call: Call, name: str) -> str | None:
        """`W -= ...` where one operand is the target itself."""
        sign = _IN_PLACE.get(call.operation.name)
        if sign is None:
            return None
        left, right = self._operands
        if left.text == name and right.text != name:
            return f"{name} {sign}= {right.text}"
        if right.text == name and left.text != name and sign in "+*":
            return f"{name} {sign}= {left.text}"
        return None

    def _flush(self, wanted: Callable[[Expression], bool]) -> Iterator[Statement]:
        """Lines for values that wait to be used but can wait no longer."""
        for key, (value, call, expression) in list(self._pending.items()):
            if wanted(expression):
                del self._pending[key]
                yield self._definition(value, call, expression)

    # Expressions

    def _right_hand_side(self, call: Call) -> Expression:
        name = call.operation.name
        if name == "uniform":
            return self._drawn(call)
        inputs, template = call.inputs, call.shown or call.operation.readable
        self._operands = operands = [
            Expression("")
            if call.shown and f"{{{index}}}" not in call.shown  # ones to sum with
            else self.expression(value)
            for index, value in enumerate(inputs)
        ]
        if name == "scalar":
            return self._called(call, operands)
        if name == "copy":
            return operands[0]
        if call.out.shape == () and name == "multiply":
            share = self._share(inputs[1])
            if share is not None and (1.0 / share).is_integer():
                self.used.add("n")
                whole = int(1.0 / share)
                return compose("{0} / n" if whole == 1 else f"{{0}} / ({whole} * n)", operands[0])
        if name == "sum_columns":
            axis = 1 if len(inputs[0].shape) == 2 else -1
            result = compose(f"{{0}}.sum(axis={axis})", *operands)
            column = compose(f"{{0}}.sum(axis={axis}, keepdims=True)", *operands)
            return _with_column(result, column)
        result = compose(template, *operands)
        if call.operation.elementwise and len(call.out.shape) == 1:
            columns = [
                operand if value.shape == () else operand.column
                for value, operand in zip(inputs, operands, strict=True)
            ]
            if all(columns):
                result = _with_column(result, compose(template, *(c for c in columns if c)))
        return result

    def expression(self, value: Value) -> Expression:
        """How a value is written where it is used."""
        key = id(value)
        if value.is_constant and value.array is not None:
            return self._number(value)
        if key in self.externals:
            if key in self.passed:
                self.borrowed[self.externals[key]] = None
            return Expression(self.externals[key], reads=frozenset((key,)))
        if key in self.settings:
            return self.settings[key]
        if key in self._defined:
            found = self._defined[key]
            if key not in self._here:
                self.borrowed[found.text] = None
            return found
        if key in self._pending:
            return self._pending.pop(key)[2]
        if value.parent is not None:
            return self._view(value, self.expression(value.parent))
        self.externals[key] = self.array(value)
        return self.expression(value)

    def _view(self, value: Value, whole: Expression) -> Expression:
        template = value.seen_as
        assert value.parent is not None
        if template == f"{{0}}.reshape({value.parent.shape[0]}, 1)" and whole.column is not None:
            return whole.column
        if template in ("{0}", "{0}[:, :]"):
            return whole
        if value.shape == value.parent.shape[:1] and value.parent.shape[1:] == (1,):
            return self._column(value.parent)
        for helper in ("with_ones", "with_row"):
            if template.startswith(helper):
                self.used.add(helper)
        written = re.sub(rf"\b{self.batch}\b", "n", template)
        if written != template:
            self.used.add("n")
        return compose(written, whole)

    def _column(self, value: Value) -> Expression:
        """The only column of a value, or the last one of what it is a column of, to be read or
        assigned to.
        """
        if value.parent is not None and value.seen_as.startswith("{0}[:, "):
            return compose("{0}[:, -1]", self.expression(value.parent))
        return compose("{0}[:, 0]", self.expression(value))

    def _number(self, value: Value) -> Expression:
        batch, constant = self.batch, float(value.array)  # type: ignore[arg-type]
        share = self._share(value)
        if share is None:
            pixels = round(1.0 / (constant * batch)) if constant else 0
            if pixels < 2 or constant != 1.0 / (pixels * batch):
                return number(constant)
            self.used.add("n")
            return Expression(f"1 / ({pixels} * n)", PRODUCT)
        self.used.add("n")
        if share * (1.0 / batch) == share / batch and share in (0.25, 0.5, 1.0, 2.0, 4.0):
            return Expression(f"{share:g} / n", PRODUCT)
        return Expression(f"{share:g} * (1 / n)", PRODUCT)

    def _share(self, value: Value) -> float | None:
        """k of a constant k / n; None for every other value."""
        if not value.is_constant or value.array is None:
            return None
        constant = float(value.array)
        share = round(constant * self.batch, 9)
        telling = len(repr(constant)) > 8 and len(f"{share:g}") <= 6
        exact = telling and float(f"{share:g}") == share
        return share if exact and share * (1.0 / self.batch) == constant else None

    def _drawn(self, call: Call) -> Expression:
        shape = ", ".join("n" if size == self.batch else str(size) for size in call.out.shape)
        if self.batch in call.out.shape:
            self.used.add("n")
        comma = "," if len(call.out.shape) == 1 else ""
        dtype = f", {self.draws}" if self.draws else ""
        text = f"{self.streams[id(call.bound)]}.random(({shape}{comma}){dtype})"
        return Expression(text, ATOM, None, frozenset((id(call.bound),)))

    def _called(self, call: Call, operands: Sequence[Expression]) -> Expression:
        function = call.bound
        if not function.__name__.isidentifier():
            raise SettingError(
                "A script expects functions with a name, got {got}: define it with def",
                got=function.__name__,
            )
        self.sources[function.__name__] = function_source(function)
        self.used.add("step")
        texts = ", ".join([self.step, *(operand.text for operand in operands)])
        reads = frozenset[int]().union(*(operand.reads for operand in operands))
        return Expression(f"{function.__name__}({texts})", ATOM, None, reads)

    def setting(self, value: Value, variable: str, transform: Any) -> None:
        """Let a knob's value be written as its variable, or as what is made of it."""
        if transform is None:
            self.settings[id(value)] = Expression(variable)
            return
        made = inline(transform, variable)
        if made is None:
            self.sources[transform.__name__] = function_source(transform)
            made = Expression(f"{transform.__name__}({variable})")
        self.settings[id(value)] = made


def _base(value: Value) -> Value:
    """The value whose line a view is written from: itself, if it has a name."""
    while value.parent is not None and value.hint is None:
        value = value.parent
    return value


def _with_column(result: Expression, column: Expression) -> Expression:
    return Expression(result.text, result.precedence, column, result.reads)


def _role(call: Call) -> str:
    return "forward" if call.role == "draw" else call.role


def _operation(call: Call) -> str:
    return call.operation.name
