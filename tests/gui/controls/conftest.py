"""A component with a knob of every kind, and the look and language that the controls stand in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from engine.registry import Component, Effect, Registry, SettingError, knob
from gui import language, theme

shapes: Registry[Component] = Registry("shape", Component)


@shapes.register("disc")
@dataclasses.dataclass(frozen=True)
class Disc(Component):
    """A round shape."""

    radius: float = knob(1.0, low=0.0, high=10.0, help="How large it is")


@shapes.register("square")
@dataclasses.dataclass(frozen=True)
class Square(Component):
    """A shape with corners."""

    side: float = knob(2.0, low=0.0, high=10.0, unit="cm", help="How long a side is")
    inner: Component = knob(Disc(), registry=shapes, help="What lies in it")


@dataclasses.dataclass(frozen=True)
class Everything(Component):
    """One knob of every kind."""

    learning_rate: float = knob(
        0.01, low=1e-6, high=100.0, log=True, help="Length of a step along the gradient"
    )
    share: float = knob(75.0, low=0.0, high=100.0, unit="%", help="A share")
    points: int = knob(320, low=10, high=1000, help="How many points are drawn")
    seed: int = knob(7, low=0, high=2**32 - 1, effect=Effect.RESET, help="Where chance begins")
    reduction: str = knob("mean", choices=("mean", "sum"), help="What is taken")
    amsgrad: bool = knob(False, label="AMSGrad", help="Whether")
    title: str = knob("", help="What it is called")
    names: tuple[str, ...] = knob(("blue", "orange"), help="What they are called")
    domain: tuple[float, float] = knob((-6.0, 6.0), low=-100.0, high=100.0, help="Both ends")
    shape: Component = knob(Disc(), registry=shapes, help="What is drawn")
    many: tuple[Component, ...] = knob((Disc(), Square()), registry=shapes, many=True, help="All")

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.domain[0] >= self.domain[1]:
            raise SettingError(
                "The plotting range expects its low end first, got {low} to {high}: "
                "swap or correct them",
                low=self.domain[0],
                high=self.domain[1],
            )


@pytest.fixture(autouse=True)
def dressed(qapp) -> Iterator[None]:
    """Light and English before and after every test."""
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")
    yield
    if theme.current() is not theme.load("light"):
        theme.apply(qapp, "light", 1.0)
    language.set_language("en")


@pytest.fixture
def everything() -> Everything:
    return Everything()
