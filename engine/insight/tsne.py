"""t-SNE: points laid out on a plane so that those which are near in many dimensions stay near.

p(i, j), from normal densities about each point that count `perplexity` neighbours, is met as well
as can be by q(i, j) ∝ 1 / (1 + |yᵢ − yⱼ|²): the Kullback-Leibler divergence of q from p falls
along its gradient 4 Σⱼ (pᵢⱼ − qᵢⱼ)(yᵢ − yⱼ) / (1 + |yᵢ − yⱼ|²).
Source: van der Maaten & Hinton 2008.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.components import components

Array = NDArray[Any]

PERPLEXITY = 30.0
FIRST_DIMENSIONS = 50
"""Principal components that are kept before anything else: less noise, and less work."""

ITERATIONS, EARLY = 750, 250
EXAGGERATION = 12.0
"""While early, p is so many times too large: groups form before they settle."""

MOMENTUM_EARLY, MOMENTUM = 0.5, 0.8
LEAST_RATE = 50.0
GAIN_UP, GAIN_DOWN, LEAST_GAIN = 0.2, 0.8, 0.01
"""Each coordinate has a gain that grows while it keeps its direction (Jacobs 1988)."""

START_SPREAD = 1e-4
"""Standard deviation of the start along the first principal component."""

BISECTIONS, ENTROPY_TOLERANCE = 60, 1e-5
ROWS = 100
"""Points whose distances to all others are worked out at a time; they stay in the cache."""


def tsne(
    matrix: Array, perplexity: float = PERPLEXITY, iterations: int = ITERATIONS
) -> Generator[float, None, Array]:
    """Coordinates (n, 2) of points (n, features); yields the share done every few milliseconds.

    It starts from the first two principal components, so the same points give the same picture.
    The perplexity is at most a third of the other points. The start and the learning rate
    max(n / exaggeration / 4, 50) are those of Kobak & Berens 2019 and Belkina et al. 2019.
    """
    n = len(matrix)
    scale = 0.1
    work = components(matrix, FIRST_DIMENSIONS)
    while True:
        try:
            yield 0.6 * scale * next(work)
        except StopIteration as stop:
            reduced = stop.value[0]
            break
    joint = np.empty((n, n), np.float32)
    perplexity = max(1.0, min(perplexity, (n - 1) / 3))
    for first in range(0, n, ROWS):
        joint[first : first + ROWS] = _neighbours(reduced, first, perplexity)
        yield scale * (0.6 + 0.3 * first / n)
    for first in range(0, n, ROWS):
        _join(joint, first)
        yield scale * (0.9 + 0.1 * first / n)
    y = np.zeros((n, 2), np.float32)
    y[:, : reduced.shape[1]] = reduced[:, :2]
    y *= START_SPREAD / max(float(y[:, 0].std()), 1e-12)
    velocity, gains = np.zeros_like(y), np.ones_like(y)
    layout = _Forces(joint)
    rate = max(n / EXAGGERATION / 4.0, LEAST_RATE)
    for iteration in range(iterations):
        early = iteration < EARLY
        gradient = layout.gradient(y, EXAGGERATION if early else 1.0)
        turned = np.sign(gradient) == np.sign(velocity)
        gains = np.maximum(np.where(turned, gains * GAIN_DOWN, gains + GAIN_UP), LEAST_GAIN)
        velocity *= MOMENTUM_EARLY if early else MOMENTUM
        velocity -= (rate * gains * gradient).astype(np.float32)
        y += velocity
        y -= y.mean(axis=0)
        yield scale + (1.0 - scale) * (iteration + 1) / iterations
    return y.astype(np.float64)


def _neighbours(points: Array, first: int, perplexity: float) -> Array:
    """p(j | i) of some points i, (rows, n): their widths are found by bisection.

    The entropy of p(· | i), in nats, is to be ln(perplexity).
    """
    rows = points[first : first + ROWS]
    squares = (points**2).sum(axis=1)
    distances = (rows**2).sum(axis=1)[:, None] + squares - 2.0 * rows @ points.T
    own = np.arange(len(rows)), first + np.arange(len(rows))
    distances[own] = np.inf
    distances -= distances.min(axis=1, keepdims=True)  # a common factor of each row
    reachable = np.where(np.isfinite(distances), distances, 0.0)
    target = np.log(perplexity)
    low, high = np.zeros(len(rows)), np.full(len(rows), np.inf)
    precision = 1.0 / np.maximum(reachable.mean(axis=1), 1e-12)
    for _ in range(BISECTIONS):
        shares = np.exp(-distances * precision[:, None])
        total = shares.sum(axis=1)
        entropy = np.log(total) + precision * (shares * reachable).sum(axis=1) / total
        excess = entropy - target
        if np.all(np.abs(excess) <= ENTROPY_TOLERANCE):
            break
        low = np.where(excess > 0.0, precision, low)
        high = np.where(excess > 0.0, high, precision)
        precision = np.where(np.isinf(high), 2.0 * low, 0.5 * (low + high))
    return np.asarray(shares / total[:, None])


def _join(shares: Array, first: int) -> None:
    """p(i, j) = (p(j | i) + p(i | j)) / 2n of some rows and columns, from the diagonal on."""
    stop = first + ROWS
    joined = shares[first:stop, first:] + shares[first:, first:stop].T
    joined /= 2.0 * len(shares)
    shares[first:stop, first:] = joined
    shares[first:, first:stop] = joined.T


class _Forces:
    """The gradient for points that hardly move between two calls, in arrays that are kept."""

    def __init__(self, joint: Array) -> None:
        n = len(joint)
        self._joint = joint
        self._near = np.empty((min(ROWS, n), n), np.float32)
        self._pull = np.empty_like(self._near)
        self._left, self._right = np.ones((n, 4), np.float32), np.ones((4, n), np.float32)
        self._points = np.ones((n, 3), np.float32)

    def gradient(self, y: Array, exaggeration: float) -> Array:
        """dKL/dy, (n, 2), for p as many times too large.

        With w = 1 / (1 + |yᵢ − yⱼ|²) and Z = Σ w it is
        4 (Σⱼ p·w·(yᵢ − yⱼ) − Σⱼ w²·(yᵢ − yⱼ) / Z): two sums that one walk over the rows gives.
        1 + |yᵢ − yⱼ|² is the product of (−2·yᵢ, |yᵢ|², 1) and (yⱼ, 1, |yⱼ|² + 1).
        """
        n, squares = len(y), (y**2).sum(axis=1)
        self._left[:, :2], self._left[:, 2] = -2.0 * y, squares
        self._right[:2], self._right[3] = y.T, squares + 1.0
        self._points[:, :2] = y
        attraction, repulsion = np.empty((n, 3), np.float32), np.empty((n, 3), np.float32)
        total = 0.0
        for first in range(0, n, ROWS):
            here = slice(first, min(first + ROWS, n))
            near = self._near[: here.stop - first]
            pull = self._pull[: here.stop - first]
            np.matmul(self._left[here], self._right, out=near)
            np.reciprocal(near, out=near)
            total += float(near.sum(dtype=np.float32))
            np.multiply(self._joint[here], near, out=pull)
            np.matmul(pull, self._points, out=attraction[here])
            np.multiply(near, near, out=near)
            np.matmul(near, self._points, out=repulsion[here])
        total = max(total - n, 1e-30)  # a point is no neighbour of its own
        sums = exaggeration * attraction - repulsion / np.float32(total)
        return np.asarray(4.0 * (sums[:, 2:] * y - sums[:, :2]))
