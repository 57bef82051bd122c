"""Where lessons lie: those that come with the program, and a folder of the user's own."""

from __future__ import annotations

from pathlib import Path

from gui.settings import Settings
from gui.theme import RESOURCES

BUNDLED = RESOURCES / "lessons"


def lesson_folders(own: Path | None = None) -> tuple[Path, ...]:
    """The program's folder first. own: in place of the one in the settings, if that names one."""
    chosen = own or Settings().lesson_folder
    return (BUNDLED,) if chosen is None else (BUNDLED, chosen)
