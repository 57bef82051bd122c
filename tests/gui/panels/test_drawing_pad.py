"""The drawing pad: strokes become a picture that a network reads while they are drawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.data.mnist import Mnist
from engine.insight.reading import Reading
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.trainer import Trainer
from gui import theme
from gui.document import Document
from gui.figures import page
from gui.pad import painting, questions
from gui.pad.sketch import SIDE, Sketch
from gui.panels.drawing_pad import BUILT_IN, IN_HAND, LEARNT_STEPS, DrawingPadPanel
from gui.session import Session
from tests.gui.panels.moments import frame_of, heard, pointed, send_mouse

ONE = [(0.5, 0.2), (0.5, 0.5), (0.5, 0.8)]
SEVEN = [(0.3, 0.25), (0.5, 0.25), (0.7, 0.25), (0.6, 0.5), (0.48, 0.8)]


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> DrawingPadPanel:
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = DrawingPadPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(420, 460)
    made.show()
    made.grab()  # lays it out
    return made


@pytest.fixture(scope="module")
def frame() -> Frame:
    return frame_of(Experiment(), steps=0)


def draw(panel: DrawingPadPanel, points: list[tuple[float, float]], lift: bool = True) -> None:
    paper = panel.body.paper
    places = [QPointF(x * paper.width(), y * paper.height()) for x, y in points]
    send_mouse(paper, QEvent.Type.MouseButtonPress, places[0])
    for place in places[1:]:
        send_mouse(paper, QEvent.Type.MouseMove, place, held=True)
    if lift:
        send_mouse(paper, QEvent.Type.MouseButtonRelease, places[-1])


def press_key(
    panel: DrawingPadPanel, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QApplication.sendEvent(panel.body.paper, QKeyEvent(QEvent.Type.KeyPress, key, held))


def read(panel: DrawingPadPanel, qtbot: Any) -> Reading:
    qtbot.waitUntil(lambda: not panel._timer.isActive())
    assert panel.body.figure.reading is not None
    return panel.body.figure.reading


def answered(frame: Frame, answer: object, running: bool = False) -> Frame:
    return dataclasses.replace(frame, running=running, answers={questions.READING: answer})


def a_reading(best: int) -> Reading:
    return Reading(np.eye(10)[best], tuple("0123456789"))


@pytest.mark.parametrize(("points", "digit"), [(ONE, 1), (SEVEN, 7)])
def test_the_built_in_network_reads_a_digit(panel, qtbot, points, digit):
    draw(panel, points)
    found = read(panel, qtbot)
    assert found.best == digit
    assert found.probabilities[digit] > 0.5
    assert found.maps is not None and len(found.maps) == 8


def test_it_answers_while_the_stroke_is_drawn(panel, qtbot):
    draw(panel, SEVEN[:3], lift=False)
    first = read(panel, qtbot)
    paper = panel.body.paper
    send_mouse(paper, QEvent.Type.MouseMove, QPointF(paper.width() / 2, paper.height()), held=True)
    assert read(panel, qtbot) is not first


def test_many_moves_are_read_at_most_thirty_times_a_second(panel, qtbot, monkeypatch):
    calls: list[object] = []

    def read_slowly(pixels: object) -> Reading:
        calls.append(pixels)
        return a_reading(3)

    monkeypatch.setattr("gui.panels.drawing_pad.read_built_in", read_slowly)
    draw(panel, [(0.3 + 0.001 * step, 0.5) for step in range(200)])
    read(panel, qtbot)
    assert len(calls) == 1


def test_an_empty_page_says_what_fills_it_and_asks_nothing(panel):
    assert panel.pixels is None
    assert "Draw a digit" in panel.body.figure.sentence
    assert panel.questions() == ()
    assert not panel.maps.isEnabled()


def test_the_picture_is_what_mnist_would_have_made_of_it(panel, qtbot):
    draw(panel, [(0.1, 0.1), (0.15, 0.2)])
    read(panel, qtbot)
    pixels = panel.pixels
    assert pixels is not None and pixels.shape == (28, 28, 1) and pixels.dtype == np.uint8
    rows = np.flatnonzero(pixels.any(axis=(1, 2)))
    assert rows[-1] - rows[0] == 19


def test_undo_takes_one_stroke_back_and_clear_all(panel, qtbot):
    draw(panel, ONE)
    before = panel._sketch.pixels()
    draw(panel, SEVEN)
    panel.undo()
    assert np.array_equal(panel._sketch.pixels(), before)
    panel.clear()
    assert panel.pixels is None
    assert panel.body.figure.reading is None
    panel.undo()  # nothing is left to take back
    assert panel.pixels is None


def test_the_eraser_takes_ink_away_and_undo_brings_it_back(panel):
    draw(panel, ONE)
    before = panel._sketch.pixels()
    panel._eraser.setChecked(True)
    draw(panel, ONE)
    assert panel._sketch.pixels().sum() == 0
    panel.undo()
    assert np.array_equal(panel._sketch.pixels(), before)


def test_a_wider_pen_leaves_more_ink(panel):
    sums = []
    for position in (2, 14):
        panel.width_slider.setValue(position)
        panel.clear()
        draw(panel, ONE)
        sums.append(panel._sketch.pixels().sum(dtype=int))
    assert sums[1] > 2 * sums[0]


def test_pressure_widens_a_stroke():
    light, heavy = Sketch(), Sketch()
    for sketch, width in ((light, 0.04), (heavy, 0.12)):
        sketch.begin((0.2, 0.2, 0.04))
        sketch.move_to((0.8, 0.8, width))
    assert heavy.pixels().sum(dtype=int) > 1.5 * light.pixels().sum(dtype=int)
    assert light.pixels().shape == (SIDE, SIDE)


def test_the_keyboard_draws(panel, qtbot):
    panel.body.paper.setFocus()
    press_key(panel, Qt.Key.Key_Space)
    for _ in range(8):
        press_key(panel, Qt.Key.Key_Down)
    press_key(panel, Qt.Key.Key_Space)
    press_key(panel, Qt.Key.Key_Down)
    assert read(panel, qtbot).best == 1
    assert len(panel._sketch.strokes[0].points) == 9
    press_key(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.pixels is None


def test_the_network_in_hand_is_asked_with_the_drawing(panel, qtbot, frame):
    changes = heard(panel.questions_changed)
    panel.choose_network(IN_HAND)
    draw(panel, ONE)
    qtbot.waitUntil(lambda: panel.pixels is not None)
    ((name, question),) = panel.questions()
    assert name == questions.READING
    assert len(changes) >= 2
    assert panel.questions() == ((name, question),)  # the same drawing is the same question
    panel.show_frame(answered(frame, a_reading(4)))
    assert read(panel, qtbot).best == 4


def test_answers_of_the_network_in_hand_are_ignored_when_the_built_in_one_is_chosen(
    panel, qtbot, frame
):
    draw(panel, ONE)
    read(panel, qtbot)
    panel.show_frame(answered(frame, a_reading(4)))
    assert read(panel, qtbot).best == 1
    panel.choose_network(IN_HAND)
    panel.show_frame(answered(frame, a_reading(4)))
    panel.choose_network(BUILT_IN)
    assert read(panel, qtbot).best == 1


def test_this_network_answers_as_soon_as_it_has_learnt_a_little(panel, frame):
    digits_run = dataclasses.replace(frame, experiment=Experiment(dataset=Mnist()))
    panel.show_frame(dataclasses.replace(digits_run, step=LEARNT_STEPS - 1))
    assert panel.network.currentText() == "Ready-made network"
    panel.show_frame(dataclasses.replace(digits_run, step=LEARNT_STEPS))
    assert panel.network.currentText() == "This network"
    panel.show_frame(dataclasses.replace(digits_run, step=0))
    assert panel.network.key() == BUILT_IN
    panel.choose_network(BUILT_IN)
    panel.show_frame(dataclasses.replace(digits_run, step=LEARNT_STEPS))
    assert panel.network.key() == BUILT_IN  # what was chosen by hand stays


def test_the_network_that_answers_stands_above_the_page(panel):
    assert panel.network.geometry().bottom() < panel.body.geometry().top()
    assert panel.rect().contains(panel.network.geometry())


def test_why_the_network_in_hand_cannot_answer_is_said(panel, qtbot, frame):
    panel.choose_network(IN_HAND)
    draw(panel, ONE)
    qtbot.waitUntil(lambda: panel.pixels is not None)
    (question,) = [question for _, question in panel.questions()]
    with pytest.raises(SettingError) as refused:
        question(Trainer(Experiment()))
    panel.show_frame(answered(frame, refused.value))
    assert "choose pictures" in panel.body.figure.sentence
    panel.grab()


def test_the_drawing_is_told_and_can_be_shown_in_the_maps(panel, qtbot):
    drawn, asked = heard(panel.drawn), heard(panel.maps_asked)
    draw(panel, ONE)
    read(panel, qtbot)
    panel.maps.click()
    assert np.array_equal(drawn[-1], panel.pixels)
    assert np.array_equal(asked[-1], panel.pixels)
    panel.clear()
    assert drawn[-1] is None


def test_pointing_at_a_column_says_its_probability(panel, qtbot):
    said = heard(panel.pointed)
    draw(panel, ONE)
    read(panel, qtbot)
    bars = panel.body.layout_now().bars
    pointed(panel.body, QPointF(bars.left() + 0.15 * bars.width(), bars.center().y()))
    assert said[-1].startswith("1: ")


@pytest.mark.parametrize("size", [(230, 300), (300, 500), (900, 260), (700, 700)])
def test_nothing_overlaps_at_any_size(size):
    placed = painting.layout(QRectF(0, 0, *size), theme.load("light"))
    parts = [placed.page, placed.seen, placed.bars]
    whole = QRectF(0, 0, *size)
    for index, part in enumerate(parts):
        assert whole.contains(part)
        assert not any(part.intersects(other) for other in parts[index + 1 :])
    assert not placed.answer.intersects(placed.page)


def test_probabilities_never_round_to_certainty():
    assert painting.probability(0.99999) == "> 0.9999"
    assert painting.probability(0.00001) == "< 0.0001"
    assert painting.probability(0.98765) == "0.9877"
    assert painting.probability(1.0) == "1"


@pytest.fixture
def printed(panel: DrawingPadPanel) -> Callable[[], QImage]:
    def make() -> QImage:
        image = QImage(900, 500, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        look = theme.load("print")
        page.draw(painter, QRectF(image.rect()), panel.figure(look), look)
        painter.end()
        return image

    return make


def test_the_figure_has_the_drawing_and_a_caption(panel, qtbot, printed):
    empty = printed()
    draw(panel, ONE)
    read(panel, qtbot)
    assert "read as 1 with probability" in panel.figure(theme.load("print")).caption
    assert printed() != empty


def test_a_narrow_pad_goes_without_the_width_of_the_pen(panel):
    assert panel.width_slider.isVisible()
    panel.resize(300, 460)
    assert not panel.width_slider.isVisible()
