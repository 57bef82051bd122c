"""The network panel: it asks the document, shows frames, and is worked with mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from engine.data.features import X1, X2, X1Squared
from engine.nn.activations import ReLU
from engine.nn.dropout import Dropout
from engine.training.experiment import Experiment, edit
from gui import theme
from gui.diagram.diagram import Light, Link, Neuron
from gui.diagram.stack import dense_layers
from gui.document import Document
from gui.panels.network import NetworkPanel
from gui.session import Session
from tests.gui.diagram.drawn import dense_experiment, middle_of
from tests.gui.panels.moments import frame_of, heard, pointed, pressed, send_mouse

Make = Callable[..., NetworkPanel]


@pytest.fixture(autouse=True, scope="module")
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def make(qtbot) -> Make:
    """Panels of an experiment that has learnt for some steps; `document` is found in them."""

    def made(experiment: Experiment | None = None, size: tuple[int, int] = (620, 624)):
        document = Document(experiment or Experiment())
        panel = NetworkPanel(document, Session(document, document))
        document.setParent(panel)
        panel.document = document  # type: ignore[attr-defined]
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.show()
        panel.show_frame(frame_of(document.experiment, 20, cells=20))
        QApplication.processEvents()
        return panel

    return made


def layers_of(panel):
    return dense_layers(panel.document.experiment.layers)


def centre_of(panel, key, unit):
    rect = panel.view.placement().neuron_rect(Neuron(key, unit))
    assert rect is not None
    return rect.center()


def press_keys(panel, *keys):
    for key in keys:
        QTest.keyClick(panel.view, key)


def choose(panel, key, *texts):
    """Trigger an entry of a heading's menu, through its submenus; whether it could be."""
    menu = QMenu(panel)
    panel.headings[key].fill_menu(menu)
    inner = menu
    for text in texts:
        action = next(action for action in inner.actions() if action.text() == text)
        below = action.menu()
        inner = below if isinstance(below, QMenu) else inner
    enabled = action.isEnabled()
    action.trigger()
    menu.deleteLater()
    return enabled


# structure


def test_the_header_says_units_and_parameters(make):
    panel = make()
    assert panel.header.title.text() == "Network"
    assert panel.header.subtitle.text() == "2 – 6 – 4 – 1, 51 parameters"
    panel.document.edit("layers.h1.units", 8)
    assert panel.header.subtitle.text() == "2 – 8 – 4 – 1, 65 parameters"


def test_plus_layer_adds_a_layer_like_the_last(make):
    panel = make(edit(Experiment(), "layers.h2.activation", ReLU()))
    panel.add_layer.click()
    assert [(x.key, x.units) for x in layers_of(panel)] == [("h1", 6), ("h2", 4), ("h3", 4)]
    assert layers_of(panel)[-1].activation == ReLU()
    assert list(panel.headings) == ["h1", "h2", "h3"]


def test_six_hidden_layers_are_the_most(make):
    panel = make(dense_experiment(2, 2, 2, 2, 2, 2))
    assert not panel.add_layer.isEnabled()
    assert "6" in panel.add_layer.toolTip()
    panel.document.edit("layers", panel.document.experiment.layers[1:])
    assert panel.add_layer.isEnabled()


def test_the_stepper_asks_for_units(make):
    panel = make()
    panel.headings["h1"].stepper.more.click()
    assert layers_of(panel)[0].units == 7
    assert panel.headings["h1"].stepper.value() == 7


def test_the_combo_asks_for_an_activation(make):
    panel = make()
    combo = panel.headings["h2"].combo
    combo.setCurrentIndex(combo.find_key("relu"))
    assert [x.activation.kind for x in layers_of(panel)] == ["tanh", "relu"]


def test_softmax_is_not_offered_to_hidden_layers(make):
    combo = make().headings["h1"].combo
    kinds = [combo.itemData(index) for index in range(combo.count())]
    assert "tanh" in kinds and "softmax" not in kinds


def test_headings_are_kept_while_the_structure_stays(make):
    panel = make()
    before = dict(panel.headings)
    panel.document.edit("layers.h1.units", 3)
    panel.document.edit("optimizer.learning_rate", 0.1)
    assert panel.headings == before


def test_undo_is_shown_too(make):
    panel = make()
    panel.document.edit("layers.h1.units", 3)
    panel.document.undo()
    assert panel.headings["h1"].stepper.value() == 6


