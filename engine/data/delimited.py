"""Delimited text (CSV): where it comes from, its encoding, its delimiter, its header.

Nothing is asked that the text itself can answer; tables.py reads the columns.
"""

from __future__ import annotations

import codecs
import csv
import io
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NoReturn, TextIO

from engine.data.regular_file import check_regular
from engine.registry import SettingError

DELIMITERS = (",", ";", "\t", "|")
BLANK = ' \r\n"' + "".join(DELIMITERS)
SAMPLE_CHARACTERS = 64 * 1024
SAMPLE_ROWS = 100
BLOCK_BYTES = 1 << 20
CHUNK_ROWS = 500  # fewer than wake Python's collector, whose pauses a window would feel

MISSING = frozenset(("", "na", "n/a", "nan", "null", "none", "-", "?"))
"""What stands in a column of numbers, in small letters, where there is none."""


@dataclass(frozen=True)
class TextSource:
    """A file, or text from the clipboard when `path` is None."""

    name: str
    text: str = ""
    path: Path | None = None
    encoding: str = ""

    @contextmanager
    def opened(self) -> Iterator[tuple[TextIO, Progress]]:
        """The text from its beginning, its line ends as they are, and how far it was read."""
        if self.path is None:
            stream = io.StringIO(self.text, newline="")
            yield stream, Progress(stream, len(self.text))
            return
        with self.path.open("rb") as file:
            size = self.path.stat().st_size
            yield io.TextIOWrapper(file, self.encoding, newline=""), Progress(file, size)

    def sample(self) -> str:
        """The first lines, whole."""
        with self.opened() as (stream, _):
            text = stream.read(SAMPLE_CHARACTERS)
            return text + stream.readline() if text else ""


@dataclass(frozen=True)
class Progress:
    """How far a stream was read."""

    stream: io.IOBase
    size: int

    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.stream.tell() / max(1, self.size))


def text_source(source: Path | str) -> TextSource:
    """A Path is a file, a str is the text itself. Raises SettingError for what is no text."""
    if isinstance(source, str):
        if "\0" in source:
            _refuse_binary("the pasted text")
        return TextSource("", source.removeprefix("\ufeff"))
    try:
        return TextSource(source.name, path=source, encoding=find_encoding(source))
    except OSError as error:
        raise SettingError(
            "The table expects a file that can be read, got {name}: {reason}",
            name=source.name,
            reason=error.strerror or type(error).__name__,
        ) from None


def find_encoding(path: Path) -> str:
    """UTF-8, UTF-16 with a mark (as Excel writes Unicode text) or CP949 (Korean Excel)."""
    check_regular(path)
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if _is_encoded(path, "utf-16"):
            return "utf-16"
        _refuse_binary(path.name)
    if head == b"PK\x03\x04":
        raise SettingError(
            "The table expects a text file (CSV), got {name}, which looks like a workbook: save "
            "it as CSV first",
            name=path.name,
        )
    for encoding in ("utf-8-sig", "cp949"):
        if _is_encoded(path, encoding):
            return encoding
    raise SettingError(
        "The table expects text in UTF-8 or CP949, got something else in {name}: save it as "
        "CSV UTF-8",
        name=path.name,
    )


