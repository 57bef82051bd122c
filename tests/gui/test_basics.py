"""Basics: a list of panels, of which one is on screen, around an experiment of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt

from gui.workspaces.basics import EXPORT, FIRST, SEATS, Basics
from gui.workspaces.workspace import Figured, Shows

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def basics(window, qtbot) -> Basics:
    window.actions_["show_basics"].trigger()
    qtbot.waitUntil(lambda: window.session.frame is not None)
    made = window.workspaces.current
    assert isinstance(made, Basics)
    return made


def test_control_and_three_lead_to_basics(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.workspaces.current.id == "basics"
    assert window.rail._buttons["basics"].isChecked()


@pytest.mark.parametrize("id", [seat.id for seat in SEATS])
def test_every_seat_opens_a_panel_with_a_header_and_a_figure(basics, id):
    basics.open_panel(id)
    panel = basics.panels[id]
    assert isinstance(panel, Shows)
    assert isinstance(panel, Figured)
    assert panel.isVisible()
    assert panel.header.isVisible()  # type: ignore[attr-defined]
    others = {seat.id for seat in SEATS} - {id}
    assert set(basics.exports()) == {EXPORT, "all", *others}
    assert basics.exports()[EXPORT].id == id


def test_only_the_panel_that_was_visited_is_made(basics):
    assert list(basics.panels) == [SEATS[0].id]


def test_a_click_in_the_list_shows_a_panel(basics, qtbot):
    last = SEATS[-1].id
    qtbot.mouseClick(basics.contents.entries[last], Qt.MouseButton.LeftButton)
    assert basics.shown == last
    assert basics.panels[last].isVisible()
    assert [a.isChecked() for a in basics.panel_actions()] == [s.id == last for s in SEATS]


def test_the_panel_that_was_shown_is_there_again(basics):
    last = SEATS[-1].id
    assert basics.restore_layout(QByteArray(last.encode()))
    assert basics.layout_state() == QByteArray(last.encode())
    assert not basics.restore_layout(QByteArray(b"no such panel"))
    assert basics.shown == last


def test_presenting_folds_the_list_and_leaving_brings_it_back(window, basics):
    window.presentation.enter()
    assert not basics.contents.isVisible()
    window.presentation.leave()
    assert basics.contents.isVisible()


def test_the_list_is_icons_alone_where_letters_leave_little_room(window, basics):
    wide = basics.contents.width()
    window.resize(1100, 700)
    assert basics.contents.width() == wide
    window.set_scale(1.25)
    assert basics.contents.width() < wide / 2
    window.set_scale(1.0)
    assert basics.contents.width() == wide


def test_the_toolbar_acts_on_the_experiment_of_basics(window, basics, qtbot):
    assert window.document.experiment == FIRST
    basics.open_panel("gradient_check")
    window.actions_["step"].trigger()
    qtbot.waitUntil(lambda: basics.lab.session.frame.step == 1)
    assert window.playground.lab.session.frame.step == 0


def test_no_network_learns_behind_a_panel_that_shows_none(window, basics, qtbot):
    basics.open_panel("stepping")
    window.actions_["play"].trigger()
    qtbot.waitUntil(lambda: basics.lab.session.running)
    basics.open_panel("race")
    qtbot.waitUntil(lambda: not basics.lab.session.running)
    for name in ("play", "step", "epoch", "reset"):
        assert not window.actions_[name].isEnabled()
        assert "No network learns" in window.actions_[name].toolTip()
    assert window.status.training_loss.isHidden()
    window.workspaces.enter("playground")
    assert window.actions_["play"].isEnabled()
    assert "No network" not in window.actions_["play"].toolTip()
    assert not window.status.training_loss.isHidden()


def test_the_picture_of_the_panel_can_be_exported(window, basics):
    assert window.actions_["export_basics"].isEnabled()
    assert not window.actions_["export_map"].isEnabled()


def test_the_start_does_not_import_basics():
    code = (
        "import sys; from gui import app, main_window;"
        "print([m for m in sys.modules if 'basics' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
