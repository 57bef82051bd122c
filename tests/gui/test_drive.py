"""Every control of the window used at random while a network learns, in all looks and languages.

The long drive is slow; GLASSNET_PHOTOS=FOLDER keeps pictures of what it saw.
"""

from __future__ import annotations

import numpy as np
import pytest

from engine.training.experiment import Experiment
from engine.training.replay import replay
from tests.gui.driver import Driver

LOOKS = [("light", "en"), ("dark", "ko"), ("light", "ko"), ("dark", "en")]


def drive(window, qtbot, seconds: float) -> Driver:
    """Drive through all looks; errors and Qt messages fail the test by themselves."""
    driver = Driver(window, seed=7)
    window.session.play()
    for look, language in LOOKS:
        window.set_theme(look)
        window.set_language(language)
        window.document.replace(Experiment())
        qtbot.wait(100)
        driver.photograph(f"{look}-{language}")
        driver.drive(seconds / len(LOOKS), lambda: qtbot.wait(15))
        driver.photograph(f"{look}-{language}-after")
    return driver


def still_well(window, qtbot) -> None:
    """Whatever was done to it, the window learns on, and its run can be lived again."""
    window.document.replace(Experiment())
    window.session.reset()
    window.session.limit_speed(float("inf"))
    window.session.play()
    qtbot.waitUntil(lambda: window.session.frame.step > 50 and window.session.frame.running)
    window.session.pause()
    qtbot.waitUntil(lambda: not window.session.frame.running)
    past = window.session.runner.ask(
        lambda t: (t.origin, t.journal, t.step, t.network.parameters.copy())
    )
    again = replay(*past[:3])
    assert np.array_equal(again.network.parameters, past[3])


def test_a_restless_hand_breaks_nothing(window, qtbot):
    driver = drive(window, qtbot, seconds=6)
    assert driver.acts > 20
    still_well(window, qtbot)


@pytest.mark.slow
def test_a_restless_hand_breaks_nothing_in_two_minutes(window, qtbot):
    driver = drive(window, qtbot, seconds=120)
    assert driver.acts > 500
    still_well(window, qtbot)
