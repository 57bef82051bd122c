"""Fuzzy search: how well a name answers what was typed, in Latin letters or in Hangul.

Hangul is compared jamo by jamo, so a syllable that is half typed is found, and so are the first
consonants of a word alone (ㅎㅅㄹ finds 학습률).
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable

BEGINS, WORD_BEGINS, CONTAINS, SCATTERED = 100.0, 80.0, 60.0, 40.0
GAP_COST, LENGTH_COST = 1.0, 0.1
MOST_GAPS = 15


def score(query: str, names: Iterable[str]) -> float | None:
    """How well the best of the names answers; None if one of the typed words is in none."""
    words = plain(query).split()
    found = [_score_words(words, plain(name)) for name in names]
    return max((value for value in found if value is not None), default=None)


@functools.lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Text as it is compared: lower case, without accents, Hangul taken apart."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _score_words(words: list[str], name: str) -> float | None:
    total = 0.0
    for word in words:
        found = _score_word(word, name)
        if found is None:
            return None
        total += found
    return total - LENGTH_COST * len(name)


def _score_word(word: str, name: str) -> float | None:
    place = name.find(word)
    if place == 0:
        return BEGINS
    while place > 0:
        if not name[place - 1].isalnum():
            return WORD_BEGINS
        place = name.find(word, place + 1)
    return CONTAINS if word in name else _score_scattered(word, name)


def _score_scattered(word: str, name: str) -> float | None:
    """The letters in their order, the first at the beginning of a word, fewer gaps first."""
    best: float | None = None
    for start, letter in enumerate(name):
        if letter != word[0] or (start and name[start - 1].isalnum()):
            continue
        place, gaps = start, 0
        for wanted in word[1:]:
            after = name.find(wanted, place + 1)
            if after < 0:
                break
            gaps += after - place - 1
            place = after
        else:
            if gaps <= MOST_GAPS:  # more of them, and anything is found in a long name
                value = SCATTERED - GAP_COST * gaps
                best = value if best is None else max(best, value)
    return best
