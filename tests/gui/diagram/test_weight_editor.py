"""The field over the diagram: where it opens, what it asks, and when it goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from engine.training.experiment import Experiment, edit
from engine.training.journal import WeightEdit
from gui import theme
from gui.diagram.diagram import Bias, Link, Neuron
from gui.diagram.labels import bias_places
from gui.document import Document
from gui.panels.network import NetworkPanel
from gui.session import Session
from tests.gui.diagram.drawn import diagram_of, middle_of, picture_of, square_of
from tests.gui.panels.moments import frame_of, heard


@pytest.fixture(autouse=True, scope="module")
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def panel(qtbot) -> NetworkPanel:
    document = Document(Experiment())
    made = NetworkPanel(document, Session(document, document))
    document.setParent(made)
    made.document = document  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(620, 624)
    made.show()
    made.show_frame(frame_of(document.experiment, 20, cells=20))
    QApplication.processEvents()
    return made


def click(panel, place) -> None:
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=place.toPoint())


def bias_of(panel, key, unit):
    column = panel.view.placement().column(key)
    return bias_places(column, unit, theme.current())[-1].center()


def entries(panel, key, unit):
    menu = QMenu(panel)
    panel.fill_menu(menu, key, unit)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_click_on_a_link_opens_its_value_and_enter_sets_it(panel):
    asked = heard(panel.document.weight_edited)
    link = Link("h1", 2, 1)
    click(panel, middle_of(link, panel.view.diagram, panel.view.placement()))
    field = panel.editor.field
    assert panel.editor.target == link and field.is_open
    assert float(field.text().replace("−", "-")) == pytest.approx(panel.view.diagram.weight(link))
    QTest.keyClicks(field, "1.25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == [WeightEdit("h1", 2, 1, 1.25)] and not field.is_open


def test_a_click_on_a_bias_opens_its_value(panel):
    asked = heard(panel.document.weight_edited)
    click(panel, bias_of(panel, "h2", 0))
    assert panel.editor.target == Bias("h2", 0)
    assert panel.editor.field.accessibleName() == "Bias of Hidden 2, unit 1"
    QTest.keyClicks(panel.editor.field, "-2")
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Return)
    assert asked == [WeightEdit("h2", 0, -1, -2.0)]


def test_the_printed_bias_of_the_output_can_be_clicked(panel):
    square = panel.view.placement().neuron_rect(Neuron("output", 0))
    assert bias_of(panel, "output", 0).y() > square.bottom()
    click(panel, bias_of(panel, "output", 0))
    assert panel.editor.target == Bias("output", 0) and panel.editor.field.is_open


def test_undo_puts_back_what_the_diagram_showed(panel):
    link = Link("h1", 0, 0)
    before = panel.view.diagram.weight(link)
    asked = heard(panel.document.weight_edited)
    panel.editor.open_at(link)
    QTest.keyClicks(panel.editor.field, "3")
    QTest.keyClick(panel.editor.field, Qt.Key.Key_Return)
    panel.document.undo()
    assert asked[-1] == WeightEdit("h1", 0, 0, before)


def test_a_click_elsewhere_sets_what_was_typed(panel):
    asked = heard(panel.document.weight_edited)
    panel.editor.open_at(Link("h1", 0, 0))
    QTest.keyClicks(panel.editor.field, "3")
    panel.view.setFocus()
    assert [one.value for one in asked] == [3.0] and not panel.editor.field.is_open


def test_a_field_closes_when_its_link_is_gone(panel):
    panel.editor.open_at(Link("h1", 5, 0))
    panel.document.edit("layers.h1.units", 3)
    assert not panel.editor.field.is_open


def test_a_field_follows_its_link_when_the_window_grows(panel):
    panel.editor.open_at(Link("h2", 0, 0))
    before = panel.editor.field.pos()
    panel.resize(800, 624)
    QApplication.processEvents()
    assert panel.editor.field.pos().x() > before.x()


def test_a_double_click_selects_a_neuron_and_opens_it(panel):
    selected, opened = heard(panel.selected), heard(panel.opened)
    place = panel.view.placement().neuron_rect(Neuron("h1", 3)).center().toPoint()
    QTest.mouseDClick(panel.view, Qt.MouseButton.LeftButton, pos=place)
    assert selected == [("h1", 3)] and opened == [("h1", 3)]


def test_enter_on_the_selected_neuron_opens_it(panel):
    opened = heard(panel.opened)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(panel.view, key)
    assert opened == []
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert len(opened) == 1


def test_the_menu_of_a_neuron_freezes_and_silences_it(panel):
    entries(panel, "h1", 2)["Freeze"].trigger()
    entries(panel, "h1", 2)["Silence"].trigger()
    layer = panel.document.experiment.layers[0]
    assert (layer.frozen_units, layer.silent_units) == ((2,), (2,))
    assert entries(panel, "h1", 2)["Silence"].isChecked()
    entries(panel, "h1", 2)["Silence"].trigger()
    assert panel.document.experiment.layers[0].silent_units == ()


def test_the_menu_offers_what_a_neuron_can_do(panel):
    assert list(entries(panel, "h1", 0)) == ["Show arithmetic", "Change bias…", "Freeze", "Silence"]
    assert list(entries(panel, "output", 0)) == ["Show arithmetic", "Change bias…", "Freeze"]
    assert entries(panel, "features", 0) == {}
    entries(panel, "output", 0)["Change bias…"].trigger()
    assert panel.editor.target == Bias("output", 0)


def test_a_right_click_and_the_menu_key_ask_for_the_menu(panel):
    asked = heard(panel.view.menu_asked)
    panel.view.menu_asked.disconnect()
    panel.view.menu_asked.connect(lambda *values: asked.append(values))
    place = panel.view.placement().neuron_rect(Neuron("h2", 1)).center().toPoint()
    mouse, keyboard = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(panel.view, QContextMenuEvent(mouse, place, place))
    panel.show_selection("h1", 0)
    QApplication.sendEvent(panel.view, QContextMenuEvent(keyboard, QPoint(), QPoint()))
    assert [values[:2] for values in asked] == [("h2", 1), ("h1", 0)]


def test_silent_neurons_fade(qapp):
    experiment = Experiment()
    centre = square_of(Neuron("h1", 1), diagram_of(experiment)).center().toPoint()
    plain = diagram_of(experiment)
    held = diagram_of(edit(experiment, "layers.h1.silent_units", (1,)), maps=plain.maps)
    colors = [picture_of(diagram).pixelColor(centre) for diagram in (plain, held)]
    assert colors[1].saturation() < colors[0].saturation()
