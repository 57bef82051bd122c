"""Own points, tables and formulas in the Data section."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engine.data.formula import FormulaClasses, FormulaValues
from engine.data.painted import Painted
from engine.data.points import Points
from engine.data.table_data import TableClasses, TableValues
from engine.training.experiment import edit
from engine.training.material import draw
from gui import language, theme
from gui.experiment.catalogue import families, family_of
from tests.gui.panels.experiment_bench import choose, row_of, shown, type_into
from tests.gui.panels.moments import heard


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Any:
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")


@pytest.fixture
def bench(qtbot):
    return shown(qtbot)


@pytest.fixture
def formula_row(bench):
    panel, document = bench
    document.edit("dataset", FormulaClasses())
    return panel.data.formula, document


def test_own_data_are_a_family_of_their_own():
    titles = dict(families())
    assert titles["Own data"] == ["painted", "table", "table_values", "formula", "formula_values"]
    assert family_of(FormulaValues) == "own"


def test_own_points_begin_with_the_points_that_are_there(bench):
    panel, document = bench
    before = document.experiment
    choose(panel.data.kind.combo, "painted")
    dataset = document.experiment.dataset
    samples = draw(before.dataset, before.data_seed)
    assert isinstance(dataset, Painted)
    assert np.array_equal(dataset.points.coordinates, samples.points)


def test_own_points_after_values_begin_with_points_of_their_own(bench):
    panel, document = bench
    choose(panel.data.kind.combo, "plane")
    choose(panel.data.kind.combo, "painted")
    assert document.experiment.dataset == Painted()


def test_classes_of_own_points_can_be_named(bench, qtbot):
    panel, document = bench
    document.edit("dataset", Painted())
    type_into(qtbot, row_of(panel.data.knobs, "class_names").field, "ill, well")
    assert document.experiment.dataset.class_names == ("ill", "well")


def test_a_table_says_what_it_is_in_place_of_raw_fields(bench):
    panel, document = bench
    document.edit("dataset", TableClasses())
    assert panel.data.table_note.isVisibleTo(panel)
    assert panel.data.table_note.text() == (
        "iris.csv: 30 rows\nx₁ petal length (cm), x₂ petal width (cm), class species"
    )
    assert panel.data.knobs.names() == ("class_names",)
    document.edit("dataset", TableValues())
    assert "value sepal length (cm)" in panel.data.table_note.text()
    document.undo()
    document.undo()
    assert not panel.data.table_note.isVisibleTo(panel)


def test_a_sample_of_a_large_table_says_so(bench):
    panel, document = bench
    rows = np.column_stack([np.arange(20_000.0), np.arange(20_000.0), np.arange(20_000) % 2])
    table = TableClasses(
        Points(rows), "big.csv", row_count=1_000_000, left_out=3, class_names=("a", "b")
    )
    document.edit("dataset", table)
    said = panel.data.table_note.text().splitlines()[0]
    assert said == "big.csv: 20,000 of 1,000,000 rows are used, 3 incomplete ones left out"


def test_the_button_of_the_section_asks_for_a_table(bench):
    panel, _ = bench
    asked = heard(panel.data.table_asked)
    panel.data.open_table.click()
    assert len(asked) == 1
    assert panel.data.open_table.accessibleName() == "Open a table (CSV)"


def test_a_typed_formula_is_learnt_after_enter(formula_row, qtbot):
    row, document = formula_row
    type_into(qtbot, row.field, "x1 > 0")
    assert document.experiment.dataset == FormulaClasses(formula="x1 > 0")
    assert row.error() is None and row.field.place is None


def test_an_error_is_marked_where_it_is_and_what_was_typed_stays(formula_row, qtbot):
    row, document = formula_row
    before = document.experiment
    type_into(qtbot, row.field, "x2 > 2sin(x1)")
    assert row.field.text() == "x2 > 2sin(x1)"
    assert "at character 7, got 'sin'" in row.message.text()
    assert row.field.place == 7
    assert row.message.isVisibleTo(row)
    assert document.experiment == before
    picture = row.field.grab().toImage()
    error = theme.current().error
    assert any(
        picture.pixelColor(x, y) == error
        for x in range(picture.width())
        for y in range(picture.height() // 2, picture.height() - 3)
    )


def test_while_somebody_types_mistakes_are_marked_and_nothing_moves(formula_row, qtbot):
    row, document = formula_row
    height = row.sizeHint().height()
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "x2 > 2 *")
    assert row.field.place is None  # it only wants its end
    qtbot.keyClicks(row.field, " y3 + 1")
    assert row.field.place == 10
    assert row.sizeHint().height() == height
    document.edit("batch_size", 3)
    assert row.field.text() == "x2 > 2 * y3 + 1"
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == "x2 > 2*sin(x1)" and row.field.place is None


def test_a_number_where_a_comparison_is_wanted_is_refused_without_a_place(formula_row, qtbot):
    row, _ = formula_row
    type_into(qtbot, row.field, "x1 + x2")
    assert "expects a comparison such as x2 > sin(x1), got x1 + x2" in row.message.text()
    assert row.field.place is None


def test_the_other_kind_of_formula_keeps_count_and_range(bench):
    panel, document = bench
    document.edit("dataset", FormulaClasses(count=77, domain=(0.0, 3.0)))
    choose(panel.data.kind.combo, "formula_values")
    assert document.experiment.dataset == FormulaValues(count=77, domain=(0.0, 3.0))
    assert panel.data.formula.field.text() == "sin(x1)*cos(x2)"
    document.replace(edit(document.experiment, "dataset.formula", "x1"))
    panel.data.formula.reset()
    assert document.experiment.dataset.formula == "sin(x1)*cos(x2)"


def test_a_long_sentence_about_a_formula_is_read_in_full(formula_row, qtbot):
    row, _ = formula_row
    language.set_language("ko")
    type_into(qtbot, row.field, "x2 > 2*sine(x1)")
    wanted = row.message.heightForWidth(row.message.width())
    qtbot.waitUntil(lambda: row.message.height() >= wanted > 3 * theme.current().small)
    assert "'sine'" in row.message.text()
    language.set_language("en")
