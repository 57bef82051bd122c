"""Activation functions: their values, their slopes, and that nothing overflows."""

import numpy as np
import pytest

from engine.nn.activations import Activation, Softmax, activations
from engine.nn.tape import Tape
from engine.registry import knobs
from tests.engine.nn.central_difference import central_difference, relative_error

KINKS = (-3.0, 0.0, 3.0)
AWAY_FROM_KINKS = np.linspace(-4.06, 4.03, 55).reshape(5, 11)

every = pytest.mark.parametrize("kind", activations.kinds())


def variants(kind: str) -> list[Activation]:
    """The activation with its defaults, and with each number set elsewhere."""
    member = activations[kind]
    return [member(), *(member(**{name: 0.3}) for name in knobs(member))]


def test_the_points_keep_away_from_the_kinks() -> None:
    assert min(np.abs(AWAY_FROM_KINKS - kink).min() for kink in KINKS) > 1e-3


@every
def test_backward_is_the_central_difference(kind: str) -> None:
    z = AWAY_FROM_KINKS
    weights = np.random.default_rng(0).uniform(0.5, 2.0, z.shape)
    for activation in variants(kind):
        f = Tape(np.float64)
        given, da = f.external("z", z), f.external("da", weights)
        a = activation.forward(f, given)
        program = f.finish(dz=activation.backward(f, given, a, da))
        program.step()

        def weighted(z: np.ndarray, of: Activation = activation) -> float:
            return float((weights * of(z)).sum())

        assert relative_error(program.array("dz"), central_difference(weighted, z)) < 1e-6


@every
def test_derivative_is_the_central_difference_of_one_unit(kind: str) -> None:
    z = AWAY_FROM_KINKS
    for activation in variants(kind):
        above, below = z + 1e-5, z - 1e-5
        if isinstance(activation, Softmax):
            # Its diagonal: only the unit itself moves.
            for unit in range(len(z)):
                up, down = z.copy(), z.copy()
                up[unit], down[unit] = above[unit], below[unit]
                expected = (activation(up)[unit] - activation(down)[unit]) / 2e-5
                assert relative_error(activation.derivative(z)[unit], expected) < 1e-6
        else:
            expected = (activation(above) - activation(below)) / 2e-5
            assert relative_error(activation.derivative(z), expected) < 1e-6


@every
def test_large_sums_stay_finite_without_a_warning(kind: str) -> None:
    far = np.array([-1e4, -300, -100, -88, -20, -1, 0, 1, 20, 88, 100, 300, 1e4], np.float32)
    z = np.stack([far, far[::-1]])
    for activation in variants(kind):
        with np.errstate(over="raise", divide="raise", invalid="raise"):
            a, slope = activation(z), activation.derivative(z)
        assert np.isfinite(a).all() and np.isfinite(slope).all()
        assert a.dtype == slope.dtype == np.float32


@every
def test_values_lie_within_the_bounds(kind: str) -> None:
    low, high = activations[kind].bounds
    z = np.random.default_rng(1).normal(0, 30, (4, 500))
    for activation in variants(kind):
        assert (activation(z) >= low).all()
        assert (activation(z) <= high).all()


@pytest.mark.parametrize(
    ("kind", "z", "expected"),
    [
        ("identity", -2.5, -2.5),
        ("step", -0.1, 0.0),
        ("step", 0.0, 1.0),
        ("sigmoid", 1.0, 0.7310585786300049),
        ("hard_sigmoid", 1.5, 0.75),
        ("hard_sigmoid", -4.0, 0.0),
        ("tanh", 0.5, 0.46211715726000973),
        ("relu", -1.0, 0.0),
        ("leaky_relu", -2.0, -0.02),
        ("elu", -1.0, -0.6321205588285577),
        ("selu", -1.0, -1.1113307378125625),
        ("selu", 2.0, 2.101401974710961),
        ("gelu", 1.0, 0.8411919906082768),
        ("silu", 1.0, 0.7310585786300049),
        ("mish", 1.0, 0.8650983882673103),
        ("softplus", 0.0, 0.6931471805599453),
        ("softsign", -3.0, -0.75),
        ("sine", np.pi / 6, 0.5),
    ],
)
def test_value_worked_by_hand(kind: str, z: float, expected: float) -> None:
    assert activations[kind]()(np.array([z]))[0] == pytest.approx(expected, rel=1e-12)


def test_sigmoid_of_ln_2_is_two_thirds() -> None:
    """Odds of 2 : 1, and the slope p(1 − p) = 2/9."""
    z = np.array([np.log(2)])
    assert activations["sigmoid"]()(z)[0] == pytest.approx(2 / 3, rel=1e-14)
    assert activations["sigmoid"]().derivative(z)[0] == pytest.approx(2 / 9, rel=1e-14)


def test_softmax_of_each_point_adds_up_to_one() -> None:
    z = np.random.default_rng(2).normal(0, 5, (6, 40))
    assert np.allclose(Softmax()(z).sum(axis=0), 1, atol=1e-14)
    assert Softmax()(np.array([[0.0], [np.log(3)]])).ravel() == pytest.approx([0.25, 0.75])


def test_softmax_does_not_change_when_all_sums_move_together() -> None:
    z = np.random.default_rng(3).normal(0, 2, (3, 10))
    assert np.allclose(Softmax()(z), Softmax()(z + 1000), rtol=1e-12)


def test_the_slope_of_a_step_is_zero_everywhere() -> None:
    assert not activations["step"]().derivative(np.linspace(-2, 2, 9)).any()


def test_whole_numbers_are_taken_as_float64() -> None:
    assert activations["tanh"]()(np.array([1, 2])).dtype == np.float64


def test_selu_keeps_mean_and_variance() -> None:
    """Its two constants are the fixed point of a standard normal sum."""
    a = activations["selu"]()(np.random.default_rng(4).standard_normal(400_000))
    assert a.mean() == pytest.approx(0, abs=0.01)
    assert a.var() == pytest.approx(1, abs=0.02)


def test_only_softmax_is_for_the_output_alone() -> None:
    assert [member.kind for member in activations if not member.for_hidden] == ["softmax"]
    assert all(member.for_output for member in activations)
