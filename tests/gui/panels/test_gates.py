"""The gates panel: sliders, presets, the rule at work, and XOR with one layer and two."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from engine.basics.gates import GATES, SOLUTIONS, Perceptron, TwoLayers
from engine.training.experiment import Experiment
from gui import theme
from gui.document import Document
from gui.figures import page
from gui.gates import words
from gui.gates.figure import ends, side, square
from gui.panels.gates import GatesPanel
from gui.session import Session


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> GatesPanel:
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = GatesPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    return made


def said(panel: GatesPanel) -> str:
    return panel.canvas.accessibleDescription()


@pytest.mark.parametrize("name", list(SOLUTIONS))
def test_a_preset_computes_its_gate(panel, name):
    panel.choose_gate(name)
    assert panel.gate.answers == GATES[name]
    assert f"All four answers are those of {name.upper()}." in said(panel)


def test_a_slider_moves_the_line(panel):
    panel.form.edited.emit("bias", -1.2)
    assert panel.gate == Perceptron(0.5, 0.5, -1.2)
    assert "3 of 4 answers" in said(panel)


def test_one_unit_and_xor_says_why_it_cannot_be(panel):
    panel.choose_gate("xor")
    assert "No weights will do" in said(panel)
    assert "The best that one line can do is 3 of 4." in said(panel)


def test_two_layers_answer_xor(panel):
    panel.choose_gate("xor")
    panel.choose_layers(2)
    assert panel.gate == TwoLayers()
    assert "All four answers are those of XOR." in said(panel)
    assert not panel.step.isVisibleTo(panel)


def test_the_sliders_are_those_of_the_chosen_unit(panel):
    panel.choose_gate("xor")
    panel.choose_layers(2)
    panel.units.chosen.emit("first")
    assert panel.form.component() == SOLUTIONS["nand"]
    panel.form.edited.emit("bias", 0.0)
    assert panel.gate.first.bias == 0.0
    assert panel.gate.second == SOLUTIONS["or"]


def test_steps_of_the_rule_lead_to_the_gate(panel):
    panel.zero.click()
    assert panel.gate == Perceptron(0.0, 0.0, 0.0)
    for _ in range(100):
        panel.step.click()
    assert panel.gate.answers == GATES["and"]
    assert "Round" in said(panel)


def test_the_rule_at_xor_ends_in_circles_and_says_so(panel):
    panel.choose_gate("xor")
    panel.zero.click()
    for _ in range(13):
        panel.step.click()
    assert "in circles" in said(panel)


def test_play_searches_until_the_gate_is_found_and_stops(panel, qtbot):
    panel.show()
    panel.zero.click()
    panel._timer.setInterval(1)
    panel.play.click()
    assert panel.playing
    qtbot.waitUntil(lambda: not panel.playing)
    assert panel.gate.answers == GATES["and"]


def test_a_hidden_panel_does_not_search_on(panel):
    panel.show()
    panel.play.click()
    panel.hide()
    assert not panel.playing


def test_reset_brings_the_beginning_back(panel):
    panel.choose_gate("xor")
    panel.choose_layers(2)
    panel.reset()
    assert panel.gate == SOLUTIONS["and"]


def test_the_formula_has_signs_between_its_terms():
    assert words.formula(Perceptron(-0.5, 0.25, -1.0)) == "−0.5·x₁ + 0.25·x₂ − 1"


def test_both_sides_of_a_line_make_up_the_plane():
    unit = Perceptron(0.6, -1.1, 0.2)
    parts = [side(square(), unit, answer) for answer in (0, 1)]
    assert sum(map(area, parts)) == pytest.approx(4.0)
    for answer, part in enumerate(parts):
        centre = sum(part, QPointF()) / len(part)
        assert unit(centre.x(), centre.y()) == answer


def test_a_unit_without_weights_has_no_line_and_one_answer():
    unit = Perceptron(0.0, 0.0, 0.4)
    assert ends(unit) is None
    assert area(side(square(), unit, 1)) == 4.0
    assert side(square(), unit, 0) == ()


def area(polygon: tuple[QPointF, ...]) -> float:
    pairs = zip(polygon, (*polygon[1:], *polygon[:1]), strict=True)
    return abs(sum(a.x() * b.y() - b.x() * a.y() for a, b in pairs)) / 2


@pytest.mark.parametrize("layers", [1, 2])
def test_the_figure_prints(panel, layers):
    panel.choose_layers(layers)
    look = theme.load("print")
    image = QImage(700, 760, QImage.Format.Format_RGB32)
    image.fill(look.surface)
    painter = QPainter(image)
    page.draw(painter, QRectF(image.rect()), panel.figure(look), look)
    painter.end()
    colors = {image.pixelColor(x, 200).name() for x in range(700)}
    assert len(colors) > 3
