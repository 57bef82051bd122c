"""Models in the window: exported in every format, opened again, with the data that are wanted."""

from __future__ import annotations

import dataclasses
import functools

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.data.mnist import Mnist
from engine.data.preprocessing import Standardise
from engine.files.models.model import Model
from engine.files.models.model_formats import ENDINGS, exported
from engine.files.models.opened_weights import read_model
from engine.training.experiment import Experiment
from engine.training.image_presets import QUICK_CNN
from engine.training.trainer import Trainer
from gui.document import Document
from gui.session import Session
from gui.settings import Settings
from gui.weights.opening import WeightsOpening
from gui.weights.saving import ModelSaving, model_saving
from tests.engine.files.models.generated_models import model_of
from tests.engine.files.onnx.written_onnx import Written
from tests.gui.panels.moments import heard

DIGITS = dataclasses.replace(QUICK_CNN.experiment, dataset=Mnist(count=100, test_count=100))
NUMBERS = ("onnx", "safetensors", "npz")


@pytest.fixture
def lab(qtbot, dressed_app):
    """Makes a window with a run of an experiment: (window, document, session)."""
    sessions = []

    def begin(experiment):
        window = QWidget()
        qtbot.addWidget(window)
        document = Document(experiment, window)
        session = Session(document, window)
        session.start()
        sessions.append(session)
        window.show()
        qtbot.waitUntil(lambda: session.frame is not None)
        return window, document, session

    yield begin
    for session in sessions:
        session.close()


def asked(session, question):
    return session.runner.ask(question)


def parameters(session):
    return asked(session, lambda trainer: trainer.network.parameters.copy())


def opened(qtbot, opening, file):
    opening.open(file)
    dialog = opening.dialog
    qtbot.waitUntil(lambda: dialog.use.isEnabled() or dialog.error.isVisible())
    return dialog


@pytest.mark.parametrize("format", NUMBERS)
def test_a_network_that_was_exported_is_opened_again_as_it_was(lab, qtbot, tmp_path, format):
    window, document, session = lab(DIGITS)
    session.make_step()
    qtbot.waitUntil(lambda: session.frame.step == 1)
    learnt = parameters(session)
    saving, file = ModelSaving(window, session), tmp_path / f"net{ENDINGS[format]}"
    with qtbot.waitSignal(saving.told) as told:
        saving.save(file, format)
    assert told.args == [f"The model is saved in net{ENDINGS[format]}"]
    session.reset()
    opening = WeightsOpening(window, document, session)
    dialog = opened(qtbot, opening, file)
    assert dialog.facts.text() == "54,314 parameters, float32"
    assert dialog.note.text() == "The file has its experiment with it."
    with qtbot.waitSignal(opening.told):
        dialog.use.click()
    np.testing.assert_array_equal(parameters(session), learnt)
    assert document.experiment == DIGITS


def test_a_source_is_saved_with_its_arrays_beside_it(lab, qtbot, tmp_path):
    window, _, session = lab(DIGITS)
    saving = ModelSaving(window, session)
    with qtbot.waitSignal(saving.told) as told:
        saving.save(tmp_path / "train.py", "numpy")
    assert told.args == ["The model is saved in train.py, train.npz"]
    assert (tmp_path / "train.npz").exists()


def test_a_folder_that_cannot_be_written_is_told(lab, qtbot, tmp_path):
    window, _, session = lab(Experiment())
    saving = ModelSaving(window, session)
    said = heard(saving.refused)
    with qtbot.waitSignal(saving.refused):
        saving.save(tmp_path / "none" / "net.onnx", "onnx")
    assert "existing folder" in said[0]


def test_the_dialog_begins_where_something_was_exported_last(lab, qtbot, monkeypatch, tmp_path):
    window, _, session = lab(Experiment())
    asking: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asking.append(dialog))
    saving = ModelSaving(window, session)
    saving.settings = settings = Settings(tmp_path / "settings.ini")
    settings.export_folder = str(tmp_path)
    saving.ask_file()
    assert asking[0].directory().absolutePath() == str(tmp_path)
    asking[0].deleteLater()
    (tmp_path / "class").mkdir()
    with qtbot.waitSignal(saving.told):
        saving.save(tmp_path / "class" / "net.npz", "npz")
    assert settings.export_folder == str(tmp_path / "class")


def test_the_format_is_chosen_with_the_kind_of_file(lab, monkeypatch, tmp_path):
    window, _, session = lab(Experiment())
    asking: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asking.append(dialog))
    saving = model_saving(window, session, print, print)
    assert model_saving(window, session, print, print) is saving
    chosen: list[tuple[str, str]] = []
    monkeypatch.setattr(saving, "save", lambda path, format: chosen.append((path.name, format)))
    saving.ask_file()
    (dialog,) = asking
    assert dialog.defaultSuffix() == "onnx"
    safetensors = next(text for text in dialog.nameFilters() if "safetensors" in text)
    dialog.selectNameFilter(safetensors)
    dialog.filterSelected.emit(safetensors)
    assert dialog.defaultSuffix() == "safetensors"
    dialog.fileSelected.emit(str(tmp_path / "net.safetensors"))
    assert chosen == [("net.safetensors", "safetensors")]
    dialog.deleteLater()


