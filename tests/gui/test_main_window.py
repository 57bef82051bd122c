"""The window: what its controls do to document and session, and what it says of them."""

from __future__ import annotations

import re
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from engine.data.dataset import datasets
from engine.nn.activations import Identity
from engine.nn.dense import Dense
from engine.nn.losses import CategoricalCrossentropy, SquaredError
from engine.training.experiment import edit_all
from engine.training.frame import Request
from engine.training.runner import Event
from gui import app, theme
from gui.export_dialog import ExportDialog
from gui.language import language


def steps(window) -> int:
    return window.session.frame.step


def diverge(window, qtbot) -> None:
    """Let the run leave the finite numbers."""
    window.document.replace(
        edit_all(
            window.document.experiment,
            {
                "optimizer.learning_rate": 100.0,
                "output.activation": Identity(),
                "loss": SquaredError(),
                "layers.h1.activation": Identity(),
                "layers.h2.activation": Identity(),
            },
        )
    )
    window.session.play()
    qtbot.waitUntil(window.banner.isVisible)


def test_play_trains_and_pause_stops(window, qtbot):
    qtbot.mouseClick(window.toolbar.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: steps(window) > 0)
    assert window.toolbar.play.text() == "Pause"
    qtbot.mouseClick(window.toolbar.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.running)
    assert window.toolbar.play.text() == "Play"


def test_the_toolbar_shows_where_the_run_stands(window, qtbot):
    window.session.runner.make_steps(1224)
    qtbot.waitUntil(lambda: steps(window) == 1224)
    assert window.toolbar.steps.value == "1,224"
    assert window.toolbar.epochs.value == "51"
    assert window.toolbar.rate.value == "–"


def test_readouts_keep_their_place_while_the_run_goes_on(window, qtbot):
    places = [readout.geometry() for readout in (window.toolbar.steps, window.toolbar.rate)]
    window.session.runner.make_steps(2000)
    qtbot.waitUntil(lambda: steps(window) == 2000)
    assert places == [r.geometry() for r in (window.toolbar.steps, window.toolbar.rate)]


def test_a_chosen_speed_is_kept_to(window, qtbot):
    speeds = [window.toolbar.speed.itemData(i) for i in range(window.toolbar.speed.count())]
    window.toolbar.speed.setCurrentIndex(speeds.index(10.0))
    window.session.play()
    qtbot.waitUntil(lambda: steps(window) >= 2)
    assert steps(window) < 20


def test_the_status_bar_counts_mistakes_of_both_sets(window):
    frame = window.session.frame
    wrong, wrong_test = frame.training_mistakes.sum(), frame.test_mistakes.sum()
    assert window.status.mistakes.value == f"{wrong} of 240 training, {wrong_test} of 80 test"


def test_a_regression_shows_r_squared_and_no_mistakes(window, qtbot):
    kinds = [kind for kind in datasets if kind().task == "regression"]
    window.document.edit("dataset", kinds[0]())
    qtbot.waitUntil(lambda: window.session.frame.experiment.class_count == 0)
    assert not window.status.mistakes.isVisible()
    assert "R²" in window.status.test_score.accessibleName()


def test_undo_and_redo_are_offered_when_there_is_something_to_take_back(window):
    assert not window.toolbar.undo.isEnabled()
    window.document.edit("batch_size", 7)
    window.toolbar.undo.click()
    assert window.document.experiment.batch_size == 10
    assert (window.toolbar.undo.isEnabled(), window.toolbar.redo.isEnabled()) == (False, True)
    window.toolbar.redo.click()
    assert window.document.experiment.batch_size == 7


def test_a_refused_value_is_told_in_the_status_bar(window):
    window.document.edit("batch_size", -3)
    assert "got -3" in window.status.message.text


def test_what_was_changed_besides_is_told_in_the_status_bar(window):
    window.document.edit("loss", CategoricalCrossentropy())
    assert window.status.message.text == (
        "Output set to softmax: cross-entropy (categorical) needs it"
    )


def test_divergence_is_named_and_the_step_before_stays_on_screen(window, qtbot):
    diverge(window, qtbot)
    frame = window.session.frame
    step = f"{frame.divergence.step:,}"
    assert window.banner.text.text().startswith(f"Learning diverged at step {step}:")
    assert window.toolbar.steps.value == f"{frame.divergence.step - 1:,}"


