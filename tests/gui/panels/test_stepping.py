"""The panel of stepping: it walks a step call by call, by bar, key, stage and layer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.training.experiment import Experiment
from gui import theme
from gui.document import Document
from gui.figures import page
from gui.panels.stepping import SteppingPanel
from gui.stepping import words
from tests.gui.panels.test_gradient_check import Immediate

OWN = Experiment(layers=(Dense(key="h1", units=4), Dropout(key="d1"), Dense(key="h2", units=3)))


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> Iterator[SteppingPanel]:
    theme.apply(qapp, "light", 1.0)
    document = Document(OWN)
    made = SteppingPanel(document, Immediate(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1170, 800)
    made.show()
    yield made
    made.bar.stop()


def press(panel: SteppingPanel, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.canvas, event)


def drawn(panel: SteppingPanel) -> Any:
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    now = theme.current()
    page.draw(painter, QRectF(0, 0, 900, 700), panel.figure(now), now)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).copy()


def test_a_step_of_its_own_network_is_walked_when_it_is_first_seen(panel: SteppingPanel) -> None:
    assert panel.walk is not None and panel.walk.layers == ("h1", "d1", "h2", "output")
    assert panel.at == 0
    assert words.where(panel.canvas.figure).startswith("Call 1 of ")
    assert panel.captions["walk"].text() == "Step 1 on 10 samples."


def test_the_bar_goes_from_call_to_call(panel: SteppingPanel) -> None:
    panel.bar.next.click()
    panel.bar.next.click()
    panel.bar.back.click()
    assert panel.at == 1
    panel.bar.end.click()
    assert panel.walk is not None and panel.at == len(panel.walk.lines) - 1
    assert not panel.bar.next.isEnabled()
    panel.bar.first.click()
    assert panel.at == 0 and not panel.bar.back.isEnabled()


def test_keys_go_from_call_to_call(panel: SteppingPanel) -> None:
    assert panel.walk is not None
    press(panel, Qt.Key.Key_Right)
    press(panel, Qt.Key.Key_Down)
    press(panel, Qt.Key.Key_Left)
    assert panel.at == 1
    press(panel, Qt.Key.Key_End)
    assert panel.at == len(panel.walk.lines) - 1
    press(panel, Qt.Key.Key_Right)
    assert panel.at == len(panel.walk.lines) - 1
    press(panel, Qt.Key.Key_Home)
    assert panel.at == 0


def test_a_stage_is_reached_at_once(panel: SteppingPanel) -> None:
    for role in ("update", "backward", "loss", "forward"):
        panel.roles[role].click()
        line = panel.canvas.figure.line
        assert line is not None and line.role == role


def test_a_layer_is_reached_in_the_same_stage(panel: SteppingPanel) -> None:
    panel.jump("backward")
    panel.jump_to_layer("h1")
    line = panel.canvas.figure.line
    assert line is not None and (line.role, line.layer) == ("backward", "h1")
    panel.jump("update")
    panel.jump_to_layer("d1")
    line = panel.canvas.figure.line
    assert line is not None and (line.role, line.layer) == ("forward", "d1")


def test_every_call_is_drawn_and_said(panel: SteppingPanel) -> None:
    assert panel.walk is not None
    for number, line in enumerate(panel.walk.lines):
        panel.go_to(number)
        assert line.text in panel.canvas.accessibleDescription()
        assert not panel.canvas.grab().isNull()
    panel.go_to(0)
    first = drawn(panel)
    panel.go_to(1)
    assert (drawn(panel) != first).any()


def test_it_plays_and_stops_at_the_end(panel: SteppingPanel, qtbot: Any) -> None:
    assert panel.walk is not None
    panel.bar._timer.setInterval(1)
    panel.go_to(len(panel.walk.lines) - 4)
    panel.bar.toggle()
    assert panel.bar.playing
    qtbot.waitUntil(lambda: not panel.bar.playing, timeout=3000)
    assert panel.at == len(panel.walk.lines) - 1
    panel.bar.toggle()
    assert panel.at == 0
    panel.hide()
    assert not panel.bar.playing


def test_choosing_a_network_walks_it(panel: SteppingPanel) -> None:
    panel.go_to(3)
    panel.run.choose("three_layers")
    assert panel.walk is not None and panel.at == 0
    assert panel.walk.layers == ("h1", "d1", "h2", "output")
    assert panel.calls.count() == len(panel.walk.lines)
    panel.reset()
    assert panel.walk.experiment == OWN


def test_pictures_are_walked_as_readable_calls(panel: SteppingPanel) -> None:
    panel.run.choose("small_cnn")
    assert panel.walk is not None
    assert any("convolve(" in line.text for line in panel.walk.lines)
    for number in (0, 1, len(panel.walk.lines) - 1):
        panel.go_to(number)
        assert not panel.canvas.grab().isNull()


def test_it_is_drawn_in_every_look_and_size(panel: SteppingPanel, qapp: Any) -> None:
    for look in ("dark", "light"):
        theme.apply(qapp, look, 1.0)
        for size in ((1170, 800), (640, 420)):
            panel.resize(*size)
            assert not panel.grab().isNull()
    assert panel.caption().startswith("**Call 1 of ")
