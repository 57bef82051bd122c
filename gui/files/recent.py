"""The menu of recent files: those that were opened or saved last, and are still there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from gui.files.keeping import kept_files
from gui.language import follow
from gui.settings import Settings

MOST = 10


class RecentMenu(QMenu):
    """A submenu that is made anew each time it is about to be seen."""

    def __init__(
        self, settings: Settings, open: Callable[[Path], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._open = open
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        follow(self, self._retranslate)

    def remember(self, path: Path) -> None:
        """Put a file first."""
        path = path.absolute()
        rest = [each for each in self._settings.recent_files if each != path]
        self._settings.recent_files = [path, *rest][:MOST]

    def fill(self) -> None:
        """Offer the files that are still there, and forget the others."""
        self.clear()
        there = [path for path in self._settings.recent_files if _is_there(path)]
        if there != self._settings.recent_files:
            self._settings.recent_files = there
        for number, path in enumerate(there, 1):
            name = path.name.replace("&", "&&")
            key = f"&{number}  " if number < 10 else ""
            action = self.addAction(f"{key}{name}")
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self._open(path))
        kept = kept_files()
        if kept:
            self.addSeparator()
        for title, path in kept.items():
            text = QCoreApplication.translate("Files", "Last time in {workspace}")
            action = self.addAction(text.format(workspace=title))
            action.setToolTip(
                QCoreApplication.translate(
                    "Files", "What no file had when the window was closed last"
                )
            )
            action.triggered.connect(lambda _checked=False, path=path: self._open(path))
        if not there and not kept:
            nothing = self.addAction(QCoreApplication.translate("Files", "No files yet"))
            nothing.setEnabled(False)
        if not there:
            return
        self.addSeparator()
        forget = self.addAction(QCoreApplication.translate("Files", "Clear this list"))
        forget.triggered.connect(self._forget)

    def _forget(self) -> None:
        self._settings.recent_files = []

    def _retranslate(self) -> None:
        self.setTitle(QCoreApplication.translate("Files", "Open recent"))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be looked into
        return False
