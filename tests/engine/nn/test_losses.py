"""Losses: worked examples, gradients by central difference, and logits far out."""

import numpy as np
import pytest

from engine.nn.losses import BinaryCrossentropy, CategoricalCrossentropy, Huber, Loss, losses
from engine.registry import SettingError
from tests.engine.nn.central_difference import Array, central_difference, relative_error

every = pytest.mark.parametrize("kind", losses.kinds())


def batch(loss: type[Loss], units: int = 3, points: int = 7) -> tuple[Array, Array]:
    """Outputs away from the kinks, and targets in the loss's coding."""
    rng = np.random.default_rng(5)
    y = rng.normal(0, 2, (units, points))
    if loss.logits_of == "softmax":
        t = np.eye(units)[:, rng.integers(units, size=points)]
    elif loss.targets == "01":
        t = rng.integers(2, size=y.shape).astype(float)
    elif loss.targets == "±1":
        t = rng.choice([-1.0, 1.0], y.shape)
    else:
        t = rng.normal(0, 2, y.shape)
    return y, t


@every
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_gradient_is_the_central_difference(kind: str, reduction: str) -> None:
    loss = losses[kind](reduction=reduction)
    y, t = batch(losses[kind])
    gradient = loss(y, t)[1]
    assert relative_error(gradient, central_difference(lambda y: loss(y, t)[0], y)) < 1e-6


@every
def test_sum_is_the_batch_size_times_the_mean(kind: str) -> None:
    y, t = batch(losses[kind])
    mean, mean_gradient = losses[kind](reduction="mean")(y, t)
    total, gradient = losses[kind](reduction="sum")(y, t)
    assert total == pytest.approx(7 * mean, rel=1e-12)
    assert np.allclose(gradient, 7 * mean_gradient, rtol=1e-12)


@every
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_outputs_far_out_give_finite_losses_without_a_warning(kind: str, dtype: type) -> None:
    y, t = batch(losses[kind])
    y = (np.sign(y) * 1e4).astype(dtype)
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        value, gradient = losses[kind]()(y, t.astype(dtype))
    assert np.isfinite(value) and np.isfinite(gradient).all()
    assert gradient.dtype == dtype


@pytest.mark.parametrize(
    ("kind", "y", "t", "value", "gradient"),
    [
        ("squared_error", [[1.0, 3.0]], [[0.0, 5.0]], 5.0, [[2.0, -4.0]]),
        ("half_squared_error", [[1.0, 3.0]], [[0.0, 5.0]], 2.5, [[1.0, -2.0]]),
        ("absolute_error", [[1.0, 3.0]], [[0.0, 5.0]], 3.0, [[1.0, -1.0]]),
        ("huber", [[0.5, 3.0]], [[0.0, 5.0]], 0.125 + 1.5, [[0.5, -1.0]]),
        ("hinge", [[0.25, 2.0, 0.5]], [[1.0, 1.0, -1.0]], 0.75 + 0 + 1.5, [[-1.0, 0.0, 1.0]]),
        (
            "binary_crossentropy",
            [[0.0, np.log(3)]],
            [[1.0, 0.0]],
            np.log(2) + np.log(4),
            [[-0.5, 0.75]],
        ),
        (
            "categorical_crossentropy",
            [[0.0, 0.0], [np.log(3), 0.0]],
            [[1.0, 0.0], [0.0, 1.0]],
            np.log(4) + np.log(2),
            [[-0.75, 0.5], [0.75, -0.5]],
        ),
    ],
)
def test_sum_worked_by_hand(
    kind: str, y: list, t: list, value: float, gradient: list[list[float]]
) -> None:
    found, slopes = losses[kind](reduction="sum")(np.array(y), np.array(t))
    assert found == pytest.approx(value, rel=1e-14)
    assert slopes.ravel() == pytest.approx(np.ravel(gradient), rel=1e-14)


def test_mean_is_over_the_points_and_sum_over_the_units() -> None:
    y, t = np.ones((3, 4)), np.zeros((3, 4))
    assert losses["squared_error"]()(y, t)[0] == 3.0


def test_huber_joins_its_branches_at_delta() -> None:
    for delta in (0.1, 1.0, 7.0):
        inside, outside = (
            Huber(delta=delta)(np.array([[delta * share]]), np.zeros((1, 1)))
            for share in (1 - 1e-9, 1 + 1e-9)
        )
        assert inside[0] == pytest.approx(delta**2 / 2, rel=1e-6)
        assert inside[0] == pytest.approx(outside[0], rel=1e-6)
        assert inside[1] == pytest.approx(outside[1], rel=1e-6)


def test_binary_crossentropy_of_a_sure_logit_keeps_its_digits() -> None:
    """ln(1 + e⁻³⁰) is 9.4e-14, far below what 30 + ... − 30 would leave in float32."""
    for y, t in ((30.0, 1.0), (-30.0, 0.0)):
        value, _ = BinaryCrossentropy()(np.full((1, 1), y, np.float32), np.full((1, 1), t))
        assert value == pytest.approx(np.exp(-30), rel=1e-5)


def test_binary_crossentropy_takes_soft_targets() -> None:
    p = 1 / (1 + np.exp(-0.7))
    value, gradient = BinaryCrossentropy()(np.array([[0.7]]), np.array([[0.2]]))
    assert value == pytest.approx(-0.2 * np.log(p) - 0.8 * np.log(1 - p), rel=1e-14)
    assert gradient.item() == pytest.approx(p - 0.2, rel=1e-14)


def test_a_wrong_and_sure_logit_costs_its_distance() -> None:
    assert BinaryCrossentropy()(np.array([[1e4]]), np.array([[0.0]]))[0] == 1e4
    y, t = np.array([[1e4], [-1e4]]), np.array([[0.0], [1.0]])
    assert CategoricalCrossentropy()(y, t)[0] == 2e4


def test_two_classes_by_softmax_equal_one_logit_by_sigmoid() -> None:
    rng = np.random.default_rng(6)
    z, t = rng.normal(0, 3, (1, 20)), rng.integers(2, size=(1, 20)).astype(float)
    one, _ = BinaryCrossentropy()(z, t)
    two, _ = CategoricalCrossentropy()(np.vstack([np.zeros_like(z), z]), np.vstack([1 - t, t]))
    assert one == pytest.approx(two, rel=1e-12)


@every
def test_the_coding_of_targets_is_known(kind: str) -> None:
    assert losses[kind].targets in {"01", "±1", "any"}
    assert not losses[kind].logits_of or losses[kind].needs_classes


def test_an_unknown_reduction_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SettingError, match="mean, sum"):
        losses["hinge"](reduction="median")
