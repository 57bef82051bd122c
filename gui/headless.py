"""Headless: the opening experiment trained without a window, its figures left in a folder."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from engine.files.recipe import Recipe
from engine.training.divergence import Divergence
from engine.training.experiment import Experiment
from engine.training.frame import Frame, Observer, Request
from engine.training.trainer import Trainer
from gui.app import make_application
from gui.document import Document
from gui.figures import export, page
from gui.figures.export import Size
from gui.language import set_language
from gui.numbers import format_number
from gui.panels.curves import CurvesPanel
from gui.panels.output import OutputPanel
from gui.session import Session
from gui.theme import apply, load

STEPS = 2000
REPORTS = 10
CELLS = 200
FOLDER = Path("glassnet-figures")
MAP_SIZE = Size.from_cm(15.0, 15.5, zoom=0.75)
CURVES_SIZE = Size.from_cm(24.0, 10.0, zoom=0.75)


def run(folder: Path | None = None, language: str | None = None) -> int:
    """Train, report, save. folder: where to; ./glassnet-figures when left out, or a temporary
    one where that cannot be written. Returns the exit status."""
    app = make_application()
    apply(app, "light")
    set_language(language)
    try:
        folder = writable_folder(folder)  # before the work, so that none is lost
    except OSError as error:
        return fail(error, folder)
    trainer = Trainer(Experiment())
    for found in train(trainer, STEPS):
        if isinstance(found, Divergence):
            print(f"Learning diverged at step {found.step}: {found.formula}", file=sys.stderr)
            return 1
    try:
        files = save_figures(look_at(trainer), folder)
    except OSError as error:
        return fail(error, folder)
    print(f"Figures are in {folder.resolve()}:")
    for file in files:
        print(f"  {file.name}")
    return 0


def fail(error: OSError, folder: Path | None) -> int:
    """Say why there are no figures, and what to do; returns the exit status of that."""
    if not isinstance(error, export.ExportError):  # which says what to do itself
        where = "" if folder is None else f" in {folder}"
        error_text = (
            f"A folder that may be written was expected{where}, got: {error.strerror or error}. "
            "Free some space, or name another folder:\n  glassnet --headless --out my-figures"
        )
    else:
        error_text = str(error)
    print(f"The figures could not be saved. {error_text}", file=sys.stderr)
    return 1


def train(trainer: Trainer, steps: int) -> Iterator[Divergence | None]:
    """Make so many steps, printing the scores now and then; yields what came of each stretch."""
    for _ in range(REPORTS):
        found = trainer.train(steps // REPORTS)
        scores = trainer.scores()
        print(
            f"step {trainer.step:>6,}  train loss {format_number(scores.training_loss, pad=True)}"
            f"  test loss {format_number(scores.test_loss, pad=True)}"
            f"  test accuracy {100 * scores.test_score:.1f} %",
            flush=True,
        )
        yield found if isinstance(found, Divergence) else None


def look_at(trainer: Trainer) -> Frame:
    """The trainer's present as a frame, finer than a window needs it."""
    request = Request(trainer.experiment.dataset.domains, cells=CELLS)
    return Observer().frame(trainer, request, False, 0.0, None)


def writable_folder(wanted: Path | None) -> Path:
    """The folder to save in, made if need be.

    Raises OSError when the one asked for cannot be written; the usual one is replaced then.
    """
    folder = FOLDER if wanted is None else wanted
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        if wanted is not None:
            raise
        return Path(tempfile.mkdtemp(prefix="glassnet-figures-"))


def save_figures(frame: Frame, folder: Path) -> list[Path]:
    """Write decision map and curves as PNG and SVG, the curves as CSV. Raises OSError."""
    document = Document(frame.experiment)
    session = Session(document)  # never started: the panels only ask it whether it has a frame
    output, curves = OutputPanel(document, session), CurvesPanel(document, session)
    theme = load("print")
    recipe = Recipe(frame.origin or frame.experiment, frame.journal, frame.step)
    labels = export.Labels(recipe=recipe.text())
    saved = []
    for panel, name, size in (
        (output, "decision-map", MAP_SIZE),
        (curves, "curves", CURVES_SIZE),
    ):
        panel.show_frame(frame)
        draw = export.drawing(page.draw, panel.figure(theme), theme)
        png, svg = folder / f"{name}.png", folder / f"{name}.svg"
        export.write_in_place(png, export.png(draw, size, labels=labels))
        export.write_in_place(svg, export.svg(draw, size, labels=labels))
        saved += [png, svg]
    table = folder / "curves.csv"
    export.write_in_place(table, export.csv(curves.curves_csv()))
    for panel in (output, curves):
        panel.deleteLater()
    return [*saved, table]
