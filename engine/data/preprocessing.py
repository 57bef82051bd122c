"""Preprocessing: a visible step that moves and scales the features before the network.

Each kind is fitted to the training samples alone and then treats every sample alike. What it
fitted can be read: which numbers are subtracted, mixed and divided. The features of a picture are
its pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.data.dataset import FloatArray, Sample
from engine.registry import Component, Effect, Registry, SettingError, knob

Rows = NDArray[Any]
"""Features (n, F), or pictures (n, h, w, c) of uint8 with F = h·w·c, flattened in that order."""

PIXEL_RANGE = 255.0

CHUNK = 2**22
"""So many numbers are worked on at a time: pictures are not held as floats all at once."""

COVARIANCE_ROWS = 20_000
WHITENED_FEATURES = 3_072
"""The pixels of a 32 × 32 picture in colour: beyond that the F × F covariance takes minutes."""


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

    def transform(self, rows: Rows, dtype: DTypeLike | None = None) -> NDArray[Any]:
        """Treat new rows as the fit says; returns a new array of the same shape.

        dtype: what is computed in and returned; without it the dtype of the rows where they are
        floats, and else float64.
        """
        if dtype is None:
            dtype = rows.dtype if rows.dtype.kind == "f" else np.float64
        single = np.dtype(dtype) == np.float32
        offset, divisor, mixing = self._single if single else self._double
        flat = rows.reshape(len(rows), len(self.offset))
        moved: NDArray[Any] = np.subtract(flat, offset, dtype=dtype)
        if mixing is not None:
            moved = moved @ mixing
        moved /= divisor
        return moved.reshape(rows.shape)

    @property
    def _double(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any] | None]:
        return self.offset, self.divisor, self.mixing

    @cached_property
    def _single(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any] | None]:
        """The numbers in single precision, rounded once and not for every batch."""
        mixing = None if self.mixing is None else self.mixing.astype(np.float32)
        return self.offset.astype(np.float32), self.divisor.astype(np.float32), mixing


@dataclass(frozen=True)
class Preprocessing(Component):
    """A rule by which features are moved and scaled. samples: what it is meant for."""

    formula: ClassVar[str] = ""
    samples: ClassVar[tuple[Sample, ...]] = ("point", "picture")

    def fit(self, matrix: Rows) -> Fitted:
        """What to subtract, mix and divide by, found from the training rows, n >= 1."""
        raise NotImplementedError


preprocessings: Registry[Preprocessing] = Registry("preprocessing", Preprocessing)


def preprocessings_of(sample: Sample) -> tuple[str, ...]:
    """The kinds that are offered for samples of a sort, in order."""
    return tuple(member.kind for member in preprocessings if sample in member.samples)


def _flat(matrix: Rows) -> Rows:
    return matrix.reshape(len(matrix), -1)


def _chunks(matrix: Rows) -> Iterator[FloatArray]:
    """The rows in float64, some at a time; a small matrix comes as a whole."""
    flat = _flat(matrix)
    count = max(1, CHUNK // flat.shape[1])
    for start in range(0, len(flat), count):
        yield flat[start : start + count].astype(np.float64, copy=False)


def _mean(matrix: Rows) -> FloatArray:
    return _total(chunk.sum(axis=0) for chunk in _chunks(matrix)) / len(matrix)


def _total(parts: Iterator[FloatArray]) -> FloatArray:
    total = next(parts)
    for part in parts:
        total = total + part
    return total


def _without_zeros(divisor: FloatArray) -> FloatArray:
    """Divisors with 1 in place of 0: a constant column is moved to 0 and stays there."""
    return np.where(divisor == 0.0, 1.0, divisor)


@preprocessings.register("none", label="None: raw values")
@dataclass(frozen=True)
class NoPreprocessing(Preprocessing):
    """The network sees the features as they are."""

    formula: ClassVar[str] = "x"

    def fit(self, matrix: Rows) -> Fitted:
        columns = _flat(matrix).shape[1]
        return Fitted(np.zeros(columns), np.ones(columns))


@preprocessings.register("pixel_scale", label="Pixels / 255")
@dataclass(frozen=True)
class PixelScale(Preprocessing):
    """Every pixel is divided by 255, so that black is 0 and white is 1."""

    formula: ClassVar[str] = "x / 255"
    samples: ClassVar[tuple[Sample, ...]] = ("picture",)

    def fit(self, matrix: Rows) -> Fitted:
        columns = _flat(matrix).shape[1]
        return Fitted(np.zeros(columns), np.full(columns, PIXEL_RANGE))


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

    def fit(self, matrix: Rows) -> Fitted:
        flat = _flat(matrix)
        low = flat.min(axis=0).astype(np.float64)
        high = flat.max(axis=0).astype(np.float64)
        if self.interval == "0 to 1":
            return Fitted(low, _without_zeros(high - low))
        half = (high - low) / 2.0
        return Fitted(low + half, _without_zeros(half))


@preprocessings.register("standardise", label="Standardise")
@dataclass(frozen=True)
class Standardise(Preprocessing):
    """Each feature gets mean 0 and standard deviation 1 over the training samples.

    The variance divides by n. A constant feature becomes 0. All training samples are counted, some
    thousand pictures at a time.
    """

    formula: ClassVar[str] = "(x − mean) / standard deviation"

    def fit(self, matrix: Rows) -> Fitted:
        # Rounding can give a constant column a mean beside its value and a deviation above 0,
        # which would be divided by each other.
        flat, mean = _flat(matrix), _mean(matrix)
        constant = np.ptp(flat, axis=0) == 0
        squares = _total(np.square(chunk - mean).sum(axis=0) for chunk in _chunks(matrix))
        deviation = np.sqrt(squares / len(flat))
        mean = np.where(constant, flat[0], mean)
        return Fitted(mean, _without_zeros(np.where(constant, 1.0, deviation)))


@dataclass(frozen=True)
class Whitening(Preprocessing):
    """A linear map after which the features are uncorrelated and have variance 1.

    The mean is that of all training samples, the covariance that of at most 20,000 of them, taken
    at even distances and some thousand at a time. Epsilon counts pixels from 0 to 1.
    """

    epsilon: float = knob(
        1e-5,
        help="Added to each variance before its root divides; more keeps weak directions weak",
        effect=Effect.DATA,
        low=1e-12,
        high=1.0,
        log=True,
    )

    def axes(self, matrix: Rows) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Mean (F,), root of variance + epsilon along each principal axis (F,), the axes (F, F).

        The axes are the columns, by falling variance; the largest entry of each is positive,
        so that the choice does not depend on the linear algebra library.
        Raises SettingError when there are too many features to be mixed.
        """
        features = _flat(matrix).shape[1]
        if features > WHITENED_FEATURES:
            raise SettingError(
                "Whitening expects at most {limit} pixels a picture, got {got}: choose smaller "
                "pictures, or standardise",
                limit=f"{WHITENED_FEATURES:,}",
                got=f"{features:,}",
            )
        mean = _mean(matrix)
        counted = matrix[:: -(-len(matrix) // COVARIANCE_ROWS)]
        centred = (chunk - mean for chunk in _chunks(counted))
        products = _total(chunk.T @ chunk for chunk in centred)
        variances, axes = np.linalg.eigh(products / len(counted))
        variances, axes = np.maximum(variances[::-1], 0.0), axes[:, ::-1]
        largest = np.take_along_axis(axes, np.abs(axes).argmax(axis=0)[None], axis=0)
        epsilon = self.epsilon * PIXEL_RANGE**2 if matrix.dtype == np.uint8 else self.epsilon
        return mean, np.sqrt(variances + epsilon), axes * np.sign(largest)


@preprocessings.register("pca_whiten", label="Whiten, along principal axes")
@dataclass(frozen=True)
class PCAWhiten(Whitening):
    """The features are turned to their principal axes and each is scaled to variance 1.

    With the covariance U·diag(λ)·Uᵀ of the training samples (divided by n),
    (x - mean)·U / √(λ + ε).
    Source: Kessy, Lewin & Strimmer 2018, Optimal Whitening and Decorrelation.
    """

    formula: ClassVar[str] = "(x − mean) · U / √(λ + ε)"

    def fit(self, matrix: Rows) -> Fitted:
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

    def fit(self, matrix: Rows) -> Fitted:
        mean, deviations, axes = self.axes(matrix)
        return Fitted(mean, np.ones(len(mean)), (axes / deviations) @ axes.T)