def test_the_menu_moves_freezes_and_removes_a_layer(make):
    panel = make()
    assert not choose(panel, "h1", "Move left")
    assert choose(panel, "h1", "Move right")
    assert [x.key for x in layers_of(panel)] == ["h2", "h1"]
    choose(panel, "h1", "Freeze weights")
    assert [x.frozen for x in layers_of(panel)] == [False, True]
    choose(panel, "h2", "Remove layer")
    assert list(panel.headings) == [x.key for x in layers_of(panel)] == ["h1"]


def test_a_narrow_panel_has_units_and_activation_in_the_menu(make):
    panel = make(dense_experiment(3, 3, 3, 3, 3, 3), (420, 500))
    assert not panel.headings["h4"].stepper.isVisible()
    choose(panel, "h4", "Units", "16")
    choose(panel, "h4", "Activation", "ReLU")
    assert (layers_of(panel)[3].units, layers_of(panel)[3].activation) == (16, ReLU())


def test_headings_stand_over_their_columns_and_apart(make):
    for size in ((620, 624), (420, 500), (1000, 700)):
        panel = make(dense_experiment(3, 3, 3), size)
        columns = {c.column.key: c.centre for c in panel.view.placement().columns}
        shapes = [heading.geometry() for heading in panel.headings.values()]
        for key, heading in panel.headings.items():
            assert abs(heading.geometry().center().x() - columns[key]) <= 2
        assert not any(a.intersects(b) for a in shapes for b in shapes if a is not b)


def drag(panel, key, to_key, release=True):
    """Carry the name of a layer beyond the column of another."""
    name = panel.headings[key].name
    placed = panel.view.placement().column(to_key)
    start = QPointF(name.rect().center())
    end = QPointF(name.mapFrom(panel.view, QPoint(int(placed.centre) + 20, 20)))
    send_mouse(name, QEvent.Type.MouseButtonPress, start)
    send_mouse(name, QEvent.Type.MouseMove, end, held=True)
    if release:
        send_mouse(name, QEvent.Type.MouseButtonRelease, end)


def test_a_dragged_heading_reorders_the_layers(make):
    panel = make(dense_experiment(5, 4, 3))
    drag(panel, "h1", "h2")
    assert [x.key for x in layers_of(panel)] == ["h2", "h1", "h3"]


def test_escape_ends_a_drag_without_a_change(make):
    panel = make(dense_experiment(5, 4, 3))
    drag(panel, "h1", "h3", release=False)
    assert panel.view._drop_x is not None
    QTest.keyClick(panel.headings["h1"].name, Qt.Key.Key_Escape)
    assert panel.view._drop_x is None
    assert [x.key for x in layers_of(panel)] == ["h1", "h2", "h3"]


# the pointer


def test_pointing_at_a_neuron_says_which(make):
    panel = make()
    said, words = heard(panel.hovered), heard(panel.pointed)
    pointed(panel.view, centre_of(panel, "h1", 2))
    pointed(panel.view, QPointF(2, 300))
    assert said == [("h1", 2), ("", -1)]
    assert words[0].startswith("Hidden 1, unit 3, values") and words[1] == ""


def test_pointing_at_a_link_says_its_weight(make):
    panel = make()
    words = heard(panel.pointed)
    link = Link("output", 0, 0)
    pointed(panel.view, middle_of(link, panel.view.diagram, panel.view.placement()))
    assert panel.view.diagram.pointed == link
    assert words[0].startswith("Hidden 2, unit 1 → Output: weight ")


def test_a_click_selects_and_a_click_beside_deselects(make):
    panel = make()
    said = heard(panel.selected)
    pressed(panel.view, centre_of(panel, "h2", 3))
    pressed(panel.view, QPointF(2, 300))
    assert said == [("h2", 3), ("", -1)]


def test_a_click_on_a_link_chooses_it(make):
    panel = make()
    said = heard(panel.link_chosen)
    link = Link("output", 0, 3)
    pressed(panel.view, middle_of(link, panel.view.diagram, panel.view.placement()))
    assert said == [("output", 0, 3)]


def test_a_selection_shown_from_elsewhere_is_not_said_again(make):
    panel = make()
    said = heard(panel.selected)
    panel.show_selection("h1", 4)
    assert panel.view.diagram.selected == Neuron("h1", 4)
    panel.show_selection("gone", 0)
    assert panel.view.diagram.selected is None
    assert said == []


def test_a_selection_that_is_gone_is_told(make):
    panel = make()
    pressed(panel.view, centre_of(panel, "h1", 5))
    said = heard(panel.selected)
    panel.document.edit("layers.h1.units", 3)
    assert said == [("", -1)]