def test_the_remedy_for_divergence_lowers_the_learning_rate_and_closes_the_banner(window, qtbot):
    diverge(window, qtbot)
    window.banner.slower.click()
    assert window.document.experiment.optimizer.learning_rate == 10.0
    qtbot.waitUntil(window.banner.isHidden)


def test_a_banner_that_was_closed_stays_closed(window, qtbot):
    diverge(window, qtbot)
    window.banner.close_button.click()
    with qtbot.waitSignal(window.session.frame_ready):
        window.session.watch(Request(cells=50))
    assert window.banner.isHidden()


def test_a_failed_run_is_told_and_the_banner_goes_when_it_runs_again(window, qtbot):
    window.session.happened.emit(Event("failed", error=MemoryError("no room")))
    assert "MemoryError: no room" in window.banner.text.text()
    assert not window.banner.slower.isVisible()
    window.session.play()
    qtbot.waitUntil(window.banner.isHidden)


def test_language_and_theme_change_while_it_stands_and_are_kept(window, settings):
    window.toolbar.language_button.click()
    window.toolbar.theme_button.click()
    assert (language(), theme.current().name) == ("ko", "dark")
    assert re.search("[가-힣]", window.toolbar.play.text())
    assert (settings.language, settings.theme) == ("ko", "dark")


def test_every_command_with_a_key_is_in_a_menu(window):
    menus = (window.menu.file, window.menu.edit, window.menu.run, window.menu.view)
    listed = [action for menu in (*menus, window.menu.help) for action in menu.actions()]
    keyed = [action for action in window.actions() if not action.shortcut().isEmpty()]
    assert [action.text() for action in keyed if action not in listed] == []


def test_the_rail_shows_only_workspaces_that_work(window):
    texts = [button.text() for button in window.rail._buttons.values()]
    assert texts == ["Playground", "Images", "Basics"]


@pytest.mark.parametrize("code", ["en", "ko"])
def test_nothing_in_the_toolbar_is_cut_off_at_the_smallest_size(window, qtbot, code):
    window.set_language(code)
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: window.toolbar.width() == 1100)
    assert window.toolbar.layout().minimumSize().width() <= 1100
    assert window.status.layout().minimumSize().width() <= 1100


def test_panels_that_were_moved_are_where_they_were_at_the_next_start(
    window, qtbot, settings, dressed_app
):
    window.playground.curves_dock.close()
    window.close()
    again = app.open_window(settings)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.playground.filled):
        pass
    assert not again.playground.curves_dock.isVisible()
    again.actions_["reset_layout"].trigger()
    assert again.playground.curves_dock.isVisible()
    again.close()


def test_a_layout_that_makes_no_sense_is_passed_over(window):
    assert not window.playground.restore_layout(window.saveGeometry())
    assert window.playground.output_dock.isVisible()


def test_learning_goes_on_while_the_window_is_minimised(window, qtbot):
    window.session.play()
    window.showMinimized()
    qtbot.waitUntil(lambda: steps(window) > 0)
    before = steps(window)
    qtbot.waitUntil(lambda: steps(window) > before)


def test_closing_in_the_middle_of_training_is_clean(window, qtbot):
    window.session.play()
    qtbot.waitUntil(lambda: steps(window) > 0)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_a_window_that_is_closed_at_once_starts_nothing(qtbot, dressed_app, settings):
    window = app.open_window(settings)
    qtbot.addWidget(window)
    window.close()
    window.fill()
    assert window.session.frame is None
    assert settings.geometry


def save(dialog, path, qtbot) -> None:
    """Save as a person does: once there is a picture, and until it is written."""
    qtbot.waitUntil(dialog.save_button.isEnabled)
    with qtbot.waitSignal(dialog.finished):
        dialog.save(str(path))


def test_an_exported_picture_is_the_moment_that_was_shown(window, qtbot, tmp_path):
    window.actions_["export_map"].trigger()
    dialog = window.findChildren(ExportDialog)[0]
    save(dialog, tmp_path / "map.png", qtbot)
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_curves_are_exported_as_a_table_and_a_map_is_not(window, qtbot, tmp_path):
    window.export("curves")
    dialog = window.findChildren(ExportDialog)[0]
    dialog.format.button("csv").click()
    save(dialog, tmp_path / "curves.csv", qtbot)
    assert (tmp_path / "curves.csv").read_text("utf-8-sig").startswith("run,epoch,")
    window.export("map")
    dialog = window.findChildren(ExportDialog)[-1]
    assert dialog.format.button("csv").isHidden()
    dialog.reject()


