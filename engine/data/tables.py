"""Tables: columns of numbers and of texts, read from delimited text in one pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import FloatArray, IntArray
from engine.data.delimited import Layout, TextSource, number_in, row_chunks, sniff, text_source
from engine.data.points import CLASS_LIMIT
from engine.registry import SettingError

PREVIEW_ROWS = 20
CATEGORY_LIMIT = 1000
"""A column with more different texts than that names its rows; it is no label."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and the line in which its row ends."""

    line: int
    text: str


@dataclass(frozen=True, eq=False)
class Column:
    """A column of a table.

    numbers: (rows,), not finite where a cell holds none; None for a column of text.
    codes: (rows,) int32, indices of `categories`, -1 for a blank cell; None for a column of
    numbers, or when it holds more than CATEGORY_LIMIT different texts.
    word: the first cell that makes it text. gap: the first cell that holds nothing, or a number
    that is not finite.
    """

    name: str
    numbers: FloatArray | None
    codes: NDArray[np.int32] | None
    categories: tuple[str, ...]
    word: Cell | None
    gap: Cell | None

    @property
    def is_numeric(self) -> bool:
        return self.numbers is not None

    def given(self) -> NDArray[np.bool_]:
        """(rows,): where there is a finite number or a text."""
        if self.numbers is not None:
            return np.isfinite(self.numbers)
        return self.texts() >= 0

    def values(self) -> FloatArray:
        """The numbers. Raises SettingError in a column of text."""
        if self.numbers is None:
            word = self.word or self.gap
            assert word is not None
            raise SettingError(
                "Line {line}, column {column} expects a number, got {got}: correct it, or choose "
                "another column",
                line=word.line,
                column=repr(self.name),
                got=repr(word.text),
            )
        return self.numbers

    def refuse_gap(self) -> None:
        """Raise the SettingError that says where the first value is missing, if one is."""
        if self.gap is None:
            return
        if not self.gap.text.strip():
            raise SettingError(
                "Line {line}, column {column} expects a value, got an empty cell: fill it, or "
                "leave incomplete rows out",
                line=self.gap.line,
                column=repr(self.name),
            )
        raise SettingError(
            "Line {line}, column {column} expects a finite number, got {got}: correct it, or "
            "leave incomplete rows out",
            line=self.gap.line,
            column=repr(self.name),
            got=repr(self.gap.text),
        )

    def texts(self) -> NDArray[np.int32]:
        if self.codes is None:
            raise SettingError(
                "The label expects at most {limit} classes, got more than {got} different texts in "
                "column {column}: choose another column",
                limit=CLASS_LIMIT,
                got=CATEGORY_LIMIT,
                column=repr(self.name),
            )
        return self.codes

    def classes(self, rows: NDArray[np.bool_]) -> tuple[IntArray, tuple[str, ...]]:
        """Of the chosen rows, the classes counted from 0, and their names in ascending order.

        Raises SettingError unless there are 2 to CLASS_LIMIT of them.
        """
        if self.numbers is not None:
            found, labels = np.unique(self.numbers[rows], return_inverse=True)
            names = tuple(_number_text(value) for value in found.tolist())
        else:
            present, inverse = np.unique(self.texts()[rows], return_inverse=True)
            unsorted = [self.categories[code] for code in present]
            names = tuple(sorted(unsorted))
            rank = np.array([names.index(name) for name in unsorted], dtype=np.int64)
            labels = rank[inverse]
        if len(names) > CLASS_LIMIT:
            raise SettingError(
                "The label expects at most {limit} classes, got {got} in column {column}: choose "
                "another column, or learn it as a value",
                limit=CLASS_LIMIT,
                got=len(names),
                column=repr(self.name),
            )
        if len(names) == 1:
            raise SettingError(
                "The label expects at least two classes, got only {got} in column {column}: "
                "choose another column",
                got=repr(names[0]),
                column=repr(self.name),
            )
        return labels.astype(np.int64), names


