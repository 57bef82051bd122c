"""`glassnet figure`: a panel from any file that brings a run back, and every panel in a folder."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.files.experiment_file import experiment_text
from engine.files.figure_recipe import recipe_in
from engine.files.recipe import Recipe
from engine.nn.dense import Dense
from engine.training.experiment import Experiment, edit
from engine.training.journal import Entry, WeightEdit
from engine.training.replay import replay
from engine.training.trainer import Trainer
from gui.__main__ import main
from gui.commands.panels import BASICS, PICTURES, POINTS
from gui.export_commands import EXPORT_COMMANDS
from gui.still import still_workspace
from gui.workspaces.basics import SEATS

EXPERIMENT = Experiment(layers=(Dense(key="h1", units=3),))


@pytest.fixture(autouse=True)
def in_english(dressed_app):
    """The command dresses the application; it is as before afterwards."""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "xor.json"
    path.write_text(experiment_text(EXPERIMENT), "utf-8")
    return str(path)


def figure(*arguments) -> int:
    return main(["--language", "en", "figure", *map(str, arguments)])


def test_the_recipe_of_a_figure_lives_the_run_again_bit_for_bit(tmp_path):
    faster = edit(EXPERIMENT, "optimizer.learning_rate", 0.1)
    journal = (
        Entry(20, faster),
        Entry(35, WeightEdit("h1", 1, -1, 0.25)),
        Entry(50, edit(faster, "layers.h1.units", 5)),
    )
    once = replay(EXPERIMENT, journal, 70)
    recipe = Recipe(EXPERIMENT, once.journal, 70)
    (tmp_path / "run.json").write_text(recipe.text(), "utf-8")
    source = tmp_path / "run.json"
    for ending in ("png", "svg", "pdf"):  # each made from the one before
        made = tmp_path / f"map.{ending}"
        assert figure(source, "--panel", "output", "--out", made, "--size", "8x8cm") == 0
        found = recipe_in(made)
        assert found is not None and found == recipe
        again = replay(found.origin, found.journal, found.step)
        assert np.array_equal(again.network.parameters, once.network.parameters)
        assert again.material.training.block.tobytes() == once.material.training.block.tobytes()
        source = made


def test_a_figure_can_be_lived_on_from_its_step(file, tmp_path):
    assert figure(file, "--step", 12, "--panel", "curves", "--out", tmp_path / "a.svg") == 0
    assert figure(tmp_path / "a.svg", "--step", 30, "--out", tmp_path / "b.png") == 0
    recipe = recipe_in(tmp_path / "b.png")
    assert recipe is not None and recipe.step == 30


def test_size_resolution_and_language_are_as_they_are_asked_for(file, tmp_path, qapp):
    from PySide6.QtGui import QImage

    out = tmp_path / "map.png"
    arguments = [file, "--panel", "map", "--out", str(out), "--size", "12x8cm", "--dpi", "300"]
    assert main(["--language", "ko", "figure", *arguments]) == 0
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1417, 945)
    assert "평면" in image.text("Description")
    assert figure(file, "--panel", "map", "--out", out, "--size", "640x480px") == 0
    assert (QImage(str(out)).width(), QImage(str(out)).height()) == (640, 480)


def test_numbers_are_saved_as_their_names_end(file, tmp_path):
    for name, beginning in (("a.csv", "\ufeffrun,epoch,"), ("a.tex", "% Compile with")):
        assert figure(file, "--step", 30, "--panel", "curves", "--out", tmp_path / name) == 0
        assert (tmp_path / name).read_text("utf-8").startswith(beginning)
    out = tmp_path / "table.tex"
    assert figure(file, "--panel", "curves", "--as", "latex", "--out", out) == 0
    assert r"\toprule" in out.read_text("utf-8")


def test_the_help_names_every_panel_of_the_window():
    shown = {command.id.removeprefix("export_"): command for command in EXPORT_COMMANDS}
    single = {id for id in shown if id not in ("page", "all", "basics")}
    assert {*POINTS, *PICTURES} == single
    assert [seat.id for seat in SEATS] == list(BASICS)


def test_every_panel_is_saved_under_names_that_sort(file, tmp_path, capsys):
    folder = tmp_path / "figures" / "new"
    assert figure(file, "--step", 5, "--all", "--out", folder, "--dpi", "48", "--json") == 0
    names = [
        "01-map.png", "02-curves.png", "03-network.png", "04-hidden.png", "05-diagnostics.png",
    ]  # fmt: skip
    assert sorted(path.name for path in folder.iterdir()) == names
    assert json.loads(capsys.readouterr().out)["files"] == [str(folder / name) for name in names]


def test_a_panel_of_basics_and_the_panels_of_a_lesson_are_saved(file, tmp_path):
    assert figure(file, "--panel", "race", "--out", tmp_path / "race.png", "--dpi", "60") == 0
    assert recipe_in(tmp_path / "race.png") is None  # the run has no part in it
    folder = tmp_path / "lesson"
    assert figure("--lesson", "12", "--all", "--out", folder, "--dpi", "40") == 0
    assert "01-hidden.png" in {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--panel", "nothing", "--out", "a.png"], "expects one of map, curves"),
        (["--out", "a.bmp"], "ends in .png"),
        (["--panel", "map", "--out", "a.csv"], "nothing that can be saved as csv"),
        (["--panel", "map", "--out", "nowhere/a.png"], "create it or choose another"),
        (["--lesson", "1", "--out", "a.png"], "name one of them"),
    ],
)
def test_what_cannot_be_is_explained(file, tmp_path, monkeypatch, capsys, arguments, words):
    monkeypatch.chdir(tmp_path)
    assert figure(file, *arguments) == 1
    assert words in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["xor.json"]


def test_a_figure_of_what_was_measured_earlier_has_the_recipe_of_that_step(window, qtbot):
    window.workspaces.enter("images")
    images = window.workspaces.current
    qtbot.waitUntil(lambda: images.is_filled and images.lab.session.frame is not None)
    confusion = images.panels["confusion"]
    confusion._confusion = SimpleNamespace(step=3)
    frame = images.lab.session.frame
    early, late = Entry(2, frame.experiment), Entry(7, frame.experiment)
    images._moment.frame = replace(frame, step=9, journal=(early, late))
    recipe = images._recipe(confusion)
    assert (recipe.step, recipe.journal) == (3, (early,))
    assert images._recipe(images.panels["maps"]).step == 9
    confusion._confusion = None


def test_panels_that_begin_their_work_when_they_are_seen_have_done_it(dressed_app):
    workspace, session = still_workspace(Trainer(EXPERIMENT), 20, "gates")
    exports = {one.id: one for one in workspace.exports().values()}
    for id in ("museum", "stepping", "gradient_check"):
        exports[id].fetch(lambda: None)
        list(session.catch_up())
    panels: dict[str, Any] = dict(workspace.panels)
    assert all(card.picture.seen is not None for card in panels["museum"].cards.values())
    assert panels["stepping"].walk is not None
    assert panels["gradient_check"].check is not None
    session.close()
    workspace.deleteLater()


@pytest.mark.parametrize(
    "option", ["--dpi=nan", "--dpi=-1", "--dpi=1e9", "--size=0x0", "--size=1e9x1", "--size=999x1cm"]
)
def test_sizes_that_no_picture_can_have_are_wrong_arguments(file, tmp_path, option):
    with pytest.raises(SystemExit) as ended:
        figure(file, "--out", tmp_path / "map.png", option)
    assert ended.value.code == 2


def test_a_folder_that_is_a_file_is_refused_and_stays(file, tmp_path, capsys):
    own = tmp_path / "own.txt"
    own.write_text("mine")
    assert figure(file, "--all", "--out", own) == 1
    assert "--out expects a folder that may be written" in capsys.readouterr().err
    assert own.read_text() == "mine"
