"""The words of one cell written out: titles of its grids, and its sum as lines of text."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.insight.cell import CellArithmetic
from engine.insight.feature_maps import POOLED
from gui.language import vocabulary
from gui.numbers import MINUS, format_number


def fixed(number: float, decimals: int) -> str:
    """A number with so many decimals."""
    return f"{number:.{decimals}f}".replace("-", MINUS)


def signed(number: float, decimals: int) -> str:
    """A number as a term of a sum that is not its first: "+ 0.5", "− 0.5"."""
    return f"{MINUS if number < 0 else '+'} {fixed(abs(number), decimals)}"


def picture_title(answer: CellArithmetic) -> str:
    return QCoreApplication.translate("FeatureMaps", "sees {height} × {width} px").format(
        height=answer.field.height, width=answer.field.width
    )


def patch_title(answer: CellArithmetic) -> str:
    """What is under the kernel, and of which channel."""
    return _with_channel(QCoreApplication.translate("FeatureMaps", "what the kernel sees"), answer)


def kernel_title(answer: CellArithmetic) -> str:
    return _with_channel(
        QCoreApplication.translate("FeatureMaps", "kernel of filter {number}").format(
            number=answer.filter + 1
        ),
        answer,
    )


def products_title() -> str:
    return QCoreApplication.translate("FeatureMaps", "products")


def _with_channel(text: str, answer: CellArithmetic) -> str:
    if len(answer.sums) == 1:
        return text
    return QCoreApplication.translate("FeatureMaps", "{text}, channel {number}").format(
        text=text, number=answer.channel + 1
    )


def channels_title(answer: CellArithmetic) -> str:
    return QCoreApplication.translate(
        "FeatureMaps", "Sums of the products of {count} channels: click one to see it"
    ).format(count=len(answer.sums))


def channel_sums(answer: CellArithmetic) -> tuple[str, ...]:
    """The sum of each channel as its term in the whole; () of a single channel."""
    if len(answer.sums) == 1:
        return ()
    shown = answer.shown.sum
    return tuple(
        f"{number + 1}: {fixed(product, shown.decimals.product)}"
        for number, product in enumerate(shown.products[: len(answer.sums)])
    )


def title(answer: CellArithmetic, layer: str) -> str:
    """Which cell it is, and its number: "Convolution 1, filter 3, row 8, column 12: 0.3124"."""
    return QCoreApplication.translate(
        "FeatureMaps", "{layer}, filter {filter}, row {row}, column {column}: {value}"
    ).format(
        layer=layer,
        filter=answer.filter + 1,
        row=answer.row + 1,
        column=answer.column + 1,
        value=format_number(answer.map_value),
    )


def sum_lines(answer: CellArithmetic) -> tuple[str, ...]:
    """Products, bias, sum, activation and pooling, one after the other."""
    lines = [_products_line(answer), _bias_line(answer), _activation_line(answer)]
    if answer.stage == POOLED and answer.pooled is not None:
        lines.append(_pooling_line(answer))
    return tuple(line for line in lines if line)


def _products_line(answer: CellArithmetic) -> str:
    """Of one channel: its products written out."""
    shown = answer.products
    digits = shown.decimals.product
    first, *rest = shown.products
    terms = " ".join([fixed(first, digits), *(signed(number, digits) for number in rest)])
    if shown.remainder:
        terms += f" {signed(shown.remainder, digits)}"
    exact = fixed(sum(shown.products) + shown.remainder, digits)
    return f"Σ = {terms} = {exact}"


def _bias_line(answer: CellArithmetic) -> str:
    """z from the sum of the products and the bias."""
    shown = answer.shown.sum
    digits, count = shown.decimals.product, len(shown.products)
    terms = count - (answer.bias is not None)
    products = sum(shown.products[:terms])
    if terms > 1 and len(answer.sums) > 1:
        name = QCoreApplication.translate("FeatureMaps", "Σ of all channels")
    else:
        name = "Σ"
    parts = [fixed(products, digits)]
    names = [name]
    if answer.bias is not None:
        parts.append(signed(shown.products[-1], digits))
        names.append(QCoreApplication.translate("FeatureMaps", "+ bias"))
    if shown.remainder:
        parts.append(signed(shown.remainder, digits))
        names.append(QCoreApplication.translate("FeatureMaps", "+ rounding"))
    total = sum(shown.products) + shown.remainder
    said = f"z = {' '.join(names)} = {' '.join(parts)}"
    if answer.bias is not None or shown.remainder:
        said += f" = {fixed(total, digits)}"
    if shown.decimals.sum < digits:
        said += f" ≈ {fixed(shown.total, shown.decimals.sum)}"
    return said


def _activation_line(answer: CellArithmetic) -> str:
    shown = answer.shown
    if answer.activation.kind == "identity":
        return ""
    name = vocabulary(answer.activation.label)
    z = fixed(shown.sum.total, shown.sum.decimals.sum)
    return f"a = {name}({z}) = {fixed(shown.value, shown.value_decimals)}"


def _pooling_line(answer: CellArithmetic) -> str:
    """The window of the pooling and what it gives."""
    pooled = answer.pooled
    assert pooled is not None
    inside = pooled.window[np.isfinite(pooled.window)]
    numbers = ", ".join(format_number(float(number)) for number in inside)
    value = format_number(pooled.value)
    if pooled.kind == "max_pooling2d":
        return QCoreApplication.translate(
            "FeatureMaps", "Pooled: the largest of {numbers} is {value}"
        ).format(numbers=numbers, value=value)
    return QCoreApplication.translate(
        "FeatureMaps", "Pooled: the mean of {numbers} is {value}"
    ).format(numbers=numbers, value=value)
