"""Pictures from .npz and IDX files: found, checked, remembered, and never unpickled."""

import dataclasses
import gzip
import io
import os
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.data import pictures as loaded
from engine.data.dataset import datasets
from engine.data.npz import read_array, stored_arrays
from engine.data.picture_files import PictureFiles, open_files
from engine.data.picture_found import describe
from engine.registry import SettingError, from_config, to_config

RNG = np.random.default_rng(4)
GREY = RNG.integers(0, 256, (8, 5, 6), np.uint8)
COLOUR = RNG.integers(0, 256, (8, 5, 6, 3), np.uint8)
LABELS = np.array([0, 1, 2, 0, 1, 2, 0, 1])


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(loaded, "_kept", {})


@pytest.fixture
def save(tmp_path):
    def save(name="some.npz", **arrays):
        np.savez_compressed(tmp_path / name, **arrays)
        return tmp_path / name

    return save


def write_idx(path: Path, array, compress=False):
    head = struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
    data = head + array.astype(np.uint8).tobytes()
    path.write_bytes(gzip.compress(data) if compress else data)
    return path


def reread(dataset):
    """As after a restart: from the configuration and the files alone."""
    again = from_config(datasets, to_config(dataset))
    assert isinstance(again, PictureFiles) and again == dataset
    return again.read()


# .npz


def test_grey_pictures_come_back(save):
    dataset = open_files(save(x=GREY, y=LABELS))
    assert dataset.picture_shape == (5, 6, 1) and dataset.class_names == ("0", "1", "2")
    for pictures in (dataset.load(), reread(dataset)):
        assert np.array_equal(pictures.pixels[..., 0], GREY)
        assert np.array_equal(pictures.targets, LABELS)
        assert pictures.test_count is None


def test_colour_and_a_test_set_come_back(save):
    path = save(x_train=COLOUR, y_train=LABELS[:, None], x_test=COLOUR[:2], y_test=LABELS[:2, None])
    dataset = open_files(path)
    pictures = reread(dataset)
    assert dataset.picture_shape == (5, 6, 3) and dataset.colour == "colour"
    assert pictures.pixels.shape == (10, 5, 6, 3) and pictures.test_count == 2
    assert np.array_equal(pictures.pixels[8:], COLOUR[:2])


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, ">f4"])
def test_floats_from_0_to_1_become_bytes(save, dtype):
    pictures = open_files(save(images=(GREY / 255).astype(dtype), labels=LABELS)).load()
    assert np.array_equal(pictures.pixels[..., 0], GREY)


def test_text_names_the_classes(save):
    dataset = open_files(save(x=GREY[:3], y=np.array(["cat", "ant", "cat"])))
    assert dataset.class_names == ("ant", "cat")
    assert reread(dataset).targets.tolist() == [1, 0, 1]


def test_arrays_stored_column_by_column_come_back(save):
    pictures = open_files(save(x=np.asfortranarray(GREY), y=LABELS)).load()
    assert np.array_equal(pictures.pixels[..., 0], GREY)
    assert pictures.pixels.flags.c_contiguous


def test_unusual_names_are_found_by_shape_or_chosen(save):
    assert open_files(save(pics=GREY, what=LABELS, other=np.zeros(3))).arrays == ("pics", "what")
    path = save("two.npz", a=GREY, b=GREY[::-1], c=LABELS)
    with pytest.raises(SettingError, match=r"usual names.*a \(8, 5, 6\), b"):
        open_files(path)
    pictures = open_files(path, arrays=("b", "c")).load()
    assert np.array_equal(pictures.pixels[..., 0], GREY[::-1])


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"x": GREY[:, 0], "y": LABELS}, r"x expects pictures as \(count, height, width\)"),
        ({"x": COLOUR.transpose(0, 3, 1, 2), "y": LABELS}, "1 or 3 channels last"),
        ({"x": GREY.astype(np.int32), "y": LABELS}, "floats from 0 to 1, got int32"),
        ({"x": GREY * 1.0, "y": LABELS}, "divide the pixels"),
        ({"x": np.full((2, 3, 3), np.nan), "y": LABELS[:2]}, "got nan"),
        ({"x": GREY, "y": LABELS[:7]}, "each of 8 pictures"),
        ({"x": GREY, "y": LABELS * 1.0}, "whole numbers or text, got float64"),
        ({"x": GREY, "y": LABELS - 1}, "from 0 to 1, got -1"),
        ({"x": GREY, "y": LABELS + 198}, "2 to 100 classes|from 0 to 100, got"),
        ({"x": GREY[:0], "y": LABELS[:0]}, "more than none"),
        ({"x": np.zeros((2, 1, 1025), np.uint8), "y": LABELS[:2]}, "at most 1,024"),
        (
            {"x_train": GREY, "y_train": LABELS, "x_test": GREY[:, 1:], "y_test": LABELS},
            "test pictures expect the shape",
        ),
    ],
)
def test_arrays_that_cannot_serve_are_refused(save, arrays, message):
    with pytest.raises(SettingError, match=message):
        open_files(save(**arrays))


class Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, place):
        self.place = place

    def __reduce__(self):
        return os.mkdir, (str(self.place),)


def test_a_pickle_inside_is_refused_and_does_not_run(tmp_path):
    place = tmp_path / "sprung"
    trap = np.empty(8, object)
    trap[:] = [Trap(place)] * 8
    np.savez(tmp_path / "trap.npz", x=GREY, y=trap)
    for attempt in (open_files, describe):
        with pytest.raises(SettingError, match="usual names"):
            attempt(tmp_path / "trap.npz")
    with pytest.raises(SettingError, match="got Python objects"):
        open_files(tmp_path / "trap.npz", arrays=("x", "y"))
    assert not place.exists()


