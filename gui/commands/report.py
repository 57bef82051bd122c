"""Writes a report of a run as one PDF or HTML file: setup, layers, scores, changes, figures.

FILE is an experiment, a recipe, a run, or a figure that Glassnet exported. With --lesson the report
is of that lesson: its experiment, learned as far as --steps says, and its published values beside
those that are measured now (slow ones only with --slow).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.panels import OF_A_RUN, panel_named

if TYPE_CHECKING:
    from engine.lessons.checks import Measured
    from engine.lessons.lesson import Lesson
    from engine.training.trainer import Trainer
    from gui.report.document import Report

HELP = "write a report of a run or a lesson"
ENDINGS = (".pdf", ".html")
ALONE = ("page", "all")
CELLS = 200
LIVED = 0.7
"""Share of the work that is done once the run is there."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--lesson", metavar="NN", help="instead of a file")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="REPORT", help="ends in .pdf or .html"
    )
    parser.add_argument(
        "--panels",
        default="",
        metavar="NAMES",
        help=f"such as map,curves, of {OF_A_RUN}; all if left out",
    )
    parser.add_argument("--title", default="", help="the file's name, or the lesson's, if left out")
    parser.add_argument("--notes", default="", help="beneath the title")
    parser.add_argument(
        "--steps", type=int, default=0, metavar="N", help="steps to learn on before the report"
    )
    parser.add_argument("--slow", action="store_true", help="measure slow published values too")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a name")


def run(options: argparse.Namespace) -> int:
    from engine.registry import SettingError
    from gui.commands.progress import Bar
    from gui.commands.terminal import draw, refuse
    from gui.report.html import html
    from gui.report.pdf import pdf
    from gui.writing import ExportError, write_in_place

    app = draw(options.language)
    try:
        _check(options)
        with Bar() as bar:
            report = _report(options, bar.show)
            write = html if options.out.suffix.lower() == ".html" else pdf
            write_in_place(options.out, write(report, lambda _share: None))
    except (SettingError, ExportError) as error:
        return refuse(error)
    print(json.dumps({"file": str(options.out)}) if options.json else options.out)
    del app  # alive until here: without it nothing is drawn
    return 0


def _check(options: argparse.Namespace) -> None:
    """What can be said before the work."""
    from engine.registry import SettingError

    if (options.file is None) == (options.lesson is None):
        raise SettingError("Either a file or --lesson was expected: name one of them")
    if options.out.suffix.lower() not in ENDINGS:
        raise SettingError(
            "--out expects a name that ends in .pdf or .html, got {got}",
            got=repr(options.out.name),
        )
    if not options.out.absolute().parent.is_dir():
        raise SettingError(
            "--out expects a file in an existing folder, got {got}: create the folder first",
            got=repr(str(options.out)),
        )
    if options.steps < 0:
        raise SettingError("--steps expects a number from 0, got {got}", got=options.steps)


def _report(options: argparse.Namespace, tell: Callable[[float], object]) -> Report:
    from engine.training.trainer import Trainer
    from gui.commands.lessons import open_library
    from gui.commands.progress import result_of
    from gui.commands.runs import open_run
    from gui.language import language

    results: list[Measured] = []
    if options.lesson is None:
        title = options.title or options.file.stem
        trainer = result_of(open_run(options.file), lambda share: tell(LIVED * share))
    else:
        lesson = open_library(None).find(options.lesson)
        code = language() if language() in lesson.texts else next(iter(lesson.texts))
        title = options.title or lesson.text(code).title
        results = _measured(lesson, options.slow, lambda share: tell(LIVED * share))
        trainer = Trainer(lesson.experiment)
    trainer.train(steps=options.steps)
    while trainer.recorder.measuring:  # the test set, a piece at a time
        trainer.recorder.measure_on()
    return _written(options, trainer, title, results)


def _measured(lesson: Lesson, slow: bool, tell: Callable[[float], object]) -> list[Measured]:
    """What the lesson publishes, measured now."""
    from engine.lessons.checks import Examiner
    from gui.commands.progress import result_of

    examiner = Examiner(lesson)
    wanted = [published for published in lesson.published if slow or not published.slow]
    found = []
    for number, published in enumerate(wanted):

        def told(share: float, number: int = number) -> None:
            tell((number + share) / len(wanted))

        found.append(result_of(examiner.measure(published), told))
    return found


def _written(
    options: argparse.Namespace, trainer: Trainer, title: str, results: list[Measured]
) -> Report:
    from engine.registry import SettingError
    from gui.language import language
    from gui.report.content import report_of
    from gui.still import still_workspace
    from gui.theme import load

    workspace, session = still_workspace(trainer, CELLS)
    try:
        exports = {id: one for id, one in workspace.exports().items() if id not in ALONE}
        named = [panel_named(name) for name in options.panels.split(",") if name]
        chosen = named or list(exports)
        for name in chosen:
            if name not in exports:
                raise SettingError(
                    "--panels expects names of {known}, got {got}",
                    known=", ".join(exports),
                    got=repr(name),
                )
        pictures = []
        for name in chosen:
            exports[name].fetch(lambda: None)
            for _ in session.catch_up():
                pass
            pictures.append((exports[name].made(load("print"), language()), exports[name].size_cm))
        assert session.frame is not None
        return report_of(title, session.frame, pictures, results, options.notes)
    finally:
        session.close()
        workspace.deleteLater()
