from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from gui import theme
from gui.animation.dialog import AnimationDialog
from gui.still import still_workspace


@pytest.fixture
def dialog(qapp, qtbot, settings):
    theme.apply(qapp, "light", 1.0)
    trainer = Trainer(Experiment())
    trainer.train(steps=60)
    workspace, session = still_workspace(trainer, 50)
    exports = {id: one for id, one in workspace.exports().items() if one.panel is not None}
    made = AnimationDialog(exports, settings)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    qtbot.addWidget(workspace)
    qtbot.waitUntil(made.save_button.isEnabled)
    yield made
    session.close()


def click(dialog: Any, choice: Any, key: str, qtbot: Any) -> None:
    qtbot.mouseClick(choice.button(key), Qt.MouseButton.LeftButton)


def test_what_is_clicked_is_chosen(dialog, qtbot):
    form = dialog.form
    for choice, key in (
        (form.format, "webp"),
        (form.format, "png"),
        (form.theme, "dark"),
        (form.spacing, "early"),
    ):
        click(dialog, choice, key, qtbot)
        assert choice.key() == key
    film = form.film()
    assert (film.format, film.spacing) == ("png", "early")


def test_a_film_begins_with_the_whole_run_and_the_shape_of_its_panel(dialog):
    film = dialog.form.film()
    assert (film.first, film.last, film.pictures) == (0, 60, 60)
    dialog.form.panel.show_key("curves")
    assert (dialog.form.film().width, dialog.form.film().height) == (600, 250)


def test_the_length_follows_what_is_chosen(dialog):
    form = dialog.form
    form.pictures.setValue(21)
    form.per_second.setValue(10)
    form.hold.setValue(1)
    assert form.length.text() == "21 pictures, 3.0 s long"


def test_a_film_is_saved_as_it_was_chosen(dialog, qtbot, tmp_path):
    form = dialog.form
    click(dialog, form.format, "webp", qtbot)
    form.pictures.setValue(3)
    form.width_px.setValue(160)
    form.height_px.setValue(160)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    path = tmp_path / "film.webp"
    with qtbot.waitSignal(dialog.told, timeout=20000) as told:
        dialog.save(str(path))
    assert told.args[0].startswith("film.webp: 3 pictures of 160 × 160")
    with Image.open(path) as picture:
        assert (picture.format, getattr(picture, "n_frames", 1)) == ("WEBP", 3)


def test_a_film_can_be_given_up(dialog, qtbot, tmp_path):
    dialog.form.last.setValue(5_000_000)
    path = tmp_path / "film.gif"
    dialog.save(str(path))
    assert not dialog.form.isEnabled()
    qtbot.wait(50)
    dialog.cancel_button.click()
    qtbot.waitUntil(dialog.form.isEnabled)
    assert dialog.isEnabled()
    assert not Path(path).exists()


def test_a_folder_that_is_not_there_is_said_in_the_dialog(dialog, qtbot, tmp_path):
    dialog.form.pictures.setValue(2)
    dialog.save(str(tmp_path / "nowhere" / "film.gif"))
    qtbot.waitUntil(lambda: bool(dialog.error.text()), timeout=20000)
    assert "A file needs an existing folder" in dialog.error.text()
    assert dialog.form.isEnabled()
