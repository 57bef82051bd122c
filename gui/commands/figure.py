"""Saves a panel as a picture, its numbers as a table, or every panel in a folder.

FILE is an experiment, a recipe, a run, or a figure that Glassnet exported; --lesson stands for the
experiment of a lesson. The run is lived again up to its step, or to the one that --step names.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.numbers import number_within, whole_number
from gui.commands.panels import BASICS, OF_A_RUN, panel_named

if TYPE_CHECKING:
    from engine.files.recipe import Recipe
    from engine.training.trainer import Trainer
    from gui.export_order import Order
    from gui.exportable import Export
    from gui.workspaces.workspace import Workspace

HELP = "save a panel as a picture or a table, or every panel in a folder"
KINDS = ("png", "svg", "pdf", "csv", "latex", "plot")
SEVERAL = ("page", "all", "basics")
CELLS = 200
DPI = (30, 2400)
SIDES = {"cm": (1, 150), "px": (16, 20_000)}
"""The least and the most that a side may be, by its unit."""
LIVED = 0.6
"""Share of the work that is done once the run is lived again."""

Progress = Callable[[float], object]

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(cm|px)?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--lesson", metavar="NN", help="instead of a file: the lesson's experiment")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--panel",
        default="",
        metavar="PANEL",
        help=f"{OF_A_RUN}; page for several; of Basics {', '.join(BASICS)}; "
        "the first that there is if left out",
    )
    what.add_argument(
        "--all", action="store_true", help="every panel, of a lesson those that it shows"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT", help="a file, with --all a folder"
    )
    parser.add_argument(
        "--as",
        dest="kind",
        choices=KINDS,
        help="as the name of the file ends if left out; latex is a table, plot is pgfplots",
    )
    parser.add_argument(
        "--step", type=whole_number(0), metavar="N", help="live on, or only, to this step"
    )
    parser.add_argument(
        "--dpi",
        type=number_within(*DPI),
        default=192.0,
        metavar="N",
        help="dots per inch, 192 if left out",
    )
    parser.add_argument(
        "--size", type=_size, metavar="WxH", help="12x8cm, or 1200x800px; suits the panel"
    )
    parser.add_argument("--theme", choices=("print", "light", "dark"), default="print")
    parser.add_argument("--title", default="", help="above the picture")
    parser.add_argument("--caption", help="beneath it, in place of its own")
    parser.add_argument("--text", action="store_true", help="letters of an SVG as text")
    parser.add_argument("--json", action="store_true", help="print JSON instead of names")


def run(options: argparse.Namespace) -> int:
    from engine.registry import SettingError
    from gui.commands.progress import Bar
    from gui.commands.terminal import draw, refuse
    from gui.writing import ExportError

    app = draw(options.language)
    try:
        with Bar() as bar:
            paths, notes = _work(options, bar.show)
    except (SettingError, ExportError) as error:
        return refuse(error)
    for note in notes:
        print(note, file=sys.stderr)
    if options.json:
        print(json.dumps({"files": [str(path) for path in paths]}, ensure_ascii=False))
    else:
        for path in paths:
            print(path)
    del app  # alive until here: without it nothing is drawn
    return 0


def _work(options: argparse.Namespace, tell: Progress) -> tuple[list[Path], list[str]]:
    """Paths of the files, and why recipes are missing. Raises SettingError and ExportError."""
    from gui.still import still_workspace

    recipe, shown = _recipe(options)
    trainer = _lived(recipe, options.step, tell)
    panel = panel_named(options.panel)
    workspace, session = still_workspace(trainer, CELLS, panel or next(iter(shown), ""))
    paths: list[Path] = []
    notes: list[str] = []
    try:
        exports = _chosen(options, workspace, panel, shown)
        for number, export in enumerate(exports):
            export.fetch(lambda: None)
            for _ in session.catch_up():
                tell(LIVED + (1 - LIVED) * number / len(exports))
            order = _order(options, export)
            if order is None:
                continue
            path = _path(options, export, number, order)
            note = order.write(str(path), lambda _share: None)
            paths.append(path)
            if note and note not in notes:
                notes.append(note)
    finally:
        session.close()
        workspace.deleteLater()
    return paths, notes


def _recipe(options: argparse.Namespace) -> tuple[Recipe, tuple[str, ...]]:
    """What is to be lived again, and the panels that a lesson shows."""
    from engine.files.recipe import Recipe
    from engine.registry import SettingError
    from gui.commands.lessons import open_library
    from gui.commands.runs import recipe_of

    if (options.file is None) == (options.lesson is None):
        raise SettingError("Either a file or --lesson was expected: name one of them")
    if options.lesson is not None:
        lesson = open_library(None).find(options.lesson)
        names = tuple(panel_named(name) for name in (lesson.figure, *lesson.panels))
        return Recipe(lesson.experiment), names
    return recipe_of(options.file), ()


def _lived(recipe: Recipe, step: int | None, tell: Progress) -> Trainer:
    """A trainer that stands at the step. Raises SettingError where learning diverges before."""
    from engine.registry import SettingError
    from engine.training.replay import lived_again
    from engine.training.trainer import Trainer

    last = recipe.step if step is None else step
    trainer = Trainer(recipe.origin)

    def wait(trainer: Trainer) -> None:
        tell(LIVED * trainer.step / max(last, 1))

    for diverged in lived_again(trainer, recipe.journal, [last], wait):
        if diverged is not None:
            raise SettingError(
                "Learning diverges at step {step}: name an earlier one with --step",
                step=diverged.step,
            )
    while trainer.recorder.measuring:  # the test set, a piece at a time
        trainer.recorder.measure_on()
    return trainer


def _chosen(
    options: argparse.Namespace, workspace: Workspace, panel: str, shown: tuple[str, ...]
) -> list[Export]:
    from engine.registry import SettingError

    exports = workspace.exports()
    single = {
        id: one
        for id, one in exports.items()
        if id not in SEVERAL or (id == "basics" and one.id == panel)
    }
    if options.all:
        named = [single[name] for name in dict.fromkeys(shown) if name in single]
        return named or list(single.values())
    known = {one.id: one for one in (*single.values(), *_page(exports))}
    name = panel or next((id for id in shown if id in known), next(iter(known)))
    if name not in known:
        raise SettingError(
            "--panel expects one of {known}, got {got}", known=", ".join(known), got=repr(name)
        )
    return [known[name]]


def _page(exports: dict[str, Export]) -> list[Export]:
    return [exports["page"]] if "page" in exports else []


def _order(options: argparse.Namespace, export: Export) -> Order | None:
    """None for one panel of many that has nothing to be saved so. Raises SettingError for one."""
    from engine.registry import SettingError
    from gui import theme
    from gui.export_order import PICTURES, Order, fitting_size, plots_on
    from gui.figures.export import PX_PER_INCH
    from gui.language import language

    made = export.made(theme.load(options.theme), language())
    kind = options.kind or _ending(options, bool(plots_on(made.page)))
    content = {"csv": made.table, "latex": made.table, "plot": plots_on(made.page)}
    if not (made.page.panels if kind in PICTURES else content[kind]):
        if options.all:
            return None
        raise SettingError(
            "The panel {panel} has nothing that can be saved as {kind}: choose another panel or "
            "format",
            panel=export.id,
            kind=kind,
        )
    width, height, unit = options.size or (*export.size_cm, "cm")
    if unit == "px":
        per_cm = (options.dpi if kind == "png" else PX_PER_INCH) / 2.54
        width, height = width / per_cm, height / per_cm
    caption = made.page.caption if options.caption is None else options.caption
    page = replace(made.page, title=options.title or made.page.title, caption=caption)
    look = theme.load(options.theme)
    size = fitting_size((width, height), export.size_cm, options.theme, page)
    return Order(
        kind, page, look, size, options.dpi, made.title, made.table, options.text, made.recipe
    )


def _ending(options: argparse.Namespace, has_curves: bool) -> str:
    """The format that the name of the file says; PNG in a folder."""
    from engine.registry import SettingError

    if options.all:
        return "png"
    ending: str = options.out.suffix.lower().removeprefix(".")
    if ending == "tex":
        return "plot" if has_curves else "latex"
    if ending not in KINDS:
        raise SettingError(
            "--out expects a name that ends in .png, .svg, .pdf, .csv or .tex, got {got}",
            got=repr(options.out.name),
        )
    return ending


def _path(options: argparse.Namespace, export: Export, number: int, order: Order) -> Path:
    from engine.registry import SettingError
    from gui.export_batch import file_name

    out: Path = options.out
    if not options.all:
        return out
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(
            "--out expects a folder that may be written, got {folder}: make it, or choose another",
            folder=str(out),
        ) from error
    return out / file_name(number + 1, export.id, order.suffix)


def _size(text: str) -> tuple[float, float, str]:
    found = _SIZE.fullmatch(text.lower())
    if found is None:
        raise argparse.ArgumentTypeError(f"expects a size such as 12x8cm, got {text[:60]!r}")
    unit = found[3] or "cm"
    low, high = SIDES[unit]
    sides = float(found[1]), float(found[2])
    if not all(low <= side <= high for side in sides):
        raise argparse.ArgumentTypeError(
            f"expects sides from {low} to {high} {unit}, got {text[:60]!r}"
        )
    return *sides, unit
