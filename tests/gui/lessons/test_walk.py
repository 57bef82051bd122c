"""Every lesson is opened, walked to its end with the mouse, and left, in both languages."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton

from engine.lessons.library import read_library
from gui import motion, theme
from gui.figures import page
from gui.language import set_language
from gui.lesson_folders import BUNDLED
from gui.lessons.prose import Prose, formulas_of
from gui.lessons.ring import Ring
from gui.lessons.typesetter import typesetter

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
        need = prose.document().size()
        fits = need.height() <= prose.height() + 1 and need.width() <= prose.width() + 1
        if not prose.isVisible() or not fits:
            found.append(prose.toPlainText())
    return found


def untranslated(panel):
    """What the program itself says in letters that are not Korean."""
    texts = [button.text() for button in panel.findChildren(QPushButton)]
    texts += [card.caption.text() for card in panel.questions]
    texts += [panel.leave.toolTip(), panel.hand_in.toolTip(), panel.dots.toolTip()]
    return [text for text in texts if LETTERS.search(text) and not HANGUL.search(text)]


def wait_for_formulas(panel, qtbot):
    """Wait until the step is laid out with its formulas, each of which can be set."""
    proses = panel.findChildren(Prose)
    qtbot.waitUntil(lambda: all(prose.is_whole for prose in proses), timeout=20000)
    qtbot.wait(1)
    for prose in proses:
        for formula in formulas_of(prose.markdown()):
            assert typesetter().drawing(formula) is not None, formula


def rings(window, qtbot, step):
    """The controls that are lit, each of them to be seen in the window."""

    def seen():
        lit = [ring for ring in window.findChildren(Ring) if ring.isVisible()]
        return [ring for ring in lit if window.rect().contains(ring.geometry())]

    qtbot.waitUntil(lambda: len(seen()) >= len(set(step.highlight)), timeout=3000)
    return [ring for ring in seen() if min(ring.width(), ring.height()) >= 16]


def figure_of(window, qtbot):
    """The figure that a lesson ends with, small."""
    exported = window.workspaces.current.exports()[window.lessons.show_figure()]
    fetched: list[bool] = []
    exported.fetch(lambda: fetched.append(True))
    qtbot.waitUntil(lambda: bool(fetched), timeout=20000)
    image = QImage(480, 320, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    page.draw(painter, QRectF(image.rect()), exported.page(theme.current()), theme.current())
    painter.end()
    return image


def is_blank(image):
    """Whether an image has hardly anything on it."""
    dots = np.frombuffer(image.constBits(), np.uint32)
    return len(np.unique(dots)) < 20 or (dots != dots[0]).mean() < 0.02


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_lesson_is_walked_to_its_end_by_clicks(window, qtbot, monkeypatch, code):
    monkeypatch.setattr(motion, "allowed", lambda: False)  # a ring at rest repaints nothing
    set_language(code)
    for lesson in LESSONS:
        before = window.workspaces.add(lesson.workspace).lab.document.experiment
        panel = open_lesson(window, qtbot, lesson)
        for place, step in enumerate(lesson.steps):
            assert panel.course.step == step
            walk_step(panel, qtbot, step, thoroughly=code == "en")
            wait_for_formulas(panel, qtbot)
            assert len(rings(window, qtbot, step)) == len(set(step.highlight))
            assert (lesson.name, clipped(panel)) == (lesson.name, [])
            assert code == "en" or untranslated(panel) == []
            photograph(window, f"{lesson.name}-{place}-{code}")
            if place + 1 < len(lesson.steps):
                qtbot.mouseClick(panel.next, Qt.MouseButton.LeftButton)
        assert panel.take.isVisible()
        assert (lesson.name, is_blank(figure_of(window, qtbot))) == (lesson.name, False)
        qtbot.mouseClick(panel.next, Qt.MouseButton.LeftButton)
        assert window.lessons.panel is None
        assert window.document.experiment == before


def walk_step(panel, qtbot, step, thoroughly):
    """Answer every question of a step, thoroughly with every answer, the right one last."""
    for number, card in enumerate(panel.questions):
        for answer in card.answers if thoroughly else card.answers[:1]:
            qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
            assert card.feedback.toPlainText()
        right = [option.right for option in card.question.options].index(True)
        qtbot.mouseClick(card.answers[right], Qt.MouseButton.LeftButton)
        assert panel.course.progress.answer(step.id, number) == right
    waits = {condition.metric for condition in step.until}
    if waits and waits <= {"answered", "correct"}:
        assert panel.course.is_done(step)


def test_what_stands_behind_a_question_waits_for_its_answer(window, qtbot):
    lesson = next(lesson for lesson in LESSONS if lesson.number == "13")
    panel = open_lesson(window, qtbot, lesson)
    before, behind = panel.proses[-2:]
    assert before.isVisible()
    assert not behind.isVisible()
    qtbot.mouseClick(panel.questions[0].answers[0], Qt.MouseButton.LeftButton)
    assert behind.isVisible()
    panel.course.next()
    panel.course.back()
    assert panel.proses[-1].isVisible()  # the answer is remembered


def test_every_link_of_a_lesson_does_what_it_says(window, qtbot):
    refused: list[object] = []
    told: list[object] = []
    window.lessons.refused.connect(refused.append)
    window.lessons.told.connect(told.append)
    for lesson in LESSONS:
        panel = open_lesson(window, qtbot, lesson)
        for place in range(len(lesson.steps)):
            panel.course.go(place)
            for prose in panel.proses:
                for link in prose.links():
                    kind, _, target = link.partition(":")
                    if kind in ("do", "show"):
                        prose.asked.emit(kind, target)
        assert (lesson.name, refused, told) == (lesson.name, [], [])
        window.lessons.leave()


def test_answers_are_remembered_and_handed_in(window, qtbot, tmp_path):
    lesson = LESSONS[0]
    panel = open_lesson(window, qtbot, lesson)
    panel.course.next()
    qtbot.mouseClick(panel.questions[0].answers[0], Qt.MouseButton.LeftButton)
    window.lessons.hand_in(tmp_path / "answers.json")
    window.lessons.leave()
    handed = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    assert handed["done"][0] == lesson.steps[0].id
    assert handed["answers"][0]["first"] == panel.questions[0].question.options[0].text
    assert window.lessons.progress(lesson).answers == ((lesson.steps[1].id, 0, 0),)


def test_what_a_lesson_locks_stays_until_it_is_left(window, qtbot):
    lesson = next(lesson for lesson in LESSONS if "batch_size" in lesson.locked)
    open_lesson(window, qtbot, lesson)
    document = window.document
    assert not document.edit("batch_size", 7)
    window.lessons.leave()
    assert document.edit("batch_size", 7)


def test_a_broken_lesson_is_told_with_file_and_line_and_the_others_go_on(window, tmp_path):
    broken = tmp_path / "own" / "77-broken"
    broken.mkdir(parents=True)
    (broken / "lesson.json").write_text('{\n  "kind": "lesson",\n  "workspace": "moon"\n}')
    window.lessons.choose_folder(str(tmp_path / "own"))
    window.lessons.fill_menu()
    texts = [action.text() for action in window.lessons.menu.actions()]
    assert (
        sum(text[:2].isdigit() and "  " in text for text in texts)
        == len(window.lessons.library.lessons)
        >= 8
    )
    assert any(text.startswith("77-broken") for text in texts)
    (problem,) = window.lessons.library.problems
    assert problem.file == broken / "lesson.json"
    assert problem.line >= 1
