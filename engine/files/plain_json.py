"""JSON as the files of Glassnet hold it: readable, sorted, exact, and read without trust.

Python's own reader takes NaN, numbers that overflow, the same name twice and any depth; what
somebody sends may have all of them.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any, NoReturn

from engine.registry import SettingError

LARGEST_TEXT = 1 << 24
"""Bytes, 16 MiB: a table of 20,000 points has one; a hundred such tables still fit."""

DEEPEST = 40
"""Lists in lists: an experiment has about eight."""

INDENT = "  "


def json_text(value: Any) -> str:
    """A value as lines: names sorted, one setting a line, numbers as short as they are exact.

    Raises ValueError for NaN and infinity, which JSON has not.
    """
    return json_lines(value, "") + "\n"


def compact_json(value: Any) -> str:
    """The same in one line without a space."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def json_lines(value: Any, margin: str) -> str:
    """The same without an end, for a place that is so far in; the first line is not."""
    inner = margin + INDENT
    if isinstance(value, dict) and value:
        if len(value) == 1 and not any(map(_is_nested, value.values())):
            ((name, only),) = value.items()
            return f"{{{_short(name)}: {_short(only)}}}"
        parts = [
            f"{_short(name)}: {json_lines(value[name], inner)}"
            for name in sorted(value, key=_order)
        ]
        return f"{{\n{inner}" + f",\n{inner}".join(parts) + f"\n{margin}}}"
    if isinstance(value, list | tuple) and any(map(_is_nested, value)):
        parts = [json_lines(each, inner) for each in value]
        return f"[\n{inner}" + f",\n{inner}".join(parts) + f"\n{margin}]"
    return _short(value)


def _order(name: str) -> tuple[bool, bool, str]:
    """What a component is, and how it is called, stand before its settings."""
    return name != "kind", name != "key", name


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict | list | tuple) and len(value) > 0


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def read_json(text: str) -> Any:
    """Back from JSON: dicts, lists, texts, finite numbers, true, false and null.

    Raises SettingError for everything else, with the line where it is known.
    """
    if len(text) > LARGEST_TEXT:
        raise too_large(len(text))
    try:
        found = json.loads(
            text.removeprefix("\ufeff"),
            parse_constant=_refuse_number,
            parse_float=_finite,
            object_pairs_hook=_named_once,
        )
    except json.JSONDecodeError as error:
        raise SettingError(
            "The file expects complete JSON, got an error in line {line}, column {column}: "
            "{reason}. Fetch it again, or correct it there",
            line=error.lineno,
            column=error.colno,
            reason=error.msg,
        ) from error
    except RecursionError:
        raise _too_deep() from None
    except SettingError:
        raise
    except ValueError as error:  # whole numbers of thousands of digits
        raise SettingError(
            "The file expects numbers of up to 17 digits, got one of thousands: correct it"
        ) from error
    _check(found)
    return found


def too_large(size: int) -> SettingError:
    """The error for a text of so many bytes."""
    return SettingError(
        "The file expects at most {limit} MB of text, got {got} MB: choose another file, or save "
        "the run as an archive",
        limit=LARGEST_TEXT >> 20,
        got=f"{size / (1 << 20):.1f}",
    )


def _refuse_number(name: str) -> NoReturn:
    raise SettingError("The file expects finite numbers, got {got}: enter digits", got=name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        _refuse_number(digits[:20])
    return number


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise SettingError(
            "The file expects each setting once, got {name} twice: remove one of them",
            name=repr(twice[:60]),
        )
    return found


def _check(whole: Any) -> None:
    """Refuse lists in lists without end, and text that no file can hold."""
    waiting: list[tuple[Any, int]] = [(whole, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise _too_deep()
        if isinstance(value, str) and not value.isascii():
            _check_text(value)
        elif isinstance(value, dict):
            for name in value:
                _check_text(name)
            waiting.extend((each, depth + 1) for each in value.values())
        elif isinstance(value, list):
            waiting.extend((each, depth + 1) for each in value)


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise SettingError(
            "The file expects text, got half a character in {got}: correct it",
            got=ascii(text)[:60],
        ) from None


def _too_deep() -> SettingError:
    return SettingError(
        "The file expects at most {limit} lists inside each other, got more: choose another file",
        limit=DEEPEST,
    )
