"""Tables of results: what they say, how they are measured, and that nothing is left running."""

from __future__ import annotations

import math
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from engine.lessons.checks import Measured, check
from engine.lessons.known_checks import CHECKS
from engine.lessons.lesson import Published, Row, Table
from engine.lessons.library import read_library
from gui.language import set_language
from gui.lesson_folders import BUNDLED
from gui.lessons.measuring import Measuring, seconds
from gui.lessons.result_group import FOLDED_FROM
from gui.lessons.results import duration, groups
from gui.lessons.table import ResultTable

LESSONS = {lesson.number: lesson for lesson in read_library([BUNDLED]).lessons}


@pytest.fixture
def endless(dressed_app):
    """A lesson with a check that ends only when nobody waits for it any more."""

    @check("number")
    def never_ending():
        while True:
            yield 0.5

    published = Published("slow", "exact", "never_ending", "number", (1.0,), slow=True, seconds=240)
    yield replace(LESSONS["01"], published=(published,)), Table("Here", (Row("slow", "Slowly"),))
    del CHECKS["never_ending"]


@pytest.fixture
def shown(qtbot, dressed_app):
    """The table of a bundled lesson on screen, with what measures it."""
    kept = []

    def show(number, lesson=None, table=None):
        lesson = lesson or LESSONS[number]
        table = table or next(t for s in lesson.text("en").sections for t in s.tables)
        measuring = Measuring(lesson)
        widget = ResultTable(lesson, table, measuring)
        qtbot.addWidget(widget)
        widget.show()
        kept.append(measuring)
        return widget, measuring

    yield show
    for measuring in kept:
        measuring.close()


def test_a_button_measures_beside_the_window(shown, qtbot):
    table, measuring = shown("04")
    lines = [line for group in table.groups for line in group.group.lines]
    assert {line.measured for line in lines} == {""}
    qtbot.mouseClick(table.quick, Qt.MouseButton.LeftButton)
    assert measuring.busy and table.cancel.isVisible() and not table.quick.isVisible()
    qtbot.waitUntil(lambda: not measuring.busy)
    lines = [line for group in table.groups for line in group.group.lines]
    assert all(line.met for line in lines)
    assert lines[0].published == lines[0].measured == "1.34985881"
    assert "16 of 16" in table.said.text()


def test_a_result_that_is_missed_says_so(shown, qtbot):
    lesson = replace(
        LESSONS["01"],
        published=(replace(LESSONS["01"].published[0], expected=(0.0, 1.0, 0.0, 1.0)),),
    )
    table, measuring = shown("01", lesson, Table("Here", (Row("A6 AND", "AND"),)))
    table.quick.click()
    qtbot.waitUntil(lambda: not measuring.busy)
    assert [line.met for line in table.groups[0].group.lines] == [True, False, True, True]
    assert "3 of 4" in table.said.text()


def test_a_slow_check_says_how_long_it_takes_and_can_be_cancelled(endless, shown, qtbot):
    table, measuring = shown("01", *endless)
    assert "about 4 min" in table.long.text() and not table.quick.isVisible()
    table.long.click()
    qtbot.waitUntil(lambda: table.bar.value() > 0)
    qtbot.mouseClick(table.cancel, Qt.MouseButton.LeftButton)
    assert not measuring.busy and table.long.isVisible()
    qtbot.waitUntil(lambda: "glassnet-background" not in _threads())


def test_a_window_that_is_closed_leaves_no_check_running(endless, window, qtbot):
    window.lessons.open(LESSONS["01"])
    qtbot.waitUntil(lambda: window.lessons.panel is not None)
    course = window.lessons.course
    course.measuring._lesson = endless[0]
    course.measuring._examiner._lesson = endless[0]
    course.measuring.measure([0])
    qtbot.waitUntil(lambda: "glassnet-background" in _threads())
    window.close()
    qtbot.waitUntil(lambda: "glassnet-background" not in _threads())


def _threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}


def test_results_of_one_run_are_counted_once():
    c6 = [each for each in LESSONS["22"].published if each.slow]
    assert seconds(c6) == sum({each.check: each.seconds for each in c6}.values())


def test_a_file_that_is_wanted_can_be_given(shown, qtbot, tmp_path):
    table, measuring = shown("06")
    table.quick.click()
    qtbot.waitUntil(lambda: not measuring.busy)
    assert table.file.isVisible()
    assert "sample_weight.pkl" in table.groups[0].group.note
    measuring.give("weights", tmp_path / "sample_weight.pkl")
    table.quick.click()
    qtbot.waitUntil(lambda: not measuring.busy)
    assert str(Path("sample_weight.pkl")) in table.groups[0].group.note
    assert not table.file.isVisible()


