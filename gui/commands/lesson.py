"""Prints a lesson's text, or with --check measures every result that it publishes.

Each published value stands beside the measured one and the tolerance. "exact" must lie within it,
"reach" must be at least as good, "ours" was measured here because nothing was published.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.lessons import folder
from gui.commands.terminal import pad

if TYPE_CHECKING:
    from engine.lessons.checks import Measured
    from engine.lessons.lesson import Lesson

HELP = "print a lesson, or check what it publishes"
DIGITS = 9
WIDTHS = (28, 6, 24, 16, 16, 10)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NN", help="the number of the lesson, or its whole name")
    parser.add_argument(
        "--check", action="store_true", help="measure what it publishes; status 1 if one is missed"
    )
    parser.add_argument(
        "--quick", action="store_true", help="leave out what takes more than some seconds"
    )
    parser.add_argument(
        "--weights", type=Path, metavar="FILE", help="the textbook's sample_weight.pkl"
    )
    parser.add_argument(
        "--folder",
        type=folder,
        metavar="FOLDER",
        help="of lessons besides (the one in the settings if left out)",
    )


def run(options: argparse.Namespace) -> int:
    from engine.lessons.reader import read_bounded
    from engine.registry import SettingError
    from gui.commands.lessons import open_library, tell_problems
    from gui.commands.terminal import refuse, speak
    from gui.language import language

    app, code = speak(options.language), language()
    library = open_library(options.folder)
    tell_problems(library)
    try:
        lesson = library.find(options.name)
        if options.check:
            return _check(lesson, code, options)
        code = code if code in lesson.texts else next(iter(lesson.texts))
        text = read_bounded(lesson.folder / f"{code}.md")
    except (SettingError, OSError) as error:
        return refuse(error)
    print(text)
    del app  # alive until here: without it nothing is translated
    return 0


def _check(lesson: Lesson, code: str, options: argparse.Namespace) -> int:
    from PySide6.QtCore import QCoreApplication

    from engine.lessons.checks import Examiner
    from gui.commands.progress import follow
    from gui.language import error_text

    translate = QCoreApplication.translate
    given = {} if options.weights is None else {"weights": options.weights}
    examiner = Examiner(lesson, given)
    print(f"{lesson.number}  {lesson.text(code).title}")
    wanted = [each for each in lesson.published if not (options.quick and each.slow)]
    left_out = len(lesson.published) - len(wanted)
    header = (
        translate("Lessons", "id"),
        translate("Lessons", "kind"),
        translate("Lessons", "quantity"),
        translate("Lessons", "published"),
        translate("Lessons", "measured"),
        translate("Lessons", "tolerance"),
    )
    checked, missed = 0, 0
    if wanted:
        print(_row(header))
    for published in wanted:
        measured = follow(examiner.measure(published))
        if measured.missing is not None:
            print(_row((published.id, published.kind, error_text(measured.missing))))
            continue
        checked += 1
        missed += not measured.met
        for row in _rows(measured):
            print(_row(row), flush=True)
    if left_out:
        text = translate("Lessons", "{count} slow results were left out")
        print(text.format(count=left_out))
    if checked == 0:
        print(translate("Lessons", "This lesson checks nothing."), file=sys.stderr)
        return 1
    text = translate("Lessons", "{met} of {checked} published results are met")
    print(text.format(met=checked - missed, checked=checked))
    return 1 if missed else 0


def _rows(measured: Measured) -> Sequence[tuple[str, ...]]:
    """A row for each value: what was published, what was measured, and whether that does."""
    from PySide6.QtCore import QCoreApplication

    met = QCoreApplication.translate("Lessons", "met")
    missed = QCoreApplication.translate("Lessons", "missed")
    published, values = measured.published, measured.values
    better = {"higher": "≥ ", "lower": "≤ "}[published.better]
    sign = better if published.kind == "reach" else ""
    rows = []
    for place in range(max(len(published.expected), len(values))):
        name = published.of if len(published.expected) == 1 else f"{published.of}[{place}]"
        expected = published.expected[place : place + 1]
        found = values[place : place + 1]
        holds = bool(expected and found) and measured.meets(found[0], expected[0])
        rows.append(
            (
                published.id,
                published.kind,
                name,
                f"{sign}{expected[0]:.{DIGITS}g}" if expected else "-",
                f"{found[0]:.{DIGITS}g}" if found else "-",
                f"±{published.tolerance:g}",
                met if holds else missed,
            )
        )
    return rows


def _row(cells: tuple[str, ...]) -> str:
    padded = [pad(cell, width) for cell, width in zip(cells, WIDTHS, strict=False)]
    return "  ".join([*padded, *cells[len(WIDTHS) :]]).rstrip()
