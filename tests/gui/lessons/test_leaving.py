"""Leaving a lesson: what the user had before is there again, learnt weights and all."""

from __future__ import annotations

import numpy as np

from engine.lessons.library import read_library
from gui.lesson_folders import BUNDLED

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
