"""What the lines of a NumPy script are made from: settings, arrays and the statements of a step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray

from engine.files.sources.statements import Statement
from engine.nn.network import Plan

Array = NDArray[Any]


@dataclass(frozen=True)
class Setting:
    """A knob as a variable of the script. path: of the knob in the experiment."""

    variable: str
    path: str
    layer: str
    role: str


@dataclass(frozen=True)
class Tensor:
    """An array of the script. kind: parameter, statistic, slot, counter, constant or gradient.

    key, name: the layer and its parameter, or the statistic; slot: which vector of the optimizer.
    like: the variable whose shape a slot or gradient has. constant: the array, where it never
    changes.
    """

    variable: str
    kind: str
    key: str = ""
    name: str = ""
    slot: str = ""
    shape: tuple[int, ...] = ()
    like: str = ""
    constant: Array | None = None


@dataclass(frozen=True)
class Learner:
    """A parameter that learns: its variables in the script."""

    tensor: Tensor
    gradient: str
    slots: tuple[Tensor, ...]
    free: str  # the variable that holds 0 for frozen units, "" if all may move
    plan: Plan

    @property
    def variable(self) -> str:
        return self.tensor.variable


@dataclass
class Step:
    """What the lines of a script are made from."""

    statements: list[Statement] = field(default_factory=list)  # forward, loss, backward
    update: list[Statement] = field(default_factory=list)
    function: list[str] = field(default_factory=list)  # `update`, if it has several lines
    predict: list[Statement] = field(default_factory=list)
    predict_used: set[str] = field(default_factory=set)
    settings: list[Setting] = field(default_factory=list)
    tensors: list[Tensor] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)  # functions in order, by name
    modules: set[str] = field(default_factory=set)
    streams: dict[str, str] = field(default_factory=dict)  # layer key -> variable
    windows: dict[str, tuple[str, str]] = field(default_factory=dict)  # layer key -> name, text
    functions: set[str] = field(default_factory=set)  # of pictures, see numpy_pictures
    used: set[str] = field(default_factory=set)  # of n, step, with_ones, with_row
