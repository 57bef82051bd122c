import json

import pytest
from PIL import Image

from engine.files.experiment_file import experiment_text
from engine.files.recipe import Recipe
from engine.training.experiment import Experiment
from gui.__main__ import main


@pytest.fixture
def recipe(tmp_path):
    file = tmp_path / "run.json"
    file.write_text(Recipe(Experiment(), (), 60).text(), "utf-8")
    return file


def film(recipe, *options):
    return main(["--language", "en", "animate", str(recipe), *options])


def test_a_film_of_a_run_is_saved(qapp, recipe, tmp_path, capsys):
    out = tmp_path / "film.webp"
    options = ("--panel", "curves", "--pictures", "4", "--size", "240x160", "--json")
    assert film(recipe, "--out", str(out), *options) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["pictures"], report["last_step"], report["bytes"]) == (4, 60, out.stat().st_size)
    with Image.open(out) as picture:
        assert (picture.size, getattr(picture, "n_frames", 1)) == ((240, 160), 4)


def test_an_experiment_that_never_ran_is_filmed_from_its_first_step(qapp, tmp_path, capsys):
    file = tmp_path / "experiment.json"
    file.write_text(experiment_text(Experiment()), "utf-8")
    out = tmp_path / "film.gif"
    options = ("--last", "50", "--pictures", "3", "--size", "200x200")
    assert film(file, "--out", str(out), *options) == 0
    assert capsys.readouterr().out.startswith("film.gif: 3 pictures of 200 × 200, 0.")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "film.mp4"), "--out expects a name that ends in .gif, .webp or .png"),
        (("--out", "nowhere/film.gif"), "--out expects a file in an existing folder"),
        (("--out", "film.gif", "--panel", "moon"), "--panel expects one of map, curves"),
        (("--out", "film.gif", "--last", "0"), "a last step after its first"),
        (("--out", "film.gif", "--pictures", "1"), "pictures from 2 to 2000, got 1"),
    ],
)
def test_what_cannot_be_filmed_is_refused(
    qapp, recipe, tmp_path, monkeypatch, capsys, options, said
):
    monkeypatch.chdir(tmp_path)
    assert film(recipe, *options) == 1
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run.json"]


def test_a_wrong_size_is_a_misuse(qapp, recipe, capsys):
    with pytest.raises(SystemExit) as ended:
        film(recipe, "--out", "film.gif", "--size", "large")
    assert ended.value.code == 2
    assert "expects pixels such as 600x400, got 'large'" in capsys.readouterr().err
