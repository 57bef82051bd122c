"""Strokes: points about the way of a brush, the same again, and an eraser that misses none."""

import numpy as np
import pytest

from engine.data.painted import Painted
from engine.data.points import Points
from engine.registry import SettingError
from gui.output.stroke import Stroke


def way(stroke, *places):
    for place in places:
        stroke.move_to(*place)
    return stroke


def one():
    return Painted(Points.from_plain([[0.0, 0.0, 0]]))


def test_a_click_is_one_point_where_it_was():
    stroke = way(Stroke(one(), 1, 0.06), (1.234567, -2.0))
    assert stroke.added == [(1.23, -2.0)]
    assert stroke.painted.points.rows.tolist() == [[0.0, 0.0, 0.0], [1.23, -2.0, 1.0]]


def test_a_drag_scatters_points_inside_the_brush_about_its_way():
    stroke = way(Stroke(one(), 1, 0.05), (-5.0, 0.0), (0.0, 0.0), (5.0, 0.0))
    points = np.array(stroke.added)
    assert 25 < len(points) < 35
    assert np.abs(points[:, 1]).max() <= 0.05 * 12 + 0.01
    assert np.abs(points[:, 1]).max() > 0.02 * 12
    assert np.diff(np.sort(points[:, 0])).max() < 1.5


def test_the_same_way_gives_the_same_points_in_few_steps_or_many():
    coarse = way(Stroke(one(), 1, 0.05), (-5.0, 1.0), (5.0, 1.0))
    fine = way(Stroke(one(), 1, 0.05), *((x, 1.0) for x in np.linspace(-5.0, 5.0, 41)))
    assert np.allclose(coarse.added, fine.added, atol=0.011)
    assert coarse.added == way(Stroke(one(), 1, 0.05), (-5.0, 1.0), (5.0, 1.0)).added


def test_no_point_leaves_the_map():
    stroke = way(Stroke(one(), 0, 0.12), (5.9, 5.9), (5.9, -5.9), (-5.9, -5.9))
    assert np.abs(stroke.added).max() <= 6.0


def test_a_new_class_is_added_with_its_first_point():
    assert way(Stroke(one(), 3, 0.05), (1.0, 1.0)).painted.class_count == 4


def test_the_eraser_takes_what_lies_along_a_fast_way_and_leaves_the_rest():
    rows = [[x, 0.0, 0] for x in range(-5, 6)] + [[0.0, 3.0, 1]]
    stroke = way(Stroke(Painted(Points.from_plain(rows)), None, 0.05), (-6.0, 0.0), (6.0, 0.0))
    assert stroke.painted.points.plain() == [[0.0, 3.0, 1]]


def test_erasing_the_last_point_is_refused_and_loses_nothing():
    stroke = Stroke(one(), None, 0.1)
    with pytest.raises(SettingError, match="at least one point, got none"):
        stroke.move_to(0.0, 0.0)
    assert len(stroke.painted.points) == 1


def test_axes_of_unlike_scale_are_brushed_and_erased_by_shares_of_the_map():
    wide = Painted(Points.from_plain([[2.0, 5000.0, 0]]), 2, (0.0, 10.0), (0.0, 10_000.0))
    stroke = way(Stroke(wide, 1, 0.05), (2.0, 2000.0), (8.0, 2000.0))
    points = np.array(stroke.added)
    assert np.abs(points[:, 1] - 2000.0).max() <= 500.0
    assert np.abs(points[:, 1] - 2000.0).max() > 100.0
    erased = way(Stroke(stroke.painted, None, 0.06), (0.0, 2000.0), (10.0, 2000.0))
    assert len(erased.painted.points) == 1
