"""Presentation mode, text size and motion."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from gui import app, motion, theme
from gui.main_window import MainWindow
from gui.settings import Settings


def layout_of(window):
    """Where everything is, to the pixel."""
    QApplication.processEvents()
    docks = [(d.isVisible(), d.isFloating(), d.geometry()) for d in window.playground.docks]
    parts = (window.rail, window.status, window.toolbar, window.playground.middle)
    return window.size(), docks, [(part.isVisible(), part.geometry()) for part in parts]


def test_presenting_enlarges_and_folds_the_controls_away(window):
    window.actions_["present"].trigger()
    assert window.isFullScreen()
    present_in(window, 1920, 1200)
    assert theme.current().scale == pytest.approx(1.6)
    hidden = (window.rail, window.status, window.playground.experiment_dock)
    assert not any(part.isVisible() for part in hidden)
    panels = (window.playground.network, window.playground.output, window.playground.curves)
    assert all(panel.isVisible() for panel in panels)
    assert window.toolbar.reset.text() == ""
    window.presentation.leave()


def present_in(window, width, height):
    """Have a screen of that size, whatever the one is that nobody sees."""
    for _ in range(2):  # the other way round, full screen comes after it
        QApplication.processEvents()
        window.resize(width, height)
    for _ in range(4):
        QApplication.processEvents()


def map_side(window):
    return window.playground.output.canvas._scales().plot.height()


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_class_sees_more_and_nothing_scrolls(window, size, scale):
    window.set_scale(scale)
    present_in(window, *size)
    before = map_side(window)
    window.presentation.enter()
    present_in(window, *size)
    assert map_side(window) > 1.4 * before
    assert theme.current().scale >= scale
    scrolling = window.workspaces.parentWidget().parentWidget()
    assert isinstance(scrolling, QScrollArea)
    assert scrolling.horizontalScrollBar().maximum() == 0
    assert scrolling.verticalScrollBar().maximum() == 0
    window.presentation.leave()
    window.set_scale(1.0)


def test_the_score_is_told_in_large_letters_while_presenting(window, qtbot):
    assert not window.toolbar.score.isVisible()
    window.presentation.enter()
    present_in(window, 1366, 768)
    score, epochs = window.toolbar.score, window.toolbar.epochs
    assert score.isVisible() and epochs.isVisible()
    assert score.value == window.status.test_score.value != "–"
    assert score.sizeHint().height() > window.toolbar.steps.sizeHint().height()
    window.presentation.leave()
    assert not score.isVisible()


def test_numbers_take_the_place_of_the_curves_while_something_is_chosen(window):
    window.presentation.enter()
    present_in(window, 1366, 768)
    playground = window.playground
    assert not playground.arithmetic_dock.isVisible()
    playground.output.select_point(0, True)
    assert playground.arithmetic_dock.isVisible() and not playground.curves_dock.isVisible()
    playground.output.release_point()
    assert playground.curves_dock.isVisible() and not playground.arithmetic_dock.isVisible()
    window.presentation.leave()


def test_at_larger_text_the_layout_comes_back_to_the_pixel(qtbot, dressed_app, settings):
    settings.scale = 1.25
    app.dress(dressed_app, settings)
    window = app.open_window(settings)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.session.frame is not None)
    present_in(window, 1366, 768)
    before = layout_of(window)
    window.presentation.enter()
    QApplication.processEvents()
    window.presentation.leave()
    assert layout_of(window)[0] == before[0]
    assert layout_of(window)[2] == before[2]
    assert [one for one in layout_of(window)[1] if one[0]] == [one for one in before[1] if one[0]]
    window.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_everything_is_back_in_its_place_afterwards(window, qtbot, key):
    window.playground.resizeDocks([window.playground.output_dock], [450], Qt.Orientation.Horizontal)
    window.playground.arithmetic_dock.close()
    before = layout_of(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.presentation.on
    QApplication.processEvents()
    qtbot.keyClick(window, key)
    assert not window.presentation.on
    assert layout_of(window) == before
    assert theme.current().scale == 1.0


def test_what_is_kept_at_the_end_is_the_layout_of_work(window, qtbot, settings, dressed_app):
    window.presentation.enter()
    window.close()
    again = app.open_window(settings)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.playground.filled):
        pass
    assert again.playground.experiment_dock.isVisible()
    assert not again.isFullScreen()
    again.close()


def test_escape_is_free_for_others_while_nothing_is_presented(window):
    assert not window._escape.isEnabled()


def test_presenting_is_never_larger_than_can_be(window):
    window.set_scale(1.75)
    window.presentation.enter()
    present_in(window, 3840, 2160)
    assert theme.current().scale == 2.0
    window.presentation.leave()
    assert theme.current().scale == 1.75
    window.set_scale(1.0)


def test_the_text_size_is_chosen_in_the_menu_and_kept(window, settings):
    window.menu.scales["1.5"].trigger()
    assert theme.current().scale == 1.5
    assert settings.scale == 1.5
    app.dress(app.make_application(), settings)
    assert theme.current().scale == 1.5
    window.menu.scales["1"].trigger()


@pytest.mark.parametrize("stored", ["nonsense", "7", "nan", ""])
def test_a_stored_scale_that_cannot_be_is_passed_over(tmp_path, stored):
    settings = Settings(tmp_path / "settings.ini")
    settings._store.setValue("scale", stored)
    assert settings.scale == 1.0


@pytest.mark.parametrize("code", ["en", "ko"])
def test_at_twice_the_size_nothing_is_squeezed_or_cut_off(window: MainWindow, qtbot, code):
    window.set_language(code)
    window.set_scale(2.0)
    window.resize(1440, 900)
    QApplication.processEvents()
    bars = (window.toolbar, window.status)
    docks = [dock for dock in window.playground.docks if dock.isVisible()]

    def settled() -> None:
        assert all(bar.minimumSizeHint().width() <= bar.width() for bar in bars)
        for dock in docks:
            least = dock.minimumSizeHint()
            assert (dock.width() >= least.width(), dock.height() >= least.height()) == (True, True)

    qtbot.waitUntil(settled)  # sizes go up through the layouts, one event each
    window.set_scale(1.0)


def test_docks_come_back_to_their_width_with_the_text(window):
    before = window.playground.experiment_dock.width()
    window.set_scale(1.5)
    assert window.playground.experiment_dock.width() == pytest.approx(1.5 * before, abs=4)
    window.set_scale(1.0)
    QApplication.processEvents()
    assert window.playground.experiment_dock.width() == before


def test_motion_is_switched_off_in_the_menu_and_stays_off(window, settings):
    assert motion.allowed()
    window.menu.motion.setChecked(False)
    assert not motion.allowed()
    assert not Settings(settings._store.fileName()).motion
    window.menu.motion.setChecked(True)
    assert motion.allowed()


def test_lines_between_docks_are_gone_before_a_new_look_is_put_on(window, monkeypatch):
    def lines() -> int:
        found = window.playground.findChildren(QWidget, "qt_qmainwindow_extended_splitter")
        return len(found)

    before, seen = lines(), []
    put_on = QWidget.setStyleSheet

    def counted(widget: QWidget, rules: str) -> None:
        if widget is window:
            seen.append(lines())
        put_on(widget, rules)

    monkeypatch.setattr(QWidget, "setStyleSheet", counted)
    window.playground.experiment_dock.hide()
    theme.apply(app.make_application(), "dark")
    assert seen == [lines()] and lines() < before


def test_a_window_wears_the_look_and_the_application_keeps_out_of_it(window):
    theme.apply(app.make_application(), "dark")
    assert theme.current().surface.name() in window.styleSheet()
    assert app.make_application().styleSheet() == theme.GROUND_SHEET
    theme.apply(app.make_application(), "light")
    assert theme.current().surface.name() in window.styleSheet()
