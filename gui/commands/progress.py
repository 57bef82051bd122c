"""A bar on the terminal that shows how far work is; nothing where no terminal is."""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import TextIO, TypeVar

WIDTH = 30

Result = TypeVar("Result")


def follow(work: Generator[float, None, Result], stream: TextIO | None = None) -> Result:
    """Do the work, drawing each share of it that is done; returns its result."""
    target = sys.stderr if stream is None else stream
    shown = target.isatty()
    try:
        while True:
            share = next(work)
            if shown:
                full = round(WIDTH * share)
                bar = "#" * full + "." * (WIDTH - full)
                target.write(f"\r[{bar}] {100 * share:3.0f} %")
                target.flush()
    except StopIteration as ended:
        result: Result = ended.value
        return result
    finally:
        if shown:
            target.write("\r" + " " * (WIDTH + 8) + "\r")
            target.flush()
