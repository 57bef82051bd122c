"""Regularizers: penalty and gradient agree, and max-norm keeps its own contract."""

import numpy as np
import pytest

from engine.nn.regularizers import Array, Elastic, MaxNorm, Regularizer, regularizers
from engine.nn.tape import Tape
from engine.registry import Effect, knobs
from tests.engine.nn.central_difference import central_difference, relative_error

every = pytest.mark.parametrize("kind", regularizers.kinds())


def constrained(regularizer: Regularizer, weights: Array, columns: int | None = None) -> Array:
    """The weights, or the first columns of them, after the regularizer's constraint."""
    weights = weights.copy()
    f = Tape(weights.dtype)
    whole = f.external("W", weights)
    regularizer.constrain(f, whole if columns is None else whole.columns(0, columns))
    f.finish().step()
    return weights


@every
def test_gradient_is_the_central_difference_of_the_penalty(kind: str) -> None:
    rng = np.random.default_rng(7)
    weights = rng.choice([-1, 1], (4, 5)) * rng.uniform(0.1, 2.0, (4, 5))
    regularizer = regularizers[kind](**dict.fromkeys(knobs(regularizers[kind]), 0.3))
    expected = central_difference(regularizer.penalty, weights)
    assert relative_error(regularizer.gradient(weights), expected) < 1e-6


@every
def test_rates_name_knobs_that_act_at_the_next_step(kind: str) -> None:
    described = knobs(regularizers[kind])
    assert all(
        described[name].effect is Effect.VALUE for name in regularizers[kind]().rates().values()
    )


def test_elastic_penalty_worked_by_hand() -> None:
    weights = np.array([[3.0, -4.0]])
    regularizer = Elastic(l1=0.1, l2=0.01)
    assert regularizer.penalty(weights) == pytest.approx(0.1 * 7 + 0.01 * 25 / 2, rel=1e-14)
    assert regularizer.gradient(weights).ravel() == pytest.approx([0.13, -0.14], rel=1e-12)


def test_a_weight_of_zero_is_not_pulled() -> None:
    assert not regularizers["l1"]().gradient(np.zeros((2, 2))).any()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_max_norm_bounds_long_units_and_leaves_short_ones_alone(dtype: type) -> None:
    weights: Array = np.random.default_rng(8).normal(0, 1, (20, 6)).astype(dtype)
    lengths = np.linalg.norm(weights, axis=1)
    limit = float(np.median(lengths))
    after = constrained(MaxNorm(limit=limit), weights)
    assert np.linalg.norm(after, axis=1).max() <= limit * (1 + 4 * np.finfo(dtype).eps)
    short = lengths < limit * 0.999
    assert 0 < short.sum() < 20
    assert np.array_equal(after[short], weights[short])


def test_max_norm_keeps_directions() -> None:
    weights = np.array([[3.0, 4.0], [0.0, 0.0]])
    assert constrained(MaxNorm(limit=1.0), weights) == pytest.approx(
        np.array([[0.6, 0.8], [0.0, 0.0]]), rel=1e-15
    )


def test_max_norm_of_a_view_leaves_the_bias_column_alone() -> None:
    weights = np.full((2, 4), 10.0)
    after = constrained(MaxNorm(limit=1.0), weights, columns=3)
    assert np.linalg.norm(after[:, :3], axis=1) == pytest.approx([1.0, 1.0])
    assert (after[:, 3] == 10).all()


@every
def test_only_max_norm_changes_weights_by_itself(kind: str) -> None:
    weights = np.random.default_rng(9).normal(0, 5, (3, 4))
    unchanged = np.array_equal(constrained(regularizers[kind](), weights), weights)
    assert unchanged == (kind != "max_norm")
