"""Convolution and pooling against plain loops, and the lowerings against each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.nn.activations import Identity
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense
from engine.nn.layer import Layer, Place
from engine.nn.lowering import Patches, RowShifts, lowering
from engine.nn.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D
from engine.nn.reshape import Flatten
from engine.nn.tape import Tape
from engine.nn.window import Window, window
from engine.nn.winograd import Winograd
from engine.registry import SettingError


def run(layer: Layer, x: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
    """Pictures (n, height, width, channels) through one layer; the same layout comes out."""
    f = Tape(np.float64, training=False)
    block = f.external("x", np.ascontiguousarray(x.transpose(1, 0, 2, 3)))
    place = Place()
    if weights is not None:
        place.parameters["weights"] = f.external("W", weights)
    y, _ = layer.emit(f, place, block)
    program = f.finish(y=y)
    program.step()
    found = program.array("y")
    return found.transpose(1, 0, 2, 3) if found.ndim == 4 else found


def plain_convolution(x, kernel, bias, down: Window, across: Window) -> np.ndarray:
    """kernel: (filters, size, size, channels). As the sum says, in loops."""
    n, height, width, _ = x.shape
    padded = np.pad(x, ((0, 0), (down.before, down.after), (across.before, across.after), (0, 0)))
    rows, columns = down.outputs(height), across.outputs(width)
    z = np.zeros((n, rows, columns, len(kernel)))
    for i in range(rows):
        for j in range(columns):
            for a in range(down.size):
                for b in range(across.size):
                    seen = padded[
                        :,
                        i * down.stride + a * down.dilation,
                        j * across.stride + b * across.dilation,
                    ]
                    z[:, i, j] += seen @ kernel[:, a, b].T
    return z + bias


@settings(deadline=None, max_examples=60)
@given(
    height=st.integers(1, 9),
    width=st.integers(1, 9),
    channels=st.integers(1, 3),
    size=st.integers(1, 4),
    stride=st.integers(1, 3),
    dilation=st.integers(1, 2),
    padding=st.sampled_from(["same", "valid", "number"]),
    amount=st.integers(0, 3),
    seed=st.integers(0, 1000),
)
def test_a_convolution_is_what_the_sum_says(
    height, width, channels, size, stride, dilation, padding, amount, seed
):
    layer = Conv2D(
        key="c",
        filters=2,
        kernel_size=size,
        stride=stride,
        dilation=dilation,
        padding=padding,
        padding_amount=amount,
        activation=Identity(),
    )
    try:
        down, across = layer.windows((height, width, channels))
    except SettingError:
        reach = dilation * (size - 1) + 1
        extra = 2 * amount if padding == "number" else 0
        assert reach > min(height, width) + extra
        return
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((2, height, width, channels))
    weights = rng.standard_normal((2, size * size * channels + 1))
    kernel = weights[:, :-1].reshape(2, size, size, channels)
    expected = plain_convolution(x, kernel, weights[:, -1], down, across)
    found = run(layer, x, weights)
    assert found.shape[1:] == layer.output_shape((height, width, channels))
    assert np.allclose(found, expected, atol=1e-12)


@settings(deadline=None, max_examples=40)
@given(
    size=st.integers(1, 5),
    padding=st.sampled_from(["same", "valid"]),
    channels=st.integers(1, 3),
    seed=st.integers(0, 1000),
)
def test_the_fast_lowering_equals_the_readable_one(size, padding, channels, seed):
    rng = np.random.default_rng(seed)
    shape = (7, 3, 6, channels)
    down, across = (window(length, size, 1, 1, padding) for length in (7, 6))
    x = rng.standard_normal(shape)
    kernel = rng.standard_normal((4, size * size * channels))
    dz = rng.standard_normal((down.outputs(7), 3, across.outputs(6), 4))
    found = []
    for kind in (Patches, RowShifts):
        product = kind(shape, down, across, len(kernel), np.float64)
        z, change, dx = np.empty_like(dz), np.empty_like(kernel), np.empty_like(x)
        for _ in range(2):  # nothing is left over from the run before
            product.forward(x, kernel, z)()
            product.kernel_gradient(dz, change)()
            product.input_gradient(dz, kernel, dx)()
        found.append((z, change, dx))
    for readable, fast in zip(*found, strict=True):
        assert np.allclose(readable, fast, atol=1e-12)


@settings(deadline=None, max_examples=25)
@given(
    height=st.integers(8, 15),
    width=st.integers(8, 15),
    before=st.integers(0, 4),
    after=st.integers(0, 4),
    channels=st.integers(1, 3),
    seed=st.integers(0, 1000),
)
def test_winograds_lowering_equals_the_readable_one(height, width, before, after, channels, seed):
    rng = np.random.default_rng(seed)
    shape = (height, 2, width, channels)
    down, across = Window(5, 1, 1, before, after), Window(5, 1, 1, after, before)
    x = rng.standard_normal(shape)
    kernel = rng.standard_normal((3, 25 * channels))
    dz = rng.standard_normal((down.outputs(height), 2, across.outputs(width), 3))
    found = []
    for kind in (Patches, Winograd):
        product = kind(shape, down, across, len(kernel), np.float64)
        z, change, dx = np.empty_like(dz), np.empty_like(kernel), np.empty_like(x)
        runs = (
            product.forward(x, kernel, z),
            product.kernel_gradient(dz, change),
            product.input_gradient(dz, kernel, dx),
        )
        for _ in range(2):
            for run in runs:
                run()
        found.append((z, change, dx))
    for readable, fast in zip(*found, strict=True):
        assert np.allclose(readable, fast, atol=1e-10 * np.abs(readable).max())


def test_a_layer_that_learns_only_below_takes_winograds_input_gradient_alone():
    rng = np.random.default_rng(3)
    same = window(8, 5, 1, 1, "same")
    dz, kernel = rng.standard_normal((8, 2, 8, 3)), rng.standard_normal((3, 50))
    found = []
    for kind in (Patches, Winograd):
        dx = np.empty((8, 2, 8, 2))
        kind(dx.shape, same, same, 3, np.float64).input_gradient(dz, kernel, dx)()
        found.append(dx)
    assert np.allclose(found[0], found[1])


def test_winograds_gradients_are_the_same_together_as_one_by_one():
    rng = np.random.default_rng(5)
    way = Window(5, 1, 1, 1, 3)
    x, dz = rng.standard_normal((9, 5, 9, 3)), rng.standard_normal((9, 5, 9, 2))
    kernel = rng.standard_normal((2, 75))
    product = Winograd(x.shape, way, way, 2, np.float64)
    changes, dxs = np.empty((2, *kernel.shape)), np.empty((2, *x.shape))
    product.forward(x, kernel, np.empty_like(dz))()
    product.gradients(dz, kernel, changes[0], dxs[0])()
    product.kernel_gradient(dz, changes[1])()
    product.input_gradient(dz, kernel, dxs[1])()
    assert np.array_equal(*changes) and np.array_equal(*dxs)


def test_winograd_that_need_not_learn_keeps_no_transforms():
    rng = np.random.default_rng(6)
    same = window(9, 5, 1, 1, "same")
    x, kernel = rng.standard_normal((9, 5, 9, 3)), rng.standard_normal((2, 75))
    found = []
    for learns in (True, False):
        product = Winograd(x.shape, same, same, 2, np.float64, learns)
        z = np.empty((9, 5, 9, 2))
        product.forward(x, kernel, z)()
        found.append(z)
        assert bool(product.seen) is learns
    first, second = found
    assert np.array_equal(first, second)


def test_winograd_is_close_in_single_precision():
    rng = np.random.default_rng(4)
    same = window(14, 5, 1, 1, "same")
    x = rng.random((14, 4, 14, 32), np.float32)
    kernel = rng.standard_normal((64, 800)).astype(np.float32)
    found = []
    for kind in (RowShifts, Winograd):
        z = np.empty((14, 4, 14, 64), np.float32)
        kind(x.shape, same, same, 64, np.float32).forward(x, kernel, z)()
        found.append(z)
    assert np.abs(found[0] - found[1]).max() < 1e-4 * np.abs(found[0]).max()


@pytest.mark.parametrize(
    ("channels", "filters", "way", "kind"),
    [
        (32, 64, window(14, 5, 1, 1, "same"), Winograd),
        (1, 64, window(14, 5, 1, 1, "same"), RowShifts),
        (32, 64, window(14, 3, 1, 1, "same"), RowShifts),
        (32, 64, window(14, 5, 2, 1, "same"), Patches),
        (32, 64, window(14, 5, 1, 2, "same"), Patches),
        (32, 64, Window(5, 1, 1, 6, 6), Patches),
    ],
)
def test_each_convolution_takes_the_fastest_lowering_that_can_do_it(channels, filters, way, kind):
    assert isinstance(lowering((14, 2, 14, channels), way, way, filters, np.float32), kind)


@settings(deadline=None, max_examples=40)
@given(
    height=st.integers(1, 9),
    width=st.integers(1, 9),
    size=st.integers(1, 4),
    stride=st.integers(1, 4),
    padding=st.sampled_from(["same", "valid"]),
    kind=st.sampled_from([MaxPooling2D, AveragePooling2D]),
    seed=st.integers(0, 1000),
)
def test_a_pooling_is_the_largest_or_the_mean_of_what_a_window_sees(
    height, width, size, stride, padding, kind, seed
):
    layer = kind(key="p", size=size, stride=stride, padding=padding)
    try:
        down, across = layer.windows((height, width, 2))
    except SettingError:
        assert padding == "valid" and size > min(height, width)
        return
    x = np.random.default_rng(seed).standard_normal((3, height, width, 2))
    found = run(layer, x)
    for i in range(down.outputs(height)):
        for j in range(across.outputs(width)):
            top, left = i * stride - down.before, j * stride - across.before
            seen = x[:, max(top, 0) : top + size, max(left, 0) : left + size]
            expected = seen.max((1, 2)) if kind is MaxPooling2D else seen.mean((1, 2))
            assert np.allclose(found[:, i, j], expected)


def test_global_average_pooling_is_the_mean_of_each_channel():
    x = np.random.default_rng(1).standard_normal((3, 4, 5, 2))
    assert np.allclose(run(GlobalAveragePooling2D(key="g"), x), x.mean((1, 2)).T)


def test_flattening_goes_row_by_row_pixel_by_pixel_channel_by_channel():
    x = np.random.default_rng(1).standard_normal((3, 4, 5, 2))
    assert np.array_equal(run(Flatten(key="f"), x), x.reshape(3, -1).T)


@pytest.mark.parametrize(
    ("layer", "shape", "words"),
    [
        (Conv2D(key="c", kernel_size=5, padding="valid"), (4, 9, 1), "at least 5 pixels"),
        (Conv2D(key="c"), (10,), "put it before the flatten layer"),
        (MaxPooling2D(key="p", size=4), (3, 3, 2), "at least 4 pixels"),
        (GlobalAveragePooling2D(key="g"), (3,), "put it before the flatten layer"),
        (Dense(key="d"), (3, 3, 1), "put a flatten layer before it"),
    ],
)
def test_what_cannot_follow_says_what_to_do(layer, shape, words):
    with pytest.raises(SettingError, match=words):
        layer.output_shape(shape)
        layer.parameters(shape)
