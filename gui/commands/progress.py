"""A bar on the terminal that shows how far work is; nothing where no terminal is."""

from __future__ import annotations

import sys
from collections.abc import Generator
from types import TracebackType
from typing import TextIO, TypeVar

WIDTH = 30

Result = TypeVar("Result")


class Bar:
    """Shows shares of work while it is entered, and takes itself away at the end."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._shown = self._stream.isatty()

    def show(self, share: float) -> None:
        """share: of the work that is done, 0 to 1."""
        if self._shown:
            full = round(WIDTH * share)
            bar = "#" * full + "." * (WIDTH - full)
            self._write(f"\r[{bar}] {100 * share:3.0f} %")

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._write("\r" + " " * (WIDTH + 8) + "\r")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def follow(work: Generator[float, None, Result], stream: TextIO | None = None) -> Result:
    """Do the work, drawing each share of it that is done; returns its result."""
    with Bar(stream) as bar:
        try:
            while True:
                bar.show(next(work))
        except StopIteration as ended:
            result: Result = ended.value
            return result
