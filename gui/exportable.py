"""What can be exported: a panel, or several on a page, with its numbers and its recipe."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gui.figures.page import Page
from gui.language import language, speaking
from gui.theme import Theme

if TYPE_CHECKING:
    from engine.files.recipe import Recipe


def _no_recipe() -> Recipe | None:
    return None


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Export:
    """A panel that can be exported.

    title: its name in the language of the moment.   page: its picture in a theme.
    size_cm: width and height that suit it.   table: its numbers as CSV, where it has any.
    parts: of a sheet of several pictures, ids and names of those that can be on it; its `pages`
    are the pages of all of them, of which `together` makes one. shown: those that are chosen at
    first, all where empty. sheet_cm: the size that suits so many of them. each: the parts are
    exports of their own, a file for each.
    fetch: has the picture brought up to the moment, then calls what it is given.
    recipe: of the moment that was fetched, where the picture is of a run.
    retranslate: has the panel say its words again.
    lock: has the panel keep its scales over a series, or lets them go; scales: says which it
    keeps, "" for none.
    panel: that it is a picture of, where frames alone make the picture: it can be filmed.
    shows: the panels that it is a picture of.
    """

    id: str
    title: Callable[[], str]
    page: Callable[[Theme], Page]
    size_cm: tuple[float, float]
    table: Callable[[], str] | None = None
    parts: tuple[tuple[str, Callable[[], str]], ...] = ()
    pages: Callable[[Theme], Mapping[str, Page]] | None = None
    together: Callable[[Mapping[str, Page]], Page] | None = None
    sheet_cm: Callable[[int], tuple[float, float]] | None = None
    shown: tuple[str, ...] = ()
    each: bool = False
    fetch: Callable[[Callable[[], None]], None] = lambda then: then()
    recipe: Callable[[], Recipe | None] = _no_recipe
    retranslate: Callable[[], None] = _nothing
    lock: Callable[[bool], object] | None = None
    scales: Callable[[], str] = str
    panel: Any = None
    shows: Callable[[], Sequence[Any]] = tuple

    def made(self, look: Theme, code: str) -> Made:
        """The picture and the numbers of the moment that was fetched, in a theme and a language."""
        foreign = code != language()
        try:
            with speaking(code):
                if foreign:
                    self.retranslate()
                pages = self.pages(look) if self.pages is not None else {}
                page = self.together(pages) if self.together is not None else self.page(look)
                table = self.table() if self.table is not None else ""
                return Made(self.title(), page, table, self.recipe(), pages, self.together)
        finally:
            if foreign:
                self.retranslate()


@dataclass(frozen=True, eq=False)
class Made:
    """One moment of an export. table: its numbers as CSV, "" without any."""

    title: str
    page: Page
    table: str = ""
    recipe: Recipe | None = None
    pages: Mapping[str, Page] = field(default_factory=dict)
    together: Callable[[Mapping[str, Page]], Page] | None = None

    def of(self, parts: tuple[str, ...]) -> Made:
        """With these parts alone on its page; as it is, where it has none."""
        if self.together is None:
            return self
        return replace(self, page=self.together({part: self.pages[part] for part in parts}))
