"""The library: all lessons of some folders; a broken one is told of and disturbs no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.lessons.error import LessonError, located
from engine.lessons.lesson import Lesson
from engine.lessons.reader import DEFINITION, NAME, read_lesson
from engine.registry import SettingError


@dataclass(frozen=True)
class Library:
    """lessons: by number, then by name. problems: what kept the others from being read."""

    lessons: tuple[Lesson, ...]
    problems: tuple[LessonError, ...] = ()

    def find(self, name: str) -> Lesson:
        """By its number (4 or 04) or its whole name. Raises SettingError."""
        number = name.zfill(2) if name.isdecimal() else name
        found = [one for one in self.lessons if number == one.number or name == one.name]
        if len(found) == 1:
            return found[0]
        if found:
            raise SettingError(
                "The number {number} expects one lesson, got {known}: give the whole name",
                number=name,
                known=", ".join(lesson.name for lesson in found),
            )
        raise SettingError(
            "A lesson expects one of {known}, got {got}: correct the number",
            known=", ".join(lesson.number for lesson in self.lessons) or "01-…",
            got=repr(name),
        )


def read_library(folders: Iterable[Path]) -> Library:
    """Every lesson in these folders. A folder that is not there has none."""
    lessons: list[Lesson] = []
    problems: list[LessonError] = []
    for folder in folders:
        for candidate in _candidates(folder):
            try:
                lesson = read_lesson(candidate)
            except LessonError as error:
                problems.append(error)
            except OSError as error:
                problem = SettingError(
                    "A lesson expects a file that can be read, got {got}: correct its rights",
                    got=error.strerror or type(error).__name__,
                )
                problems.append(located(candidate, 1, problem))
            else:
                lessons.append(lesson)
    lessons.sort(key=lambda lesson: lesson.name)
    return Library(tuple(lessons), tuple(problems))


def _candidates(folder: Path) -> list[Path]:
    """Folders that hold a lesson, or by their name mean to."""
    try:
        inside = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
    return [path for path in inside if NAME.fullmatch(path.name) or (path / DEFINITION).exists()]
