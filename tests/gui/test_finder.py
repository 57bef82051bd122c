"""The command finder: everything is found by its name in both languages, and done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from engine.data.dataset import point_sets
from engine.nn.activations import activations
from engine.nn.optimizers import optimizers
from gui import theme
from gui.command_table import COMMANDS
from gui.finder_synonyms import SYNONYMS
from gui.language import language, spoken


def type_in(window, qtbot, text):
    window.finder.open()
    qtbot.keyClicks(window.finder.field, text)


def found(window, text):
    window.finder.field.setText(text)
    return [entry.text for entry in window.finder.found()]


def press(window, qtbot, key):
    qtbot.keyClick(window.finder.field, key)


def test_it_opens_with_the_keyboard_in_its_field(window, qtbot):
    window.activateWindow()
    window.actions_["find"].trigger()
    assert window.finder.isVisible()
    assert window.focusWidget() is window.finder.field
    assert len(window.finder.found()) > 50


def test_the_toolbars_field_opens_it(window, qtbot):
    qtbot.mouseClick(window.toolbar.finder, Qt.MouseButton.LeftButton)
    assert window.finder.isVisible()


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_command_is_found_first_by_its_name_in_either_language(window, code):
    window.set_language(code)
    window.finder.open()
    for command in COMMANDS:
        for name in spoken("Commands", command.text):
            window.finder.field.setText(name)
            assert command.text in window.finder.found()[0].names


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_panel_is_found_in_either_language(window, code):
    window.set_language(code)
    window.finder.open()
    for title, _ in window.playground.openers():
        for name in title.everywhere():
            assert title() in found(window, name)[:3]


def test_data_sets_activations_and_optimizers_are_found(window):
    window.finder.open()
    shown = {activation for activation in activations if activation.for_hidden}
    for member in (*point_sets(), *shown, *optimizers):
        for name in spoken("vocabulary", member.label):
            window.finder.field.setText(name)
            assert any(member.label in entry.names for entry in window.finder.found())


def test_enter_runs_what_is_chosen_and_closes(window, qtbot):
    type_in(window, qtbot, "adam")
    press(window, qtbot, Qt.Key.Key_Return)
    assert not window.finder.isVisible()
    assert window.document.experiment.optimizer.kind == "adam"


@pytest.mark.parametrize(
    ("query", "kind_of"),
    [
        ("activation relu", lambda e: {layer.activation.kind for layer in e.layers} == {"relu"}),
        ("dataset spiral", lambda e: e.dataset.kind == "spiral"),
        ("나선", lambda e: e.dataset.kind == "spiral"),
        ("squared", lambda e: e.loss.kind == "squared_error"),
    ],
)
def test_a_component_that_is_chosen_is_put_in(window, qtbot, query, kind_of):
    window.finder.open()
    window.finder.field.setText(query)
    press(window, qtbot, Qt.Key.Key_Return)
    assert kind_of(window.document.experiment)


def test_looks_languages_and_sizes_are_chosen(window, qtbot):
    for query in ("dark", "한국어", "125 %"):
        window.finder.open()
        window.finder.field.setText(query)
        press(window, qtbot, Qt.Key.Key_Return)
    assert (theme.current().name, language(), theme.current().scale) == ("dark", "ko", 1.25)
    window.set_scale(1.0)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        *(("pytorch", "As code"), ("keras", "As code"), ("케라스", "As code")),
        *(("gif", "Animation…"), ("동영상", "Animation…")),
        *(("histogram", "Diagnostics"), ("히스토그램", "Diagnostics")),
        *(("overfit", "Curves"), ("과적합", "Curves")),
        *(("text size", "125%"), ("글자 크기", "125%")),
        *(("decay", "AdamW"), ("가중치 감쇠", "AdamW")),
    ],
)
def test_things_are_found_by_other_words_for_them(window, query, name):
    window.finder.open()
    assert name in found(window, query)[:8]


def test_synonyms_are_of_things_that_there_are(window):
    window.finder.open()
    shown = {name for entry in window.finder._entries for name in entry.names}
    assert set(SYNONYMS) <= shown


def test_a_closed_panel_is_brought_back(window, qtbot):
    window.playground.curves_dock.close()
    type_in(window, qtbot, "diagnostics")
    press(window, qtbot, Qt.Key.Key_Return)
    assert window.playground.curves_dock.isVisible()
    assert window.playground.diagnostics.isVisible()


def test_arrows_go_round_the_list(window, qtbot):
    window.finder.open()
    first, last = window.finder.found()[0], window.finder.found()[-1]
    assert window.finder.current() == first
    press(window, qtbot, Qt.Key.Key_Up)
    assert window.finder.current() == last
    press(window, qtbot, Qt.Key.Key_Down)
    assert window.finder.current() == first
    press(window, qtbot, Qt.Key.Key_PageDown)
    assert window.finder.current() == window.finder.found()[11]


def test_escape_closes_it_and_does_nothing(window, qtbot):
    type_in(window, qtbot, "reset layout")
    press(window, qtbot, Qt.Key.Key_Escape)
    assert not window.finder.isVisible()


def test_what_cannot_be_done_now_is_not_done(window, qtbot):
    window.finder.open()
    window.finder.field.setText("undo")
    assert not window.finder.current().enabled
    press(window, qtbot, Qt.Key.Key_Return)
    assert window.finder.isVisible()


def test_a_name_that_nothing_has_is_said(window):
    window.finder.open()
    assert found(window, "qqqq") == []
    assert "qqqq" in window.finder.nothing.text()
    assert window.finder.nothing.isVisible()


def test_typing_does_not_steer_the_run(window, qtbot):
    before = window.session.frame.step
    type_in(window, qtbot, "r ")
    press(window, qtbot, Qt.Key.Key_Right)
    qtbot.wait(50)
    assert window.session.frame.step == before
    assert not window.session.running


def test_a_click_runs_an_entry(window, qtbot):
    window.finder.open()
    window.finder.field.setText("dark")
    rect = window.finder.list.visualItemRect(window.finder.list.item(0))
    qtbot.mouseClick(window.finder.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert theme.current().name == "dark"


def test_what_is_listed_is_said_in_a_language_that_is_chosen_meanwhile(window):
    window.finder.open()
    window.set_language("ko")
    texts = [entry.text for entry in window.finder.found()]
    window.finder.close_()
    window.finder.open()
    assert texts == [entry.text for entry in window.finder.found()]


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_lesson_is_found_by_its_title_in_either_language(window, code):
    window.set_language(code)
    window.finder.open()
    for lesson in window.lessons.library.lessons:
        for each in lesson.texts.values():
            shown = f"{lesson.number}  {lesson.text(code).title}"
            assert shown in found(window, each.title)[:2]
        assert shown in found(window, f"lesson {lesson.number}")[:3]


def test_a_lesson_is_opened_from_the_finder(window, qtbot):
    type_in(window, qtbot, "XOR with two layers")
    press(window, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.lessons.panel is not None, timeout=20000)
    assert window.lessons.course.lesson.number == "12"


def test_a_panel_of_basics_is_found_and_shown_from_elsewhere(window, qtbot):
    type_in(window, qtbot, "optimizer race")
    press(window, qtbot, Qt.Key.Key_Return)
    basics = window.workspaces.current
    assert basics.id == "basics"
    qtbot.waitUntil(lambda: "race" in basics.panels, timeout=20000)
    assert basics.shown == "race"
