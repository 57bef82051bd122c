"""Every command: what it is called, which key it has, and who gets a key that two want."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider, QVBoxLayout, QWidget

from gui import icons
from gui.actions import Actions
from gui.command_table import COMMANDS
from gui.focus_keys import uses_arrows
from gui.language import set_language


class Shell(QWidget):
    """A window with a column for controls."""

    made: Actions

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def shell(qtbot, dressed_app, done) -> Shell:
    """A window whose commands only write down that they were called."""
    widget = Shell()
    qtbot.addWidget(widget)
    do = {command.id: lambda id=command.id: done.append(id) for command in COMMANDS}
    widget.made = Actions(widget, do)
    return widget


def show_with(qtbot, shell: Shell, control: QWidget) -> None:
    shell.column.addWidget(control)
    shell.show()
    qtbot.waitExposed(shell)
    shell.activateWindow()
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)


def test_no_two_commands_share_a_key_or_an_id():
    keys = [QKeySequence(command.key).toString() for command in COMMANDS if command.key]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_has_a_valid_key_an_icon_that_exists_and_says_what_it_does(command):
    assert not command.key or QKeySequence(command.key).toString()
    assert not command.icon or command.icon in icons.names()
    assert re.match("[A-Z]", command.what)


def test_a_tooltip_says_what_a_command_does_and_its_key(shell):
    assert shell.made["reset"].toolTip() == "Start again from the initial weights of the seed (R)"


def test_play_becomes_pause_while_the_network_learns(shell):
    shell.made.show_running(True)
    assert shell.made["play"].text() == "Pause"
    shell.made.show_running(False)
    assert shell.made["play"].text() == "Play"


def test_commands_speak_the_language_of_the_moment(shell):
    set_language("ko")
    assert re.search("[가-힣]", shell.made["reset"].text())


def test_space_plays_while_a_button_is_in_use(qtbot, shell, done):
    button = QPushButton()
    button.clicked.connect(lambda: done.append("clicked"))
    show_with(qtbot, shell, button)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert done == ["play"]


def test_space_and_letters_are_text_in_a_field(qtbot, shell, done):
    field = QLineEdit()
    show_with(qtbot, shell, field)
    qtbot.keyClicks(field, "r 1")
    assert (field.text(), done) == ("r 1", [])


def test_an_arrow_belongs_to_a_slider_that_is_in_use(qtbot, shell, done):
    slider = QSlider(Qt.Orientation.Horizontal)
    show_with(qtbot, shell, slider)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert (slider.value(), done) == (1, [])


def test_an_arrow_makes_a_step_elsewhere(qtbot, shell, done):
    button = QPushButton()
    show_with(qtbot, shell, button)
    qtbot.keyClick(button, Qt.Key.Key_Right)
    qtbot.keyClick(button, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert done == ["step", "epoch"]


def test_a_widget_with_keys_of_its_own_keeps_the_arrows(dressed_app):
    class Own(QWidget):
        def keyPressEvent(self, event):
            event.accept()

    assert uses_arrows(Own())
    assert not uses_arrows(QWidget())


def test_undo_first_takes_back_typing_and_then_the_experiment(qtbot, shell, done):
    field = QLineEdit()
    show_with(qtbot, shell, field)
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), done) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["undo"]
