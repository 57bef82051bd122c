"""Curves as CSV read back as the same numbers."""

from __future__ import annotations

import csv
import io

import numpy as np

from gui.figures.curves import Curve
from gui.figures.tables import curves_csv, runs_csv


def test_curves_are_joined_on_x_with_empty_cells_where_one_has_none():
    train = Curve("train", np.array([0.0, 1.0, 2.0]), np.array([0.5, 0.25, 1 / 3]))
    test = Curve("test, held out", np.array([0.0, 2.0, 2.5]), np.array([1.0, np.nan, 7.0]))
    rows = list(csv.reader(io.StringIO(curves_csv([train, test], "epoch"), newline="")))
    assert rows == [
        ["epoch", "train", "test, held out"],
        ["0", "0.5", "1"],
        ["1", "0.25", ""],
        ["2", "0.3333333333333333", "nan"],
        ["2.5", "", "7"],
    ]


def test_lines_end_as_rfc_4180_says():
    text = curves_csv([Curve('a "b"', np.array([1.0]), np.array([-np.inf]))], "step")
    assert text == 'step,"a ""b"""\r\n1,-inf\r\n'


def test_curves_of_one_name_keep_separate_columns():
    curve = Curve("loss", np.array([1.0]), np.array([2.0]))
    assert curves_csv([curve, curve], "x").startswith("x,loss,loss (2)\r\n")


def test_runs_stand_beneath_each_other_with_their_columns_in_common():
    one = [Curve("a", np.array([0.0, 1.0]), np.array([1.0, 2.0]))]
    other = [
        Curve("b", np.array([0.0]), np.array([3.0])),
        Curve("a", np.array([0.0]), np.array([4.0])),
    ]
    found = runs_csv({"1": one, "2": other}, "epoch", "run")
    assert found.splitlines() == ["run,epoch,a,b", "1,0,1,", "1,1,2,", "2,0,4,3"]
