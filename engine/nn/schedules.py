"""Schedules: how the learning rate changes with the number of steps made."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import Component, Registry


@dataclass(frozen=True)
class Schedule(Component):
    """Base: a factor on the learning rate. step counts from 0, as in Keras."""

    def factor(self, step: int) -> float:
        raise NotImplementedError


schedules: Registry[Schedule] = Registry("schedule", Schedule)


@schedules.register("constant")
@dataclass(frozen=True)
class Constant(Schedule):
    """The learning rate stays as it is set."""

    def factor(self, step: int) -> float:
        return 1.0