def header(shape, dtype="|u1"):
    stream = io.BytesIO()
    about = {"descr": dtype, "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(stream, about)
    return stream.getvalue()


def test_a_claim_of_a_gigabyte_costs_no_memory(tmp_path):
    path = tmp_path / "claim.npz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.npy", header((10**6, 30, 33)) + b"\0" * 100)
        archive.writestr("y.npy", header((10**6,)))
    tracemalloc.start()
    try:
        with pytest.raises(SettingError, match=r"990,000,000 bytes.*got 100"):
            read_array(path, "x")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.npy", header((10**5, 1000, 1000)) + b"\0" * 10**6)
    with pytest.raises(SettingError, match="at most 1,000 MB"):
        read_array(path, "x")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 nothing", b"\0\0\x08\x03"])
def test_what_is_no_npz_file_is_refused(tmp_path, data):
    path = tmp_path / "a.npz"
    path.write_bytes(data)
    with pytest.raises(SettingError, match=r"whole \.npz file"):
        open_files(path)


def test_damage_inside_is_refused(save):
    path = save(x=RNG.integers(0, 256, (40, 20, 20), np.uint8), y=np.arange(40) % 2)
    data = bytearray(path.read_bytes())
    data[3000:3200] = bytes(200)
    path.write_bytes(data)
    with pytest.raises(SettingError, match="damaged"):
        open_files(path)


def test_only_arrays_of_numbers_and_text_are_listed(save):
    stored = stored_arrays(save(x=GREY, names=np.array(["a"]), o=np.array([None])))
    assert [array.name for array in stored] == ["x", "names"]


# IDX


@pytest.fixture
def mnist_like(tmp_path):
    def files(compress=False, test=True):
        end = ".gz" if compress else ""
        for word, rows in (("train", slice(None)), ("t10k", slice(3)))[: 1 + test]:
            write_idx(tmp_path / f"{word}-images-idx3-ubyte{end}", GREY[rows], compress)
            write_idx(tmp_path / f"{word}-labels-idx1-ubyte{end}", LABELS[rows], compress)
        return tmp_path / f"train-images-idx3-ubyte{end}"

    return files


@pytest.mark.parametrize("compress", [False, True])
def test_partners_are_found_beside_the_pictures(mnist_like, compress):
    dataset = open_files(mnist_like(compress))
    assert dataset.test_count == 3 and dataset.count == 11 and len(dataset.others) == 3
    pictures = reread(dataset)
    assert np.array_equal(pictures.pixels[8:, ..., 0], GREY[:3])
    assert np.array_equal(pictures.targets[:8], LABELS)


def test_without_test_files_chance_deals_out_the_test_set(mnist_like):
    dataset = open_files(mnist_like(test=False))
    assert dataset.test_count == 0 and dataset.load().test_count is None


def test_labels_can_be_chosen(tmp_path):
    images = write_idx(tmp_path / "a", GREY)
    with pytest.raises(SettingError, match="a expects a file of labels beside it"):
        open_files(images)
    assert len(open_files(images, (write_idx(tmp_path / "b", LABELS),)).load()) == 8
    with pytest.raises(SettingError, match="got 3 files"):
        open_files(images, (tmp_path / "b", images))


# what an experiment remembers


def test_a_file_that_changed_is_refused(save):
    dataset = open_files(save(x=GREY, y=LABELS))
    save(x=GREY[::-1], y=LABELS)
    assert len(dataset.load()) == 8  # still in memory
    with pytest.raises(SettingError, match=r"some\.npz expects the pictures that were opened"):
        dataset.read()


def test_a_file_that_vanished_is_refused(save):
    dataset = open_files(save(x=GREY, y=LABELS))
    Path(dataset.path).unlink()
    with pytest.raises(SettingError, match=r"some\.npz expects a file that can be read"):
        dataset.read()


def test_other_sizes_than_those_of_the_file_are_refused(save):
    dataset = open_files(save(x=GREY, y=LABELS))
    with pytest.raises(SettingError, match=r"expects pictures as an array \(8, 6, 5, 1\)"):
        dataclasses.replace(dataset, height=6, width=5).load()


def test_without_a_file_it_says_to_open_one():
    with pytest.raises(SettingError, match="open one first"):
        PictureFiles().load()


# describe


def test_a_npz_file_is_described(save):
    path = save(x_train=COLOUR, y_train=LABELS, x_test=COLOUR[:2], y_test=LABELS[:2])
    found = describe(path)
    assert (found.format, found.count, found.test_count) == ("npz", 10, 2)
    assert found.smallest == found.largest == (5, 6) and found.channels == 3
    assert found.class_names == ("0", "1", "2") and found.class_counts == (4, 4, 2)
    assert found.chosen == ("x_train", "y_train", "x_test", "y_test")
    assert [array.name for array in found.arrays] == list(found.chosen)


def test_an_idx_file_is_described(mnist_like):
    found = describe(mnist_like(compress=True))
    assert (found.format, found.count, found.test_count, found.channels) == ("idx", 11, 3, 1)
    assert found.class_counts == (4, 4, 3) and len(found.others) == 3


def test_what_cannot_be_opened_cannot_be_described(save, tmp_path):
    with pytest.raises(SettingError, match="choose pictures and classes"):
        describe(save(x=GREY, y=LABELS), arrays=("x", "z"))
    with pytest.raises(SettingError, match="choose the file of the images"):
        describe(write_idx(tmp_path / "labels", LABELS))
    with pytest.raises(SettingError, match="can be read"):
        describe(tmp_path / "absent.npz")
    with pytest.raises(SettingError, match="b expects 8 labels"):
        images = write_idx(tmp_path / "a", GREY)
        describe(images, (write_idx(tmp_path / "b", LABELS[:7]),))
