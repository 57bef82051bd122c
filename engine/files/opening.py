"""Opening: whatever brings an experiment or a run back, told by what it holds, not by its name."""

from __future__ import annotations

import zipfile
from pathlib import Path

from engine.data.npz import DAMAGES
from engine.data.regular_file import check_regular
from engine.files.envelope import unseal
from engine.files.experiment_file import KIND as EXPERIMENT
from engine.files.experiment_file import experiment_at
from engine.files.figure_recipe import is_html, recipe_in
from engine.files.journal_text import Pause
from engine.files.plain_json import LARGEST_TEXT, too_large
from engine.files.recipe import KIND as RECIPE
from engine.files.recipe import Recipe
from engine.files.run_archive import Run, read_run
from engine.files.shared_text import is_shared_text, read_shared_text
from engine.files.whereabouts import Opened, at_hand
from engine.registry import SettingError
from engine.training.experiment import Experiment

ZIP, PNG, PDF = b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"%PDF-"
BEGINNING = 4096
MODELS = (".npz", ".safetensors", ".onnx")


def read_file(path: Path, pause: Pause = lambda: None) -> Opened:
    """What a file holds: an experiment, a recipe (also that of a figure) or a run.

    Its pictures are looked for on this machine. Raises SettingError for all that is wrong with
    it, also where it cannot be read. pause: called now and then; what it raises ends the reading.
    """
    try:
        return at_hand(_read(path, pause), path.absolute().parent)
    except OSError as error:
        raise SettingError(
            "{file} expects a file that can be read, got: {got}. Choose it again",
            file=path.name,
            got=error.strerror or type(error).__name__,
        ) from error


def _read(path: Path, pause: Pause) -> Opened:
    if path.is_dir():
        raise SettingError(
            "{file} expects a file, got a folder: choose a file, or open the folder as pictures",
            file=path.name,
        )
    check_regular(path)
    with open(path, "rb") as file:
        beginning = file.read(BEGINNING)
    if not beginning:
        raise SettingError(
            "{file} expects content, got an empty file: save it again", file=path.name
        )
    if path.suffix.lower() in MODELS:
        return _read_model(path)
    if beginning.startswith(ZIP):
        return _read_archive(path, pause)
    is_figure = beginning.startswith(PNG) or PDF in beginning[:1024] or b"<svg" in beginning
    if is_figure or is_html(beginning):
        recipe = recipe_in(path)
        if recipe is None:
            raise SettingError(
                "{file} expects the recipe of a figure, got a picture without one: export it "
                "again with its recipe, or open the experiment's own file",
                file=path.name,
            )
        return recipe
    if path.stat().st_size > LARGEST_TEXT:
        raise too_large(path.stat().st_size)
    try:
        return read_text(path.read_bytes().decode(), pause)
    except UnicodeDecodeError as error:
        raise SettingError(
            "{file} expects a file that Glassnet saved, got something else: data and weights are "
            "opened by the other commands of the menu",
            file=path.name,
        ) from error


def read_text(text: str, pause: Pause = lambda: None) -> Experiment | Recipe:
    """What a text holds: JSON of Glassnet, or a shared text. Raises SettingError."""
    if is_shared_text(text):
        return read_shared_text(text)
    kind, content = unseal(text, EXPERIMENT, RECIPE)
    return experiment_at(content, kind) if kind == EXPERIMENT else Recipe.of_content(content, pause)


def _read_model(path: Path) -> Experiment | Recipe:
    """The recipe of a model that Glassnet exported; where it was too long for that, its experiment.

    Raises SettingError for models of others, which have no experiment.
    """
    from engine.files.models.opened_weights import read_model  # what reads ONNX is large

    model = read_model(path)
    return Recipe.read(model.recipe) if model.recipe else model.experiment


def _read_archive(path: Path, pause: Pause) -> Run:
    try:
        with zipfile.ZipFile(path) as archive:
            ours = "journal.json" in archive.namelist()
    except DAMAGES:
        ours = True  # cut off: the reader says so
    if not ours:
        raise SettingError(
            "{file} expects a run that Glassnet saved, got another archive: data and weights are "
            "opened by the other commands of the menu",
            file=path.name,
        )
    return read_run(path, pause)
