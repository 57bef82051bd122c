"""Points: read-only rows that compare by what they hold, and the strokes that change them."""

import copy
import json
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.points import LARGEST, Points
from engine.registry import SettingError

ROWS = [[0.0, 1.0, 0], [2.5, -3.0, 1], [4.0, 4.0, 2]]
numbers = st.floats(-LARGEST, LARGEST)


@given(st.lists(st.tuples(numbers, numbers, numbers), max_size=20))
def test_points_come_back_from_json_bit_for_bit(rows):
    points = Points.from_plain([list(row) for row in rows])
    again = Points.from_plain(json.loads(json.dumps(points.plain())))
    assert again == points and hash(again) == hash(points)
    assert np.array_equal(again.rows, np.array(rows).reshape(-1, 3))


def test_the_plain_form_can_be_read():
    assert json.dumps(Points.from_plain(ROWS).plain()) == (
        "[[0.0, 1.0, 0], [2.5, -3.0, 1], [4.0, 4.0, 2]]"
    )


def test_points_are_equal_when_their_numbers_are():
    points = Points.from_plain(ROWS)
    assert points == Points(np.array(ROWS)) and len({points, Points(np.array(ROWS))}) == 1
    assert points != points.move(0, (0.0, 1.5)) and points != ROWS
    assert Points.from_plain([[-0.0, 0, 0]]) == Points.from_plain([[0, 0, 0]])
    assert Points.from_plain([[1, 2, 3], [4, 5, 6]]) != Points.from_plain([[1, 2, 3]])


def test_nothing_can_write_to_points_nor_to_their_copies():
    given_rows = np.array(ROWS)
    points = Points(given_rows)
    given_rows[0] = 9.0
    assert points.rows[0, 0] == 0.0
    for held in (points, copy.deepcopy(points), pickle.loads(pickle.dumps(points))):
        assert held == points
        for array in (held.rows, held.coordinates, held.targets):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1.0


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([[1, 2]], r"rows of three numbers.* shape \(1, 2\)"),
        ([1, 2, 3], r"rows of three numbers.* shape \(3,\)"),
        ([[1, 2, 3], [4, 5]], "rows of three numbers"),
        ([["1", "2", "3"]], r"rows of three numbers.* got \[\['1'"),
        ({"rows": []}, "rows of three numbers"),
        ("abc", "rows of three numbers"),
        (None, "rows of three numbers"),
        ([[1, 2, 3], [1, float("nan"), 0]], "finite numbers up to 1e.30, got nan in row 2"),
        ([[1, float("inf"), 0]], "got inf in row 1"),
        ([[1e31, 0, 0]], r"got 1e\+31 in row 1"),
        ([[10**400, 0, 0]], "rows of three numbers"),
    ],
)
def test_what_are_no_points_is_refused(rows, message):
    with pytest.raises(SettingError, match=message):
        Points.from_plain(rows)


def test_a_brush_adds_points_at_the_end():
    points = Points.from_plain([]).add((1.0, 2.0), 1).extend([[3.0, 4.0], [5.0, 6.0]], 0)
    assert points.plain() == [[1.0, 2.0, 1], [3.0, 4.0, 0], [5.0, 6.0, 0]]
    assert points.extend([], 0) == points


def test_an_eraser_removes_what_is_in_its_reach():
    points = Points.from_plain(ROWS)
    assert points.erase((0.0, 0.0), 1.0).plain() == ROWS[1:]
    assert points.erase((0.0, 0.0), 0.9) is points
    assert points.erase((2.0, 0.0), 99.0).plain() == []


def test_single_points_move_change_class_and_go():
    points = Points.from_plain(ROWS)
    assert points.move(1, (7.0, 8.0)).plain()[1] == [7.0, 8.0, 1]
    assert points.relabel(1, 0).plain()[1] == [2.5, -3.0, 0]
    assert points.remove(1).plain() == [ROWS[0], ROWS[2]]
    assert points.plain() == ROWS
    for change in (points.remove, lambda i: points.move(i, (0, 0)), lambda i: points.relabel(i, 0)):
        for index in (3, -1):
            with pytest.raises(SettingError, match=f"an index from 0 to 2, got {index}"):
                change(index)


def test_the_nearest_point_is_found_and_the_upper_one_of_two():
    points = Points.from_plain([[0, 0, 0], [3, 0, 0], [3, 0, 1]])
    assert points.nearest((1.0, 0.0)) == 0
    assert points.nearest((2.9, 5.0)) == 2
    assert Points.from_plain([]).nearest((0.0, 0.0)) is None
