"""Digits: how numbers are rounded for show so that what is shown adds up again.

A sum of products z = Σ wᵢ·xᵢ is shown with factors of `factor` decimals, products of `product`
decimals and a sum of `sum` decimals. Whoever multiplies the shown factors and rounds gets the
shown product, which is less than one unit of its last digit off the exact one; whoever adds the
shown products and rounds gets the shown sum; and the shown sum is the network's own z, rounded.
Products carry as many decimals more than the sum, and factors as many more than products, as that
takes: the fewest that do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TIE_MARGIN = 1e-6
"""So far from halfway between two neighbours must a number be that is rounded, in units of the
last digit: then rounding half up, half to even and in binary all give the same."""

GUARD_DIGITS = 4
"""Decimals that products may have beyond the sum, and factors beyond the products."""

MORE_DIGITS = 6
"""Decimals that may be shown beyond the usual ones before a remainder is admitted."""


@dataclass(frozen=True)
class Decimals:
    """Digits behind the point of shown factors, products and their sum."""

    factor: int
    product: int
    sum: int


@dataclass(frozen=True)
class ShownSum:
    """Σ weights·values = total, as shown; every number is already rounded to its decimals.

    remainder: 0, or what rounding left over where no number of decimals makes all agree (sums so
    large that the network's own precision shows): Σ products + remainder = total.
    """

    decimals: Decimals
    values: tuple[float, ...]
    weights: tuple[float, ...]
    products: tuple[float, ...]
    remainder: float
    total: float


def rounded(number: float, decimals: int) -> float:
    """The number that is read back from its text with so many decimals; never -0."""
    return float(f"{number:.{decimals}f}") + 0.0


def is_settled(number: float, decimals: int) -> bool:
    """Whether every way of rounding gives the same: not near halfway between two neighbours."""
    scaled = abs(number) * 10.0**decimals
    return abs(scaled % 1.0 - 0.5) > TIE_MARGIN


def usual_decimals(scale: float) -> int:
    """Decimals for 4 significant digits of a number of this size: at least 2 below 10,000."""
    if scale <= 0.0 or not math.isfinite(scale):
        return 3
    decimals = 3 - math.floor(math.log10(scale))
    return min(max(decimals, 2 if scale < 1e4 else 0), 30)


def candidates(total: int) -> Iterator[Decimals]:
    """Decimals for a sum shown with `total` ones, the fewest digits first."""
    guards = [
        (product, factor)
        for product in range(GUARD_DIGITS + 1)
        for factor in range(GUARD_DIGITS + 1)
    ]
    for product, factor in sorted(guards, key=lambda guard: (2 * guard[0] + guard[1], guard)):
        yield Decimals(total + product + factor, total + product, total)


def show_sum(
    values: Sequence[float], weights: Sequence[float], total: float, decimals: Decimals
) -> ShownSum | None:
    """The sum with these decimals; None where what is shown would not add up to `total`."""
    shown = _rounded_sum(values, weights, total, decimals)
    unit = 10.0**-decimals.product
    added = sum(shown.products)
    agrees = (
        shown.remainder == 0.0
        and rounded(added, decimals.sum) == shown.total
        and (decimals.product == decimals.sum or is_settled(added, decimals.sum))
        and all(
            is_settled(value * weight, decimals.product)
            for value, weight in zip(shown.values, shown.weights, strict=True)
        )
        and all(
            abs(product - value * weight) < unit
            for product, value, weight in zip(shown.products, values, weights, strict=True)
        )
    )
    return shown if agrees else None


def show_sum_with_remainder(
    values: Sequence[float], weights: Sequence[float], total: float, decimals: int
) -> ShownSum:
    """The sum with so many decimals, products and total alike, and what rounding left over."""
    for guard in range(2, 2 + GUARD_DIGITS):
        shown = _rounded_sum(values, weights, total, Decimals(decimals + guard, decimals, decimals))
        pairs = zip(shown.values, shown.weights, strict=True)
        if all(is_settled(value * weight, decimals) for value, weight in pairs):
            break
    return shown


def _rounded_sum(
    values: Sequence[float], weights: Sequence[float], total: float, decimals: Decimals
) -> ShownSum:
    shown_values = tuple(rounded(value, decimals.factor) for value in values)
    shown_weights = tuple(rounded(weight, decimals.factor) for weight in weights)
    products = tuple(
        rounded(value * weight, decimals.product)
        for value, weight in zip(shown_values, shown_weights, strict=True)
    )
    shown_total = rounded(total, decimals.sum)
    remainder = 0.0
    if rounded(sum(products), decimals.sum) != shown_total:
        remainder = rounded(shown_total - sum(products), decimals.product)
    return ShownSum(decimals, shown_values, shown_weights, products, remainder, shown_total)
