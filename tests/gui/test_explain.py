"""What every control says of itself: its name, its sentence, and F1."""

from __future__ import annotations

import math
from collections.abc import Iterator
from html import escape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWhatsThis,
    QWidget,
)

from engine.data.dataset import datasets
from engine.nn.optimizers import Adam
from gui.controls import Row
from gui.controls.section import SectionTitle
from gui.explain import explanation
from gui.language import set_language, vocabulary

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QTabBar)


def controls(window) -> Iterator[QWidget]:
    """Everything on screen that is clicked, typed into or walked to with the keyboard."""
    for widget in window.findChildren(QWidget):
        usable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, CONTROLS)
        if usable and widget.isVisible() and not isinstance(widget, QScrollBar | QScrollArea):
            yield widget


def told(widget: QWidget | None) -> str:
    """The tooltip that Qt shows for a widget, or what a canvas says when it is asked."""
    while widget is not None and not widget.isWindow():
        if widget.toolTip() or widget.whatsThis():
            return widget.toolTip() or widget.whatsThis()
        widget = widget.parentWidget()
    return ""


def unfold(window):
    """Put as many controls on screen as there can be."""
    window.document.edit("optimizer", Adam())
    window.playground.script_dock.toggleViewAction().trigger()
    for title in window.findChildren(SectionTitle):
        title.setChecked(True)
    QApplication.processEvents()


@pytest.mark.parametrize("code", ["en", "ko"])
@pytest.mark.parametrize("kind", ["xor_gaussians", "spiral", "plane"])
def test_every_control_has_a_name_and_a_tooltip(window, code, kind):
    window.set_language(code)
    window.document.edit("dataset", datasets[kind]())
    unfold(window)
    found = list(controls(window))
    assert len(found) > 80
    nameless = [repr(each) for each in found if not each.accessibleName()]
    silent = [repr(each) for each in found if len(told(each)) < 2]
    assert (nameless, silent) == ([], [])


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_row_says_its_sentence_unit_and_range(window, code):
    window.set_language(code)
    unfold(window)
    rows = [row for row in window.playground.experiment.findChildren(Row) if row.isVisible()]
    assert len(rows) > 15
    for row in rows:
        assert explanation(row).count(escape(vocabulary(row.knob.help))) == 1
        bounded = row.knob.low is not None and row.knob.high is not None
        if bounded and math.isfinite(row.knob.high):
            assert row._quantity(row.knob.low) in row.toolTip()
            assert row._quantity(row.knob.high) in row.toolTip()
        if row.knob.unit:
            assert vocabulary(row.knob.unit) in row.toolTip()


def test_the_control_with_the_keyboard_is_explained(window, qtbot):
    row = next(
        row
        for row in window.playground.experiment.findChildren(Row)
        if row.knob.label == "Learning rate"
    )
    text = explanation(row._controls[0])
    assert ">Learning rate</span>" in text
    assert "Range" in text or "At least" in text
    assert "reset" in text


def test_a_canvas_is_explained(window):
    assert "Each square is a neuron" in explanation(window.playground.network.view)
    assert ">Decision map</span>" in explanation(window.playground.output.canvas)


def test_a_place_without_an_explanation_says_how_to_get_one(window):
    assert "F1" in explanation(window.centralWidget())


def test_f1_shows_a_popup_that_goes_with_the_window(window, qtbot):
    window.activateWindow()
    window.toolbar.play.setFocus()
    window.actions_["explain"].trigger()
    shown = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "QWidget"]
    assert any(w.isVisible() for w in shown)
    QWhatsThis.hideText()


def test_names_follow_the_language(window):
    set_language("ko")
    assert "신경망" in window.playground.network.view.accessibleName()
