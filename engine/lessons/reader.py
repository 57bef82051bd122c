"""Reads a lesson's folder: lesson.json and a Markdown file for each language. Strict.

Whatever is wrong is a LessonError with file and line. See resources/lessons/README.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from engine.lessons.action import Action, knob_at, parse_action
from engine.lessons.error import LessonError, located
from engine.lessons.known_checks import CHECKS
from engine.lessons.lesson import BETTER, KINDS, Lesson, Published, Step, Text
from engine.lessons.located_json import JSONError, LocatedJSON, Trail
from engine.lessons.panel_states import check_setting, split
from engine.lessons.places import COMMANDS, PANELS
from engine.lessons.references import check_control, check_row, expects, read_condition
from engine.lessons.text import TextError, links, parse_text
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.image_presets import PRESETS

DEFINITION = "lesson.json"
LANGUAGES = ("en", "ko")
SIZE_LIMIT = 200_000
"""Bytes of one file; a lesson is read in class, not studied for a year."""

LONGEST_CHECK_S = 100_000
"""A day and some hours: nobody waits longer."""

NAME = re.compile(r"[0-9]{2}-[a-z0-9-]+")

Read = TypeVar("Read")

FIELDS: dict[str, tuple[type, ...]] = {
    "kind": (str,),
    "workspace": (str,),
    "languages": (list,),
    "experiment": (dict,),
    "panels": (list,),
    "locked": (list,),
    "hidden": (list,),
    "figure": (str,),
    "actions": (dict,),
    "steps": (list,),
    "published": (list,),
}
NEEDED = ("kind", "workspace", "panels", "figure", "steps")
STEP_FIELDS: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "until": (list,),
    "highlight": (list,),
}
PUBLISHED_FIELDS: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "kind": (str,),
    "check": (str,),
    "of": (str,),
    "arguments": (dict,),
    "expected": (list, int, float),
    "tolerance": (int, float),
    "better": (str,),
    "slow": (bool,),
    "seconds": (int, float),
}
TYPE_SIGNS = {str: '"…"', list: "[…]", dict: "{…}", bool: "true false", int: "1", float: "1.5"}


def read_lesson(folder: Path) -> Lesson:
    """The lesson in a folder. Raises LessonError; whatever else goes wrong is an OSError."""
    if not NAME.fullmatch(folder.name):
        raise located(
            folder,
            1,
            SettingError(
                "A lesson's folder expects a name such as 07-my-lesson, got {got}: rename it",
                got=repr(folder.name),
            ),
        )
    return _Reader(folder).lesson()


def read_bounded(file: Path) -> str:
    """The text of a file. Raises LessonError when it is missing, too long or no UTF-8."""
    if not file.is_file():  # a pipe would wait for somebody who writes
        problem = SettingError("A lesson expects the file {file}, got none: add it", file=file.name)
        raise located(file, 1, problem)
    with file.open("rb") as stream:
        data = stream.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        problem = SettingError(
            "A lesson's file expects at most {limit} bytes, got more: make several lessons of it",
            limit=f"{SIZE_LIMIT:,}",
        )
        raise located(file, data.count(b"\n") + 1, problem)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = SettingError("A lesson's file expects UTF-8, got other bytes: save it as UTF-8")
        raise located(file, data.count(b"\n", 0, error.start) + 1, problem) from None


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / DEFINITION
        self.panels: tuple[str, ...] = ()
        source = read_bounded(self.file)
        try:
            self.json = LocatedJSON(source)
        except JSONError as error:
            raise located(self.file, error.line, error) from error

    def lesson(self) -> Lesson:
        fields = self.fields((), self.json.value, FIELDS, NEEDED)
        self.one_of(("kind",), fields["kind"], ("lesson",))
        workspace = self.one_of(("workspace",), fields["workspace"], tuple(PANELS))
        panels = self.panels = self.words(("panels",), fields["panels"], PANELS[workspace])
        if not panels:
            self.fail(("panels",), expects("panels", PANELS[workspace], "[]"))
        experiment = self.at(("experiment",), _experiment, fields.get("experiment", {}))
        actions = {
            name: self.action(("actions", name), changes, experiment)
            for name, changes in fields.get("actions", {}).items()
        }
        known = (*PANELS[workspace], *COMMANDS)
        steps = tuple(
            self.step(("steps", place), step, known) for place, step in enumerate(fields["steps"])
        )
        ids = [step.id for step in steps]
        if not ids:
            self.fail(("steps",), expects("steps", ("[{…}]",), "[]"))
        for place, id in enumerate(ids):
            if id in ids[:place]:
                self.fail(("steps", place, "id"), expects("id", ("…",), id))
        published = tuple(
            self.published(("published", place), entry)
            for place, entry in enumerate(fields.get("published", []))
        )
        languages = self.words(("languages",), fields.get("languages", [*LANGUAGES]), LANGUAGES)
        if not languages:
            self.fail(("languages",), expects("languages", LANGUAGES, "[]"))
        texts = {
            code: self.text(self.folder / f"{code}.md", ids, experiment, actions, known, published)
            for code in languages
        }
        return Lesson(
            self.folder.name,
            self.folder,
            workspace,
            experiment,
            panels,
            self.paths(("locked",), fields.get("locked", []), experiment),
            self.paths(("hidden",), fields.get("hidden", []), experiment),
            self.one_of(("figure",), fields["figure"], panels),
            steps,
            published,
            actions,
            texts,
        )

    def step(self, trail: Trail, value: Any, known: tuple[str, ...]) -> Step:
        fields = self.fields(trail, value, STEP_FIELDS, ("id",))
        until = tuple(
            self.at((*trail, "until", place), read_condition, text, self.panels)
            for place, text in enumerate(fields.get("until", []))
        )
        highlight = []
        for place, name in enumerate(fields.get("highlight", [])):
            self.at((*trail, "highlight", place), check_control, name, known, self.panels)
            highlight.append(name)
        return Step(fields["id"], until, tuple(highlight))

    def published(self, trail: Trail, value: Any) -> Published:
        fields = self.fields(
            trail, value, PUBLISHED_FIELDS, ("id", "kind", "check", "of", "expected")
        )
        self.one_of((*trail, "kind"), fields["kind"], KINDS)
        found = CHECKS[self.one_of((*trail, "check"), fields["check"], tuple(CHECKS))]
        self.one_of((*trail, "of"), fields["of"], found.quantities)
        self.one_of((*trail, "better"), fields.get("better", "higher"), BETTER)
        arguments = fields.get("arguments", {})
        self.at((*trail, "arguments"), found.refuse_unknown, arguments)
        expected = fields["expected"]
        numbers = expected if isinstance(expected, list) else [expected]
        for place, number in enumerate(numbers):
            if number is not None and type(number) not in (int, float):
                self.fail((*trail, "expected", place), expects("expected", ("1.5",), number))
        if not numbers:
            self.fail((*trail, "expected"), expects("expected", ("[1.5]",), "[]"))
        seconds = float(fields.get("seconds", 0))
        if not 0 <= seconds <= LONGEST_CHECK_S:
            wanted = (f"0 … {LONGEST_CHECK_S:,}",)
            self.fail((*trail, "seconds"), expects("seconds", wanted, seconds))
        return Published(
            id=fields["id"],
            kind=fields["kind"],
            check=fields["check"],
            of=fields["of"],
            expected=tuple(math.nan if number is None else float(number) for number in numbers),
            tolerance=float(fields.get("tolerance", 0.0)),
            better=fields.get("better", "higher"),
            arguments=tuple(arguments.items()),
            slow=fields.get("slow", False),
            seconds=seconds,
            line=self.json.line(trail),
        )

    def action(self, trail: Trail, value: Any, experiment: Experiment) -> Action:
        self.fields(trail, value, None, ())
        action = Action(tuple(value.items()))
        self.at(trail, action.apply, experiment)
        self.at(trail, action.check_states, self.panels)
        return action

    def text(
        self,
        file: Path,
        ids: list[str],
        experiment: Experiment,
        actions: Mapping[str, Action],
        known: tuple[str, ...],
        published: tuple[Published, ...],
    ) -> Text:
        """The text of one language. Its links are tried one after the other, as a reader would."""
        source = read_bounded(file)
        try:
            text = parse_text(source)
            for link in links(source):
                try:
                    if link.kind == "show":
                        check_control(link.target, known, self.panels)
                    else:
                        action = parse_action(link.target, actions)
                        action.check_states(self.panels)
                        experiment = action.apply(experiment)
                except SettingError as error:
                    raise located(file, link.line, error) from error
        except TextError as error:
            raise located(file, error.line, error) from error
        for place, section in enumerate(text.sections):
            if place >= len(ids) or section.id != ids[place]:
                wanted = ids[place] if place < len(ids) else "EOF"
                raise located(file, section.line, expects("## {#id}", (wanted,), section.id))
        if len(text.sections) < len(ids):
            missing = ids[len(text.sections)]
            raise located(file, source.count("\n") + 1, expects("## {#id}", (missing,), "EOF"))
        for row in (row for each in text.sections for table in each.tables for row in table.rows):
            check_row(file, row, published)
        return text

    # Parts of the definition

    def fields(
        self,
        trail: Trail,
        value: Any,
        known: Mapping[str, tuple[type, ...]] | None,
        needed: tuple[str, ...],
    ) -> dict[str, Any]:
        """An object with known names (None: any) whose values have the types that belong there."""
        if not isinstance(value, dict):
            self.fail(trail, expects(_name(trail), ("{…}",), value))
        found: dict[str, Any] = value
        if known is None:
            return found
        for name, content in value.items():
            if name not in known:
                self.fail((*trail, name), expects(_name(trail), tuple(known), name))
            types = known[name]
            if not isinstance(content, types) or (isinstance(content, bool) and bool not in types):
                signs = tuple(TYPE_SIGNS[kind] for kind in types)
                self.fail((*trail, name), expects(name, signs, content))
        for name in needed:
            if name not in value:
                self.fail(trail, expects(_name(trail), (f'"{name}"',), ", ".join(value) or "{}"))
        return found

    def one_of(self, trail: Trail, value: Any, known: tuple[str, ...]) -> str:
        if value not in known:
            self.fail(trail, expects(_name(trail), known, value))
        assert isinstance(value, str)
        return value

    def words(self, trail: Trail, values: list[Any], known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            self.one_of((*trail, place), value, known) for place, value in enumerate(values)
        )

    def paths(self, trail: Trail, values: list[Any], experiment: Experiment) -> tuple[str, ...]:
        for place, value in enumerate(values):
            if split(str(value)) is not None:
                self.at((*trail, place), check_setting, str(value), self.panels)
            else:
                self.at((*trail, place), knob_at, experiment, str(value))
        return tuple(values)

    def at(self, trail: Trail, work: Callable[..., Read], *arguments: Any) -> Read:
        """Do it; what is refused is refused at the line of this part."""
        try:
            return work(*arguments)
        except LessonError:
            raise
        except SettingError as error:
            raise located(self.file, self.json.line(trail), error) from error

    def fail(self, trail: Trail, problem: SettingError) -> NoReturn:
        raise located(self.file, self.json.line(trail), problem)


def _name(trail: Trail) -> str:
    """The part of the definition as a message calls it."""
    names = [str(part) for part in trail if isinstance(part, str)]
    return ".".join(names) or DEFINITION


def _experiment(config: dict[str, Any]) -> Experiment:
    """From settings; "preset" names one of the program's own experiments to begin with."""
    settings = dict(config)
    if "preset" not in settings:
        return Experiment.from_config(settings)
    presets = {preset.id: preset.experiment for preset in PRESETS}
    id = settings.pop("preset")
    if id not in presets:
        raise expects("preset", tuple(presets), id)
    return Experiment.from_config(presets[id].config() | settings)
