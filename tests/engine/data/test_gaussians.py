"""Gaussian mixtures: where the blocks lie, how wide they are and which classes they have."""

import dataclasses

import numpy as np
import pytest

from engine.data.gaussians import Block, Gauss, GaussianClasses, GaussianMixture, XorGaussians
from engine.registry import SettingError


def drawn(dataset, seed=0):
    return dataset.make(np.random.default_rng(seed))


def test_a_block_has_its_mean_variance_count_and_class():
    blocks = (Block(3.0, -1.0, 4.0, 10_000, 2), Block(0.0, 0.0, 0.25, 10, 0))
    samples = drawn(GaussianMixture(blocks))
    block = samples.points[samples.targets == 2]
    assert len(block) == 10_000
    # Six standard errors: of the mean √(4/n), of the variance 4·√(2/n).
    assert np.allclose(block.mean(axis=0), (3.0, -1.0), atol=0.12)
    assert np.allclose(block.var(axis=0), 4.0, atol=0.34)
    assert abs(np.cov(block.T)[0, 1]) < 0.24


def test_a_block_without_variance_lies_on_its_centre():
    samples = drawn(GaussianMixture((Block(1.0, 2.0, 0.0, 3, 0), Block(-1.0, 0.0, 0.0, 1, 1))))
    assert samples.points.tolist() == [[1.0, 2.0]] * 3 + [[-1.0, 0.0]]
    assert samples.targets.tolist() == [0, 0, 0, 1]


def test_classes_are_counted_to_the_highest():
    blocks = (Block(class_label=0), Block(class_label=4), Block(class_label=4))
    assert GaussianMixture(blocks).class_count == 5


def test_one_class_only_is_refused_with_a_remedy():
    with pytest.raises(SettingError, match="at least two classes, got only class 0: give a block"):
        GaussianMixture((Block(), Block(2.0, 2.0)))


def test_no_block_at_all_is_refused():
    with pytest.raises(SettingError, match="at least two classes, got no block: add two"):
        GaussianMixture(())


def test_a_plotting_range_upside_down_is_refused():
    with pytest.raises(SettingError, match="low end first, got 6 to -6"):
        GaussianMixture(domain=(6.0, -6.0))


def test_moving_one_block_leaves_the_other_where_it_was():
    mixture = GaussianMixture()
    first, second = mixture.blocks
    moved = dataclasses.replace(
        mixture, blocks=(dataclasses.replace(first, mean_x=1.0, count=30), second)
    )
    assert np.array_equal(drawn(mixture).points[100:], drawn(moved).points[30:])


def test_label_noise_changes_its_share_of_the_classes_and_no_point():
    blocks = tuple(Block(count=5000, class_label=label) for label in (0, 2, 5))
    clean, noisy = (drawn(GaussianMixture(blocks, label_noise=noise)) for noise in (0.0, 30.0))
    assert np.array_equal(clean.points, noisy.points)
    assert set(noisy.targets) == {0, 2, 5}
    changed = clean.targets != noisy.targets
    assert abs(changed.mean() - 0.3) < 6 * np.sqrt(0.3 * 0.7 / 15_000)
    # The other two classes are equally likely.
    first = noisy.targets[:5000]
    assert abs((first == 2).mean() - (first == 5).mean()) < 0.05


def test_more_label_noise_keeps_the_labels_already_changed():
    clean, some, more = (
        drawn(XorGaussians(label_noise=noise)).targets for noise in (0.0, 10.0, 20.0)
    )
    assert set(np.flatnonzero(clean != some)) < set(np.flatnonzero(clean != more))


@pytest.mark.parametrize(("noise", "variance"), [(0.0, 0.5), (25.0, 2.25), (50.0, 4.0)])
def test_gauss_widens_as_in_the_playground(noise, variance):
    blocks = Gauss(noise=noise).mixture().blocks
    assert [block.variance for block in blocks] == [variance, variance]
    found = [(block.mean_x, block.mean_y, block.count, block.class_label) for block in blocks]
    assert found == [(2.0, 2.0, 250, 1), (-2.0, -2.0, 250, 0)]


def test_xor_of_gaussians_shares_320_points_between_four_corners():
    mixture = XorGaussians().mixture()
    assert [block.count for block in mixture.blocks] == [80] * 4
    for block in mixture.blocks:
        assert abs(block.mean_x) == abs(block.mean_y) == 2.6 and block.variance == 1.8
        assert block.class_label == (block.mean_x * block.mean_y > 0)


def test_an_uneven_number_of_points_is_dealt_out():
    assert [b.count for b in XorGaussians(count=323).mixture().blocks] == [81, 81, 81, 80]


@pytest.mark.parametrize("classes", [2, 3, 8])
def test_gaussian_classes_lie_evenly_on_a_circle(classes):
    blocks = GaussianClasses(classes=classes).mixture().blocks
    centres = np.array([(block.mean_x, block.mean_y) for block in blocks])
    assert np.allclose(np.hypot(*centres.T), 3.0)
    gaps = np.hypot(*(centres - np.roll(centres, 1, axis=0)).T)
    assert np.allclose(gaps, 6.0 * np.sin(np.pi / classes))
    assert [block.class_label for block in blocks] == list(range(classes))


def test_a_named_set_written_out_draws_the_same_points():
    named = XorGaussians(label_noise=5.0)
    assert np.array_equal(drawn(named).points, drawn(named.mixture()).points)
    assert np.array_equal(drawn(named).targets, drawn(named.mixture()).targets)
