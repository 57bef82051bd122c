"""Own data in the whole window: keys, menus, the button of the section, drops."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.data.painted import Painted
from engine.data.points import Points
from engine.data.table_data import IRIS, TableClasses
from gui.output.stroke import Tool
from tests.gui.panels.moments import send_mouse


@pytest.fixture
def filled(window, qtbot):
    qtbot.waitUntil(lambda: hasattr(window.playground, "output"))
    qtbot.waitUntil(lambda: window.playground.output._scene is not None)
    window.activateWindow()
    return window


def paint(window, x1, x2):
    canvas = window.playground.output.canvas
    at = canvas._scales().point(x1, x2)
    send_mouse(canvas, QEvent.Type.MouseButtonPress, at)
    send_mouse(canvas, QEvent.Type.MouseButtonRelease, at)


def tool(window) -> Tool:
    return window.playground.output.brushing.tool


def test_keys_choose_the_tools_and_undo_takes_a_stroke_back(filled, qtbot):
    output, before = filled.playground.output, filled.document.experiment
    qtbot.keyClick(filled, Qt.Key.Key_B)
    assert output.strip.isVisible() and tool(filled) is Tool.BRUSH
    qtbot.waitUntil(lambda: output.canvas.height() > 100)
    paint(filled, 1.0, 1.0)
    assert isinstance(filled.document.experiment.dataset, Painted)
    assert filled.status.message.text.startswith("The data are own points now; undo brings XOR")
    qtbot.keyClick(filled, Qt.Key.Key_E)
    assert tool(filled) is Tool.ERASER
    qtbot.keyClick(filled, Qt.Key.Key_V)
    assert tool(filled) is Tool.SELECT
    qtbot.keyClick(filled, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert filled.document.experiment == before


def test_clear_all_points_is_in_the_menu_and_waits_for_a_stroke(filled):
    before = filled.document.experiment
    filled.actions_["clear_points"].trigger()
    assert filled.playground.output.brushing.cleared
    assert filled.document.experiment == before
    assert filled.actions_["clear_points"] in filled.menu.edit.actions()


def test_a_stroke_that_cannot_be_says_why_in_the_status_bar(filled):
    filled.document.edit("dataset", Painted(Points.from_plain([[0.0, 0.0, 0]])))
    filled.playground.choose_tool(Tool.ERASER)
    paint(filled, 0.0, 0.0)
    assert "Own points expect at least one point" in filled.status.message.text
    assert len(filled.document.experiment.dataset.points) == 1


def test_ctrl_v_opens_the_table_of_the_clipboard(filled, qtbot):
    QGuiApplication.clipboard().setText(IRIS)
    qtbot.keyClick(filled, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = filled.tables.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.use.isEnabled)
    dialog.use.click()
    assert filled.document.experiment.dataset == TableClasses(file_name="")
    assert filled.status.message.text == "30 rows"
    # The frame that shows it has maps over the ranges of its own columns.
    wanted = TableClasses().domains
    qtbot.waitUntil(lambda: filled.session.frame.maps.domains == wanted)


def test_a_field_keeps_ctrl_v_for_itself(filled, qtbot):
    QGuiApplication.clipboard().setText("1,2\n3,4")
    field = filled.playground.experiment.data.seed.field
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert filled.tables.dialog is None


def test_a_file_dropped_anywhere_on_the_window_is_opened(filled, qtbot, tmp_path):
    file = tmp_path / "iris.csv"
    file.write_text(IRIS)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(700, 400).toPoint(), copy, data, left, none)
    QApplication.sendEvent(filled, over)
    assert over.isAccepted()
    QApplication.sendEvent(filled, QDropEvent(QPointF(700, 400), copy, data, left, none))
    assert filled.tables.dialog is not None
    filled.tables.dialog.reject()


def test_the_button_of_the_data_section_asks_for_a_file(filled, qtbot):
    filled.playground.experiment.data.open_table.click()
    asking = filled.findChild(QFileDialog)
    assert asking is not None and asking.isVisible()
    asking.reject()


def test_axes_of_unlike_scale_fill_a_square_map(filled, qtbot):
    rows = "\n".join(f"{20 + n},{1000 * n},{n % 2}" for n in range(40))
    filled.tables.open(f"age,income,label\n{rows}\n")
    dialog = filled.tables.dialog
    qtbot.waitUntil(dialog.use.isEnabled)
    dialog.use.click()
    wanted = filled.document.experiment.dataset.domains
    qtbot.waitUntil(lambda: filled.session.frame.maps.domains == wanted)
    figure = filled.playground.output._scene.figure
    assert (figure.x_axis.low, figure.x_axis.high) == wanted[0]
    assert (figure.y_axis.low, figure.y_axis.high) == wanted[1]
    plot = filled.playground.output.canvas._scales().plot
    assert plot.width() == pytest.approx(plot.height(), abs=1)
    assert figure.extents == (*wanted[0], *wanted[1])