def wheel(panel, position, notches):
    place = panel.view.mapToGlobal(position)
    event = QWheelEvent(
        position, place, QPoint(0, 0), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel.view, event)
    return event.isAccepted()


def test_the_wheel_scrolls_a_folded_column(make):
    panel = make(dense_experiment(30, 4))
    assert wheel(panel, centre_of(panel, "h1", 4), -3)
    assert panel.view.placement().column("h1").first == 3
    assert not wheel(panel, centre_of(panel, "h2", 1), -3)


# keys


def test_arrow_keys_walk_and_enter_selects(make):
    panel = make()
    panel.view.setFocus()
    walked, chosen = heard(panel.hovered), heard(panel.selected)
    press_keys(panel, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert walked == [("features", 0), ("features", 1), ("h1", 3)]
    assert chosen == [("h1", 3)]
    press_keys(panel, Qt.Key.Key_Escape)
    assert chosen[-1] == ("", -1)


def test_walking_stays_inside_and_scrolls_strips(make):
    panel = make(dense_experiment(12))
    panel.view.setFocus()
    press_keys(panel, Qt.Key.Key_Down, Qt.Key.Key_Right, *[Qt.Key.Key_Down] * 15)
    assert panel.view.diagram.cursor == Neuron("h1", 11)
    assert panel.view.placement().column("h1").shows(11)
    press_keys(panel, *[Qt.Key.Key_Up] * 20)
    assert panel.view.diagram.cursor == Neuron("h1", 0)


def test_the_diagram_has_a_name_and_says_what_the_cursor_is_on(make):
    panel = make()
    panel.view.setFocus()
    press_keys(panel, Qt.Key.Key_Down)
    accessible = QAccessible.queryAccessibleInterface(panel.view)
    assert accessible.text(QAccessible.Text.Name) == "Network diagram"
    assert accessible.text(QAccessible.Text.Description).startswith("x₁, values −5.7 to ")
    assert panel.headings["h1"].combo.accessibleName() == "Hidden 1: activation"
    assert panel.headings["h2"].stepper.field.accessibleName() == "Hidden 2: units"


# frames


def test_links_become_wider_only_when_weights_outgrow_them(make):
    panel = make()
    frame = frame_of(Experiment(), 1)
    frame.weights["h1"][0, 0] = 2.4
    panel.show_frame(frame)
    assert panel.view.diagram.full_weight == 3.0


def test_a_frame_older_than_the_structure_is_shown_as_far_as_it_fits(make):
    panel = make()
    old = frame_of(panel.document.experiment)
    panel.document.edit("layers.h1.units", 64)
    panel.document.edit("features", (X1(), X2(), X1Squared()))
    panel.show_frame(old)
    assert not panel.grab().isNull()


def test_a_diverged_network_is_shown(make):
    panel = make()
    frame = frame_of(Experiment())
    for table in frame.weights.values():
        table[:] = np.nan
    panel.show_frame(frame)
    panel.show_selection("h2", 0)
    assert not panel.grab().isNull()


def test_the_diagram_for_paper_has_headings_and_no_pointer(make):
    panel = make()
    pointed(panel.view, centre_of(panel, "h1", 2))
    drawn = panel.diagram()
    assert drawn.headings and drawn.pointed is None and drawn.weights


# light from elsewhere


@pytest.mark.parametrize(
    ("key", "role", "light"),
    [
        ("h1", "forward", Light("h1", neurons=True, links=True)),
        ("h2", "backward", Light("h2", neurons=False, links=True)),
        ("output", "update", Light("output", neurons=False, links=True)),
        ("", "loss", Light("output", neurons=True, links=False)),
        ("features", "data", Light("features", neurons=True, links=False)),
        ("", "", None),
        ("gone", "forward", None),
    ],
)
def test_what_computes_a_part_of_a_step_is_lit(make, key, role, light):
    panel = make()
    panel.light(key, role)
    assert panel.view.diagram.light == light


def test_what_follows_a_layer_lights_that_layer(make):
    first, second = Experiment().layers
    dropout = Dropout(key="d1", drop_probability=0.5)
    panel = make(edit(Experiment(), "layers", (first, dropout, second)))
    panel.light("d1", "forward")
    assert panel.view.diagram.light == Light("h1")


def test_a_light_changes_the_picture_and_not_the_figure(make):
    panel = make()
    before = panel.view.grab().toImage()
    panel.light("h2", "backward")
    assert panel.view.grab().toImage() != before
    assert panel.diagram().light is None
    panel.light("", "")
    assert panel.view.grab().toImage() == before
