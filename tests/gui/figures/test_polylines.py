"""Thinning keeps what is seen; gaps stay gaps; dashes have their lengths."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gui.figures.polylines import dashes, pieces, thinned


@given(st.integers(1, 5000), st.integers(1, 300), st.integers(0, 2**32 - 1))
def test_thinning_keeps_every_extreme_of_every_column(count, columns, seed):
    y = np.random.default_rng(seed).normal(size=count)
    x = np.arange(count, dtype=np.float64)
    low, high = 0.0, float(count)
    kept_x, kept_y = thinned(x, y, low, high, columns)
    assert len(kept_x) <= 2 * columns + 2
    assert (np.diff(kept_x) >= 0).all()
    assert kept_y.min() == y.min()
    assert kept_y.max() == y.max()
    strip = np.minimum(((x - low) / (high - low) * columns).astype(int), columns - 1)
    kept_strip = np.minimum(((kept_x - low) / (high - low) * columns).astype(int), columns - 1)
    for index in np.unique(strip)[:: max(1, columns // 8)]:
        # edges of strips may fall either side by rounding: one neighbour is looked at as well
        around = np.abs(kept_strip - index) <= 1
        assert kept_y[around].max() >= y[strip == index].max()
        assert kept_y[around].min() <= y[strip == index].min()


def test_only_the_visible_part_and_its_neighbours_are_kept():
    x = np.arange(100.0)
    kept, _ = thinned(x, x, 40.0, 50.0, 1000)
    assert kept.tolist() == list(range(39, 52))


def test_a_long_gap_stays_a_gap():
    x, y = np.arange(10_000.0), np.ones(10_000)
    y[4000:6000] = np.nan
    kept_x, kept_y = thinned(x, y, 0, 10_000, 100)
    assert len(pieces(kept_x, kept_y)) == 2


def test_a_single_missing_value_hides_no_extreme():
    x, y = np.arange(1000.0), np.zeros(1000)
    y[500], y[501] = np.nan, 9.0
    assert np.nanmax(thinned(x, y, 0, 1000, 10)[1]) == 9.0


def test_pieces_are_the_stretches_between_gaps():
    y = np.array([np.nan, 1, 2, np.nan, 3, np.inf])
    found = [ys.tolist() for _, ys in pieces(np.arange(6.0), y)]
    assert found == [[1, 2], [3]]


def test_an_empty_curve_has_no_pieces():
    empty = np.zeros(0)
    assert thinned(empty, empty, 0, 1, 10)[0].size == 0
    assert pieces(empty, empty) == []


def test_dashes_cover_their_share_of_the_length():
    x, y = np.array([0.0, 30.0, 30.0]), np.array([0.0, 0.0, 70.0])
    xs, ys = dashes(x, y, (2.0, 3.0))
    lengths = np.hypot(xs[1::2] - xs[::2], ys[1::2] - ys[::2])
    assert np.isclose(lengths.sum(), 100 * 2 / 5)
    assert lengths.max() <= 2.0 + 1e-9
