"""The desk of files: what is saved comes back, undo leads behind it, nothing is lost unasked."""

from __future__ import annotations

import errno
import os
import stat

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton

from engine.files.experiment_file import experiment_text, read_experiment
from engine.files.opening import read_file
from engine.files.recipe import Recipe
from engine.files.run_archive import Run, read_run
from engine.files.shared_text import shared_text
from engine.training.experiment import Experiment, edit
from engine.training.image_presets import PRESETS
from gui import app
from gui.__main__ import with_file

OTHER = edit(Experiment(), "layers.h1.units", 3)


def step(window):
    return window.session.frame.step


def train(window, qtbot, steps):
    goal = step(window) + steps
    window.session.runner.make_steps(steps)
    qtbot.waitUntil(lambda: step(window) == goal)


def save(window, qtbot, path):
    with qtbot.waitSignal(window.files.told):
        window.files.save_to(path)


def open_file(window, qtbot, path):
    with qtbot.waitSignal(window.files.told):
        window.files.open(path)


@pytest.fixture
def experiment_file(tmp_path):
    path = tmp_path / "other.json"
    path.write_text(experiment_text(OTHER), "utf-8")
    return path


def title(window):
    return window.windowTitle().replace("[*]", "*" if window.isWindowModified() else "")


def weights(window):
    return window.session.frame.weights["h1"]


def test_a_run_is_saved_and_opened_where_it_stood(window, qtbot, tmp_path):
    train(window, qtbot, 50)
    before = weights(window)
    path = tmp_path / "수업 1.glassnet"
    save(window, qtbot, path)
    run = read_file(path)
    assert isinstance(run, Run) and run.present.step == 50
    assert title(window) == "수업 1.glassnet – Glassnet"
    train(window, qtbot, 10)
    qtbot.waitUntil(lambda: title(window) == "수업 1.glassnet* – Glassnet")
    open_file(window, qtbot, path)
    qtbot.waitUntil(lambda: step(window) == 50)
    assert np.array_equal(weights(window), before)
    curves = run.present.curves
    assert curves is not None and len(window.session.frame.history) == len(curves.rows)


def test_undo_goes_on_with_the_run_before_the_file(window, qtbot, experiment_file):
    train(window, qtbot, 60)
    before, curves = weights(window), window.session.frame.history
    open_file(window, qtbot, experiment_file)
    qtbot.waitUntil(lambda: window.session.frame.experiment == OTHER)
    assert step(window) == 0 and title(window) == "other.json – Glassnet"
    train(window, qtbot, 5)
    window.document.undo()
    qtbot.waitUntil(lambda: step(window) == 60)
    assert np.array_equal(weights(window), before)
    assert np.array_equal(window.session.frame.history, curves, equal_nan=True)
    assert title(window) == "Glassnet"
    window.document.redo()
    qtbot.waitUntil(lambda: step(window) == 5)
    assert title(window) == "other.json – Glassnet"


def test_a_reset_leaves_the_file_held_and_undo_too(window, qtbot, experiment_file):
    open_file(window, qtbot, experiment_file)
    window.document.edit("layers.h1.units", 5)
    train(window, qtbot, 5)
    window.actions_["reset"].trigger()
    qtbot.waitUntil(lambda: step(window) == 0)
    assert title(window) == "other.json* – Glassnet"
    said = "Started again from the initial weights; undo brings step 5 back"
    assert window.status.message.text == said
    with qtbot.waitSignal(window.files.told):
        window.actions_["save"].trigger()
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: step(window) == 5)
    assert title(window) == "other.json – Glassnet"


def test_new_begins_again_and_undo_brings_the_run_back(window, qtbot):
    window.document.edit("layers.h1.units", 7)
    train(window, qtbot, 20)
    window.actions_["new"].trigger()
    qtbot.waitUntil(lambda: window.session.frame.experiment == Experiment())
    assert step(window) == 0
    window.document.undo()
    qtbot.waitUntil(lambda: step(window) == 20)
    assert window.session.frame.experiment.layers[0].units == 7


def test_save_asks_for_a_name_once_and_then_no_more(window, qtbot, tmp_path, experiment_file):
    window.actions_["save"].trigger()
    asking = window.findChild(QFileDialog)
    assert asking is not None and asking.isVisible()
    asking.reject()
    open_file(window, qtbot, experiment_file)
    window.document.edit("layers.h1.units", 5)
    qtbot.waitUntil(lambda: title(window) == "other.json* – Glassnet")
    with qtbot.waitSignal(window.files.told):
        window.actions_["save"].trigger()
    assert read_experiment(experiment_file.read_text("utf-8")) == window.document.experiment
    assert title(window) == "other.json – Glassnet"


def test_pictures_are_opened_in_images(window, qtbot, tmp_path):
    path = tmp_path / "digits.json"
    experiment = edit(PRESETS[0].experiment, "batch_size", 25)
    path.write_text(experiment_text(experiment), "utf-8")
    with qtbot.waitSignal(window.files.told, timeout=20_000):
        window.files.open(path)
    assert window.workspaces.current.id == "images"
    assert window.document.experiment == experiment
    assert title(window) == "digits.json – Glassnet"
    window.workspaces.enter("playground")
    assert title(window) == "Glassnet"


