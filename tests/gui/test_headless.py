"""Headless: training and figures without a window."""

from __future__ import annotations

import csv
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from engine.files.figure_recipe import recipe_in
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from gui import headless


@pytest.fixture
def trainer() -> Trainer:
    return Trainer(Experiment())


def test_it_trains_reports_and_leaves_its_figures_in_the_folder_that_it_names(
    dressed_app, tmp_path, capsys
):
    assert headless.run(tmp_path / "out", "en") == 0
    printed = capsys.readouterr().out
    assert "step  2,000" in printed
    assert str(tmp_path / "out") in printed
    names = {file.name for file in (tmp_path / "out").iterdir()}
    assert names == {
        "decision-map.png", "decision-map.svg", "curves.png", "curves.svg", "curves.csv",
    }  # fmt: skip


def test_the_figures_can_be_read(dressed_app, trainer, tmp_path):
    trainer.train(48)
    headless.save_figures(headless.look_at(trainer), tmp_path)
    for name in ("decision-map", "curves"):
        assert QImage(str(tmp_path / f"{name}.png")).width() > 500
        ElementTree.parse(tmp_path / f"{name}.svg")


def test_the_table_holds_the_losses_of_every_epoch(dressed_app, trainer, tmp_path):
    trainer.train(72)
    headless.save_figures(headless.look_at(trainer), tmp_path)
    with open(tmp_path / "curves.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [float(row[1]) for row in rows[1:]] == [0, 1, 2, 3]
    assert float(rows[-1][2]) == trainer.scores().training_loss


def test_a_folder_that_is_a_file_is_told(dressed_app, tmp_path, capsys, monkeypatch):
    (tmp_path / "taken").write_text("")
    monkeypatch.setattr(headless, "STEPS", 20)
    assert headless.run(tmp_path / "taken", "en") == 1
    said = capsys.readouterr().err
    assert "could not be saved" in said and str(tmp_path / "taken") in said
    assert "name another folder:\n  glassnet --headless --out" in said


def test_where_the_usual_folder_cannot_be_made_a_temporary_one_is_used(tmp_path, monkeypatch):
    (tmp_path / "glassnet-figures").write_text("in the way")
    monkeypatch.chdir(tmp_path)
    assert headless.writable_folder(None) != headless.FOLDER


def test_the_figures_live_the_run_again(dressed_app, trainer, tmp_path):
    trainer.train(30)
    for path in headless.save_figures(headless.look_at(trainer), tmp_path):
        if path.suffix != ".csv":
            recipe = recipe_in(path)
            assert recipe is not None and (recipe.origin, recipe.step) == (Experiment(), 30)