def _is_encoded(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            if b"\0" in block and encoding != "utf-16":
                _refuse_binary(path.name)
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                return False
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_binary(name: str) -> NoReturn:
    raise SettingError(
        "The table expects a text file (CSV), got {name}, which is binary: export it as CSV",
        name=name,
    )


@dataclass(frozen=True)
class Layout:
    """How a text is laid out. width: the number of columns."""

    delimiter: str
    width: int
    has_header: bool

    @property
    def decimal_comma(self) -> bool:
        """Whether 1,5 is a number: it can be where the semicolon separates."""
        return self.delimiter == ";"


def sniff(sample: str, has_header: bool | None = None) -> Layout:
    """The layout under which the first rows agree best in length and hold most numbers.

    has_header: what the user says, None to look at the text.
    Raises SettingError when there is nothing but blank lines.
    """
    best: tuple[float, int] = (-1.0, 0)
    chosen: tuple[str, int, list[list[str]]] | None = None
    for delimiter in DELIMITERS:
        rows = sample_rows(sample, delimiter)
        if not rows or not sample.strip(BLANK):
            continue
        (width, agreeing), *_ = Counter(map(len, rows)).most_common(1)
        comma = delimiter == ";"
        cells = [cell for row in rows for cell in row]
        numeric = sum(number_in(cell, comma) is not None for cell in cells) / len(cells)
        score = (agreeing / len(rows) * (0.1 + numeric) * (width > 1), width)
        if score > best:
            best, chosen = score, (delimiter, width, rows)
    if chosen is None:
        raise SettingError(
            "The table expects rows of numbers, got nothing: choose a file that is not empty"
        )
    delimiter, width, rows = chosen
    if has_header is None:
        has_header = looks_like_header(rows, delimiter == ";")
    return Layout(delimiter, width, has_header)


def sample_rows(sample: str, delimiter: str) -> list[list[str]]:
    """The first rows that are not blank, cut at this delimiter; quotes may be wrong."""
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                found.append(row)
            if len(found) == SAMPLE_ROWS:
                break
    except csv.Error:
        pass  # Reading the whole says in which line.
    return found


def looks_like_header(rows: Sequence[Sequence[str]], decimal_comma: bool) -> bool:
    """Whether a column begins with a word and goes on with numbers, for the most part."""
    first, *others = rows
    for column, title in enumerate(first):
        below = [row[column] for row in others if column < len(row)]
        given = [cell for cell in below if cell.strip().lower() not in MISSING]
        numbers = sum(number_in(cell, decimal_comma) is not None for cell in given)
        is_word = title.strip() != "" and number_in(title, decimal_comma) is None
        if is_word and given and numbers > len(given) / 2:
            return True
    return False


def number_in(cell: str, decimal_comma: bool) -> float | None:
    """The number that a cell holds, nan where it says that there is none, None for text."""
    if decimal_comma:
        cell = cell.replace(",", ".")
    if "_" in cell:  # 1_000 is a number in Python alone
        return None
    try:
        return float(cell)
    except ValueError:
        return math.nan if cell.strip().lower() in MISSING else None


def row_chunks(
    stream: Iterator[str], layout: Layout
) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
    """The rows that are not blank, many at a time, and the lines in which they end.

    Raises SettingError, with the line, for a row of another length and for wrong quotes.
    """
    reader = csv.reader(stream, delimiter=layout.delimiter, strict=True)
    ended = False
    while not ended:
        before = reader.line_num
        rows: list[list[str]] = []
        wrong: csv.Error | None = None
        try:
            rows.extend(islice(reader, CHUNK_ROWS))  # keeps what came before an error
        except csv.Error as error:
            wrong = error
        ended = len(rows) < CHUNK_ROWS
        lines: Sequence[int] = range(before + 1, reader.line_num + 1)
        if len(lines) != len(rows):  # cells of several lines, or an error
            lines = _lines(rows, before)
        if not all(len(row) == layout.width and row[0] for row in rows):
            lines, rows = _without_blank(lines, rows, layout.width)
        if wrong is not None:
            raise SettingError(
                "The row after line {line} expects quotes in pairs, got one that is not closed "
                "or stands inside a cell: correct it ({reason})",
                line=lines[-1] if lines else before,
                reason=wrong,
            )
        if rows:
            yield lines, rows


def _lines(rows: list[list[str]], before: int) -> list[int]:
    """The line in which each row ends, when the first follows the line `before`."""
    found = []
    for row in rows:
        text = "".join(row).replace("\r\n", "\n")
        before += 1 + text.count("\n") + text.count("\r")
        found.append(before)
    return found


def _without_blank(
    lines: Sequence[int], rows: list[list[str]], width: int
) -> tuple[list[int], list[list[str]]]:
    kept_lines, kept_rows = [], []
    for line, row in zip(lines, rows, strict=True):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != width:
            raise SettingError(
                "Line {line} expects {expected} columns, got {got}: correct it, or put cells "
                "that hold the delimiter in quotes",
                line=line,
                expected=width,
                got=len(row),
            )
        kept_lines.append(line)
        kept_rows.append(row)
    return kept_lines, kept_rows