def test_many_values_are_folded_until_they_are_wanted(shown, qtbot):
    table, _ = shown("19")
    group = table.groups[0]
    assert len(group.group.lines) >= FOLDED_FROM
    assert len(group.shown()) == 1
    before = group.height()
    qtbot.keyClick(group, Qt.Key.Key_Space)
    assert len(group.shown()) == 20 and group.height() > before
    qtbot.mouseClick(group, Qt.MouseButton.LeftButton)
    assert len(group.shown()) == 1


def test_the_run_in_the_window_fills_in_what_it_shows(window, qtbot):
    window.lessons.open(LESSONS["09"])
    qtbot.waitUntil(lambda: window.lessons.panel is not None)
    panel = window.lessons.panel
    panel.course.go([step.id for step in panel.course.lesson.steps].index("measured"))
    window.session.play()
    (table,) = panel.tables
    loss = table.groups[1]
    qtbot.waitUntil(lambda: loss.group.lines[0].live, timeout=20000)
    window.session.pause()
    assert loss.group.lines[0].met and loss.group.lines[0].measured
    assert not loss.group.lines[-1].measured
    table.quick.click()
    qtbot.waitUntil(lambda: not panel.course.measuring.busy, timeout=20000)
    assert not loss.group.lines[0].live and loss.group.lines[-1].met
    assert panel.course.is_done(panel.course.step)


@pytest.mark.parametrize(
    ("expected", "tolerance", "value", "texts"),
    [
        ((0.9352,), 0.0, 0.93521, ("0.9352", "0.9352")),
        ((5.43943, 9.701274), 5e-5, 5.439412, ("5.439430", "5.439412")),
        ((3e-10,), 1e-6, 2.405e-12, ("3e−10", "2.4e−12")),
        ((60000.0,), 0.0, 60000.0, ("60,000", "60,000")),
        ((31.0,), 2.0, 30.0, ("31", "30")),
        ((0.0,), 1e-9, 2.2e-11, ("0", "2.2e−11")),
        ((220.0,), 1e-9, 220.00000000000003, ("220", "220")),
        ((-16.915,), 1e-4, -16.91501, ("−16.915", "−16.915")),
        ((math.nan,), 0.0, math.nan, ("NaN", "NaN")),
        ((2.0618e-9,), 5e-10, 2.06106e-9, ("2.0618e−9", "2.0611e−9")),
    ],
)
def test_a_measured_value_is_written_like_the_published_one(
    dressed_app, expected, tolerance, value, texts
):
    published = Published("X", "exact", "gate", "outputs", expected, tolerance)
    lesson = replace(LESSONS["01"], published=(published,))
    values = (value, *expected[1:])
    (group,) = groups(lesson, Table("", (Row("X", "x"),)), {0: Measured(published, values)}, {})
    assert (group.lines[0].published, group.lines[0].measured) == texts


@pytest.mark.parametrize("width", [220, 316, 480])
def test_a_row_is_as_high_as_its_lines(shown, qtbot, width):
    table, _ = shown("17")
    table.resize(width, 1600)
    qtbot.wait(1)
    for group in table.groups:
        assert group.height() == group._walk(group.width(), None)


def test_only_steps_of_a_training_are_called_so(dressed_app):
    lesson = LESSONS["17"]
    table = next(t for s in lesson.text("en").sections for t in s.tables)
    labels = [line.label for group in groups(lesson, table, {}, {}) for line in group.lines]
    assert not any("step" in label for label in labels)
    (descent, *_) = groups(LESSONS["08"], Table("", (Row("B7 descent", "x"),)), {}, {})
    assert descent.lines[0].label == "step 20,000"


def test_reach_shows_which_way_is_better(dressed_app):
    lesson = replace(
        LESSONS["01"],
        published=(
            Published("up", "reach", "gate", "outputs", (0.9,)),
            Published("down", "reach", "gate", "outputs", (0.9,), better="lower"),
        ),
    )
    up, down = groups(lesson, Table("", (Row("up", "a"), Row("down", "b"))), {}, {})
    assert (up.lines[0].published, down.lines[0].published) == ("≥ 0.9", "≤ 0.9")


@pytest.mark.parametrize(
    ("time", "text"), [(0.3, "about 1 s"), (42, "about 42 s"), (240, "about 4 min")]
)
def test_how_long_it_takes_is_said_in_round_numbers(dressed_app, time, text):
    assert duration(time) == text


@pytest.mark.parametrize("number", sorted(LESSONS))
@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_published_result_stands_in_a_table(dressed_app, number, code):
    set_language(code)
    lesson = LESSONS[number]
    tables = [table for section in lesson.text(code).sections for table in section.tables]
    shown = {row.id for table in tables for row in table.rows}
    assert shown == {published.id for published in lesson.published}
    for table in tables:
        for group in groups(lesson, table, {}, {}):
            assert group.lines and all(line.published for line in group.lines)
