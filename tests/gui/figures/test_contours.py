"""Contours of fields whose level lines are known."""

from __future__ import annotations

import numpy as np

from gui.figures.contours import class_borders, contours
from tests.gui.figures.scenes import EXTENTS, cells


def test_the_contour_of_a_circle_has_its_radius():
    x, y = cells()
    (line,) = contours(x**2 + y**2, 9.0, EXTENTS)
    assert np.hypot(line[:, 0], line[:, 1]).max() < 3.02
    assert np.hypot(line[:, 0], line[:, 1]).min() > 2.98


def test_a_straight_contour_reaches_both_edges():
    x, _ = cells()
    (line,) = contours(x, 1.0, EXTENTS)
    assert np.allclose(line[:, 0], 1.0)
    assert (line[:, 1].min(), line[:, 1].max()) == (-6.0, 6.0)


def test_row_zero_lies_at_the_bottom():
    _, y = cells()
    (line,) = contours(y, 2.0, EXTENTS)
    assert np.allclose(line[:, 1], 2.0)


def test_a_field_without_the_level_has_no_contour():
    assert contours(np.ones((5, 5)), 0.5, EXTENTS) == ()


def test_cells_that_are_not_finite_are_left_out():
    x, _ = cells()
    broken = x.copy()
    broken[30:] = np.nan
    assert max(line[:, 1].max() for line in contours(broken, 0.0, EXTENTS)) < 0.2


def test_borders_of_three_classes_meet_where_probabilities_are_equal():
    x, y = cells()
    logits = np.stack([x, -x, 3 * y])
    p = np.exp(logits) / np.exp(logits).sum(axis=0)
    for line in class_borders(p, EXTENTS):
        a, b, c = line[:, 0], -line[:, 0], 3 * line[:, 1]
        first, second = np.sort([a, b, c], axis=0)[::-1][:2]
        assert np.abs(first - second).max() < 0.35
