"""The mistakes panel: what it measures and when, what it shows, and what it tells others."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale
from engine.insight.mistakes import Selection
from engine.nn.activations import Softmax
from engine.nn.dense import Output
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.journal import Entry, WeightEdit
from gui import theme
from gui.document import Document
from gui.figures import page
from gui.mistakes import painting
from gui.panels.mistakes import MistakesPanel
from gui.session import Session
from tests.gui.panels.answered import StillSession, answers, moment
from tests.gui.panels.moments import heard, pointed, pressed


class Bench:
    """A panel of 520 × 378 and its session."""

    def __init__(self, qtbot: Any) -> None:
        self.session = StillSession()
        session: Any = self.session
        self.panel = MistakesPanel(session, session)
        self.session.setParent(self.panel)
        qtbot.addWidget(self.panel)
        self.panel.resize(520, 378)
        self.panel.grab()  # lays it out

    def answered(self, repeats: int = 1) -> MistakesPanel:
        self.panel.show_frame(moment())
        self.session.finish(answers(repeats))
        self.panel.grab()  # lays the cards out
        return self.panel

    def centre(self, card: int) -> QPointF:
        canvas = self.panel.canvas
        return painting.boxes(QRectF(canvas.rect()), canvas.figure, theme.current())[card].center()


@pytest.fixture
def bench(qtbot: Any, qapp: QApplication) -> Bench:
    theme.apply(qapp, "light", 1.0)
    return Bench(qtbot)


def shown(panel: MistakesPanel) -> list[int]:
    return [card.index for card in panel.canvas.figure.cards]


def press_key(widget: Any, key: Qt.Key) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none))


# When it measures


def test_a_run_that_stands_is_measured_once_at_each_moment(bench: Bench) -> None:
    bench.panel.show_frame(moment())
    bench.panel.show_frame(moment())
    assert bench.session.begun == ["answers"]
    bench.session.finish()
    bench.panel.show_frame(moment())
    assert bench.session.begun == ["answers"]
    bench.panel.show_frame(moment(step=41))
    assert bench.session.begun == ["answers"] * 2


def test_a_weight_set_by_hand_is_measured_though_no_step_was_made(bench: Bench) -> None:
    bench.answered()
    edited = (Entry(40, WeightEdit("h1", 0, 0, 2.0)),)
    bench.panel.show_frame(moment(journal=edited))
    assert len(bench.session.begun) == 2


def test_while_learning_goes_on_a_measure_of_the_test_set_brings_answers(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("gui.mistakes.answers.time.monotonic", lambda: now[0])
    bench.panel.show_frame(moment(running=True))
    now[0] += 1.0
    bench.session.finish()
    bench.panel.show_frame(moment(step=50, running=True))
    assert len(bench.session.begun) == 1  # the test set was not measured since
    bench.panel.show_frame(moment(step=60, running=True, test_loss=0.4))
    assert len(bench.session.begun) == 1  # a second of work is paid for by four of learning
    now[0] += 4.1
    bench.panel.show_frame(moment(step=70, running=True, test_loss=0.4))
    assert len(bench.session.begun) == 2


def test_a_measure_under_way_is_not_disturbed_by_learning(bench: Bench) -> None:
    bench.panel.show_frame(moment(running=True))
    bench.panel.show_frame(moment(step=90, running=True, test_loss=0.1))
    assert len(bench.session.begun) == 1


def test_what_was_cancelled_is_offered_and_not_begun_by_itself(bench: Bench) -> None:
    bench.panel.show_frame(moment())
    assert bench.panel.offer.button.text() == "Cancel"
    bench.panel.offer.button.click()
    assert bench.session.cancelled == ["answers"]
    bench.panel.show_frame(moment())
    assert len(bench.session.begun) == 1
    assert bench.panel.offer.button.text() == "Measure now"
    bench.panel.offer.button.click()
    assert len(bench.session.begun) == 2


def test_the_share_that_is_done_is_shown_until_it_ends(bench: Bench) -> None:
    bench.panel.show_frame(moment())
    bench.session.job_progressed.emit("tsne", 0.9)
    bench.session.job_progressed.emit("answers", 0.25)
    assert bench.panel.offer.progress.value() == 25
    bench.session.finish()
    assert bench.panel.stack.currentWidget() is bench.panel.canvas
    assert bench.panel.header.subtitle.text() == "4 of 7 test images, measured at step 40"


def test_a_failure_says_why_and_can_be_tried_again(bench: Bench) -> None:
    bench.panel.show_frame(moment())
    error = SettingError("Mistakes expect test pictures, got none: keep some back for the test")
    bench.session.job_failed.emit("answers", error)
    assert bench.panel.offer.sentence.text() == str(error)
    bench.panel.offer.button.click()
    assert len(bench.session.begun) == 2


def test_points_are_not_measured_and_forget_the_pictures(bench: Bench) -> None:
    panel = bench.answered()
    panel.show_frame(moment(sample="point"))
    assert panel.stack.currentWidget() is panel.offer and not panel.offer.button.text()
    assert len(bench.session.begun) == 1


def test_a_run_on_digits_is_answered_by_the_worker(qtbot: Any, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)
    experiment = Experiment(
        dataset=Mnist(count=200, test_count=150),
        preprocessing=PixelScale(),
        layers=(Flatten(key="f1"),),
        output=Output(activation=Softmax()),
        loss=CategoricalCrossentropy(),
    )
    document = Document(experiment)
    session = Session(document, document)
    panel = MistakesPanel(document, session)
    document.setParent(panel)
    qtbot.addWidget(panel)
    session.frame_ready.connect(panel.show_frame)
    session.start()
    try:
        qtbot.waitUntil(lambda: len(panel.indices) > 0)
        session.make_step()
        qtbot.waitUntil(lambda: panel.header.subtitle.text().endswith("measured at step 1"))
    finally:
        session.close()


# What it shows


def test_the_most_certain_mistake_stands_first(bench: Bench) -> None:
    panel = bench.answered()
    assert shown(panel) == [3, 6, 1, 4]
    panel.select(Selection(order="loss"))
    assert shown(panel) == [3, 6, 1, 4]
    panel.select(Selection(order="index"))
    assert shown(panel) == [1, 3, 4, 6]


def test_the_choosers_ask_for_classes(bench: Bench) -> None:
    panel = bench.answered()
    panel.filters.predicted.setCurrentIndex(panel.filters.predicted.find_key(1))
    panel.filters.predicted.activated.emit(panel.filters.predicted.currentIndex())
    assert shown(panel) == [6, 1]
    panel.filters.actual.setCurrentIndex(panel.filters.actual.find_key(2))
    panel.filters.actual.activated.emit(panel.filters.actual.currentIndex())
    assert panel.offer.sentence.text() == "No test image of class owl was taken for dog."
    panel.offer.button.click()
    assert shown(panel) == [3, 6, 1, 4]


def test_a_cell_of_the_diagonal_shows_what_is_recognised(bench: Bench) -> None:
    panel = bench.answered()
    panel.show_cell(2, 2)
    assert shown(panel) == [5] and panel.filters.which.key() is False
    panel.show_cell(0, 1)
    assert shown(panel) == [6, 1] and panel.filters.which.key() is True


def test_pages_are_as_large_as_there_is_room(bench: Bench) -> None:
    panel = bench.answered(repeats=10)
    columns, rows = panel.canvas.capacity()
    assert (columns, rows) == (2, 3) and len(shown(panel)) == 6
    assert panel.pager.text.text() == "1 to 6 of 40" and not panel.pager.back.isEnabled()
    panel.pager.on.click()
    assert panel.pager.text.text() == "7 to 12 of 40"
    panel.turn(100)
    assert panel.pager.text.text() == "37 to 40 of 40" and not panel.pager.on.isEnabled()


def test_a_page_stays_where_it_was_when_new_answers_come(bench: Bench) -> None:
    panel = bench.answered(repeats=10)
    panel.turn(2)
    bench.panel.show_frame(moment(step=80))
    bench.session.finish(answers(9, step=80))
    assert panel.pager.text.text() == "13 to 18 of 36"


def test_without_a_mistake_all_answers_are_offered(bench: Bench) -> None:
    found = answers()
    object.__setattr__(found, "targets", found.predicted)
    bench.panel.show_frame(moment())
    bench.session.finish(found)
    assert bench.panel.offer.sentence.text() == "No mistakes: all 7 test images are recognised."
    bench.panel.offer.button.click()
    assert len(bench.panel.indices) == 7


# What it tells


def test_a_click_chooses_the_picture(bench: Bench) -> None:
    panel = bench.answered()
    told = heard(panel.picture_chosen)
    pressed(panel.canvas, bench.centre(1))
    assert told == [6] and panel.canvas.figure.chosen == 6


def test_a_picture_that_another_panel_shows_is_turned_to(bench: Bench) -> None:
    panel = bench.answered(repeats=10)
    told = heard(panel.picture_chosen)
    assert 62 not in shown(panel)
    panel.show_picture(62)
    assert 62 in shown(panel) and panel.canvas.figure.chosen == 62
    before = shown(panel)
    panel.show_picture(2)  # recognised, so it is not among the mistakes: these stay
    assert shown(panel) == before and panel.canvas.figure.chosen == 2
    assert told == []


def test_the_pointer_reads_a_card_and_its_bars(bench: Bench) -> None:
    panel = bench.answered()
    said = heard(panel.pointed)
    canvas = panel.canvas
    box = painting.boxes(QRectF(canvas.rect()), canvas.figure, theme.current())[0]
    placed = painting.parts(box, 3, theme.current())
    pointed(canvas, placed.picture.center())
    assert said[-1] == "test 3: taken for cat (0.95), is dog (0.03)"
    pointed(canvas, QPointF(placed.chart.right() - 2, placed.chart.center().y()))
    assert said[-1] == "test 3: probability of owl 0.02"
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert said[-1] == ""


def test_arrow_keys_go_from_picture_to_picture_and_turn_pages(bench: Bench) -> None:
    panel = bench.answered(repeats=10)
    told = heard(panel.picture_chosen)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        press_key(panel.canvas, key)
    first = shown(panel)
    assert told == [first[0], first[1], first[3]]
    assert panel.canvas.accessibleDescription().startswith("test ")
    press_key(panel.canvas, Qt.Key.Key_PageDown)
    assert panel.pager.text.text() == "7 to 12 of 40"
    press_key(panel.canvas, Qt.Key.Key_End)
    assert panel.pager.text.text() == "37 to 40 of 40"


# Figures and tables


def test_the_exported_page_holds_ten_cards_in_the_colours_of_paper(bench: Bench) -> None:
    panel = bench.answered(repeats=10)
    paper = theme.load("print")
    made = panel.figure(paper)
    assert len(made.panels[0].figure.cards) == 10
    assert made.caption.endswith("40 of 70 test images are put into a wrong class.")
    image = QImage(900, 1000, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 900, 1000), made, paper)
    painter.end()
    colors = {image.pixelColor(x, y).rgb() for x in range(0, 900, 2) for y in range(0, 1000, 2)}
    assert {paper.error.rgb(), QColor(200, 200, 200).rgb()} <= colors


def test_the_table_has_a_row_for_each_selected_answer(bench: Bench) -> None:
    panel = bench.answered()
    rows = list(csv.reader(io.StringIO(panel.table())))
    assert rows[0] == ["test image", "predicted", "actual", "p(cat)", "p(dog)", "p(owl)"]
    assert [row[:3] for row in rows[1:]] == [
        ["3", "cat", "dog"],
        ["6", "dog", "cat"],
        ["1", "dog", "cat"],
        ["4", "cat", "owl"],
    ]
    assert float(rows[1][3]) == pytest.approx(0.95)


def test_the_export_is_asked_for(bench: Bench) -> None:
    panel = bench.answered()
    asked = heard(panel.export_requested)
    panel._export.click()
    assert len(asked) == 1


def test_the_filters_that_appear_do_not_widen_a_narrow_panel(bench: Bench) -> None:
    bench.panel.filters.resize(640, 60)  # what Qt gives to what was never laid out
    bench.panel.resize(420, 378)
    bench.answered()
    assert bench.panel.minimumSizeHint().width() <= 300
    assert bench.panel.filters.order.geometry().right() <= 420
