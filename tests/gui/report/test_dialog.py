"""The report dialog writes one moment of a run, and lets nothing be changed meanwhile."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from engine.files.opening import read_file
from engine.files.recipe import Recipe
from gui.doings import doings
from gui.report.content import report_of
from gui.report.dialog import ReportDialog


@pytest.fixture
def dialog(window):
    doings(window)["report"]()
    made = window.findChildren(ReportDialog)[-1]
    yield made
    if isValid(made):
        made.reject()


def test_figures_and_numbers_of_a_report_are_of_one_moment(
    window, qtbot, dialog, tmp_path, monkeypatch
):
    seen = []

    def noted(title, frame, pictures, *rest):
        seen.append((frame, [made.recipe for made, _ in pictures]))
        return report_of(title, frame, pictures, *rest)

    monkeypatch.setattr("gui.report.dialog.report_of", noted)
    window.session.play()
    qtbot.waitUntil(lambda: window.session.frame.step > 50)
    dialog.format.show_key("html")
    with qtbot.waitSignal(dialog.finished):
        dialog.save(str(tmp_path / "report.html"))
    window.session.pause()
    ((frame, recipes),) = seen
    assert len(recipes) > 2
    assert {recipe.step for recipe in recipes} == {frame.step}
    found = read_file(tmp_path / "report.html")
    assert isinstance(found, Recipe) and found.step == frame.step
    text = (tmp_path / "report.html").read_text("utf-8")
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"(?:url\(|href=\")#([^)\"]+)", text)) <= set(ids)


def test_nothing_can_be_chosen_while_a_report_is_written(qtbot, dialog, tmp_path):
    with qtbot.waitSignal(dialog.finished):
        dialog.save(str(tmp_path / "report.pdf"))
        assert not dialog.form.isEnabled()
        assert not dialog.save_button.isEnabled()


def test_a_report_that_cannot_be_written_can_be_written_elsewhere(qtbot, dialog, tmp_path):
    dialog.save(str(tmp_path / "none" / "report.pdf"))
    qtbot.waitUntil(lambda: bool(dialog.error.text()))
    assert "existing folder" in dialog.error.text()
    assert dialog.form.isEnabled()
    with qtbot.waitSignal(dialog.finished):
        dialog.save(str(tmp_path / "report.pdf"))


def test_the_format_is_chosen_by_a_click(qtbot, dialog):
    qtbot.mouseClick(dialog.format.button("html"), Qt.MouseButton.LeftButton)
    assert dialog.format.key() == "html"
