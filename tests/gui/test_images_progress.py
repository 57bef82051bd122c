"""The progress of a run on pictures: step of the epoch, time left, what is measured besides."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.nn.reshape import Flatten
from engine.training.frame import Frame, Observer, Request
from engine.training.image_presets import QUICK_CNN
from engine.training.scores import Scores
from engine.training.stopping import AtEpoch
from engine.training.trainer import Trainer
from gui.run_progress import RunProgress, clock
from gui.status import StatusBar


@pytest.fixture(scope="module")
def observed() -> Frame:
    """Of a small network before its first step."""
    experiment = dataclasses.replace(
        QUICK_CNN.experiment,
        dataset=Mnist(count=100, test_count=100),
        layers=(Flatten(key="f1"),),
        stop=(AtEpoch(3),),
    )
    return Observer().frame(Trainer(experiment), Request(), True, 10.0, None)


@pytest.fixture
def frame(observed: Frame) -> Frame:
    """A quarter of the third epoch of 200 steps, 10 steps a second."""
    return dataclasses.replace(
        observed,
        step=450,
        epoch=2.25,
        steps_per_epoch=200,
        scores=Scores(0.1, 0.2, 0.97, 0.95),
        measuring=False,
    )


def test_the_step_of_the_epoch_and_the_time_left_are_told(qtbot, dressed_app, frame):
    progress = RunProgress()
    qtbot.addWidget(progress)
    progress.show_frame(frame)
    assert progress.share == 0.25
    assert progress.text == "step 50 of 200 · 0:15 left"
    assert progress.accessibleDescription() == progress.text


def test_without_a_rule_the_time_is_that_of_the_epoch(qtbot, dressed_app, frame):
    progress = RunProgress()
    qtbot.addWidget(progress)
    endless = dataclasses.replace(frame.experiment, stop=())
    progress.show_frame(dataclasses.replace(frame, experiment=endless))
    assert progress.text.endswith("0:15 left in the epoch")


def test_a_run_that_stands_has_no_time_left_and_says_what_is_measured(qtbot, dressed_app, frame):
    progress = RunProgress()
    qtbot.addWidget(progress)
    progress.show_frame(dataclasses.replace(frame, running=False, measuring=True))
    assert progress.text == "step 50 of 200 · testing"


def test_a_sudden_speed_moves_the_time_left_little(qtbot, dressed_app, frame):
    progress = RunProgress()
    qtbot.addWidget(progress)
    progress.show_frame(frame)
    progress.show_frame(dataclasses.replace(frame, steps_per_second=20.0))
    assert progress.text.endswith("0:14 left")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "0:01"), (59.5, "1:00"), (750, "12:30"), (3720, "1:02:00"), (float("inf"), "–")],
)
def test_times_are_told_as_a_clock_shows_them(seconds, text):
    assert clock(seconds) == text


def test_the_status_bar_counts_the_mistakes_that_the_test_accuracy_says(qtbot, dressed_app, frame):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1440, 28)
    bar.show()
    bar.show_frame(frame)
    assert bar.mistakes.value == "5 of 100 test"
    assert bar.progress.isVisible()
    bar.show_frame(None)
    assert bar.test_score.value == "–"
    assert not bar.progress.isVisible()


def test_the_status_bar_says_of_which_step_the_test_accuracy_is(qtbot, dressed_app, frame):
    status = StatusBar()
    qtbot.addWidget(status)
    measured = [[200, 1.0, 0.3, 0.3, 0.9, 0.95], [400, 2.0, 0.2, np.nan, 0.9, np.nan]]
    status.show_frame(dataclasses.replace(frame, history=np.array(measured)))
    assert status.test_score.accessibleName() == "test accuracy at step 200"
    status.show_frame(dataclasses.replace(frame, step=200, history=np.array(measured)))
    assert status.test_score.accessibleName() == "test accuracy"


def test_the_mistakes_keep_the_room_of_their_largest_number(qtbot, dressed_app, frame):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_frame(dataclasses.replace(frame, scores=Scores(0.1, 0.2, 0.97, 0.95)))
    room = bar.mistakes.sizeHint()
    bar.show_frame(dataclasses.replace(frame, scores=Scores(0.1, 2.0, 0.1, 0.0)))
    assert bar.mistakes.value == "100 of 100 test"
    assert bar.mistakes.sizeHint() == room
