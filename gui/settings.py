"""Settings: what the window remembers from one start to the next. None of it belongs to a run."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QGuiApplication

from gui.language import LANGUAGES
from gui.theme import LARGEST_SCALE, SMALLEST_SCALE

THEMES = ("light", "dark")


class Settings:
    """Theme, language, scale, motion, geometry, the workspace and the layout of each.

    What is stored and cannot be used, because another version or a person wrote it, is passed over.
    """

    def __init__(self, file: Path | None = None) -> None:
        """file: an .ini to keep them in; the user's own when left out."""
        ini, user = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        if file is None:
            self._store = QSettings(ini, user, "Glassnet", "Glassnet")
        else:
            self._store = QSettings(str(file), ini)

    @property
    def theme(self) -> str:
        """The chosen theme; the system's when none was chosen."""
        chosen = self._store.value("theme")
        return chosen if chosen in THEMES else system_theme()

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def language(self) -> str | None:
        """The chosen language; None when none was chosen."""
        chosen = self._store.value("language")
        return chosen if chosen in LANGUAGES else None

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def scale(self) -> float:
        """How large text and lines are, from 1 to 2."""
        stored = self._store.value("scale")
        try:
            scale = float(stored) if isinstance(stored, (str, float)) else 1.0
        except ValueError:
            return 1.0
        return scale if SMALLEST_SCALE <= scale <= LARGEST_SCALE else 1.0

    @scale.setter
    def scale(self, scale: float) -> None:
        self._store.setValue("scale", scale)

    @property
    def motion(self) -> bool:
        """Whether things may move by themselves."""
        return str(self._store.value("motion")).lower() != "false"

    @motion.setter
    def motion(self, motion: bool) -> None:
        self._store.setValue("motion", motion)

    @property
    def lesson_folder(self) -> Path | None:
        """A folder of the user's own lessons; None when none was chosen."""
        stored = self._store.value("lessons/folder")
        return Path(stored) if isinstance(stored, str) and stored else None

    @lesson_folder.setter
    def lesson_folder(self, folder: Path | None) -> None:
        self._store.setValue("lessons/folder", "" if folder is None else str(folder))

    def lesson_progress(self, name: str) -> str:
        """How far a lesson is, as JSON; empty when it was never begun."""
        stored = self._store.value(f"lessons/progress/{name}")
        return stored if isinstance(stored, str) else ""

    def set_lesson_progress(self, name: str, progress: str) -> None:
        self._store.setValue(f"lessons/progress/{name}", progress)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, as Qt wrote it; empty at the first start."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._store.setValue("window/geometry", state)

    @property
    def export_folder(self) -> str:
        """Where a picture was saved last; empty when none was."""
        stored = self._store.value("export/folder")
        return stored if isinstance(stored, str) and Path(stored).is_dir() else ""

    @export_folder.setter
    def export_folder(self, folder: str) -> None:
        self._store.setValue("export/folder", folder)

    @property
    def file_folder(self) -> str:
        """Where a file was opened or saved last; empty when none was."""
        stored = self._store.value("files/folder")
        return stored if isinstance(stored, str) and Path(stored).is_dir() else ""

    @file_folder.setter
    def file_folder(self, folder: str) -> None:
        self._store.setValue("files/folder", folder)

    @property
    def recent_files(self) -> list[Path]:
        """The files that were opened or saved last, the newest first."""
        stored = self._store.value("files/recent")
        listed = [stored] if isinstance(stored, str) else stored  # Qt writes a list of one so
        if not isinstance(listed, list):
            return []
        return [Path(each) for each in listed if isinstance(each, str) and each]

    @recent_files.setter
    def recent_files(self, files: list[Path]) -> None:
        self._store.setValue("files/recent", [str(file) for file in files])

    @property
    def workspace(self) -> str:
        """The workspace that was on screen last; empty at the first start."""
        stored = self._store.value("workspace")
        return stored if isinstance(stored, str) else ""

    @workspace.setter
    def workspace(self, id: str) -> None:
        self._store.setValue("workspace", id)

    def layout(self, workspace: str) -> QByteArray:
        """How the panels of a workspace were laid out, as Qt wrote it."""
        return self._bytes(f"layout/{workspace}")

    def set_layout(self, workspace: str, state: QByteArray) -> None:
        self._store.setValue(f"layout/{workspace}", state)

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _bytes(self, key: str) -> QByteArray:
        stored = self._store.value(key)
        return stored if isinstance(stored, QByteArray) else QByteArray()


def system_theme() -> str:
    """ "dark" where the system prefers it."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"
