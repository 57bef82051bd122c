"""A folder of pictures: classes, sizes and colours, and the pictures that cannot be decoded."""

import dataclasses
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data import picture_decoder, picture_folder
from engine.data import pictures as loaded
from engine.data.dataset import datasets
from engine.data.picture_folder import (
    PictureFolder,
    UnreadablePicturesError,
    open_folder,
    scan,
)
from engine.data.picture_found import describe
from engine.registry import SettingError, from_config, to_config

GREY = np.random.default_rng(8).integers(0, 256, (6, 5), np.uint8)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(loaded, "_kept", {})


def put(path: Path, array=GREY, **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(array).save(path, **options)
    return path


@pytest.fixture
def animals(tmp_path):
    """cat 2.png 10.png, dog 1.bmp, and what is no picture."""
    folder = tmp_path / "animals"
    put(folder / "cat" / "10.png", GREY // 2)
    put(folder / "cat" / "2.png")
    put(folder / "dog" / "1.bmp", 255 - GREY)
    (folder / "dog" / "notes.txt").write_text("no picture")
    (folder / "dog" / ".hidden.png").write_text("no picture")
    (folder / ".git").mkdir()
    (folder / "empty").mkdir()
    return folder


def opened(folder, height=6, width=5, **options):
    return open_folder(folder, height, width, **options)


def test_sub_folders_are_classes_and_files_follow_their_numbers(animals):
    layout = scan(animals)
    assert layout.files == ("cat/2.png", "cat/10.png", "dog/1.bmp")
    assert layout.class_names == ("cat", "dog") and layout.classes == (0, 0, 1)
    assert (layout.test_count, layout.ignored) == (0, 1)


def test_pictures_of_the_wanted_size_come_back(animals):
    dataset = opened(animals)
    again = from_config(datasets, to_config(dataset))
    assert isinstance(again, PictureFolder) and again == dataset and dataset.count == 3
    for pictures in (dataset.load(), again.read()):
        assert np.array_equal(pictures.pixels[..., 0], [GREY, GREY // 2, 255 - GREY])
        assert pictures.targets.tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("name", "options"),
    [("a.png", {}), ("a.BMP", {}), ("a.gif", {}), ("a.tif", {}), ("a.pgm", {}), ("a.jpg", {})],
)
def test_formats_are_decoded(tmp_path, name, options):
    smooth = np.add.outer(np.arange(32), np.arange(32)).astype(np.uint8) * 2
    put(tmp_path / "x" / name, smooth)
    put(tmp_path / "y" / "b.png", smooth)
    found = opened(tmp_path, 32, 32).load().pixels
    assert np.abs(found[0].astype(int) - found[1]).max() <= (8 if name.endswith("jpg") else 0)


def decode(path, shape, fit="crop"):
    return picture_decoder.decode(path.read_bytes(), shape, fit)


def test_grey_is_the_luma_and_colour_has_three_channels(tmp_path):
    red = np.zeros((4, 4, 3), np.uint8)
    red[..., 0] = 200
    path = put(tmp_path / "red.png", red)
    assert np.array_equal(decode(path, (4, 4, 3)), red)
    assert (decode(path, (4, 4, 1)) == round(0.299 * 200)).all()


def test_transparent_pixels_are_white(tmp_path):
    clear = np.zeros((4, 4, 4), np.uint8)
    clear[0, 0, 3] = 255
    found = decode(put(tmp_path / "clear.png", clear), (4, 4, 1))[..., 0]
    assert found[0, 0] == 0 and found.sum() == 15 * 255


def test_sixteen_bits_are_brought_to_eight(tmp_path):
    deep = np.array([[0, 255, 256], [32768, 65280, 65535]], np.uint16)
    found = decode(put(tmp_path / "deep.png", deep), (2, 3, 1))[..., 0]
    assert np.array_equal(found, deep >> 8)


def test_a_picture_is_turned_as_its_camera_says(tmp_path):
    wide = np.zeros((2, 4), np.uint8)
    wide[:, :2] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    path = put(tmp_path / "turned.png", wide, exif=exif)
    found = decode(path, (4, 2, 1))[..., 0]
    assert found[:2].all() and not found[2:].any()


def test_crop_fill_and_stretch(tmp_path):
    wide = np.full((4, 8), 90, np.uint8)
    wide[:, :2] = 210
    path = put(tmp_path / "wide.png", wide)
    assert (decode(path, (4, 4, 1), "crop") == 90).all()
    filled = decode(path, (4, 4, 1), "fill")[..., 0]
    assert not filled[[0, 3]].any() and filled[1:3].all()
    stretched = decode(path, (4, 4, 1), "stretch")[..., 0]
    assert stretched[0, 0] > stretched[0, 1] and stretched[0, 3] == 90


def test_a_size_is_a_knob(animals):
    dataset = dataclasses.replace(opened(animals), height=3, width=2, colour="colour")
    assert dataset.read().pixels.shape == (3, 3, 2, 3)


def test_train_and_test_folders_give_a_test_set(tmp_path):
    for part, names in (("train", "aab"), ("Test", "ab")):
        for index, name in enumerate(names):
            put(tmp_path / part / name / f"{index}.png")
    dataset = opened(tmp_path)
    assert (dataset.count, dataset.test_count) == (5, 2)
    assert dataset.load().targets.tolist() == [0, 0, 1, 0, 1]


def test_folders_called_train_and_test_may_be_classes(tmp_path):
    for part in ("train", "test"):
        put(tmp_path / part / "0.png")
    assert scan(tmp_path).class_names == ("test", "train")


# what cannot serve


def test_a_large_picture_is_made_smaller(tmp_path):
    large = np.zeros((4000, 4000), np.uint8)
    large[2000:] = 255
    for name in ("large.png", "large.jpg"):
        found = decode(put(tmp_path / name, large), (28, 28, 1))[..., 0]
        assert (found[:13] < 8).all() and (found[15:] > 247).all()


def bomb(side):
    """A small PNG file that claims side × side pixels."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    start = zlib.compress(b"\0" * 10**6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", start) + chunk(b"IEND", b"")


def test_what_cannot_be_decoded_is_named(animals):
    (animals / "cat" / "huge.png").write_bytes(bomb(30_000))
    (animals / "cat" / "text.png").write_text("no picture")
    (animals / "dog" / "cut.png").write_bytes((animals / "cat" / "2.png").read_bytes()[:60])
    (animals / "dog" / "nothing.jpg").write_bytes(b"")
    with pytest.raises(UnreadablePicturesError) as refused:
        opened(animals)
    names = ("cat/huge.png", "cat/text.png", "dog/cut.png", "dog/nothing.jpg")
    assert refused.value.names == names
    assert all(name in str(refused.value) for name in names)
    assert "huge.png (30,000 × 30,000)" in str(refused.value) and "got 4" in str(refused.value)


def test_unreadable_pictures_can_be_left_out(animals):
    (animals / "cat" / "9.png").write_text("no picture")
    dataset = opened(animals, skip_unreadable=True)
    assert dataset.left_out == ("cat/9.png",) and dataset.count == 3
    again = from_config(datasets, to_config(dataset))
    assert isinstance(again, PictureFolder)
    for pictures in (dataset.load(), again.read()):
        assert np.array_equal(pictures.pixels[..., 0], [GREY, GREY // 2, 255 - GREY])
        assert pictures.targets.tolist() == [0, 0, 1]


def test_many_unreadable_pictures_are_counted(animals):
    for index in range(9):
        (animals / "cat" / f"bad{index}.png").write_text("")
    with pytest.raises(UnreadablePicturesError, match=r"got 9 .*bad4\.png, …\. Mend") as refused:
        opened(animals)
    assert len(refused.value.names) == 9


def test_a_huge_file_is_not_read(animals, monkeypatch):
    monkeypatch.setattr(picture_decoder, "FILE_BYTE_LIMIT", 10)
    with pytest.raises(UnreadablePicturesError):
        opened(animals)


def test_folders_without_classes_are_refused(tmp_path):
    with pytest.raises(SettingError, match=r"2 to 100 sub-folders.*\.png.*got 0"):
        scan(tmp_path)
    put(tmp_path / "only" / "a.png")
    with pytest.raises(SettingError, match="got 1: sort the pictures"):
        scan(tmp_path)
    with pytest.raises(SettingError, match="absent expects a folder that can be read"):
        scan(tmp_path / "absent")


def test_too_many_pictures_are_refused(animals, monkeypatch):
    monkeypatch.setattr(picture_folder, "FILE_LIMIT", 2)
    with pytest.raises(SettingError, match="at most 2 pictures, got 3"):
        opened(animals)


def test_pictures_that_want_too_much_memory_are_refused(animals, monkeypatch):
    monkeypatch.setattr(picture_folder, "BYTE_LIMIT", 89)
    with pytest.raises(SettingError, match="got 3 of 6 × 5: choose a smaller size"):
        opened(animals)


# what an experiment remembers


@pytest.mark.parametrize("change", ["more", "fewer", "other", "renamed"])
def test_a_folder_that_changed_is_refused(animals, change):
    dataset = opened(animals)
    if change == "more":
        put(animals / "dog" / "7.png")
    elif change == "fewer":
        (animals / "cat" / "2.png").unlink()
    elif change == "other":
        put(animals / "cat" / "2.png", GREY[::-1])
    else:
        os.rename(animals / "dog", animals / "wolf")
    with pytest.raises(SettingError, match=r"animals expects the .*pictures that were opened"):
        dataset.read()


def test_a_folder_that_vanished_is_refused(animals):
    dataset = opened(animals)
    os.rename(animals, animals.with_name("elsewhere"))
    with pytest.raises(SettingError, match="animals expects a folder that can be read"):
        dataset.read()


def test_without_a_folder_it_says_to_open_one():
    with pytest.raises(SettingError, match="open one first"):
        PictureFolder().load()


def test_progress_is_told_and_can_stop(animals):
    told: list[float] = []
    opened(animals, progress=told.append)
    assert told == [1 / 3, 2 / 3, 1.0]

    def stop(share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        opened(animals, progress=stop)


def test_a_folder_is_described(animals):
    put(animals / "dog" / "large.png", np.zeros((40, 30), np.uint8))
    (animals / "cat" / "text.png").write_text("no picture")
    found = describe(animals)
    assert (found.format, found.count, found.channels, found.ignored) == ("folder", 5, 0, 1)
    assert found.class_names == ("cat", "dog") and found.class_counts == (3, 2)
    assert (found.smallest, found.largest) == ((6, 5), (40, 30))
