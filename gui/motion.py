"""Motion: whether things on screen may move by themselves, as the user has settled it."""

from __future__ import annotations

_allowed = [True]


def allowed() -> bool:
    """Whether what changes may glide or fade; when not, it changes at once."""
    return _allowed[0]


def allow(motion: bool) -> None:
    _allowed[0] = motion
