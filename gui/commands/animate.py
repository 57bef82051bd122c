"""Films a panel over a run and saves it as GIF, animated WebP or animated PNG.

FILE is an experiment, a run, or a figure that Glassnet exported. The run is lived again from its
beginning; with --last it learns on beyond the step that the file is of.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.numbers import number_within
from gui.commands.panels import OF_A_RUN, panel_named

if TYPE_CHECKING:
    from engine.files.recipe import Recipe
    from gui.animation.film import Film
    from gui.animation.shooting import Shot

HELP = "film a panel over a run"
FORMATS = ("gif", "webp", "png")
LONG_RUN = 1000
MOST_MB = 10_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--panel",
        default="",
        metavar="PANEL",
        help=f"{OF_A_RUN}; the first that there is if left out",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILM", help="ends in .gif, .webp or .png"
    )
    parser.add_argument("--first", type=int, default=0, metavar="STEP", help="0 if left out")
    parser.add_argument(
        "--last",
        type=int,
        metavar="STEP",
        help=f"the step of the file if left out, {LONG_RUN} where it has made none",
    )
    parser.add_argument(
        "--pictures", type=int, default=100, metavar="N", help="at most; 100 if left out"
    )
    parser.add_argument(
        "--speed", type=float, default=20.0, metavar="N", help="pictures a second, 20 if left out"
    )
    parser.add_argument(
        "--hold", type=float, default=1.5, metavar="SECONDS", help="that the last picture stays"
    )
    parser.add_argument(
        "--spacing",
        choices=("even", "early"),
        default="even",
        help="early: steps closer together at the start, where most happens",
    )
    parser.add_argument(
        "--size", type=_size, metavar="WxH", help="in pixels, such as 600x400; suits the panel"
    )
    parser.add_argument("--theme", choices=("print", "light", "dark"), default="print")
    parser.add_argument("--once", action="store_true", help="not over and over")
    parser.add_argument(
        "--at-most",
        type=number_within(0, MOST_MB),
        default=0.0,
        metavar="MB",
        help="smaller pictures if need be",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a sentence")


def run(options: argparse.Namespace) -> int:
    from engine.registry import SettingError
    from gui.commands.runs import recipe_of
    from gui.commands.terminal import draw, refuse
    from gui.writing import ExportError, write_in_place

    app = draw(options.language)
    try:
        recipe = recipe_of(options.file)
        _film(options, recipe, (1.0, 1.0))  # what is wrong with it is said before the work
        shot = _shot(options, recipe)
        write_in_place(options.out, shot.content)
    except (SettingError, ExportError) as error:
        return refuse(error)
    if options.json:
        print(json.dumps(_report(options, shot)))
    else:
        print(_sentence(options, shot))
    del app  # alive until here: without it nothing is drawn
    return 0


def _shot(options: argparse.Namespace, recipe: Recipe) -> Shot:
    """The film. Raises SettingError."""
    from engine.registry import SettingError
    from gui.animation.film import ZOOM
    from gui.animation.shooting import Look, shoot
    from gui.animation.stand_in import StandIn
    from gui.commands.progress import Bar
    from gui.language import language
    from gui.theme import load
    from gui.workspaces.catalogue import place_of

    workspace = place_of(recipe.origin).make(recipe.origin)
    workspace.fill()
    try:
        exports = {id: one for id, one in workspace.exports().items() if one.panel is not None}
        name = panel_named(options.panel) or next(iter(exports))
        if name not in exports:
            raise SettingError(
                "--panel expects one of {known}, got {got}",
                known=", ".join(exports),
                got=repr(name),
            )
        film = _film(options, recipe, exports[name].size_cm)
        look = Look(load(options.theme), ZOOM, language())
        sitter = StandIn(exports[name].panel, recipe, look)
        try:
            with Bar() as bar:
                return shoot(film, recipe, look, sitter, bar.show)
        finally:
            sitter.close()
    finally:
        workspace.lab.session.close()
        workspace.deleteLater()


def _film(options: argparse.Namespace, recipe: Recipe, size_cm: tuple[float, float]) -> Film:
    from engine.registry import SettingError
    from gui.animation.film import Film, suited

    if not options.out.absolute().parent.is_dir():  # said before the work, not after it
        raise SettingError(
            "--out expects a file in an existing folder, got {got}: create the folder first",
            got=repr(str(options.out)),
        )
    format = options.out.suffix.lower().removeprefix(".")
    if format not in FORMATS:
        raise SettingError(
            "--out expects a name that ends in .gif, .webp or .png, got {got}",
            got=repr(options.out.name),
        )
    width, height = options.size or suited(size_cm)
    return Film(
        first=options.first,
        last=(recipe.step or LONG_RUN) if options.last is None else options.last,
        pictures=options.pictures,
        per_second=options.speed,
        hold_s=options.hold,
        width=width,
        height=height,
        format=format,
        spacing=options.spacing,
        loop=not options.once,
        most_bytes=round(1e6 * options.at_most),
    )


def _report(options: argparse.Namespace, shot: Shot) -> dict[str, object]:
    return {
        "file": str(options.out),
        "pictures": shot.pictures,
        "last_step": shot.last,
        "width": shot.width,
        "height": shot.height,
        "bytes": len(shot.content),
        "diverged": shot.diverged,
    }


def _sentence(options: argparse.Namespace, shot: Shot) -> str:
    from gui.animation.shooting import sentence

    return sentence(shot, options.out.name)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().replace("×", "x").partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"expects pixels such as 600x400, got {text!r}")
    return int(width), int(height)
