"""Fitting against the published temperatures, a hand-worked step and exact solutions."""

import numpy as np
import pytest

from engine.basics.fitting import (
    HIGHEST_DEGREE,
    MONTHS,
    Fitting,
    begin_fit,
    fit,
    go_on,
    least_squares,
    polynomial,
    resumed,
    summed_loss,
)
from engine.nn.optimizers import SGD, Adam
from engine.registry import SettingError, fill, to_config

PUBLISHED = {20_000: 29.29, 40_000: 27.66, 60_000: 24.77, 80_000: 22.97, 100_000: 22.42}


def end(running):
    while True:
        try:
            next(running)
        except StopIteration as stop:
            return stop.value


def test_the_least_squares_optimum_of_the_temperatures_is_the_published_one():
    found = least_squares(MONTHS, 4)
    assert found.loss == pytest.approx(12.144162, abs=5e-6)
    assert found.coefficients == pytest.approx(
        [11.120202, -9.293603, 4.063967, -0.454027, 0.014744], abs=1e-6
    )
    assert found.unique


@pytest.mark.parametrize("precision", ["double", "single"])
def test_the_trace_of_the_published_descent_is_met_within_three(precision):
    trail = fit(MONTHS, Fitting(precision=precision))
    at = dict(zip(trail.steps.tolist(), trail.losses.tolist(), strict=True))
    for step, loss in PUBLISHED.items():
        assert at[step] == pytest.approx(loss, abs=3.0)
    assert trail.reached == pytest.approx([3.76469, -1.58954, 1.78510, -0.20118, 0.00539], rel=0.1)


def test_the_first_step_of_plain_descent_is_that_worked_by_hand():
    # p(x) = c₀ + c₁x through (1, 2) and (2, 3) from zeros: −2·Σy = −10, −2·Σxy = −16.
    trail = fit(((1.0, 2.0), (2.0, 3.0)), Fitting(degree=1, optimizer=SGD(0.01), steps=1))
    assert trail.reached == pytest.approx([0.1, 0.16])
    assert trail.losses.tolist() == pytest.approx([13.0, 1.74**2 + 2.58**2])


@pytest.mark.parametrize("degree", range(HIGHEST_DEGREE + 1))
def test_the_optimum_leaves_a_residual_without_any_share_of_a_power(degree):
    x, y = np.array(MONTHS).T
    scaled = (x - 6.5) / 5.5
    residual = polynomial(least_squares(MONTHS, degree).coefficients, x) - y
    for power in range(degree + 1):
        assert residual @ scaled**power == pytest.approx(0.0, abs=1e-4)


def test_a_polynomial_of_enough_powers_goes_through_all_points():
    points = ((0.0, 1.0), (1.0, 3.0), (2.0, 2.0))
    assert least_squares(points, 2).loss == pytest.approx(0.0, abs=1e-20)


def test_with_fewer_places_than_powers_many_optima_are_equal():
    assert not least_squares(((1.0, 2.0), (1.0, 4.0)), 1).unique
    assert least_squares(((1.0, 2.0), (1.0, 4.0)), 0).coefficients == pytest.approx([3.0])


def test_a_single_point_can_be_fitted():
    found = least_squares(((5.0, 2.0),), 3)
    assert found.loss == pytest.approx(0.0, abs=1e-20)
    assert len(found.coefficients) == 4


def test_no_points_cannot_be_fitted():
    with pytest.raises(SettingError, match="add a point"):
        least_squares((), 1)
    with pytest.raises(SettingError, match="add a point"):
        begin_fit((), Fitting())


def test_a_descent_in_pieces_is_the_descent_at_once():
    fitting = Fitting(steps=3000)
    trail = begin_fit(MONTHS, fitting)
    for steps in (700, 1, 2299):
        trail = end(go_on(trail, steps))
    whole = fit(MONTHS, fitting)
    assert trail.step == whole.step == 3000 and trail.ended
    assert np.array_equal(trail.reached, whole.reached)


def test_another_learning_rate_goes_on_where_the_descent_stands():
    trail = end(go_on(begin_fit(MONTHS, Fitting()), 500))
    changed = resumed(trail, Fitting(optimizer=Adam(learning_rate=0.1)))
    assert changed.step == 500 and np.array_equal(changed.reached, trail.reached)
    assert end(go_on(changed, 10)).step == 510


@pytest.mark.parametrize(
    "fitting",
    [Fitting(degree=3), Fitting(optimizer=SGD()), Fitting(precision="single"), Fitting(steps=100)],
)
def test_settings_that_do_not_fit_what_was_done_begin_anew(fitting):
    trail = end(go_on(begin_fit(MONTHS, Fitting()), 500))
    assert resumed(trail, fitting).step == 0


def test_going_on_leaves_the_trail_before_as_it_was():
    trail = begin_fit(MONTHS, Fitting())
    end(go_on(trail, 100))
    assert trail.step == 0 and trail.losses.tolist() == [summed_loss(MONTHS, np.zeros(5))]
    with pytest.raises(ValueError, match="read-only"):
        trail.coefficients[0] = 1.0


def test_a_rate_that_is_too_large_diverges_and_ends_the_descent():
    trail = fit(MONTHS, Fitting(optimizer=SGD(learning_rate=0.1), steps=1000))
    assert trail.diverged is not None and trail.ended
    assert np.isfinite(trail.losses).all()
    assert end(go_on(trail, 1000)).diverged == trail.diverged


def test_a_descent_that_ended_makes_no_step_more():
    trail = fit(MONTHS, Fitting(steps=10))
    assert end(go_on(trail, 10)).step == 10


def test_a_long_descent_keeps_some_hundred_moments():
    assert 300 <= len(fit(MONTHS, Fitting(steps=20_000)).steps) <= 500


def test_settings_come_back_from_plain_data():
    fitting = Fitting(degree=2, optimizer=Adam(learning_rate=0.1), precision="single")
    assert fill(Fitting, to_config(fitting)) == fitting
