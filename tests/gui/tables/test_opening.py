"""Tables that reach the window: dropped, pasted or opened, and learnt in one step of undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from engine.data.preprocessing import NoPreprocessing, Standardise
from engine.data.table_data import IRIS, TableClasses, TableValues
from engine.nn.losses import HalfSquaredError
from engine.training.experiment import Experiment
from gui import language, theme
from gui.document import Document
from gui.tables.opening import TableOpening, table_in
from tests.gui.panels.moments import heard

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opening(qtbot, qapp):
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")
    window = QWidget()
    qtbot.addWidget(window)
    document = Document(Experiment(), window)
    window.show()
    return TableOpening(window, document)


@pytest.fixture
def iris_file(tmp_path):
    file = tmp_path / "iris.csv"
    file.write_text(IRIS)
    return file


def files(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(words):
    data = QMimeData()
    data.setText(words)
    return data


def used(qtbot, opening):
    """Press the button of the dialog as soon as it can be."""
    dialog = opening.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.use.isEnabled)
    dialog.use.click()
    assert opening.dialog is None


def drop(window, data) -> bool:
    """Carry something over the window and let it go; whether it was taken."""
    copy = Qt.DropAction.CopyAction
    over = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, LEFT, NONE)
    QApplication.sendEvent(window, over)
    if not over.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, LEFT, NONE))
    return True


def test_a_dropped_file_is_learnt_from_and_undone_in_one_step(opening, iris_file, qtbot):
    said = heard(opening.told)
    assert drop(opening._window, files(iris_file))
    used(qtbot, opening)
    assert opening._document.experiment.dataset == TableClasses()
    assert said == ["iris.csv: 30 rows"]
    opening._document.undo()
    assert opening._document.experiment == Experiment()


def test_what_is_no_table_is_not_taken(opening, tmp_path):
    assert not drop(opening._window, files(tmp_path / "picture.png"))
    assert not drop(opening._window, text("a word"))
    assert opening.dialog is None


def test_cells_from_the_clipboard_are_a_table(opening, qtbot):
    QGuiApplication.clipboard().setText(IRIS.replace(",", "\t"))
    opening.paste()
    used(qtbot, opening)
    assert opening._document.experiment.dataset == TableClasses(file_name="")


def test_a_clipboard_without_a_table_says_what_to_copy(opening):
    refused = heard(opening.refused)
    QGuiApplication.clipboard().setText("hello")
    opening.paste()
    assert opening.dialog is None
    assert refused[0].startswith("The clipboard expects a table, got none")


def test_values_bring_a_loss_and_an_output_that_fit_and_say_so(opening, qtbot):
    said = heard(opening.told)
    opening.open("a,b,price\n" + "\n".join(f"{n / 7},{n / 3},{n / 9}" for n in range(1, 20)))
    used(qtbot, opening)
    experiment = opening._document.experiment
    assert isinstance(experiment.dataset, TableValues)
    assert isinstance(experiment.loss, HalfSquaredError)
    assert "19 rows" in said[0] and "Loss set to" in said[0]


def test_standardising_is_part_of_the_same_step(opening, qtbot):
    said = heard(opening.told)
    opening.open("a,b,label\n" + "\n".join(f"{n},{1000 * n},{n % 2}" for n in range(30)))
    used(qtbot, opening)
    assert isinstance(opening._document.experiment.preprocessing, Standardise)
    assert said[0] == "30 rows. The features are standardised"
    opening._document.undo()
    assert isinstance(opening._document.experiment.preprocessing, NoPreprocessing)
    assert not opening._document.can_undo


def test_another_table_takes_the_place_of_the_dialog_that_is_open(opening, iris_file, qtbot):
    opening.open("a,b,label\n1,2,0\n3,4,1\n")
    first = opening.dialog
    opening.open(iris_file)
    assert opening.dialog is not None and opening.dialog is not first
    opening.dialog.reject()
    assert opening.dialog is None
    assert opening._document.experiment == Experiment()


def test_a_file_goes_before_the_text_of_its_name(iris_file):
    assert table_in(files(iris_file)) == iris_file
    assert table_in(text("1,2\n3,4")) == "1,2\n3,4"
    assert table_in(None) is None
