"""Pictures: what they check, keep and split, and the sets that load them."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pytest

from engine.data import pictures as module
from engine.data.mnist import Mnist
from engine.data.picture_preview import preview
from engine.data.pictures import Pictures, PictureSet, keep
from engine.data.preprocessing import PixelScale, Standardise
from engine.registry import SettingError

PIXELS = np.random.default_rng(2).integers(0, 256, (6, 3, 4, 1), np.uint8)
TARGETS = np.array([0, 1, 0, 1, 1, 0])
NAMES = ("cat", "dog")


def made(pixels=PIXELS, targets=TARGETS, classes=2, names=NAMES, test_count=None):
    return Pictures(pixels, targets, classes, names, test_count)


def test_arrays_are_read_only_copies_of_what_could_be_changed():
    pixels = PIXELS.copy()
    pictures = made(pixels)
    pixels[0] = 0
    assert np.array_equal(pictures.pixels, PIXELS)
    assert pictures.targets.dtype == np.int64
    for array in (pictures.pixels, pictures.targets):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_an_array_that_cannot_be_changed_is_not_copied():
    pixels = PIXELS.copy()
    pixels.setflags(write=False)
    assert made(pixels).pixels is pixels


def test_length_and_shape():
    assert len(made()) == 6 and made().shape == (3, 4, 1)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pixels": PIXELS[..., 0]}, "1 or 3 channels"),
        ({"pixels": np.zeros((6, 3, 4, 2), np.uint8)}, "1 or 3 channels"),
        ({"pixels": PIXELS[:0], "targets": TARGETS[:0]}, "got the shape"),
        ({"pixels": PIXELS / 255}, "uint8.*float64"),
        ({"targets": TARGETS[:5]}, "each of 6 pictures"),
        ({"targets": TARGETS * 1.0}, "float64"),
        ({"targets": TARGETS + 1}, "from 0 to 1, got 2"),
        ({"targets": TARGETS - 1}, "got -1"),
        ({"classes": 1, "names": ("cat",)}, "2 to 100 classes, got 1"),
        ({"names": ("cat",)}, "name for each of 2"),
        ({"test_count": 6}, "from 0 to 5"),
        ({"test_count": -1}, "from 0 to 5"),
    ],
)
def test_what_cannot_be_is_refused(changes, message):
    with pytest.raises(SettingError, match=message):
        made(**changes)


def test_a_given_test_set_is_the_end():
    training, test = made(test_count=2).split(0.5, np.random.default_rng(0))
    assert np.shares_memory(PIXELS[training], PIXELS)
    assert TARGETS[training].tolist() == [0, 1, 0, 1] and TARGETS[test].tolist() == [1, 0]


def test_without_one_chance_deals_it_out():
    training, test = made().split(0.5, np.random.default_rng(0))
    assert sorted([*training, *test]) == list(range(6)) and len(test) == 3


@dataclass(frozen=True)
class Counted(PictureSet):
    """A set that counts how often it is read."""

    number: int = 0
    reads: ClassVar[list[int]] = []

    def read(self):
        self.reads.append(self.number)
        return made()


@pytest.fixture
def counted(monkeypatch):
    monkeypatch.setattr(module, "_kept", {})
    monkeypatch.setattr(Counted, "reads", [])
    return Counted


def test_the_last_two_sets_stay_in_memory(counted):
    for number in (1, 2, 1, 2, 3, 2, 1):
        counted(number).load()
    assert counted.reads == [1, 2, 3, 1]


def test_pictures_that_were_read_already_are_found(counted):
    pictures = made()
    keep(counted(7), pictures)
    assert counted(7).load() is pictures and counted.reads == []


def test_a_preview_shows_before_and_after():
    before, after = preview(made(test_count=2), PixelScale(), [5, 0])
    assert np.array_equal(before, PIXELS[[5, 0]])
    assert after.dtype == np.float32
    assert np.allclose(after, before / 255)


def test_a_preview_is_fitted_to_the_training_pictures_or_uses_what_was_fitted():
    pictures = made(test_count=2)
    fitted = Standardise().fit(PIXELS[:4])
    expected = fitted.transform(PIXELS[4:], np.float32)
    for given in (None, fitted):
        _, after = preview(pictures, Standardise(), np.array([4, 5]), given)
        assert np.array_equal(after, expected)


def test_a_preview_is_fitted_to_some_of_many_pictures(monkeypatch):
    counted = []
    fit = PixelScale.fit

    def counting(self, rows):
        counted.append(len(rows))
        return fit(self, rows)

    monkeypatch.setattr(PixelScale, "fit", counting)
    preview(Mnist().load(), PixelScale(), [0])
    assert counted == [10_000]
