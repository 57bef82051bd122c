"""The table dialog: what it guesses, what it refuses and where, and that it never blocks."""

from __future__ import annotations

import sys
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer

from engine.data.table_data import IRIS, TableClasses, TableValues
from gui import language, theme
from gui.tables.dialog import TableDialog
from tests.gui.panels.moments import heard

STALL_MS = 50


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")


@pytest.fixture
def open_dialog(qtbot):
    """A dialog that has read its source, and made a data set or said why not."""

    def opened(source, can_standardise=True):
        dialog = TableDialog(source, can_standardise)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        settled(qtbot, dialog)
        return dialog

    return opened


def settled(qtbot, dialog):
    qtbot.waitUntil(lambda: not dialog._timer.isActive())


def test_a_table_is_guessed_shown_and_handed_over(open_dialog):
    dialog = open_dialog(IRIS)
    assert dialog.preview.rows.names[0] == "petal length (cm)"
    assert dialog.preview.rows.texts[0] == ("1.4", "0.2", "5.1", "setosa")
    assert dialog.preview.rows.roles["species"] == "class"
    assert dialog.facts.text() == "4 columns, parted by commas"
    assert dialog.note.text() == "30 rows; 3 classes: setosa, versicolor, virginica"
    chosen = heard(dialog.chosen)
    dialog.use.click()
    assert chosen == [(TableClasses(file_name=""), False)]


def test_other_columns_and_values_can_be_chosen(open_dialog, qtbot):
    dialog = open_dialog(IRIS)
    dialog.x1.show_key("sepal length (cm)")
    dialog.task.button("regression").click()
    dialog.target.show_key("petal length (cm)")
    settled(qtbot, dialog)
    chosen = heard(dialog.chosen)
    dialog.use.click()
    dataset, _ = chosen[0]
    assert isinstance(dataset, TableValues)
    assert (dataset.x1_name, dataset.target_name) == ("sepal length (cm)", "petal length (cm)")


