"""The shelf: all lessons in their folders, read when they are wanted and a file has changed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gui.lesson_folders import lesson_folders
from gui.settings import Settings

if TYPE_CHECKING:  # the start does not wait for them
    from engine.lessons.error import LessonError
    from engine.lessons.lesson import Lesson
    from engine.lessons.library import Library


class Shelf:
    """The lessons of the program and of the user's own folder."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._library: Library | None = None
        self._state: object = None  # of the files that it was read from

    @property
    def library(self) -> Library:
        from engine.lessons.library import read_library

        folders = lesson_folders(self._settings.lesson_folder)
        state = _state_of(folders)
        if self._library is None or state != self._state:
            self._library, self._state = read_library(folders), state
        return self._library

    def find(self, name: str) -> Lesson | LessonError | None:
        """A lesson by the name of its folder, or what is wrong with it."""
        for lesson in self.library.lessons:
            if lesson.name == name:
                return lesson
        for problem in self.library.problems:
            if name in (problem.file.name, problem.file.parent.name):
                return problem
        return None

    def titles(self) -> list[tuple[str, dict[str, str]]]:
        """Of each lesson the name of its folder and its titles by language; no more is read."""
        found = []
        for folder in lesson_folders(self._settings.lesson_folder):
            for text in sorted(folder.glob("[0-9][0-9]-*/")):
                titles = {file.stem: _title(file) for file in sorted(text.glob("*.md"))}
                if any(titles.values()):
                    found.append((text.name, titles))
        return found


def _title(file: Path) -> str:
    """The first heading of a text; nothing where there is none."""
    with suppress(OSError, ValueError), open(file, encoding="utf-8") as lines:
        return lines.readline(1000).removeprefix("# ").strip()
    return ""


def _state_of(folders: tuple[Path, ...]) -> object:
    """What changes when a file in one of the folders does."""
    found: list[tuple[object, ...]] = []
    for folder in folders:
        found.append((folder, folder.is_dir()))
        for file in sorted(folder.glob("*/*")):
            with suppress(OSError):  # it has just gone
                known = file.stat()
                found.append((file, known.st_mtime_ns, known.st_size))
    return found
