"""Actions: every command of the window made into a QAction with text, key and icon."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui import icons
from gui.command import Command
from gui.command_table import COMMANDS
from gui.export_commands import EXPORTS
from gui.focus_keys import FocusKeys
from gui.language import QT_TRANSLATE_NOOP, follow

PAUSE = Command(
    "play",
    "run",
    QT_TRANSLATE_NOOP("Commands", "Pause"),
    QT_TRANSLATE_NOOP("Commands", "Stop learning; it can go on from here"),
    "Space",
    "pause",
)
"""What "play" says while the network learns."""


class Actions(QObject):
    """A QAction for each command, living in `window` so that its key works anywhere in it."""

    def __init__(self, window: QWidget, do: Mapping[str, Callable[[], object]]) -> None:
        """do: what each command does, by its id."""
        super().__init__(window)
        self._commands = {command.id: command for command in COMMANDS}
        self._made = {command.id: QAction(self) for command in COMMANDS}
        for name, action in self._made.items():
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, do=do[name]: do())
            window.addAction(action)
        self._made["reset"].setAutoRepeat(False)  # each one is a step of undo, with a whole run
        self._keys = FocusKeys(self)
        follow(self, self._retranslate)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def of_menu(self, menu: str) -> Iterator[QAction]:
        """The actions of a menu, in their order."""
        return (self._made[c.id] for c in self._commands.values() if c.menu == menu)

    def show_workspace(self, id: str, exports: Collection[str]) -> None:
        """Offer the commands of a workspace and of all; of the exports those that it has."""
        for command in COMMANDS:
            self._made[command.id].setVisible(command.workspace in ("", id))
            if command.id in EXPORTS:
                self._made[command.id].setEnabled(EXPORTS[command.id] in exports)

    def show_running(self, running: bool) -> None:
        """Offer to pause while the network learns, else to play."""
        play = next(command for command in COMMANDS if command.id == "play")
        self._commands["play"] = PAUSE if running else play
        self.dress("play")

    def _retranslate(self) -> None:
        for name in self._made:
            self.dress(name)

    def dress(self, name: str) -> None:
        """Give an action the words of its command in the language on screen."""
        command, action = self._commands[name], self._made[name]
        key = QKeySequence(command.key)
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        what = QCoreApplication.translate("Commands", command.what)
        action.setText(QCoreApplication.translate("Commands", command.text))
        action.setShortcut(key)
        action.setToolTip(f"{what} ({shown})" if shown else what)
        action.setStatusTip(what)
        if command.icon:
            action.setProperty("icon_name", command.icon)
            action.setIcon(icons.icon(command.icon))
