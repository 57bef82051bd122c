"""The panels of the Playground: they float, close, come back, and are where they were."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from gui import app
from gui.language import language
from gui.workspaces.dock import Dock


def again(window, qtbot, settings):
    """Close the window, and open one at the next start."""
    window.close()
    app.dress(app.make_application(), settings)
    made = app.open_window(settings)
    qtbot.addWidget(made)
    made.resize(1440, 900)  # more than the screen that is not there gives
    qtbot.waitUntil(lambda: made.session.frame is not None)
    return made


def menu_entry(window, dock: Dock):
    return next(
        action for action in window.menu.panels.actions() if action.text() == dock.windowTitle()
    )


def test_a_floating_panel_goes_on_showing_the_run(window, qtbot, monkeypatch):
    seen: list[Any] = []
    monkeypatch.setattr(window.playground.curves, "show_frame", seen.append)
    dock = window.playground.curves_dock
    dock.setFloating(True)
    dock.move(QPoint(100, 100))
    assert dock.isWindow()
    window.session.runner.make_steps(240)
    qtbot.waitUntil(lambda: window.session.frame.step == 240)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].step == 240)
    window.set_theme("dark")
    window.set_language("ko")
    assert dock.windowTitle() == "학습 곡선"
    dock.setFloating(False)
    assert not dock.isWindow()


def test_commands_work_from_a_floating_panel(window, qtbot):
    dock = window.playground.curves_dock
    dock.setFloating(True)
    dock.activateWindow()
    qtbot.waitUntil(dock.isActiveWindow)
    qtbot.keyClick(dock, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.session.frame.step == 1)


@pytest.mark.parametrize("number", range(5))
def test_a_closed_panel_comes_back_from_the_menu(window, number):
    dock = window.playground.docks[number]
    if dock.isVisible():
        dock.close()
    assert not menu_entry(window, dock).isChecked()
    menu_entry(window, dock).trigger()
    assert dock.isVisible()
    assert menu_entry(window, dock).isChecked()


def test_a_panel_that_comes_back_shows_the_moment(window, qtbot):
    window.playground.script_dock.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: window.playground.script._shown is not None)
    window.playground.script_dock.close()
    window.document.edit("batch_size", 7)
    window.playground.script_dock.toggleViewAction().trigger()
    script = window.playground.script.view
    qtbot.waitUntil(lambda: "batch_size = 7" in script.toPlainText())


def test_layout_and_language_are_the_same_at_the_next_start(window, qtbot, settings, dressed_app):
    window.set_language("ko")
    window.playground.arithmetic_dock.close()
    window.playground.script_dock.toggleViewAction().trigger()
    window.playground.output_dock.setFloating(True)
    window.playground.resizeDocks(
        [window.playground.experiment_dock], [320], Qt.Orientation.Horizontal
    )
    QApplication.processEvents()
    width = window.playground.experiment_dock.width()
    new = again(window, qtbot, settings)
    panels = new.playground
    assert language() == "ko"
    assert panels.output_dock.isFloating()
    assert not panels.arithmetic_dock.isVisible()
    assert panels.script_dock.isVisible()
    assert panels.experiment_dock.width() == pytest.approx(width, abs=2)
    new.close()


def test_a_line_of_the_script_lights_the_diagram_and_a_neuron_its_lines(window, qtbot):
    playground = window.playground
    playground.script_dock.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: playground.script._shown is not None)
    playground.script.line_pointed.emit("h2", "backward")
    light = playground.network.view.diagram.light
    assert (light.key, light.neurons, light.links) == ("h2", False, True)
    playground.script.line_pointed.emit("", "")
    assert playground.network.view.diagram.light is None
    playground.network.hovered.emit("h1", 2)
    assert playground.script.view.marked
    playground.network.hovered.emit("", -1)
    assert not playground.script.view.marked
