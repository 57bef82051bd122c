"""The gallery: each kind of figure of two small runs and of Basics, drawn as its export is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from engine.data.gaussians import GaussianClasses
from engine.data.shapes import MultiGauss
from engine.nn.activations import Identity, Softmax
from engine.nn.dense import Dense
from engine.nn.losses import CategoricalCrossentropy, SquaredError
from engine.training.experiment import Experiment, edit, edit_all
from engine.training.image_presets import PRESETS
from engine.training.trainer import Trainer
from gui import theme
from gui.export_order import ZOOM, Order
from gui.exportable import Export
from gui.figures.export import Size
from gui.still import StillSession, still_workspace
from gui.workspaces.workspace import Workspace

WIDTH_PX = 360
CELLS = 60
SMALL = Experiment(layers=(Dense(key="h1", units=4),), dtype="float64")
"""In 64 bits, so that every machine comes to the same digits."""


def _xor() -> Trainer:
    return _trained(SMALL, 400)


def _classes() -> Trainer:
    changes = {
        "dataset": GaussianClasses(),
        "output.activation": Softmax(),
        "loss": CategoricalCrossentropy(),
    }
    return _trained(edit_all(SMALL, changes), 200)


def _values() -> Trainer:
    changes = {
        "dataset": MultiGauss(),
        "output.activation": Identity(),
        "loss": SquaredError(),
    }
    return _trained(edit_all(SMALL, changes), 200)


def _pictures() -> Trainer:
    changes = {"dataset.count": 500, "dataset.test_count": 200, "dtype": "float64"}
    experiment = PRESETS[0].experiment
    for path, value in changes.items():
        experiment = edit(experiment, path, value)
    return _trained(experiment, 20)


def _trained(experiment: Experiment, steps: int) -> Trainer:
    trainer = Trainer(experiment)
    trainer.train(steps=steps, obey_rules=False)
    while trainer.recorder.measuring:
        trainer.recorder.measure_on()
    return trainer


RUNS: dict[str, Callable[[], Trainer]] = {
    "xor": _xor,
    "classes": _classes,
    "values": _values,
    "pictures": _pictures,
    "basics": _xor,
}

KINDS = {
    **{name: ("xor", name) for name in ("map", "curves", "network", "hidden", "diagnostics")},
    "page": ("xor", "page"),
    "map-of-classes": ("classes", "map"),
    "map-of-values": ("values", "map"),
    **{
        name: ("pictures", name)
        for name in ("stack", "maps", "bench", "mistakes", "pictures", "confusion", "saliency")
    },
    "curves-of-pictures": ("pictures", "curves"),
    "data-map": ("pictures", "data_map"),
    **{
        name: ("basics", name)
        for name in ("gates", "activations", "softmax", "shapes", "graph", "stepping", "race")
    },
    "fitting": ("basics", "fitting"),
}
"""Kinds of figures by name: of which run, and which export. The gradient check tells times, and the
museum shows runs that are long enough to differ between machines."""

ELSEWHERE = (
    *("map", "curves", "network", "hidden", "diagnostics", "maps", "mistakes", "confusion"),
    *("gates", "activations", "softmax", "graph", "race", "fitting"),
)
"""Those that other programs draw, too: every kind of mark, picture, formula and table."""


@dataclass(frozen=True, eq=False)
class Room:
    """A run that stands still, and its exports by their names."""

    workspace: Workspace
    session: StillSession
    exports: dict[str, Export]

    @classmethod
    def of(cls, name: str) -> Room:
        workspace, session = still_workspace(RUNS[name](), CELLS, "gates" * (name == "basics"))
        exports = {one.id: one for one in workspace.exports().values()}
        if name == "basics":  # made now, so that they outlive a test
            for id in exports.keys() - {"all"}:
                workspace.open_panel(id)
        return cls(workspace, session, exports)

    def close(self) -> None:
        self.session.close()
        self.workspace.close()
        self.workspace.deleteLater()


def order(room: Room, id: str, code: str) -> tuple[Order, QSize]:
    """The order of a figure, and the pixels that it has in the gallery."""
    export = room.exports[id]
    if id == "data_map":
        panel: Any = room.workspace.panels[id]
        export.fetch(panel.compute)
    elif room.workspace.id == "basics":
        room.workspace.open_panel(id)
    export.fetch(lambda: None)
    for _ in room.session.catch_up():
        pass
    made = export.made(theme.load("print"), code)
    width, height = export.size_cm
    size = Size.from_cm(width, height, ZOOM["print"])
    found = Order("png", made.page, theme.load("print"), size, title=made.title, spoken=code)
    return found, QSize(WIDTH_PX, round(WIDTH_PX * height / width))


def drawn(wanted: Order, pixels: QSize) -> QImage:
    """As the preview of the export draws it: on paper, made to fit."""
    return wanted.preview(pixels, lambda _share: None)


def written(wanted: Order, format: str) -> bytes:
    return replace(wanted, format=format).content(lambda _share: None)
