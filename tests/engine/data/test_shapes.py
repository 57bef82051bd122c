"""Shapes: each follows its formula."""

import numpy as np
import pytest

from engine.data.shapes import Checkerboard, Circle, Moons, MultiGauss, Plane, Rings, Spiral, Xor


def drawn(dataset, seed=0):
    return dataset.make(np.random.default_rng(seed))


def distance_from(centre, points):
    return np.hypot(*(points - centre).T)


def test_the_playgrounds_numbers_of_points_are_the_defaults():
    assert {len(drawn(c())) for c in (Circle, Xor, Spiral)} == {500}
    assert {len(drawn(c())) for c in (Plane, MultiGauss)} == {1200}


@pytest.mark.parametrize("component", [Circle, Spiral, Moons])
def test_an_odd_number_of_points_has_one_more_in_one_class(component):
    assert sorted(np.bincount(drawn(component(count=101)).targets)) == [50, 51]


def test_circle_is_a_disc_of_class_1_in_a_ring_of_class_0():
    samples = drawn(Circle(count=5000))
    radius = np.hypot(*samples.points.T)
    inside, outside = radius[samples.targets == 1], radius[samples.targets == 0]
    assert len(inside) == len(outside) == 2500
    assert 0.0 <= inside.min() < 0.05 and 2.45 < inside.max() < 2.5
    assert 3.5 <= outside.min() < 3.55 and 4.95 < outside.max() < 5.0
    # r, not the area, is uniform: mean radius 1.25 and 4.25, within six standard errors.
    assert abs(inside.mean() - 1.25) < 6 * 2.5 / np.sqrt(12 * 2500)
    assert abs(outside.mean() - 4.25) < 6 * 1.5 / np.sqrt(12 * 2500)


def test_xor_keeps_clear_of_the_axes_and_takes_the_sign_of_the_product():
    samples = drawn(Xor(count=5000))
    size = np.abs(samples.points)
    assert 0.3 <= size.min() < 0.31 and 5.29 < size.max() <= 5.3
    assert np.array_equal(samples.targets, samples.points.prod(axis=1) >= 0)


def test_spiral_points_follow_the_formula():
    samples = drawn(Spiral(count=16))
    i = np.arange(8)
    radius, angle = 5.0 * i / 8, 1.75 * i / 8 * 2 * np.pi
    arm = np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1)
    assert np.allclose(samples.points[samples.targets == 1], arm)
    assert np.allclose(samples.points[samples.targets == 0], -arm)


def test_spiral_noise_moves_points_by_at_most_its_share():
    moves = drawn(Spiral(noise=20.0)).points - drawn(Spiral()).points
    assert 0.19 < np.abs(moves).max() <= 0.2


@pytest.mark.parametrize("component", [Circle, Xor, Plane, MultiGauss])
def test_noise_of_these_changes_targets_only(component):
    clean, noisy = drawn(component()), drawn(component(noise=50.0))
    assert np.array_equal(clean.points, noisy.points)
    assert (clean.targets != noisy.targets).sum() > 20


@pytest.mark.parametrize(("component", "reach"), [(Circle, 5.0), (Xor, 5.0), (Plane, 6.0)])
def test_label_noise_reaches_as_far_as_in_the_playground(component, reach):
    shape = component(noise=20.0)
    ends = shape.moved(np.zeros((2, 2)), np.array([[0.0, 0.0], [1.0, 0.5]]), reach)
    assert np.allclose(ends, [[-0.2 * reach, -0.2 * reach], [0.2 * reach, 0.0]])


def test_noise_of_the_plane_stays_within_its_reach():
    difference = drawn(Plane(noise=50.0)).targets - drawn(Plane()).targets
    # Each coordinate moves by at most 6 · 0.5, both together the value by 0.6.
    assert 0.5 < np.abs(difference).max() <= 0.6


def test_the_plane_is_a_tenth_of_the_sum():
    samples = drawn(Plane())
    assert np.allclose(samples.targets, samples.points.sum(axis=1) / 10)
    assert 5.9 < np.abs(samples.points).max() <= 6.0


def test_hills_and_hollows_have_their_heights():
    x1 = np.array([-4.0, 0.0, 4.0, -4.0, 0.0, 4.0, -3.0, 2.0, 6.0])
    x2 = np.array([2.5, 2.5, 2.5, -2.5, -2.5, -2.5, 2.5, 2.5, 0.0])
    expected = [1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 0.5, 0.0, 0.0]
    assert np.allclose(MultiGauss().height(x1, x2), expected)


def test_moons_are_half_circles_of_radius_3():
    samples = drawn(Moons(noise=0.0))
    upper, lower = samples.points[samples.targets == 0], samples.points[samples.targets == 1]
    assert np.allclose(distance_from((-1.5, -0.75), upper), 3.0)
    assert np.allclose(distance_from((1.5, 0.75), lower), 3.0)
    assert upper[:, 1].min() >= -0.75 and lower[:, 1].max() <= 0.75


@pytest.mark.parametrize("classes", [2, 3, 6])
def test_each_ring_keeps_to_its_radii(classes):
    samples = drawn(Rings(classes=classes, count=601))
    width = 5.0 / classes
    radius = np.hypot(*samples.points.T)
    assert samples.class_count == classes
    assert np.ptp(np.bincount(samples.targets)) <= 1
    assert (radius >= width * samples.targets).all()
    assert (radius <= width * (samples.targets + 0.7)).all()


def test_neighbouring_squares_of_the_checkerboard_differ():
    samples = drawn(Checkerboard(squares=2))
    assert np.array_equal(samples.targets, samples.points.prod(axis=1) < 0)
    assert np.abs(samples.points).max() <= 5.0


@pytest.mark.parametrize(
    ("component", "size"), [(Moons, 3.0), (Rings, 5.0 / 3.0), (Checkerboard, 2.5)]
)
def test_point_noise_is_a_share_of_the_size(component, size):
    clean, noisy = (drawn(component(noise=noise, count=10_000)) for noise in (0.0, 20.0))
    moves = noisy.points - clean.points
    assert np.array_equal(clean.targets, noisy.targets)
    # The standard error of a deviation is σ / √(2n).
    assert abs(moves.std() / (0.2 * size) - 1.0) < 6 / np.sqrt(4 * 10_000)
