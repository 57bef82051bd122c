"""The state of every panel of Basics: told as declared, set again, refused where it is wrong."""

from __future__ import annotations

import math
from typing import Any

import pytest

from engine.basics.states import numbers
from engine.lessons.panel_states import STATES
from engine.lessons.places import PANELS
from engine.registry import SettingError, knobs
from gui.basics.stateful import StatefulPanel
from gui.lessons.words import MEASURES
from gui.workspaces.basics import SEATS, Basics

CHANGES: dict[str, dict[str, Any]] = {
    "gates": {"gate": "xor", "layers": 2, "bias": -1.5},
    "activations": {"activation": {"kind": "relu"}, "depth": 3, "weight": 2.0},
    "softmax": {"score_1": 5.0, "temperature": 4.0},
    "shapes": {"mode": "product", "shapes": "2×3 · 3×4"},
    "graph": {"formula": "a*b + c", "inputs": [2, 3, 4], "step": 2},
    "gradient_check": {"samples": 2},
    "stepping": {},
    "race": {"surface": "shallow", "racers": ["sgd", "adam"], "learning_rate": 0.05, "steps": 30},
    "fitting": {"degree": 6, "precision": "single"},
    "museum": {"exhibit": "dying"},
}
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "gates": ({"gate": "nor"}, "Gate that is wanted expects"),
    "activations": ({"inputs": []}, "1 to 6 numbers"),
    "softmax": ({"temperature": 0}, "from 0.05 to 20"),
    "shapes": ({"shapes": "2×3 · many"}, "many"),
    "graph": ({"formula": "__import__(1)"}, "A formula expects"),
    "gradient_check": ({"bug": "typo"}, "Planted mistake expects"),
    "stepping": ({"call": -1}, "at least 0"),
    "race": ({"racers": ["sgd", "snail"]}, "expects one of sgd"),
    "fitting": ({"degree": 10}, "from 0 to 9"),
    "museum": ({"exhibit": "mummy"}, "Exhibit expects"),
}


@pytest.fixture
def basics(window, qtbot) -> Basics:
    made = window.workspaces.add("basics")
    window.workspaces.enter("basics")
    qtbot.waitUntil(lambda: made.is_filled)
    assert isinstance(made, Basics)
    return made


def panel_of(basics, id) -> Any:
    basics.open_panel(id)
    panel = basics.panels[id]
    assert isinstance(panel, StatefulPanel)
    return panel


def test_lessons_know_every_panel_and_its_state():
    assert tuple(seat.id for seat in SEATS) == PANELS["basics"]
    assert set(STATES) == set(PANELS["basics"])


def test_every_number_that_a_lesson_can_wait_for_has_a_name():
    measured = {f"{id}.{name}" for id, state in STATES.items() for name in numbers(state)}
    settings = {f"{id}.{name}" for id, state in STATES.items() for name in knobs(state)}
    assert measured - settings == set(MEASURES)


@pytest.mark.parametrize("id", STATES)
def test_a_panel_tells_all_that_is_declared_and_is_set_by_it(basics, id, qtbot):
    panel = panel_of(basics, id)
    state = panel.state()
    assert set(state) >= set(numbers(STATES[id]))
    assert all(isinstance(state[name], (int, float)) for name in numbers(STATES[id]))
    assert set(panel.setters()) <= set(knobs(STATES[id]))
    told: list[None] = []
    panel.state_changed.connect(lambda: told.append(None))
    panel.set_state(CHANGES[id])
    now = panel.state()
    for name, value in CHANGES[id].items():
        if isinstance(value, dict):
            value = value["kind"]
        held = getattr(now[name], "kind", now[name])
        assert (list(held) if isinstance(held, tuple) else held) == value
    assert told or not CHANGES[id]


@pytest.mark.parametrize("id", STATES)
def test_what_is_wrong_is_named_and_changes_nothing(basics, id):
    panel = panel_of(basics, id)
    before = panel.state()
    changes, match = WRONG[id]
    for wrong in (changes, {"colour": 1}):
        with pytest.raises(SettingError, match=match if wrong is changes else "colour"):
            panel.set_state(wrong)
    after = panel.state()
    same = {name for name in before if before[name] == after[name]}
    assert {name for name in before if name not in same and not math.isnan(before[name])} == set()


def test_a_bug_is_planted_once_the_network_is_checked(basics, qtbot):
    panel = panel_of(basics, "gradient_check")
    panel.set_state({"bug": "sign", "layer": "output"})
    qtbot.waitUntil(lambda: panel.state()["planted"] == 1, timeout=20000)
    assert panel.state()["wrong"] == 0  # hidden until the reader has guessed
    panel.guess("")
    assert panel.state()["wrong"] >= 1
    with pytest.raises(SettingError, match="expects one of the layers"):
        panel.set_state({"bug": "sign", "layer": "h9"})
    panel.set_state({"bug": "none"})
    qtbot.waitUntil(lambda: panel.state()["planted"] == 0, timeout=20000)


def test_a_race_is_shown_up_to_the_step_that_is_wanted(basics, qtbot):
    panel = panel_of(basics, "race")
    panel.set_state({"surface": "shallow", "racers": ["momentum"], "step": 0})
    qtbot.waitUntil(lambda: not math.isnan(panel.state()["loss"]), timeout=20000)
    assert (panel.state()["step"], panel.state()["arrived"]) == (0, 0)
    panel.set_state({"step": 80})
    qtbot.waitUntil(lambda: panel.state()["arrived"] == 1, timeout=20000)


def test_panels_that_are_put_by_come_back_as_they_were(basics, qtbot):
    old = panel_of(basics, "fitting")
    old.set_points(((0.0, 1.0), (1.0, 2.0), (2.0, 5.0)))
    basics.put_by(["fitting", "gates"])
    new = panel_of(basics, "fitting")
    assert new is not old and new.canvas.figure.of_months
    basics.take_up()
    assert panel_of(basics, "fitting") is old and old.isVisible()
    assert len(old.canvas.figure.points) == 3
