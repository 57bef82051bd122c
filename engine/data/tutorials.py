"""The Gaussian data sets of published tutorials, number for number as the recipes print them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import FloatArray, IntArray, Samples, datasets
from engine.data.gaussians import (
    Block,
    GaussianMixture,
    GaussianSet,
    check_blocks,
    check_domain,
    gaussian_blocks,
)
from engine.registry import Effect, knob

TUTORIAL_SEED = 20180311

VIRUS = (Block(10.0, 11.0, 20.0, 20, 0), Block(18.0, 20.0, 22.0, 15, 1))
VIRUS_LARGE = (Block(10.0, 11.0, 20.0, 800, 0), Block(18.0, 20.0, 22.0, 600, 1))
THREE_TO_ONE = (
    Block(7.0, 7.0, 22.0, 15, 0),
    Block(22.0, 7.0, 22.0, 15, 0),
    Block(7.0, 22.0, 22.0, 10, 0),
    Block(20.0, 20.0, 22.0, 25, 1),
)
XOR_PUBLISHED = (
    Block(-7.0, -7.0, 18.0, 30, 1),
    Block(-7.0, 7.0, 18.0, 30, 0),
    Block(7.0, -7.0, 18.0, 30, 0),
    Block(7.0, 7.0, 18.0, 30, 1),
)


@datasets.register("legacy_gaussian_mixture", label="Gaussian mixture, legacy generator")
@dataclass(frozen=True)
class LegacyGaussianMixture(GaussianSet):
    """Gaussian blocks drawn by NumPy's legacy generator, as published notebooks drew them.

    RandomState(seed) draws multivariate_normal(mean, eye(2)·variance, count) for each block in
    turn, then a permutation of all rows. A notebook seeds once and goes on drawing: `preceding`
    are the blocks of the set that it drew, and permuted, before this one.
    The generator handed to `make` is not drawn from: only `seed` decides.
    """

    blocks: tuple[Block, ...] = knob(
        VIRUS,
        help="The centre, variance, number of points and class of each block",
        effect=Effect.TRANSPLANT,
        registry=gaussian_blocks,
        many=True,
    )
    preceding: tuple[Block, ...] = knob(
        (),
        label="Drawn before",
        help="Blocks that the same generator draws first",
        effect=Effect.DATA,
        registry=gaussian_blocks,
        many=True,
    )
    seed: int = knob(
        TUTORIAL_SEED,
        label="Legacy seed",
        help="The seed of this set's own generator",
        effect=Effect.DATA,
        low=0,
        high=2**32 - 1,
    )
    domain: tuple[float, float] = knob(
        (0.0, 30.0),
        label="Plotting range",
        help="The range of both axes of the map",
        effect=Effect.DATA,
        low=-1000.0,
        high=1000.0,
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_blocks(self.blocks)
        check_domain(self.domain)

    def mixture(self) -> GaussianMixture:
        """The same distribution, drawn by the experiment's own generator instead."""
        return GaussianMixture(self.blocks, domain=self.domain)

    def make(self, rng: np.random.Generator) -> Samples:
        legacy = np.random.RandomState(self.seed)
        if self.preceding:
            _draw(legacy, self.preceding)
        points, targets, order = _draw(legacy, self.blocks)
        return Samples(points[order], targets[order], self.class_count)


def _draw(
    legacy: np.random.RandomState, blocks: tuple[Block, ...]
) -> tuple[FloatArray, IntArray, IntArray]:
    """Points and classes block after block, and the permutation that the recipe draws last."""
    points = np.concatenate(
        [
            legacy.multivariate_normal(
                (block.mean_x, block.mean_y), np.eye(2) * block.variance, block.count
            )
            for block in blocks
        ]
    )
    targets = np.repeat([block.class_label for block in blocks], [block.count for block in blocks])
    return points, targets, legacy.permutation(np.arange(len(points)))


@datasets.register("virus", label="Virus infection")
@dataclass(frozen=True)
class Virus(LegacyGaussianMixture):
    """Two measurements of 35 people, of whom class 1 is infected: two overlapping blocks.

    Source: the logistic regression of the published TensorFlow tutorial.
    """


@datasets.register("virus_large", label="Virus infection, 1,400 people")
@dataclass(frozen=True)
class VirusLarge(LegacyGaussianMixture):
    """The two blocks of the virus infection again, with 1,400 people.

    Drawn on from the generator of the small set. Source: the same tutorial.
    """

    blocks: tuple[Block, ...] = knob(
        VIRUS_LARGE,
        help="The centre, variance, number of points and class of each block",
        effect=Effect.TRANSPLANT,
        registry=gaussian_blocks,
        many=True,
    )
    preceding: tuple[Block, ...] = knob(
        VIRUS,
        label="Drawn before",
        help="Blocks that the same generator draws first",
        effect=Effect.DATA,
        registry=gaussian_blocks,
        many=True,
    )


@datasets.register("three_to_one", label="Three blocks against one")
@dataclass(frozen=True)
class ThreeToOne(LegacyGaussianMixture):
    """Three Gaussian blocks of class 0 in the corners around one block of class 1.

    Source: the single hidden layer of the published TensorFlow tutorial.
    """

    blocks: tuple[Block, ...] = knob(
        THREE_TO_ONE,
        help="The centre, variance, number of points and class of each block",
        effect=Effect.TRANSPLANT,
        registry=gaussian_blocks,
        many=True,
    )


@datasets.register("xor_published", label="XOR of Gaussians, published")
@dataclass(frozen=True)
class XorPublished(LegacyGaussianMixture):
    """Four Gaussian blocks of 30 points; opposite corners share a class.

    Drawn on from the generator of "Three blocks against one".
    Source: the two hidden layers of the published TensorFlow tutorial.
    """

    blocks: tuple[Block, ...] = knob(
        XOR_PUBLISHED,
        help="The centre, variance, number of points and class of each block",
        effect=Effect.TRANSPLANT,
        registry=gaussian_blocks,
        many=True,
    )
    preceding: tuple[Block, ...] = knob(
        THREE_TO_ONE,
        label="Drawn before",
        help="Blocks that the same generator draws first",
        effect=Effect.DATA,
        registry=gaussian_blocks,
        many=True,
    )
    domain: tuple[float, float] = knob(
        (-15.0, 15.0),
        label="Plotting range",
        help="The range of both axes of the map",
        effect=Effect.DATA,
        low=-1000.0,
        high=1000.0,
    )
