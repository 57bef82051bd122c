"""The text of a lesson: Markdown with a section for each step, links, and questions.

# Title
One or two sentences about it.

## What happens first {#first}
Prose with [a link](do:batch_size=10) and [a control](show:batch_size).

> ? What will happen?
> - [ ] This. → No, because ...
> - [x] That. → Yes: ...

> = The textbook, chapter 3
> - A3 → Shares of three scores | of 0.3, of 2.9, of 4.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from engine.lessons.lesson import Option, Prose, Question, Row, Section, Table, Text
from engine.registry import SettingError

_HEADING = re.compile(r"## +(?P<title>.+?) +\{#(?P<id>[a-z0-9-]+)\}\s*")
_OPTION = re.compile(r"- \[(?P<mark>[ xX])\] (?P<text>.+?) → (?P<feedback>.+)")
_ROW = re.compile(r"- (?P<id>[^→|]+?) → (?P<name>[^|]+?)(?: \| (?P<labels>[^|]+))?")
_LINK = re.compile(r"\]\((?P<kind>[a-z]+):(?P<target>[^()\s]*)\)")
KINDS = ("do", "show", "https")


class TextError(SettingError):
    """A text that is no lesson's; `line` counts from 1."""

    @property
    def line(self) -> int:
        line = self.values["line"]
        assert isinstance(line, int)
        return line


@dataclass(frozen=True)
class Link:
    """kind: "do" or "show". line: of the file."""

    kind: str
    target: str
    line: int


@dataclass
class _Draft:
    """A section while it is read."""

    id: str
    title: str
    line: int
    parts: list[Prose | Question | Table] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)

    def end_prose(self) -> None:
        text = "\n".join(self.prose).strip()
        if text:
            self.parts.append(Prose(text))
        self.prose.clear()

    def section(self) -> Section:
        self.end_prose()
        return Section(self.id, self.title, tuple(self.parts), self.line)


def parse_text(source: str) -> Text:
    """Read a lesson's Markdown. Raises TextError."""
    lines = source.splitlines()
    title, drafts = "", [_Draft("", "", 1)]
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.startswith("# "):
            if title:
                _fail(place, "1 × # Title", line)
            title = line[2:].strip()
        elif line.startswith("## "):
            heading = _HEADING.fullmatch(line)
            if heading is None:
                _fail(place, "## Title {#id}", line)
            if any(draft.id == heading["id"] for draft in drafts):
                _fail(place, "## Title {#another-id}", line)
            drafts.append(_Draft(heading["id"], heading["title"], place + 1))
        elif line.startswith(("> ?", "> =")):
            end = place
            while end < len(lines) and lines[end].startswith(">"):
                end += 1
            read = _question if line.startswith("> ?") else _table
            drafts[-1].end_prose()
            drafts[-1].parts.append(read(lines[place:end], place))
            place = end
            continue
        else:
            drafts[-1].prose.append(line)
        place += 1
    first, *rest = [draft.section() for draft in drafts]
    if not title or first.questions or first.tables or not first.prose:
        _fail(0, "# Title", lines[0] if lines else "")
    if not rest:
        _fail(len(lines) - 1, "## Title {#id}", "")
    return Text(title, first.prose, tuple(rest))


def _question(lines: list[str], place: int) -> Question:
    """From the lines of a quotation that begins with `> ?`."""
    asked, options = [lines[0][3:].strip()], []
    for offset, line in enumerate(lines[1:], place + 1):
        content = line[1:].strip()
        option = _OPTION.fullmatch(content)
        if option is not None:
            right = option["mark"] != " "
            options.append(Option(option["text"].strip(), right, option["feedback"].strip()))
        elif content.startswith("- ") or (content and options):
            _fail(offset, "> - [ ] answer → feedback", line)
        elif content:
            asked.append(content)
    if len(options) < 2 or sum(option.right for option in options) != 1 or not asked[0]:
        _fail(place, "> ? … [ ] … [x]", lines[0])
    return Question(" ".join(asked), tuple(options))


def _table(lines: list[str], place: int) -> Table:
    """From the lines of a quotation that begins with `> =`."""
    source, rows = [lines[0][3:].strip()], []
    for offset, line in enumerate(lines[1:], place + 1):
        content = line[1:].strip()
        row = _ROW.fullmatch(content)
        if row is not None:
            labels = [] if row["labels"] is None else row["labels"].split(",")
            words = tuple(label.strip() for label in labels)
            rows.append(Row(row["id"].strip(), row["name"].strip(), words, offset + 1))
        elif content.startswith("- ") or (content and rows):
            _fail(offset, "> - id → name | value, value", line)
        elif content:
            source.append(content)
    if not rows or not source[0]:
        _fail(place, "> = … - id → name", lines[0])
    return Table(" ".join(source), tuple(rows))


def links(source: str) -> Iterator[Link]:
    """The links of this program in a text, in order. Raises TextError for a kind that is none."""
    for number, line in enumerate(source.splitlines(), 1):
        for match in _LINK.finditer(line):
            if match["kind"] not in KINDS:
                _fail(number - 1, "do: show: https:", match.group())
            if match["kind"] != "https":
                yield Link(match["kind"], match["target"], number)


def _fail(place: int, expected: str, got: str) -> NoReturn:
    raise TextError(
        "A lesson's text expects {expected}, got {got}: write it so",
        expected=expected,
        got=repr(got[:60]),
        line=place + 1,
    )
