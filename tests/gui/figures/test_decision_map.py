"""The decision map by its colours at known places, in every theme and on paper."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from gui.figures import contours, palettes
from gui.figures.axes import Axis
from gui.figures.decision_map import (
    Colouring,
    DrawnPoints,
    Task,
    color_table,
    draw,
    input_axis,
    map_scales,
    point_at,
)
from gui.figures.map_points import legend_entries
from gui.figures.medium import Medium, drawing_on
from gui.figures.style import style_of
from gui.theme import load
from tests.gui.figures.scenes import EXTENTS, cells, near, picture, pixels, points, xor_map

RECT = QRectF(0, 0, 484, 468)
BARE = {"points": None, "contours": ()}


def at(figure, theme, x, y, ratio=1.0):
    """The mean colour of 3 × 3 pixels at a place in the data."""
    place = map_scales(RECT, figure, theme).point(x, y) * ratio
    found = pixels(picture(draw, figure, theme, ratio=ratio))
    row, col = round(place.y()), round(place.x())
    return found[row - 1 : row + 2, col - 1 : col + 2].mean(axis=(0, 1))


@pytest.mark.parametrize("name", ["light", "dark", "print"])
@pytest.mark.parametrize("medium", [Medium.SCREEN, Medium.PAPER])
def test_the_plane_has_the_colours_of_its_probabilities(name, medium):
    theme = load(name)
    figure = xor_map(**BARE)
    table = color_table(figure, theme)
    with drawing_on(medium):
        assert np.abs(at(figure, theme, 4, 4) - table[255]).max() < 4
        assert np.abs(at(figure, theme, -4, 4) - table[0]).max() < 4
        assert np.abs(at(figure, theme, 0, 0) - table[128]).max() < 8


def test_row_zero_of_the_levels_is_drawn_at_the_bottom():
    theme = load("light")
    _, y = cells()
    figure = xor_map(**BARE, levels=palettes.levels_for_values(y, -6, 6))
    assert np.abs(at(figure, theme, 0, -5.8) - color_table(figure, theme)[4]).max() < 6


def test_two_colours_leave_nothing_between():
    theme = load("light")
    figure = xor_map(**BARE, colouring=Colouring.TWO)
    plot = map_scales(RECT, figure, theme).plot.toRect().adjusted(3, 3, -3, -3)
    inside = pixels(picture(draw, figure, theme).copy(plot))
    table = color_table(figure, theme)
    plain = near(inside, QColor(*table[0].tolist()), 2) | near(
        inside, QColor(*table[255].tolist()), 2
    )
    assert plain.mean() > 0.985


def test_a_map_in_grey_has_no_colour_at_all():
    figure = xor_map(colouring=Colouring.GREY)
    theme = load("print")
    plot = map_scales(RECT, figure, theme).plot.toRect()
    inside = pixels(picture(draw, figure, theme).copy(plot))
    assert np.ptp(inside, axis=2).max() <= 2


def test_class_regions_take_the_colours_of_their_classes():
    theme = load("light")
    x, y = cells()
    p = np.stack([x > 0, (x <= 0) & (y > 0), (x <= 0) & (y <= 0)]).astype(float)
    figure = xor_map(
        **BARE,
        task=Task.CLASSES,
        levels=palettes.levels_for_classes(p),
        class_names=("a", "b", "c"),
    )
    table = color_table(figure, theme)
    for index, place in enumerate([(3, 0), (-3, 3), (-3, -3)]):
        assert np.abs(at(figure, theme, *place) - table[index * 16 + 15]).max() < 4


def test_training_points_are_filled_and_test_points_hollow():
    theme = load("light")
    blank = {"levels": None, "contours": ()}
    filled = xor_map(**blank, points=points([0.0], [0.0], [1]))
    hollow = xor_map(**blank, points=points([0.0], [0.0], [1], training=False))
    ink = theme.point_positive
    assert near(at(filled, theme, 0, 0, ratio=3), ink)
    assert near(at(hollow, theme, 0, 0, ratio=3), theme.point_outline)
    assert near(pixels(picture(draw, hollow, theme, ratio=3)), ink).sum() > 40


def test_mistakes_are_ringed():
    theme = load("light")
    right = points([0.0], [0.0], [1])
    wrong = dataclasses.replace(right, mistakes=np.array([True]))
    found = [
        near(pixels(picture(draw, xor_map(levels=None, points=p), theme)), theme.mistake_ring)
        for p in (right, wrong)
    ]
    assert found[1].sum() > found[0].sum() + 15


def test_no_point_is_dropped_when_it_lies_outside():
    theme = load("light")
    beyond = points([-9.0, 9.0, 0.0, 7.0], [0.0, 0.0, 99.0, 8.0], [0, 1, 0, 1])
    figure = xor_map(levels=None, contours=(), points=beyond, legend=False)
    plot = map_scales(RECT, figure, theme).plot
    found = pixels(picture(draw, figure, theme))
    left = found[:, int(plot.left()) : int(plot.left()) + 12]
    right = found[:, int(plot.right()) - 12 : int(plot.right())]
    top = found[int(plot.top()) : int(plot.top()) + 12]
    assert near(left, theme.point_negative).any()
    assert near(right, theme.point_positive).any()
    assert near(top, theme.point_negative).any()
    texts = [entry.text for entry in legend_entries(figure, theme, style_of(theme))]
    assert texts[-1] == "4 outside"


def test_paper_gives_each_of_two_classes_its_own_shape():
    theme = load("print")
    figure = xor_map(levels=None, contours=(), legend=False)
    areas = []
    with drawing_on(Medium.PAPER):
        found = pixels(picture(draw, figure, theme, ratio=4))
    for ink in (theme.point_negative, theme.point_positive):
        rows, cols = np.nonzero(near(found, ink, 8))
        first = cols < cols.min() + 4 * 12 if ink == theme.point_negative else cols > 0
        rows, cols = rows[first], cols[first]
        areas.append(len(rows) / (np.ptp(rows) + 1) / (np.ptp(cols) + 1))
    square, circle = areas
    assert square > 0.93
    assert 0.7 < circle < 0.85


def test_one_unit_of_x_is_as_long_as_one_of_y():
    figure = xor_map(x_axis=input_axis(1, -6, 6), y_axis=input_axis(2, -2, 1))
    scales = map_scales(RECT, figure, load("light"))
    assert scales.plot.width() / 12 == pytest.approx(scales.plot.height() / 3, rel=0.02)


@pytest.mark.parametrize("size", [(484, 468), (300, 400), (900, 300), (60, 40)])
@pytest.mark.parametrize("name", ["light", "print"])
def test_every_part_stays_inside_the_rectangle(size, name):
    theme = load(name)
    rect = QRectF(0, 0, *size)
    scales = map_scales(rect, xor_map(title="Output"), theme)
    assert scales.plot.width() >= 20
    if min(size) > 200:
        assert rect.contains(scales.plot)


def test_a_click_finds_the_point_under_it_and_nothing_far_from_any():
    theme, figure = load("light"), xor_map()
    scales = map_scales(RECT, figure, theme)
    assert point_at(scales.point(2.1, -3.95), RECT, figure, theme) == 2
    assert point_at(scales.point(-5, -5), RECT, figure, theme) is None
    assert point_at(scales.point(0, 0), RECT, xor_map(points=None), theme) is None


def test_the_contour_is_drawn_where_the_field_has_its_level():
    theme = load("light")
    x, _ = cells()
    lines = contours.contours(x, 2.0, EXTENTS)
    figure = xor_map(points=None, levels=None, contours=lines)
    assert near(at(figure, theme, 2.0, 1.3, ratio=4), theme.contour)


def test_what_lies_beyond_the_extents_is_left_bare():
    theme = load("light")
    figure = xor_map(**BARE, extents=(-3.0, 3.0, -3.0, 3.0))
    assert near(at(figure, theme, 5, 5), theme.inset, 3)


def test_a_regression_is_drawn_with_its_range_on_the_bar():
    theme = load("light")
    x, _ = cells()
    levels = palettes.levels_for_values(x / 6)
    targets = DrawnPoints(
        np.array([-4.0, 4.0]), np.zeros(2), np.zeros(2, int), np.ones(2, bool), np.zeros(2, bool),
        palettes.levels_for_values([-1, 1]),
    )  # fmt: skip
    figure = xor_map(
        task=Task.REGRESSION, levels=levels, points=targets, contours=(), bar_range=(-1, 1)
    )
    assert near(at(figure, theme, 4, 0, ratio=3), theme.class_positive, 40)
    assert near(at(figure, theme, -4, 0, ratio=3), theme.class_negative, 40)
    words = [entry.text for entry in legend_entries(figure, theme, style_of(theme))]
    assert "mistake" not in words


def test_points_without_a_place_are_no_error():
    figure = xor_map(points=points([np.nan, 1.0], [0.0, np.inf], [0, 1]))
    assert picture(draw, figure, load("light")).width() == 484


def test_axes_may_be_locked_to_other_units():
    figure = xor_map(x_axis=Axis(-6, 6, "weight", "kg"), y_axis=Axis(-6, 6, "height", "m"))
    assert figure.x_axis.title(printed=False) == "weight (kg)"
