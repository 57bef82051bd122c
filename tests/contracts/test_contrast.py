"""Every colour that writes words reaches 4.5 : 1 on every ground that it may stand on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from gui import theme

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
GROUNDS = ("background", "surface", "inset", "hover", "pressed", "accent_soft")
WORDS = (
    *("text", "text_muted", "accent", "warning", "error", "success"),
    *("class_negative_text", "class_positive_text"),
)
OTHER_PAIRS = (
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("warning", "warning_soft"),
    ("error", "error_soft"),
)
MARKS = ("border_strong", "weight_negative", "weight_positive", "point_negative", "point_positive")


def luminance(color: QColor) -> float:
    """Relative luminance of WCAG 2.2."""

    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(share) for share in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """(lighter + 0.05) / (darker + 0.05), from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_of_known_pairs():
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("name", theme.themes())
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_can_be_read_on_every_ground(name, words, ground):
    tokens = theme.load(name)
    assert contrast(tokens.color(words), tokens.color(ground)) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", theme.themes())
@pytest.mark.parametrize(("words", "ground"), OTHER_PAIRS)
def test_words_can_be_read_on_filled_grounds(name, words, ground):
    tokens = theme.load(name)
    assert contrast(tokens.color(words), tokens.color(ground)) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", theme.themes())
@pytest.mark.parametrize("mark", MARKS)
def test_marks_and_lines_can_be_seen(name, mark):
    tokens = theme.load(name)
    assert contrast(tokens.color(mark), tokens.surface) >= MARK_CONTRAST


@pytest.mark.parametrize("name", theme.themes())
def test_numbers_can_be_read_in_the_darkest_cell_of_a_confusion_matrix(name):
    tokens = theme.load(name)
    mix = tokens.confusion_max_mix
    mark, ground = tokens.error, tokens.surface
    cell = QColor.fromRgbF(
        mix * mark.redF() + (1 - mix) * ground.redF(),
        mix * mark.greenF() + (1 - mix) * ground.greenF(),
        mix * mark.blueF() + (1 - mix) * ground.blueF(),
    )
    assert contrast(tokens.text, cell) >= TEXT_CONTRAST
