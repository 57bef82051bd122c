"""The typesetter: knows which formulas are set, and sets the others on a thread of its own."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from gui.background import Background, Progress
from gui.lessons.formula_cache import FormulaCache, own_cache
from gui.lessons.formulas import Drawing

Formula = tuple[str, bool]
"""LaTeX, and whether it stands on a line of its own."""
MOST_KNOWN = 2000
AT_ONCE = 6
"""So many are set before they are shown."""


class Typesetter(QObject):
    """ready(): some formulas that were wanted are known now."""

    ready = Signal()

    def __init__(self, cache: FormulaCache) -> None:
        super().__init__()
        self._cache = cache
        self._known: dict[Formula, Drawing | None] = {}
        self._queue: list[Formula] = []
        self._work: Background | None = None
        self._in_work: tuple[Formula, ...] = ()

    def is_known(self, formula: Formula) -> bool:
        """Whether it is set, or known to be none that can be."""
        if formula not in self._known:
            kept = self._cache.read(*formula)
            if kept is None:
                return False
            self._learn({formula: kept})
        return True

    def drawing(self, formula: Formula) -> Drawing | None:
        """A known formula; None where it cannot be set."""
        return self._known[formula]

    def want(self, formulas: Iterable[Formula]) -> None:
        """Set these before all others."""
        new = self._missing(formulas)
        self._queue = [*new, *(formula for formula in self._queue if formula not in new)]
        self._go_on()

    def expect(self, formulas: Iterable[Formula]) -> None:
        """Set these after the others: they will be wanted."""
        self._queue += [each for each in self._missing(formulas) if each not in self._queue]
        self._go_on()

    def warm(self) -> None:
        """Import what sets formulas, where none was ever set: the first ones will be wanted."""
        if self._work is None and self._cache.is_empty:
            self._begin(())

    def forget(self) -> None:
        """Nobody waits for what is not begun."""
        self._queue.clear()

    def _missing(self, formulas: Iterable[Formula]) -> list[Formula]:
        unique = dict.fromkeys(formulas)
        return [each for each in unique if each not in self._in_work and not self.is_known(each)]

    def _go_on(self) -> None:
        if self._work is not None or not self._queue:
            return
        formulas = tuple(self._queue[:AT_ONCE])
        del self._queue[:AT_ONCE]
        self._begin(formulas)

    def _begin(self, formulas: tuple[Formula, ...]) -> None:
        self._in_work = formulas
        self._work = Background(functools.partial(_set, formulas, self._cache))
        self._work.done.connect(self._arrived)
        self._work.refused.connect(self._failed)
        self._work.start()

    def _failed(self, _text: str) -> None:
        self._arrived(dict.fromkeys(self._in_work))

    def _arrived(self, found: dict[Formula, Drawing | None]) -> None:
        self._work, self._in_work = None, ()
        self._learn(found)
        self._go_on()
        self.ready.emit()

    def _learn(self, found: dict[Formula, Drawing | None]) -> None:
        self._known |= found
        for oldest in list(self._known)[: max(0, len(self._known) - MOST_KNOWN)]:
            del self._known[oldest]


def _set(
    formulas: tuple[Formula, ...], cache: FormulaCache, _tell: Progress
) -> dict[Formula, Drawing | None]:
    from gui.lessons.typesetting import prepare, typeset

    prepare()
    found: dict[Formula, Drawing | None] = {}
    for formula in formulas:
        found[formula] = drawn = typeset(*formula)
        if drawn is not None:
            cache.write(*formula, drawn)
    return found


@functools.cache
def typesetter() -> Typesetter:
    """The one of the program."""
    return Typesetter(own_cache())
