"""The feature maps panel: what it asks, shows, reads out and writes out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from engine.insight.feature_maps import ACTIVATION, POOLED, SUM
from engine.insight.most_activating import MostActivatingJob
from engine.nn.dense import Dense
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.frame import Frame, Observer, Request
from engine.training.trainer import Trainer
from gui import theme
from gui.document import Document
from gui.featuremaps import cell_words, choice
from gui.featuremaps.asked import CELL, FILM, MAPS
from gui.featuremaps.bar import COMMON, FIRST, OWN, RANDOM
from gui.featuremaps.figure import Cell, MapsFigure
from gui.featuremaps.search import JOB
from gui.figures import export, page
from gui.panels.feature_maps import ACTIVATING_TAB, MAPS_TAB, FeatureMapsPanel
from gui.session import Session
from tests.engine.insight.test_feature_maps import digits
from tests.gui.panels.moments import heard, pointed, pressed


class Bench:
    """A panel of 600 × 700 on a small network, without a thread."""

    def __init__(self, qtbot: Any) -> None:
        self.document = Document(digits())
        self.session = Session(self.document, self.document)
        self.panel = FeatureMapsPanel(self.document, self.session)
        self.document.setParent(self.panel)
        qtbot.addWidget(self.panel)
        self.panel.resize(600, 700)
        self.trainer = Trainer(digits())
        self.show()

    def frame(self, running: bool = False) -> Frame:
        request = Request(maps=False, points=False, weights=False, questions=self.panel.questions())
        return Observer().frame(self.trainer, request, running, 0.0, None)

    def show(self, running: bool = False) -> None:
        """Hand the panel frames until what they changed has been asked for."""
        for _ in range(2):
            self.panel.show_frame(self.frame(running))
        self.panel.grab()  # lays it out

    @property
    def figure(self) -> MapsFigure:
        figure = self.panel.canvas.figure
        assert figure is not None
        return figure

    def centre(self, index: int, picture: int) -> QPointF:
        placed = self.panel.canvas.placed()
        assert placed is not None
        return placed.map(index, picture).center()


@pytest.fixture
def bench(qtbot: Any, qapp: QApplication) -> Bench:
    theme.apply(qapp, "light", 1.0)
    return Bench(qtbot)


def press_key(widget: QWidget, key: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held))


# What is shown


def test_the_first_nine_test_images_stand_beside_all_filters(bench: Bench) -> None:
    assert bench.figure.maps.pictures == tuple(range(9))
    assert bench.figure.filter_count == 4
    assert bench.panel.header.subtitle.text() == "4 filters, 9 images"


def test_maps_move_while_the_network_learns(bench: Bench) -> None:
    before = bench.figure.maps.maps
    bench.trainer.train(steps=3)
    bench.panel.show_frame(bench.frame(running=True))
    assert not np.array_equal(bench.figure.maps.maps, before)


def test_an_answer_that_is_shown_already_is_not_drawn_again(bench: Bench) -> None:
    frame = bench.frame()
    bench.panel.show_frame(frame)
    shown = bench.figure
    bench.panel.show_frame(frame)
    assert bench.figure is shown


def test_the_painted_map_is_as_bright_as_its_number(bench: Bench) -> None:
    placed = bench.panel.canvas.placed()
    assert placed is not None
    image = bench.panel.canvas.viewport().grab().toImage()
    figure = bench.figure
    row, column = np.unravel_index(figure.maps.maps[1, 0].argmax(), figure.map_shape)
    area = placed.part(placed.map(1, 0), float(row), float(column), 1, 1, placed.map_shape)
    share = float(figure.maps.maps[1, 0].max()) / float(figure.maps.high[1])
    there = image.pixelColor(round(area.center().x() - 0.5), round(area.center().y() - 0.5))
    assert there.red() == pytest.approx(255 * share, abs=60)
    assert there.red() == there.green() == there.blue()


def test_a_common_scale_gives_equal_numbers_equal_greys(bench: Bench) -> None:
    bench.panel.choose_scale(COMMON)
    _, high = bench.figure.ranges
    assert len(set(high.tolist())) == 1
    assert high[0] == bench.figure.maps.high.max()
    bench.panel.choose_scale(OWN)
    np.testing.assert_array_equal(bench.figure.ranges[1], bench.figure.maps.high)


def test_each_stage_and_layer_can_be_chosen(bench: Bench) -> None:
    for stage, shape in ((SUM, (28, 28)), (POOLED, (14, 14)), (ACTIVATION, (28, 28))):
        bench.panel.choose_stage(stage)
        bench.show()
        assert (bench.figure.maps.stage, bench.figure.map_shape) == (stage, shape)
    bench.panel.choose_layer("c2")
    bench.show()
    assert bench.figure.filter_count == 3
    assert not bench.panel.bar.stage.button(POOLED).isEnabled()
    assert bench.panel.bar.channel.count() == 4


def test_a_stage_that_the_layer_lacks_is_left(bench: Bench) -> None:
    bench.panel.choose_stage(POOLED)
    bench.panel.choose_layer("c2")
    bench.show()
    assert bench.figure.maps.stage == ACTIVATION


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_controls_stand_apart_in_a_narrow_panel_and_with_large_text(
    bench: Bench, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    bench.panel.resize(bench.panel.minimumSizeHint().width(), 700)
    bench.panel.grab()  # lays it out
    bar = bench.panel.bar
    widgets = (bar.layer, bar.stage, bar.pictures, bar.others, bar.indices, bar.scale)
    places = [widget.geometry() for widget in widgets]
    assert all(bar.rect().contains(place) for place in places)
    assert not any(
        one.intersects(other) for index, one in enumerate(places) for other in places[:index]
    )


def test_the_film_begins_with_the_first_state_and_can_be_hidden(bench: Bench) -> None:
    bench.trainer.train(steps=2)
    bench.show()
    assert bench.figure.film is not None
    assert bench.figure.film.steps.tolist() == [0, 2]
    assert len(bench.figure.past) == 1
    bench.panel.show_film(False)
    assert len(bench.figure.past) == 0


def test_the_film_goes_on_while_it_is_hidden_and_when_play_begins(bench: Bench) -> None:
    bench.panel.show_film(False)
    for running in (True, False):
        bench.trainer.train(steps=1)
        bench.show(running)
    bench.trainer.train(steps=1)
    bench.show()
    bench.panel.show_film(True)
    assert bench.figure.film is not None
    assert bench.figure.film.steps.tolist() == [0, 1, 2, 3]


def test_the_film_of_a_layer_goes_on_while_another_is_seen(bench: Bench) -> None:
    for _ in range(3):
        bench.trainer.train(steps=1)
        bench.show()
    bench.panel.choose_layer("c2")
    bench.show()
    assert bench.figure.film is not None
    assert bench.figure.film.steps.tolist() == [0, 1, 2, 3]


# Which pictures


def test_pictures_of_a_class_are_of_that_class(bench: Bench) -> None:
    bench.panel.columns.choose(7)
    bench.show()
    assert set(bench.figure.maps.labels.tolist()) == {7}


def test_others_can_be_drawn(bench: Bench) -> None:
    bench.panel.bar.others.click()
    bench.show()
    first = bench.figure.maps.pictures
    assert bench.panel.bar.pictures.key() == RANDOM
    bench.panel.bar.others.click()
    bench.show()
    assert bench.figure.maps.pictures != first
    assert len(set(bench.figure.maps.pictures)) == 9


def test_numbers_can_be_typed_and_wrong_ones_are_refused(bench: Bench) -> None:
    bench.panel.bar.indices.committed.emit("3, 20-22")
    bench.show()
    assert bench.figure.maps.pictures == (3, 20, 21, 22)
    bench.panel.bar.indices.committed.emit("3, 500")
    assert "from 0 to 119, got 500" in bench.panel.bar.message.text()
    assert not bench.panel.bar.message.isHidden()
    bench.show()
    assert bench.figure.maps.pictures == (3, 20, 21, 22)
    bench.panel.bar.indices.committed.emit("4")
    assert bench.panel.bar.message.isHidden()


@pytest.mark.parametrize("text", ["", "x", "1.5", "-3", "0-60"])
def test_what_names_no_pictures_is_refused(text: str) -> None:
    with pytest.raises(SettingError):
        choice.typed(text, 100)


def test_ways_to_choose_keep_within_the_test_set() -> None:
    targets = np.array([0, 1, 1, 0, 1])
    assert choice.chosen(FIRST, 0, targets) == (0, 1, 2, 3, 4)
    assert choice.chosen(1, 0, targets) == choice.chosen(1, 3, targets) == (1, 2, 4)
    assert choice.chosen(7, 0, targets) == ()


def test_a_mistake_that_is_opened_stands_in_front(bench: Bench) -> None:
    bench.panel.show_picture(77)
    bench.show()
    assert bench.figure.maps.pictures == (77, *range(8))
    bench.panel.show_picture(3)
    bench.show()
    assert bench.figure.maps.pictures == (77, *range(8))


def test_a_drawing_is_the_last_column(bench: Bench) -> None:
    pixels = bench.trainer.material.test.pixels[5]  # type: ignore[attr-defined]
    bench.panel.show_drawing(pixels)
    bench.show()
    assert bench.figure.picture_count == 10
    bench.panel.written.choose(Cell(0, 9, 4, 4))
    bench.show()
    answer = bench.panel.pane.canvas.answer
    assert answer is not None
    assert answer.picture == -1
    bench.panel.show_drawing(255 - pixels)
    bench.show()
    assert bench.panel.pane.canvas.answer is not answer
    bench.panel.show_drawing(None)
    bench.show()
    assert bench.figure.picture_count == 9
    assert not bench.panel.pane.isVisibleTo(bench.panel)


def test_a_stroke_leaves_what_is_written_out_of_another_picture(bench: Bench) -> None:
    bench.panel.written.choose(Cell(0, 2, 4, 4))
    bench.panel.show_drawing(np.zeros((28, 28, 1), np.uint8))
    bench.show()
    answer = bench.panel.pane.canvas.answer
    assert answer is not None
    assert answer.picture == 2


def test_a_click_on_a_picture_tells_its_number(bench: Bench) -> None:
    told = heard(bench.panel.picture_chosen)
    placed = bench.panel.canvas.placed()
    assert placed is not None
    pressed(bench.panel.canvas.viewport(), placed.picture(4).center())
    assert told == [4]


# A cell


def test_a_click_writes_the_number_under_the_pointer_out(bench: Bench) -> None:
    at = bench.centre(2, 1)
    cell = bench.panel.canvas.cell_at(at)
    assert cell is not None
    assert (cell.filter, cell.picture, cell.row, cell.column) == (2, 1, 14, 14)
    pressed(bench.panel.canvas.viewport(), at)
    bench.show()
    answer = bench.panel.pane.canvas.answer
    assert answer is not None
    assert (answer.filter, answer.picture, answer.row, answer.column) == (2, 1, 14, 14)
    assert answer.map_value == pytest.approx(bench.figure.value(cell), abs=1e-6)
    assert bench.figure.field == answer.field


def test_what_is_written_out_adds_up(bench: Bench) -> None:
    bench.trainer.train(steps=2)
    bench.panel.written.choose(Cell(1, 0, 9, 14))
    bench.show()
    answer = bench.panel.pane.canvas.answer
    assert answer is not None
    first = cell_words.sum_lines(answer)[0].replace("−", "-")
    terms, total = first.removeprefix("Σ = ").rsplit(" = ", 1)
    added = sum(float(term) for term in terms.replace("+ ", "").replace("- ", "-").split(" "))
    assert added == pytest.approx(float(total), abs=1e-9)


def test_escape_and_the_cross_close_it(bench: Bench) -> None:
    for close in (
        lambda: press_key(bench.panel.canvas, Qt.Key.Key_Escape),
        bench.panel.pane.close_button.click,
    ):
        bench.panel.written.choose(Cell(0, 0, 3, 3))
        bench.show()
        assert bench.panel.pane.isVisibleTo(bench.panel)
        close()
        assert not bench.panel.pane.isVisibleTo(bench.panel)
        assert CELL not in dict(bench.panel.questions())
        assert bench.figure.selected is None


def test_arrow_keys_walk_from_map_to_map_and_with_shift_inside(bench: Bench) -> None:
    canvas = bench.panel.canvas
    bench.panel.written.choose(Cell(0, 0, 10, 10))
    for key, shift, expected in (
        (Qt.Key.Key_Down, False, Cell(1, 0, 10, 10)),
        (Qt.Key.Key_Right, False, Cell(1, 1, 10, 10)),
        (Qt.Key.Key_Up, True, Cell(1, 1, 9, 10)),
        (Qt.Key.Key_End, False, Cell(1, 8, 9, 10)),
    ):
        press_key(canvas, key, shift)
        bench.show()
        assert bench.figure.selected == expected
    assert "Filter 2, test image 8" in canvas.accessibleDescription()


def test_the_sum_of_a_channel_can_be_clicked(bench: Bench) -> None:
    bench.panel.choose_layer("c2")
    bench.panel.written.choose(Cell(0, 0, 3, 3))
    bench.show()
    pane = bench.panel.pane.canvas
    assert pane.answer is not None
    assert pane.placed is not None
    pressed(pane, pane.placed.channels[2].center())
    bench.show()
    assert pane.answer.channel == 2
    assert bench.panel.bar.channel.key() == 2
    assert bench.figure.shown_channel == 2


def test_a_cell_that_has_gone_says_so(bench: Bench) -> None:
    bench.panel.written.choose(Cell(3, 0, 3, 3))
    questions = bench.panel.questions()
    bench.trainer.apply(edit(bench.trainer.experiment, "layers.c1.filters", 2))
    answers = Observer().frame(
        bench.trainer, Request(maps=False, points=False, weights=False, questions=questions),
        False, 0.0, None,
    )  # fmt: skip
    bench.panel.show_frame(answers)
    assert bench.panel.pane.canvas.answer is None
    bench.panel.grab()


# Pointing


def test_every_part_is_read_out(bench: Bench) -> None:
    bench.trainer.train(steps=2)
    bench.show()
    said = heard(bench.panel.pointed)
    canvas, placed = bench.panel.canvas, bench.panel.canvas.placed()
    assert placed is not None
    for place, words in (
        (bench.centre(2, 1), "Filter 3, test image 1"),
        (placed.picture(3).center(), "test image 3"),
        (placed.filter(1).center(), "Filter 2: weights from"),
        (placed.film(0, 0).center(), "Filter 1 at step 0"),
        (QPointF(1, 1), ""),
    ):
        pointed(canvas.viewport(), place)
        assert said[-1].startswith(words)


def test_more_filters_than_fit_scroll_under_the_pictures(bench: Bench) -> None:
    wide = edit(bench.document.experiment, "layers.c1.filters", 40)
    bench.document.edit("layers.c1.filters", 40)
    bench.trainer = Trainer(wide)
    bench.show()
    bar = bench.panel.canvas.verticalScrollBar()
    assert bar.maximum() > 0
    bench.panel.canvas.show_row(39)
    placed = bench.panel.canvas.placed()
    assert placed is not None
    at = placed.map(39, 0).center() - QPointF(0, bar.value())
    cell = bench.panel.canvas.cell_at(at)
    assert cell is not None
    assert cell.filter == 39
    assert bench.panel.canvas.cell_at(placed.picture(0).center()) is None


# The most activating images


def measured(bench: Bench, layer: str = "c1") -> object:
    work = MostActivatingJob(layer)(bench.trainer)
    while True:
        try:
            next(work)
        except StopIteration as stop:
            return stop.value


def test_the_tab_measures_and_shows_what_is_found(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, object]] = []
    monkeypatch.setattr(bench.session, "begin", lambda name, job: begun.append((name, job)))
    bench.panel.tabs.setCurrentIndex(ACTIVATING_TAB)
    assert begun == [(JOB, MostActivatingJob("c1"))]
    view = bench.panel.activating
    bench.session.job_progressed.emit(JOB, 0.4)
    assert view.progress.value() == 40
    assert not view.cancel.isHidden()
    bench.session.job_finished.emit(JOB, measured(bench))
    assert view.cancel.isHidden()
    assert view.canvas.figure is not None
    assert view.moment.text() == "of step 0"
    bench.panel.grab()


def test_a_found_image_opens_with_its_number_written_out(bench: Bench) -> None:
    found: Any = measured(bench)
    bench.session.job_finished.emit(JOB, found)
    bench.panel.stack.setCurrentIndex(ACTIVATING_TAB)
    bench.panel.grab()
    canvas = bench.panel.activating.canvas
    placed = canvas.placed()
    assert placed is not None
    pressed(canvas.viewport(), placed.box(2, 1).center())
    bench.show()
    assert bench.panel.tabs.currentIndex() == MAPS_TAB
    answer = bench.panel.pane.canvas.answer
    assert answer is not None
    assert answer.picture == found.pictures[2, 1]
    assert answer.map_value == pytest.approx(found.values[2, 1], abs=1e-6)


def test_a_search_that_fails_says_why(bench: Bench) -> None:
    bench.session.job_failed.emit(JOB, SettingError("The layers have changed meanwhile"))
    assert bench.panel.activating.canvas.figure is None
    assert bench.panel.activating.cancel.isHidden()


def test_jobs_of_others_are_none_of_its_business(bench: Bench) -> None:
    bench.session.job_progressed.emit("answers", 0.4)
    assert bench.panel.activating.cancel.isHidden()


# Nothing to show, and on paper


def test_without_a_convolution_it_says_what_to_do(bench: Bench) -> None:
    bench.document.edit("layers", (digits().layers[3], Dense(key="h1")))
    assert bench.panel.questions() == ()
    assert bench.panel.canvas.figure is None
    assert "add one" in bench.panel.canvas._sentence
    bench.document.edit("layers", digits().layers)
    bench.show()
    assert bench.figure.filter_count == 4


def test_points_on_a_plane_have_no_feature_maps(qtbot: Any) -> None:
    document = Document(Experiment())
    session = Session(document, document)
    panel = FeatureMapsPanel(document, session)
    document.setParent(panel)
    qtbot.addWidget(panel)
    assert panel.questions() == ()
    panel.show_frame(Observer().frame(Trainer(document.experiment), Request(), False, 0.0, None))
    assert not panel.grab().isNull()


@pytest.mark.parametrize("tab", [MAPS_TAB, ACTIVATING_TAB])
@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_both_tabs_are_figures(bench: Bench, tab: int, kind: str) -> None:
    bench.session.job_finished.emit(JOB, measured(bench))
    bench.panel.tabs.setCurrentIndex(tab)
    made = bench.panel.figure(theme.load("print"))
    assert len(made.panels) == 1
    assert made.caption.startswith("Convolution 1")
    content = {"png": export.png, "svg": export.svg, "pdf": export.pdf}[kind]
    assert len(content(export.drawing(page.draw, made), export.Size.from_cm(16, 14))) > 5000


def test_all_filters_stand_on_the_exported_page(bench: Bench) -> None:
    made = bench.panel.figure(theme.load("print"))
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 600, 400), made, theme.load("print"))
    painter.end()
    edge = [image.pixelColor(x, y).name() for y in (2, 397) for x in range(0, 600, 7)]
    assert set(edge) == {"#ffffff"}


def test_it_asks_seldom_while_learning_and_always_while_standing(bench: Bench) -> None:
    def periods() -> dict[str, float]:
        return {name: question.period_s for name, question in bench.panel.questions()}  # type: ignore[attr-defined]

    assert periods() == {MAPS: 0.0, f"{FILM}.c1": 0.0, f"{FILM}.c2": 0.0}
    bench.show(running=True)
    assert min(periods().values()) > 0.0


def test_names_tell_what_every_control_is(bench: Bench) -> None:
    bar = bench.panel.bar
    for widget in (bar.layer, bar.channel, bar.stage, bar.scale, bar.pictures, bar.indices):
        assert widget.accessibleName()
        assert widget.toolTip()
    assert bench.panel.canvas.accessibleName() == "Filters and feature maps"
