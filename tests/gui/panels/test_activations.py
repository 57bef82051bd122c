"""The activations panel: every function, its numbers, and the gradient that is left of a chain."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from engine.basics.chain import Probe
from engine.nn.activations import ELU, Identity, ReLU, activations
from engine.training.experiment import Experiment
from gui import theme
from gui.activations import words
from gui.document import Document
from gui.figures import page
from gui.panels.activations import CHAIN, FUNCTION, ActivationsPanel
from gui.session import Session

KINDS = [kind for kind in activations.kinds() if activations[kind].for_hidden]


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> ActivationsPanel:
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = ActivationsPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    return made


def said(panel: ActivationsPanel) -> str:
    return panel.canvas.accessibleDescription()


def printed(panel: ActivationsPanel) -> QImage:
    look = theme.load("print")
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(look.surface)
    painter = QPainter(image)
    page.draw(painter, QRectF(image.rect()), panel.figure(look), look)
    painter.end()
    return image


def test_the_published_values_of_the_sigmoid_are_shown(panel):
    for text in ("f(−1) = 0.26894142", "f(1) = 0.73105858", "f(2) = 0.88079708"):
        assert text in said(panel)


def test_a_chain_of_sigmoids_vanishes(panel):
    assert "Before 10 layers of sigmoid" in said(panel)
    assert "It vanishes" in said(panel)


def test_silent_relus_let_nothing_through(panel):
    panel.show_probe(Probe(activation=ReLU(), start=-1.0))
    assert "nothing comes through" in said(panel)


def test_large_weights_make_it_explode(panel):
    panel.show_probe(Probe(activation=Identity(), weight=2.0))
    assert "It explodes" in said(panel)
    assert "1,024 times" in said(panel)


def test_the_knobs_of_a_function_stand_beneath_it(panel):
    panel.forms[FUNCTION].edited.emit("activation", ELU(alpha=2.0))
    row = panel.forms[FUNCTION].row("activation")
    row.form.row("alpha").ask(3.0)
    assert panel.probe.activation == ELU(alpha=3.0)


def test_softmax_is_not_offered(panel):
    combo = panel.forms[FUNCTION].row("activation").combo
    assert [combo.itemData(i) for i in range(combo.count())] == KINDS


def test_the_number_of_layers_is_on_a_slider(panel):
    panel.forms[CHAIN].row("depth").ask(30)
    assert panel.probe.depth == 30
    assert "30 layers" in said(panel)


@pytest.mark.parametrize("values", [(), (1.0,) * 7])
def test_too_few_or_many_values_are_refused_in_place(panel, values):
    panel.forms[FUNCTION].edited.emit("inputs", values)
    assert panel.probe.inputs == Probe().inputs
    assert panel.forms[FUNCTION].row("inputs").error() is not None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("depth", "weight", "start"), [(1, 0.0, 0.0), (50, 3.0, 6.0)])
def test_every_function_is_drawn_at_the_ends_of_the_sliders(panel, kind, depth, weight, start):
    panel.show_probe(Probe(activations[kind](), start, depth, weight, (-6.0, 1e9)))
    image = printed(panel)
    assert len({image.pixelColor(x, 120).name() for x in range(image.width())}) > 2


def test_the_table_holds_the_chain(panel):
    panel.show_probe(dataclasses.replace(Probe(), depth=3))
    lines = panel.table().splitlines()
    assert lines[0] == "layer,value,slope,gradient_before"
    assert len(lines) == 4
    assert lines[1].startswith("1,0.6224593312018546,")


def test_reset_brings_the_beginning_back(panel):
    panel.show_probe(Probe(activation=ReLU()))
    panel.reset()
    assert panel.probe == Probe()


def test_numbers_have_eight_digits():
    assert words.eight(2.06106005e-09) == "2.06106005e−09"
    assert words.eight(-0.5) == "−0.50000000"