def test_a_first_row_of_data_is_read_as_such_when_somebody_says_so(open_dialog, qtbot):
    dialog = open_dialog("7,8,9\n1,2,0\n3,4,1\n5,6,0\n")
    assert not dialog.header.isChecked()
    assert dialog.preview.rows.names == ("column 1", "column 2", "column 3")
    dialog.header.click()
    settled(qtbot, dialog)
    assert dialog.preview.rows.names == ("7", "8", "9")
    assert dialog.note.text().startswith("3 rows")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,label\n1,0\n2,1\n", "x₂ expects a column of numbers, got none"),
        ("a,b,label\n1,2,k\n3,4,k\n", "at least two classes, got only 'k'"),
        ("a,b,label\n1,2,k\n3,4\n5,6,m\n", "Line 3 expects 3 columns, got 2"),
        ("a,b,label\n1,2,k\n3,,m\n5,6,m\n", "Line 3, column 'b' expects a value, got an empty"),
        ("word\nword\n", "at least one column of numbers"),
        ("\n\n", "expects rows of numbers, got nothing"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_and_it_cannot_be_used(open_dialog, text, sentence):
    dialog = open_dialog(text)
    assert sentence in dialog.error.text()
    assert dialog.error.isVisible() and not dialog.note.isVisible()
    assert not dialog.use.isEnabled()


def test_text_in_a_column_of_numbers_is_said_with_line_and_column(open_dialog, qtbot):
    dialog = open_dialog("a,b,label\n1,2,k\n3,four,m\n5,6,m\n")
    dialog.x2.show_key("b")
    settled(qtbot, dialog)
    assert "Line 3, column 'b' expects a number, got 'four'" in dialog.error.text()
    dialog.x2.show_key("a")
    settled(qtbot, dialog)
    assert not dialog.error.isVisible() and dialog.use.isEnabled()


def test_incomplete_rows_can_be_left_out(open_dialog, qtbot):
    dialog = open_dialog("a,b,label\n1,2,k\n3,,m\n5,6,m\n")
    dialog.skip.click()
    settled(qtbot, dialog)
    assert dialog.note.text() == "2 rows, 1 incomplete ones left out; 2 classes: k, m"
    assert dialog.use.isEnabled()


def test_a_binary_file_and_a_missing_one_are_refused(open_dialog, tmp_path):
    binary = tmp_path / "data.csv"
    binary.write_bytes(bytes(range(256)) * 20)
    assert "which is binary: export it as CSV" in open_dialog(binary).error.text()
    missing = open_dialog(tmp_path / "none.csv")
    assert "expects a file that can be read, got none.csv" in missing.error.text()
    assert not missing.use.isEnabled()


def test_korean_text_as_excel_writes_it_is_read(open_dialog, tmp_path):
    file = tmp_path / "꽃.csv"
    file.write_bytes("키,몸무게,품종\n1.5,2.5,장미\n2.5,3.5,튤립\n1.1,2.2,장미\n".encode("cp949"))
    dialog = open_dialog(file)
    assert dialog.title.text() == "꽃.csv"
    assert dialog.facts.text() == "3 columns, parted by commas, CP949"
    assert dialog.note.text() == "꽃.csv: 3 rows; 2 classes: 장미, 튤립"


def test_wide_ranges_are_standardised_unless_somebody_says_no(open_dialog):
    rows = "\n".join(f"{n},{1000 * n},{n % 2}" for n in range(30))
    dialog = open_dialog(f"age,income,label\n{rows}\n")
    assert dialog.standardise.isVisible() and dialog.standardise.isChecked()
    other = open_dialog(f"age,income,label\n{rows}\n", can_standardise=False)
    assert not other.standardise.isVisible()


def test_closing_gives_the_reader_up(open_dialog, qtbot, tmp_path):
    file = tmp_path / "large.csv"
    file.write_text("a,b,label\n" + "1.5,2.5,1\n" * 200_000)
    dialog = TableDialog(file)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert not dialog._timer.isActive()
    thread = dialog.reader._thread
    assert thread is not None
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert dialog.reader.reports() == []


@pytest.mark.slow
def test_a_million_rows_are_read_while_the_window_goes_on(qtbot, tmp_path):
    file = tmp_path / "million.csv"
    numbers = np.random.default_rng(0).normal(size=(1_000_000, 3)).round(4)
    labels = (numbers[:, 0] > 0).astype(int)
    with file.open("w") as out:
        out.write("a,b,c,label\n")
        for block in range(0, len(labels), 100_000):
            part = zip(numbers[block : block + 100_000], labels[block:], strict=False)
            out.write("".join(f"{a},{b},{c},{k}\n" for (a, b, c), k in part))
    interval = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    dialog = TableDialog(file)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    gaps, last, shares = [0.0], [time.perf_counter()], set()

    def tick():
        now = time.perf_counter()
        gaps.append(1000 * (now - last[0]))
        last[0] = now
        shares.add(dialog.progress.value())

    timer = QTimer()
    timer.setInterval(2)
    timer.timeout.connect(tick)
    timer.start()
    qtbot.waitUntil(dialog.use.isEnabled, timeout=60_000)
    timer.stop()
    sys.setswitchinterval(interval)
    assert dialog.note.text() == ("million.csv: 20,000 of 1,000,000 rows are used; 2 classes: 0, 1")
    assert len(shares) > 10
    # On a machine that has other work to do, a gap may be longer now and then.
    assert np.percentile(gaps, 99) < STALL_MS
    assert max(gaps) < 5 * STALL_MS


def test_each_check_box_stands_beside_a_row_of_the_form(open_dialog, tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("a,b,c\n" + "\n".join(f"{i},{i % 7},{'xy'[i % 2]}" for i in range(20)))
    dialog = open_dialog(path)
    dialog.grab()  # lays it out
    checks = (dialog.header, dialog.skip, dialog.standardise)
    for check, field in zip(checks, (dialog.x1, dialog.x2, dialog.target), strict=True):
        beside = field.mapTo(dialog, field.rect().center()).y()
        assert abs(check.geometry().center().y() - beside) <= 4
