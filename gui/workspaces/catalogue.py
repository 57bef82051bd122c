"""The workspaces that there are, as the rail and the menu show them before they are made.

A workspace is imported and made at the first visit: the start must not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.training.experiment import Experiment
from gui.lab import Lab
from gui.language import QT_TRANSLATE_NOOP, Words
from gui.workspaces.workspace import Workspace


@dataclass(frozen=True)
class Place:
    """A workspace on the rail.

    make: gives it with an experiment, or with its own first one; its docks are empty, its run
    stands.
    """

    id: str
    icon: str
    title: Words
    make: Callable[[Experiment | None], Workspace]


def first_experiment(id: str) -> Experiment:
    """What a workspace begins with."""
    if id == "images":
        from engine.training.image_presets import PRESETS

        return PRESETS[0].experiment
    if id == "basics":
        from gui.workspaces.basics import FIRST

        return FIRST
    return Experiment()


def _playground(experiment: Experiment | None) -> Workspace:
    from gui.workspaces.playground import Playground

    lab = Lab.of(experiment or first_experiment("playground"))
    return Playground(lab.document, lab.session)


def _images(experiment: Experiment | None) -> Workspace:
    from gui.workspaces.images import Images

    lab = Lab.of(experiment or first_experiment("images"))
    return Images(lab.document, lab.session)


def _basics(experiment: Experiment | None) -> Workspace:
    from gui.workspaces.basics import Basics

    lab = Lab.of(experiment or first_experiment("basics"))
    return Basics(lab.document, lab.session)


PLACES = (
    Place(
        "playground",
        "layout-grid",
        Words("Playground", QT_TRANSLATE_NOOP("Playground", "Playground")),
        _playground,
    ),
    Place("images", "image", Words("Images", QT_TRANSLATE_NOOP("Images", "Images")), _images),
    Place("basics", "shapes", Words("Basics", QT_TRANSLATE_NOOP("Basics", "Basics")), _basics),
)


def place_of(experiment: Experiment) -> Place:
    """The place where an experiment is at home: pictures among the Images."""
    id = "images" if experiment.dataset.sample == "picture" else "playground"
    return next(place for place in PLACES if place.id == id)
