"""Contours: straight where the field is, round where it is round, nowhere where there is none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.contour import level_segments

AXIS = np.linspace(-2.0, 2.0, 41)


def test_a_plane_has_one_straight_line():
    x, y = np.meshgrid(AXIS, AXIS)
    pieces = level_segments(x + 2 * y, AXIS, AXIS, level=1.0)
    assert np.allclose(pieces[..., 0] + 2 * pieces[..., 1], 1.0)
    lengths = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1)
    assert lengths.sum() == pytest.approx(np.hypot(4.0, 2.0))


def test_a_circle_has_its_circumference():
    x, y = np.meshgrid(AXIS, AXIS)
    pieces = level_segments(np.hypot(x, y), AXIS, AXIS, level=1.5)
    assert np.allclose(np.hypot(*pieces.reshape(-1, 2).T), 1.5, atol=0.01)
    lengths = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1)
    assert lengths.sum() == pytest.approx(2 * np.pi * 1.5, rel=0.002)


@given(st.lists(st.floats(-1, 1).map(lambda v: round(v, 3) or 0.001), min_size=25, max_size=25))
def test_lines_end_at_the_border_alone(values):
    field = np.array(values).reshape(5, 5)
    axis = np.arange(5.0)
    ends = level_segments(field, axis, axis).reshape(-1, 2)
    places, counts = np.unique(ends.round(9), axis=0, return_counts=True)
    inside = ((places > 0) & (places < 4)).all(axis=1)
    assert (counts[inside] == 2).all()
    assert (counts[~inside] == 1).all()


def test_a_saddle_is_joined_by_its_middle():
    axis = np.array([0.0, 1.0])
    low = level_segments(np.array([[1.0, -2.0], [-2.0, 1.0]]), axis, axis)
    high = level_segments(np.array([[2.0, -1.0], [-1.0, 2.0]]), axis, axis)

    def corners(pieces: np.ndarray) -> set[tuple[float, float]]:
        """The corner that each piece cuts off: the one that is nearest to its middle."""
        return {(float(x), float(y)) for x, y in pieces.mean(axis=1).round()}

    assert corners(low) == {(0.0, 0.0), (1.0, 1.0)}  # below in the middle: what is above is apart
    assert corners(high) == {(1.0, 0.0), (0.0, 1.0)}


def test_where_a_field_is_not_finite_or_of_one_sign_there_is_no_line():
    field = np.array([[1.0, 1.0, np.nan], [-1.0, -1.0, -1.0]])
    pieces = level_segments(field, np.arange(3.0), np.arange(2.0))
    assert sorted(pieces[0].tolist()) == [[0.0, 0.5], [1.0, 0.5]] and len(pieces) == 1
    assert level_segments(np.ones((3, 3)), np.arange(3.0), np.arange(3.0)).shape == (0, 2, 2)
