"""What the command finder finds: commands, panels, choices of view, and kinds of component.

Imported when it is first asked for: it knows the whole catalogue of the engine.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtGui import QKeySequence

from engine.data.dataset import Dataset, datasets
from engine.data.picture_files import StoredPictures
from engine.data.pictures import picture_sets
from engine.nn.activations import activations
from engine.nn.dense import Dense
from engine.nn.losses import losses
from engine.nn.optimizers import optimizers
from engine.nn.schedules import schedules
from engine.registry import Component, Registry, knobs
from engine.training.experiment import Experiment
from engine.training.image_presets import PRESETS
from gui.actions import PAUSE, Actions
from gui.command_table import COMMANDS
from gui.document import Document
from gui.experiment.catalogue import gallery_order, proposal
from gui.experiment.knobs import default_of
from gui.experiment.stack import with_activation
from gui.finder import Entry
from gui.finder_synonyms import synonyms
from gui.lab import Lab
from gui.language import LANGUAGES, QT_TRANSLATE_NOOP, Words, spoken
from gui.menus import SCALES

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
PRESET = Words("Experiment", QT_TRANSLATE_NOOP("Experiment", "Preset"))
THEME = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Theme"))
LANGUAGE = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Language"))
TEXT_SIZE = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Text size"))
LIGHT = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Light"))
DARK = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Dark"))


def commands(actions: Actions) -> Iterator[Entry]:
    """Every command of the window."""
    for command in COMMANDS:
        action, menu = actions[command.id], MENUS[command.menu]
        texts = spoken("Commands", command.text)
        if command.id == PAUSE.id:
            texts += spoken("Commands", PAUSE.text)
        if command.menu != "run":  # a Step of it is no schedule
            texts += synonyms(command.text)
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


def views(
    set_theme: Callable[[str], object],
    set_language: Callable[[str], object],
    set_scale: Callable[[float], object],
) -> Iterator[Entry]:
    """Every theme, language and size of text."""
    themes = ((LIGHT, "light"), (DARK, "dark"))
    looks = [(title, functools.partial(set_theme, name)) for title, name in themes]
    yield from choices(THEME, looks, "sun")
    tongues = [
        ((lambda name=name: name), functools.partial(set_language, code))
        for code, name in LANGUAGES.items()
    ]
    yield from choices(LANGUAGE, tongues, "languages")
    sizes = [
        ((lambda scale=scale: f"{scale:.0%}"), functools.partial(set_scale, scale))
        for scale in SCALES
    ]
    yield from choices(TEXT_SIZE, sizes, "zoom-in")


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
    names = _names(title)
    found = (*_together(_names(group), names), *synonyms(names[0]))
    return Entry(title(), group(), found, do, "", icon)


def presets(lab: Lab) -> Iterator[Entry]:
    """Every experiment with pictures that has a name, where pictures are learnt from."""
    if lab.document.experiment.dataset.sample == "picture":
        for preset in PRESETS:
            begin = functools.partial(lab.begin, preset.experiment)
            yield entry(Words("vocabulary", preset.label), PRESET, begin, "book-open")


def components(document: Document) -> Iterator[Entry]:
    """Every data set, and every activation, optimizer, loss and schedule that can be put in."""
    edit, now = document.edit, document.experiment
    for kind in _kinds_like(now.dataset):
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


def _kinds_like(dataset: Dataset) -> list[str]:
    """The data sets of the same sort that want no file."""
    if dataset.sample == "point":
        return gallery_order()
    return [one.kind for one in picture_sets() if not issubclass(one, StoredPictures)]


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
    if len(names) == 1:  # the same in all of them
        names *= len(groups)
    paired = zip(groups, names, strict=True) if len(groups) == len(names) else ()
    return (*names, *(f"{group} {name}" for group, name in paired))
