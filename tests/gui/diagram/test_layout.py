"""Where things stand: nothing overlaps, everything is inside, and too many neurons fold."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF

from engine.data.features import PowerX1, X1Squared
from engine.training.experiment import Experiment, edit
from gui.diagram.columns import columns
from gui.diagram.diagram import Diagram
from gui.diagram.layout import HeadingForm
from tests.gui.diagram.drawn import SHEET, dense_experiment, placement_of

SHEETS = [SHEET, QRectF(0, 0, 420, 464), QRectF(0, 0, 320, 280), QRectF(0, 0, 1200, 900)]
SIZES = [(), (6, 4), (8, 8, 8), (64,) * 6, (1,), (12, 3)]


def placed(units, sheet=SHEET, **facts):
    return placement_of(Diagram(columns(dense_experiment(*units)), headings=False, **facts), sheet)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("units", SIZES)
@pytest.mark.parametrize("sheet", SHEETS)
def test_neurons_lie_apart_and_inside(units, sheet):
    found = placed(units, sheet)
    rects = [
        column.rect(unit)
        for column in found.columns
        for unit in range(column.first, column.first + len(column.ys))
    ]
    assert all(sheet.contains(rect) for rect in rects)
    assert all(rect.bottom() <= found.legend_top for rect in rects)
    assert not any(a.intersects(b) for a, b in itertools.combinations(rects, 2))


@pytest.mark.usefixtures("qapp")
def test_at_the_reference_size_neurons_have_their_full_size():
    assert [column.size for column in placed((6, 4)).columns] == [
        48,
        52,
        52,
        pytest.approx(70, abs=3),
    ]


@pytest.mark.usefixtures("qapp")
def test_more_than_ten_neurons_fold_into_a_strip():
    folded, whole = placed((12, 10)).columns[1:3]
    assert folded.folded and len(folded.ys) == 10
    assert not whole.folded


@pytest.mark.usefixtures("qapp")
def test_a_strip_scrolls_no_further_than_its_end():
    column = placed((12,), first={"h1": 99}).columns[1]
    assert (column.first, column.shows(11), column.shows(1)) == (2, True, False)


@pytest.mark.usefixtures("qapp")
def test_headings_take_the_form_that_has_room():
    assert placed((6, 4)).form is HeadingForm.ROW
    assert placed((6, 4), SHEETS[1]).form is HeadingForm.STACKED
    assert placed((4,) * 6, SHEETS[1]).form is HeadingForm.MENU


@pytest.mark.usefixtures("qapp")
def test_long_symbols_push_the_inputs_to_the_right():
    powers = (X1Squared(), *(PowerX1(exponent=n) for n in range(3, 11)))
    experiment = edit(Experiment(), "features", powers)
    column = placement_of(Diagram(columns(experiment))).columns[0]
    assert len(column.ys) == 9
    assert column.rect(0).left() >= 30
