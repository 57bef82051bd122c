"""A pickle reader that admits arrays of numbers, and dicts, lists, tuples, texts and numbers.

A pickle is a little program. Python's own reader imports what the program names and calls it; this
one is a machine that can do neither. It knows the operations that plain data need, the names in
`pickled_numbers.NAMES`, and refuses everything else by its name. Source: PEP 3154, and the tables
of the standard library's `pickletools`, which is used to cut a file into operations.
"""

from __future__ import annotations

import io
import pickletools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from engine.files.models.pickled_numbers import NAMES, Budget, Name, NumberType, set_array
from engine.registry import SettingError

LARGEST_FILE = 1 << 29
"""512 MiB: the weights of a network that Glassnet could hold are far smaller."""

OPERATION_LIMIT = 1_000_000
"""Each operation may make an object of some hundred bytes: with an array there are about 20."""

LARGEST_KEY = 1 << 31
"""Beyond it whole numbers can be chosen to fall on one place of a dictionary and slow it down."""

PLAIN = (str, bytes, int, float, type(None), np.ndarray, np.number)


def read_plain_pickle(path: Path) -> object:
    """The plain data in a pickle file of protocol 2 or later; arrays are read-only.

    Raises SettingError for everything else, and OSError when the file cannot be read.
    """
    if not path.is_file():
        raise SettingError("Weights expect a file, got {got}: choose another", got=path.name)
    if path.stat().st_size > LARGEST_FILE:
        raise SettingError(
            "A weights file expects at most {limit} MB, got {got} MB: choose a smaller one",
            limit=LARGEST_FILE >> 20,
            got=path.stat().st_size >> 20,
        )
    with open(path, "rb") as file:
        return plain_pickle(file.read(LARGEST_FILE))


def plain_pickle(data: bytes) -> object:
    """The same for the bytes of such a file."""
    if data[:1] != b"\x80" or len(data) < 2 or not 2 <= data[1] <= 5:
        raise SettingError(
            "A weights file expects a pickle of protocol 2 to 5, got something else: save the "
            "dictionary with pickle.dump"
        )
    machine = _Machine(Budget(len(data)))
    try:
        for count, (operation, argument, _) in enumerate(pickletools.genops(io.BytesIO(data))):
            if count >= OPERATION_LIMIT:
                raise SettingError(
                    "A weights file expects a few arrays, got more than {limit} single values: "
                    "save them as NumPy arrays",
                    limit=OPERATION_LIMIT,
                )
            machine.do(operation.name, argument)
        return _check_plain(machine.stack.pop())
    except SettingError:
        raise
    # What a damaged or hostile file leads to in the machine's own lists and dictionaries, and
    # what the cutting into operations says of bytes that are none.
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError) as error:
        raise SettingError(
            "A weights file expects a complete pickle of arrays of numbers, got a damaged one: "
            "fetch it again or save it anew"
        ) from error


