"""The softmax panel: the published numbers on screen, and where the naive form ends."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from engine.basics.softmax import Scores
from engine.training.experiment import Experiment
from gui import theme
from gui.document import Document
from gui.figures import page
from gui.panels.softmax import PRESETS, SoftmaxPanel
from gui.session import Session


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> SoftmaxPanel:
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = SoftmaxPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    return made


def said(panel: SoftmaxPanel) -> str:
    return panel.canvas.accessibleDescription()


def test_the_published_shares_are_shown_first(panel):
    assert said(panel).startswith("0.01821127, 0.24519181, 0.73659691.")
    assert "the same shares" in said(panel)


def test_large_scores_overflow_in_the_naive_form_alone(panel):
    panel.presets.chosen.emit("1010, 1000, 990")
    assert panel.scores.scores == (1010.0, 1000.0, 990.0)
    assert said(panel).startswith("0.99995460, 4.53978686e−05, 2.06106005e−09.")
    assert "∞ / ∞ is no number" in said(panel)


def test_very_small_scores_become_zero_over_zero(panel):
    panel.form.row("added").ask(-900.0)
    assert "0 / 0 is no number" in said(panel)


def test_float32_overflows_where_float64_does_not(panel):
    panel.form.row("added").ask(90.0)
    assert "the same shares" in said(panel)
    panel.form.row("precision").ask("float32")
    assert "In float32 exp(x) is ∞ from x = 88.72 on" in said(panel)


def test_a_preset_is_marked_only_while_it_holds(panel):
    assert panel.presets.key() == "0.3, 2.9, 4"
    panel.form.row("score_1").ask(1.0)
    assert panel.presets.key() is None


def test_there_is_a_slider_for_each_class(panel):
    panel.form.row("count").ask(5)
    shown = [n for n in range(1, 7) if panel.form.row(f"score_{n}").isVisibleTo(panel)]
    assert shown == [1, 2, 3, 4, 5]
    assert len(panel.scores.scores) == 5


def test_the_table_has_every_step(panel):
    lines = panel.table().splitlines()
    assert lines[0].split(",")[-1] == "naive_share"
    assert len(lines) == 4


def test_reset_brings_the_beginning_back(panel):
    panel.presets.chosen.emit("1010, 1000, 990")
    panel.reset()
    assert panel.scores == Scores()


@pytest.mark.parametrize("scores", [*PRESETS.values(), Scores(count=6, temperature=0.05)])
def test_the_figure_prints(panel, scores):
    panel.show_scores(scores)
    look = theme.load("print")
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(look.surface)
    painter = QPainter(image)
    page.draw(painter, QRectF(image.rect()), panel.figure(look), look)
    painter.end()
    inks = {image.pixelColor(x, y).name() for x in range(0, 900, 3) for y in range(0, 700, 3)}
    assert look.accent.name() in inks
