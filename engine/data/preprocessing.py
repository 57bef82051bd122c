"""Preprocessing: a visible step that moves and scales the features before the network.

Each kind is fitted to the training samples alone and then treats every sample alike. What it
fitted can be read: which numbers are subtracted, mixed and divided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.data.dataset import FloatArray
from engine.registry import Component, Effect, Registry, knob


@dataclass(frozen=True, eq=False)
class Fitted:
    """transform(X) = ((X - offset) · mixing) / divisor, column by column; the arrays are read-only.

    X: (n, F)   offset, divisor: (F,)   mixing: (F, F), or None where the columns are not mixed.
    """

    offset: FloatArray
    divisor: FloatArray
    mixing: FloatArray | None = None

    def __post_init__(self) -> None:
        for array in (self.offset, self.divisor, self.mixing):
            if array is not None:
                array.setflags(write=False)

    def transform(self, matrix: FloatArray) -> FloatArray:
        """Treat new rows, (n, F), as the fit says; returns a new array."""
        moved = matrix - self.offset
        if self.mixing is not None:
            moved = moved @ self.mixing
        moved /= self.divisor
        return moved


@dataclass(frozen=True)
class Preprocessing(Component):
    """A rule by which features are moved and scaled."""

    formula: ClassVar[str] = ""

    def fit(self, matrix: FloatArray) -> Fitted:
        """What to subtract, mix and divide by, found from the training rows (n, F), n >= 1."""
        raise NotImplementedError


preprocessings: Registry[Preprocessing] = Registry("preprocessing", Preprocessing)


def _without_zeros(divisor: FloatArray) -> FloatArray:
    """Divisors with 1 in place of 0: a constant column is moved to 0 and stays there."""
    return np.where(divisor == 0.0, 1.0, divisor)


@preprocessings.register("none", label="None: raw values")
@dataclass(frozen=True)
class NoPreprocessing(Preprocessing):
    """The network sees the features as they are."""

    formula: ClassVar[str] = "x"

    def fit(self, matrix: FloatArray) -> Fitted:
        columns = matrix.shape[1]
        return Fitted(np.zeros(columns), np.ones(columns))


@preprocessings.register("scale", label="Scale to a range")
@dataclass(frozen=True)
class Scale(Preprocessing):
    """Each feature is moved and scaled so that the training samples just fill a range.

    A constant feature becomes 0. Test samples may lie outside the range.
    """

    formula: ClassVar[str] = "(x − offset) / divisor"

    interval: str = knob(
        "-1 to 1",
        label="Range",
        help="The range that the training samples fill",
        effect=Effect.DATA,
        choices=("-1 to 1", "0 to 1"),
    )

    def fit(self, matrix: FloatArray) -> Fitted:
        low, high = matrix.min(axis=0), matrix.max(axis=0)
        if self.interval == "0 to 1":
            return Fitted(low, _without_zeros(high - low))
        half = (high - low) / 2.0
        return Fitted(low + half, _without_zeros(half))


@preprocessings.register("standardise", label="Standardise")
@dataclass(frozen=True)
class Standardise(Preprocessing):
    """Each feature gets mean 0 and standard deviation 1 over the training samples.

    The variance divides by n. A constant feature becomes 0.
    """

    formula: ClassVar[str] = "(x − mean) / standard deviation"

    def fit(self, matrix: FloatArray) -> Fitted:
        # Rounding can give a constant column a mean beside its value and a deviation above 0,
        # which would be divided by each other.
        constant = np.ptp(matrix, axis=0) == 0.0
        mean = np.where(constant, matrix[0], matrix.mean(axis=0))
        deviation = np.where(constant, 1.0, matrix.std(axis=0))
        return Fitted(mean, _without_zeros(deviation))


@dataclass(frozen=True)
class Whitening(Preprocessing):
    """A linear map after which the features are uncorrelated and have variance 1."""

    epsilon: float = knob(
        1e-5,
        help="Added to each variance before its root divides; more keeps weak directions weak",
        effect=Effect.DATA,
        low=1e-12,
        high=1.0,
        log=True,
    )

    def axes(self, matrix: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Mean (F,), root of variance + epsilon along each principal axis (F,), the axes (F, F).

        The axes are the columns, by falling variance; the largest entry of each is positive,
        so that the choice does not depend on the linear algebra library.
        """
        mean = matrix.mean(axis=0)
        centred = matrix - mean
        variances, axes = np.linalg.eigh(centred.T @ centred / len(matrix))
        variances, axes = np.maximum(variances[::-1], 0.0), axes[:, ::-1]
        largest = np.take_along_axis(axes, np.abs(axes).argmax(axis=0)[None], axis=0)
        return mean, np.sqrt(variances + self.epsilon), axes * np.sign(largest)


@preprocessings.register("pca_whiten", label="Whiten, along principal axes")
@dataclass(frozen=True)
class PCAWhiten(Whitening):
    """The features are turned to their principal axes and each is scaled to variance 1.

    With the covariance U·diag(λ)·Uᵀ of the training samples (divided by n),
    (x - mean)·U / √(λ + ε).
    Source: Kessy, Lewin & Strimmer 2018, Optimal Whitening and Decorrelation.
    """

    formula: ClassVar[str] = "(x − mean) · U / √(λ + ε)"

    def fit(self, matrix: FloatArray) -> Fitted:
        mean, deviations, axes = self.axes(matrix)
        return Fitted(mean, deviations, axes)


@preprocessings.register("zca_whiten", label="Whiten, staying close")
@dataclass(frozen=True)
class ZCAWhiten(Whitening):
    """The features get variance 1 and no correlation, and change as little as that allows.

    With the covariance U·diag(λ)·Uᵀ of the training samples (divided by n),
    (x - mean)·U·diag(1 / √(λ + ε))·Uᵀ.
    Source: Bell & Sejnowski 1997, The "Independent Components" of Natural Scenes are Edge Filters.
    """

    formula: ClassVar[str] = "(x − mean) · U / √(λ + ε) · Uᵀ"

    def fit(self, matrix: FloatArray) -> Fitted:
        mean, deviations, axes = self.axes(matrix)
        return Fitted(mean, np.ones(len(mean)), (axes / deviations) @ axes.T)
