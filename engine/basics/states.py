"""States: what each panel of Basics can be told from outside, and the numbers it tells of itself.

A state is a small component: its knobs are what can be set, `measures` are numbers that can only be
read. Panels, and whoever sets them, check against the same declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from engine.basics.chain import Probe
from engine.basics.failures import EXHIBITS
from engine.basics.fitting import Fitting
from engine.basics.gates import GATES, LARGEST
from engine.basics.graph_text import EXAMPLES
from engine.basics.race import MOST_STEPS
from engine.basics.softmax import Scores
from engine.basics.surfaces import Bowl, Surface, surfaces
from engine.nn.optimizers import optimizers
from engine.registry import Component, field_types, fill, knob, knobs, to_config


@dataclass(frozen=True)
class GatesState(Component):
    """The gate that is wanted, and the unit, or the output of two layers, that is to be it."""

    kind: ClassVar[str] = "gates"
    measures: ClassVar[tuple[str, ...]] = ("correct", "ones")
    gate: str = knob("and", choices=tuple(GATES), label="Gate that is wanted")
    layers: int = knob(1, low=1, high=2, label="Layers", help="One unit, or two layers of them")
    weight_1: float = knob(0.5, low=-LARGEST, high=LARGEST, label="Weight 1")
    weight_2: float = knob(0.5, low=-LARGEST, high=LARGEST, label="Weight 2")
    bias: float = knob(-0.7, low=-LARGEST, high=LARGEST)


@dataclass(frozen=True)
class ActivationsState(Probe):
    """The function, and the chain of units that have it. factor: what is left of the gradient."""

    kind: ClassVar[str] = "activations"
    measures: ClassVar[tuple[str, ...]] = ("factor",)


@dataclass(frozen=True)
class SoftmaxState(Scores):
    """Scores, and how shares are made of them."""

    kind: ClassVar[str] = "softmax"
    measures: ClassVar[tuple[str, ...]] = ("largest_share", "smallest_share", "naive_fails")


@dataclass(frozen=True)
class ShapesState(Component):
    """What is computed, and the shapes as they are typed: 2-3-2, or 1×2 · 2×3."""

    kind: ClassVar[str] = "shapes"
    measures: ClassVar[tuple[str, ...]] = ("fits", "timed", "gain")
    mode: str = knob("pass", choices=("pass", "product", "batches", "relu"), label="Sheet")
    product: int = knob(0, low=0, high=2, label="Example", help="A product that is ready")
    shapes: str = knob("", label="Shapes")


@dataclass(frozen=True)
class GraphState(Component):
    """A graph that is ready or a formula, its inputs in their order, and how far it is walked."""

    kind: ClassVar[str] = "graph"
    measures: ClassVar[tuple[str, ...]] = ("steps", "result", "backward")
    example: str = knob(
        EXAMPLES[0].key, choices=(*(example.key for example in EXAMPLES), "own"), label="Example"
    )
    formula: str = knob("", label="Formula")
    inputs: tuple[float, ...] = knob((), label="Inputs")
    step: int = knob(0, low=0, label="Step")


@dataclass(frozen=True)
class RaceState(Component):
    """The surface, the start, who takes part, and up to which step the race is shown.

    learning_rate: of everybody who takes part; 0 leaves each its own.
    """

    kind: ClassVar[str] = "race"
    measures: ClassVar[tuple[str, ...]] = ("racing", "loss", "arrived")
    surface: Surface = knob(Bowl(), registry=surfaces)
    steps: int = knob(Bowl.course, low=1, high=MOST_STEPS, label="Steps")
    rates: str = knob("quick", choices=("quick", "published", "own"), label="Learning rates")
    racers: tuple[str, ...] = knob((), label="Who takes part")
    learning_rate: float = knob(0.0, low=0.0, label="Learning rate")
    start_x: float = knob(Bowl.first[0], label="Start, x")
    start_y: float = knob(Bowl.first[1], label="Start, y")
    step: int = knob(0, low=0, high=MOST_STEPS, label="Step of the race")

    def __post_init__(self) -> None:
        super().__post_init__()
        for racer in self.racers:
            optimizers[racer]


@dataclass(frozen=True)
class FittingState(Fitting):
    """What is fitted to the points, and how. step, loss: of the descent; optimum: the least."""

    kind: ClassVar[str] = "fitting"
    measures: ClassVar[tuple[str, ...]] = ("step", "loss", "optimum")


@dataclass(frozen=True)
class MuseumState(Component):
    """The exhibit that is brought on screen."""

    kind: ClassVar[str] = "museum"
    measures: ClassVar[tuple[str, ...]] = ()
    exhibit: str = knob(
        EXHIBITS[0].id, choices=tuple(exhibit.id for exhibit in EXHIBITS), label="Exhibit"
    )


def checked(state: type[Component], changes: Mapping[str, object]) -> dict[str, Any]:
    """Changes of a panel's state, each as its knob holds it: "relu" becomes ReLU().

    Raises SettingError that names what is wrong: a setting that the panel has not, a value that
    it cannot have.
    """
    described = knobs(state)
    plain = {
        name: _plain(value) if name in described and described[name].registry else value
        for name, value in changes.items()
    }
    made = fill(state, plain)
    return {name: getattr(made, name) for name in changes}


def _plain(value: object) -> object:
    if isinstance(value, Component):
        return to_config(value)
    return {"kind": value} if isinstance(value, str) else value


def numbers(state: type[Component]) -> tuple[str, ...]:
    """What of a state is a number: settings first, then what can only be read."""
    hints = field_types(state)
    settings = [name for name in knobs(state) if hints[name] in (int, float)]
    measures: tuple[str, ...] = getattr(state, "measures", ())
    return (*settings, *measures)