def exchanged(qtbot, lab, tmp_path, data):
    """The experiment after a file of digits is opened over other digits, with that answer."""
    file = tmp_path / "net.npz"
    file.write_bytes(exported(Trainer(DIGITS), "npz", "net.npz")["net.npz"])
    present = dataclasses.replace(DIGITS, dataset=Mnist(count=200), batch_size=7)
    window, document, session = lab(present)
    opening = WeightsOpening(window, document, session)
    dialog = opened(qtbot, opening, file)
    combo = dialog.combos["data"]
    combo.show_key(data)
    combo.activated.emit(combo.currentIndex())
    with qtbot.waitSignal(opening.told):
        dialog.use.click()
    return present, document.experiment


def test_the_experiment_of_the_file_is_gone_on_with(qtbot, lab, tmp_path):
    _, after = exchanged(qtbot, lab, tmp_path, "file")
    assert after == DIGITS


def test_the_data_at_hand_can_be_kept(qtbot, lab, tmp_path):
    present, after = exchanged(qtbot, lab, tmp_path, "present")
    assert (after.dataset, after.batch_size) == (present.dataset, 7)


def test_a_network_for_points_is_opened_among_points(qtbot, lab, tmp_path):
    experiment = dataclasses.replace(Experiment(), preprocessing=Standardise())
    trainer = Trainer(experiment)
    trainer.train(steps=30)
    file = tmp_path / "net.onnx"
    file.write_bytes(exported(trainer, "onnx", "net.onnx")["net.onnx"])
    window, document, session = lab(Experiment())
    opening = WeightsOpening(window, document, session)
    with qtbot.waitSignal(opening.told):
        opened(qtbot, opening, file).use.click()
    assert document.experiment == experiment
    assert asked(session, lambda run: run.scores()) == trainer.scores()


def test_a_network_of_another_program_shows_its_layers(qtbot, lab, tmp_path):
    net = Written(("n", 1, 28, 28))
    net.then("Conv", net.noise("w", 4, 1, 5, 5), net.noise("b", 4))
    net.then("Relu")
    net.then("MaxPool", kernel_shape=[2, 2], strides=[2, 2])
    net.then("Dropout", net.number("ratio", 0.3))
    net.then("Flatten")
    net.then("Gemm", net.noise("v", 576, 10))
    file = tmp_path / "net.onnx"
    file.write_bytes(net.bytes())
    opening = WeightsOpening(*lab(DIGITS))
    dialog = opened(qtbot, opening, file)
    assert "the data and the optimizer at hand stay" in dialog.note.text().lower()
    assert [label.text().replace("\xa0", " ") for label in dialog.table.outputs] == [
        "24 × 24 × 4", "12 × 12 × 4", "12 × 12 × 4", "576", "10",
    ]  # fmt: skip
    dialog.reject()


def test_an_operator_without_a_layer_is_named_in_the_dialog(qtbot, lab, tmp_path):
    net = Written(("n", 784))
    net.then("Gemm", net.noise("v", 784, 10))
    net.then("Exp")
    (tmp_path / "net.onnx").write_bytes(net.bytes())
    dialog = opened(qtbot, WeightsOpening(*lab(DIGITS)), tmp_path / "net.onnx")
    assert "Exp (node_exp_1) has no layer here" in dialog.error.text()
    dialog.reject()


def test_pictures_that_are_gone_are_told_and_nothing_is_changed(qtbot, lab, tmp_path, monkeypatch):
    file = tmp_path / "net.npz"
    file.write_bytes(exported(Trainer(DIGITS), "npz", "net.npz")["net.npz"])
    present = dataclasses.replace(DIGITS, dataset=Mnist(count=200))
    window, document, session = lab(present)
    opening = WeightsOpening(window, document, session)
    dialog = opened(qtbot, opening, file)

    def gone(_):
        raise OSError("gone")

    monkeypatch.setattr(Mnist, "load", gone)
    with qtbot.waitSignal(opening.refused) as said:
        dialog.use.click()
    assert "gone" in said.args[0]
    assert document.experiment == present
    monkeypatch.undo()


def test_a_model_of_features_says_how_many_it_wants(qtbot, lab, tmp_path):
    model = model_of(Experiment(), (2,), 1)
    write = functools.partial(exported, model, "npz")
    (tmp_path / "net.npz").write_bytes(write("net.npz")["net.npz"])
    assert isinstance(read_model(tmp_path / "net.npz"), Model)
    dialog = opened(qtbot, WeightsOpening(*lab(DIGITS)), tmp_path / "net.npz")
    assert "points with 2 features, got pictures" in dialog.error.text()
    assert not dialog.use.isEnabled()
    dialog.reject()
