"""Levels and colours of maps, by their formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.figures import palettes

NEUTRAL, ORANGE, BLUE = (240, 240, 240), (240, 140, 40), (0, 120, 190)


def test_probabilities_become_bytes():
    assert palettes.levels_for_probability([0, 0.5, 1, np.nan]).tolist() == [0, 128, 255, 128]


def test_values_beyond_the_range_take_the_end_colours():
    assert palettes.levels_for_values([-7, -1, 0, 1, 7]).tolist() == [0, 0, 128, 255, 255]


def test_a_class_level_is_class_and_confidence():
    p = np.array([[1.0, 0.0, 1 / 3], [0.0, 0.5, 1 / 3], [0.0, 0.5, 1 / 3]])
    # confidences (3·p − 1) / 2 = 1, 0.25 and 0, in fifteenths
    assert palettes.levels_for_classes(p).tolist() == [15, 16 + 4, 0]


def test_more_classes_than_the_table_holds_are_refused():
    with pytest.raises(ValueError, match="2 to 16 classes, got 17"):
        palettes.levels_for_classes(np.ones((17, 4)) / 17)


def test_two_class_colours_follow_the_formula():
    table = palettes.two_class_table(NEUTRAL, ORANGE, BLUE, gain=0.5)
    assert table[0].tolist() == [240, 190, 140]
    assert table[255].tolist() == [120, 180, 215]
    assert np.abs(table[127].astype(int) - NEUTRAL).max() <= 1


def test_a_thresholded_table_has_two_colours_that_change_at_one_half():
    table = palettes.thresholded_table(palettes.two_class_table(NEUTRAL, ORANGE, BLUE, 0.5))
    assert len(np.unique(table, axis=0)) == 2
    assert (table[127] != table[128]).any()


def test_greys_fall_evenly():
    table = palettes.grey_table((250, 250, 250), (70, 70, 70)).astype(int)
    assert (np.diff(table[:, 0]) <= 0).all()
    assert table[0].tolist() == [250, 250, 250]
    assert table[-1].tolist() == [70, 70, 70]


def test_class_colours_start_neutral_and_end_at_the_gain():
    table = palettes.classes_table(NEUTRAL, [ORANGE, BLUE], 1.0)
    assert table[16].tolist() == list(NEUTRAL)
    assert table[31].tolist() == list(BLUE)
    assert table[200].tolist() == list(NEUTRAL)


@given(st.integers(2, 9), st.integers(2, 9), st.integers(1, 5))
def test_a_magnified_plane_stays_a_plane(rows, cols, factor):
    plane = (np.arange(rows)[:, None] * 12 + np.arange(cols) * 8).astype(np.uint8)
    fine = palettes.magnified(plane, factor).astype(int)
    assert fine.shape == (rows * factor, cols * factor)
    assert (np.diff(fine, axis=0) >= 0).all()
    assert (np.diff(fine, axis=1) >= 0).all()
    assert (fine.min(), fine.max()) == (plane.min(), plane.max())
