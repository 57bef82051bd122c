"""What a lesson may set, lock and wait for in the panels of Basics: their states, by panel.

gates.layers        a setting
gates.correct       a number that the panel tells
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.basics import states
from engine.insight.panel_states import GradientCheckState, SteppingState
from engine.registry import Component, SettingError, knobs

STATES: dict[str, type[Component]] = {
    state.kind: state
    for state in (
        states.GatesState, states.ActivationsState, states.SoftmaxState, states.ShapesState,
        states.GraphState, GradientCheckState, SteppingState, states.RaceState,
        states.FittingState, states.MuseumState,
    )
}  # fmt: skip


def split(path: str) -> tuple[str, str] | None:
    """(panel, name) of a path such as "gates.bias"; None where it leads elsewhere."""
    panel, dot, name = path.partition(".")
    return (panel, name) if dot and panel in STATES else None


def check_setting(path: str, panels: Iterable[str] | None = None) -> None:
    """Raise SettingError unless the path names a setting of one of these panels."""
    panel, name = _of(path, panels)
    _check_name(panel, name, tuple(knobs(STATES[panel])))


def check_number(path: str, panels: Iterable[str] | None = None) -> None:
    """Raise SettingError unless the path names a number of one of these panels."""
    panel, name = _of(path, panels)
    _check_name(panel, name, states.numbers(STATES[panel]))


def _of(path: str, panels: Iterable[str] | None) -> tuple[str, str]:
    found = split(path)
    known = tuple(STATES if panels is None else (panel for panel in panels if panel in STATES))
    if found is None or found[0] not in known:
        raise SettingError(
            "A lesson expects a setting of one of its panels {known}, got {got}: add the panel to "
            "the lesson, or correct the name",
            known=", ".join(known) or "–",
            got=repr(path),
        )
    return found


def _check_name(panel: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise SettingError(
            "{panel} expects one of {known}, got {got}: correct the name",
            panel=panel,
            known=", ".join(known),
            got=repr(name),
        )
