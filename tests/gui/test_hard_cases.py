"""What a class of thirty does to the window first: each gets a sentence, and the run goes on."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer

from engine.data.features import X1, X2
from engine.data.gaussians import GaussianMixture
from engine.nn.activations import Identity, ReLU
from engine.nn.dense import Dense, Output
from engine.nn.losses import HalfSquaredError
from engine.nn.optimizers import SGD
from engine.training.experiment import Experiment, edit, edit_all
from gui import app
from gui.controls import NumberRow
from gui.export_dialog import ExportDialog
from gui.main_window import SMALLEST, MainWindow
from tests.gui.panels.experiment_bench import type_into

DEEP = Experiment(layers=tuple(Dense(key=f"h{n}", units=64) for n in range(1, 7)))
EXPLODING = Experiment(
    layers=(Dense(key="h1", activation=ReLU()), Dense(key="h2", activation=ReLU())),
    output=Output(activation=Identity()),
    loss=HalfSquaredError(),
    optimizer=SGD(learning_rate=100.0),
)
LONGEST_WAIT_S = 0.5
"""Longer work shows progress and can be cancelled; the window never freezes."""


def row(window: MainWindow, label: str) -> NumberRow:
    return next(r for r in window.findChildren(NumberRow) if r.knob.label == label)


def learns_on(window: Any, qtbot: Any) -> None:
    """Wait for frames that are later than the present one."""
    before = window.session.frame.step
    qtbot.waitUntil(lambda: window.session.frame.step > before)


def test_a_learning_rate_that_cannot_be_is_refused_beside_its_field(window, qtbot):
    window.session.play()
    learning_rate = row(window, "Learning rate")
    for text in ("1e9", "nan", "", "1" * 400, "−0.1", "three"):
        learning_rate.field.setText(text)
        learning_rate.field.returnPressed.emit()
        assert learning_rate.error() is not None, text
        assert learning_rate.message.isVisibleTo(window), text
        assert window.document.experiment.optimizer.learning_rate == 0.03
    learns_on(window, qtbot)


def test_six_layers_of_64_units_leave_the_window_awake(window, qtbot):
    window.document.replace(DEEP)
    window.session.play()
    qtbot.waitUntil(lambda: window.session.frame.experiment == DEEP)
    beats: list[float] = []
    heart = QTimer(window)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start(5)
    first = window.session.frame.step
    qtbot.waitUntil(lambda: len(beats) > 100 and window.session.frame.step > first)
    heart.stop()
    assert max(b - a for a, b in itertools.pairwise(beats)) < LONGEST_WAIT_S
    window.session.pause()
    qtbot.waitUntil(lambda: not window.session.running)


def test_a_batch_larger_than_the_data_is_the_full_batch(window, qtbot):
    type_into(qtbot, row(window, "Batch size").field, "100,000")
    window.session.make_epoch()
    qtbot.waitUntil(lambda: window.session.frame.step == 1)
    assert window.session.frame.epoch == 1
    assert window.session.frame.steps_per_epoch == 1


def test_blocks_of_one_class_are_refused_and_the_run_goes_on(window, qtbot):
    window.document.edit("dataset", GaussianMixture())
    window.session.play()
    one = tuple(replace(block, class_label=0) for block in GaussianMixture().blocks)
    assert not window.document.edit("dataset.blocks", one)
    assert "at least two classes" in window.status.message.text
    assert window.document.experiment.dataset == GaussianMixture()
    learns_on(window, qtbot)


def test_the_last_feature_is_kept_and_the_reason_is_said(window, qtbot):
    window.session.play()
    tiles = window.playground.experiment.features.tiles
    tiles.asked.emit((X1(),))
    tiles.asked.emit(())
    assert window.document.experiment.features == (X1(),)
    refusal = window.playground.experiment.features.refusal
    assert refusal.isVisibleTo(window) and "at least one feature" in refusal.text()
    learns_on(window, qtbot)
    tiles.asked.emit((X1(), X2()))
    assert not refusal.isVisibleTo(window)


def test_without_a_test_set_the_window_shows_dashes(window, qtbot):
    window.document.edit("training_share", 1.0)
    window.session.play()
    qtbot.waitUntil(lambda: len(window.session.frame.material.test) == 0)
    learns_on(window, qtbot)
    window.session.pause()
    qtbot.waitUntil(lambda: not window.session.running)
    assert window.status.test_loss.value == "–"


def test_ten_thousand_points_are_learnt_and_drawn_as_a_sample(window, qtbot):
    window.document.edit("dataset.count", 10_000)
    window.session.play()
    qtbot.waitUntil(lambda: len(window.session.frame.material.samples) == 10_000)
    learns_on(window, qtbot)
    assert "of 10,000" in window.playground.output.header.subtitle.text()


def test_divergence_offers_remedies_and_a_reset_at_a_lower_rate_learns(window, qtbot):
    window.document.replace(EXPLODING)
    window.session.play()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text.text().startswith("Learning diverged at step")
    window.document.edit("optimizer.learning_rate", 0.01)
    qtbot.waitUntil(window.banner.isHidden)
    window.session.reset()
    window.session.play()
    learns_on(window, qtbot)
    assert window.banner.isHidden()


def test_a_large_network_is_closed_in_the_middle_of_training_and_of_an_export(window, qtbot):
    window.document.replace(DEEP)
    window.session.play()
    qtbot.waitUntil(lambda: window.session.running)
    window.export("map")
    began = time.perf_counter()
    window.close()
    assert time.perf_counter() - began < LONGEST_WAIT_S
    assert not window.session.runner._thread.is_alive()
    window.findChildren(ExportDialog)[0].reject()


def test_a_second_window_in_the_process_learns_like_the_first(window, settings, qtbot):
    window.session.play()
    window.close()
    second = app.open_window(settings)
    qtbot.addWidget(second)
    frames: list[Any] = []
    second.session.frame_ready.connect(frames.append)
    qtbot.waitUntil(lambda: len(frames) > 0)
    second.session.make_step()
    qtbot.waitUntil(lambda: frames[-1].step == 1)
    second.close()


def test_thirty_changes_in_a_row_leave_run_and_document_equal(window, qtbot):
    window.session.play()
    base = window.document.experiment
    for number in range(30):
        units = 1 + number % 7
        changed = edit_all(base, {"layers.h1.units": units, "batch_size": 1 + number})
        window.document.replace(changed if number % 3 else edit(base, "layers", ()))
        if number % 5 == 0:
            window.actions_["reset"].trigger()
            window.document.undo()
            window.document.redo()
    qtbot.waitUntil(lambda: window.session.frame.experiment == window.document.experiment)
    assert window.banner.isHidden()


def test_the_window_fits_on_a_screen_that_is_smaller_than_it_likes(window):
    room = window.screen().availableSize()
    assert room.width() < SMALLEST.width()  # of the screen that nobody sees
    assert window.minimumWidth() <= room.width()
    assert window.minimumHeight() <= room.height()
