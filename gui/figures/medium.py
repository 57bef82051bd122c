"""What is being drawn on: the screen, thirty times a second, or paper, once and as shapes."""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Iterator
from contextvars import ContextVar


class Medium(enum.Enum):
    """SCREEN trades exact shapes for speed; PAPER draws shapes that stay sharp at any size.

    OUTLINES is paper on which text, too, is shapes, for viewers that lack the font.
    """

    SCREEN = "screen"
    PAPER = "paper"
    OUTLINES = "outlines"


_medium: ContextVar[Medium] = ContextVar("medium", default=Medium.SCREEN)


def on_screen() -> bool:
    return _medium.get() is Medium.SCREEN


def text_as_outlines() -> bool:
    return _medium.get() is Medium.OUTLINES


@contextlib.contextmanager
def drawing_on(medium: Medium) -> Iterator[None]:
    """Everything drawn inside the block is drawn for this medium."""
    token = _medium.set(medium)
    try:
        yield
    finally:
        _medium.reset(token)
