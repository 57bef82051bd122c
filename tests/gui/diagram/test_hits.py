"""What lies under the pointer: neurons before links, the nearest of links, chevrons of strips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from engine.training.experiment import Experiment
from gui import theme
from gui.diagram.diagram import Link, Neuron
from gui.diagram.hits import Scroll, column_at, hit
from gui.diagram.labels import link_middle
from gui.diagram.layout import FOLD
from gui.diagram.links import curve, curve_points, gaps
from tests.gui.diagram.drawn import dense_experiment, diagram_of, placement_of, square_of

pytestmark = pytest.mark.usefixtures("qapp")


def hit_at(diagram, position):
    return hit(position, diagram, placement_of(diagram), theme.load("light"))


def test_every_shown_neuron_is_hit_in_its_middle():
    diagram = diagram_of(Experiment())
    for column in diagram.columns:
        for unit in range(column.count):
            neuron = Neuron(column.key, unit)
            assert hit_at(diagram, square_of(neuron, diagram).center()) == neuron


def test_a_link_is_hit_on_its_curve():
    diagram = diagram_of(dense_experiment(3))
    placement = placement_of(diagram)
    for gap in gaps(diagram, placement):
        for unit, source, y0, y1 in zip(gap.units, gap.sources, gap.y0, gap.y1, strict=True):
            at = curve(gap.x0, y0, gap.x1, y1).pointAtPercent(0.3)
            assert hit_at(diagram, at) == Link(gap.key, unit, source)


def test_the_points_of_a_curve_lie_on_its_path():
    diagram = diagram_of(dense_experiment(3))
    gap = next(gaps(diagram, placement_of(diagram)))
    x, y = curve_points(gap, 5)
    path = curve(gap.x0, gap.y0[1], gap.x1, gap.y1[1])
    end = path.elementAt(3)
    assert (x[0], y[1, 0], x[-1], y[1, -1]) == pytest.approx((gap.x0, gap.y0[1], end.x, end.y))
    assert (x[2], y[1, 2]) == pytest.approx(path.pointAtPercent(0.5).toTuple(), abs=0.5)


def test_nothing_is_hit_beside_the_diagram():
    diagram = diagram_of(Experiment())
    assert hit_at(diagram, QPointF(5, 300)) is None
    assert hit_at(diagram, QPointF(300, 5)) is None


def test_the_chevrons_of_a_strip_scroll_by_a_page():
    diagram = diagram_of(dense_experiment(30))
    column = placement_of(diagram).columns[1]
    assert hit_at(diagram, column.chevron(True, FOLD).center()) == Scroll("h1", 9)
    assert hit_at(diagram, column.chevron(False, FOLD).center()) == Scroll("h1", -9)


def test_the_wheel_turns_folded_columns_only():
    diagram = diagram_of(dense_experiment(30, 3))
    placement = placement_of(diagram)
    assert column_at(QPointF(placement.columns[1].centre, 300), placement) == "h1"
    assert column_at(QPointF(placement.columns[2].centre, 300), placement) is None


def test_links_to_neurons_out_of_sight_are_not_there():
    diagram = diagram_of(dense_experiment(30))
    placement = placement_of(diagram)
    assert link_middle(Link("h1", 20, 0), diagram, placement) is None
    assert sum(len(gap.weights) for gap in gaps(diagram, placement)) == 2 * 10 + 10
