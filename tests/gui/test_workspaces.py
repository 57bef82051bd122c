"""Several workspaces in one window: each has its own experiment and run, one is on screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from engine.nn.optimizers import Adam
from gui import app
from gui.command_table import COMMANDS
from gui.weights.opening import WeightsOpening
from gui.workspaces.images import Images
from tests.gui.pictures.test_opening import drop, files

ROOT = Path(__file__).resolve().parents[2]


def turn_to(window, qtbot, id):
    """Bring a workspace on screen and wait for its first frame."""
    window.actions_[f"show_{id}"].trigger()
    assert window.workspaces.current.id == id
    qtbot.waitUntil(lambda: window.session.frame is not None)
    return window.workspaces.current


@pytest.fixture
def images(window, qtbot):
    return turn_to(window, qtbot, "images")


def test_the_rail_and_the_keys_choose_the_workspace(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.workspaces.current.id == "images"
    assert window.rail._buttons["images"].isChecked()
    qtbot.mouseClick(window.rail._buttons["playground"], Qt.MouseButton.LeftButton)
    assert window.workspaces.current is window.playground
    assert window.playground.isVisible()


def test_a_workspace_is_made_at_its_first_visit_and_once(window, qtbot):
    assert list(window.workspaces.workspaces) == ["playground"]
    made = turn_to(window, qtbot, "images")
    turn_to(window, qtbot, "playground")
    assert turn_to(window, qtbot, "images") is made


def test_each_workspace_has_its_own_experiment_and_undo(window, qtbot, images):
    window.document.edit("batch_size", 33)
    assert window.toolbar.undo.isEnabled()
    turn_to(window, qtbot, "playground")
    assert window.document.experiment.batch_size == 10
    assert not window.toolbar.undo.isEnabled()
    window.document.edit("optimizer", Adam())
    turn_to(window, qtbot, "images")
    window.actions_["undo"].trigger()
    assert window.document.experiment.batch_size != 33
    assert window.playground.lab.document.experiment.optimizer == Adam()


def test_the_run_that_is_left_stands_and_the_status_bar_says_so(window, qtbot):
    left = window.session
    left.play()
    qtbot.waitUntil(lambda: left.running and left.frame.step > 0)
    turn_to(window, qtbot, "images")
    assert window.toolbar.play.text() == "Play"
    qtbot.waitUntil(lambda: not left.running)
    assert window.toolbar.play.text() == "Play"
    step = left.frame.step
    turn_to(window, qtbot, "playground")
    assert "paused when you left" in window.status.message.text
    assert left.frame.step == step
    assert window.toolbar.steps.value == f"{step:,}"


def test_run_commands_act_on_the_workspace_on_screen(window, qtbot, images):
    window.actions_["step"].trigger()
    qtbot.waitUntil(lambda: images.lab.session.frame.step == 1)
    assert window.playground.lab.session.frame.step == 0
    assert window.toolbar.steps.value == "1"


def test_what_the_hidden_workspace_refuses_is_not_told(window, qtbot, images):
    window.status.show_message("before")
    window.playground.lab.document.edit("batch_size", -3)
    assert window.status.message.text == "before"


def test_commands_of_the_playground_are_not_offered_elsewhere(window, qtbot, images):
    for name in ("open_table", "paint_points", "export_map"):
        assert not window.actions_[name].isVisible()
        assert not window.actions_[name].isEnabled()
    turn_to(window, qtbot, "playground")
    assert window.actions_["paint_points"].isEnabled()
    assert window.actions_["export_map"].isEnabled()


def test_exports_panels_and_finder_are_those_of_the_workspace(window, qtbot, images):
    assert [a.text() for a in window.menu.panels.actions()] == [
        d.windowTitle() for d in images.docks
    ]
    assert window.actions_["export_curves"].isEnabled()
    window.finder.open()
    window.finder.field.setText("Hidden space")
    assert "Hidden space" not in [entry.text for entry in window.finder.found()]
    window.finder.close()


def test_weights_dropped_on_images_are_read(window, qtbot, images, tmp_path):
    file = tmp_path / "weights.pkl"
    file.write_bytes(b"no weights")
    assert drop(images, files(file))
    opening = window.findChild(WeightsOpening)
    assert opening is not None and opening.session is images.lab.session
    dialog = opening.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.error.text()))
    dialog.reject()


def test_weights_dropped_on_the_playground_are_read(window, qtbot, tmp_path):
    file = tmp_path / "net.onnx"
    file.write_bytes(b"no model")
    assert drop(window, files(file))
    opening = window.findChild(WeightsOpening)
    assert opening is not None and opening.session is window.playground.lab.session
    dialog = opening.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "whole model of ONNX" in dialog.error.text())
    dialog.reject()


def test_a_table_dropped_on_another_workspace_is_left_alone(window, qtbot, images, tmp_path):
    file = tmp_path / "some.csv"
    file.write_text("1,2,0\n3,4,1\n")
    drop(window, files(file))
    assert window.tables.dialog is None


def test_presenting_folds_the_controls_of_every_workspace(window, qtbot):
    window.presentation.enter()
    images = turn_to(window, qtbot, "images")
    assert not any(images.dock(id).isVisible() for id in images.controls())
    window.presentation.leave()
    assert all(images.dock(id).isVisible() for id in images.controls())
    assert not window.playground.experiment_dock.isHidden()


def test_the_workspace_and_its_layout_are_there_at_the_next_start(
    window, qtbot, settings, dressed_app, images
):
    images.dock("curves").close()
    window.close()
    again = app.open_window(settings)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.session.frame is not None)
    assert again.workspaces.current.id == "images"
    shown = again.workspaces.current
    assert isinstance(shown, Images) and shown.dock("curves").isHidden()
    assert again.playground.lab.session.frame is None
    turn_to(again, qtbot, "playground")
    assert again.playground.curves.isVisible()
    again.close()


def test_closing_ends_every_run(window, qtbot, images):
    window.session.play()
    qtbot.waitUntil(lambda: window.session.running)
    window.close()
    assert not any(lab.session.runner._thread.is_alive() for lab in window.workspaces.labs())


def test_the_start_does_not_import_other_workspaces():
    code = (
        "import sys; from gui import app, main_window;"
        "print([m for m in sys.modules if m.startswith('gui.') and 'images' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_tab_that_comes_on_top_is_asked_for_and_shown_while_nothing_runs(window, qtbot, images):
    maps, bench = images.panels["maps"], images.panels["bench"]
    asked = lambda: [name for name, _ in window.session.request.questions]  # noqa: E731
    qtbot.waitUntil(lambda: "feature_maps" in asked())
    images.open_panel("bench")
    qtbot.waitUntil(lambda: images.is_seen(bench) and not images.is_seen(maps))
    qtbot.waitUntil(lambda: "feature_maps" not in asked())
    images.open_panel("maps")
    qtbot.waitUntil(lambda: "feature_maps" in asked())


def test_a_mistake_that_is_chosen_brings_the_feature_maps_on_top(window, qtbot, images):
    images.open_panel("bench")
    qtbot.waitUntil(lambda: not images.is_seen(images.panels["maps"]))
    images.panels["mistakes"].picture_chosen.emit(7)
    qtbot.waitUntil(lambda: images.is_seen(images.panels["maps"]))


def test_every_panel_of_images_is_exported(window, qtbot, images):
    offered = set(images.exports())
    named = {c.id.removeprefix("export_") for c in COMMANDS if c.id.startswith("export_")}
    assert offered <= named
    for name in offered:
        assert window.actions_[f"export_{name}"].isEnabled()


def test_a_hidden_workspace_asks_for_no_room(window, qtbot):
    window.workspaces.enter("images")
    images = window.workspaces.current
    qtbot.waitUntil(lambda: images.is_filled)
    stack = window.workspaces
    assert stack.minimumSizeHint() == images.minimumSizeHint()
    stack.enter("playground")
    assert stack.minimumSizeHint() == window.playground.minimumSizeHint()
