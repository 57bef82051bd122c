"""Opening: files are told by what they hold, and pictures are found where they lie here."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

import numpy as np
import pytest

from engine.data.picture_files import PictureFiles, open_files
from engine.files.experiment_file import experiment_text
from engine.files.figure_recipe import with_recipe
from engine.files.models.model_formats import exported
from engine.files.opening import read_file, read_text
from engine.files.plain_json import LARGEST_TEXT
from engine.files.recipe import Recipe
from engine.files.run_archive import Run, run_bytes
from engine.files.shared_text import shared_text
from engine.registry import SettingError
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment, edit
from engine.training.image_presets import PRESETS
from engine.training.replay import replay
from engine.training.snapshot import whole_snapshot
from engine.training.trainer import Trainer

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d4944415478da63fcffff3f030005fe02fea1399e9d0000000049454e44ae426082"
)
EXPERIMENT = edit(Experiment(), "seed", 77)
RECIPE = Recipe(EXPERIMENT, (), 30)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "file.any"


def test_an_experiment_is_told_by_its_content(file):
    file.write_text(experiment_text(EXPERIMENT), "utf-8")
    assert read_file(file) == EXPERIMENT


def test_a_recipe_is_told_by_its_content(file):
    file.write_text(RECIPE.text(), "utf-8")
    assert read_file(file) == RECIPE


def test_a_shared_text_in_a_file_is_told_by_its_content(file):
    file.write_text("\n" + shared_text(RECIPE) + "\n", "utf-8")
    assert read_file(file) == RECIPE


def test_a_run_is_told_by_its_content(file):
    file.write_bytes(run_bytes([whole_snapshot(Trainer(EXPERIMENT))]))
    opened = read_file(file)
    assert isinstance(opened, Run) and opened.experiment == EXPERIMENT


def test_a_figure_brings_its_recipe(file):
    file.write_bytes(with_recipe(PNG, RECIPE.text()))
    assert read_file(file) == RECIPE


def test_an_empty_zip_file_is_no_run(file):
    np.savez(file.with_suffix(".zip"), x=np.zeros(3))
    file.with_suffix(".zip.npz").rename(file.with_suffix(".zip"))
    with pytest.raises(SettingError, match="another archive"):
        read_file(file.with_suffix(".zip"))


STRANGE = {
    "nothing": (b"", "empty"),
    "a picture": (PNG, "without one"),
    "bytes": (bytes(range(256)), "something else"),
    "half a zip file": (b"PK\3\4" + b"x" * 100, "damaged"),
    "too much text": (b" " * (LARGEST_TEXT + 1), "MB"),
    "a table": (b"x1,x2,label\n1,2,3\n", "JSON"),
}


@pytest.mark.parametrize(("content", "said"), STRANGE.values(), ids=STRANGE)
def test_what_is_none_of_ours_is_refused(file, content, said):
    file.write_bytes(content)
    with pytest.raises(SettingError, match=said):
        read_file(file)


def test_a_file_that_is_not_there_is_said(file):
    with pytest.raises(SettingError, match="No such file"):
        read_file(file)


def test_a_folder_is_said(tmp_path):
    with pytest.raises(SettingError, match="folder"):
        read_file(tmp_path)


def test_text_that_is_pasted_may_be_any_of_the_kinds():
    assert read_text(shared_text(RECIPE)) == RECIPE
    assert read_text(experiment_text(EXPERIMENT)) == EXPERIMENT


# Pictures on another machine


@pytest.fixture
def pictures(tmp_path):
    """An experiment on pictures of the user's own, in a folder of its own."""
    folder = tmp_path / "here" / "data"
    folder.mkdir(parents=True)
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (40, 28, 28), np.uint8)
    np.savez(folder / "own.npz", x_train=pixels, y_train=np.arange(40) % 10)
    dataset = open_files(folder / "own.npz")
    experiment, _ = edit_with_consequences(PRESETS[0].experiment, "dataset", dataset)
    return experiment


def carried(experiment, tmp_path, place):
    """The experiment's file and its pictures, carried to another machine."""
    old = tmp_path / "here" / "data" / "own.npz"
    new = tmp_path / "there" / place
    new.parent.mkdir(parents=True)
    old.rename(new)
    file = tmp_path / "there" / "own.json"
    file.write_text(experiment_text(experiment), "utf-8")
    return file, new


