"""The look: tokens, fonts, and what `apply` does to a running application."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui import stylesheet, theme


@pytest.fixture
def dressed(qapp):
    """The application in the light theme, before and after the test."""
    theme.apply(qapp, "light", 1.0)
    yield qapp
    theme.apply(qapp, "light", 1.0)


@pytest.mark.parametrize("name", theme.themes())
def test_a_theme_has_the_colours_of_its_file(name):
    written = json.loads((theme.RESOURCES / "themes" / f"{name}.json").read_text("utf-8"))
    loaded = theme.load(name)
    assert set(theme.COLORS) == set(written["colors"])
    assert all(loaded.color(role) == QColor(hexa) for role, hexa in written["colors"].items())


def test_the_scale_multiplies_type_controls_and_lines_alike():
    plain, presented = theme.load("light"), theme.load("light", 1.6)
    assert (plain.body, plain.row, plain.line_curve_test) == (13, 28, 2)
    assert (presented.body, presented.row, presented.line_curve_test) == (21, 45, 3.2)
    assert presented.px(10) == 16


@pytest.mark.parametrize("scale", [0.5, 2.5])
def test_a_scale_out_of_range_is_refused(scale):
    with pytest.raises(ValueError, match="scale expects 1 to 2"):
        theme.load("light", scale)


def test_an_unknown_theme_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="light, dark, print"):
        theme.load("sepia")


def test_black_points_turn_white_in_the_dark():
    assert theme.load("light").classes[-1].fill == QColor("#000000")
    assert theme.load("dark").classes[-1].fill == QColor("#ffffff")


def test_the_theme_switches_while_widgets_are_shown(dressed, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    heard: list[theme.Theme] = []
    theme.theme_changed.connect(heard.append)
    theme.apply(dressed, "dark")
    theme.theme_changed.disconnect(heard.append)
    assert heard == [theme.load("dark")]
    assert theme.current().dark
    assert window.palette().color(QPalette.ColorRole.WindowText) == theme.load("dark").text
    pixel = window.grab().toImage().pixelColor(0, 0)
    assert pixel == theme.load("dark").surface


def test_a_name_keeps_the_present_scale(dressed):
    theme.apply(dressed, "light", 1.6)
    assert theme.apply(dressed, "dark").scale == 1.6


def test_buttons_grow_with_the_scale(dressed, qtbot):
    button = QPushButton("Reset")
    qtbot.addWidget(button)
    heights = []
    for scale in (1.0, 1.6):
        theme.apply(dressed, "light", scale)
        button.ensurePolished()
        heights.append(button.sizeHint().height())
    assert heights == [28, 44]


def test_widgets_made_before_the_first_theme_take_its_font(dressed, qtbot):
    label = QLabel("한글 η")
    qtbot.addWidget(label)
    theme.apply(dressed, "dark")
    label.ensurePolished()
    assert QFontInfo(label.font()).family() == "Pretendard"


def test_another_theme_polishes_each_widget_once(dressed, qtbot):
    class Polished(QWidget):
        times = 0

        def changeEvent(self, event: QEvent) -> None:
            self.times += event.type() == QEvent.Type.StyleChange

    widget = Polished()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    widget.times = 0
    theme.apply(dressed, "dark")
    assert widget.times == 1


def test_figures_have_equal_widths(dressed):
    for semibold in (False, True):
        metrics = QFontMetrics(theme.current().font(semibold=semibold))
        assert len({metrics.horizontalAdvance(figure * 10) for figure in "0123456789"}) == 1


def test_the_bundled_fonts_hold_hangul_and_mathematics(dressed):
    assert {"Pretendard", "JetBrains Mono", theme.SYMBOLS} <= set(theme.load_fonts_once())
    for file, text in {
        "Pretendard-Regular.otf": "한글 ηθ∂Σ≤≥×−²₁√",
        "Pretendard-SemiBold.otf": "한글 ηθ∂Σ≤≥×−²₁√",
        "JetBrainsMono-Regular.ttf": "def f(x): ηθ",
        "DejaVuSans.ttf": "∇ᵀ⊙∈⌊⌋",
    }.items():
        font = QRawFont(str(theme.RESOURCES / "fonts" / file), 13)
        assert 0 not in font.glyphIndexesForString(text)


def test_a_missing_font_is_warned_about(qapp, monkeypatch):
    monkeypatch.setattr(theme, "FONT_FILES", ("Absent.otf",))
    with pytest.warns(RuntimeWarning, match=r"Absent\.otf, which cannot be read"):
        assert theme.load_fonts() == []


@pytest.mark.parametrize("name", theme.themes())
def test_the_style_sheet_has_no_gap_left(name):
    sheet = stylesheet.build(theme.load(name, 1.6))
    assert not set("$@") & set(sheet)
    assert "px" in sheet


def test_no_rule_asks_every_widget_whether_it_is_for_it():
    rules = re.sub(r"/\*.*?\*/", "", stylesheet.build(theme.load("light")), flags=re.DOTALL)
    selectors = re.findall(r"([^{}]+)\{", rules)
    subjects = {part.split()[-1] for whole in selectors for part in whole.split(",")}
    assert not [subject for subject in subjects if re.match(r"\*|QWidget\b", subject)]


def test_the_folder_of_tinted_icons_is_gone_after_the_process():
    code = "from gui import stylesheet; print(stylesheet._folder().name)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=theme.RESOURCES.parent,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert not Path(done.stdout.strip()).exists()
