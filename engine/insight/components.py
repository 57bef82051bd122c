"""Principal components: the directions in which points differ most, found piece by piece."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

DIRECT = 200
"""Largest side of a symmetric matrix whose eigenvectors are found at once: some 10 ms."""

SPARE = 14
"""Directions that are followed beyond those wanted; without them the last ones come slowly."""

ROUNDS, TOLERANCE = 200, 1e-9
"""Of the subspace iteration: at most so many, until no share changes by more than that."""

PIECE = 1 << 29
"""Multiplications between two pauses: some 20 ms."""


def pca(matrix: Array, dimensions: int = 2) -> tuple[Array, Array]:
    """Coordinates (n, dimensions) of points (n, features) along their principal components, and
    the share of the variance that each explains.

    The sign of a component is free; here the coordinate that is largest in size is positive.
    There are never more components than points or features. Source: Pearson 1901.
    """
    work = components(matrix, dimensions)
    while True:
        try:
            next(work)
        except StopIteration as stop:
            coordinates, explained = stop.value
            return coordinates, explained


def components(matrix: Array, dimensions: int) -> Generator[float, None, tuple[Array, Array]]:
    """`pca` in pieces; yields the share done. The work is done in the dtype of the matrix.

    With C = X·Xᵀ or Xᵀ·X of the centred points, whichever is smaller, the coordinates are √λ·u of
    the first or X·v of the second.
    """
    n, features = matrix.shape
    dimensions = min(dimensions, n, features)
    centred = matrix - matrix.mean(axis=0, dtype=np.float64).astype(matrix.dtype)
    rows = centred if n <= features else np.ascontiguousarray(centred.T)
    side = len(rows)
    products = np.empty((side, side))
    step = max(1, PIECE // (side * rows.shape[1]))
    for start in range(0, side, step):
        stop = min(start + step, side)
        part = rows[start:stop] @ rows[:stop].T
        products[start:stop, :stop] = part
        products[:stop, start:stop] = part.T
        yield 0.6 * (stop / side) ** 2
    values, vectors = yield from _largest(products, dimensions)
    values = np.maximum(values, 0.0)
    if n <= features:
        coordinates = vectors * np.sqrt(values)
    else:
        coordinates = centred.astype(np.float64) @ vectors
    tops = coordinates[np.abs(coordinates).argmax(axis=0), np.arange(dimensions)]
    coordinates *= np.where(tops < 0.0, -1.0, 1.0)
    total = float(np.trace(products))
    return coordinates, values / total if total > 0.0 else np.zeros(dimensions)


def _largest(products: Array, count: int) -> Generator[float, None, tuple[Array, Array]]:
    """The largest eigenvalues of a symmetric matrix, falling, and their vectors as columns.

    Subspace iteration: Q ← orthonormal basis of C·Q, which turns towards the largest ones.
    Source: Halko, Martinsson & Tropp 2011, algorithm 4.4.
    """
    side = len(products)
    if side <= max(DIRECT, count + SPARE):
        values, vectors = np.linalg.eigh(products)
        return values[::-1][:count], vectors[:, ::-1][:, :count]
    start = np.random.default_rng(0).standard_normal((side, count + SPARE))
    basis = np.linalg.qr(start)[0]
    before = np.zeros(count)
    for done in range(ROUNDS):
        seen = products @ basis
        values, turn = np.linalg.eigh(basis.T @ seen)
        found = values[::-1][:count]
        if np.all(np.abs(found - before) <= TOLERANCE * max(float(found[0]), 1e-300)):
            break
        before = found
        basis = np.linalg.qr(seen)[0]
        yield 0.6 + 0.4 * (1.0 - 0.9**done)
    return found, basis @ turn[:, ::-1][:, :count]
