"""Weights files in the window: read on the worker, asked about, put into the run, taken back."""

from __future__ import annotations

import dataclasses
import os
import pickle

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.data.mnist import Mnist
from engine.files.models.textbook_weights import open_textbook_weights
from engine.nn.activations import ReLU
from engine.nn.network import Network
from engine.training.experiment import Experiment
from engine.training.image_presets import QUICK_CNN
from gui.document import Document
from gui.session import Session
from gui.weights.opening import WeightsOpening, weights_opening
from tests.gui.panels.moments import heard

DIGITS = dataclasses.replace(QUICK_CNN.experiment, dataset=Mnist(count=100, test_count=100))


@pytest.fixture
def dense_file(tmp_path):
    rng = np.random.default_rng(8)
    shapes = {"W1": (784, 12), "b1": (12,), "W2": (12, 10), "b2": (10,)}
    return saved(tmp_path, {name: rng.normal(0, 0.1, s) for name, s in shapes.items()})


def saved(folder, params):
    file = folder / "params.pkl"
    file.write_bytes(pickle.dumps(params))
    return file


@pytest.fixture
def opening(qtbot, dressed_app):
    yield from an_opening(qtbot, DIGITS)


def an_opening(qtbot, experiment):
    window = QWidget()
    qtbot.addWidget(window)
    document = Document(experiment, window)
    session = Session(document, window)
    session.start()
    window.show()
    qtbot.waitUntil(lambda: session.frame is not None)
    yield WeightsOpening(window, document, session)
    session.close()


def parameters(opening) -> np.ndarray:
    """What the run has just now."""
    found = opening.session.runner.ask(lambda trainer: trainer.network.parameters.copy())
    assert isinstance(found, np.ndarray)
    return found


def read(qtbot, opening, file):
    """Open a file and wait until the dialog shows it."""
    opening.open(file)
    dialog = opening.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.use.isEnabled() or dialog.error.isVisible())
    return dialog


def used(qtbot, opening, dialog):
    with qtbot.waitSignal(opening.told):
        dialog.use.click()
    assert opening.dialog is None


def network_of(file, **answers) -> Network:
    return open_textbook_weights(file).weights(answers).network()


def test_weights_are_in_the_run_and_learning_stands(opening, dense_file, qtbot):
    said = heard(opening.told)
    dialog = read(qtbot, opening, dense_file)
    assert dialog.facts.text() == "9,550 parameters, float64"
    used(qtbot, opening, dialog)
    np.testing.assert_array_equal(parameters(opening), network_of(dense_file).parameters)
    assert not opening.session.running
    assert said == [
        "params.pkl: 9,550 parameters are in place. "
        "A reset goes back to the initial weights of the seed"
    ]


def test_one_undo_brings_network_and_numbers_back(opening, dense_file, qtbot):
    opening.session.make_step()
    qtbot.waitUntil(lambda: opening.session.frame.step == 1)
    before = parameters(opening)
    used(qtbot, opening, read(qtbot, opening, dense_file))
    opening._document.undo()
    assert opening._document.experiment == DIGITS
    np.testing.assert_array_equal(parameters(opening), before)
    opening._document.redo()
    np.testing.assert_array_equal(parameters(opening), network_of(dense_file).parameters)


def test_the_activation_is_chosen_in_the_dialog(opening, dense_file, qtbot):
    dialog = read(qtbot, opening, dense_file)
    combo = dialog.combos["activation"]
    combo.show_key("relu")
    combo.activated.emit(combo.currentIndex())
    used(qtbot, opening, dialog)
    assert opening._document.experiment.layers[-1].activation == ReLU()


def test_a_choice_narrows_the_others_and_shows_the_shapes(opening, tmp_path, qtbot):
    params = {
        "W1": np.ones((30, 1, 5, 5)),
        "W2": np.ones((4320, 20)),
        "W3": np.ones((20, 10)),
    }
    dialog = read(qtbot, opening, saved(tmp_path, params))
    stride, pooling = dialog.combos["c1.stride"], dialog.combos["c1.pooling"]
    assert (stride.key(), pooling.key(), pooling.isEnabled()) == (1, 2, False)
    stride.show_key(2)
    stride.activated.emit(stride.currentIndex())
    assert (pooling.key(), pooling.currentText()) == (1, "none")
    assert [label.text().replace("\xa0", " ") for label in dialog.table.outputs] == [
        "12 × 12 × 30", "20", "10",
    ]  # fmt: skip
    dialog.reject()


def test_a_hostile_file_is_refused_in_the_dialog_and_nothing_runs(
    opening, tmp_path, monkeypatch, qtbot
):
    class Hostile:
        def __reduce__(self):
            return os.system, ("touch ran",)

    monkeypatch.chdir(tmp_path)
    dialog = read(qtbot, opening, saved(tmp_path, {"W1": Hostile()}))
    assert "nothing was run" in dialog.error.text()
    assert not dialog.use.isEnabled()
    assert not (tmp_path / "ran").exists()
    dialog.reject()
    assert opening._document.experiment == DIGITS


def test_a_file_that_is_gone_is_told(opening, tmp_path, qtbot):
    dialog = read(qtbot, opening, tmp_path / "none.pkl")
    assert "expect a file" in dialog.error.text()
    dialog.reject()


def test_weights_for_other_classes_are_shown_but_cannot_be_used(opening, tmp_path, qtbot):
    params = {"W1": np.ones((784, 20)), "W2": np.ones((20, 9))}
    dialog = read(qtbot, opening, saved(tmp_path, params))
    assert "in 9 classes" in dialog.error.text()
    assert not dialog.use.isEnabled()
    dialog.reject()


def test_points_want_no_weights_of_pictures(qtbot, dressed_app, dense_file):
    for opening in an_opening(qtbot, Experiment()):
        dialog = read(qtbot, opening, dense_file)
        assert "got one with points" in dialog.error.text()
        dialog.reject()


def test_another_file_takes_the_place_of_the_one_that_is_open(opening, dense_file, qtbot):
    opening.open(dense_file)
    first = opening.dialog
    late = opening._reading
    second = read(qtbot, opening, dense_file)
    assert second is not first
    rows = len(second.table.outputs)
    opening._finished(late, second._opened)  # what the first one has read
    assert len(second.table.outputs) == rows
    second.reject()
    assert opening.dialog is None


def test_the_command_asks_for_a_file_with_one_opening_for_each_session(opening, monkeypatch, qtbot):
    asked: list[QFileDialog] = []
    told: list[str] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(dialog))
    window, document = opening._window, opening._document
    for _ in range(2):
        found = weights_opening(window, document, opening.session, told.append)
        assert found is opening
        found.ask_file()
    assert len(asked) == 2 and told == []
    for dialog in asked:
        dialog.deleteLater()
