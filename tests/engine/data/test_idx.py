"""IDX files: read as they are, plain or compressed, and refused with advice when damaged."""

import gzip
import struct
import tracemalloc

import numpy as np
import pytest

from engine.data import idx
from engine.data.idx import read_header, read_images, read_labels, read_pair
from engine.registry import SettingError

IMAGES = np.random.default_rng(3).integers(0, 256, (5, 3, 4), np.uint8)
LABELS = np.array([3, 0, 9, 1, 1], np.uint8)


def encoded(array, kind=0x08):
    head = struct.pack(">BBBB", 0, 0, kind, array.ndim)
    return head + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


@pytest.fixture
def write(tmp_path):
    def write(data, name="images", compress=False):
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if compress else data)
        return path

    return write


@pytest.mark.parametrize("compress", [False, True])
def test_images_and_labels_come_back(write, compress):
    images = write(encoded(IMAGES), compress=compress)
    labels = write(encoded(LABELS), "labels", compress)
    pixels, targets = read_pair(images, labels)
    assert np.array_equal(pixels, IMAGES[..., None]) and pixels.dtype == np.uint8
    assert np.array_equal(targets, LABELS) and targets.dtype == np.int64
    assert read_header(images).shape == (5, 3, 4) and read_header(images).holds_images
    assert not read_header(labels).holds_images


def test_colour_has_a_fourth_dimension(write):
    colour = np.zeros((2, 3, 4, 3), np.uint8)
    assert read_images(write(encoded(colour))).shape == (2, 3, 4, 3)


def test_numbers_other_than_bytes_are_named(write):
    with pytest.raises(SettingError, match=r"unsigned bytes \(type 08\), got 32-bit floats"):
        read_images(write(encoded(IMAGES, 0x0D)))


@pytest.mark.parametrize(
    "data", [b"", b"\0\0", b"\x89PNG....", encoded(IMAGES, 0x07), b"\0\0\x08\0", b"\0\x01" * 20]
)
def test_a_wrong_magic_number_is_refused(write, data):
    with pytest.raises(SettingError, match="images expects an IDX file"):
        read_images(write(data))


@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("left", [-1, 20, 10, 6])
def test_a_file_that_is_too_short_is_refused(write, left, compress):
    with pytest.raises(SettingError, match=r"bytes as its header says, got \d+: copy"):
        read_images(write(encoded(IMAGES)[:left], compress=compress))


def test_a_file_that_is_too_long_is_refused(write):
    with pytest.raises(SettingError, match="expects 60 bytes as its header says, got more"):
        read_images(write(encoded(IMAGES) + b"\0"))


@pytest.mark.parametrize("cut", [5, 30, -8, -1])
def test_a_cut_gzip_file_is_refused(write, cut):
    path = write(gzip.compress(encoded(IMAGES))[:cut], "images.gz")
    with pytest.raises(SettingError, match=r"images\.gz expects a whole gzip file"):
        read_images(path)


def test_a_damaged_gzip_file_is_refused(write):
    data = bytearray(gzip.compress(encoded(IMAGES)))
    data[-6] ^= 1  # in the checksum
    with pytest.raises(SettingError, match="cut off or damaged"):
        read_images(write(bytes(data)))


@pytest.mark.parametrize("shape", [(0, 3, 4), (5, 0, 4), (5, 3, 0)])
def test_no_pictures_are_refused(write, shape):
    with pytest.raises(SettingError, match=r"at least one picture or label, got the sizes"):
        read_images(write(encoded(np.zeros(shape, np.uint8))))


@pytest.mark.parametrize("compress", [False, True])
def test_a_header_that_claims_a_gigabyte_costs_no_memory(write, compress):
    claim = struct.pack(">BBBBIII", 0, 0, 8, 3, 1_000_000, 31, 31) + b"\0" * 1000
    path = write(claim, compress=compress)
    tracemalloc.start()
    try:
        with pytest.raises(SettingError, match="expects 961,000,000 bytes"):
            read_images(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


def test_more_than_the_limit_is_refused_at_once(write):
    claim = struct.pack(">BBBBIII", 0, 0, 8, 3, 2**32 - 1, 2**32 - 1, 2**32 - 1)
    with pytest.raises(SettingError, match="at most 1,000 MB"):
        read_images(write(claim))


def test_a_compressed_file_is_not_unpacked_beyond_what_it_says(write, monkeypatch):
    monkeypatch.setattr(idx, "PIECE", 16)
    path = write(encoded(IMAGES) + b"\0" * 10**6, compress=True)
    with pytest.raises(SettingError, match="got more"):
        read_images(path)


def test_labels_beyond_the_classes_are_refused(write):
    path = write(encoded(np.array([1, 200], np.uint8)), "labels")
    with pytest.raises(SettingError, match="from 0 to 9, got 200"):
        read_labels(path, 10)
    with pytest.raises(SettingError, match="from 0 to 99, got 200"):
        read_labels(path)


def test_two_files_that_do_not_belong_together_are_refused(write):
    images, labels = write(encoded(IMAGES)), write(encoded(LABELS[:4]), "labels")
    with pytest.raises(SettingError, match=r"labels expects 5 labels.*images, got 4"):
        read_pair(images, labels)


def test_images_and_labels_that_were_swapped_are_refused(write):
    images, labels = write(encoded(IMAGES)), write(encoded(LABELS), "labels")
    with pytest.raises(SettingError, match="choose the file of the images"):
        read_images(labels)
    with pytest.raises(SettingError, match="choose the file of the labels"):
        read_labels(images)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingError, match="absent expects a file that can be read"):
        read_images(tmp_path / "absent")
    with pytest.raises(SettingError, match="can be read"):
        read_images(tmp_path)
