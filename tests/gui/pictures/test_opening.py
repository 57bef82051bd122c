"""Pictures that reach a workspace: dropped or chosen, learnt from, or refused with nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from engine.data.preprocessing import ZCAWhiten
from engine.nn.convolution import Conv2D
from engine.nn.reshape import Flatten
from engine.training.experiment import edit
from engine.training.image_presets import PRESETS
from gui import language, theme
from gui.document import Document
from gui.pictures.opening import PictureOpening, opening_of
from tests.gui.panels.moments import heard
from tests.gui.pictures.files import digits, folder, pair

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opening(qtbot: Any, qapp: QApplication) -> PictureOpening:
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return PictureOpening(window, Document(PRESETS[0].experiment, window))


def files(*paths: Any) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(window: QWidget, data: QMimeData) -> bool:
    """Carry something over the window and let it go; whether it was taken."""
    copy = Qt.DropAction.CopyAction
    over = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, LEFT, NONE)
    QApplication.sendEvent(window, over)
    if not over.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, LEFT, NONE))
    return True


def settled(qtbot: Any, opening: PictureOpening) -> None:
    qtbot.waitUntil(lambda: opening.dialog is None or not opening.dialog._timer.isActive())


def used(qtbot: Any, opening: PictureOpening) -> None:
    """Press the button of the dialog as soon as it can be."""
    assert opening.dialog is not None
    qtbot.waitUntil(opening.dialog.use.isEnabled)
    opening.dialog.use.click()
    settled(qtbot, opening)


def test_a_dropped_folder_is_learnt_from_and_undone_in_one_step(opening, tmp_path, qtbot):
    before = opening._document.experiment
    said = heard(opening.told)
    assert drop(opening._widget, files(folder(tmp_path / "pets")))
    used(qtbot, opening)
    experiment = opening._document.experiment
    assert opening.dialog is None
    assert experiment.dataset.kind == "picture_folder" and experiment.class_count == 2
    assert experiment.input_shape == (20, 16, 3) and experiment.output_units == 2
    assert said == ["pets: 8 pictures, 20\xa0×\xa016 in colour, 2 classes"]
    opening._document.undo()
    assert opening._document.experiment == before


def test_files_are_learnt_from(opening, tmp_path, qtbot):
    opening.open((pair(tmp_path, *digits()),))
    used(qtbot, opening)
    assert opening._document.experiment.dataset.kind == "picture_files"


def test_pictures_too_small_for_the_network_are_refused_until_another_size_is_chosen(
    opening, tmp_path, qtbot
):
    stack = (Conv2D(key="c1", kernel_size=9, padding="valid"), Flatten(key="f1"))
    opening._document.replace(edit(opening._document.experiment, "layers", stack))
    before = opening._document.experiment
    refused = heard(opening._document.refused)
    opening.open((folder(tmp_path / "pets"),))
    qtbot.waitUntil(lambda: opening.dialog.use.isEnabled())
    opening.dialog.form.rows.setValue(6)
    settled(qtbot, opening)
    used(qtbot, opening)
    assert opening._document.experiment == before and refused == []
    said = opening.dialog.error.text()
    assert "The old data stay: choose another size, or change the network first" in said
    opening.dialog.form.rows.setValue(20)
    settled(qtbot, opening)
    used(qtbot, opening)
    assert opening.dialog is None
    assert opening._document.experiment.input_shape == (20, 16, 3)


def test_pictures_too_large_to_be_whitened_are_refused(opening, tmp_path, qtbot):
    assert opening._document.edit("preprocessing", ZCAWhiten())
    opening.open((folder(tmp_path / "pets"),))
    qtbot.waitUntil(lambda: opening.dialog.use.isEnabled())
    opening.dialog.form.rows.setValue(60)
    opening.dialog.form.columns.setValue(60)
    settled(qtbot, opening)
    used(qtbot, opening)
    assert "Whitening expects at most 3,072 pixels a picture" in opening.dialog.error.text()
    opening.dialog.reject()
    assert opening._document.experiment.input_shape == (28, 28, 1)


def test_a_refused_file_changes_nothing(opening, tmp_path, qtbot):
    before = opening._document.experiment
    opening.open((tmp_path / "gone.npz",))
    settled(qtbot, opening)
    opening.dialog.reject()
    assert opening._document.experiment == before and not opening._document.can_undo


def test_another_drop_takes_the_place_of_the_dialog_that_is_open(opening, tmp_path, qtbot):
    opening.open((folder(tmp_path / "pets"),))
    first = opening.dialog
    opening.open((pair(tmp_path, *digits()),))
    assert opening.dialog is not None and opening.dialog is not first
    opening.dialog.reject()
    assert opening.dialog is None


def test_text_is_not_taken_for_pictures(opening):
    text = QMimeData()
    text.setText("1,2\n3,4")
    assert not drop(opening._widget, text)


def test_a_dropped_file_of_weights_is_handed_on(opening, tmp_path):
    dropped: list[Path] = []
    opening.weights_dropped.connect(dropped.append)
    assert drop(opening._widget, files(tmp_path / "weights.PKL"))
    assert dropped == [tmp_path / "weights.PKL"] and opening.dialog is None


def test_a_workspace_knows_what_opens_its_pictures(opening):
    assert opening_of(opening._widget) is opening


@pytest.mark.parametrize(
    ("command", "signal", "asks"),
    [
        ("open_pictures", "pictures_asked", "ask_files"),
        ("open_picture_folder", "folder_asked", "ask_folder"),
    ],
)
def test_the_menu_and_the_data_section_ask_for_pictures(
    window, qtbot, monkeypatch, command, signal, asks
):
    asked = []
    monkeypatch.setattr(PictureOpening, asks, lambda self: asked.append(self))
    assert not window.actions_[command].isVisible()
    window.workspaces.enter("images")
    workspace = window.workspaces.current
    qtbot.waitUntil(lambda: workspace.is_filled)
    window.actions_[command].trigger()
    assert asked == [workspace.pictures]
    getattr(workspace.panels["experiment"].data, signal).emit()
    assert len(asked) == 2
