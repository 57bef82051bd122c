"""A number is dragged or typed; what cannot be is refused with a sentence, never clipped."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from engine.registry import Effect, Knob
from gui import language
from gui.controls import NumberRow

RATE = Knob(
    Effect.VALUE,
    "Learning rate",
    "Length of a step along the gradient",
    low=1e-6,
    high=100.0,
    log=True,
)
POINTS = Knob(Effect.DATA, "Points", "How many points are drawn", low=10, high=1000)
SHARE = Knob(Effect.DATA, "Training share", "", low=0.0, high=100.0, unit="%")
SEED = Knob(Effect.RESET, "Seed", "", low=0, high=2**32 - 1)


def shown(qtbot, knob=RATE, hint=float, value=0.01, default=0.01) -> tuple[Any, list]:
    """A row on screen that shows a value, and the list of what it asks for."""
    row = NumberRow(knob, hint, default)
    row.show_value(value)
    qtbot.addWidget(row)
    row.resize(240, 60)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    asked: list = []
    row.edited.connect(asked.append)
    return row, asked


def type_into(qtbot, row: Any, text: str, key=Qt.Key.Key_Return) -> None:
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, text)
    qtbot.keyClick(row.field, key)


def wheel(widget) -> QWheelEvent:
    here = QPointF(widget.rect().center())
    event = QWheelEvent(
        here,
        widget.mapToGlobal(here),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def test_showing_a_value_asks_for_nothing(qtbot):
    row, asked = shown(qtbot)
    for value in (0.03, 100.0, 0.0123456, 0.03):
        row.show_value(value)
    assert asked == []
    assert row.field.text() == "0.03"


def test_typing_asks_on_enter(qtbot):
    row, asked = shown(qtbot)
    type_into(qtbot, row, "0.3")
    assert asked == [0.3]


def test_typing_asks_when_the_field_is_left(qtbot):
    row, asked = shown(qtbot)
    type_into(qtbot, row, "0.3", Qt.Key.Key_Backtab)
    assert asked == [0.3]
    assert row.slider.hasFocus()


def test_until_the_owner_agrees_the_old_value_is_shown(qtbot):
    row, asked = shown(qtbot)
    type_into(qtbot, row, "0.3")
    assert (asked, row.value(), row.field.text()) == ([0.3], 0.01, "0.01")


def test_an_owner_that_agrees_at_once_causes_no_echo(qtbot):
    row, asked = shown(qtbot)
    row.edited.connect(row.show_value)
    type_into(qtbot, row, "0.3")
    row.slider.setValue(row.slider.value() + 20)
    assert len(asked) == 2
    assert row.value() == asked[-1]


def test_a_value_out_of_range_is_refused_with_a_sentence_and_kept(qtbot):
    row, asked = shown(qtbot, POINTS, int, 320, 200)
    type_into(qtbot, row, "1e9")
    assert asked == []
    assert row.value() == 320
    assert row.field.text() == "1e9"
    assert row.message.isVisible()
    assert "from 10 to 1000" in row.message.text()
    assert row.field.property("error") == "true"
    assert "from 10 to 1000" in row.field.accessibleDescription()


@pytest.mark.parametrize(("text", "part"), [("abc", "Expected a number"), ("20.5", "whole number")])
def test_what_is_no_such_number_is_refused(qtbot, text, part):
    row, asked = shown(qtbot, POINTS, int, 320, 200)
    type_into(qtbot, row, text)
    assert asked == []
    assert part in row.message.text()


def test_escape_takes_a_refused_value_back(qtbot):
    row, asked = shown(qtbot, POINTS, int, 320, 200)
    type_into(qtbot, row, "1e9")
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert (asked, row.field.text(), row.error()) == ([], "320", None)
    assert not row.message.isVisible()


def test_a_good_number_after_a_refused_one_clears_the_error(qtbot):
    row, asked = shown(qtbot, POINTS, int, 320, 200)
    type_into(qtbot, row, "1e9")
    type_into(qtbot, row, "1,000")
    assert asked == [1000]
    assert row.error() is None
    assert row.field.property("error") == "false"


def test_the_same_number_after_a_refused_one_only_clears_the_error(qtbot):
    row, asked = shown(qtbot, POINTS, int, 320, 200)
    type_into(qtbot, row, "1e9")
    type_into(qtbot, row, "320")
    assert (asked, row.error()) == ([], None)


def test_a_whole_number_stays_an_int(qtbot):
    row, asked = shown(qtbot, POINTS, int, 320, 200)
    type_into(qtbot, row, "1e2")
    assert asked == [100]
    assert type(asked[0]) is int


def test_leaving_a_field_untouched_does_not_round_its_value(qtbot):
    row, asked = shown(qtbot, value=0.0123456789)
    row.field.setFocus()
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.keyClick(row.field, Qt.Key.Key_Tab)
    assert asked == []


def test_typing_is_not_overwritten_by_a_new_value(qtbot):
    row, _asked = shown(qtbot)
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "0.")
    row.show_value(0.02)
    assert row.field.text() == "0."


def test_dragging_asks_continuously_and_says_when_it_is_over(qtbot):
    row, asked = shown(qtbot)
    row.edited.connect(row.show_value)
    settled: list = []
    row.settled.connect(lambda: settled.append(True))
    slider = row.slider
    y = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(20, y))
    for x in (30, 45, 60):
        qtbot.mouseMove(slider, QPoint(x, y))
    assert len(asked) == 4
    assert asked == sorted(asked)
    assert settled == []
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(60, y))
    assert settled == [True]
    assert row.value() == asked[-1]


def test_a_press_on_the_track_jumps_there(qtbot):
    row, asked = shown(qtbot, SHARE, float, 75.0, 75.0)
    slider = row.slider
    middle = slider.rect().center()
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert asked == [pytest.approx(50, abs=2)]


@pytest.mark.parametrize(
    ("key", "direction"),
    [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1), (Qt.Key.Key_Home, -1), (Qt.Key.Key_End, 1)],
)
def test_the_slider_moves_by_keyboard(qtbot, key, direction):
    row, asked = shown(qtbot)
    row.slider.setFocus()
    qtbot.keyClick(row.slider, key)
    assert len(asked) == 1
    assert (asked[0] - 0.01) * direction > 0


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize(("low", "high", "hint"), [(1, 64, int), (0, 1000, int), (0.0, 1.0, float)])
def test_the_keyboard_gets_from_one_end_to_the_other(qtbot, low, high, hint, log):
    knob = Knob(Effect.VALUE, "Units", "", low=low, high=high, log=log)
    row, asked = shown(qtbot, knob, hint, low, low)
    row.edited.connect(row.show_value)
    for _ in range(row.scale.last):
        qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    assert asked == sorted(set(asked))
    assert row.value() == high
    for _ in range(row.scale.last):
        row.field.stepped.emit(-1)
    assert row.value() == low


def test_arrow_keys_step_the_number_in_the_field(qtbot):
    row, asked = shown(qtbot, POINTS, int, 320, 200)
    row.edited.connect(row.show_value)
    row.field.setFocus()
    qtbot.keyClick(row.field, Qt.Key.Key_Up)
    qtbot.keyClick(row.field, Qt.Key.Key_PageDown)
    assert asked[0] > 320 > asked[1]


def test_a_seed_steps_by_one_and_has_no_slider(qtbot):
    row, asked = shown(qtbot, SEED, int, 7, 7)
    assert row.slider is None
    qtbot.keyClick(row.field, Qt.Key.Key_Up)
    assert asked == [8]


def test_a_seed_says_that_it_acts_at_the_next_reset(qtbot):
    row, _ = shown(qtbot, SEED, int, 1234567, 7)
    assert row.mark.isVisible()
    assert "next reset" in row.toolTip()
    assert row.field.text() == "1234567"


def test_the_wheel_is_ignored_unless_the_control_has_the_keyboard(qtbot):
    row, asked = shown(qtbot)
    row.setFocus()
    row.clearFocus()
    row.slider.clearFocus()
    area = QScrollArea()
    qtbot.addWidget(area)
    for control in (row.slider, row.field):
        wheel(control)
    assert asked == []
    for control in (row.slider, row.field):
        control.setFocus()
        wheel(control)
    assert len(asked) == 2


def test_a_double_click_on_the_label_asks_for_the_default(qtbot):
    row, asked = shown(qtbot, value=0.5)
    qtbot.mouseDClick(row.label, Qt.MouseButton.LeftButton)
    assert asked == [0.01]


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups, on the offscreen platform
@pytest.mark.parametrize("part", ["row", "field"])
def test_the_context_menu_names_the_default_and_resets(qtbot, part):
    row, asked = shown(qtbot, value=0.5)
    widget = row if part == "row" else row.field
    middle = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, middle)
    QApplication.sendEvent(widget, event)
    (menu,) = widget.findChildren(QMenu)
    reset = menu.actions()[-1]
    assert reset.text() == "Reset to default, 0.01"
    reset.trigger()
    menu.close()
    assert asked == [0.01]


def test_both_controls_have_the_name_of_the_knob(qtbot):
    row, _ = shown(qtbot)
    assert row.slider.accessibleName() == row.field.accessibleName() == "Learning rate"
    assert row.slider.accessibleDescription() == "Length of a step along the gradient"


def test_the_tooltip_tells_help_range_and_default(qtbot):
    row, _ = shown(qtbot, SHARE, float, 75.0, 75.0)
    tip = row.toolTip().replace("\N{NO-BREAK SPACE}", " ")
    assert "Range 0 % to 100 %" in tip
    assert "Default 75 %" in tip


def test_another_language_relabels_the_row_and_its_error(qtbot):
    row, _ = shown(qtbot)
    type_into(qtbot, row, "1e9")
    language.set_language("ko")
    assert row.label.text() == row.slider.accessibleName() == "학습률"
    assert "범위" in row.toolTip()
    assert row.message.text().startswith("학습률")


def test_an_unavailable_row_says_why(qtbot):
    row, _ = shown(qtbot)
    row.set_unavailable("Only for classes")
    assert not row.field.isEnabled()
    assert "Only for classes" in row.toolTip()
    row.set_unavailable("")
    assert row.field.isEnabled()
    assert "Only for classes" not in row.toolTip()


def test_the_unit_is_shown_and_may_be_typed(qtbot):
    row, asked = shown(qtbot, SHARE, float, 75.0, 75.0)
    assert row.field.text().split() == ["75", "%"]
    type_into(qtbot, row, "50 %")
    assert asked == [50]


def test_a_long_unit_stands_in_the_tooltip_alone_in_every_language(qtbot):
    batch = Knob(Effect.RECOMPILE, "Batch size", "", low=1, high=1000, unit="points")
    row, _ = shown(qtbot, batch, int, 10, 10)
    for code in ("en", "ko"):
        language.set_language(code)
        assert row.field.text() == "10"
    assert "개" in row.toolTip()
