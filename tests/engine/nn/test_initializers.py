"""Initializers: mean, spread, bounds, and that one seed gives one draw."""

import numpy as np
import pytest

from engine.nn.initializers import (
    TRUNCATED_STD,
    Array,
    Constant,
    Initializer,
    Normal,
    Orthogonal,
    TruncatedNormal,
    Uniform,
    initializers,
)
from engine.registry import Effect, knobs

SHAPE = (300, 200)  # units, inputs
INPUTS, OUTPUTS = 200, 300

every = pytest.mark.parametrize("kind", initializers.kinds())


def draw(initializer: Initializer, shape: tuple[int, ...] = SHAPE, seed: int = 0) -> Array:
    return initializer.sample(np.random.default_rng(seed), shape, INPUTS, OUTPUTS)


@every
def test_one_seed_gives_one_draw_in_float64(kind: str) -> None:
    first, again = draw(initializers[kind]()), draw(initializers[kind]())
    assert first.dtype == np.float64 and first.shape == SHAPE
    assert np.array_equal(first, again)


@every
@pytest.mark.parametrize("shape", [(1, 1), (4, 2), (2, 4), (3, 2, 2, 5)])
def test_every_shape_is_filled_with_finite_numbers(kind: str, shape: tuple[int, ...]) -> None:
    drawn = draw(initializers[kind](), shape)
    assert drawn.shape == shape and np.isfinite(drawn).all()


@every
def test_knobs_act_at_the_next_reset(kind: str) -> None:
    assert all(knob.effect is Effect.RESET for knob in knobs(initializers[kind]).values())


@pytest.mark.parametrize(
    ("kind", "variance"),
    [
        ("glorot_uniform", 2 / (INPUTS + OUTPUTS)),
        ("glorot_normal", 2 / (INPUTS + OUTPUTS)),
        ("he_uniform", 2 / INPUTS),
        ("he_normal", 2 / INPUTS),
        ("lecun_uniform", 1 / INPUTS),
        ("lecun_normal", 1 / INPUTS),
    ],
)
def test_scaled_variance(kind: str, variance: float) -> None:
    drawn = draw(initializers[kind]())
    assert drawn.mean() == pytest.approx(0, abs=0.02 * variance**0.5)
    assert drawn.var() == pytest.approx(variance, rel=0.02)
    bound = 3**0.5 if kind.endswith("uniform") else 2 / TRUNCATED_STD
    assert 0.99 * bound < np.abs(drawn).max() / variance**0.5 <= bound


def test_a_unit_without_inputs_gets_no_infinite_weights() -> None:
    drawn = initializers["lecun_normal"]().sample(np.random.default_rng(0), (3, 4), 0, 0)
    assert np.isfinite(drawn).all()


def test_uniform_fills_its_interval_evenly() -> None:
    drawn = draw(Uniform(low=-1.0, high=3.0))
    assert drawn.min() >= -1 and drawn.max() < 3
    counts = np.histogram(drawn, bins=8, range=(-1, 3))[0]
    assert counts == pytest.approx(drawn.size / 8, rel=0.05)


def test_uniform_bounds_in_the_wrong_order_mean_the_same_interval() -> None:
    drawn = draw(Uniform(low=2.0, high=-1.0))
    assert drawn.min() > -1 and drawn.max() <= 2
    assert drawn.mean() == pytest.approx(0.5, abs=0.01)


def test_normal_has_its_mean_and_standard_deviation() -> None:
    drawn = draw(Normal(mean=1.0, std=0.2))
    assert drawn.mean() == pytest.approx(1.0, abs=0.005)
    assert drawn.std() == pytest.approx(0.2, rel=0.01)
    assert np.abs(drawn - 1).max() > 0.2 * 3


def test_truncated_normal_has_no_tails_and_is_not_scaled_up() -> None:
    drawn = draw(TruncatedNormal(mean=1.0, std=0.2))
    assert np.abs(drawn - 1).max() <= 0.4
    assert drawn.std() == pytest.approx(0.2 * TRUNCATED_STD, rel=0.01)


def test_constants_are_constant() -> None:
    assert not draw(initializers["zeros"]()).any()
    assert (draw(Constant(value=-0.3)) == -0.3).all()


@pytest.mark.parametrize("shape", [(5, 5), (3, 8), (8, 3), (4, 2, 3)])
def test_orthogonal_rows_or_columns(shape: tuple[int, ...]) -> None:
    matrix = draw(Orthogonal(gain=1.5), shape).reshape(shape[0], -1)
    rows, columns = matrix.shape
    product = matrix @ matrix.T if rows <= columns else matrix.T @ matrix
    assert np.allclose(product, 1.5**2 * np.eye(min(rows, columns)), atol=1e-12)


def test_orthogonal_turns_either_way() -> None:
    """Without the signs of R set right, QR would favour one orientation of the first axis."""
    first = [draw(Orthogonal(), (2, 2), seed)[0, 0] for seed in range(200)]
    assert 60 < np.count_nonzero(np.array(first) > 0) < 140
