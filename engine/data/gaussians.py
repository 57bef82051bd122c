"""Gaussian mixtures: data sets that are made of normally distributed blocks of points.

Every set of this family can be written out as a `GaussianMixture`, whose centres, variances and
counts can then be edited one by one. The sets of the published tutorials are in tutorials.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset, FloatArray, IntArray, Samples, datasets
from engine.registry import Component, Effect, Registry, SettingError, knob


@dataclass(frozen=True)
class Block(Component):
    """Points around a centre, normally distributed with the same variance along both axes.

    A variance of 0 puts all of them on the centre.
    """

    mean_x: float = knob(
        0.0,
        label="Centre x₁",
        help="Where the block lies along x₁",
        effect=Effect.DATA,
        low=-100.0,
        high=100.0,
    )
    mean_y: float = knob(
        0.0,
        label="Centre x₂",
        help="Where the block lies along x₂",
        effect=Effect.DATA,
        low=-100.0,
        high=100.0,
    )
    variance: float = knob(
        1.0,
        help="Mean squared distance from the centre along each axis",
        effect=Effect.DATA,
        low=0.0,
        high=100.0,
    )
    count: int = knob(
        100,
        label="Points",
        help="How many points the block has",
        effect=Effect.DATA,
        low=1,
        high=10_000,
        log=True,
    )
    class_label: int = knob(
        0,
        label="Class",
        help="The class of the block's points, counted from 0",
        effect=Effect.TRANSPLANT,
        low=0,
        high=9,
    )


gaussian_blocks: Registry[Block] = Registry("block", Block)
gaussian_blocks.register("gaussian")(Block)


@dataclass(frozen=True)
class GaussianSet(Dataset):
    """A data set that is made of Gaussian blocks."""

    def mixture(self) -> GaussianMixture:
        """The same distribution with every block written out, ready to be edited."""
        raise NotImplementedError

    @property
    def class_count(self) -> int:
        return 1 + max(block.class_label for block in self.mixture().blocks)

    def make(self, rng: np.random.Generator) -> Samples:
        return self.mixture().make(rng)


@datasets.register("gaussian_mixture", label="Gaussian mixture")
@dataclass(frozen=True)
class GaussianMixture(GaussianSet):
    """Any number of Gaussian blocks in any number of classes, each with its own settings.

    The samples come block after block. Raises SettingError unless two classes are present.
    """

    blocks: tuple[Block, ...] = knob(
        (Block(-2.0, -2.0, 1.0, 100, 0), Block(2.0, 2.0, 1.0, 100, 1)),
        help="The centre, variance, number of points and class of each block",
        effect=Effect.TRANSPLANT,
        registry=gaussian_blocks,
        many=True,
    )
    label_noise: float = knob(
        0.0,
        help="Share of the points that are given another class at random",
        effect=Effect.DATA,
        low=0.0,
        high=50.0,
        unit="%",
    )
    domain: tuple[float, float] = knob(
        (-6.0, 6.0),
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
        return self

    def make(self, rng: np.random.Generator) -> Samples:
        present = np.unique([block.class_label for block in self.blocks])
        points, targets = [], []
        # Two seeds a block keep a block's points when the noise or another block changes.
        for block, seeds in zip(
            self.blocks, rng.integers(2**63, size=(len(self.blocks), 2)), strict=True
        ):
            normal = np.random.default_rng(seeds[0]).standard_normal((block.count, 2))
            points.append((block.mean_x, block.mean_y) + np.sqrt(block.variance) * normal)
            targets.append(
                _with_label_noise(
                    np.full(block.count, block.class_label),
                    present,
                    self.label_noise / 100.0,
                    np.random.default_rng(seeds[1]),
                )
            )
        return Samples(np.concatenate(points), np.concatenate(targets), self.class_count)


def _with_label_noise(
    targets: IntArray, present: IntArray, share: float, rng: np.random.Generator
) -> IntArray:
    """Give each target, with probability `share`, another of the classes that are present."""
    draws: FloatArray = rng.random((len(targets), 2))
    shift = 1 + np.floor(draws[:, 1] * (len(present) - 1)).astype(np.int64)
    other = present[(np.searchsorted(present, targets) + shift) % len(present)]
    noisy: IntArray = np.where(draws[:, 0] < share, other, targets)
    return noisy


def check_blocks(blocks: tuple[Block, ...]) -> None:
    """Raise SettingError unless there are blocks of at least two classes."""
    if not blocks:
        raise SettingError(
            "A Gaussian mixture expects blocks of at least two classes, got no block: add two"
        )
    classes = {block.class_label for block in blocks}
    if len(classes) == 1:
        raise SettingError(
            "A Gaussian mixture expects blocks of at least two classes, got only class {got}: "
            "give a block another class, or add one",
            got=min(classes),
        )


def check_domain(domain: tuple[float, float]) -> None:
    """Raise SettingError unless the range goes upwards."""
    low, high = domain
    if not low < high:
        raise SettingError(
            "The plotting range expects its low end first, got {low} to {high}: swap or correct "
            "them",
            low=f"{low:g}",
            high=f"{high:g}",
        )


def shared_out(count: int, parts: int) -> list[int]:
    """The count dealt out to parts as evenly as can be; the first parts get the rest."""
    return [count // parts + (part < count % parts) for part in range(parts)]


@datasets.register("gauss", label="Two Gaussians")
@dataclass(frozen=True)
class Gauss(GaussianSet):
    """Two Gaussian blocks, one for each class, that overlap more the more noise there is.

    Centres (2, 2) of class 1 and (-2, -2) of class 0; variance 0.5 + 7·noise along each axis.
    Source: TensorFlow Playground, classifyTwoGaussData.
    """

    count: int = knob(
        500,
        label="Points",
        help="How many points are drawn",
        effect=Effect.DATA,
        low=10,
        high=10_000,
        log=True,
    )
    noise: float = knob(
        0.0,
        help="Widens the blocks: their variance is 0.5 at 0 % and 4 at 50 %",
        effect=Effect.DATA,
        low=0.0,
        high=50.0,
        unit="%",
    )

    def mixture(self) -> GaussianMixture:
        variance = 0.5 + 7.0 * self.noise / 100.0
        first, second = shared_out(self.count, 2)
        return GaussianMixture(
            (Block(2.0, 2.0, variance, first, 1), Block(-2.0, -2.0, variance, second, 0))
        )


@dataclass(frozen=True)
class BalancedSet(GaussianSet):
    """Gaussian blocks of one variance that share the points evenly."""

    count: int = knob(
        320,
        label="Points",
        help="How many points are drawn",
        effect=Effect.DATA,
        low=10,
        high=10_000,
        log=True,
    )
    variance: float = knob(
        1.8,
        help="Mean squared distance of the points from their centre along each axis",
        effect=Effect.DATA,
        low=0.0,
        high=6.0,
    )
    label_noise: float = knob(
        0.0,
        help="Share of the points that are given another class at random",
        effect=Effect.DATA,
        low=0.0,
        high=50.0,
        unit="%",
    )


@datasets.register("xor_gaussians", label="XOR of Gaussians")
@dataclass(frozen=True)
class XorGaussians(BalancedSet):
    """Four Gaussian blocks, one in each corner; opposite corners share a class.

    Centres (±2.6, ±2.6), class 1 where the signs are equal. No straight line separates them.
    """

    def mixture(self) -> GaussianMixture:
        corners = ((2.6, 2.6, 1), (-2.6, 2.6, 0), (-2.6, -2.6, 1), (2.6, -2.6, 0))
        blocks = tuple(
            Block(x, y, self.variance, count, label)
            for (x, y, label), count in zip(corners, shared_out(self.count, 4), strict=True)
        )
        return GaussianMixture(blocks, self.label_noise)


@datasets.register("gaussian_classes", label="Gaussian classes")
@dataclass(frozen=True)
class GaussianClasses(BalancedSet):
    """One Gaussian block for each class, their centres evenly spaced on a circle.

    The radius is 3; class 0 lies at the top and the others follow clockwise.
    """

    classes: int = knob(
        3, help="How many classes there are", effect=Effect.TRANSPLANT, low=2, high=8
    )

    def mixture(self) -> GaussianMixture:
        angles = 2.0 * np.pi * np.arange(self.classes) / self.classes
        blocks = tuple(
            Block(3.0 * np.sin(angle), 3.0 * np.cos(angle), self.variance, count, label)
            for label, (angle, count) in enumerate(
                zip(angles, shared_out(self.count, self.classes), strict=True)
            )
        )
        return GaussianMixture(blocks, self.label_noise)
