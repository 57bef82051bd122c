"""Panels of Basics in a lesson: set by links, locked, waited for, and given back afterwards."""

from __future__ import annotations

import pytest

from engine.lessons.library import read_library
from gui.lesson_folders import BUNDLED

LESSONS = {lesson.number: lesson for lesson in read_library([BUNDLED]).lessons}


@pytest.fixture
def opened(window, qtbot):
    """Opens a lesson at a step."""

    def open_at(number, step):
        window.lessons.open(LESSONS[number])
        qtbot.waitUntil(lambda: window.lessons.panel is not None, timeout=20000)
        course = window.lessons.course
        course.go([each.id for each in course.lesson.steps].index(step))
        return course

    return open_at


def basics(window):
    return window.workspaces.current


def test_a_link_opens_a_panel_as_it_is_to_be(opened, window):
    course = opened("01", "two-layers")
    course.do("gates.gate=xor&gates.layers=2")
    state = basics(window).panels["gates"].state()
    assert (state["gate"], state["layers"], state["correct"]) == ("xor", 2, 4)


def test_a_step_waits_for_what_a_panel_tells(opened, window, qtbot):
    course = opened("01", "or")
    course.answer(0, 1)
    course.do("gates.gate=or&gates.weight_1=0.5&gates.weight_2=0.5&gates.bias=-0.7")
    assert not course.is_done(course.step)
    assert course.metrics["gates.correct"] == 2
    form = basics(window).panels["gates"].form
    form.row("bias").edited.emit(-0.3)  # as by its slider
    assert course.is_done(course.step)


def test_a_race_has_to_be_watched(opened, window, qtbot):
    course = opened("15", "dent")
    course.answer(0, 2)
    course.do("@dent")
    panel = basics(window).panels["race"]
    qtbot.waitUntil(lambda: panel.state()["step"] == 0, timeout=20000)
    assert not course.is_done(course.step)
    panel.playback.slider.setValue(80)
    qtbot.waitUntil(lambda: course.is_done(course.step), timeout=20000)


def test_a_planted_mistake_is_found_once_it_was_guessed(opened, window, qtbot):
    course = opened("17", "trail")
    course.answer(0, 1)
    course.do("gradient_check.bug=relu_output&gradient_check.layer=h2")
    panel = basics(window).panels["gradient_check"]
    qtbot.waitUntil(lambda: panel.state()["planted"] == 1, timeout=20000)
    assert not course.is_done(course.step)
    panel.guess("h2")
    assert course.is_done(course.step)


def test_what_a_lesson_locks_of_a_panel_cannot_be_set_by_hand(opened, window):
    opened("04", "overflow")
    rows = basics(window).panels["softmax"].setters()
    assert not rows["precision"].isEnabled() and rows["temperature"].isEnabled()


def test_a_setting_of_a_panel_can_be_lit(opened, window, qtbot):
    opened("04", "differences")
    assert window.lessons._stage._control("softmax.temperature") is (
        basics(window).panels["softmax"].form.row("temperature")
    )


def test_a_wrong_setting_is_told(opened, window):
    course = opened("01", "and")
    refused: list[object] = []
    course.refused.connect(refused.append)
    course.do("gates.bias=77")
    assert len(refused) == 1 and "from -3 to 3" in str(refused[0])


def test_the_users_own_panel_comes_back_as_it_was(opened, window, qtbot):
    window.workspaces.enter("basics")
    qtbot.waitUntil(lambda: basics(window).is_filled)
    mine = basics(window).panels["gates"]
    mine.set_state({"gate": "nand", "bias": 0.9})
    course = opened("01", "or")
    assert basics(window).panels["gates"] is not mine
    assert basics(window).panels["gates"].state()["gate"] == "and"
    course.do("gates.gate=or")
    window.lessons.leave()
    assert basics(window).panels["gates"] is mine and mine.isVisible()
    assert (mine.state()["gate"], mine.state()["bias"]) == ("nand", 0.9)


def test_a_panel_that_was_never_visited_is_not_made_by_leaving(opened, window, qtbot):
    opened("15", "zigzag")
    assert "race" in basics(window).panels
    window.lessons.leave()
    assert "race" not in basics(window).panels
    assert basics(window).shown == "gates" and basics(window).panels["gates"].isVisible()
