"""Digits are cropped and centred as MNIST's were: its own test digits come back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.digits import BOX, centred, cropped, shrunk
from engine.data.mnist import Mnist


@pytest.fixture(scope="module")
def digits() -> np.ndarray:
    pictures = Mnist(count=100, test_count=100).load()
    return pictures.pixels[-100:, :, :, 0]


def enlarged(digit: np.ndarray, factor: float) -> np.ndarray:
    """A digit drawn larger, linear between the centres of its pixels."""
    side = round(28 * factor)
    places = np.clip((np.arange(side) + 0.5) / factor - 0.5, 0, 27)
    between = np.maximum(0, 1 - abs(places[:, None] - np.arange(28)))
    return between @ digit @ between.T


def test_digits_of_mnist_come_back_from_any_place(digits):
    for digit in digits:
        page = np.zeros((60, 70))
        page[30:58, 5:33] = digit
        found = centred(page)
        assert found is not None
        assert np.array_equal(found, np.rint(digit * (255 / digit.max())))


def test_digits_of_mnist_come_back_from_any_whole_scale(digits):
    for digit in digits[:20]:
        found = centred(np.kron(digit, np.ones((9, 9))))
        assert found is not None
        assert abs(found - digit * (255 / digit.max())).max() <= 1


def on_a_page(large: np.ndarray) -> np.ndarray:
    page = np.zeros((320, 320))
    page[60 : 60 + len(large), 40 : 40 + len(large)] = large
    return page


def mean_difference(digit: np.ndarray, page: np.ndarray) -> float:
    found = centred(page)
    assert found is not None
    return float(abs(found.astype(float) - digit).mean())


def test_a_digit_enlarged_by_any_factor_comes_back_nearly_itself(digits):
    places = np.floor((np.arange(204) + 0.5) / 7.3).astype(int)
    differences = [
        mean_difference(digit, on_a_page(digit[np.ix_(places, places)])) for digit in digits
    ]
    assert np.mean(differences) < 2.5  # of 255; the ink of a digit averages 33
    # A centre of mass between two pixels may fall on the other one.
    assert np.mean(np.array(differences) < 2.0) > 0.85


def test_a_digit_enlarged_softly_is_still_much_the_same(digits):
    differences = [mean_difference(digit, on_a_page(enlarged(digit, 7.3))) for digit in digits]
    assert np.mean(differences) < 10.0


def test_an_empty_pad_is_no_digit():
    assert centred(np.zeros((280, 280))) is None
    assert centred(np.zeros((0, 0))) is None


def test_the_longer_side_becomes_20_pixels_and_proportions_stay():
    assert shrunk(np.ones((200, 50))).shape == (BOX, 5)
    assert shrunk(np.ones((7, 280))).shape == (1, BOX)


def test_a_single_dot_fills_the_box():
    page = np.zeros((280, 280))
    page[3, 270] = 0.2
    found = centred(page)
    assert found is not None
    assert np.argwhere(found == 255).min(axis=0).tolist() == [4, 4]
    assert (found == 255).sum() == BOX * BOX


def test_shrinking_keeps_the_mean():
    ink = np.random.default_rng(1).random((93, 93))
    assert shrunk(ink).mean() == pytest.approx(ink.mean())


def test_cropping_cuts_empty_rims_away():
    page = np.zeros((9, 9))
    page[2, 3] = page[5, 7] = 1.0
    assert cropped(page).shape == (4, 5)


@given(st.integers(0, 2**32 - 1))
def test_the_centre_of_mass_is_on_the_middle_pixel_wherever_the_box_allows(seed):
    rng = np.random.default_rng(seed)
    page = np.zeros((120, 90))
    for _ in range(3):
        row, column = rng.integers(0, (100, 80))
        page[row : row + rng.integers(4, 20), column : column + 9] = 1.0
    found = centred(page)
    assert found is not None
    for axis in (0, 1):
        mass = found.sum(axis=1 - axis, dtype=float)
        centre = mass @ np.arange(28) / mass.sum()
        ends = np.flatnonzero(mass)
        at_edge = ends[0] == 0 or ends[-1] == 27
        assert at_edge or 13.4 < centre < 14.6