def test_a_recipe_is_lived_again(window, qtbot, tmp_path):
    path = tmp_path / "figure.json"
    path.write_text(Recipe(OTHER, (), 40).text(), "utf-8")
    open_file(window, qtbot, path)
    qtbot.waitUntil(lambda: step(window) == 40)
    assert title(window) == "Glassnet"  # a figure is not what Save would write


def test_a_run_is_shared_through_the_clipboard(window, qtbot):
    train(window, qtbot, 30)
    with qtbot.waitSignal(window.files.told):
        window.actions_["share"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text == shared_text(Recipe(Experiment(), (), 30))
    window.actions_["new"].trigger()
    qtbot.waitUntil(lambda: step(window) == 0)
    with qtbot.waitSignal(window.files.told):
        window.actions_["paste"].trigger()
    qtbot.waitUntil(lambda: step(window) == 30)


def test_paste_without_a_shared_text_is_for_tables(window, qtbot):
    QGuiApplication.clipboard().setText("a,b,c\n1,2,x\n3,4,y\n")
    window.actions_["paste"].trigger()
    assert window.tables.dialog is not None
    window.tables.dialog.reject()


@pytest.mark.parametrize("as_url", [False, True])
def test_what_the_command_line_names_is_opened(window, qtbot, experiment_file, as_url):
    name = QUrl.fromLocalFile(str(experiment_file)).toString() if as_url else str(experiment_file)
    with qtbot.waitSignal(window.files.told):
        window.files.open_named(name)
    assert window.document.experiment == OTHER


NAMED = {
    ("x.json",): ["--open", "x.json"],
    ("--theme", "dark", "x.glassnet"): ["--theme", "dark", "--open", "x.glassnet"],
    ("glassnet:eNr",): ["--open", "glassnet:eNr"],
    ("lessons",): ["lessons"],
    ("animate", "x.json"): ["animate", "x.json"],
    ("--headless", "--out", "folder.x"): ["--headless", "--out", "folder.x"],
    ("lesons",): ["lesons"],
    (): [],
}


@pytest.mark.parametrize(("given", "meant"), NAMED.items(), ids=map(" ".join, NAMED))
def test_a_file_may_stand_where_a_command_could(given, meant):
    assert with_file(given) == meant


def drop(widget, data):
    """Carry something over a widget and let it go; whether it was taken."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, left, none)
    QApplication.sendEvent(widget, over)
    if not over.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return True


def test_a_file_is_dropped_on_the_window(window, qtbot, experiment_file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(experiment_file))])
    with qtbot.waitSignal(window.files.told):
        assert drop(window, data)
    qtbot.waitUntil(lambda: window.session.frame.experiment == OTHER)


def test_a_file_is_dropped_on_images_too(window, qtbot, experiment_file):
    window.workspaces.enter("images")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(experiment_file))])
    with qtbot.waitSignal(window.files.told):
        assert drop(window.workspaces.current, data)
    assert window.workspaces.current.id == "playground"


def test_a_shared_text_is_dropped_on_the_window(window, qtbot):
    data = QMimeData()
    data.setText(shared_text(Recipe(OTHER, (), 3)))
    with qtbot.waitSignal(window.files.told):
        assert drop(window, data)
    qtbot.waitUntil(lambda: step(window) == 3)


def box_of(window, qtbot):
    qtbot.waitUntil(lambda: window.files.box is not None)
    return window.files.box


def test_what_is_wrong_with_a_file_is_said_and_nothing_changes(window, qtbot, experiment_file):
    text = experiment_file.read_text("utf-8").replace('"units": 3', '"units": 0')
    experiment_file.write_text(text, "utf-8")
    train(window, qtbot, 10)
    window.files.open(experiment_file)
    box = box_of(window, qtbot)
    assert "other.json" in box.text()
    assert "experiment.layers[0].units" in box.informativeText()
    box.close()
    assert step(window) == 10 and not window.document.can_undo


def failing(number):
    def replace(*_):
        raise OSError(number, os.strerror(number))

    return replace


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "is full"), (errno.EACCES, "refused"), (errno.EIO, "error")]
)
def test_a_file_that_cannot_be_written_stays_as_it_was(
    window, qtbot, monkeypatch, experiment_file, number, said
):
    open_file(window, qtbot, experiment_file)
    before = experiment_file.read_bytes()
    window.document.edit("layers.h1.units", 5)
    monkeypatch.setattr(os, "fsync", failing(number))
    window.actions_["save"].trigger()
    box = box_of(window, qtbot)
    assert said in box.informativeText().lower()
    box.close()
    assert experiment_file.read_bytes() == before
    assert os.listdir(experiment_file.parent).count("other.json") == 1
    assert [name for name in os.listdir(experiment_file.parent) if name.endswith(".part")] == []
    assert window.isWindowModified()
    window.files.close_unsaved()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root"
)
def test_a_folder_without_permission_is_said(window, qtbot, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    window.files.save_to(closed / "x.json")
    box = box_of(window, qtbot)
    assert "refused" in box.informativeText()
    box.close()


def test_a_folder_that_is_gone_is_said(window, qtbot, tmp_path):
    window.files.save_to(tmp_path / "gone" / "x.json")
    box = box_of(window, qtbot)
    assert "folder" in box.informativeText()
    box.close()


def test_recent_files_are_offered_while_they_are_there(window, qtbot, tmp_path, experiment_file):
    save(window, qtbot, tmp_path / "mine.glassnet")
    open_file(window, qtbot, experiment_file)
    window.files.recent.fill()
    offered = [action.text().split("  ")[-1] for action in window.files.recent.actions()[:2]]
    assert offered == ["other.json", "mine.glassnet"]
    experiment_file.unlink()
    window.files.recent.fill()
    assert window.settings.recent_files == [tmp_path / "mine.glassnet"]


def button(box, text):
    return next(each for each in box.buttons() if each.text() == text)


def test_closing_asks_when_the_file_lacks_something(window, qtbot, experiment_file):
    open_file(window, qtbot, experiment_file)
    window.document.edit("layers.h1.units", 5)
    window.close()
    box = box_of(window, qtbot)
    assert window.isVisible() and "other.json" in box.text()
    qtbot.mouseClick(button(box, "Cancel"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.files.box is None)
    assert window.isVisible()
    window.close()
    box = box_of(window, qtbot)
    with qtbot.waitSignal(window.closed):
        qtbot.mouseClick(button(box, "Save"), Qt.MouseButton.LeftButton)
    saved = read_experiment(experiment_file.read_text("utf-8"))
    assert saved == edit(OTHER, "layers.h1.units", 5)


def test_closing_without_saving_leaves_the_file_as_it_was(window, qtbot, experiment_file):
    open_file(window, qtbot, experiment_file)
    window.document.edit("layers.h1.units", 5)
    window.close()
    box = box_of(window, qtbot)
    with qtbot.waitSignal(window.closed):
        qtbot.mouseClick(button(box, "Close without saving"), Qt.MouseButton.LeftButton)
    assert read_experiment(experiment_file.read_text("utf-8")) == OTHER


def test_closing_does_not_ask_without_a_file(window, qtbot):
    window.document.edit("layers.h1.units", 5)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_a_long_recipe_can_be_cancelled(window, qtbot, tmp_path):
    path = tmp_path / "long.json"
    path.write_text(Recipe(Experiment(), (), 10**7).text(), "utf-8")
    window.files.open(path)
    waiting = window.files._waiting
    qtbot.waitUntil(lambda: waiting.dialog is not None and waiting.dialog.isVisible())
    waiting.dialog.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: window.files._waiting is None)
    assert step(window) == 0 and window.files.box is None


def test_saving_while_learning_keeps_a_moment_of_it(window, qtbot, tmp_path):
    window.session.play()
    qtbot.waitUntil(lambda: step(window) > 0)
    save(window, qtbot, tmp_path / "on the way.glassnet")
    run = read_run(tmp_path / "on the way.glassnet")
    assert run.present.step > 0 and window.session.running
    again = run.resume()
    assert again.step == run.present.step
    window.files.close_unsaved()


def test_a_box_is_no_longer_held_once_it_is_closed(window, qtbot, tmp_path):
    window.files.open(tmp_path / "none.json")
    box = box_of(window, qtbot)
    assert box.icon() == QMessageBox.Icon.Warning
    box.close()
    qtbot.waitUntil(lambda: window.files.box is None)


def kept_then_offered(window):
    window.files.recent.fill()
    return {action.text(): action for action in window.files.recent.actions()}


def test_what_no_file_has_is_kept_and_offered_the_next_time(window, qtbot, dressed_app, settings):
    window.document.edit("layers.h1.units", 5)
    train(window, qtbot, 40)
    before = weights(window)
    with qtbot.waitSignal(window.closed):
        window.close()
    again = app.open_window(settings)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.session.frame is not None)
    qtbot.waitUntil(lambda: "Last time in Playground" in kept_then_offered(again))
    with qtbot.waitSignal(again.files.told):
        kept_then_offered(again)["Last time in Playground"].trigger()
    qtbot.waitUntil(lambda: step(again) == 40)
    assert np.array_equal(weights(again), before)
    assert title(again) == "Glassnet" and settings.recent_files == []
    again.close()


def test_a_lesson_leaves_the_held_file_alone(window, qtbot, experiment_file):
    open_file(window, qtbot, experiment_file)
    window.lab.put_by(edit(Experiment(), "layers.h1.units", 1))
    window.files.show_title()
    assert title(window) == "Glassnet" and window.files.held is None
    window.lab.take_up()
    window.files.show_title()
    assert title(window) == "other.json – Glassnet"


def test_a_name_that_looks_like_html_is_shown_as_it_is_written(window, qtbot, tmp_path):
    window.files.open(tmp_path / "<img src=other.png>.json")
    qtbot.waitUntil(lambda: window.files.box is not None)
    formats = {label.textFormat() for label in window.files.box.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    window.files.box.close()
