"""Stepper, segments, sections, heads and buttons: shown, worked by keyboard, named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton

from gui import stylesheet, theme
from gui.controls import Button, IconButton, PanelHeader, Section, SegmentedControl, Stepper


def stepper(qtbot) -> tuple[Stepper, list[int]]:
    made = Stepper(1, 8, "Units")
    made.show_value(6)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    asked: list[int] = []
    made.edited.connect(asked.append)
    return made, asked


def test_a_stepper_asks_for_one_more_and_one_less(qtbot):
    made, asked = stepper(qtbot)
    qtbot.mouseClick(made.more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(made.less, Qt.MouseButton.LeftButton)
    qtbot.keyClick(made.field, Qt.Key.Key_Up)
    assert asked == [7, 5, 7]
    assert made.field.text() == "6"


def test_a_stepper_stops_at_its_ends(qtbot):
    made, asked = stepper(qtbot)
    made.show_value(8)
    assert not made.more.isEnabled()
    qtbot.keyClick(made.field, Qt.Key.Key_Up)
    assert asked == []


def test_a_stepper_refuses_what_is_out_of_range(qtbot):
    made, asked = stepper(qtbot)
    made.field.setFocus()
    made.field.selectAll()
    qtbot.keyClicks(made.field, "99")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert asked == []
    assert made.property("error") == "true"
    assert "from 1 to 8" in made.toolTip()
    qtbot.keyClick(made.field, Qt.Key.Key_Escape)
    assert made.property("error") == "false"
    assert made.field.text() == "6"


def test_a_stepper_names_its_parts(qtbot):
    made, _ = stepper(qtbot)
    assert made.field.accessibleName() == "Units"
    assert made.more.accessibleName() == "Units: one more"


def segments(qtbot) -> tuple[SegmentedControl, list[str]]:
    made = SegmentedControl([("a", "Continuous"), ("b", "Two colours"), ("c", "Grey")])
    made.show_key("a")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    asked: list[str] = []
    made.chosen.connect(asked.append)
    return made, asked


def test_a_segment_is_asked_for_and_shown_when_the_owner_agrees(qtbot):
    made, asked = segments(qtbot)
    qtbot.mouseClick(made.button("b"), Qt.MouseButton.LeftButton)
    assert (asked, made.key()) == (["b"], "a")
    assert made.button("a").isChecked()
    assert not made.button("b").isChecked()
    made.show_key("b")
    assert made.button("b").isChecked()
    assert asked == ["b"]


def test_arrow_keys_walk_the_segments(qtbot):
    made, asked = segments(qtbot)
    made.chosen.connect(made.show_key)
    made.button("a").setFocus()
    qtbot.keyClick(made.button("a"), Qt.Key.Key_Right)
    qtbot.keyClick(made.button("b"), Qt.Key.Key_End)
    assert asked == ["b", "c"]
    assert made.button("c").hasFocus()


def test_segments_keep_their_place_whichever_is_chosen(qtbot):
    made, _ = segments(qtbot)
    before = made.sizeHint()
    made.show_key("c")
    assert made.sizeHint() == before


def test_a_section_folds_by_mouse_and_keyboard(qtbot):
    made = Section("Data")
    inside = made.add(QLabel("inside"))
    qtbot.addWidget(made)
    made.show()
    folded: list[bool] = []
    made.folded.connect(folded.append)
    qtbot.mouseClick(made.title, Qt.MouseButton.LeftButton)
    assert made.is_folded()
    assert not inside.isVisible()
    qtbot.keyClick(made.title, Qt.Key.Key_Right)
    assert inside.isVisible()
    qtbot.keyClick(made.title, Qt.Key.Key_Return)
    assert folded == [True, False, True]
    assert made.title.accessibleName() == "Data"


def test_a_header_is_36_pixels_high_and_elides_its_subtitle(qtbot):
    made = PanelHeader("Network", "2 – 6 – 4 – 1, 51 parameters and more than there is room for")
    made.add_action(IconButton("ellipsis", "More"))
    qtbot.addWidget(made)
    made.resize(200, 36)
    made.show()
    assert made.height() == 36
    made.grab()
    assert made.subtitle.toolTip() == made.subtitle.text()
    made.resize(800, 36)
    made.grab()
    assert made.subtitle.toolTip() == ""


def test_an_icon_button_is_named_by_its_text(qtbot):
    made = IconButton("moon")
    qtbot.addWidget(made)
    made.set_text("Dark theme", "Ctrl+D")
    assert made.accessibleName() == "Dark theme"
    assert made.toolTip() == "Dark theme (Ctrl+D)"


def test_buttons_grow_with_the_theme(qtbot, qapp):
    icon, words = IconButton("moon", "Dark"), Button("Reset", "rotate-ccw")
    for made in (icon, words):
        qtbot.addWidget(made)
    assert (icon.width(), words.iconSize().height()) == (24, 16)
    theme.apply(qapp, "light", 2.0)
    assert (icon.width(), words.iconSize().height()) == (48, 32)


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_is_checked_looks_so_even_if_it_cannot_be_changed(qtbot, qapp, kind, name):
    theme.apply(qapp, name, 1.0)
    pictures = []
    for checked in (True, False):
        made = kind("choice")
        made.setAutoExclusive(False)
        made.setStyleSheet(stylesheet.build(theme.current()))
        qtbot.addWidget(made)
        made.setChecked(checked)
        made.setEnabled(False)
        pictures.append(made.grab().toImage())
    theme.apply(qapp, "light", 1.0)
    assert pictures[0] != pictures[1]
