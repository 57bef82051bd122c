"""Every control of the Images workspace used at random while a CNN learns, in all looks.

The long drive is slow; GLASSNET_PHOTOS=FOLDER keeps pictures of what it saw.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.training.image_presets import QUICK_CNN
from engine.training.replay import replay
from tests.gui.driver import Driver

LOOKS = [("light", "en"), ("dark", "ko"), ("light", "ko"), ("dark", "en")]
CANVASES = (
    "CurvesCanvas",
    "MistakesCanvas",
    "MapsCanvas",
    "ActivatingCanvas",
    "CellCanvas",
    "BenchCanvas",
    "PicturesCanvas",
    "PixelsCanvas",
    "ConfusionCanvas",
    "SaliencyCanvas",
    "DataMapCanvas",
    "Paper",
)
SMALL = dataclasses.replace(
    QUICK_CNN.experiment, dataset=Mnist(count=2000, test_count=500), batch_size=50, stop=()
)


def begin(window, qtbot) -> None:
    """A small data set, its run going."""
    window.document.replace(SMALL)
    window.session.reset()
    window.session.limit_speed(float("inf"))
    window.session.play()
    qtbot.waitUntil(lambda: window.session.frame.running, timeout=20_000)


def drive(window, qtbot, seconds: float) -> Driver:
    """Drive through all looks; errors and Qt messages fail the test by themselves."""
    window.workspaces.enter("images")
    images = window.workspaces.current
    qtbot.waitUntil(lambda: bool(images.panels) and window.session.frame is not None)
    watched = (images.panels["maps"], images.panels["curves"])
    driver = Driver(window, 11, watched, CANVASES)
    share = seconds / len(LOOKS)
    for look, language in LOOKS:
        window.set_theme(look)
        window.set_language(language)
        window.reset_layout()
        begin(window, qtbot)
        driver.watch.measure(f"{look} {language}, watching")
        qtbot.wait(round(100 * share))
        driver.watch.stop()
        for id in images.panels:
            images.open_panel(id)
            qtbot.wait(600 if driver.photos else 30)
            driver.photograph(f"{look}-{language}-{id}")
        driver.watch.measure(f"{look} {language}, driving")
        driver.drive(0.9 * share, lambda: qtbot.wait(15))
        driver.watch.stop()
        driver.photograph(f"{look}-{language}-after")
    return driver


def still_well(window, qtbot) -> None:
    """Whatever was done to it, the window learns on, and its run can be lived again."""
    begin(window, qtbot)
    before = window.session.frame.step
    qtbot.waitUntil(lambda: window.session.frame.step > before + 5, timeout=20_000)
    window.session.pause()
    qtbot.waitUntil(lambda: not window.session.frame.running, timeout=20_000)
    past = window.session.runner.ask(
        lambda t: (t.origin, t.journal, t.step, t.network.parameters.copy())
    )
    again = replay(*past[:3])
    assert np.array_equal(again.network.parameters, past[3])


def test_a_restless_hand_breaks_nothing_in_images(window, qtbot):
    driver = drive(window, qtbot, seconds=8)
    assert driver.acts > 10
    still_well(window, qtbot)


@pytest.mark.slow
def test_a_restless_hand_breaks_nothing_in_images_in_two_minutes(window, qtbot):
    driver = drive(window, qtbot, seconds=120)
    print(f"\n{driver.report()}")
    assert driver.acts > 200
    still_well(window, qtbot)
