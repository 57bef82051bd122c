"""The prose of a lesson: every formula stands once, where it was written."""

from __future__ import annotations

import pytest

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
