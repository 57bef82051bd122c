"""The padding-and-stride bench: what it computes, walks over, lets type, and refuses."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.basics.sliding import Operation, Slide, Sliding
from engine.training.experiment import Experiment
from gui import motion, theme
from gui.bench import painting, words
from gui.bench.controls import DIGIT, NUMBERS, OWN
from gui.bench.figure import BenchFigure, figure_of, patch
from gui.document import Document
from gui.figures import page
from gui.panels.padding_bench import PaddingBenchPanel
from gui.session import Session
from tests.gui.panels.moments import heard, pointed, pressed


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> PaddingBenchPanel:
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = PaddingBenchPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(560, 640)
    made.grab()  # lays it out
    return made


def shown(panel: PaddingBenchPanel) -> BenchFigure:
    assert panel.canvas.figure is not None
    return panel.canvas.figure


def slide_of(panel: PaddingBenchPanel) -> Slide:
    found = shown(panel).slide
    assert found is not None
    return found


def middle(panel: PaddingBenchPanel, place: painting.Place) -> QPointF:
    return panel.canvas.layout_now().box(place, shown(panel)).center()


def press_key(panel: PaddingBenchPanel, key: Qt.Key, widget: Any = None) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget or panel.canvas, event)


def pictures(count: int = 2) -> Any:
    """As much of a frame as the panel asks for."""
    pixels = np.zeros((count, 28, 28, 1), np.uint8)
    for number in range(count):
        pixels[number, 10:15, 10:15, 0] = 100 + number
    return SimpleNamespace(material=SimpleNamespace(test=SimpleNamespace(pixels=pixels)))


def test_it_begins_with_seven_by_seven_numbers_and_a_kernel_of_three(panel):
    assert shown(panel).picture.shape == (7, 7)
    assert slide_of(panel).output.shape == (5, 5)


def test_pointing_at_an_output_cell_computes_it(panel):
    said = heard(panel.pointed)
    pointed(panel.canvas, middle(panel, ("output", 3, 1)))
    assert shown(panel).place == (3, 1)
    assert said[-1] == "Output row 4, column 2: −16"


def test_the_lines_are_the_products_and_their_sum(panel):
    panel.walk(2, 1)
    assert words.computation(shown(panel)) == (
        ("9 × (−1) + 9 × 0 + 4 × 1", "= −9 + 0 + 4"),
        ("+ 9 × (−2) + 6 × 0 + 0 × 2", "+ (−18) + 0 + 0"),
        ("+ 9 × (−1) + 9 × 0 + 4 × 1", "+ (−9) + 0 + 4"),
        ("", "= −28"),
    )


def test_the_formula_of_the_size_has_the_numbers_plugged_in():
    assert words.size_formula(Sliding(), 7) == "⌊(7 − 3) / 1⌋ + 1 = 5"
    dilated = Sliding(3, 2, 2, "number", 1)
    assert words.size_formula(dilated, 7) == "⌊(7 + 1 + 1 − (2 · (3 − 1) + 1)) / 2⌋ + 1 = 3"


def test_pooling_writes_its_numbers_out_without_the_padding():
    picture = np.arange(9.0).reshape(3, 3)
    sliding = Sliding(kernel_size=2, stride=2, padding="same")
    corner = figure_of(picture, np.ones((2, 2)), sliding, Operation.MEAN)
    corner = dataclasses.replace(corner, place=(0, 1))
    assert words.computation(corner) == (("(2 + 5) / 2", ""), ("= 7 / 2 = 3.5", ""))
    largest = figure_of(picture, np.ones((2, 2)), sliding, Operation.MAXIMUM)
    assert words.computation(largest)[0] == ("max (0, 1, 3, 4)", "")


def test_a_number_that_is_rounded_stands_behind_about_equal():
    thirds = figure_of(np.array([[1.0, 0], [0, 0]]), np.ones((1, 1)), Sliding(2), Operation.MEAN)
    assert words.computation(thirds)[-1] == ("= 1 / 4 = 0.25", "")
    nine = figure_of(np.eye(3)[:1].repeat(3, 0), np.ones((1, 1)), Sliding(3), Operation.MEAN)
    assert words.computation(nine)[-1] == ("= 3 / 9 ≈ 0.3333", "")


def test_arrow_keys_walk_over_the_output_and_stop_at_its_edges(panel):
    press_key(panel, Qt.Key.Key_Right)
    press_key(panel, Qt.Key.Key_Down)
    press_key(panel, Qt.Key.Key_Left)
    press_key(panel, Qt.Key.Key_Left)
    assert shown(panel).place == (1, 0)


def test_impossible_settings_are_explained_and_nothing_is_lost(panel):
    panel.set_sliding(Sliding(dilation=4))
    assert shown(panel).slide is None
    assert "spans 9 cells" in str(shown(panel).error)
    assert not panel.stepping.play.isEnabled()
    panel.grab()
    panel.set_sliding(Sliding(dilation=4, padding="number", padding_amount=1))
    assert slide_of(panel).output.shape == (1, 1)
    assert panel.stepping.play.isEnabled()


def test_a_kernel_number_is_typed_and_tab_goes_on_to_the_next(panel):
    panel.show()
    pressed(panel.canvas, middle(panel, ("kernel", 0, 0)))
    panel.canvas.field.setText("3")
    press_key(panel, Qt.Key.Key_Tab, panel.canvas.field)
    assert shown(panel).kernel[0, 0] == 3
    assert panel.controls.kernel.key() == OWN
    assert panel.canvas._edited == ("kernel", 0, 1)
    press_key(panel, Qt.Key.Key_Escape, panel.canvas.field)
    panel.choose_kernel("blur")
    assert panel.controls.kernel.find_key(OWN) < 0


def test_what_is_no_number_is_refused_where_it_is_typed(panel):
    panel.show()
    before = shown(panel).kernel
    panel.canvas.edit(("kernel", 1, 1))
    panel.canvas.field.setText("much")
    press_key(panel, Qt.Key.Key_Tab, panel.canvas.field)
    assert "Expected a number" in panel.canvas.field.trouble
    assert shown(panel).kernel is before
    panel.canvas.field.close_field()


def test_a_picture_number_is_typed(panel):
    panel.show()
    pressed(panel.canvas, middle(panel, ("picture", 0, 0)))
    panel.canvas.field.setText("5")
    panel.canvas.field.returnPressed.emit()
    assert shown(panel).picture[0, 0] == 5


def test_a_preset_grows_with_the_window_and_own_numbers_are_kept(panel):
    panel.set_sliding(Sliding(kernel_size=5))
    assert shown(panel).kernel.tolist()[2] == [-6, -6, 0, 6, 6]
    panel._change("kernel", 0, 0, 9.0)
    panel.set_sliding(Sliding(kernel_size=2))
    assert shown(panel).kernel.tolist() == [[9, -1], [-4, -4]]


def test_a_step_fills_the_output_cell_by_cell(panel):
    panel.stepping.make_step()
    assert shown(panel).shows(0, 1)
    assert not shown(panel).shows(0, 2)
    panel.walk(0, 0)
    assert shown(panel).shows(4, 4)


def test_play_goes_on_by_itself_until_the_end_or_a_hand(panel, qtbot):
    panel.show()
    panel.stepping._timer.setInterval(1)
    panel.set_sliding(Sliding(stride=4))
    panel.stepping.toggle()
    qtbot.waitUntil(lambda: not panel.stepping.playing)
    assert shown(panel).place == (1, 1)
    assert shown(panel).seen is None
    panel.stepping.toggle()
    panel.walk(0, 1)
    assert not panel.stepping.playing


def test_without_motion_there_is_only_the_step(panel):
    try:
        motion.allow(False)
        panel.retranslate()
        assert panel.stepping.play.isHidden()
        assert not panel.stepping.step.isHidden()
    finally:
        motion.allow(True)


def test_a_hidden_panel_stops_playing(panel):
    panel.show()
    panel.stepping.toggle()
    panel.hide()
    assert not panel.stepping.playing


def test_part_of_a_test_image_can_be_taken_and_then_another(panel):
    assert panel.controls.picture.find_key(DIGIT) < 0
    panel.show_frame(pictures())
    panel.choose_picture(DIGIT)
    assert shown(panel).picture.max() == 100
    panel.choose_picture(DIGIT)
    assert shown(panel).picture.max() == 101
    panel.show_frame(SimpleNamespace(material=SimpleNamespace(test=object())))
    assert panel.controls.picture.key() == NUMBERS


def test_a_patch_is_where_the_ink_is():
    pixels = np.zeros((28, 28))
    pixels[20:23, 4:7] = 255
    assert patch(pixels, 3).min() == 255


def test_reset_brings_the_beginning_back(panel):
    first = shown(panel)
    panel.set_sliding(Sliding(5, 2, 1, "same"))
    panel.choose_kernel("blur")
    panel._change("picture", 0, 0, 8.0)
    panel.reset()
    assert shown(panel).sliding == first.sliding
    assert (shown(panel).kernel == first.kernel).all()
    assert (shown(panel).picture == first.picture).all()


def test_the_figure_is_drawn_on_paper_too(panel):
    made = panel.figure(theme.load("print"))
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    page.draw(painter, QRectF(image.rect()), made, theme.load("print"))
    painter.end()
    assert "convolved with a kernel of 3 × 3" in made.caption
    colors = {image.pixel(x, y) for x in range(0, 800, 7) for y in range(0, 600, 7)}
    assert len(colors) > 10


@pytest.mark.parametrize("width", [360, 700])
def test_no_setting_is_cut_off(panel, width):
    panel.resize(width, 700)
    panel.grab()  # lays it out
    controls = panel.controls
    assert controls.minimumSizeHint().width() < 360
    for widget in (controls.operation, controls.kernel, controls.form):
        right = widget.mapTo(panel, widget.rect().topRight()).x()
        assert right <= panel.width() - 12
    below = controls.operation.mapTo(controls, controls.operation.rect().topLeft()).y()
    assert (below > controls.form.geometry().bottom()) == (width == 360)
