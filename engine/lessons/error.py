"""What is wrong with a lesson, and in which line of which file."""

from __future__ import annotations

from pathlib import Path

from engine.registry import SettingError


class LessonError(SettingError):
    """A lesson that cannot be used."""

    @property
    def file(self) -> Path:
        """The file, or the folder where it is the folder that is wrong."""
        file = self.values["file"]
        assert isinstance(file, Path)
        return file

    @property
    def line(self) -> int:
        """Counted from 1."""
        line = self.values["line"]
        assert isinstance(line, int)
        return line

    @property
    def problem(self) -> SettingError:
        """What is wrong, apart from the place."""
        problem = self.values["problem"]
        assert isinstance(problem, SettingError)
        return problem


def located(file: Path, line: int, problem: SettingError) -> LessonError:
    """The problem with its place."""
    return LessonError(
        "{file}, line {line}: {problem}", file=file, line=max(1, line), problem=problem
    )