class _Machine:
    """Does one operation after the other on a stack. `marks` holds the stacks put aside."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.stack: list[Any] = []
        self.marks: list[list[Any]] = []
        self.memo: dict[int, Any] = {}

    def do(self, operation: str, argument: Any) -> None:
        if operation in CONSTANTS:
            self.stack.append(CONSTANTS[operation])
        elif operation in LITERALS:
            self.stack.append(bytes(argument) if isinstance(argument, bytearray) else argument)
        elif operation in OPERATIONS:
            OPERATIONS[operation](self, argument)
        else:
            raise SettingError(
                "A weights file expects arrays of numbers, got the pickle operation {got}: it was "
                "refused and nothing was run. Do not use the file",
                got=operation if argument is None else f"{operation} {str(argument)[:40]}",
            )

    def pop(self, count: int) -> list[Any]:
        if count > len(self.stack):
            raise IndexError("its stack is empty")
        taken = self.stack[len(self.stack) - count :]
        del self.stack[len(self.stack) - count :]
        return taken

    def pop_to_mark(self) -> list[Any]:
        taken, self.stack = self.stack, self.marks.pop()
        return taken

    # Operations

    def mark(self, _: object) -> None:
        self.marks.append(self.stack)
        self.stack = []

    def discard(self, _: object) -> None:
        self.pop(1)

    def discard_to_mark(self, _: object) -> None:
        self.pop_to_mark()

    def put(self, place: int) -> None:
        self.memo[place] = self.stack[-1]

    def memoize(self, _: object) -> None:
        self.memo[len(self.memo)] = self.stack[-1]

    def get(self, place: int) -> None:
        self.stack.append(self.memo[place])

    def make_tuple(self, count: int | None) -> None:
        taken = self.pop_to_mark() if count is None else self.pop(count)
        self.stack.append(tuple(taken))

    def make_list(self, _: object) -> None:
        self.stack.append(self.pop_to_mark())

    def new_list(self, _: object) -> None:
        self.stack.append([])

    def new_dict(self, _: object) -> None:
        self.stack.append({})

    def make_dict(self, _: object) -> None:
        taken = self.pop_to_mark()
        self.stack.append({})
        self._set_items(taken)

    def append(self, _: object) -> None:
        self._extend(self.pop(1))

    def extend(self, _: object) -> None:
        self._extend(self.pop_to_mark())

    def _extend(self, taken: list[Any]) -> None:
        if type(self.stack[-1]) is not list:
            raise ValueError("values for what is no list")
        self.stack[-1].extend(taken)

    def set_item(self, _: object) -> None:
        self._set_items(self.pop(2))

    def set_items(self, _: object) -> None:
        self._set_items(self.pop_to_mark())

    def _set_items(self, taken: list[Any]) -> None:
        target = self.stack[-1]
        if type(target) is not dict or len(taken) % 2:
            raise ValueError("values for what is no dictionary")
        for key, value in zip(taken[::2], taken[1::2], strict=True):
            if type(key) is not str and not (type(key) is int and abs(key) < LARGEST_KEY):
                raise ValueError("a dictionary without names")
            target[key] = value

    def name(self, argument: str) -> None:
        """GLOBAL "module name": looked up in our list, never imported."""
        self._name(argument.replace(" ", ".", 1))

    def stack_name(self, _: object) -> None:
        module, name = self.pop(2)
        if type(module) is not str or type(name) is not str:
            raise ValueError("a name that is no text")
        self._name(f"{module}.{name}")

    def _name(self, text: str) -> None:
        if text not in NAMES:
            raise SettingError(
                "A weights file expects arrays of numbers, got a call of {got}: it was refused "
                "and nothing was run. Do not use the file",
                got=text[:80],
            )
        self.stack.append(NAMES[text])

    def call(self, _: object) -> None:
        """REDUCE: one of our own functions, and no other object, can be called."""
        function, arguments = self.pop(2)
        if type(function) is not Name or function.call is None or type(arguments) is not tuple:
            raise ValueError("a call of what is no function")
        self.stack.append(function.call(self.budget, *arguments))

    def build(self, _: object) -> None:
        """BUILD: gives an array its numbers or a type its byte order; nothing else has a state."""
        (state,) = self.pop(1)
        target = self.stack[-1]
        if type(target) is np.ndarray:
            set_array(self.budget, target, state)
        elif type(target) is NumberType:
            target.set_state(state)
        else:
            raise SettingError(
                "A weights file expects arrays of numbers, got a state for an object of type "
                "{got}: it was refused and nothing was run. Do not use the file",
                got=type(target).__name__,
            )

    def pass_over(self, _: object) -> None:
        pass


CONSTANTS = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False, "EMPTY_TUPLE": ()}

LITERALS = (
    *("BININT", "BININT1", "BININT2", "LONG1", "LONG4", "BINFLOAT"),
    *("BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "BINSTRING", "SHORT_BINSTRING"),
    *("BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8"),
)

OPERATIONS: dict[str, Callable[[_Machine, Any], None]] = {
    "PROTO": _Machine.pass_over,
    "FRAME": _Machine.pass_over,
    "STOP": _Machine.pass_over,
    "MARK": _Machine.mark,
    "POP": _Machine.discard,
    "POP_MARK": _Machine.discard_to_mark,
    "BINPUT": _Machine.put,
    "LONG_BINPUT": _Machine.put,
    "MEMOIZE": _Machine.memoize,
    "BINGET": _Machine.get,
    "LONG_BINGET": _Machine.get,
    "TUPLE": _Machine.make_tuple,
    "TUPLE1": lambda machine, _: machine.make_tuple(1),
    "TUPLE2": lambda machine, _: machine.make_tuple(2),
    "TUPLE3": lambda machine, _: machine.make_tuple(3),
    "EMPTY_LIST": _Machine.new_list,
    "LIST": _Machine.make_list,
    "APPEND": _Machine.append,
    "APPENDS": _Machine.extend,
    "EMPTY_DICT": _Machine.new_dict,
    "DICT": _Machine.make_dict,
    "SETITEM": _Machine.set_item,
    "SETITEMS": _Machine.set_items,
    "GLOBAL": _Machine.name,
    "STACK_GLOBAL": _Machine.stack_name,
    "REDUCE": _Machine.call,
    "BUILD": _Machine.build,
}


def _check_plain(whole: object) -> object:
    """Refuse what is only a part of something (a name, a type); make every array read-only."""
    seen: set[int] = set()
    waiting = [whole]
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list | tuple):
            waiting.extend(each)
        elif isinstance(each, np.ndarray):
            each.setflags(write=False)
        elif not isinstance(each, PLAIN):
            raise ValueError("an unfinished array")
    return whole
