"""The prose of a lesson: every formula stands once, where it was written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from gui.lessons.prose import Prose


@pytest.mark.parametrize(
    "formula",
    [
        r"$x$",
        r"$$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$$",
        r"$a\,b_1 * c_2$",
        r"$\{x\}$",
    ],
)
def test_each_formula_stands_once_whatever_signs_it_has(qtbot, dressed_app, formula):
    prose = Prose(f"Before {formula} between, and $y$ after.")
    qtbot.addWidget(prose)
    pictures = [
        piece.toImageFormat().name()
        for _, _, piece in prose._pieces()
        if piece.toImageFormat().isValid()
    ]
    assert pictures == ["formula:0", "formula:1"]


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("show:play", ("show", "play")),
        ("do:batch_size=10&seed=2", ("do", "batch_size=10&seed=2")),
        ("do:shapes.shapes=2×3%20·%203×4", ("do", "shapes.shapes=2×3 · 3×4")),
    ],
)
def test_a_click_on_a_link_asks_for_what_is_behind_it_and_qt_has_no_complaint(
    qtbot, qtlog, dressed_app, link, asked
):
    prose = Prose(f"[Follow me]({link}), please.")
    qtbot.addWidget(prose)
    prose.resize(300, 100)
    prose.show()
    heard: list[tuple[str, str]] = []
    prose.asked.connect(lambda kind, target: heard.append((kind, target)))
    inside = QTextCursor(prose.document())
    inside.setPosition(3)
    place = prose.cursorRect(inside).center()
    qtbot.mouseClick(prose.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == [asked]
    assert [record.message for record in qtlog.records] == []
