"""A command: one thing that the window can do, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One thing that the window can do. text and what are English; `what` is a sentence.

    workspace: the one that it belongs to; "" for every one.
    """

    id: str
    menu: str
    text: str
    what: str
    key: str = ""
    icon: str = ""
    workspace: str = ""
