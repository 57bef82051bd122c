"""Shared texts: a run as one line that survives a chat, `glassnet:` and letters without a space.

The letters are base64 (RFC 4648, the alphabet for addresses) of the recipe, compressed by zlib.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from engine.files.journal_text import unpack
from engine.files.plain_json import LARGEST_TEXT
from engine.files.recipe import Recipe
from engine.registry import SettingError

START = "glassnet:"
LONGEST = 50_000
"""Characters: what a chat takes without turning it into a file."""

_BREAKS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
"""What chats and mails put into a long line."""


def is_shared_text(text: str) -> bool:
    """Whether a text claims to be a shared one."""
    return text.lstrip()[: len(START)].lower() == START


def shared_text(recipe: Recipe) -> str:
    """The line to be sent. Raises SettingError where the run has too much to carry in it."""
    packed = zlib.compress(recipe.short_text().encode(), 9)
    text = START + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(text) > LONGEST:
        raise SettingError(
            "A shared text expects at most {limit} characters, got {got}: save a file and send "
            "that instead",
            limit=f"{LONGEST:,}",
            got=f"{len(text):,}",
        )
    return text


def read_shared_text(text: str) -> Recipe:
    """The run that was sent. Raises SettingError."""
    letters = _BREAKS.sub("", text)
    if not is_shared_text(letters):
        raise SettingError(
            "A shared text expects to begin with glassnet:, got {got}: copy all of it",
            got=repr(letters[:20]),
        )
    letters = letters[len(START) :].rstrip("=")
    if len(letters) > LONGEST:
        raise SettingError(
            "A shared text expects at most {limit} characters, got {got}: save a file and send "
            "that instead",
            limit=f"{LONGEST:,}",
            got=f"{len(letters):,}",
        )
    try:
        packed = base64.b64decode(letters + "=" * (-len(letters) % 4), b"-_", validate=True)
        content = unpack(packed, LARGEST_TEXT).decode()
    except (ValueError, binascii.Error, zlib.error):
        raise SettingError(
            "A shared text expects all of its {got} letters as they were sent, and some are "
            "missing or others: copy it again from its beginning to its end",
            got=f"{len(letters):,}",
        ) from None
    return Recipe.read(content)