@dataclass(frozen=True, eq=False)
class Table:
    """Named columns of equal length. preview: the first rows as texts."""

    name: str
    layout: Layout
    encoding: str
    columns: tuple[Column, ...]
    row_count: int
    preview: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> Column:
        """The column of that name. Raises SettingError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise SettingError(
            "The table expects one of its columns {known}, got {got}: choose one of them",
            known=", ".join(column.name for column in self.columns),
            got=repr(name),
        )

    @property
    def numeric(self) -> tuple[str, ...]:
        """The names of the columns of numbers."""
        return tuple(column.name for column in self.columns if column.is_numeric)


def read_table(
    source: Path | str,
    has_header: bool | None = None,
    progress: Callable[[float], None] | None = None,
) -> Table:
    """Read a file (Path) or text itself (str).

    has_header: whether the first row names the columns, None to look.
    progress: called now and then with a share from 0 to 1; what it raises ends the reading.
    Raises SettingError, with line and column, for what is no table.
    """
    text = text_source(source)
    layout = sniff(text.sample(), has_header)
    as_text: frozenset[int] = frozenset()
    while True:
        table, late = _read(text, layout, as_text, progress)
        if not late:
            break
        as_text |= late  # Their first cells were kept as numbers alone: read them again.
    if table.row_count == 0:
        raise SettingError("The table expects rows of numbers below its header, got none: add some")
    if not table.numeric:
        raise SettingError(
            "The table expects at least one column of numbers, got only text in {columns}: check "
            "the decimal sign and the delimiter",
            columns=", ".join(column.name for column in table.columns),
        )
    return table


def _read(
    text: TextSource,
    layout: Layout,
    as_text: frozenset[int],
    progress: Callable[[float], None] | None,
) -> tuple[Table, frozenset[int]]:
    """The table, and the columns that turned out to be text after their first chunk."""
    with text.opened() as (stream, position):
        titles = [""] * layout.width
        builders = [_Builder(i in as_text, layout.decimal_comma) for i in range(layout.width)]
        preview: list[tuple[str, ...]] = []
        header_comes = layout.has_header
        for lines, rows in row_chunks(stream, layout):
            if header_comes:
                header_comes = False
                titles, lines, rows = rows[0], lines[1:], rows[1:]
            for row in rows[: PREVIEW_ROWS - len(preview)]:
                preview.append(tuple(cell.strip() for cell in row))
            for builder, *cells in zip(builders, *rows, strict=True) if rows else ():
                builder.take(cells, lines)
            if progress is not None:
                progress(position.share())
        names = column_names(titles)
    columns = tuple(builder.column(name) for builder, name in zip(builders, names, strict=True))
    late = frozenset(i for i, builder in enumerate(builders) if builder.is_late())
    count = builders[0].rows
    return Table(text.name, layout, text.encoding, columns, count, tuple(preview)), late


def column_names(titles: Sequence[str]) -> list[str]:
    """A name of its own for every column: blank ones are numbered, repeated ones too."""
    names: list[str] = []
    for place, title in enumerate(titles, 1):
        wanted = " ".join(title.split()) or f"column {place}"
        name, again = wanted, 2
        while name in names:
            name, again = f"{wanted} ({again})", again + 1
        names.append(name)
    return names


class _Builder:
    """Collects a column chunk by chunk: as numbers, until a cell holds none."""

    def __init__(self, as_text: bool, decimal_comma: bool) -> None:
        self.as_text = as_text
        self.decimal_comma = decimal_comma
        self.rows = 0
        self.lost = False  # text after a chunk that was kept as numbers
        self.word: Cell | None = None
        self.gap: Cell | None = None
        self.numbers: list[FloatArray] = []
        self.codes: list[NDArray[np.int32]] = []
        self.index: dict[str, int] = {"": -1}

    def take(self, cells: Sequence[str], lines: Sequence[int]) -> None:
        if self.lost:
            return
        if not self.as_text and not self._take_numbers(cells, lines):
            self.lost, self.as_text = self.rows > 0, True
        if self.as_text and not self.lost:
            self._take_texts(cells, lines)
        self.rows += len(cells)

    def _take_numbers(self, cells: Sequence[str], lines: Sequence[int]) -> bool:
        plain = [cell.replace(",", ".") for cell in cells] if self.decimal_comma else cells
        try:
            values = np.fromiter(map(float, plain), np.float64, len(plain))
        except ValueError:
            values = None
        if values is None or "_" in "".join(plain):
            read = [number_in(cell, self.decimal_comma) for cell in cells]
            if any(number is None for number in read):
                return False
            values = np.array(read, dtype=np.float64)
        wrong = np.flatnonzero(~np.isfinite(values))
        if wrong.size and self.gap is None:
            self.gap = Cell(lines[wrong[0]], cells[wrong[0]])
        self.numbers.append(values)
        return True

    def _take_texts(self, cells: Sequence[str], lines: Sequence[int]) -> None:
        for line, cell in zip(lines, cells, strict=True) if self.word is None else ():
            if number_in(cell, self.decimal_comma) is None:
                self.word = Cell(line, cell)
                break
        index = self.index
        if len(index) <= CATEGORY_LIMIT + 1:
            codes = [index.setdefault(cell.strip(), len(index) - 1) for cell in cells]
            self.codes.append(np.array(codes, dtype=np.int32))
            if self.gap is None and -1 in codes:
                self.gap = Cell(lines[codes.index(-1)], "")

    def is_late(self) -> bool:
        """Whether the column must be read again, as text."""
        if self.lost:
            return True
        return bool(self.numbers) and not any(np.isfinite(part).any() for part in self.numbers)

    def column(self, name: str) -> Column:
        if not self.as_text:
            numbers = np.concatenate([np.empty(0), *self.numbers])
            numbers.setflags(write=False)
            return Column(name, numbers, None, (), None, self.gap)
        categories = tuple(self.index)[1:]
        if len(categories) > CATEGORY_LIMIT or self.lost:
            return Column(name, None, None, (), self.word, self.gap)
        codes = np.concatenate([np.empty(0, np.int32), *self.codes])
        codes.setflags(write=False)
        return Column(name, None, codes, categories, self.word, self.gap)


def _number_text(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
