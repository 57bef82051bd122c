"""The reader: reads tables, and makes data sets of them, on threads of its own.

What comes of it is put in a queue, which a window empties when it has time: no signal crosses
threads, and a reader that is given up ends at its next look.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.data.delimited import Layout, sample_rows, sniff, text_source
from engine.data.table_choice import TableChoice, guess_choice, table_set
from engine.data.table_data import TableSet
from engine.data.tables import PREVIEW_ROWS, Table, column_names, read_table
from engine.registry import SettingError

PATIENCE_S = 0.2
"""How long a job pauses for the window: one that is hidden must not stop it."""

Source = Path | str
"""A file, or the text itself."""


@dataclass(frozen=True)
class Glimpse:
    """The first rows, before the rest is read."""

    encoding: str
    layout: Layout
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Progress:
    """How much of the source is read, from 0 to 1."""

    share: float


@dataclass(frozen=True, eq=False)
class Finished:
    """The whole table, and what its columns may be."""

    table: Table
    guess: TableChoice


@dataclass(frozen=True, eq=False)
class Made:
    """The data set of a choice, or why it cannot be."""

    choice: TableChoice
    dataset: TableSet | None
    error: SettingError | None = None


@dataclass(frozen=True, eq=False)
class Refused:
    """Why the source is no table."""

    error: SettingError


Report = Glimpse | Progress | Finished | Made | Refused
Put = Callable[[Report], None]


class _GivenUpError(Exception):
    """Ends a job that nobody waits for any more."""


class Reader:
    """One job at a time: another one, or `cancel`, gives up the one before.

    `hold` and `let_go` leave the processor to the window for a moment.
    """

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()
        self._reports: queue.SimpleQueue[tuple[int, Report]] = queue.SimpleQueue()
        self._number = 0
        self._thread: threading.Thread | None = None

    def read(self, source: Source, has_header: bool | None = None) -> None:
        """Read a source: a glimpse, progress, and at last the table or a refusal."""
        self._start(lambda put: _read(source, has_header, put))

    def make(self, table: Table, choice: TableChoice) -> None:
        """Make the data set of a choice."""
        self._start(lambda put: put(_made(table, choice)))

    def cancel(self) -> None:
        self._number += 1
        self.let_go()

    def hold(self) -> None:
        """Let the job pause at its next report, for a moment at most."""
        self._free.clear()

    def let_go(self) -> None:
        self._free.set()

    @property
    def is_working(self) -> bool:
        """Whether a report may still come."""
        alive = self._thread is not None and self._thread.is_alive()
        return alive or not self._reports.empty()

    def reports(self) -> list[Report]:
        """What has come of the present job since the last look."""
        found = []
        while not self._reports.empty():
            number, report = self._reports.get()
            if number == self._number:
                found.append(report)
        return found

    def _start(self, work: Callable[[Put], None]) -> None:
        self._number += 1
        number = self._number

        def put(report: Report) -> None:
            if number != self._number:
                raise _GivenUpError
            self._reports.put((number, report))
            if isinstance(report, Glimpse):
                self._free.clear()  # at once, because the window has much to paint
            self._free.wait(PATIENCE_S)

        def run() -> None:
            self._free.wait(PATIENCE_S)
            try:
                work(put)
            except _GivenUpError:
                return

        self._thread = threading.Thread(target=run, name="glassnet-reader", daemon=True)
        self._thread.start()


def _read(source: Source, has_header: bool | None, put: Put) -> None:
    try:
        put(_glimpse(source, has_header))
        table = read_table(source, has_header, lambda share: put(Progress(share)))
        finished = Finished(table, guess_choice(table))
    except SettingError as error:
        put(Refused(error))
    except OSError as error:
        put(Refused(_unreadable(source, error)))
    else:
        put(finished)


def _glimpse(source: Source, has_header: bool | None) -> Glimpse:
    text = text_source(source)
    sample = text.sample()
    layout = sniff(sample, has_header)
    rows = [tuple(cell.strip() for cell in row) for row in sample_rows(sample, layout.delimiter)]
    titles = rows.pop(0) if layout.has_header and rows else ("",) * layout.width
    return Glimpse(text.encoding, layout, tuple(column_names(titles)), tuple(rows[:PREVIEW_ROWS]))


def _made(table: Table, choice: TableChoice) -> Made:
    try:
        return Made(choice, table_set(table, choice))
    except SettingError as error:
        return Made(choice, None, error)


def _unreadable(source: Source, error: OSError) -> SettingError:
    return SettingError(
        "The table expects a file that can be read, got {name}: {reason}",
        name=source.name if isinstance(source, Path) else "",
        reason=error.strerror or type(error).__name__,
    )
