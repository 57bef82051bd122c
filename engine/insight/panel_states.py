"""The states of the panels that look into a network; see engine.basics.states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.insight.wrong_rules import BUGS
from engine.registry import Component, knob

NONE = "none"
MOST_SAMPLES = 32


@dataclass(frozen=True)
class GradientCheckState(Component):
    """The samples that are checked on, and a mistake planted in a layer ("" draws one by lot)."""

    kind: ClassVar[str] = "gradient_check"
    measures: ClassVar[tuple[str, ...]] = ("checked", "wrong", "largest", "planted")
    samples: int = knob(3, low=1, high=MOST_SAMPLES, label="Samples of its batch")
    bug: str = knob(NONE, choices=(NONE, *BUGS), label="Planted mistake")
    layer: str = knob("", label="Layer of the mistake")


@dataclass(frozen=True)
class SteppingState(Component):
    """Which call of a training step is shown, counted from 0."""

    kind: ClassVar[str] = "stepping"
    measures: ClassVar[tuple[str, ...]] = ("calls",)
    call: int = knob(0, low=0, label="Call")
