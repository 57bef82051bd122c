"""Curves by where their colours are found, and the crosshair by what it reads."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gui.figures import curve_notes
from gui.figures.axes import Axis
from gui.figures.curves import Curve, Mark, Role, draw, map_scales, value_at
from gui.figures.medium import Medium, drawing_on
from gui.figures.text import draw_text
from gui.theme import load
from tests.gui.figures.scenes import loss_curves, near, picture, pixels

RECT = QRectF(0, 0, 360, 240)


def shot(figure, name="light"):
    return pixels(picture(draw, figure, load(name), 360, 240))


def rows_of(found, color, column, plot):
    part = found[int(plot.top()) : int(plot.bottom()) + 2, column]
    return np.flatnonzero(near(part, color, 60)) + int(plot.top())


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("log", [False, True])
def test_a_curve_passes_through_its_values(name, log):
    theme = load(name)
    figure = loss_curves(y_axis=Axis(0.01, 1, "loss", "nats", log=log))
    scales = map_scales(RECT, figure, theme)
    found = shot(figure, name)
    for epoch in (20, 50, 90):
        wanted = scales.y.pixel(0.9 * np.exp(-epoch / 30))
        rows = rows_of(found, theme.curve_test, round(scales.x.pixel(float(epoch))), scales.plot)
        assert np.abs(rows - wanted).min() <= 1.5


def test_a_gap_in_the_values_is_a_gap_in_the_line():
    theme = load("light")
    y = np.full(101, 0.5)
    y[40:60] = np.nan
    figure = loss_curves(curves=(Curve("test", np.arange(101.0), y, Role.TEST),))
    scales = map_scales(RECT, figure, theme)
    found = shot(figure)
    assert rows_of(found, theme.curve_test, round(scales.x.pixel(20.0)), scales.plot).size
    assert not rows_of(found, theme.curve_test, round(scales.x.pixel(50.0)), scales.plot).size


def test_nothing_is_drawn_outside_the_plot_when_values_explode():
    theme = load("light")
    y = np.linspace(0.5, 1e12, 101)
    figure = loss_curves(curves=(Curve("test", np.arange(101.0), y, Role.TEST),), title="")
    plot = map_scales(RECT, figure, theme).plot
    above = shot(figure)[: int(plot.top()) - 3, :]
    assert not near(above, theme.curve_test, 10)[:, : int(plot.left()) + 5].any()


def test_smoothing_keeps_the_raw_curve_in_sight():
    theme = load("light")
    noisy = 0.5 + 0.2 * np.random.default_rng(0).choice([-1.0, 1.0], 101)
    figure = loss_curves(
        curves=(Curve("train", np.arange(101.0), noisy),), smoothing=0.95, title="", legend=False
    )
    scales = map_scales(RECT, figure, theme)
    found = shot(figure)
    inside = found[:, int(scales.plot.left()) + 4 : int(scales.plot.right())]
    inside = inside[int(scales.plot.top()) + 4 : int(scales.plot.bottom()) - 4]
    offset = int(scales.plot.top()) + 4
    strong = np.flatnonzero(near(inside, theme.curve_train, 12).any(axis=1)) + offset
    drawn = np.flatnonzero((inside < 200).any(axis=(1, 2))) + offset
    # The raw values reach 0.3 and 0.7; after the first, their average stays well inside.
    assert drawn.min() <= scales.y.pixel(0.69)
    assert drawn.max() >= scales.y.pixel(0.31)
    assert strong.max() < scales.y.pixel(0.31)


def test_the_value_at_the_crosshair_is_that_of_the_nearest_sample():
    curve = Curve("loss", np.array([0.0, 10.0, 20.0]), np.array([3.0, 2.0, 1.0]))
    assert value_at(curve, 13) == 2.0
    assert value_at(curve, 16) == 1.0
    assert np.isnan(value_at(curve, 21))
    assert np.isnan(value_at(Curve("none", np.zeros(0), np.zeros(0)), 1))


def test_the_crosshair_stands_at_its_epoch_and_leaves_its_values_in_sight():
    theme = load("light")
    figure = loss_curves(crosshair=84.0)
    scales = map_scales(RECT, figure, theme)
    x, y = scales.x.pixel(84.0), scales.y.pixel(0.9 * np.exp(-84 / 30))
    found = shot(figure)
    column = found[int(scales.plot.top()) + 2 : int(scales.plot.bottom()) - 2, int(x)]
    assert near(column, theme.text, 60).mean() > 0.5
    around = found[int(y) - 6 : int(y) + 7, int(x) - 6 : int(x) + 7]
    assert near(around, theme.curve_test, 40).any()


def test_a_crosshair_beyond_the_axis_is_not_drawn():
    assert (shot(loss_curves(crosshair=400.0)) == shot(loss_curves())).all()


def test_marks_are_drawn_and_crowded_words_do_not_overlap_the_lines_they_belong_to():
    theme = load("light")
    marks = tuple(Mark(50.0 + 2 * k, f"change {k}") for k in range(9))
    plain, marked = shot(loss_curves()), shot(loss_curves(marks=marks))
    plot = map_scales(RECT, loss_curves(), theme).plot
    changed = np.abs(plain - marked).max(axis=2) > 30
    assert changed.any()
    rows, cols = np.nonzero(changed)
    assert plot.top() - 2 <= rows.min()
    assert rows.max() <= plot.bottom() + 2
    assert plot.left() <= cols.min()


def words_of_marks(monkeypatch, marks, width=720):
    drawn = []

    def noted(painter, x, y, text, *rest, **more):
        drawn.append(text)
        draw_text(painter, x, y, text, *rest, **more)

    monkeypatch.setattr(curve_notes, "draw_text", noted)
    picture(draw, loss_curves(marks=marks), load("light"), width, 400)
    return drawn


def test_of_marks_without_room_for_all_the_newest_have_their_words(monkeypatch):
    marks = tuple(Mark(50.0 + 0.1 * k, f"change number {k}") for k in range(30))
    drawn = words_of_marks(monkeypatch, marks)
    assert "change number 29" in drawn
    assert "change number 0" not in drawn


def test_words_of_a_mark_that_are_too_long_for_the_plot_are_shortened(monkeypatch):
    (word,) = words_of_marks(monkeypatch, (Mark(50.0, "hidden 1: tanh → ReLU " * 4),))
    assert word.startswith("hidden 1: tanh") and word.endswith("…")


def test_print_tells_train_from_test_by_dashes():
    theme = load("print")
    y = np.full(101, 0.5)
    shares = []
    for role in (Role.TRAIN, Role.TEST):
        figure = loss_curves(curves=(Curve("a", np.arange(101.0), y, role),))
        scales = map_scales(QRectF(0, 0, 720, 400), figure, theme)
        with drawing_on(Medium.PAPER):
            found = pixels(picture(draw, figure, theme, 720, 400))
        row = found[round(scales.y.pixel(0.5))]
        inside = row[int(scales.plot.left()) + 3 : int(scales.plot.right()) - 3]
        shares.append((np.abs(inside - 255).max(axis=1) > 100).mean())
    assert shares[0] > 0.98
    assert 0.5 < shares[1] < 0.85


def test_the_legend_keeps_off_the_curves():
    theme = load("light")
    falling = shot(loss_curves(legend=True))
    plot = map_scales(RECT, loss_curves(legend=True), theme).plot
    changed = np.abs(falling - shot(loss_curves())).max(axis=2) > 30
    _, cols = np.nonzero(changed)
    assert cols.min() > plot.center().x()


@pytest.mark.parametrize("size", [(360, 240), (80, 60), (10, 10)])
def test_any_size_can_be_drawn(size):
    figure = loss_curves(crosshair=50.0, legend=True, marks=(Mark(10, "x"),))
    assert picture(draw, figure, load("dark"), *size).width() == size[0]


def test_curves_without_data_are_an_empty_plot():
    empty = Curve("train", np.zeros(0), np.zeros(0))
    figure = loss_curves(curves=(empty,), crosshair=3.0, smoothing=0.5, legend=True)
    assert picture(draw, figure, load("light")).width() == 484


@pytest.mark.parametrize("high", [400.0, 40_000.0, 4_000_000.0])
def test_the_last_number_of_an_axis_is_whole(high):
    figure = loss_curves(x_axis=Axis(0, high, "epoch"), title="", legend=False)
    found = shot(figure)
    plot = map_scales(RECT, figure, load("light")).plot
    below = found[int(plot.bottom()) + 6 :, int(plot.right()) :]
    inked = np.abs(below.astype(int) - below[0, -1]).max(axis=2) > 40
    assert inked.any() and not inked[:, -2:].any()
