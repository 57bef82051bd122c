"""Scales map data to pixels and back, and axes say what they expect."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from gui.figures.axes import Axis, Scale, fitting_ticks_x, plot_scales
from gui.figures.style import style_of
from gui.figures.text import width
from gui.theme import load


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.floats(0, 1))
def test_a_linear_scale_is_its_own_inverse(low, span, share):
    scale = Scale(low, low + span, 40.0, 420.0)
    value = low + share * span
    assert scale.value(scale.pixel(value)) == pytest.approx(value, abs=1e-6 * span + 1e-9)


@given(st.floats(-6, 6), st.floats(0.1, 9), st.floats(0, 1))
def test_a_logarithmic_scale_is_its_own_inverse(low, decades, share):
    scale = Scale(10**low, 10 ** (low + decades), 300.0, 20.0, log=True)
    value = 10 ** (low + share * decades)
    assert scale.value(scale.pixel(value)) == pytest.approx(value, rel=1e-6)


@given(st.floats(allow_nan=True, allow_infinity=True), st.booleans())
def test_one_value_lies_where_it_lies_among_many(value, log):
    scale = Scale(0.01, 10.0, 40.0, 420.0, log=log)
    among = scale.pixel(np.array([value]))[0]
    assert scale.pixel(value) == pytest.approx(among, nan_ok=True)


def test_y_runs_upwards_and_positions_read_as_data():
    scales = plot_scales(QRectF(100, 50, 200, 100), Axis(0, 10), Axis(-1, 1))
    assert scales.point(0, -1) == QPointF(100, 150)
    assert scales.values(QPointF(300, 50)) == (10, 1)
    assert not scales.holds(QPointF(99, 60))


def test_values_without_a_logarithm_have_no_place():
    scale = Scale(0.1, 10, 0.0, 100.0, log=True)
    places = scale.pixel(np.array([-1.0, 0.0, 1.0]))
    assert np.isnan(places[:2]).all()
    assert places[2] == pytest.approx(50)


def test_huge_values_stay_within_what_qt_can_draw():
    places = Scale(0, 1, 0.0, 100.0).pixel(np.array([1e300, -np.inf]))
    assert np.abs(places).max() <= 1e5


@pytest.mark.parametrize(
    ("low", "high", "log"), [(1, 1, False), (2, 1, False), (0, np.inf, False), (0, 1, True)]
)
def test_an_impossible_axis_is_refused(low, high, log):
    with pytest.raises(ValueError, match="expects"):
        Axis(low, high, log=log)


def test_an_axis_names_its_unit_on_paper_and_its_symbol_on_screen():
    axis = Axis(0, 1, "input x₁", "cm", short="x₁")
    assert axis.title(printed=True) == "input x₁ (cm)"
    assert axis.title(printed=False) == "x₁"


@given(st.floats(-1e4, 1e4), st.floats(1e-4, 1e6), st.integers(20, 900), st.booleans())
def test_tick_labels_never_touch(low, span, length, printed):
    face = style_of(load("print" if printed else "light")).tick_face
    axis = Axis(low, low + span)
    ticks = fitting_ticks_x(axis, length, face)
    places = Scale(axis.low, axis.high, 0.0, length).pixel(np.array(ticks.places)).tolist()
    halves = [width(label, face) / 2 for label in ticks.labels]
    for left, right, a, b in zip(places, places[1:], halves, halves[1:], strict=False):
        assert left + a < right - b