def test_an_export_that_cannot_be_written_says_what_to_do_and_stays_open(window, qtbot, tmp_path):
    window.export("map")
    dialog = window.findChildren(ExportDialog)[0]
    dialog.save(str(tmp_path / "nowhere" / "map.png"))
    qtbot.waitUntil(dialog.error.isVisible)
    assert "create it or choose another" in dialog.error.text()
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize("panel", ["network", "hidden", "diagnostics"])
@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_panels_that_are_not_seen_are_exported_as_they_would_look_now(
    window, qtbot, tmp_path, panel, format
):
    window.playground.middle.show_panel(window.playground.hidden)
    if panel == "hidden":
        window.playground.middle.show_panel(window.playground.network)
    window.actions_[f"export_{panel}"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog.chosen.id == panel
    dialog.format.show_key(format)
    save(dialog, tmp_path / f"picture.{format}", qtbot)
    assert (tmp_path / f"picture.{format}").stat().st_size > 4000


def test_several_panels_are_exported_on_a_page_and_each_can_be_left_out(window, qtbot, tmp_path):
    window.export("page")
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert list(dialog.parts.boxes) == ["network", "map", "curves", "hidden", "diagnostics"]
    assert len(dialog._shown_page().panels) == 6
    for name in ("curves", "hidden", "diagnostics"):
        dialog.parts.boxes[name].click()
    assert len(dialog._shown_page().panels) == 2
    dialog.parts.boxes["map"].click()
    assert not dialog.parts.boxes["network"].isEnabled()  # one always stays
    dialog.format.show_key("pdf")
    save(dialog, tmp_path / "page.pdf", qtbot)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_asked_of_the_run_follows_the_tabs(window, qtbot):
    asked = lambda: [name for name, _ in window.session.request.questions]  # noqa: E731
    assert "diagnostics" not in asked() and "hidden_space" not in asked()
    window.playground.progress.show_panel(window.playground.diagnostics)
    assert "diagnostics" in asked()
    qtbot.waitUntil(lambda: bool(window.playground.diagnostics.canvas.figure.rows))
    window.playground.middle.show_panel(window.playground.hidden)
    qtbot.waitUntil(lambda: window.playground.hidden.canvas.figure is not None)
    window.playground.progress.show_panel(window.playground.curves)
    assert "diagnostics" not in asked() and "hidden_space" in asked()


def test_a_run_that_pauses_shows_the_diagnostics_of_its_last_step(window, qtbot):
    window.playground.progress.show_panel(window.playground.diagnostics)
    window.session.play()
    qtbot.waitUntil(lambda: steps(window) > 200)
    window.session.pause()
    qtbot.waitUntil(lambda: not window.session.running)
    qtbot.waitUntil(
        lambda: window.playground.diagnostics.canvas.figure.epoch == window.session.frame.epoch
    )


def test_mistakes_are_told_in_the_new_language_while_nothing_runs(window):
    before = window.status.mistakes.value
    window.set_language("ko")
    assert window.status.mistakes.value != before
    window.set_language("en")
    assert window.status.mistakes.value == before


def test_an_export_that_is_cancelled_while_it_is_written_leaves_no_file(window, qtbot, tmp_path):
    window.export("page")
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.save(str(tmp_path / "page.png"))
    dialog.reject()
    qtbot.waitUntil(
        lambda: "glassnet-background" not in [thread.name for thread in threading.enumerate()]
    )
    assert not list(tmp_path.glob("page*"))


def test_a_picture_of_panels_that_are_not_seen_waits_for_their_answers(window, qtbot):
    window.session.play()
    window.export("hidden")
    dialog = window.findChild(ExportDialog)
    assert not dialog.save_button.isEnabled()  # and the window was not kept waiting
    qtbot.waitUntil(dialog.save_button.isEnabled)
    qtbot.waitUntil(lambda: dialog.preview.picture is not None)
    dialog.reject()


def test_maps_of_many_units_are_coarser_as_long_as_these_learn(window, qtbot):
    layers = tuple(Dense(key=f"h{number}", units=64) for number in range(6))
    window.document.edit("layers", layers)
    side = lambda: window.session.frame.maps.output.shape[-1]  # noqa: E731
    window.session.play()
    qtbot.waitUntil(lambda: side() == 50)
    window.session.pause()
    qtbot.waitUntil(lambda: side() == 100)
