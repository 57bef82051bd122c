"""The stack panel: its table, what mends an impossible row, drafts, mouse, keyboard, export."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from engine.data.pictures import PictureSet
from engine.nn.activations import ReLU, Softmax
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.training import summary as summary_module
from engine.training.experiment import Experiment
from gui import language, theme
from gui.document import Document
from gui.figures import page
from gui.panels.stack import StackPanel
from gui.session import Session
from gui.stack.columns import Columns
from gui.stack.kind_menu import kinds
from tests.gui.panels.moments import heard, send_mouse

CNN: tuple[Layer, ...] = (
    Conv2D(key="c1", filters=8),
    MaxPooling2D(key="p1"),
    Flatten(key="f1"),
    Dense(key="h1", units=64, activation=ReLU()),
    Dropout(key="dropout1", drop_probability=0.3),
)


@dataclasses.dataclass(frozen=True)
class Blank(PictureSet):
    """Pictures of which only the shape is known."""

    @property
    def class_count(self) -> int:
        return 10

    @property
    def picture_shape(self) -> tuple[int, int, int]:
        return (28, 28, 1)


@pytest.fixture
def document(monkeypatch: pytest.MonkeyPatch) -> Document:
    monkeypatch.setattr(summary_module, "available_memory", lambda: 10**10)
    made = Experiment(
        dataset=Blank(),
        layers=CNN,
        output=Output(activation=Softmax()),
        loss=CategoricalCrossentropy(),
        batch_size=100,
    )
    return Document(made)


@pytest.fixture
def panel(qtbot: object, dressed: QApplication, document: Document) -> StackPanel:
    """The panel of a small convolutional network, 400 × 700, on a screen."""
    session = Session(Document(Experiment()), document)  # the panel only wants its frame
    made = StackPanel(document, session)
    document.setParent(made)
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.resize(400, 700)
    made.show()
    qtbot.waitExposed(made)  # type: ignore[attr-defined]
    made.grab()  # lays it out
    return made


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")
    return qapp


def cells(panel: StackPanel, key: str) -> tuple[str, str, str]:
    """What stands in a row behind its name."""
    line = panel.table.line(key)
    assert line is not None
    return line.output.replace("\N{NO-BREAK SPACE}", ""), line.parameters, line.memory


def key_press(qtbot: object, panel: StackPanel, key: Qt.Key, modifier: object = None) -> None:
    """A key pressed at the row that has the keyboard."""
    row = panel.table.rows[panel.table.key]
    row.setFocus()
    qtbot.keyClick(row, key, modifier or Qt.KeyboardModifier.NoModifier)  # type: ignore[attr-defined]


def drag(panel: StackPanel, key: str, y: int) -> None:
    """Drag a row to a height of the table."""
    row = panel.table.rows[key]
    there = QPointF(row.mapFromGlobal(panel.table.mapToGlobal(QPoint(60, y))))
    send_mouse(row, QEvent.Type.MouseButtonPress, QPointF(60, 10))
    send_mouse(row, QEvent.Type.MouseMove, there, held=True)
    send_mouse(row, QEvent.Type.MouseButtonRelease, there)


# What is shown


def test_rows_go_from_input_to_output(panel: StackPanel) -> None:
    assert list(panel.table.rows) == ["input", "c1", "p1", "f1", "h1", "dropout1", "output"]
    assert panel.header.subtitle.text() == "6 layers"


def test_a_row_says_shape_parameters_and_memory(panel: StackPanel) -> None:
    assert cells(panel, "c1") == ("28×28×8", "208", "5.02")
    assert cells(panel, "h1") == ("64", "100,416", "0.05")
    assert cells(panel, "input") == ("28×28×1", "0", "0.31")


def test_in_a_narrow_table_the_memory_makes_room_for_the_names() -> None:
    columns = Columns((80.0, 60.0, 30.0))
    name, (_, parameters, memory) = columns.place(340, 26)
    assert memory.right() == 328 and parameters.right() == memory.left() - 12
    narrow, (_, parameters, memory) = columns.place(264, 26)
    assert memory.isEmpty() and parameters.right() == 252
    assert narrow.width() >= 64 and narrow.left() == name.left()


def test_a_row_says_its_main_settings(panel: StackPanel, document: Document) -> None:
    document.edit("layers.c1.stride", 2)
    document.edit("layers.p1.size", 3)
    line = panel.table.line
    assert [line(key).detail for key in ("c1", "p1", "output")] == [  # type: ignore[union-attr]
        "5×5, 8, stride 2, ReLU",
        "3×3, stride 2",
        "10, softmax",
    ]


def test_a_row_is_read_out_in_full(panel: StackPanel) -> None:
    said = panel.table.rows["c1"].accessibleName().replace("\N{NO-BREAK SPACE}", " ")
    assert said == ("Convolution, 5×5, 8, ReLU: output 28 × 28 × 8, 208 parameters, 5.02 MB")


def test_a_change_from_elsewhere_is_shown_in_the_same_rows(
    panel: StackPanel, document: Document
) -> None:
    row = panel.table.rows["h1"]
    document.edit("layers.h1.units", 32)
    assert panel.table.rows["h1"] is row
    assert cells(panel, "h1") == ("32", "50,208", "0.03")
    document.edit("batch_size", 10)
    assert panel.table.figure is not None
    assert panel.table.figure.total[0] == "Total, batch of 10"


def test_the_unfolded_row_reckons_its_parameters(panel: StackPanel) -> None:
    panel.table.rows["c1"].click()
    assert panel.table.editor is not None
    assert panel.table.editor.reckoning.text() == "8 × (5 × 5 × 1) + 8 biases = 208"
    panel.table.rows["h1"].click()
    assert panel.table.editor.reckoning.text() == "64 × 1,568 + 64 biases = 100,416"


def test_a_second_click_folds_the_row_again(panel: StackPanel) -> None:
    panel.table.rows["c1"].click()
    panel.table.rows["c1"].click()
    assert panel.table.editor is None
    assert panel.table.rows["c1"].isChecked()


def test_the_selected_layer_is_told(panel: StackPanel) -> None:
    told = heard(panel.selected)
    panel.table.rows["p1"].click()
    assert told == ["p1"]


# What is asked


def test_a_knob_is_one_edit_of_the_document(panel: StackPanel, document: Document) -> None:
    panel.table.rows["c1"].click()
    assert panel.table.editor is not None
    panel.table.editor.cells["filters"].ask(16)
    assert document.experiment.layers[0].filters == 16  # type: ignore[attr-defined]
    assert cells(panel, "c1")[0] == "28×28×16"
    document.undo()
    assert document.experiment.layers == CNN


def test_a_value_out_of_range_is_refused_in_words(panel: StackPanel, document: Document) -> None:
    panel.table.rows["dropout1"].click()
    editor = panel.table.editor
    assert editor is not None
    editor.cells["drop_probability"].ask(3.0)
    assert "0.95" in editor.refusal.text()
    assert document.experiment.layers == CNN


def test_the_output_is_edited_like_a_layer(panel: StackPanel, document: Document) -> None:
    panel.table.rows["output"].click()
    assert panel.table.editor is not None
    assert not panel.table.editor.remove.isVisible()
    panel.table.editor.edited.emit("bias", False)
    assert cells(panel, "output")[1] == "640"


def test_the_number_of_padding_zeros_is_asked_where_it_counts(
    panel: StackPanel, document: Document
) -> None:
    panel.table.rows["c1"].click()
    assert panel.table.editor is not None
    amount = panel.table.editor.cells["padding_amount"]
    assert amount.isHidden()
    document.edit("layers.c1.padding", "number")
    assert not amount.isHidden()


def test_a_layer_is_added_below_the_selected_row(panel: StackPanel, document: Document) -> None:
    panel.table.rows["c1"].click()
    panel.add("conv2d")
    keys = [layer.key for layer in document.experiment.layers]
    assert keys == ["c1", "c2", "p1", "f1", "h1", "dropout1"]
    assert document.experiment.layers[1].filters == 8  # type: ignore[attr-defined]
    assert panel.table.key == "c2" and panel.table.editor is not None


def test_without_a_selection_a_layer_goes_before_the_output(
    panel: StackPanel, document: Document
) -> None:
    panel.add("dense")
    assert document.experiment.layers[-1] == dataclasses.replace(CNN[3], key="h2")


def test_every_kind_is_offered_with_a_sentence(panel: StackPanel) -> None:
    panel.open_menu()
    offered = panel.menu.list
    assert offered.count() == len(kinds())
    for row in range(offered.count()):
        assert len(offered.item(row).data(Qt.ItemDataRole.AccessibleDescriptionRole)) > 10
    panel.menu.hide()


def test_the_menu_is_worked_by_keyboard(
    qtbot: object, panel: StackPanel, document: Document
) -> None:
    panel.open_menu()
    place = [kind.kind for kind in kinds()].index("dropout")
    panel.menu.list.setCurrentRow(place)
    qtbot.keyClick(panel.menu.list, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert panel.menu.isHidden()
    assert document.experiment.layers[-1].kind == "dropout"
    panel.open_menu()
    qtbot.keyClick(panel.menu.list, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert panel.menu.isHidden() and len(document.experiment.layers) == 6


def test_a_copy_is_set_alike_under_a_key_of_its_own(panel: StackPanel, document: Document) -> None:
    document.edit("layers.h1.frozen", True)
    panel.duplicate("h1")
    assert document.experiment.layers[4] == dataclasses.replace(CNN[3], key="h2")


def test_removing_selects_the_neighbour(panel: StackPanel, document: Document) -> None:
    panel.table.rows["dropout1"].click()
    panel.remove("dropout1")
    assert document.experiment.layers == CNN[:-1]
    assert panel.table.key == "h1"


# By keyboard and by mouse


def test_arrow_keys_go_from_row_to_row(qtbot: object, panel: StackPanel) -> None:
    panel.table.select("c1", focus=True)
    key_press(qtbot, panel, Qt.Key.Key_Down)
    assert panel.table.key == "p1"
    key_press(qtbot, panel, Qt.Key.Key_End)
    assert panel.table.key == "output"
    key_press(qtbot, panel, Qt.Key.Key_Home)
    assert panel.table.key == "input"


def test_enter_goes_to_the_knobs_and_escape_back(qtbot: object, panel: StackPanel) -> None:
    panel.table.select("c1", focus=True)
    key_press(qtbot, panel, Qt.Key.Key_Return)
    editor = panel.table.editor
    assert editor is not None and editor.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert QApplication.focusWidget() is panel.table.rows["c1"]


def test_alt_and_arrows_move_the_layer(
    qtbot: object, panel: StackPanel, document: Document
) -> None:
    panel.table.select("dropout1", focus=True)
    key_press(qtbot, panel, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [layer.key for layer in document.experiment.layers][-2:] == ["dropout1", "h1"]
    key_press(qtbot, panel, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert document.experiment.layers == CNN
    key_press(qtbot, panel, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert document.experiment.layers == CNN


def test_delete_removes_the_row(qtbot: object, panel: StackPanel, document: Document) -> None:
    panel.table.select("dropout1", focus=True)
    key_press(qtbot, panel, Qt.Key.Key_Delete)
    assert document.experiment.layers == CNN[:-1]


def test_the_ends_are_not_removed(qtbot: object, panel: StackPanel, document: Document) -> None:
    panel.table.select("output", focus=True)
    key_press(qtbot, panel, Qt.Key.Key_Delete)
    assert document.experiment.layers == CNN


def test_a_row_is_dragged_to_another_place(panel: StackPanel, document: Document) -> None:
    drag(panel, "dropout1", panel.table.rows["h1"].y() + 2)
    assert [layer.key for layer in document.experiment.layers][-2:] == ["dropout1", "h1"]
    drag(panel, "dropout1", panel.table.rows["output"].y() + 2)
    assert document.experiment.layers == CNN


def test_a_drag_that_ends_where_it_began_changes_nothing(
    panel: StackPanel, document: Document
) -> None:
    changed = heard(document.changed)
    drag(panel, "h1", panel.table.rows["h1"].y() + 20)
    assert not changed


# Drafts


def test_an_impossible_stack_is_a_draft_and_learning_goes_on(
    panel: StackPanel, document: Document
) -> None:
    changed = heard(document.changed)
    panel.remove("f1")
    assert not changed and document.experiment.layers == CNN
    assert panel.draft is not None and panel.strip.isVisible()
    assert "28 × 28" not in panel.table.trouble.refusal.text()
    assert "14 × 14 × 8" in panel.table.trouble.refusal.text()
    assert cells(panel, "output") == ("–", "–", "–")


def test_inserting_flatten_mends_it(panel: StackPanel, document: Document) -> None:
    panel.remove("f1")
    (button,) = panel.table.trouble.buttons
    assert button.text() == "Insert flatten before it"
    button.click()
    assert panel.draft is None and not panel.strip.isVisible()
    assert [layer.kind for layer in document.experiment.layers] == [layer.kind for layer in CNN]


def test_a_kernel_larger_than_its_input_is_mended_by_a_smaller_one(
    panel: StackPanel, document: Document
) -> None:
    document.edit("layers.c1.padding", "valid")
    panel.table.edited.emit("c1", "kernel_size", 31)
    texts = [button.text() for button in panel.table.trouble.buttons]
    assert texts[0].replace("\N{NO-BREAK SPACE}", " ") == "Set kernel size to 27 px"
    panel.table.trouble.buttons[0].click()
    assert panel.draft is None
    assert document.experiment.layers[0].kernel_size == 27  # type: ignore[attr-defined]


def test_pooling_behind_flatten_is_moved_before_it(panel: StackPanel, document: Document) -> None:
    panel.table.moved.emit("p1", 2)
    assert panel.draft is not None
    panel.table.trouble.buttons[0].click()
    assert panel.draft is None and document.experiment.layers == CNN


def test_the_output_on_pictures_is_mended_too(panel: StackPanel, document: Document) -> None:
    for key in ("f1", "h1", "dropout1"):
        panel.remove(key)
    panel.table.trouble.buttons[0].click()
    assert [layer.kind for layer in document.experiment.layers] == [
        "conv2d",
        "max_pooling2d",
        "flatten",
    ]


def test_a_draft_is_edited_on_and_handed_over_when_it_is_possible(
    panel: StackPanel, document: Document
) -> None:
    panel.remove("f1")
    panel.table.edited.emit("c1", "filters", 4)
    assert document.experiment.layers == CNN
    panel.table.select("p1")
    panel.add("flatten")
    assert panel.draft is None
    assert document.experiment.layers[0].filters == 4  # type: ignore[attr-defined]
    document.undo()
    assert document.experiment.layers == CNN


def test_a_draft_can_be_discarded(panel: StackPanel) -> None:
    panel.remove("f1")
    panel.strip.discard.click()
    assert panel.draft is None
    assert list(panel.table.rows)[1:-1] == [layer.key for layer in CNN]


def test_undo_goes_back_within_the_draft(qtbot: object, panel: StackPanel) -> None:
    panel.remove("f1")
    panel.table.edited.emit("c1", "filters", 4)
    panel.table.select("c1", focus=True)
    key_press(qtbot, panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.draft == (*CNN[:2], *CNN[3:])
    key_press(qtbot, panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.draft is None


def test_other_layers_from_elsewhere_end_the_draft(panel: StackPanel, document: Document) -> None:
    panel.remove("f1")
    document.edit("layers", CNN[:-1])
    assert panel.draft is None and "dropout1" not in panel.table.rows


def test_other_pictures_may_make_the_draft_possible(
    qtbot: object, panel: StackPanel, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.edit("layers.c1.padding", "valid")
    panel.table.edited.emit("c1", "kernel_size", 31)
    assert panel.draft is not None
    monkeypatch.setattr(Blank, "picture_shape", (64, 64, 1))
    document.edit("batch_size", 50)
    qtbot.waitUntil(lambda: panel.draft is None)  # type: ignore[attr-defined]
    assert document.experiment.layers[0].kernel_size == 31  # type: ignore[attr-defined]


def test_a_network_larger_than_memory_is_a_draft_that_says_what_to_do(
    panel: StackPanel, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summary_module, "available_memory", lambda: 10**8)
    panel.table.edited.emit("c1", "filters", 1024)
    assert panel.draft is not None and document.experiment.layers == CNN
    assert "reduce the batch size" in panel.table.stack_trouble.refusal.text()
    panel.table.edited.emit("c1", "filters", 8)
    assert panel.draft is None and not panel.table.stack_trouble.isVisible()


# Words and pictures


def test_the_table_is_exported_as_csv(panel: StackPanel) -> None:
    rows = list(csv.reader(io.StringIO(panel.stack_csv())))
    assert rows[0] == ["Layer", "Settings", "Output", "Parameters", "Memory (bytes)"]
    assert rows[2] == ["Convolution", "5×5, 8, ReLU", "28 × 28 × 8", "208", "5017600"]
    assert rows[-1][:1] + rows[-1][3:4] == ["Total, batch of 100", "101274"]


def test_the_table_is_a_figure(panel: StackPanel) -> None:
    picture = QImage(900, 500, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    look = theme.load("print")
    page.draw(painter, QRectF(0, 0, 900, 500), panel.figure(look), look)
    painter.end()
    inked = sum(
        picture.pixelColor(x, y).lightness() < 100
        for x in range(0, 900, 3)
        for y in range(0, 500, 3)
    )
    assert inked > 200


def test_everything_is_said_anew_in_another_language(panel: StackPanel) -> None:
    panel.remove("f1")
    language.set_language("ko")
    try:
        assert panel.table.line("h1").name == "완전 연결"  # type: ignore[union-attr]
    finally:
        language.set_language("en")
    assert panel.table.line("h1").name == "Dense"  # type: ignore[union-attr]
