"""The published sets: rows as the tutorials print them."""

import dataclasses

import numpy as np
import pytest

from engine.data.gaussians import Block
from engine.data.tutorials import LegacyGaussianMixture, ThreeToOne, Virus, VirusLarge, XorPublished
from engine.registry import SettingError


def drawn(dataset):
    return dataset.make(np.random.default_rng(0))


def before_permutation(dataset):
    """The rows block after block: the recipe's permutation undone by drawing it once more."""
    legacy = np.random.RandomState(dataset.seed)
    for blocks in filter(None, (dataset.preceding, dataset.blocks)):
        for block in blocks:
            legacy.standard_normal((block.count, 2))
        order = legacy.permutation(np.arange(sum(block.count for block in blocks)))
    samples = drawn(dataset)
    return samples.points[np.argsort(order)], samples.targets[np.argsort(order)]


def test_virus_infection_begins_as_printed():
    samples = drawn(Virus())
    printed = [
        (8.757376, 13.871496),
        (10.477299, 6.924247),
        (18.508789, 16.273824),
        (14.363211, 18.352569),
        (24.465507, 18.948523),
    ]
    assert np.allclose(samples.points[:5], printed, rtol=0, atol=5e-7)
    assert samples.targets[:5].tolist() == [0, 0, 1, 1, 1]
    assert np.bincount(samples.targets).tolist() == [20, 15]


def test_virus_with_1400_people_goes_on_where_the_small_set_stopped():
    points, targets = before_permutation(VirusLarge())
    printed = [(0.3931388, 13.73977177), (19.02161419, 26.11400437)]
    assert np.allclose(points[[0, 800]], printed, rtol=0, atol=5e-9)
    assert targets.tolist() == [0] * 800 + [1] * 600


def test_three_blocks_against_one_ends_as_printed():
    points, targets = before_permutation(ThreeToOne())
    printed = [
        (19.706643, 24.780606),
        (17.686418, 12.477638),
        (14.573116, 24.185052),
        (26.026245, 12.522857),
        (23.832026, 29.230884),
    ]
    assert np.allclose(points[-5:], printed, rtol=0, atol=6e-7)
    assert targets.tolist() == [0] * 40 + [1] * 25


def test_published_xor_goes_on_where_three_against_one_stopped():
    points, targets = before_permutation(XorPublished())
    printed = [(-6.1171753, -7.84072186), (-5.11009722, -1.02376324)]
    assert np.allclose(points[:2], printed, rtol=0, atol=5e-9)
    assert targets.tolist() == [1] * 30 + [0] * 60 + [1] * 30


@pytest.mark.parametrize("component", [Virus, VirusLarge, ThreeToOne, XorPublished])
def test_the_experiments_generator_is_not_drawn_from(component):
    rng = np.random.default_rng(0)
    component().make(rng)
    assert rng.random() == np.random.default_rng(0).random()


def test_another_legacy_seed_draws_other_points():
    other = dataclasses.replace(Virus(), seed=1)
    assert not np.array_equal(drawn(Virus()).points, drawn(other).points)


def test_one_class_only_is_refused():
    with pytest.raises(SettingError, match="at least two classes, got only class 3"):
        LegacyGaussianMixture(blocks=(Block(class_label=3),))


def test_plotting_ranges_are_those_of_the_figures():
    assert [c().domain for c in (Virus, VirusLarge, ThreeToOne)] == [(0.0, 30.0)] * 3
    assert XorPublished().domain == (-15.0, 15.0)


def test_the_written_out_mixture_keeps_blocks_and_range():
    mixture = XorPublished().mixture()
    assert mixture.blocks == XorPublished().blocks and mixture.domain == (-15.0, 15.0)
