"""What the mistakes show: cards, each a picture and how probable the network finds each class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.mistakes import Answers

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Card:
    """index: of the picture in its set.   picture: (h, w, c) uint8   probabilities: (classes,)"""

    index: int
    picture: Array
    predicted: int
    actual: int
    probabilities: Array

    @property
    def wrong(self) -> bool:
        return self.predicted != self.actual


@dataclass(frozen=True)
class Place:
    """A card of the page, and the class whose bar is meant, if one is."""

    card: int
    bar: int | None = None


@dataclass(frozen=True, eq=False)
class CardsFigure:
    """A page of cards in a grid. chosen: the picture that other panels show, by its index."""

    cards: tuple[Card, ...] = ()
    names: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    chosen: int | None = None
    pointed: Place | None = None
    title: str = ""


def cards_of(answers: Answers, indices: Array) -> tuple[Card, ...]:
    """The cards of some answers."""
    return tuple(
        Card(
            index,
            answers.pixels[index],
            int(answers.predicted[index]),
            int(answers.targets[index]),
            np.nan_to_num(answers.probabilities[index]),
        )
        for index in indices.tolist()
    )
