"""JSON that remembers on which line each of its parts stands, so that a message can say it."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from engine.registry import SettingError

Trail = tuple[str | int, ...]
"""The way to a part: names of objects and places in lists."""

DEPTH_LIMIT = 40
LARGEST = 1e300

VALUES = '{ [ "…" 1.5 true false null'
NAME, TEXT, END = '"name"', '"…"', "EOF"
"""What a message says was expected: signs, which are the same in every language."""

_STRINGS = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"-?[0-9.eE+-]+|[A-Za-z]+")


class JSONError(SettingError):
    """A text that is no JSON; `line` counts from 1."""

    @property
    def line(self) -> int:
        line = self.values["line"]
        assert isinstance(line, int)
        return line


class LocatedJSON:
    """value: what the text says. `line(trail)`: where a part begins, or the part that holds it."""

    def __init__(self, text: str) -> None:
        """Raises JSONError; a name that stands twice in one object is an error too."""
        self._text = text
        self._lines: dict[Trail, int] = {}
        self.value: Any
        self.value, place = self._read((), self._skip(0))
        end = self._skip(place)
        if end != len(text):
            self._fail(end, END)

    def line(self, trail: Trail) -> int:
        while trail not in self._lines:
            trail = trail[:-1]
        return self._lines[trail]

    def _read(self, trail: Trail, place: int) -> tuple[Any, int]:
        self._lines.setdefault(trail, self._line_of(place))
        if len(trail) > DEPTH_LIMIT:
            self._fail(place, f"≤ {DEPTH_LIMIT} × [ {{")
        first = self._text[place : place + 1]
        if first == "{":
            return self._object(trail, place + 1)
        if first == "[":
            return self._list(trail, place + 1)
        if first == '"':
            return self._string(place)
        word = _WORD.match(self._text, place)
        if word is None:
            self._fail(place, VALUES)
        try:
            value = json.loads(word.group())
        except ValueError:
            self._fail(place, VALUES)
        if isinstance(value, (int, float)) and not abs(value) <= LARGEST:
            self._fail(place, VALUES)
        return value, word.end()

    def _object(self, trail: Trail, place: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        place = self._skip(place)
        if self._text[place : place + 1] == "}":
            return found, place + 1
        while True:
            if self._text[place : place + 1] != '"':
                self._fail(place, NAME)
            start = place
            name, place = self._string(place)
            if name in found:
                self._fail(start, f"1 × {json.dumps(name, ensure_ascii=False)}")
            place = self._skip(place)
            if self._text[place : place + 1] != ":":
                self._fail(place, ":")
            self._lines[(*trail, name)] = self._line_of(start)
            found[name], place = self._read((*trail, name), self._skip(place + 1))
            place = self._skip(place)
            closing = self._text[place : place + 1]
            if closing == "}":
                return found, place + 1
            if closing != ",":
                self._fail(place, ", }")
            place = self._skip(place + 1)

    def _list(self, trail: Trail, place: int) -> tuple[list[Any], int]:
        found: list[Any] = []
        place = self._skip(place)
        if self._text[place : place + 1] == "]":
            return found, place + 1
        while True:
            value, place = self._read((*trail, len(found)), place)
            found.append(value)
            place = self._skip(place)
            closing = self._text[place : place + 1]
            if closing == "]":
                return found, place + 1
            if closing != ",":
                self._fail(place, ", ]")
            place = self._skip(place + 1)

    def _string(self, place: int) -> tuple[str, int]:
        try:
            text, end = _STRINGS.raw_decode(self._text, place)
        except json.JSONDecodeError as error:
            self._fail(error.pos, TEXT)
        return str(text), end

    def _skip(self, place: int) -> int:
        match = _SPACE.match(self._text, place)
        assert match is not None
        return match.end()

    def _line_of(self, place: int) -> int:
        return self._text.count("\n", 0, place) + 1

    def _fail(self, place: int, expected: str) -> NoReturn:
        got = self._text[place : place + 20].split("\n")[0]
        raise JSONError(
            "JSON expects {expected}, got {got}: correct it",
            expected=expected,
            got=repr(got) if place < len(self._text) else END,
            line=self._line_of(place),
        )
