"""MNIST as it ships: complete, unchanged, and loaded only when it is asked for."""

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.data import shelf
from engine.data.dataset import datasets, point_sets
from engine.data.mnist import FILES, Mnist
from engine.data.pictures import picture_sets
from engine.registry import SettingError, from_config, to_config

FOLDER = Path(__file__).parents[3] / "resources" / "datasets" / "mnist"
FIVE_SEED = 147197952744
"""With which the published tutorials draw five pictures."""


def test_the_files_have_the_published_checksums():
    lines = [line.split() for line in (FOLDER / "SHA256SUMS").read_text().splitlines()]
    assert sorted(name for _, name in lines) == sorted(name.split("/")[1] for name in FILES)
    for checksum, name in lines:
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == checksum


def test_the_licence_and_the_authors_lie_beside_the_files():
    assert "ShareAlike 3.0" in (FOLDER / "LICENSE.txt").read_text()
    about = (FOLDER / "README.txt").read_text()
    assert all(name in about for name in ("LeCun", "Cortes", "Burges", "mnist"))


def test_all_pictures_are_there_in_their_order():
    pictures = Mnist().load()
    assert pictures.pixels.shape == (70_000, 28, 28, 1) and pictures.test_count == 10_000
    assert pictures.targets[:3].tolist() == [5, 0, 4]
    assert pictures.targets[59_999] == 8 and pictures.targets[60_000] == 7
    counts = np.bincount(pictures.targets[:60_000]).tolist()
    assert counts == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert pictures.pixels[:60_000].mean() / 255 == pytest.approx(0.1307, abs=5e-5)
    assert pictures.class_names == tuple("0123456789")


def test_the_held_back_5000_are_the_first_ones():
    whole, held_back = Mnist().load(), Mnist(held_back=True).load()
    assert len(held_back) == 65_000
    assert np.array_equal(held_back.pixels[0], whole.pixels[5_000])
    assert np.shares_memory(held_back.pixels, whole.pixels)
    training, test = held_back.split(0.75, np.random.default_rng(0))
    assert (len(held_back.targets[training]), len(held_back.targets[test])) == (55_000, 10_000)


def test_a_subset_is_the_first_pictures_of_both_sets():
    few, whole = Mnist(count=1_000, test_count=500).load(), Mnist().load()
    assert len(few) == 1_500 and few.test_count == 500
    assert np.array_equal(few.pixels[:1_000], whole.pixels[:1_000])
    assert np.array_equal(few.targets[1_000:], whole.targets[60_000:60_500])


def test_a_set_that_was_loaded_is_not_read_again():
    assert Mnist(count=200).load() is Mnist(count=200).load()


def test_pixels_cannot_be_written_to():
    for dataset in (Mnist(), Mnist(count=100)):
        with pytest.raises(ValueError, match="read-only"):
            dataset.load().pixels[0] = 0


def test_what_it_holds_is_known_without_the_files(monkeypatch):
    monkeypatch.setattr(shelf, "find", lambda name: pytest.fail(f"{name} was looked for"))
    dataset = from_config(datasets, to_config(Mnist(count=300, held_back=True)))
    assert isinstance(dataset, Mnist)
    assert dataset.picture_shape == (28, 28, 1) and dataset.class_count == 10
    assert dataset.training_count == 300


def test_a_missing_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(shelf, "_folders", [tmp_path])
    with pytest.raises(SettingError, match=r"train-images-idx3-ubyte\.gz") as refused:
        Mnist(count=101).read()
    assert str(tmp_path) in str(refused.value)


def test_picture_sets_and_point_sets_are_told_apart():
    assert Mnist in picture_sets() and Mnist not in point_sets()
    assert {*picture_sets(), *point_sets()} == {*datasets}
    with pytest.raises(SettingError, match="data set of points"):
        Mnist().make(np.random.default_rng(0))


def test_importing_the_engine_reads_no_data_set():
    code = (
        "import sys, engine.training.trainer as _\n"
        "from engine.data import mnist\n"
        "print(mnist._whole.cache_info().currsize, 'PIL' in sys.modules)"
    )
    command = [sys.executable, "-P", "-c", code]
    root = Path(__file__).parents[3]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, env={"PYTHONPATH": "."}
    )
    assert done.stdout.split() == ["0", "False"], done.stderr
