"""The gradient check panel: what it checks, plants, asks and shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from engine.insight.wrong_rules import BUGS
from engine.nn.activations import ReLU
from engine.nn.dense import Dense
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from gui import theme
from gui.basics.networks import EXAMPLES
from gui.document import Document
from gui.figures import page
from gui.gradients import words
from gui.lab import Lab
from gui.panels.gradient_check import NONE, SURPRISE, GradientCheckPanel
from gui.session import Session

OWN = Experiment(layers=(Dense(key="h1", units=4), Dense(key="h2", units=3, activation=ReLU())))


class Immediate(Session):
    """A session whose jobs are done at once; a held one does nothing."""

    held = False
    asked = 0

    def begin(self, name: str, job: Any) -> None:
        self.asked += 1
        if self.held:
            return
        work = job(Trainer(self.document.experiment))
        while True:
            try:
                next(work)
            except StopIteration as stop:
                self.job_finished.emit(name, stop.value)
                return
            except Exception as error:
                self.job_failed.emit(name, error)
                return

    def cancel(self, name: str) -> None:
        """Nothing is ever under way."""


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Immediate]:
    document = Document(OWN)
    made = Immediate(document, document)
    yield made
    document.deleteLater()


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication, session: Immediate) -> GradientCheckPanel:
    theme.apply(qapp, "light", 1.0)
    made = GradientCheckPanel(session.document, session)
    qtbot.addWidget(made)
    made.resize(1170, 800)
    made.show()
    return made


def drawn(panel: GradientCheckPanel) -> Any:
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    now = theme.current()
    page.draw(painter, QRectF(0, 0, 900, 700), panel.figure(now), now)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).copy()


def test_its_own_network_is_checked_when_it_is_first_seen(panel: GradientCheckPanel) -> None:
    assert panel.check is not None and panel.check.subject.experiment.layers == OWN.layers
    assert words.outcome(panel.canvas.figure) == "Both gradients agree in every layer."


def test_a_planted_mistake_is_hidden_until_the_reader_has_guessed(
    panel: GradientCheckPanel,
) -> None:
    panel.plant("relu_output", "h2")
    assert panel.canvas.figure.hidden and tuple(panel.guesses) == ("h1", "h2", "output")
    assert "h2" not in panel.canvas.accessibleDescription()
    before = drawn(panel)
    panel.guesses["h1"].click()
    assert not panel.canvas.figure.hidden and not panel.guesses
    said = words.outcome(panel.canvas.figure)
    assert said == "Caught: it shows first in Hidden 2 (h2). You expected Hidden 1 (h1)."
    assert (drawn(panel) != before).any()


def test_a_right_guess_is_said_to_be_right(panel: GradientCheckPanel) -> None:
    panel.plant("sign", "output")
    panel.guess("output")
    assert words.outcome(panel.canvas.figure).endswith("Output. You said so.")


def test_it_can_be_shown_without_a_guess(panel: GradientCheckPanel) -> None:
    panel.plant("no_bias", "h1")
    panel.reveal.click()
    assert words.outcome(panel.canvas.figure) == "Caught: it shows first in Hidden 1 (h1)."


def test_only_mistakes_that_can_be_made_are_offered(panel: GradientCheckPanel) -> None:
    offered = [panel.bugs.itemData(n) for n in range(panel.bugs.count())]
    assert offered[:2] == [NONE, SURPRISE]
    assert "tanh_slope" in offered and "dropout_mask" not in offered
    panel.plant("dropout_mask")
    assert panel.check is not None and panel.check.bug is None


def test_a_surprise_does_not_say_what_it_is(panel: GradientCheckPanel) -> None:
    panel.plant(SURPRISE)
    assert panel.check is not None and panel.check.bug is not None
    assert panel.bugs.key() == SURPRISE
    assert not panel.rules.isVisible() and not panel.places.isVisible()


def test_without_a_mistake_all_is_right_again(panel: GradientCheckPanel) -> None:
    panel.plant("sign", "h1")
    panel.plant(NONE)
    assert panel.check is not None and panel.check.first_wrong == ""
    assert not panel.canvas.figure.hidden


def test_the_numerical_gradient_is_not_made_again_for_a_mistake(panel: GradientCheckPanel) -> None:
    first = panel.check
    panel.plant("sign", "h1")
    assert first is not None and panel.check is not None
    assert panel.check.findings[0].part is first.findings[0].part


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.id)
def test_every_example_network_can_be_looked_into(example: Any) -> None:
    network = example.experiment.network()
    fitting = [bug for bug in BUGS.values() if bug.places(network, example.experiment.loss)]
    assert len(fitting) >= 5 and example.title()


def test_an_example_is_checked_when_it_is_chosen(panel: GradientCheckPanel) -> None:
    panel.run.choose("three_layers")
    assert panel.check is not None and "d1" not in panel.check.layers
    assert [f.verdict for f in panel.check.findings] == ["fine"] * 6


def test_networks_of_other_workspaces_are_checked_on_their_own_worker(
    panel: GradientCheckPanel, session: Immediate
) -> None:
    document = Document(Experiment(layers=(Dense(key="far", units=2),)))
    other = Immediate(document, document)
    panel.set_labs(lambda: {"playground": (lambda: "Playground", Lab(document, other))})
    asked = session.asked
    panel.run.choose("playground")
    assert session.asked == asked and other.asked == 1
    assert panel.check is not None and panel.check.layers == ("far", "output")
    assert panel.run.choice.currentText() == "The network of “Playground”"
    panel.set_labs(dict)
    assert panel.run.choice.find_key("playground") < 0
    document.deleteLater()


def test_a_check_under_way_can_be_cancelled(panel: GradientCheckPanel, session: Immediate) -> None:
    session.held = True
    panel.run.run()
    assert panel.run.busy and panel.run.button.text() == "Cancel"
    session.job_progressed.emit("gradient check", 0.4)
    assert panel.run.bar.value() == 40
    before = panel.check
    panel.run.button.click()
    assert not panel.run.busy and panel.check is before
    session.held = False
    panel.run.button.click()
    assert panel.check is not before


def test_what_cannot_be_checked_is_said(panel: GradientCheckPanel, session: Immediate) -> None:
    session.held = True
    panel.run.run()
    error = SettingError("A gradient check expects a finite loss, got {got}", got="nan")
    session.job_failed.emit("gradient check", error)
    assert panel.run.trouble.isVisible() and "finite loss" in panel.run.trouble.text()
    session.held = False
    panel.run.run()
    assert not panel.run.trouble.isVisible()


def test_more_samples_are_checked_on_demand(panel: GradientCheckPanel) -> None:
    panel.set_samples(7)
    assert panel.check is not None and panel.check.subject.block.shape[1] == 7


def test_the_numbers_are_a_table(panel: GradientCheckPanel) -> None:
    rows = list(csv.DictReader(io.StringIO(panel.table())))
    assert [(row["layer"], row["kind"]) for row in rows][:2] == [("h1", "weights"), ("h1", "bias")]
    assert all(float(row["mean_difference"]) < 1e-6 for row in rows)
    panel.plant("sign", "h1")
    assert len(panel.table().splitlines()) == 1


def test_reset_begins_anew(panel: GradientCheckPanel) -> None:
    panel.set_samples(7)
    panel.plant("sign", "h1")
    panel.reset()
    assert panel.check is not None and panel.check.bug is None
    assert panel.check.subject.block.shape[1] == 3


def test_it_is_drawn_in_every_look_and_size(panel: GradientCheckPanel, qapp: Any) -> None:
    for look in ("dark", "light"):
        theme.apply(qapp, look, 1.0)
        for size in ((1170, 800), (640, 420)):
            panel.resize(*size)
            assert not panel.grab().isNull()
    assert "checked" not in panel.caption() and len(panel.caption()) > 60
