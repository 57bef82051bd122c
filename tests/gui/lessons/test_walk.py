"""Every lesson is opened, walked to its end with the mouse, and left, in both languages."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from engine.lessons.library import read_library
from gui.language import set_language
from gui.lesson_folders import BUNDLED

LESSONS = read_library([BUNDLED]).lessons
HANGUL = re.compile("[가-힣]")
LETTERS = re.compile("[A-Za-z]{3,}")


def open_lesson(window, qtbot, lesson):
    window.lessons.open(lesson)
    qtbot.waitUntil(lambda: window.lessons.panel is not None, timeout=20000)
    return window.lessons.panel


def photograph(window, name):
    folder = os.environ.get("GLASSNET_PHOTOS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        window.grab().save(str(Path(folder) / f"{name}.png"))


def clipped(panel):
    """Words of the panel that have less room than they need."""
    panel.layout().activate()
    found = []
    for label in panel.findChildren(QLabel):
        if not label.isVisible() or not label.text() or label.parent() is panel.header:
            continue
        need = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        if need > label.height() + 1:
            found.append(label.text())
    found += [b.text() for b in panel.findChildren(QPushButton) if b.width() < b.sizeHint().width()]
    for prose in panel.proses:
        text = prose.document()
        if text.size().height() > prose.height() + 1 or text.idealWidth() > prose.width() + 1:
            found.append(prose.toPlainText())
    return found


def untranslated(panel):
    """What the program itself says in letters that are not Korean."""
    texts = [button.text() for button in panel.findChildren(QPushButton)]
    texts += [card.caption.text() for card in panel.questions]
    texts += [panel.leave.toolTip(), panel.hand_in.toolTip(), panel.dots.toolTip()]
    return [text for text in texts if LETTERS.search(text) and not HANGUL.search(text)]


@pytest.mark.parametrize("code", ["en", "ko"])
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_a_lesson_is_walked_to_its_end_by_clicks(window, qtbot, lesson, code):
    set_language(code)
    before = window.workspaces.add(lesson.workspace).lab.document.experiment
    panel = open_lesson(window, qtbot, lesson)
    course = panel.course
    assert course.lesson is lesson
    for place, step in enumerate(lesson.steps):
        assert course.step == step
        for number, card in enumerate(panel.questions):
            for answer in card.answers:
                qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
                assert card.feedback.toPlainText()
            right = [option.right for option in card.question.options].index(True)
            qtbot.mouseClick(card.answers[right], Qt.MouseButton.LeftButton)
            assert course.progress.answer(step.id, number) == right
        waits = {condition.metric for condition in step.until}
        if waits and waits <= {"answered", "correct"}:
            assert course.is_done(step)
        window.repaint()
        assert clipped(panel) == []
        if code == "ko":
            assert untranslated(panel) == []
        photograph(window, f"{lesson.name}-{place}-{code}")
        if place + 1 < len(lesson.steps):
            qtbot.mouseClick(panel.next, Qt.MouseButton.LeftButton)
    assert panel.take.isVisible()
    qtbot.mouseClick(panel.next, Qt.MouseButton.LeftButton)
    assert window.lessons.panel is None
    assert window.document.experiment == before


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_every_link_of_a_lesson_does_what_it_says(window, qtbot, lesson):
    panel = open_lesson(window, qtbot, lesson)
    refused, told = [], []
    window.lessons.refused.connect(refused.append)
    window.lessons.told.connect(told.append)
    for place in range(len(lesson.steps)):
        panel.course.go(place)
        for prose in panel.proses:
            for link in prose.links():
                kind, _, target = link.partition(":")
                if kind in ("do", "show"):
                    prose.asked.emit(kind, target)
    assert (refused, told) == ([], [])
    window.lessons.leave()
