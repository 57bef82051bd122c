"""Diagrams of real networks for the tests, and pictures of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from engine.nn.dense import Dense
from engine.training.experiment import Experiment, edit
from gui import theme
from gui.diagram.columns import columns
from gui.diagram.diagram import Diagram, Link, Neuron
from gui.diagram.labels import link_middle
from gui.diagram.layout import Placement
from gui.diagram.painting import draw, placed
from tests.gui.panels.moments import frame_of

SHEET = QRectF(0, 0, 620, 588)


def dense_experiment(*units: int) -> Experiment:
    """The standard experiment with hidden layers of so many units, of keys h1, h2, ..."""
    stack = tuple(Dense(key=f"h{n}", units=count) for n, count in enumerate(units, 1))
    return edit(Experiment(), "layers", stack)


def diagram_of(experiment: Experiment, steps: int = 20, **changes: object) -> Diagram:
    """What the network of an experiment looks like after some steps."""
    frame = frame_of(experiment, steps, cells=20)
    assert frame.maps is not None
    facts: dict = {
        "columns": columns(experiment),
        "maps": frame.maps.units,
        "ranges": frame.maps.ranges,
        "weights": frame.weights,
        "full_weight": 2.0,
    }
    return Diagram(**(facts | changes))


def placement_of(diagram: Diagram, sheet: QRectF = SHEET) -> Placement:
    return placed(sheet, diagram, theme.load("light"))


def square_of(neuron: Neuron, diagram: Diagram) -> QRectF:
    """Where a neuron is drawn."""
    found = placement_of(diagram).neuron_rect(neuron)
    assert found is not None
    return found


def middle_of(link: Link, diagram: Diagram, placement: Placement | None = None) -> QPointF:
    """The middle of a link's curve."""
    found = link_middle(link, diagram, placement or placement_of(diagram))
    assert found is not None
    return found


def picture_of(diagram: Diagram, sheet: QRectF = SHEET, look: str = "light") -> QImage:
    image = QImage(sheet.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw(painter, sheet, diagram, theme.load(look))
    painter.end()
    return image
