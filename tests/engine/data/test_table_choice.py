"""Guesses about tables: which columns are inputs, which is the target, and as what."""

import pytest

from engine.data.table_choice import TableChoice, guess_choice, table_set
from engine.data.table_data import IRIS, TableClasses, TableValues
from engine.data.tables import read_table
from engine.registry import SettingError

FOURS = (0.5, 1.5, 2.5, 3.5)


def table(header: str, *rows: str):
    return read_table("\n".join([header, *rows]))


def test_flowers_are_told_apart_by_their_first_two_columns():
    choice = guess_choice(read_table(IRIS))
    assert choice == TableChoice(
        "petal length (cm)", "petal width (cm)", "species", "classification"
    )
    assert table_set(read_table(IRIS), choice) == TableClasses(file_name="")


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("x,y,label", "{v},{v},{c}", ("x", "y", "label", "classification")),
        ("label,x1,x2", "{c},{v},{v}", ("x1", "x2", "label", "classification")),
        ("x1,x2,y", "{v},{v},{c}", ("x1", "x2", "y", "classification")),
        ("x1,x2,y", "{v},{v},{v}", ("x1", "x2", "y", "regression")),
        ("id,a,b,kind", "{n},{v},{v},w{c}", ("a", "b", "kind", "classification")),
        ("a,b,c,d", "{v},{v},{v},{c}", ("a", "b", "d", "classification")),
        ("키,몸무게,품종", "{v},{v},{c}", ("키", "몸무게", "품종", "classification")),
        ("name,a,b,price", "row {n},{v},{v},{v}", ("a", "b", "price", "regression")),
        ("a,label", "{v},{c}", ("a", "", "label", "classification")),
        ("a,b", "{v},{v}", ("a", "", "b", "regression")),
    ],
)
def test_columns_are_guessed(header, row, expected):
    rows = [row.format(v=v, c=n % 2, n=n) for n, v in enumerate(FOURS * 5)]
    choice = guess_choice(table(header, *rows))
    assert (choice.x1, choice.x2, choice.target, choice.task) == expected


def test_a_guess_of_values_can_be_learnt():
    made = table("a,b,price", *(f"{n + 0.5},{n * n},{n / 7}" for n in range(20)))
    assert isinstance(table_set(made, guess_choice(made)), TableValues)


def test_a_missing_column_is_named():
    short = table("a,label", "1,0", "2,1")
    with pytest.raises(SettingError, match="x₂ expects a column of numbers, got none"):
        table_set(short, guess_choice(short))
    with pytest.raises(SettingError, match="The target expects a column, got none"):
        table_set(short, TableChoice("a", "a", "", "regression"))
