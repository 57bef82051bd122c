"""Surfaces: their values, their gradients, and that minima are where they say."""

import numpy as np
import pytest

from engine.basics.surfaces import Beale, Bowl, Formula, Himmelblau, Rosenbrock, Surface, surfaces
from engine.expressions.parser import ExpressionError
from engine.registry import SettingError, from_config, to_config

every = pytest.mark.parametrize("kind", surfaces.kinds())


@every
def test_the_gradient_is_the_central_difference(kind):
    surface, h = surfaces[kind](), 1e-6
    low_x, high_x, low_y, high_y = surface.domain
    rng = np.random.default_rng(3)
    x, y = rng.uniform(low_x, high_x, 20), rng.uniform(low_y, high_y, 20)
    by_x, by_y = surface.gradient(x, y)
    assert by_x == pytest.approx(
        (surface.value(x + h, y) - surface.value(x - h, y)) / (2 * h), rel=1e-5, abs=1e-4
    )
    assert by_y == pytest.approx(
        (surface.value(x, y + h) - surface.value(x, y - h)) / (2 * h), rel=1e-5, abs=1e-4
    )


@every
def test_the_gradient_vanishes_at_minima_and_other_places_of_rest(kind):
    surface = surfaces[kind]()
    for place in (*surface.lowest, *surface.rests):
        assert np.hypot(*surface.gradient(*place)) < 1e-5


@pytest.mark.parametrize("kind", [k for k in surfaces.kinds() if surfaces[k]().minimum is not None])
def test_no_place_of_the_map_is_lower_than_the_global_minima(kind):
    surface, minimum = surfaces[kind](), surfaces[kind]().minimum
    assert minimum is not None
    low_x, high_x, low_y, high_y = surface.domain
    side_x, side_y = np.linspace(low_x, high_x, 301), np.linspace(low_y, high_y, 301)
    assert surface.value(side_x[None], side_y[:, None]).min() >= minimum - 1e-9
    assert all(surface.value(*place) == pytest.approx(minimum) for place in surface.lowest)


@every
def test_the_start_and_all_places_of_note_are_on_the_map(kind):
    surface = surfaces[kind]()
    low_x, high_x, low_y, high_y = surface.domain
    for x, y in (surface.start, *surface.lowest, *surface.rests):
        assert low_x <= x <= high_x and low_y <= y <= high_y


@every
def test_a_surface_comes_back_from_its_config(kind):
    surface = surfaces[kind]()
    assert from_config(surfaces, to_config(surface)) == surface


@pytest.mark.parametrize(
    ("surface", "place", "value"),
    [
        (Bowl(), (-7.0, 2.0), 6.45),
        (Beale(), (0.0, 0.0), 14.203125),
        (Rosenbrock(), (-1.2, 1.0), 24.2),
        (Himmelblau(), (0.0, 0.0), 170.0),
    ],
)
def test_known_values(surface: Surface, place, value):
    assert float(surface.value(*place)) == pytest.approx(value)


def test_a_formula_is_a_surface():
    surface = Formula(formula="x^2 + 3*y", reach=2.0)
    assert float(surface.value(2.0, 1.0)) == 7.0
    assert tuple(map(float, surface.gradient(2.0, 1.0))) == (4.0, 3.0)
    assert surface.domain == (-2.0, 2.0, -2.0, 2.0)


def test_a_constant_formula_is_flat():
    by_x, by_y = Formula(formula="3").gradient(np.zeros(4), np.ones(4))
    assert by_x.tolist() == by_y.tolist() == [0.0] * 4


def test_a_formula_that_is_none_says_where():
    with pytest.raises(ExpressionError) as caught:
        Formula(formula="x^2 + ")
    assert caught.value.place == 7


def test_code_is_no_formula():
    with pytest.raises(ExpressionError):
        Formula(formula='__import__("os")')


def test_a_comparison_is_no_surface():
    with pytest.raises(SettingError, match="says yes or no"):
        Formula(formula="x < y")


def test_a_formula_without_values_is_no_surface():
    with pytest.raises(SettingError, match="got none"):
        Formula(formula="sqrt(-1 - x^2)")
