"""Brush and eraser on the map: own points at the first stroke, one step of undo for each."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.data.gaussians import XorGaussians
from engine.data.painted import Painted
from engine.data.points import Points
from engine.data.table_data import TableClasses
from engine.training.experiment import Experiment
from gui import theme
from gui.curves.marks import describe
from gui.document import Document
from gui.output.stroke import Tool
from gui.panels.output import OutputPanel
from gui.session import Session
from tests.gui.panels.moments import experiment_of, frame_of, heard, send_mouse


@pytest.fixture(autouse=True, scope="module")
def dressed(qapp):
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def make_panel(qtbot):
    def make(experiment: Experiment) -> OutputPanel:
        document = Document(experiment)
        session = Session(document, document)
        panel = OutputPanel(document, session)
        document.setParent(panel)
        qtbot.addWidget(panel)
        panel.resize(484, 504)
        panel.show()
        panel.show_frame(frame_of(experiment))
        return panel

    return make


@pytest.fixture
def panel(make_panel):
    made = make_panel(Experiment())
    made.set_tool(Tool.BRUSH)
    made.grab()
    return made


def at(panel: OutputPanel, x1: float, x2: float) -> QPointF:
    return panel.canvas._scales().point(x1, x2)


def drag(panel: OutputPanel, *places: tuple[float, float]) -> None:
    """Press at the first place, move over the others, let go at the last."""
    send_mouse(panel.canvas, QEvent.Type.MouseButtonPress, at(panel, *places[0]))
    for place in places[1:]:
        send_mouse(panel.canvas, QEvent.Type.MouseMove, at(panel, *place), held=True)
    send_mouse(panel.canvas, QEvent.Type.MouseButtonRelease, at(panel, *places[-1]))


def press_right(panel: OutputPanel, place: QPointF) -> None:
    right = Qt.MouseButton.RightButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        where = panel.canvas.mapToGlobal(place)
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(panel.canvas, QMouseEvent(kind, place, where, right, right, none))


def press_key(panel: OutputPanel, key: Qt.Key) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel.canvas, QKeyEvent(QEvent.Type.KeyPress, key, none))


def painted(panel: OutputPanel) -> Painted:
    dataset = panel._document.experiment.dataset
    assert isinstance(dataset, Painted)
    return dataset


def one(label: int = 0) -> Experiment:
    return Experiment(dataset=Painted(Points.from_plain([[0.0, 0.0, label]])))


def test_the_first_stroke_makes_the_present_data_own_points_and_says_so(panel):
    said = heard(panel.told)
    drag(panel, (1.0, -5.0))
    rows = painted(panel).points.rows
    assert rows[-1] == pytest.approx([1.0, -5.0, 1.0], abs=0.02)
    assert np.array_equal(rows[:-1, :2], panel._frame.material.samples.points)
    assert said == ["The data are own points now; undo brings XOR of Gaussians back"]
    drag(panel, (2.0, -5.0))
    assert len(said) == 1


def test_a_stroke_is_one_step_of_undo_however_many_edits_it_was(panel, qtbot):
    edits = heard(panel._document.changed)
    send_mouse(panel.canvas, QEvent.Type.MouseButtonPress, at(panel, -5.0, 0.0))
    for number, x in enumerate(np.linspace(-4.0, 5.0, 10)):
        send_mouse(panel.canvas, QEvent.Type.MouseMove, at(panel, x, 0.0), held=True)
        if number % 3 == 0:
            seen = len(edits)
            qtbot.waitUntil(lambda seen=seen: len(edits) > seen)
    send_mouse(panel.canvas, QEvent.Type.MouseButtonRelease, at(panel, 5.0, 0.0))
    assert len(edits) > 3
    first = painted(panel)
    drag(panel, (0.0, 4.0), (3.0, 4.0))
    panel._document.undo()
    assert painted(panel) == first
    panel._document.undo()
    assert panel._document.experiment == Experiment()
    assert not panel._document.can_undo


def test_what_is_painted_is_seen_before_a_frame_has_it(panel):
    drag(panel, (0.0, 4.0))
    fresh = panel.brushing.fresh
    assert fresh is not None and len(fresh.places) == 1
    panel.show_frame(frame_of(panel._document.experiment, 0))
    assert panel.brushing.fresh is None


def test_painting_while_the_network_learns_keeps_what_it_has_learnt(qtbot, make_panel):
    panel = make_panel(Experiment())
    document = panel._document
    session = document.findChild(Session)
    session.frame_ready.connect(panel.show_frame)
    session.start()
    try:
        session.play()
        qtbot.waitUntil(lambda: session.frame is not None and session.frame.step > 50)
        before = session.frame
        panel.set_tool(Tool.BRUSH)
        drag(panel, (-3.0, 5.0), (3.0, 5.0))
        wanted = document.experiment.dataset
        qtbot.waitUntil(lambda: session.frame.experiment.dataset == wanted)
        frame = session.frame
        assert frame.running and frame.step > before.step
        assert frame.revision == before.revision
        assert len(frame.history) >= len(before.history)
        assert panel.brushing.fresh is None
    finally:
        session.close()


def test_a_new_class_gets_a_chip_a_colour_and_an_output(panel):
    panel.strip.more.click()
    assert panel.brushing.label == 2
    drag(panel, (0.0, 5.0))
    assert painted(panel).class_count == 3
    assert panel._document.experiment.output_units == 3
    assert [chip.isVisibleTo(panel) for chip in panel.strip.chips] == [True] * 3 + [False] * 7
    panel.show_frame(frame_of(panel._document.experiment, 2))
    assert not panel.grab().isNull()


def test_there_are_at_most_ten_classes(panel):
    for _ in range(12):
        panel.strip.more.click()
    assert panel.brushing.class_count == 10
    assert not panel.strip.more.isVisibleTo(panel)


def test_the_eraser_and_the_right_button_of_the_brush_remove_points(panel):
    drag(panel, (5.0, -5.0))
    count = len(painted(panel).points)
    press_right(panel, at(panel, 5.0, -5.0))
    assert len(painted(panel).points) < count
    drag(panel, (5.0, 5.8))
    count = len(painted(panel).points)
    panel.set_tool(Tool.ERASER)
    drag(panel, (5.0, 5.8))
    assert len(painted(panel).points) < count


def test_an_eraser_that_meets_no_point_changes_nothing(make_panel):
    panel = make_panel(one())
    panel.set_tool(Tool.ERASER)
    panel.grab()
    drag(panel, (5.0, 5.0), (5.0, -5.0))
    assert not panel._document.can_undo


def test_erasing_the_last_point_is_refused_with_a_sentence_and_loses_nothing(make_panel):
    panel = make_panel(one())
    panel.set_tool(Tool.ERASER)
    panel.grab()
    refused = heard(panel._document.refused)
    drag(panel, (0.0, 0.0))
    assert "Own points expect at least one point, got none" in str(refused[0][1])
    assert len(painted(panel).points) == 1


def test_an_empty_map_begins_with_the_first_point_and_undo_brings_the_old_ones(panel):
    panel.clear_points()
    assert panel._document.experiment == Experiment()
    assert panel._scene.points is None
    drag(panel, (1.0, 1.0), (1.5, 1.0))
    assert painted(panel).points.rows[0] == pytest.approx([1.0, 1.0, 1.0], abs=0.02)
    assert len(painted(panel).points) < 5
    panel._document.undo()
    assert panel._document.experiment == Experiment()


def test_choosing_another_tool_brings_the_points_of_an_empty_map_back(panel):
    panel.clear_points()
    panel.set_tool(Tool.SELECT)
    assert panel._scene.points is not None
    assert panel._document.experiment == Experiment()


def test_the_crosshair_paints_with_enter_and_erases_with_delete(panel):
    press_key(panel, Qt.Key.Key_Return)
    assert panel._document.experiment.dataset == XorGaussians()  # there is no crosshair yet
    press_key(panel, Qt.Key.Key_Up)
    press_key(panel, Qt.Key.Key_Return)
    assert painted(panel).points.rows[-1] == pytest.approx([0.0, 0.12, 1.0])
    count = len(painted(panel).points)
    press_key(panel, Qt.Key.Key_Delete)
    assert len(painted(panel).points) < count


def test_values_are_not_painted_and_the_button_says_why(make_panel):
    panel = make_panel(experiment_of("plane"))
    panel.set_tool(Tool.BRUSH)
    assert not panel.strip.isVisibleTo(panel)
    assert not panel._brush.isEnabled()
    assert "where the data have classes" in panel._brush.toolTip()


def test_values_that_come_while_painting_put_the_tools_away(panel):
    panel._document.replace(experiment_of("plane"))
    assert not panel.strip.isVisibleTo(panel)
    assert panel.brushing.tool is Tool.SELECT


def test_undo_in_the_middle_of_a_stroke_ends_it(panel):
    drag(panel, (0.0, 4.0))
    send_mouse(panel.canvas, QEvent.Type.MouseButtonPress, at(panel, 1.0, 1.0))
    panel._document.undo()
    send_mouse(panel.canvas, QEvent.Type.MouseMove, at(panel, 2.0, 2.0), held=True)
    send_mouse(panel.canvas, QEvent.Type.MouseButtonRelease, at(panel, 2.0, 2.0))
    assert panel._document.experiment == Experiment()


def test_a_table_keeps_its_ranges_and_the_names_of_its_classes(make_panel):
    panel = make_panel(Experiment(dataset=TableClasses()))
    panel.set_tool(Tool.BRUSH)
    panel.grab()
    drag(panel, (4.0, 1.0))
    assert painted(panel).domains == TableClasses().domains
    panel.strip.more.click()
    assert panel._names() == ["setosa", "versicolor", "virginica", "class 3"]


def test_every_part_of_the_strip_has_a_name(panel):
    strip = panel.strip
    for widget in (*strip.tools.values(), *strip.chips[:2], *strip.sizes, strip.more, strip.clear):
        assert widget.accessibleName() and widget.toolTip()


def test_a_read_out_goes_with_the_place_that_is_no_more_on_the_map(make_panel):
    panel = make_panel(Experiment())
    panel.grab()
    send_mouse(panel.canvas, QEvent.Type.MouseMove, at(panel, 3.0, 5.0))
    assert panel.canvas.place is not None
    panel.show_frame(frame_of(Experiment(dataset=TableClasses())))
    assert panel.canvas.place is None


def test_a_stroke_is_marked_on_the_curves_by_how_many_points_there_are():
    few = Painted(Points.from_plain([[0.0, 0.0, 0]]))
    more = few.with_points(few.points.extend([(1.0, 1.0), (2.0, 1.0)], 1.0))
    said = describe(Experiment(dataset=few), Experiment(dataset=more))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "points 1 → 3"
