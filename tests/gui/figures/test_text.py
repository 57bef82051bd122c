"""Labels with indices and powers, wrapped captions, and Korean that is drawn as Korean."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gui.figures.medium import Medium, drawing_on
from gui.figures.text import Face, draw_text, elided, line, runs, width, wrap
from tests.gui.figures.scenes import pixels

FACE = Face("Pretendard", 18)


def drawn(text: str, **options: object) -> np.ndarray:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_text(painter, 10, 40, text, FACE, QColor("black"), **options)  # type: ignore[arg-type]
    painter.end()
    return 255 - pixels(image)[:, :, 0]


def test_an_indexed_variable_is_slanted_and_its_index_lowered():
    variable, index, rest = runs("x₁ (cm)")
    assert (variable.text, variable.slanted, variable.level) == ("x", True, 0)
    assert (index.text, index.slanted, index.level) == ("1", False, -1)
    assert rest.text == " (cm)"


def test_letters_of_words_are_not_variables():
    assert [run.slanted for run in runs("m² of area₂")] == [True, False, False, False]
    assert runs("sin x₂")[0].text == "sin "


def test_a_power_above_an_index_takes_no_room_of_its_own():
    assert line("x₁²", FACE).width == pytest.approx(line("x₁", FACE).width, abs=1.5)
    assert line("x²", FACE).width > line("x", FACE).width


def test_bold_counts_only_in_captions():
    assert [run.bold for run in runs("**(a)** map", True)] == [True, False]
    assert runs("2**3")[0].text == "2**3"


def test_wrapped_lines_fit_and_lose_no_word():
    text = "one two three four five six seven eight nine ten"
    lines = wrap(text, FACE, 120)
    assert len(lines) > 1
    assert all(line(part, FACE).width <= 120 for part in lines)
    assert " ".join(lines) == text


def test_bold_carries_over_a_line_break():
    lines = wrap("**several words in bold** and plain ones", FACE, 110, markup=True)
    assert all(part.count("**") % 2 == 0 for part in lines)
    bold = "".join(r.text for part in lines for r in runs(part, True) if r.bold)
    assert bold.replace(" ", "") == "severalwordsinbold"


def test_different_korean_letters_look_different():
    # Boxes for missing letters would all look alike.
    shapes = [drawn(letter) for letter in "손실훈"]
    assert all(shape.sum() > 5000 for shape in shapes)
    assert (np.abs(shapes[0] - shapes[1]) > 128).sum() > 20
    assert (np.abs(shapes[1] - shapes[2]) > 128).sum() > 20


def test_outlines_look_like_the_text():
    plain = drawn("input x₁² 손실")
    with drawing_on(Medium.OUTLINES):
        outlines = drawn("input x₁² 손실")
    assert outlines.sum() == pytest.approx(plain.sum(), rel=0.15)
    assert np.abs(outlines.sum(axis=0) - plain.sum(axis=0)).mean() < 0.2 * plain.sum(axis=0).mean()


def test_alignment_moves_the_text_to_its_side():
    right = drawn("42", align=1.0)
    assert not right[:, 11:].any()


def test_an_elided_text_fits_and_says_that_it_goes_on():
    face = Face("Pretendard", 13)
    room = 0.5 * width("Confusion matrix", face)
    cut = elided("Confusion matrix", face, room)
    assert cut.endswith("…") and "Confusion matrix".startswith(cut[:-1])
    assert len(cut) > 1 and width(cut, face) <= room


def test_a_text_that_has_room_is_not_elided():
    face = Face("Pretendard", 13)
    assert elided("Confusion", face, width("Confusion", face)) == "Confusion"
