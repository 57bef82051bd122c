"""The envelope: what every text of Glassnet begins with, its kind and the version of its format.

    {"glassnet": "experiment", "version": 1, "experiment": {...}}

A file of an older version is brought up step by step; one of a newer version is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.files.plain_json import INDENT, compact_json, json_lines, read_json
from engine.registry import SettingError

Migration = Callable[[str, Any], Any]
"""(kind, content of one version) -> the content of the next."""

MIGRATIONS: tuple[Migration, ...] = ()
"""How a file is brought from version 1 to 2, from 2 to 3 and so on."""

KINDS = ("experiment", "recipe", "run")

MARK = "glassnet"


def version() -> int:
    """The version that is written."""
    return 1 + len(MIGRATIONS)


def seal(kind: str, content: Any) -> str:
    """Content as the lines of a file; its first bytes tell what it is."""
    lines = json_lines(content, INDENT)
    head = f'{{\n{INDENT}"{MARK}": "{kind}",\n{INDENT}"version": {version()},\n'
    return f'{head}{INDENT}"{kind}": {lines}\n}}\n'


def seal_short(kind: str, content: Any) -> str:
    """The same in one line."""
    return compact_json({MARK: kind, "version": version(), kind: content})


def unseal(text: str, *kinds: str) -> tuple[str, Any]:
    """(kind, content) of a text, as the present version has it. kinds: those that are wanted.

    Raises SettingError for a text that is none of Glassnet, of another kind or too new.
    """
    whole = read_json(text)
    if not isinstance(whole, dict) or MARK not in whole:
        raise SettingError(
            'The file expects {{"glassnet": "experiment", ...}}, got other JSON: choose a file '
            "that Glassnet saved"
        )
    kind, of = whole[MARK], whole.get("version")
    if kind not in KINDS:
        raise SettingError(
            "The file expects one of the kinds {known}, got {got}: choose another, or get a newer "
            "Glassnet",
            known=", ".join(KINDS),
            got=repr(kind)[:60],
        )
    if type(of) is not int or of < 1:
        raise SettingError(
            "The file expects the number of its version, got {got}: write 1, 2, …",
            got=repr(of)[:60],
        )
    if of > version():
        raise SettingError(
            "The file needs a Glassnet that reads version {needed} of the format, this one reads "
            "up to {known}: get a newer Glassnet, or save the file in an older one",
            needed=of,
            known=version(),
        )
    if kind not in kinds:
        raise SettingError(
            "The file expects a content of kind {expected}, got {got}: choose another file",
            expected=" or ".join(kinds),
            got=kind,
        )
    if set(whole) != {MARK, "version", kind}:
        others = sorted(set(whole) - {MARK, "version"})
        raise SettingError(
            "The file expects its content under {kind}, got {got}: correct the name",
            kind=kind,
            got=", ".join(others)[:60] or "nothing",
        )
    content = whole[kind]
    for migrate in MIGRATIONS[of - 1 :]:
        content = migrate(kind, content)
    return kind, content
