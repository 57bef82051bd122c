"""The words of the pictures panel: what a picture, a bar and a pixel say."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from engine.data.picture_files import StoredPictures
from engine.data.picture_found import Found
from gui.figures.numerals import fixed
from gui.numbers import format_number
from gui.pictures.figure import Card, CardsFigure, CountsFigure, PixelsFigure, Range, range_of

TIMES = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
DIGITS = 3


def size(height: int, width: int, channels: int) -> str:
    """28 × 28 grey"""
    if channels == 1:
        text = QCoreApplication.translate("Pictures", "{height} × {width} grey")
    else:
        text = QCoreApplication.translate("Pictures", "{height} × {width} in colour")
    return text.replace(" × ", TIMES).format(
        height=format_number(height), width=format_number(width)
    )


def found_text(found: Found) -> str:
    """What lies there: 70,000 pictures, 28 × 28 grey, 10 classes."""
    text = QCoreApplication.translate("Pictures", "{count} pictures, {size}, {classes} classes")
    return text.format(
        count=format_number(found.count), size=_found_size(found), classes=len(found.class_names)
    )


def _found_size(found: Found) -> str:
    if found.channels:
        return size(*found.largest, found.channels)
    if found.smallest == found.largest:
        return TIMES.join(map(format_number, found.largest))
    text = QCoreApplication.translate("Pictures", "{smallest} to {largest} pixels")
    return text.format(
        smallest=TIMES.join(map(format_number, found.smallest)),
        largest=TIMES.join(map(format_number, found.largest)),
    )


def opened_text(dataset: StoredPictures) -> str:
    """digits: 1,200 pictures, 28 × 28 grey, 10 classes."""
    text = QCoreApplication.translate(
        "Pictures", "{file}: {count} pictures, {size}, {classes} classes"
    )
    return text.format(
        file=Path(dataset.path).name,
        count=format_number(dataset.count),
        size=size(*dataset.picture_shape),
        classes=dataset.class_count,
    )


def parting(count: int, test_count: int) -> str:
    """What is learnt from and what tests."""
    if test_count:
        text = QCoreApplication.translate(
            "Pictures", "{training} pictures to learn from, and {test} of a test set of their own."
        )
        return text.format(
            training=format_number(count - test_count), test=format_number(test_count)
        )
    return QCoreApplication.translate(
        "Pictures", "There is no test set of its own: chance deals a share of the pictures out."
    )


def passed_over(count: int) -> str:
    """Files that are no pictures."""
    text = QCoreApplication.translate(
        "Pictures", "Files that are no pictures and are left out: {count}."
    )
    return text.format(count=format_number(count))


def number(index: int, training: bool) -> str:
    """Which picture of which set it is."""
    if training:
        text = QCoreApplication.translate("Pictures", "training {index}")
    else:
        text = QCoreApplication.translate("Pictures", "test {index}")
    return text.format(index=format_number(index))


def before() -> str:
    return QCoreApplication.translate("Pictures", "before")


def after() -> str:
    return QCoreApplication.translate("Pictures", "after")


def target() -> str:
    """What the loss compares the outputs with."""
    return QCoreApplication.translate("Pictures", "target of the loss")


def value(number: float) -> str:
    """A number as it is read beside a picture: a byte as it is, else three digits."""
    if float(number).is_integer():
        return format_number(int(number))
    return format_number(float(number), DIGITS)


def interval(found: Range) -> str:
    """0 to 255"""
    text = QCoreApplication.translate("Pictures", "{low} to {high}")
    return text.format(low=value(found[0]), high=value(found[1]))


def hot(number: float, place: int, count: int) -> str:
    """A target of so many numbers that they cannot be written side by side."""
    text = QCoreApplication.translate("Pictures", "{value} at place {place} of {count}")
    return text.format(value=value(number), place=format_number(place + 1), count=count)


def sentence(figure: CardsFigure, card: Card) -> str:
    """A picture in a sentence."""
    text = QCoreApplication.translate("Pictures", "{picture}: {name}, numbers from {range}")
    said = text.format(
        picture=number(card.index, figure.training),
        name=figure.names[card.label],
        range=interval(range_of(card.picture)),
    )
    if card.after is not None:
        text = QCoreApplication.translate("Pictures", "{step}: {range}")
        said += "; " + text.format(step=figure.step, range=interval(range_of(card.after)))
    return said


def bar(figure: CountsFigure, index: int) -> str:
    """How many pictures there are of a class."""
    if figure.training:
        text = QCoreApplication.translate(
            "Pictures", "{name}: {count} of {all} training pictures, {share} %"
        )
    else:
        text = QCoreApplication.translate(
            "Pictures", "{name}: {count} of {all} test pictures, {share} %"
        )
    count, total = figure.counts[index], max(1, figure.total)
    return text.format(
        name=figure.names[index],
        count=format_number(count),
        all=format_number(figure.total),
        share=fixed(100 * count / total, 1),
    )


def channels() -> tuple[str, str, str]:
    return (
        QCoreApplication.translate("Pictures", "red"),
        QCoreApplication.translate("Pictures", "green"),
        QCoreApplication.translate("Pictures", "blue"),
    )


def pixel(figure: PixelsFigure, row: int, column: int) -> str:
    """Row, column and value of a pixel, counted from 0."""
    found = figure.values[row, column]
    if len(found) == 1:
        said = value(float(found[0]))
    else:
        said = ", ".join(
            f"{name} {value(float(one))}" for name, one in zip(channels(), found, strict=True)
        )
    text = QCoreApplication.translate("Pictures", "row {row}, column {column}: {value}")
    return text.format(row=row, column=column, value=said)


def caption(figure: CardsFigure) -> str:
    """The sentences beneath an exported page of cards."""
    if figure.paired:
        return QCoreApplication.translate(
            "Pictures",
            "Pictures before and after preprocessing ({step}) with the range of their numbers, "
            "and the class as the loss gets it.",
        ).format(step=figure.step)
    if figure.training:
        return QCoreApplication.translate("Pictures", "Training pictures with their classes.")
    return QCoreApplication.translate("Pictures", "Test pictures with their classes.")


def pixels_caption(figure: PixelsFigure, step: str) -> str:
    """The sentence beneath exported numbers."""
    title = f"{number(figure.card.index, figure.training)}, {figure.names[figure.card.label]}"
    if figure.after:
        text = QCoreApplication.translate(
            "Pictures", "The pixels of {picture} after preprocessing ({step}): {range}."
        )
    else:
        text = QCoreApplication.translate("Pictures", "The raw pixels of {picture}: {range}.")
    return text.format(picture=title, step=step, range=interval(figure.range))
