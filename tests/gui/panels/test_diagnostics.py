"""The diagnostics panel: what it asks, shows, reads out and keeps."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.insight.diagnostics import BINS, Diagnosis
from engine.nn.activations import activations
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.schedules import schedules
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.frame import Frame, Observer, Request
from engine.training.trainer import Trainer
from gui import theme
from gui.diagnostics import painting
from gui.diagnostics.figure import Cell, Column, correction_range
from gui.diagnostics.words import read
from gui.document import Document
from gui.figures import page
from gui.numbers import format_number
from gui.panels.diagnostics import QUESTION, DiagnosticsPanel
from gui.questions import Sparing
from gui.session import Session
from tests.gui.panels.moments import heard, pointed


@pytest.fixture
def panel(qtbot: object, qapp: QApplication) -> DiagnosticsPanel:
    """A panel of 484 × 256 without numbers."""
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = DiagnosticsPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.resize(484, 256)
    made.grab()  # lays it out
    return made


def frame_of(trainer: Trainer, panel: DiagnosticsPanel, running: bool = False) -> Frame:
    """What the panel would be handed now."""
    return Observer().frame(trainer, Request(questions=panel.questions()), running, 0.0, None)


def shown(panel: DiagnosticsPanel, experiment: Experiment, steps: int = 50) -> Trainer:
    trainer = Trainer(experiment)
    if steps:
        trainer.train(steps=steps)
    panel.show_frame(frame_of(trainer, panel))
    return trainer


def diagnosis(frame: Frame) -> Diagnosis:
    answer = frame.answers[QUESTION]
    assert isinstance(answer, Diagnosis)
    return answer


def place(panel: DiagnosticsPanel, cell: Cell, share: float) -> QPointF:
    """A position in the picture of a cell, `share` of its width from the left."""
    area = painting.layout(panel.canvas.area(), panel.canvas.figure, theme.current()).area(cell)
    return QPointF(area.left() + share * area.width(), area.center().y())


def test_each_dense_layer_has_a_row_and_dropout_none(panel: DiagnosticsPanel) -> None:
    layers = (Dense(key="h1", units=3), Dropout(key="d1"), Dense(key="h2", units=2))
    shown(panel, edit(Experiment(), "layers", layers))
    rows = panel.canvas.figure.rows
    assert [row.name for row in rows] == ["Hidden 1", "Hidden 2", "Output"]
    assert [row.detail for row in rows] == ["3 · tanh", "2 · tanh", "1 · sigmoid"]


def test_pointing_at_a_bin_reads_its_ends_and_its_count(panel: DiagnosticsPanel) -> None:
    trainer = shown(panel, Experiment())
    said = heard(panel.pointed)
    weights = trainer.network.weights("h1")
    limit = float(np.abs(weights).max())
    pointed(panel.canvas, place(panel, Cell(0, Column.WEIGHTS), 0.999))
    low, high = limit * (1 - 2 / BINS), limit
    count = int((weights >= low - 1e-6).sum())
    assert read(panel.canvas.figure, Cell(0, Column.WEIGHTS, BINS - 1)) == [
        ("from", format_number(low, 3)),
        ("to", format_number(high, 3)),
        ("here", f"{count} of 12"),
    ]
    assert said[-1].startswith("Hidden 1, Weights: from ")
    QApplication.sendEvent(panel.canvas, QEvent(QEvent.Type.Leave))
    assert said[-1] == "" and panel.canvas.cell is None


def test_the_rate_of_plain_descent_is_the_learning_rate(panel: DiagnosticsPanel) -> None:
    shown(panel, edit(Experiment(), "optimizer.learning_rate", 0.25))
    for row in range(3):
        name, value = read(panel.canvas.figure, Cell(row, Column.RATE))[0]
        assert (name, value) == ("effective learning rate", "0.25")


def test_silenced_units_are_counted_and_named(panel: DiagnosticsPanel) -> None:
    shown(panel, edit(Experiment(), "layers.h1.silent_units", (1, 4)))
    assert read(panel.canvas.figure, Cell(0, Column.SILENT)) == [
        ("silent units", "2 of 6"),
        ("these", "2, 5"),
    ]


def test_corrections_are_remembered_until_the_run_goes_back(panel: DiagnosticsPanel) -> None:
    trainer = shown(panel, Experiment(), steps=0)
    seen = [diagnosis(frame_of(trainer, panel)).layers[0].correction]
    for _ in range(3):
        trainer.train(steps=24)
        frame = frame_of(trainer, panel)
        panel.show_frame(frame)
        seen.append(diagnosis(frame).layers[0].correction)
    trail = panel.canvas.figure.rows[0].trail
    np.testing.assert_array_equal(trail[:, 0], [0.0, 1.0, 2.0, 3.0])
    np.testing.assert_array_equal(trail[:, 1], seen)
    trainer.reset()
    panel.show_frame(frame_of(trainer, panel))
    assert len(panel.canvas.figure.rows[0].trail) == 1


def test_trails_of_all_layers_share_one_scale_of_decades(panel: DiagnosticsPanel) -> None:
    trainer = shown(panel, Experiment())
    for _ in range(5):
        trainer.train(steps=5)
        panel.show_frame(frame_of(trainer, panel))
    ends = correction_range(panel.canvas.figure)
    assert ends is not None
    values = np.concatenate([row.trail[:, 1] for row in panel.canvas.figure.rows])
    assert ends[0] <= values.min() and values.max() <= ends[1]
    assert all(math.log10(end) == round(math.log10(end)) for end in ends)


def test_while_learning_goes_on_numbers_come_five_times_a_second(panel: DiagnosticsPanel) -> None:
    trainer = shown(panel, Experiment())
    asked = heard(panel.questions_changed)
    assert panel.questions()[0][1].period_s == 0.0  # type: ignore[attr-defined]
    panel.show_frame(frame_of(trainer, panel, running=True))
    assert len(asked) == 1
    question = panel.questions()[0][1]
    assert isinstance(question, Sparing) and question.period_s == pytest.approx(0.2)
    first = question(trainer)
    trainer.train(steps=1)
    assert question(trainer) is first
    trainer.reset()  # an earlier moment is looked at anew
    assert question(trainer) is not first


def test_an_answer_that_is_shown_already_is_not_drawn_again(panel: DiagnosticsPanel) -> None:
    trainer = Trainer(Experiment())
    frame = frame_of(trainer, panel)
    panel.show_frame(frame)
    figure = panel.canvas.figure
    panel.show_frame(dataclasses.replace(frame, step=frame.step + 1))
    assert panel.canvas.figure is figure


def test_the_learning_rate_of_the_moment_stands_in_the_head_under_a_schedule(
    panel: DiagnosticsPanel,
) -> None:
    trainer = shown(panel, Experiment())
    assert panel.header.subtitle.text() == ""
    kind = next(member for member in schedules if member.kind != "constant")
    trainer = shown(panel, edit(Experiment(), "schedule", kind()), steps=300)
    rate = format_number(trainer.learning_rate, pad=True)
    assert panel.header.subtitle.text() == f"learning rate now {rate}"


def test_a_question_without_an_answer_says_why(panel: DiagnosticsPanel) -> None:
    frame = frame_of(Trainer(Experiment()), panel)
    refused = SettingError("Expected a number, got nothing: enter digits, such as 0.03 or 1e-3")
    panel.show_frame(dataclasses.replace(frame, answers={QUESTION: refused}))
    assert panel.canvas.figure.rows == ()
    panel.grab()


def test_arrow_keys_read_the_layers_out(panel: DiagnosticsPanel) -> None:
    shown(panel, Experiment())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(panel.canvas, event)
    assert panel.canvas.accessibleDescription().startswith("Hidden 2: mean |Δw| ")


def test_many_layers_scroll_rather_than_overlap(panel: DiagnosticsPanel) -> None:
    layers = tuple(Dense(key=f"h{n}", units=4) for n in range(1, 7))
    shown(panel, edit(Experiment(), "layers", layers))
    panel.grab()
    placed = painting.layout(panel.canvas.area(), panel.canvas.figure, theme.current())
    assert panel.canvas.height() > panel.scrolling.viewport().height()
    assert placed.tops[-1] + placed.height <= panel.canvas.height() + 1


def test_a_network_that_left_the_finite_numbers_is_still_drawn(panel: DiagnosticsPanel) -> None:
    trainer = Trainer(edit(Experiment(), "layers.h1.activation", activations["relu"]()))
    trainer.network.parameters[:] = np.nan
    panel.show_frame(frame_of(trainer, panel))
    panel.grab()
    weights = panel.canvas.figure.rows[0].numbers.weights
    assert weights is not None and weights.not_finite == 12


def test_the_printed_page_has_a_row_of_ink_for_each_layer(panel: DiagnosticsPanel) -> None:
    shown(panel, Experiment())
    made = panel.figure(theme.load("print"))
    assert made.caption.startswith("Layers after 2.08 epochs.")
    image = QImage(900, 450, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 900, 450), made, theme.load("print"))
    painter.end()
    colors = {image.pixelColor(x, y).rgb() for x in range(0, 900, 2) for y in range(0, 450, 2)}
    assert theme.load("print").weight_positive.rgb() in colors


def test_the_export_is_asked_for(panel: DiagnosticsPanel) -> None:
    asked = heard(panel.export_requested)
    panel._export.click()
    assert len(asked) == 1
