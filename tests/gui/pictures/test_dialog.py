"""The dialog of picture files: what it finds, asks and refuses, and that it never blocks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from gui import language, theme
from gui.pictures.dialog import PicturesDialog
from tests.gui.panels.moments import heard
from tests.gui.pictures.files import digits, folder, idx, pair


@pytest.fixture(autouse=True)
def dressed(qapp: Any) -> None:
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")


@pytest.fixture
def open_dialog(qtbot: Any) -> Any:
    """A dialog that has looked at what was chosen."""

    def opened(*paths: Path) -> PicturesDialog:
        dialog = PicturesDialog(paths)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        settled(qtbot, dialog)
        return dialog

    return opened


def settled(qtbot: Any, dialog: PicturesDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._timer.isActive())


def used(qtbot: Any, dialog: PicturesDialog) -> list[Any]:
    """What is handed over when the button is pressed."""
    chosen = heard(dialog.chosen)
    dialog.use.click()
    settled(qtbot, dialog)
    return chosen


# What is found


def test_idx_files_are_found_shown_and_handed_over(open_dialog, qtbot, tmp_path):
    pixels, labels = digits()
    images = pair(tmp_path, pixels, labels, ".gz")
    idx(tmp_path / "t10k-images-idx3-ubyte.gz", pixels[:20])
    idx(tmp_path / "t10k-labels-idx1-ubyte.gz", labels[:20])
    dialog = open_dialog(images)
    assert dialog.facts.text() == "80 pictures, 8\xa0×\xa08 grey, 10 classes"
    assert dialog.counts.figure.counts == (8,) * 10
    assert dialog.note.text().startswith("60 pictures to learn from, and 20 of a test set")
    assert len(dialog.samples.samples.pixels) == 24
    (dataset,) = used(qtbot, dialog)
    assert (dataset.count, dataset.test_count, dataset.picture_shape) == (80, 20, (8, 8, 1))
    assert np.array_equal(dataset.load().pixels[:60, :, :, 0], pixels)


def test_the_file_of_labels_leads_to_its_pictures(open_dialog, tmp_path):
    images = pair(tmp_path, *digits())
    dialog = open_dialog(tmp_path / "train-labels-idx1-ubyte")
    assert dialog.title.text() == images.name and dialog.use.isEnabled()


def test_files_of_any_name_are_told_apart_by_what_they_hold(open_dialog, qtbot, tmp_path):
    pixels, labels = digits()
    files = (
        idx(tmp_path / "a", labels),
        idx(tmp_path / "b-test", labels[:10]),
        idx(tmp_path / "c", pixels),
        idx(tmp_path / "d-test", pixels[:10]),
    )
    (dataset,) = used(qtbot, open_dialog(*files))
    assert (dataset.count, dataset.test_count) == (70, 10)


def test_classes_can_be_named_without_reading_again(open_dialog, qtbot, tmp_path):
    images = pair(tmp_path, *digits())
    dialog = open_dialog(images)
    dialog.form.name_field.setText("a, b, c")
    assert used(qtbot, dialog) == []
    assert "Names expects 10 different names, parted by commas, got 3" in dialog.error.text()
    dialog.form.name_field.setText("a; b; c; d; e; f; g; h; i; j")
    images.unlink()
    (dataset,) = used(qtbot, dialog)
    assert dataset.class_names == tuple("abcdefghij") == dataset.load().class_names


def test_names_in_a_file_are_kept(open_dialog, qtbot, tmp_path):
    file = tmp_path / "pets.npz"
    np.savez(file, x=np.ones((6, 4, 4, 3)), y=np.array(["cat", "dog", "owl"] * 2))
    dialog = open_dialog(file)
    assert not dialog.form._form.isRowVisible(dialog.form.name_field)
    assert used(qtbot, dialog)[0].class_names == ("cat", "dog", "owl")


def test_arrays_of_unusual_names_can_be_chosen(open_dialog, qtbot, tmp_path):
    pixels, labels = digits()
    file = tmp_path / "odd.npz"
    np.savez(file, bilder=pixels, klassen=labels, other=labels * 0.5)
    dialog = open_dialog(file)
    assert "choose which holds the pictures" in dialog.error.text()
    assert not dialog.use.isEnabled()
    dialog.form.pictures.show_key("bilder")
    dialog.form.classes.show_key("klassen")
    dialog.form.classes.activated.emit(0)
    settled(qtbot, dialog)
    assert not dialog.error.isVisible()
    assert used(qtbot, dialog)[0].arrays == ("bilder", "klassen")


# Folders


def test_a_folder_shows_pictures_as_they_would_become(open_dialog, qtbot, tmp_path):
    dialog = open_dialog(folder(tmp_path / "pets"))
    assert dialog.facts.text() == "8 pictures, 20\xa0×\xa016, 2 classes"
    assert dialog.samples.samples.pixels.shape == (8, 20, 16, 3)
    dialog.form.rows.setValue(10)
    dialog.form.columns.setValue(12)
    dialog.form.colour.button("grey").click()
    settled(qtbot, dialog)
    assert dialog.samples.samples.pixels.shape == (8, 10, 12, 1)
    (dataset,) = used(qtbot, dialog)
    assert dataset.picture_shape == (10, 12, 1) and dataset.class_names == ("cat", "dog")


def test_grey_is_proposed_where_nothing_has_colour(open_dialog, tmp_path):
    dialog = open_dialog(folder(tmp_path / "greys", colour=False))
    assert dialog.form.colour.key() == "grey"
    assert dialog.samples.samples.pixels.shape[-1] == 1


def test_pictures_that_cannot_be_used_are_named_and_can_be_left_out(open_dialog, qtbot, tmp_path):
    pets = folder(tmp_path / "pets")
    Image.new("1", (8_000, 8_000)).save(pets / "cat" / "enormous.png")
    (pets / "dog" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    dialog = open_dialog(pets)
    assert used(qtbot, dialog) == []
    assert "cat/enormous.png (8,000 × 8,000), dog/broken.png" in dialog.error.text()
    assert dialog.skip.isVisible()
    dialog.skip.click()
    (dataset,) = used(qtbot, dialog)
    assert dataset.count == 8 and len(dataset.left_out) == 2


def test_a_large_picture_is_brought_to_size(open_dialog, qtbot, tmp_path):
    pets = folder(tmp_path / "pets")
    Image.new("L", (4_000, 4_000), 255).save(pets / "cat" / "9.png")
    (dataset,) = used(qtbot, open_dialog(pets))
    assert dataset.count == 9 and dataset.load().pixels[4].min() == 255


# What is refused


def broken(path: Path, what: str) -> Path:
    pixels, labels = digits()
    if what == "zero":
        return pair(path, pixels[:0], labels[:0])
    if what == "labels":
        return pair(path, pixels, np.where(labels == 3, 200, labels))
    if what == "counts":
        return pair(path, pixels, labels[:50])
    images = pair(path, pixels, labels, ".gz" if what == "cut" else "")
    data = images.read_bytes()
    images.write_bytes({"magic": b"\7" + data[1:]}.get(what, data[: len(data) // 2]))
    return images


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("magic", "expects an IDX file, which starts with 00 00 08, got 07 00 08 03"),
        ("short", "bytes as its header says, got"),
        ("cut", "expects a whole gzip file, got one that is cut off or damaged"),
        ("labels", "expect classes from 0 to 99, got 200"),
        ("zero", "at least one picture or label, got the sizes 0 × 8 × 8"),
        ("counts", "expects 60 labels, one for each picture"),
    ],
)
def test_broken_idx_files_say_what_is_wrong_and_cannot_be_used(
    open_dialog, tmp_path, what, sentence
):
    dialog = open_dialog(broken(tmp_path, what))
    assert sentence in dialog.error.text() and dialog.error.isVisible()
    assert not dialog.use.isEnabled()


def test_what_is_no_set_of_pictures_says_what_to_choose(open_dialog, tmp_path):
    pets = folder(tmp_path / "pets")
    assert "got 0.png alone: choose the folder" in open_dialog(pets / "cat" / "0.png").error.text()
    assert "sort the pictures into folders" in open_dialog(pets / "cat").error.text()
    nonsense = tmp_path / "a.npz"
    nonsense.write_bytes(b"hello")
    assert "expects a whole .npz file" in open_dialog(nonsense).error.text()
    assert "No such file" in open_dialog(tmp_path / "gone.npz").error.text()
    assert "choose fewer" in open_dialog(nonsense, pets).error.text()


def test_closing_gives_the_reader_up(qtbot, tmp_path):
    dialog = PicturesDialog((folder(tmp_path / "pets"),))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.reader._threads or not dialog.reader.is_working)
    assert dialog.reader.reports() == []
