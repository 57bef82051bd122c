"""The export dialog offers what a panel has, shows what will be saved, and saves that."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from shiboken6 import isValid

from engine.files.figure_recipe import recipe_in
from engine.training.replay import replay
from gui.export_dialog import ExportDialog
from gui.language import language


@pytest.fixture
def opened(window, qtbot):
    """Opens the dialog for a panel, once its picture can be saved."""
    made: list[ExportDialog] = []

    def open_it(panel: str) -> ExportDialog:
        window.export(panel)
        dialog = window.findChildren(ExportDialog)[-1]
        qtbot.waitUntil(dialog.save_button.isEnabled)
        made.append(dialog)
        return dialog

    yield open_it
    for dialog in made:
        if isValid(dialog):
            dialog.reject()


def save(dialog: ExportDialog, path, qtbot) -> None:
    qtbot.waitUntil(dialog.save_button.isEnabled)
    with qtbot.waitSignal(dialog.finished):
        dialog.save(str(path))


def words(dialog: ExportDialog) -> str:
    return dialog.preview._text


def test_the_figure_of_a_run_that_goes_on_lives_again_to_what_it_shows(
    window, qtbot, opened, tmp_path
):
    window.session.play()
    qtbot.waitUntil(lambda: window.session.frame.step > 50)
    dialog = opened("hidden")
    order = dialog._order()
    qtbot.waitUntil(lambda: window.session.frame.step > order.recipe.step + 50)
    save(dialog, tmp_path / "hidden.png", qtbot)
    recipe = recipe_in(tmp_path / "hidden.png")
    assert recipe is not None and recipe == order.recipe
    window.session.pause()
    again = replay(recipe.origin, recipe.journal, recipe.step)
    shown = window.playground._moment.frame
    assert shown.step == again.step == recipe.step
    for key, table in shown.weights.items():
        assert np.array_equal(again.network.weights(key), table[:, :-1])
        assert np.array_equal(again.network.biases(key), table[:, -1])  # type: ignore[arg-type]


def test_a_picture_has_the_pixels_that_are_asked_for(opened, qtbot, tmp_path):
    dialog = opened("map")
    form = dialog.form
    assert form.pixels.text() == "1,134 × 1,134 px"
    form.extent.unit.show_key("px")
    assert form.extent.width_field.value() == 1134
    form.extent.width_field.setValue(640)
    form.extent.height_field.setValue(481)
    form.dpi.setValue(131)
    assert form.extent.width_field.value() == 640
    save(dialog, tmp_path / "map.png", qtbot)
    image = QImage(str(tmp_path / "map.png"))
    assert (image.width(), image.height()) == (640, 481)


def test_a_page_is_chosen_by_its_name_until_a_size_is_typed(opened):
    form = opened("curves").form
    choose(form.page, "column")
    assert form.extent.cm == pytest.approx((8.5, 8.5 * 10 / 24))
    choose(form.page, "slide")
    assert form.extent.cm == (25.4, 14.3)
    form.panel.show_key("map")
    assert (form.page.key(), form.extent.cm) == ("slide", (25.4, 14.3))
    form.extent.width_field.setValue(20.0)
    assert form.page.key() == "other"


def choose(box, key: str) -> None:
    """As a click in its list does."""
    box.show_key(key)
    box.activated.emit(box.currentIndex())


def test_it_is_said_where_a_figure_is_saved(window, opened, qtbot, tmp_path):
    save(opened("map"), tmp_path / "map.svg", qtbot)
    assert window.status.message.text == f"map.svg is saved in {tmp_path.name}"


def test_title_and_caption_are_those_that_were_typed(opened, qtbot):
    dialog = opened("map")
    own = dialog._shown_page().caption
    assert dialog.form.caption.edit.toPlainText() == own
    dialog.form.title.setText("Figure 3")
    dialog.form.caption.edit.setPlainText("Mine")
    assert (dialog._shown_page().title, dialog._shown_page().caption) == ("Figure 3", "Mine")
    dialog.form.caption.edit.setPlainText("")
    assert dialog._shown_page().caption == ""
    dialog.form.caption.back.click()
    assert dialog._shown_page().caption == own


def test_a_figure_speaks_another_language_than_the_window(window, opened, qtbot, tmp_path):
    dialog = opened("curves")
    dialog.form.language.show_key("ko")
    qtbot.waitUntil(lambda: dialog._key() in dialog._made)
    assert language() == "en"
    assert window.playground.curves.header.title.text() == "Curves"
    dialog.format.button("svg").click()
    dialog.form.text.button(True).click()
    save(dialog, tmp_path / "curves.svg", qtbot)
    text = (tmp_path / "curves.svg").read_text("utf-8")
    assert "학습 시간" in text and "Loss" not in text
    assert 'font-family="Pretendard"' in text


def test_scales_are_kept_for_a_series_and_said(window, opened, qtbot):
    dialog = opened("curves")
    dialog.form.more.setChecked(True)
    dialog.form.lock.click()
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.form.scales.isVisible()
    assert re.fullmatch(r"epoch 0 to .+ · Loss .+ · Accuracy .+", dialog.form.scales.text())
    assert window.playground.curves.settings.locked
    before = dialog._shown_page().panels[0].figure.y_axis
    dialog.reject()
    window.session.make_epoch()
    qtbot.waitUntil(lambda: window.session.frame.epoch >= 1)
    again = opened("curves")
    assert again.form.lock.isChecked()
    assert again._shown_page().panels[0].figure.y_axis == before
    again.form.lock.click()
    assert not window.playground.curves.settings.locked


def test_curves_are_shown_as_a_table_or_a_plot_for_latex_and_a_map_is_not(opened):
    dialog = opened("curves")
    dialog.format.button("latex").click()
    assert r"\toprule" in words(dialog)
    dialog.form.kind_row.button("plot").click()
    assert r"\begin{axis}" in words(dialog)
    other = opened("map")
    assert other.format.button("latex").isHidden() and other.format.button("csv").isHidden()


def test_only_the_fields_that_matter_are_shown(opened):
    form = opened("map").form
    form.more.setChecked(True)
    assert form.dpi.isVisible() and not form.text.isVisible() and not form.parts.isVisible()
    form.format.button("svg").click()
    assert not form.dpi.isVisible() and form.text.isVisible() and form.lock.isVisible()


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_a_picture_is_copied(opened, qtbot, format):
    dialog = opened("map")
    dialog.format.button(format).click()
    dialog.form.copy.click()
    qtbot.waitUntil(lambda: dialog.form.said.text() == "Copied")
    mime = QGuiApplication.clipboard().mimeData()
    kind = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}[format]
    assert recipe_in(bytes(mime.data(kind).data())) is not None
    assert mime.hasImage()
    QGuiApplication.clipboard().clear()


def test_a_table_is_copied_as_text(opened, qtbot):
    dialog = opened("curves")
    dialog.format.button("csv").click()
    dialog.form.copy.click()
    qtbot.waitUntil(lambda: dialog.form.said.text() == "Copied")
    assert QGuiApplication.clipboard().text().startswith("run,epoch")
    QGuiApplication.clipboard().clear()


def test_every_panel_is_saved_in_a_folder_under_names_that_sort(window, opened, qtbot, tmp_path):
    dialog = opened("all")
    told: list[str] = []
    dialog.told.connect(told.append)
    dialog.parts.boxes["network"].click()
    assert words(dialog).split() == [
        "01-map.png", "02-curves.png", "03-hidden.png", "04-diagnostics.png",
    ]  # fmt: skip
    dialog.form.dpi.setValue(40)
    save(dialog, tmp_path, qtbot)
    assert sorted(path.name for path in tmp_path.glob("*.png")) == words(dialog).split()
    recipe = recipe_in(tmp_path / "04-diagnostics.png")
    assert recipe is not None and recipe.step == window.session.frame.step
    assert told == [f"4 files are in {tmp_path.name}"]


def test_a_batch_that_is_cancelled_writes_no_further(opened, qtbot, tmp_path):
    dialog = opened("all")
    dialog.save(str(tmp_path))
    batch = dialog._work
    dialog.reject()
    qtbot.waitUntil(lambda: batch._writing is None or batch._writing._abandoned.is_set())
    assert len(list(tmp_path.iterdir())) < 2


def test_a_batch_that_cannot_be_written_says_why_and_stays(opened, qtbot, tmp_path):
    dialog = opened("all")
    dialog.save(str(tmp_path / "nowhere"))
    qtbot.waitUntil(dialog.error.isVisible)
    assert "create it or choose another" in dialog.error.text()


def test_the_dialog_fits_a_small_screen_in_korean_with_large_text(window, opened, qtbot):
    window.set_language("ko")
    window.set_scale(1.25)
    dialog = opened("page")
    dialog.form.more.setChecked(True)
    dialog.adjustSize()
    assert dialog.width() <= 1280 and dialog.height() <= 680


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_an_exported_figure_that_is_opened_brings_its_run_back(
    window, opened, qtbot, tmp_path, format
):
    window.session.runner.make_steps(40)
    qtbot.waitUntil(lambda: window.session.frame.step == 40)
    before = window.session.frame
    dialog = opened("map")
    dialog.format.button(format).click()
    save(dialog, tmp_path / f"map.{format}", qtbot)
    window.document.edit("layers.h1.units", 3)
    window.session.reset()
    qtbot.waitUntil(lambda: window.session.frame.step == 0)
    window.files.open(tmp_path / f"map.{format}")
    qtbot.waitUntil(lambda: window.session.frame.step == 40, timeout=10000)
    after = window.session.frame
    assert after.experiment == before.experiment
    assert all(np.array_equal(after.weights[key], before.weights[key]) for key in before.weights)


def test_every_panel_of_a_lesson_is_what_it_shows(window, opened, qtbot):
    lesson = next(each for each in window.lessons.library.lessons if each.number == "12")
    window.lessons.open(lesson)
    qtbot.waitUntil(lambda: window.lessons.panel is not None, timeout=20000)
    dialog = opened("all")
    assert set(dialog.parts.chosen()) == set(window.lessons.figures()) < set(dialog.parts.boxes)
    window.lessons.leave()


def test_a_panel_that_has_to_measure_first_is_waited_for(window, opened, qtbot):
    window.workspaces.enter("images")
    images = window.workspaces.current
    qtbot.waitUntil(lambda: images.is_filled)
    window.document.edit("dataset.count", 200)
    window.document.edit("dataset.test_count", 100)
    qtbot.waitUntil(lambda: window.session.frame is not None, timeout=20000)
    qtbot.waitUntil(lambda: len(window.session.frame.material.test) == 100, timeout=20000)
    images._dock_of["confusion"].hide()
    images._dock_of["mistakes"].hide()
    images.panels["confusion"]._answers._forget()
    window.export("confusion")
    dialog = window.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=20000)
    assert dialog._shown_page().panels
    dialog.reject()
