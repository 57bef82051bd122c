"""The shapes panel: passes, mismatches and their mends, products cell by cell, batches, ReLU."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.basics.batch_times import BatchTimes
from engine.training.experiment import Experiment
from gui import motion, theme
from gui.document import Document
from gui.figures import page
from gui.panels.shapes import BATCH, ShapesPanel
from gui.session import Session
from gui.shapes.bar import BATCHES, MODES, OWN, PASS, PRODUCT, RELU
from gui.shapes.sheet import Row, Sheet
from gui.shapes.sheets import duration
from tests.gui.panels.moments import heard, pointed, pressed


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> ShapesPanel:
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = ShapesPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1160, 760)
    made.grab()  # lays it out
    return made


def sheet(panel: ShapesPanel) -> Sheet:
    assert panel.canvas.sheet is not None
    return panel.canvas.sheet


def row(panel: ShapesPanel, number: int) -> Row:
    return sheet(panel).rows[number]


def values(panel: ShapesPanel, key: str) -> Any:
    found = sheet(panel).table(key)
    assert found is not None
    return found.values


def middle(panel: ShapesPanel, *place: Any) -> QPointF:
    return panel.canvas.layout_now().box(place).center()


def test_it_begins_with_the_published_three_layer_pass(panel):
    assert panel.mode == PASS
    assert np.allclose(values(panel, "z3"), [[0.31682708, 0.69627909]], atol=5e-9)
    assert row(panel, 0).note == "(1 × 2) · (2 × 3) makes 1 × 3. Parameters: 2 · 3 + 3 = 9"


def test_a_mismatch_marks_the_two_numbers_and_says_what_to_do(panel):
    panel.read_text("1×2 · 2×3 · 2×3 · 2×2")
    last = sheet(panel).rows[-1]
    assert last.error
    assert "got 3 and 2" in last.note
    marks = [item.wrong for item in last.items if hasattr(item, "wrong")]
    assert marks == [1, 0]
    assert [button.text() for button in panel.mending.buttons] == ["Transpose W₂", "Make W₂ 3 × 3"]


@pytest.mark.parametrize("which", [0, 1])
def test_each_mend_of_a_pass_lets_it_go_on(panel, which):
    panel.read_text("1×2 · 2×3 · 2×3")
    panel.mending.buttons[which].click()
    assert not any(each.error for each in sheet(panel).rows)
    assert panel.mending.isHidden()


def test_transposing_keeps_the_numbers(panel):
    panel.read_text("1×2 · 2×3 · 2×3")
    before = values(panel, "w2")
    panel.mending.buttons[0].click()
    assert np.array_equal(values(panel, "w2"), before.T)


def test_own_layer_sizes_are_taken_and_counted(panel):
    panel.read_text("784-256-256-10")
    assert "784 · 256 + 256 = 200,960" in row(panel, 0).note
    assert "256 · 256 + 256 = 65,792" in row(panel, 1).note
    assert values(panel, "w1") is None


def test_what_are_no_shapes_is_refused_in_place(panel):
    panel.bar.field.setText("two-three")
    panel.bar.field.returnPressed.emit()
    assert "write 2-3-2" in panel.bar.error.text()
    assert panel.bar.field.text() == "two-three"
    panel.bar.field.cancelled.emit()
    assert panel.bar.error.isHidden()
    assert panel.bar.field.text() == "2-3-2-2"


def test_typing_a_number_changes_what_follows(panel):
    pressed(panel.canvas, middle(panel, "x", 0, 1))
    panel.canvas.field.setText("0")
    panel.canvas.field.committed.emit("0")
    assert np.allclose(values(panel, "a1"), [[0.2, 0.5, 0.8]])


def test_pointing_tells_a_number_with_all_its_digits(panel):
    said = heard(panel.pointed)
    pointed(panel.canvas, middle(panel, "z1", 0, 0))
    assert said[-1] == "Z₁, row 1, column 1: 0.574442517"


def hidden(panel):
    """The cells of the product that are not written yet."""
    table = sheet(panel).table("c")
    assert table is not None
    return table.hidden


def test_a_click_on_the_product_adds_up_its_row_and_column_term_by_term(panel):
    panel.choose_mode(PRODUCT)
    pressed(panel.canvas, middle(panel, "c", 0, 1))
    assert row(panel, 0).note == "Row 1 of A times column 2 of B: 1 × 6 + …"
    assert (0, 1) in hidden(panel)
    panel.playing.tick()
    assert row(panel, 0).note == "Row 1 of A times column 2 of B: 1 × 6 + 2 × 8 = 22"
    panel.playing.tick()
    assert not panel.playing.playing


def test_without_motion_a_click_writes_the_whole_sum(panel):
    panel.choose_mode(PRODUCT)
    motion.allow(False)
    try:
        panel.write_out(1, 1)
        assert row(panel, 0).note.endswith("3 × 6 + 4 × 8 = 50")
        assert not panel.playing.playing
    finally:
        motion.allow(True)


def test_play_fills_the_product_cell_by_cell(panel):
    panel.choose_mode(PRODUCT)
    panel.toggle()
    assert len(hidden(panel)) == 4
    for _ in range(2 * 4):
        panel.playing.tick()
    assert not hidden(panel)
    assert not panel.playing.playing


def test_hiding_the_panel_stops_play(panel):
    panel.show()
    panel.choose_mode(PRODUCT)
    panel.toggle()
    panel.hide()
    assert not panel.playing.playing


def test_arrow_keys_walk_over_the_product(panel):
    panel.choose_mode(PRODUCT)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(panel.canvas, event)
    assert "Row 2 of A times column 2 of B" in row(panel, 0).note


def test_the_product_is_said_not_to_commute(panel):
    panel.choose_mode(PRODUCT)
    assert row(panel, 1).note == "The product does not commute: B · A is not A · B."
    assert np.array_equal(values(panel, "d"), [[23, 34], [31, 46]])


def test_of_a_matrix_and_its_inverse_order_equal_products_are_said_to_be(panel):
    panel.choose_mode(PRODUCT)
    for place, value in (((0, 0), 1), ((0, 1), 0), ((1, 0), 0), ((1, 1), 1)):
        panel.set_number("b", *place, value)
    assert row(panel, 1).note.startswith("A · B and B · A are equal here")
    assert panel.bar.ready.key() == OWN


@pytest.mark.parametrize("number", [1, 2])
def test_vectors_are_multiplied_too(panel, number):
    panel.choose_mode(PRODUCT)
    panel.choose_product(number)
    expected = {1: [23, 53, 83], 2: [5, 11, 17]}[number]
    assert values(panel, "c").tolist() == expected
    panel.write_out(*((2, 0) if number == 1 else (0, 2)))
    panel.playing.tick()
    assert row(panel, 0).note.endswith(f"= {expected[-1]}")
    panel.swap_sides()
    panel.swap_sides()
    assert values(panel, "c").tolist() == expected


@pytest.mark.parametrize("text", ["2×3 · 2×3", "2×3 · 5×2", "2×3 · 4×5"])
def test_every_mend_of_a_product_makes_it_one(panel, text):
    panel.choose_mode(PRODUCT)
    panel.read_text(text)
    for which in range(len(panel.mending.mends)):
        panel.read_text("1×1 · 1×1")
        panel.read_text(text)
        panel.mending.buttons[which].click()
        assert not row(panel, 0).error


def test_a_product_that_is_too_large_to_write_out_is_refused(panel):
    panel.choose_mode(PRODUCT)
    panel.read_text("2×300 · 300×2")
    assert "at most 8 rows and columns" in panel.bar.error.text()


def test_batches_are_measured_by_the_session_and_shown(panel, qtbot):
    panel.choose_mode(BATCHES)
    panel.read_text("8-4-2")
    session = panel._session
    session.start()
    try:
        panel.measure.click()
        qtbot.waitUntil(lambda: len(sheet(panel).bars) == 3, timeout=10_000)
    finally:
        session.close()
    assert [bar.label for bar in sheet(panel).bars] == [
        "1 sample",
        "100 one by one",
        "100 together",
    ]
    assert panel.measure.text() == "Measure the time"


def test_measuring_can_be_cancelled(panel):
    panel.choose_mode(BATCHES)
    panel.measure.click()
    assert panel.measure.text() == "Cancel, 0 % done"
    panel.measure.click()
    assert panel.measure.text() == "Measure the time"
    panel._session.close()


def test_times_of_other_sizes_are_not_shown(panel):
    panel.choose_mode(BATCHES)
    panel._finished("shapes.batches", BatchTimes((5, 5), BATCH, 1e-5, 1e-3, 1e-4))
    assert not sheet(panel).bars
    panel._finished("shapes.batches", BatchTimes((784, 50, 100, 10), BATCH, 1e-5, 1e-3, 1e-4))
    assert sheet(panel).bars[2].shown == "100 µs, 10 times as fast"


def test_durations_have_a_unit_that_suits_them():
    found = [duration(seconds) for seconds in (2.5, 1.25e-3, 12.4e-6)]
    assert found == ["2.5 s", "1.25 ms", "12.4 µs"]


def test_relu_gives_the_published_numbers(panel):
    panel.choose_mode(RELU)
    assert values(panel, "z").tolist() == [[1, 0], [0, 3]]
    assert values(panel, "d").tolist() == [[-0.1, 0], [0, -1.8]]


def test_reset_brings_the_first_numbers_back(panel):
    panel.read_text("3-3")
    panel.reset()
    assert panel.bar.field.text() == "2-3-2-2"
    assert np.allclose(values(panel, "z3"), [[0.31682708, 0.69627909]], atol=5e-9)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("look", ["dark", "print"])
def test_every_mode_is_drawn_as_a_page(panel, mode, look):
    panel.choose_mode(mode)
    image = QImage(900, 600, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 900, 600), panel.figure(theme.load(look)), theme.load(look))
    painter.end()
    assert len({image.pixel(x, y) for x in range(0, 900, 3) for y in range(0, 600, 3)}) > 5


def test_tab_goes_on_to_the_next_number(panel):
    panel.canvas.edit(("x", 0, 1))
    panel.canvas.field.setText("2")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.canvas.field, event)
    assert values(panel, "x").tolist() == [[1, 2]]
    assert panel.canvas.field.accessibleName() == "W₁, row 1, column 1"
