"""Shapes: the published products and passes, mismatches with their mends, and measured batches."""

import math

import numpy as np
import pytest

from engine.basics.batch_times import TimeBatches
from engine.basics.shapes import (
    PRODUCTS,
    Layer,
    commutes,
    dense_parameters,
    forward,
    mismatch,
    numbers_for,
    product,
    read_shapes,
    relu_backward,
    relu_forward,
    shapes_text,
    three_layers,
)
from engine.nn.activations import Identity
from engine.registry import SettingError


def test_the_three_layer_pass_gives_the_published_numbers():
    first, second, third = forward(*three_layers()).passes
    assert np.allclose(first.sums, [[0.3, 0.7, 1.1]], atol=1e-12)
    assert np.allclose(first.output, [[0.57444252, 0.66818777, 0.75026011]], atol=5e-9)
    assert np.allclose(second.output, [[0.62624937, 0.7710107]], atol=5e-9)
    assert np.allclose(third.output, [[0.31682708, 0.69627909]], atol=5e-9)


def test_the_products_that_are_ready_give_the_published_numbers():
    found = [product(*pair).result.tolist() for pair in PRODUCTS]
    assert found == [[[19, 22], [43, 50]], [23, 53, 83], [5, 11, 17]]


def test_a_number_of_a_product_is_a_row_times_a_column():
    made = product(*PRODUCTS[0])
    assert made.terms(0, 1) == ((1, 6), (2, 8))
    for row in range(made.rows):
        for column in range(made.columns):
            total = math.fsum(a * b for a, b in made.terms(row, column))
            assert total == made.result[row, column]


def test_vectors_have_terms_as_rows_and_columns():
    assert product(*PRODUCTS[1]).terms(2, 0) == ((5, 7), (6, 8))
    assert product(*PRODUCTS[2]).terms(0, 1) == ((1, 3), (2, 4))


def test_the_product_does_not_commute_but_with_the_identity():
    left, right = PRODUCTS[0]
    assert not commutes(left, right)
    assert commutes(left, np.eye(2))
    assert not commutes(np.ones((2, 3)), np.ones((3, 2)))
    assert not commutes(np.ones((2, 3)), np.ones((3, 4)))


def test_a_mismatch_names_the_two_numbers_that_do_not_meet():
    found = mismatch((2, 3), (2, 4))
    assert found is not None and found.inner == (3, 2)
    message = "expects as many columns in A as rows in B, got 3 and 2"
    with pytest.raises(SettingError, match=message):
        product(np.ones((2, 3)), np.ones((2, 4)))


@pytest.mark.parametrize(
    ("left", "right", "hows"),
    [
        ((2, 3), (2, 3), ["transpose_left", "transpose_right", "resize_right"]),
        ((2, 3), (5, 2), ["swap", "resize_right"]),
        ((2, 3), (4, 3), ["transpose_right", "resize_right"]),
        ((2, 3), (4, 5), ["resize_right"]),
        ((3,), (2, 4), ["resize_right"]),
        ((2, 3), (2,), ["transpose_left", "resize_right"]),
    ],
)
def test_every_mend_makes_the_shapes_meet(left, right, hows):
    found = mismatch(left, right)
    assert found is not None
    assert [mend.how for mend in found.mends] == hows
    for mend in found.mends:
        assert mismatch(mend.left, mend.right) is None


def test_a_pass_goes_as_far_as_the_shapes_meet():
    x = numbers_for((1, 2))
    fits = Layer(numbers_for((2, 3)), np.zeros(3), Identity())
    not_so = Layer(numbers_for((2, 2)), np.zeros(2), Identity())
    found = forward(x, [fits, not_so, fits])
    assert len(found.passes) == 1
    assert found.trouble is not None and found.trouble.inner == (3, 2)


def test_relu_forward_and_backward_give_the_published_numbers():
    x = np.array([[1, -0.5], [-2, 3]])
    assert relu_forward(x).tolist() == [[1, 0], [0, 3]]
    gradient = np.array([[-0.1, 3], [1.3, -1.8]])
    assert np.array_equal(relu_backward(gradient, x), [[-0.1, 0], [0, -1.8]])


def test_parameters_are_counted_as_published():
    assert dense_parameters(784, 256) == 200_960
    assert dense_parameters(256, 256) == 65_792
    assert [layer.parameter_count for layer in three_layers()[1]] == [9, 8, 6]


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("2-3-2-2", ((1, 2), (2, 3), (3, 2), (2, 2))),
        ("784, 50, 10", ((1, 784), (784, 50), (50, 10))),
        ("1×2 · 2×3", ((1, 2), (2, 3))),
        ("3 x 2, 3x2", ((3, 2), (3, 2))),
    ],
)
def test_shapes_are_read_from_sizes_and_one_by_one(text, shapes):
    assert read_shapes(text) == shapes
    assert read_shapes(shapes_text(shapes)) == shapes


@pytest.mark.parametrize("text", ["", "2", "2-a", "1×2", "1×", "0-3", "2-99999", "1-2-3-4-5-6-7-8"])
def test_what_are_no_shapes_is_refused(text):
    with pytest.raises(SettingError, match="expect"):
        read_shapes(text)


def finished(job):
    shares = []
    while True:
        try:
            shares.append(next(job))
        except StopIteration as stop:
            return shares, stop.value


def test_a_batch_is_measured_with_its_share_done():
    shares, times = finished(TimeBatches((8, 4, 2), batch=20)(None))
    assert shares == sorted(shares) and shares[0] >= 0 and shares[-1] < 1
    assert times.apart == pytest.approx(20 * times.single)
    assert 0 < times.together < times.apart


def test_a_network_too_large_to_measure_is_refused():
    with pytest.raises(SettingError, match="at most 5,000,000 parameters"):
        next(TimeBatches((4096, 4096))(None))
