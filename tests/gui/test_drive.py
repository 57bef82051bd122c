"""Every control of the window used at random while a network learns, in all looks and languages.

The long drive is slow; GLASSNET_PHOTOS=FOLDER keeps pictures of what it saw.
"""

from __future__ import annotations

import numpy as np
import pytest

from engine.training.experiment import Experiment
from engine.training.replay import replay
from tests.gui.album import STATES
from tests.gui.driver import Driver

LOOKS = [("light", "en"), ("dark", "ko"), ("light", "ko"), ("dark", "en")]


def drive(window, qtbot, seconds: float) -> Driver:
    """Drive through all looks; errors and Qt messages fail the test by themselves."""
    qtbot.waitUntil(lambda: hasattr(window.playground, "output"))
    watched = (window.playground.output.canvas, window.playground.network.view)
    driver = Driver(window, 7, watched)
    window.session.play()
    share = seconds / len(LOOKS)
    for look, language in LOOKS:
        window.set_theme(look)
        window.set_language(language)
        window.reset_layout()
        window.finder.close_()
        window.playground.middle.show_panel(window.playground.network)
        window.document.replace(Experiment())
        window.session.reset()
        window.session.limit_speed(float("inf"))
        window.session.play()
        qtbot.wait(100)
        driver.watch.measure(f"{look} {language}, watching")
        qtbot.wait(round(100 * share))
        driver.watch.stop()
        driver.photograph(f"{look}-{language}")
        leaf_through(driver, qtbot, f"{look}-{language}")
        driver.watch.measure(f"{look} {language}, driving")
        driver.drive(0.9 * share, lambda: qtbot.wait(15))
        driver.watch.stop()
        driver.photograph(f"{look}-{language}-after")
    return driver


def leaf_through(driver: Driver, qtbot, look: str) -> None:
    """Bring each panel and state on screen once."""
    for name, state in STATES.items():
        with state(driver.window, qtbot.waitUntil) as seen:
            qtbot.wait(400 if driver.photos else 30)
            driver.photograph(f"{look}-{name}", seen)


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
    print(f"\n{driver.report()}")
    assert driver.acts > 500
    still_well(window, qtbot)
