"""A flowing line: what is beside what, what goes on beneath, and who gets the room that is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.controls.flow import FlowLayout

Fill = Callable[..., tuple[QWidget, list[QWidget]]]


@pytest.fixture
def fill(qtbot: Any) -> Fill:
    """Makes a widget whose layout flows, with boxes of these widths; None is a stretch."""

    def made(*widths: int | None) -> tuple[QWidget, list[QWidget]]:
        holder = QWidget()
        qtbot.addWidget(holder)
        flow = FlowLayout(holder)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.set_gaps(10, 5)
        boxes = []
        for width in widths:
            if width is None:
                flow.add_stretch()
                continue
            box = QWidget()
            box.setFixedSize(width, 20)
            flow.addWidget(box)
            boxes.append(box)
        return holder, boxes

    return made


def lay_out(holder: QWidget, width: int) -> None:
    holder.resize(width, holder.heightForWidth(width))
    holder.grab()


def test_what_has_no_room_goes_on_beneath(fill: Fill) -> None:
    holder, boxes = fill(100, 100, 100)
    lay_out(holder, 215)
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (110, 0), (0, 25)]


def test_the_height_follows_the_number_of_lines(fill: Fill) -> None:
    holder, _ = fill(100, 100, 100)
    assert [holder.heightForWidth(width) for width in (320, 215, 100)] == [20, 45, 70]


def test_behind_a_stretch_things_stand_at_the_right(fill: Fill) -> None:
    holder, (left, right) = fill(100, None, 50)
    lay_out(holder, 300)
    assert left.x() == 0
    assert right.geometry().right() == 299


def test_a_stretch_leaves_a_line_of_its_own_to_what_is_beneath(fill: Fill) -> None:
    holder, (_, second) = fill(100, None, 90)
    lay_out(holder, 150)
    assert (second.x(), second.y()) == (0, 25)


def test_a_widget_that_expands_takes_what_the_others_leave(fill: Fill) -> None:
    holder, (_, middle, right) = fill(100, 40, 50)
    middle.setMinimumWidth(40)
    middle.setMaximumWidth(1000)
    middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    lay_out(holder, 400)
    assert middle.width() == 400 - 100 - 50 - 20
    assert right.geometry().right() == 399


def test_a_hidden_widget_takes_no_room(fill: Fill) -> None:
    holder, (first, second) = fill(100, 100)
    first.hide()
    lay_out(holder, 215)
    assert second.x() == 0
