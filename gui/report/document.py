"""A report as data: headings, paragraphs, tables and figures in their order."""

from __future__ import annotations

from dataclasses import dataclass

from gui.figures.export import Size
from gui.figures.page import Page


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    """muted: of less weight than the rest."""

    text: str
    muted: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells beneath a head, which may be empty.

    numbers: columns that are set to the right.   good, bad: rows that are marked so.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    good: frozenset[int] = frozenset()
    bad: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class Figure:
    """A page of figures in the size that suits it."""

    page: Page
    size: Size
    title: str = ""


@dataclass(frozen=True)
class Code:
    """Text that is set as it is, such as a shared text."""

    text: str


Block = Heading | Paragraph | Table | Figure | Code


@dataclass(frozen=True, eq=False)
class Report:
    """language: of its words, "ko" or "en".   recipe: of the run, as JSON, "" without one."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    language: str
    recipe: str = ""
