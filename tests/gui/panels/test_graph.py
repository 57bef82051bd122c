"""The graph panel: what it reads, walks, writes out, lets type, and refuses."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.basics.graph_text import EXAMPLES, read
from engine.training.experiment import Experiment
from gui import theme
from gui.document import Document
from gui.figures import page
from gui.graph import words
from gui.graph.figure import GraphFigure
from gui.graph.layout import layout
from gui.panels.graph import OWN, GraphPanel
from gui.session import Session
from tests.gui.panels.moments import heard, pointed, pressed


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> GraphPanel:
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = GraphPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1160, 760)
    made.grab()  # lays it out
    return made


def shown(panel: GraphPanel) -> GraphFigure:
    assert panel.canvas.figure is not None
    return panel.canvas.figure


def node(panel: GraphPanel, label: str) -> int:
    return [made.label for made in shown(panel).graph.nodes].index(label)


def press_key(panel: GraphPanel, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.canvas, event)


def test_it_begins_with_the_apple_shop_and_nothing_computed(panel):
    assert "apple_price" in panel.formula.text()
    assert not shown(panel).is_known(node(panel, "total"))


def test_a_walk_ends_with_the_published_gradients(panel):
    panel.walking.end.click()
    found = shown(panel)
    expected = {"apple_price": 2.2, "apple_count": 110, "tax": 200, "subtotal": 1.1}
    for label, gradient in expected.items():
        assert found.is_summed(node(panel, label))
        assert found.run.gradients[node(panel, label)] == pytest.approx(gradient)


def test_steps_go_forward_one_node_at_a_time_and_back(panel):
    for _ in range(2):
        panel.walking.on.click()
    assert shown(panel).is_known(node(panel, "total"))
    panel.walking.back.click()
    assert shown(panel).is_known(node(panel, "subtotal"))
    assert not shown(panel).is_known(node(panel, "total"))


def test_arrow_keys_walk_and_stop_at_the_ends(panel):
    press_key(panel, Qt.Key.Key_Left)
    assert panel.step == 0
    press_key(panel, Qt.Key.Key_Right)
    assert panel.step == 1
    press_key(panel, Qt.Key.Key_End)
    assert panel.step == len(shown(panel).graph.moments) - 1


def test_play_walks_to_the_end_and_stops(panel):
    panel.walking.toggle()
    assert panel.walking.playing
    for _ in range(9):
        panel.walking._tick()
    assert panel.step == len(shown(panel).graph.moments) - 1
    assert not panel.walking.playing


def test_hiding_the_panel_stops_play(panel):
    panel.show()
    panel.walking.toggle()
    panel.hide()
    assert not panel.walking.playing


def test_the_local_derivatives_are_written_out_at_the_node_in_hand(panel):
    panel.walking.end.click()
    assert words.formulas(shown(panel)) == (
        "∂subtotal/∂apple_price = apple_count = 2",
        "∂total/∂apple_price = 1.1 × 2 = 2.2",
        "∂subtotal/∂apple_count = apple_price = 100",
        "∂total/∂apple_count = 1.1 × 100 = 110",
    )
    assert "2.2 times as much" in panel.explanation.remark.text()


def test_what_is_used_twice_is_said_to_add_up(panel):
    panel.read_formula("x*x + x")
    panel.set_input("x", 3.0)
    panel.walking.end.click()
    assert "x is used 3 times, so what comes back adds up: 3 + 3 + 1 = 7" in words.remark(
        shown(panel)
    )


def test_a_formula_is_read_and_keeps_the_numbers_of_inputs_that_stay(panel):
    panel.set_input("tax", 1.5)
    panel.formula.setText("fee + tax * 2")
    panel.formula.returnPressed.emit()
    assert dict(panel.inputs) == {"fee": 1.0, "tax": 1.5}
    assert panel.example.key() == OWN
    assert panel.step == 0


def test_python_is_a_syntax_error_shown_in_place_with_its_position(panel):
    before = shown(panel).graph
    panel.formula.setText('__import__("os")')
    panel.formula.returnPressed.emit()
    assert panel.error.text() == (
        "A formula expects numbers, names, brackets and + - * / ^ < >, got '_' at character 1: "
        "remove or replace it"
    )
    assert panel.formula.cursorPosition() == 0
    assert panel.formula.text() == '__import__("os")'
    assert shown(panel).graph is before


def test_after_an_error_a_good_formula_clears_it(panel):
    panel.read_formula("a +")
    assert not panel.error.isHidden()
    panel.read_formula("a + b")
    assert panel.error.isHidden()


def test_typing_into_an_input_changes_every_number(panel):
    panel.walking.end.click()
    place = panel.canvas.geometry_now().box(node(panel, "tax")).center()
    pressed(panel.canvas, place)
    panel.canvas.field.setText("2")
    panel.canvas.field.committed.emit("2")
    assert panel.inputs["tax"] == 2.0
    assert shown(panel).run.values[-1] == 400.0


def test_pointing_at_a_node_tells_its_value_and_gradient(panel):
    panel.walking.end.click()
    said = heard(panel.pointed)
    pointed(panel.canvas, panel.canvas.geometry_now().box(node(panel, "tax")).center())
    assert said[-1] == "tax: value 1.1, gradient 200"


def test_a_number_that_does_not_exist_is_explained(panel):
    panel.read_formula("log(x)")
    panel.set_input("x", -1.0)
    panel.walking.on.click()
    assert "there is no such number" in panel.explanation.remark.text()


def test_the_program_computes_the_same_numbers(panel):
    for example in EXAMPLES:
        panel.choose_example(example.key)
        found: dict[str, Any] = {"np": np}
        exec(panel.explanation.listing.text(), found)  # our own program, of a graph that was read
        for made, gradient in zip(
            shown(panel).graph.nodes, shown(panel).run.gradients, strict=True
        ):
            if made.kind == "input":
                assert found[f"d{made.label}"] == pytest.approx(gradient)


def test_reset_brings_the_apple_shop_back(panel):
    panel.read_formula("a*b")
    panel.reset()
    assert panel.example.key() == "apples"
    assert panel.inputs["tax"] == 1.1


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_nodes_of_one_column_never_overlap(example):
    placed = layout(example.graph)
    for one in range(len(placed.row)):
        for other in range(one):
            if placed.column[one] == placed.column[other]:
                assert abs(placed.row[one] - placed.row[other]) > 0.99


def test_every_edge_leads_to_the_right():
    graph = read("a = x*y; b = a + x; c = exp(b)*a; c / y")
    placed = layout(graph)
    assert all(placed.column[e.source] < placed.column[e.target] for e in graph.edges)


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_it_is_drawn_at_every_step_and_as_a_page(panel, look):
    for step in range(len(shown(panel).graph.moments)):
        panel.show_step(step)
        image = QImage(900, 600, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        page.draw(painter, QRectF(0, 0, 900, 600), panel.figure(theme.load(look)), theme.load(look))
        painter.end()
        assert len({image.pixel(x, y) for x in range(0, 900, 3) for y in range(0, 600, 3)}) > 5


def test_a_graph_is_laid_out_once(panel):
    assert panel.canvas.geometry_now() is panel.canvas.geometry_now()


def test_tab_goes_on_to_the_next_input(panel):
    panel.canvas.edit(node(panel, "apple_price"))
    panel.canvas.field.setText("120")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.canvas.field, event)
    assert panel.inputs["apple_price"] == 120.0
    assert panel.canvas.field.accessibleName() == "Input apple_count"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=10))
def test_any_graph_is_laid_out_from_left_to_right_without_overlap(pairs):
    names = ["x", "y"]
    parts = []
    for number, (a, b) in enumerate(pairs):
        parts.append(f"n{number} = {names[a % len(names)]} * {names[b % len(names)]}")
        names.append(f"n{number}")
    graph = read("; ".join(parts) + "; " + " + ".join(names))
    placed = layout(graph)
    assert all(placed.column[e.source] < placed.column[e.target] for e in graph.edges)
    spots = sorted(zip(placed.column, placed.row, strict=True))
    for (column, row), (other, below) in itertools.pairwise(spots):
        assert column != other or below - row > 0.99
    assert min(placed.row) >= 0 and max(placed.row) <= placed.rows + 1e-9
