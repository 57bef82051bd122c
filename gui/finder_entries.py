"""What the command finder finds: commands, panels, choices of view, and kinds of component.

Imported when it is first asked for: it knows the whole catalogue of the engine.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtGui import QKeySequence

from engine.data.dataset import datasets
from engine.nn.activations import activations
from engine.nn.dense import Dense
from engine.nn.losses import losses
from engine.nn.optimizers import optimizers
from engine.nn.schedules import schedules
from engine.registry import Component, Registry, knobs
from engine.training.experiment import Experiment
from gui.actions import COMMANDS, PAUSE, Actions
from gui.document import Document
from gui.experiment.catalogue import gallery_order, proposal
from gui.experiment.knobs import default_of
from gui.experiment.stack import with_activation
from gui.finder import Entry
from gui.language import QT_TRANSLATE_NOOP, Words, spoken

Panels = Iterable[tuple[Callable[[], str], Callable[[], object]]]
"""What each panel is called, and what brings it on screen."""

MENUS = {
    "file": Words("Menu", QT_TRANSLATE_NOOP("Menu", "File")),
    "edit": Words("Menu", QT_TRANSLATE_NOOP("Menu", "Edit")),
    "run": Words("Menu", QT_TRANSLATE_NOOP("Menu", "Run")),
    "view": Words("Menu", QT_TRANSLATE_NOOP("Menu", "View")),
    "help": Words("Menu", QT_TRANSLATE_NOOP("Menu", "Help")),
}
PANEL = Words("Finder", QT_TRANSLATE_NOOP("Finder", "Panel"))


def commands(actions: Actions) -> Iterator[Entry]:
    """Every command of the window."""
    for command in COMMANDS:
        action, menu = actions[command.id], MENUS[command.menu]
        texts = spoken("Commands", command.text)
        if command.id == PAUSE.id:
            texts += spoken("Commands", PAUSE.text)
        yield Entry(
            action.text(),
            menu(),
            texts,
            action.trigger,
            action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            command.icon,
            action.isEnabled(),
        )


def panels(openers: Panels) -> Iterator[Entry]:
    """Every panel of the workspace on screen."""
    for title, show in openers:
        yield entry(title, PANEL, show, "layout-grid")


def choices(
    group: Words, options: Iterable[tuple[Callable[[], str], Callable[[], object]]], icon: str = ""
) -> Iterator[Entry]:
    """The options of one choice, such as the themes."""
    for title, choose in options:
        yield entry(title, group, choose, icon)


def entry(
    title: Callable[[], str], group: Callable[[], str], do: Callable[[], object], icon: str = ""
) -> Entry:
    """An entry that is found by its title, and by group and title together."""
    return Entry(title(), group(), _together(_names(group), _names(title)), do, "", icon)


def components(document: Document) -> Iterator[Entry]:
    """Every data set, and every activation, optimizer, loss and schedule that can be put in."""
    edit, now = document.edit, document.experiment
    for kind in gallery_order():
        made = functools.partial(_dataset, document, kind)
        yield _component("dataset", Experiment, datasets, kind, made, "shapes")
    for member in activations:
        if member.for_hidden:
            made = functools.partial(_activate, document, member.kind)
            yield _component("activation", Dense, activations, member.kind, made, "chart-line")
    families: tuple[tuple[str, Registry], ...] = (
        ("optimizer", optimizers),
        ("loss", losses),
        ("schedule", schedules),
    )
    for path, registry in families:
        for kind in (member.kind for member in registry):
            if path == "loss" and losses[kind].needs_classes and not now.class_count:
                continue
            made = functools.partial(edit, path, _standard(path, registry, kind))
            yield _component(path, Experiment, registry, kind, made, "settings-2")


def _component(
    field: str,
    owner: type[Component],
    registry: Registry,
    kind: str,
    do: Callable[[], object],
    icon: str,
) -> Entry:
    group = Words("vocabulary", knobs(owner)[field].label)
    return entry(Words("vocabulary", registry[kind].label), group, do, icon)


def _dataset(document: Document, kind: str) -> bool:
    present, seed = document.experiment.dataset, document.experiment.data_seed
    default = default_of(Experiment, "dataset")
    chosen = default if default.kind == kind else proposal(kind, present, seed)
    return kind == present.kind or document.edit("dataset", chosen)


def _activate(document: Document, kind: str) -> bool:
    layers = with_activation(document.experiment.layers, activations[kind]())
    return document.edit("layers", layers)


def _standard(path: str, registry: Registry, kind: str) -> Component:
    """A component of that kind as an experiment has it by itself, or else with its defaults."""
    default = default_of(Experiment, path)
    made: Component = default if default.kind == kind else registry[kind]()
    return made


def _names(title: Callable[[], str]) -> tuple[str, ...]:
    return title.everywhere() if isinstance(title, Words) else (title(),)


def _together(groups: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, and each with its group before it, in every language."""
    paired = zip(groups, names, strict=True) if len(groups) == len(names) else ()
    return (*names, *(f"{group} {name}" for group, name in paired))
