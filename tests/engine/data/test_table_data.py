"""Table sets: columns of a table become points that stand alone, and say what was left out."""

import json

import numpy as np
import pytest

from engine.data.dataset import datasets
from engine.data.points import POINT_LIMIT, Points
from engine.data.table_data import TableClasses, TableValues, table_classes, table_values
from engine.data.tables import read_table
from engine.registry import SettingError, from_config, to_config
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

TABLE = read_table(
    "age,income,size,sex,code\n20,30000,1.5,m,2\n60,90000,1.7,f,1\n40,50000,1.6,f,2\n"
)
GAPS = read_table("a,b,c\n1,2,x\n3,,y\n5,6,\n7,8,y\n")


def samples(dataset):
    return dataset.make(np.random.default_rng(0))


def test_text_becomes_classes_that_keep_their_names():
    data = table_classes(TABLE, "age", "size", "sex")
    assert data.class_names == ("f", "m") and data.class_count == 2
    assert samples(data).points.tolist() == [[20, 1.5], [60, 1.7], [40, 1.6]]
    assert samples(data).targets.tolist() == [1, 0, 0]
    assert (data.x1_name, data.x2_name, data.target_name) == ("age", "size", "sex")
    assert (data.row_count, data.left_out, data.drawn_sample) == (3, 0, False)


def test_numbers_become_classes_in_ascending_order():
    data = table_classes(TABLE, "age", "size", "code")
    assert data.class_names == ("1", "2") and samples(data).targets.tolist() == [1, 0, 1]
    halves = table_classes(read_table("a,b,c\n1,2,1.5\n3,4,0.5\n"), "a", "b", "c")
    assert halves.class_names == ("0.5", "1.5")


def test_a_column_of_numbers_can_be_learnt_as_values():
    data = table_values(TABLE, "age", "size", "income")
    assert samples(data).targets.tolist() == [30000, 90000, 50000]
    assert data.class_count == 0 and data.task == "regression"


def test_each_axis_has_a_range_of_its_own():
    data = table_values(TABLE, "age", "income", "size")
    assert data.domains == ((18.0, 62.0), (27000.0, 93000.0))
    assert data.domain == (18.0, 93000.0)
    flat = table_values(read_table("a,b\n5,0\n5,0\n"), "a", "b", "a")
    assert flat.domains == ((0.0, 10.0), (-1.0, 1.0))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (("age", "weight", "sex"), "columns age, income, size, sex, code, got 'weight'"),
        (("age", "sex", "code"), "Line 2, column 'sex' expects a number, got 'm'"),
    ],
)
def test_columns_that_cannot_serve_are_refused(columns, message):
    for make in (table_classes, table_values):
        with pytest.raises(SettingError, match=message):
            make(TABLE, *columns)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,c\n1,x\n2,x\n", "at least two classes, got only 'x' in column 'c'"),
        ("a,c\n1,7\n2,7\n", "at least two classes, got only '7' in column 'c'"),
        (
            "a,c\n" + "".join(f"1,{i}\n" for i in range(11)),
            "at most 10 classes, got 11 in column 'c'",
        ),
        (
            "a,c\n" + "".join(f"1,n{i}\n" for i in range(1200)),
            "at most 10 classes, got more than 1000 different texts",
        ),
        ("a,c\n1e40,x\n2,y\n", r"finite numbers up to 1e.30, got 1e\+40 in row 1"),
    ],
)
def test_labels_that_cannot_be_learnt_are_refused(text, message):
    with pytest.raises(SettingError, match=message):
        table_classes(read_table(text), "a", "a", "c")


def test_gaps_are_refused_unless_their_rows_may_be_left_out():
    with pytest.raises(SettingError, match="Line 3, column 'b' expects a value"):
        table_classes(GAPS, "a", "b", "c")
    with pytest.raises(SettingError, match="Line 4, column 'c' expects a value"):
        table_classes(GAPS, "a", "a", "c")
    data = table_classes(GAPS, "a", "b", "c", skip_incomplete=True)
    assert samples(data).points.tolist() == [[1, 2], [7, 8]]
    assert (data.row_count, data.left_out, data.class_names) == (2, 2, ("x", "y"))
    values = table_values(GAPS, "a", "a", "b", skip_incomplete=True)
    assert (values.row_count, values.left_out) == (3, 1)


def test_columns_without_a_common_row_are_refused():
    table = read_table("a,b\n1,\n,2\n")
    with pytest.raises(SettingError, match="The columns a, b, a expect a row in which all have"):
        table_values(table, "a", "b", "a", skip_incomplete=True)


def test_of_many_rows_a_sample_is_drawn_that_says_so():
    rows = "".join(f"{i},{i % 7},{'xyz'[i % 3]}\n" for i in range(POINT_LIMIT + 5000))
    table = read_table("a,b,c\n" + rows)
    data = table_classes(table, "a", "b", "c")
    assert len(data.points) == POINT_LIMIT and data.row_count == POINT_LIMIT + 5000
    assert data.drawn_sample
    drawn = data.points.coordinates[:, 0]
    assert (np.diff(drawn) > 0).all() and drawn[-1] > POINT_LIMIT + 4900
    assert np.array_equal(data.points.targets, drawn % 3)
    assert table_classes(table, "a", "b", "c") == data
    assert table_classes(table, "a", "b", "c", seed=1) != data
    assert len(table_values(table, "a", "b", "b", limit=50).points) == 50


def test_a_table_set_survives_its_file():
    for data in (
        table_classes(TABLE, "age", "size", "sex"),
        table_values(TABLE, "age", "income", "size"),
    ):
        config = json.loads(json.dumps(to_config(data)))
        assert from_config(datasets, config) == data


@pytest.mark.parametrize(
    ("kind", "change", "message"),
    [
        (TableClasses, {"class_names": ("only",)}, "2 to 10 classes, got 1"),
        (TableClasses, {"class_names": ("a", "b")}, "a class from 0 to 1, got 2"),
        (TableClasses, {"points": Points.from_plain([])}, "at least one row, got none"),
        (TableValues, {"row_count": 29}, "at least the 30 rows that are held, got 29"),
        (TableValues, {"points": Points(np.zeros((POINT_LIMIT + 1, 3)))}, "at most 20,000"),
    ],
)
def test_a_table_set_that_contradicts_itself_is_refused(kind, change, message):
    with pytest.raises(SettingError, match=message):
        kind(**change)


def test_the_flowers_of_fisher_are_learnt():
    assert TableClasses().class_names == ("setosa", "versicolor", "virginica")
    assert len(TableClasses().points) == len(TableValues().points) == 30
    experiment, _ = edit_with_consequences(Experiment(), "dataset", TableClasses())
    trainer = Trainer(experiment)
    trainer.train(steps=5000)
    assert trainer.scores().training_score > 0.9
