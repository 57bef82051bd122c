"""A lesson: an experiment with a text in steps, and the published numbers that it must reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.lessons.action import Action
from engine.lessons.condition import Condition
from engine.training.experiment import Experiment

KINDS = ("exact", "reach", "ours")
"""How a published value is met: to the digits; at least as good; measured here, none published."""

BETTER = ("higher", "lower")


@dataclass(frozen=True)
class Option:
    """An answer to choose. feedback: what is said to who has chosen it."""

    text: str
    right: bool
    feedback: str


@dataclass(frozen=True)
class Question:
    """*Predict first*: a question that is asked before the thing is tried. One option is right."""

    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Prose:
    """Markdown, with links of this program: do:… sets the experiment, show:… lights a control."""

    markdown: str


@dataclass(frozen=True)
class Row:
    """A line of a table: the published results of this id, under a name.

    labels: a word for each value, or none. line: in the file.
    """

    id: str
    name: str
    labels: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True)
class Table:
    """Published values beside measured ones. source: where they were published, in words."""

    source: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Section:
    """The text of one step in one language. line: where it begins in its file."""

    id: str
    title: str
    parts: tuple[Prose | Question | Table, ...]
    line: int

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(part for part in self.parts if isinstance(part, Question))

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(part for part in self.parts if isinstance(part, Table))

    @property
    def prose(self) -> str:
        """All its Markdown but the questions."""
        return "\n\n".join(part.markdown for part in self.parts if isinstance(part, Prose))


@dataclass(frozen=True)
class Text:
    """A lesson's words in one language. summary: what it is about, in a sentence or two."""

    title: str
    summary: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Step:
    """One step. until: conditions that must all hold before it is done; none waits for nothing.

    highlight: controls to light while it is read: paths of the experiment, panels, commands.
    """

    id: str
    until: tuple[Condition, ...] = ()
    highlight: tuple[str, ...] = ()

    def done(self, metrics: Mapping[str, float]) -> bool:
        """Whether what it waits for has come."""
        return all(condition.holds(metrics) for condition in self.until)


@dataclass(frozen=True)
class Published:
    """A published result: `of` names the quantity of the check that is compared.

    expected: numbers; nan where nan was published. tolerance: how far each may lie from it, of
    "exact" and "ours"; "reach" asks for no less (or, better="lower", no more) but the tolerance.
    arguments: of the check. slow: takes more than some seconds. seconds: about how many, 0 where
    that is not known. line: in lesson.json.
    """

    id: str
    kind: str
    check: str
    of: str
    expected: tuple[float, ...]
    tolerance: float = 0.0
    better: str = "higher"
    arguments: tuple[tuple[str, Any], ...] = ()
    slow: bool = False
    seconds: float = 0.0
    line: int = 1


@dataclass(frozen=True)
class Lesson:
    """A lesson as it was read.

    number: the two digits that it is listed under. panels: shown, the first on top. locked,
    hidden: paths of the experiment that cannot be set, or are not shown. figure: the panel whose
    figure is taken away at the end. texts: by language, each with a section for every step.
    """

    name: str
    folder: Path
    workspace: str
    experiment: Experiment
    panels: tuple[str, ...]
    locked: tuple[str, ...]
    hidden: tuple[str, ...]
    figure: str
    steps: tuple[Step, ...]
    published: tuple[Published, ...] = ()
    actions: Mapping[str, Action] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)

    @property
    def number(self) -> str:
        return self.name[:2]

    def text(self, language: str) -> Text:
        """In the language, or in the first one that there is."""
        return self.texts.get(language) or next(iter(self.texts.values()))

    def results(self, table: Table) -> tuple[Published, ...]:
        """What a table shows, in the order of its rows."""
        return tuple(
            published
            for row in table.rows
            for published in self.published
            if published.id == row.id
        )

    def step(self, id: str) -> Step:
        """The step of that name. Raises KeyError."""
        for step in self.steps:
            if step.id == id:
                return step
        raise KeyError(id)
