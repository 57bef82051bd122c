"""The words of the mistakes: what a card says, what a selection is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.insight.mistakes import Answers, Selection
from gui.mistakes.cards import Card, CardsFigure, Place
from gui.numbers import format_number


def predicted() -> str:
    return QCoreApplication.translate("Mistakes", "predicted")


def actual() -> str:
    return QCoreApplication.translate("Mistakes", "actual")


def bars() -> str:
    """What the bars of a card are."""
    return QCoreApplication.translate("Mistakes", "bars: probability of each class, 0 to 1")


def number(card: Card) -> str:
    """Which picture of the test set it is."""
    return QCoreApplication.translate("Mistakes", "test {index}").format(
        index=format_number(card.index)
    )


def probability(value: float) -> str:
    return format_number(round(float(value), 4))


def sentence(figure: CardsFigure, place: Place) -> str:
    """A card, or one of its bars, in a sentence."""
    card, names = figure.cards[place.card], figure.names
    if place.bar is not None:
        text = QCoreApplication.translate("Mistakes", "{picture}: probability of {name} {value}")
        return text.format(
            picture=number(card),
            name=names[place.bar],
            value=probability(card.probabilities[place.bar]),
        )
    if not card.wrong:
        text = QCoreApplication.translate("Mistakes", "{picture}: {name}, recognised ({value})")
        value = probability(card.probabilities[card.actual])
        return text.format(picture=number(card), name=names[card.actual], value=value)
    text = QCoreApplication.translate(
        "Mistakes", "{picture}: taken for {predicted} ({certainty}), is {actual} ({truth})"
    )
    return text.format(
        picture=number(card),
        predicted=names[card.predicted],
        certainty=probability(card.probabilities[card.predicted]),
        actual=names[card.actual],
        truth=probability(card.probabilities[card.actual]),
    )


def measured(answers: Answers) -> str:
    """How many are wrong, and when that was measured."""
    return QCoreApplication.translate(
        "Mistakes", "{wrong} of {all} test images, measured at step {step}"
    ).format(
        wrong=format_number(int(answers.wrong.sum())),
        all=format_number(len(answers)),
        step=format_number(answers.step),
    )


def nothing(answers: Answers, selection: Selection) -> str:
    """Why no card is shown."""
    names = answers.class_names
    if selection.actual is not None and selection.predicted is not None:
        return QCoreApplication.translate(
            "Mistakes", "No test image of class {actual} was taken for {predicted}."
        ).format(actual=names[selection.actual], predicted=names[selection.predicted])
    if selection.actual is not None and selection.wrong_only:
        return QCoreApplication.translate(
            "Mistakes", "No mistakes: every test image of class {actual} is recognised."
        ).format(actual=names[selection.actual])
    if selection.actual is not None:
        return QCoreApplication.translate(
            "Mistakes", "There is no test image of class {actual}."
        ).format(actual=names[selection.actual])
    if selection.predicted is not None:
        return QCoreApplication.translate(
            "Mistakes", "No test image was taken for {predicted}."
        ).format(predicted=names[selection.predicted])
    return QCoreApplication.translate(
        "Mistakes", "No mistakes: all {all} test images are recognised."
    ).format(all=format_number(len(answers)))


def caption(figure: CardsFigure, answers: Answers) -> str:
    """The sentences beneath the exported figure."""
    about = QCoreApplication.translate(
        "Mistakes",
        "Test images with predicted / actual class, and the probability of each class (0 to 1) "
        "after {step} steps.",
    ).format(step=format_number(answers.step))
    score = QCoreApplication.translate(
        "Mistakes", "{wrong} of {all} test images are put into a wrong class."
    ).format(wrong=format_number(int(answers.wrong.sum())), all=format_number(len(answers)))
    return f"{about} {score}"
