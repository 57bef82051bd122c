"""Formulas: set on a thread of their own, kept in files, their place kept in the text."""

from __future__ import annotations

import re
import threading

import pytest
from PySide6.QtGui import QColor

from gui.lessons.formula_cache import MOST_FILES, FormulaCache
from gui.lessons.formulas import EM, Drawing, extent, picture, place_holder
from gui.lessons.prose import Prose
from gui.lessons.typesetter import Typesetter, typesetter
from gui.lessons.typesetting import typeset

FORMULA = (r"\frac{1}{n}", True)
PATH = re.compile(r'<path d="([^"]+)"')


@pytest.fixture
def cache(tmp_path):
    return FormulaCache(tmp_path / "formulas")


def drawing(latex: str, display: bool = False) -> Drawing:
    drawn = typeset(latex, display)
    assert drawn is not None
    return drawn


def paths(latex):
    return PATH.findall(drawing(latex).svg)


def test_korean_letters_have_glyphs(qapp):
    loss, real = paths(r"\text{손}"), paths(r"\text{실}")
    assert len(loss) == len(real) == 1
    assert loss != real  # the box of .notdef is the same for all
    assert len(paths(r"L_{\text{정답}} = 손실")) == 6
    assert drawing(r"\text{손실}").width > 1.5 * EM


def test_a_letter_of_no_font_leaves_the_formula_as_it_was_written(qtbot, dressed_app):
    assert typeset("x = \U00012000", False) is None
    prose = Prose("See $x = \U00012000$ here.")
    qtbot.addWidget(prose)
    qtbot.waitUntil(lambda: prose.is_whole)
    assert "x = \U00012000" in prose.toPlainText()


def test_a_sign_stands_close_to_its_number(qapp):
    assert drawing("z = -5").width < drawing("z = a-5").width - 0.5 * EM


def test_formulas_are_set_on_another_thread_and_the_text_keeps_their_place(
    qtbot, dressed_app, monkeypatch
):
    threads = []

    def watched(latex, display):
        threads.append(threading.current_thread())
        return typeset(latex, display)

    monkeypatch.setattr("gui.lessons.typesetting.typeset", watched)
    prose = Prose(r"An unheard of $\sqrt{8.71} + w_{42}$ within words that go on for a while.")
    qtbot.addWidget(prose)
    prose.resize(300, 100)
    prose.show()
    assert not prose.is_whole
    before = prose.height()
    qtbot.waitUntil(lambda: prose.is_whole, timeout=10000)
    assert threads and threading.main_thread() not in threads
    assert prose.height() == pytest.approx(before, abs=2)


@pytest.mark.parametrize(
    ("latex", "display"),
    [("w_1 x_1 + b", False), (r"\frac{1}{1 + e^{-z}}", True), (r"\sigma(0.5) = 0.62", False)],
)
def test_the_place_of_a_formula_is_about_its_size(qapp, latex, display):
    drawn, (width, height, _) = drawing(latex, display), extent(latex, display)
    assert width == pytest.approx(drawn.width / EM, rel=0.2)
    assert height == pytest.approx(drawn.height / EM, rel=0.3)
    ink = QColor("black")
    shown, kept = (
        picture(drawn, 16, ink, 1.0, 4.0),
        place_holder(latex, display, 16, ink, 1.0, 4.0),
    )
    assert kept.height == pytest.approx(shown.height, abs=8)


def test_a_cached_formula_comes_back_as_it_was(qapp, cache):
    drawn = typeset(*FORMULA)
    cache.write(*FORMULA, drawn)
    assert cache.read(*FORMULA) == drawn
    assert cache.read("x", True) is None
    assert cache.read(FORMULA[0], False) is None


@pytest.mark.parametrize(
    "broken",
    [b"", b"\x00\xff" * 50, b"[]", b"cut"],
)
def test_a_broken_file_of_the_cache_is_set_anew(qtbot, qapp, cache, broken):
    cache.write(*FORMULA, Drawing("<svg/>", 1.0, 2.0, 0.0))
    (file,) = cache.folder.iterdir()
    file.write_bytes(file.read_bytes()[:40] if broken == b"cut" else broken)
    assert cache.read(*FORMULA) is None
    made = Typesetter(cache)
    with qtbot.waitSignal(made.ready, timeout=10000):
        made.want([FORMULA])
    assert made.drawing(FORMULA) == typeset(*FORMULA) == cache.read(*FORMULA)


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(qtbot, qapp, tmp_path):
    (tmp_path / "formulas").write_text("a file where the folder should be")
    made = Typesetter(FormulaCache(tmp_path / "formulas"))
    with qtbot.waitSignal(made.ready, timeout=10000):
        made.want([FORMULA])
    assert made.drawing(FORMULA) is not None


def test_the_cache_is_bounded(cache):
    cache.folder.mkdir()
    for number in range(MOST_FILES + 30):
        (cache.folder / f"{number:032x}").touch()
    cache.write(*FORMULA, Drawing("<svg/>", 1.0, 2.0, 0.0))
    assert len(list(cache.folder.iterdir())) <= MOST_FILES + 1


def test_what_nobody_waits_for_is_not_set(qtbot, qapp, cache):
    made = Typesetter(cache)
    made.expect([(f"a_{number}", False) for number in range(40)])
    made.forget()
    with qtbot.waitSignal(made.ready, timeout=10000):
        pass
    assert not made.is_known(("a_39", False))


def test_there_is_one_typesetter(qapp):
    assert typesetter() is typesetter()
