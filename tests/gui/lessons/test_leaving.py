"""Leaving a lesson: what the user had before is there again, learnt weights and all."""

from __future__ import annotations

import numpy as np

from engine.basics.failures import PERCEPTRON
from engine.lessons.library import read_library
from gui.lesson_folders import BUNDLED
from gui.museum.opening import museum_of

LESSONS = {lesson.number: lesson for lesson in read_library([BUNDLED]).lessons}


def open_lesson(window, qtbot, number):
    window.lessons.open(LESSONS[number])
    qtbot.waitUntil(lambda: window.lessons.panel is not None, timeout=20000)


def run_to(window, qtbot, step):
    session = window.session
    session.runner.make_steps(step - session.frame.step)
    qtbot.waitUntil(lambda: session.frame.step == step and not session.frame.running)
    return session.frame


def test_leaving_gives_back_experiment_weights_curves_and_undo(window, qtbot):
    window.document.edit("layers.h1.units", 5)
    own = window.document.experiment
    before = run_to(window, qtbot, 120)
    open_lesson(window, qtbot, "12")
    assert not window.document.can_undo  # a lesson begins where it begins
    window.lessons.course.do("seed=3")
    window.document.undo()
    assert window.document.experiment == LESSONS["12"].experiment
    assert not window.document.can_undo
    qtbot.waitUntil(lambda: window.session.frame.experiment == LESSONS["12"].experiment)
    run_to(window, qtbot, 30)
    window.lessons.leave()
    assert window.document.experiment == own
    qtbot.waitUntil(lambda: window.session.frame.step == 120)
    after = window.session.frame
    assert not after.running
    np.testing.assert_array_equal(after.weights["h1"], before.weights["h1"])
    np.testing.assert_array_equal(after.history, before.history)
    window.document.undo()
    assert window.document.experiment != own
    assert not window.document.can_undo


def test_leaving_gives_back_the_tabs_that_were_on_top(window, qtbot):
    playground = window.playground
    assert playground.is_seen(playground.curves)
    open_lesson(window, qtbot, "21")
    qtbot.waitUntil(lambda: playground.is_seen(playground.diagnostics))
    window.lessons.leave()
    qtbot.waitUntil(lambda: playground.is_seen(playground.curves))
    assert not playground.is_seen(playground.diagnostics)


def test_an_exhibit_of_the_museum_takes_the_place_of_a_lesson_that_locks(window, qtbot):
    own = window.document.experiment
    open_lesson(window, qtbot, "12")
    museum_of(window).open(PERCEPTRON)
    assert window.lessons.course is None
    assert window.document.experiment == PERCEPTRON.state
    assert window.document.edit("batch_size", 7)
    museum_of(window).strip.left.emit()
    assert window.document.experiment == own


def test_a_lesson_keeps_the_users_own_and_not_an_exhibit(window, qtbot):
    own = window.document.experiment
    museum_of(window).open(PERCEPTRON)
    open_lesson(window, qtbot, "12")
    assert window.document.experiment == LESSONS["12"].experiment
    assert not museum_of(window).strip.isVisible()
    window.lessons.leave()
    assert window.document.experiment == own


def test_turning_away_while_a_lesson_opens_leaves_it(window, qtbot):
    own = window.document.experiment
    window.lessons.open(LESSONS["12"])
    window.workspaces.enter("basics")
    qtbot.waitUntil(lambda: window.workspaces.current.is_filled, timeout=20000)
    assert window.lessons.panel is None
    assert window.workspaces.updatesEnabled()
    assert window.playground.lab.document.experiment == own
