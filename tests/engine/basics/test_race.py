"""The race: the engine's optimizers on surfaces, their states, and how they end."""

import dataclasses

import numpy as np
import pytest

from engine.basics.race import (
    Finish,
    finish,
    published_racers,
    quick_racers,
    race,
    run_race,
)
from engine.basics.surfaces import Bowl, Formula, Himmelblau, Rosenbrock, Saddle, Shallow, surfaces
from engine.nn.optimizers import SGD, TUTORIAL_PRESETS, Adam, AdaMax, Momentum, optimizers
from engine.registry import SettingError

BOWL = Bowl()


def only(surface, racer, start, steps):
    (path,) = race(surface, [racer], start, steps).paths
    return path


def test_plain_descent_follows_the_gradient_as_worked_by_hand():
    path = only(BOWL, SGD(learning_rate=0.1), (-7.0, 2.0), 2)
    assert path.points.tolist() == pytest.approx(
        np.array([[-7.0, 2.0], [-6.93, 1.6], [-6.8607, 1.28]])
    )
    assert path.values[0] == pytest.approx(6.45)
    assert path.gradients[1].tolist() == pytest.approx([-0.693, 3.2])


def test_momentum_goes_on_by_a_share_of_its_last_step():
    path = only(BOWL, Momentum(learning_rate=0.1, momentum=0.9), (-7.0, 2.0), 2)
    first = path.points[1] - path.points[0]
    second = path.points[2] - path.points[1]
    assert second == pytest.approx(0.9 * first - 0.1 * path.gradients[1])
    assert path.momentum is not None
    assert path.momentum[2] == pytest.approx(second)


def test_the_first_step_of_adam_is_its_learning_rate_along_both_axes():
    path = only(BOWL, Adam(learning_rate=0.3), (-7.0, 2.0), 1)
    assert path.points[1] - path.points[0] == pytest.approx([0.3, -0.3], rel=1e-5)


def test_squared_gradients_and_largest_gradients_are_divisors():
    adam = only(BOWL, Adam(), (-7.0, 2.0), 1)
    assert adam.divisors is not None
    assert adam.divisors[1] == pytest.approx(np.sqrt(0.001) * np.array([0.7, 4.0]))
    largest = only(BOWL, AdaMax(), (-7.0, 2.0), 1)
    assert largest.divisors is not None
    assert largest.divisors[1] == pytest.approx([0.7, 4.0])


def test_plain_descent_remembers_nothing():
    path = only(BOWL, SGD(), (-7.0, 2.0), 1)
    assert path.momentum is None and path.divisors is None


@pytest.mark.parametrize("kind", optimizers.kinds())
def test_racing_together_changes_no_path(kind):
    racers = quick_racers(BOWL)
    together = race(BOWL, list(racers.values()), BOWL.start, 40)
    path = together.paths[list(racers).index(kind)]
    assert np.array_equal(path.points, only(BOWL, racers[kind], BOWL.start, 40).points)


@pytest.mark.parametrize("kind", optimizers.kinds())
def test_every_optimizer_comes_down_the_bowl(kind):
    path = only(BOWL, quick_racers(BOWL)[kind], BOWL.start, 200)
    assert path.values[-1] < 0.8 * path.values[0]


@pytest.mark.parametrize("kind", surfaces.kinds())
def test_quick_rates_diverge_on_no_surface(kind):
    surface = surfaces[kind]()
    found = race(surface, list(quick_racers(surface).values()), surface.start, 200)
    assert [path.diverged for path in found.paths] == [None] * len(optimizers)


def test_published_racers_are_the_presets_of_the_tutorials():
    racers = published_racers()
    assert list(racers) == list(optimizers.kinds())
    assert {kind: racers[kind] for kind in TUTORIAL_PRESETS} == TUTORIAL_PRESETS
    assert racers["nesterov"] == optimizers["nesterov"]()


def test_divergence_ends_a_path_before_it_and_no_other():
    wild, calm = SGD(learning_rate=3.0), SGD(learning_rate=0.1)
    first, second = race(BOWL, [wild, calm], (1.0, 1.0), 100).paths
    assert first.diverged is not None and first.steps == first.diverged - 1
    assert np.isfinite(first.values).all()
    assert second.diverged is None and second.steps == 100
    assert finish(BOWL, first).kind == "diverged"
    assert finish(BOWL, first, step=0).kind == "way"


def test_a_surface_that_has_no_value_farther_on_ends_the_path():
    surface = Formula(formula="sqrt(x) * 10 + y^2")
    path = only(surface, SGD(learning_rate=1.0), (0.5, 0.0), 10)
    assert path.diverged == 1


def test_the_arrays_of_a_path_cannot_be_written():
    path = only(BOWL, Adam(), BOWL.start, 3)
    for array in (path.points, path.values, path.gradients, *path.states.values()):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


def test_descent_rests_in_a_shallow_minimum_that_momentum_rolls_over():
    racers = published_racers()
    surface = Shallow()
    plain = only(surface, racers["sgd"], surface.start, 500)
    ball = only(surface, racers["momentum"], surface.start, 500)
    assert finish(surface, plain) == Finish("local", (2.0, 0.0))
    assert finish(surface, ball) == Finish("global", (-2.0, 0.0))


def test_descent_that_starts_on_the_ridge_ends_on_the_saddle():
    path = only(Saddle(), SGD(learning_rate=0.1), (-1.6, 0.0), 500)
    assert finish(Saddle(), path) == Finish("local", (0.0, 0.0))


def test_the_start_decides_which_of_four_minima_is_found():
    surface, racer = Himmelblau(), SGD(learning_rate=0.005)
    found = {finish(surface, only(surface, racer, start, 300)).place for start in
             ((4.0, 4.0), (-4.0, 4.0), (-4.0, -4.0), (4.0, -4.0))}  # fmt: skip
    assert found == set(surface.lowest)


def test_a_share_is_told_while_it_runs():
    shares = list(run_race(Rosenbrock(), [SGD(0.001)], (-1.2, 1.0), 100))
    assert shares == sorted(shares) and 0.0 <= shares[0] < shares[-1] <= 1.0


def test_a_start_without_a_value_is_refused():
    surface = Formula(formula="log(x) + y")
    with pytest.raises(SettingError, match="choose another place"):
        race(surface, [SGD()], (-1.0, 0.0), 5)


@pytest.mark.parametrize("steps", [0, 20_001])
def test_steps_out_of_range_are_refused(steps):
    with pytest.raises(SettingError, match="Steps expects a value from 1 to 20000"):
        race(BOWL, [SGD()], BOWL.start, steps)


def test_nobody_races_alone_without_racers():
    assert race(BOWL, [], BOWL.start, 5).paths == ()


def test_a_racer_keeps_its_settings():
    racer = dataclasses.replace(Adam(), beta_1=0.5)
    assert only(BOWL, racer, BOWL.start, 2).optimizer is racer
