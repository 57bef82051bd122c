"""A bar on the terminal that shows how far work is; nothing where no terminal is, unless asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from types import TracebackType
from typing import TextIO, TypeVar

WIDTH = 30
LINES = 10
"""Into a file, where nothing can be overwritten, so many lines are written in all."""

Result = TypeVar("Result")


class Bar:
    """Shows shares of work while it is entered, and takes itself away at the end.

    asked: somebody wants to see it also where no terminal is; each tenth of the work is a line.
    """

    def __init__(self, stream: TextIO | None = None, asked: bool = False) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._overwrites = self._stream.isatty()
        self._asked = asked
        self._lines = -1
        self._longest = 0

    def show(self, share: float, text: str = "") -> None:
        """share: of the work that is done, 0 to 1. text: what else is known."""
        full = round(WIDTH * share)
        line = f"[{'#' * full}{'.' * (WIDTH - full)}] {100 * share:3.0f} %  {text}".rstrip()
        if self._overwrites:
            self._longest = max(self._longest, len(line))
            self._write(f"\r{line:<{self._longest}}")
        elif self._asked and int(LINES * share) > self._lines:
            self._lines = int(LINES * share)
            self._write(f"{line}\n")

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._overwrites:
            self._write("\r" + " " * self._longest + "\r")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def follow(
    work: Generator[float, None, Result], stream: TextIO | None = None, asked: bool = False
) -> Result:
    """Do the work, drawing each share of it that is done; returns its result. asked: see `Bar`."""
    with Bar(stream, asked) as bar:
        return result_of(work, bar.show)


def result_of(work: Generator[float, None, Result], tell: Callable[[float], object]) -> Result:
    """Do the work, telling each share of it that is done; returns its result."""
    try:
        while True:
            tell(next(work))
    except StopIteration as ended:
        result: Result = ended.value
        return result