@pytest.mark.parametrize("place", ["own.npz", "data/own.npz", "here/data/own.npz"])
def test_pictures_are_found_beside_the_file(pictures, tmp_path, place):
    file, new = carried(pictures, tmp_path, place)
    opened = read_file(file)
    assert isinstance(opened, Experiment) and isinstance(opened.dataset, PictureFiles)
    assert opened.dataset.path == str(new)
    Trainer(opened).train(steps=1)


def test_pictures_that_are_missing_are_said_with_where_they_were_looked_for(pictures, tmp_path):
    file, new = carried(pictures, tmp_path, "own.npz")
    new.unlink()
    with pytest.raises(SettingError) as caught:
        read_file(file)
    assert str(new) in str(caught.value) and str(tmp_path / "here") in str(caught.value)


def test_other_pictures_of_the_same_name_are_refused(pictures, tmp_path):
    file, new = carried(pictures, tmp_path, "own.npz")
    np.savez(new, x_train=np.zeros((40, 28, 28), np.uint8), y_train=np.arange(40) % 10)
    opened = read_file(file)
    assert isinstance(opened, Experiment)
    with pytest.raises(SettingError, match="others"):
        Trainer(opened)


def test_a_path_of_another_system_is_understood(pictures, tmp_path):
    dataset = dataclasses.replace(pictures.dataset, path=r"C:\Users\kim\data\own.npz")
    file, new = carried(edit(pictures, "dataset", dataset), tmp_path, "data/own.npz")
    opened = read_file(file)
    assert isinstance(opened, Experiment) and isinstance(opened.dataset, PictureFiles)
    assert opened.dataset.path == str(new)


def test_a_run_finds_its_pictures_and_goes_on(pictures, tmp_path):
    trainer = Trainer(pictures)
    trainer.train(steps=3)
    trainer.apply(edit(pictures, "optimizer.learning_rate", 0.01))
    trainer.train(steps=1)
    file, new = carried(pictures, tmp_path, "own.npz")
    file.write_bytes(run_bytes([whole_snapshot(trainer)]))
    run = read_file(file)
    assert isinstance(run, Run)
    resumed = run.resume()
    assert isinstance(resumed.experiment.dataset, PictureFiles)
    assert resumed.experiment.dataset.path == str(new)
    trainer.train(steps=2)
    resumed.train(steps=2)
    assert np.array_equal(trainer.network.parameters, resumed.network.parameters)


@pytest.mark.parametrize("format", ["npz", "safetensors", "onnx"])
def test_a_model_that_was_exported_brings_its_run_back(tmp_path, format):
    trainer = replay(EXPERIMENT, (), 30)
    for name, content in exported(trainer, format, f"model.{format}").items():
        (tmp_path / name).write_bytes(content)
    assert read_file(tmp_path / f"model.{format}") == RECIPE


def test_arrays_of_others_are_no_run(tmp_path):
    np.savez(tmp_path / "other.npz", W1=np.zeros((2, 3)), b1=np.zeros(3))
    with pytest.raises(SettingError, match=r"other\.npz expects a model that Glassnet exported"):
        read_file(tmp_path / "other.npz")


def test_a_pipe_and_a_device_without_an_end_are_refused_unread(file):
    os.mkfifo(file)
    for path in (file, Path("/dev/zero")):
        with pytest.raises(SettingError, match="a pipe or a device"):
            read_file(path)


def test_an_archive_of_an_unknown_version_is_refused(file):
    data = bytearray(run_bytes([whole_snapshot(Trainer(EXPERIMENT))]))
    data[data.index(b"PK\x01\x02") + 6] = 139  # needed to extract: version 13.9
    file.write_bytes(data)
    with pytest.raises(SettingError, match="damaged or cut off"):
        read_file(file)


class Enough(Exception):  # noqa: N818  # no error: it ends the reading
    """Nobody waits any more."""


def test_the_reading_of_a_long_journal_can_be_ended(file):
    content = json.loads(RECIPE.text())
    entry = {"step": 1, "epoch": 0.1, "change": {"seed": 5}}
    content["recipe"]["journal"] = [entry] * 1000
    file.write_text(json.dumps(content), "utf-8")
    pauses = iter([None, None])

    def pause() -> None:
        if next(pauses, Enough) is Enough:
            raise Enough

    with pytest.raises(Enough):
        read_file(file, pause)
