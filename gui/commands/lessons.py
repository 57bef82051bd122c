"""Lists the lessons, one a line: those that come with Glassnet and those of your own folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.lessons.library import Library

HELP = "list the lessons"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--folder",
        type=folder,
        metavar="FOLDER",
        help="of lessons besides (the one in the settings if left out)",
    )


def folder(text: str) -> Path:
    """A folder that there is; argparse says what is wrong."""
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"expects a folder, got {text!r}")
    return Path(text)


def run(options: argparse.Namespace) -> int:
    from gui.commands.terminal import speak
    from gui.language import language

    app, code = speak(options.language), language()
    library = open_library(options.folder)
    tell_problems(library)
    for lesson in library.lessons:
        text = lesson.text(code)
        print(f"{lesson.number}  {text.title}")
    del app  # alive until here: without it nothing is translated
    return 0 if library.lessons else 1


def open_library(folder: Path | None) -> Library:
    """The lessons of the program, and of the folder or else of the one in the settings."""
    from engine.lessons.library import read_library
    from gui.lesson_folders import lesson_folders

    return read_library(lesson_folders(folder))


def tell_problems(library: Library) -> None:
    """Say of each broken lesson what is wrong, file and line first."""
    from gui.language import error_text

    for problem in library.problems:
        print(f"{problem.file}:{problem.line}: {error_text(problem.problem)}", file=sys.stderr)
