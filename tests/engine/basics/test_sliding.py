"""Sliding windows: sizes, taps, sums by hand and against a plain loop, and what cannot be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.basics.kernels import KERNELS
from engine.basics.sliding import Operation, Sliding, slide
from engine.registry import SettingError

PICTURE = np.arange(49.0).reshape(7, 7)
slidings = st.builds(
    Sliding,
    kernel_size=st.integers(1, 5),
    stride=st.integers(1, 4),
    dilation=st.integers(1, 3),
    padding=st.sampled_from(["valid", "same", "number"]),
    padding_amount=st.integers(0, 3),
)


def test_a_cell_shows_its_taps_and_products_and_their_sum():
    kernel = np.array([[-1.0, 0.0], [2.0, 1.0]])
    made = slide(PICTURE, Sliding(kernel_size=2, stride=2), kernel=kernel)
    cell = made.cell(1, 0)
    assert cell.rows == (2, 3)
    assert cell.columns == (0, 1)
    assert cell.values.tolist() == [[14, 15], [21, 22]]
    assert cell.products is not None
    assert cell.products.tolist() == [[-14, 0], [42, 22]]
    assert cell.result == 50 == made.output[1, 0]


def test_dilation_reads_every_second_cell():
    cell = slide(PICTURE, Sliding(dilation=2), kernel=np.ones((3, 3))).cell(1, 2)
    assert cell.rows == (1, 3, 5)
    assert cell.columns == (2, 4, 6)


@pytest.mark.parametrize(
    ("settings", "length"),
    [
        ({}, 5),
        ({"stride": 2}, 3),
        ({"stride": 3}, 2),
        ({"padding": "same"}, 7),
        ({"padding": "same", "stride": 2}, 4),
        ({"padding": "number", "padding_amount": 2}, 9),
        ({"dilation": 3}, 1),
        ({"kernel_size": 2, "padding": "same"}, 7),
    ],
)
def test_the_output_of_seven_cells_has_the_textbook_length(settings, length):
    assert Sliding(**settings).output_length(7) == length


def test_same_puts_the_odd_cell_of_padding_at_the_end():
    assert Sliding(kernel_size=2, padding="same").pads(7) == (0, 1)
    assert Sliding(kernel_size=3, stride=2, padding="same").pads(8) == (0, 1)


def test_cells_that_no_window_reaches_are_counted():
    assert Sliding(stride=3).unread(7) == 1
    assert Sliding(stride=2).unread(7) == 0


@given(slidings, st.integers(3, 9), st.integers(3, 9))
def test_any_convolution_equals_the_sum_written_as_four_loops(sliding, height, width):
    rng = np.random.default_rng(height * 10 + width)
    picture = rng.integers(0, 10, (height, width)).astype(float)
    kernel = rng.integers(-3, 4, (sliding.kernel_size, sliding.kernel_size)).astype(float)
    try:
        made = slide(picture, sliding, kernel=kernel)
    except SettingError:
        assert sliding.span > min(n + sum(sliding.pads(n)) for n in (height, width))
        return
    top, left = sliding.pads(height)[0], sliding.pads(width)[0]
    for row, column in np.ndindex(made.output.shape):
        total = 0.0
        for i, j in np.ndindex(kernel.shape):
            y = row * sliding.stride + i * sliding.dilation - top
            x = column * sliding.stride + j * sliding.dilation - left
            if 0 <= y < height and 0 <= x < width:
                total += picture[y, x] * kernel[i, j]
        assert made.output[row, column] == total


@given(slidings)
def test_same_keeps_the_length_at_stride_one_and_divides_it_otherwise(sliding):
    same = Sliding(sliding.kernel_size, sliding.stride, sliding.dilation, "same")
    assert same.output_length(12) == -(-12 // sliding.stride)


def test_pooling_takes_the_largest_or_the_mean():
    pooling = Sliding(kernel_size=2, stride=2)
    assert slide(PICTURE, pooling, Operation.MAXIMUM).output[0, 0] == 8
    assert slide(PICTURE, pooling, Operation.MEAN).output[0, 0] == 4


def test_pooling_does_not_count_padding():
    pooling = Sliding(kernel_size=2, stride=2, padding="same")
    corner = slide(-PICTURE - 1, pooling, Operation.MAXIMUM).cell(3, 3)
    assert corner.count == 1
    assert corner.result == -49
    assert slide(PICTURE, pooling, Operation.MEAN).output[3, 3] == 48


def test_a_window_larger_than_the_picture_is_explained():
    with pytest.raises(SettingError, match="expects at least as many cells, got 3"):
        slide(np.zeros((3, 3)), Sliding(kernel_size=5), kernel=np.ones((5, 5)))
    with pytest.raises(SettingError, match="dilation 4 spans 9 cells, but only 7"):
        slide(PICTURE, Sliding(dilation=4), kernel=np.ones((3, 3)))


def test_pooling_of_padding_alone_is_explained():
    pooling = Sliding(kernel_size=2, padding="number", padding_amount=2)
    with pytest.raises(SettingError, match="padding alone at row 1, column 1"):
        slide(PICTURE, pooling, Operation.MAXIMUM)


def test_a_kernel_of_another_size_is_refused():
    with pytest.raises(SettingError, match="3 × 3 numbers, got 2 × 2"):
        slide(PICTURE, Sliding(), kernel=np.ones((2, 2)))


@pytest.mark.parametrize("size", range(1, 6))
def test_kernels_leave_or_remove_a_flat_picture(size):
    sums = {name: float(made(size).sum()) for name, made in KERNELS.items()}
    assert sums == pytest.approx(
        {"identity": 1.0, "edges": 0.0, "vertical_edges": 0.0, "blur": 1.0, "sharpen": 1.0}
    )


def test_the_kernels_of_three_are_the_usual_ones():
    assert KERNELS["vertical_edges"](3).tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    assert KERNELS["sharpen"](3).tolist() == [[0, -1, 0], [-1, 5, -1], [0, -1, 0]]
    assert KERNELS["edges"](3).tolist() == [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]
