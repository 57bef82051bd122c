"""The field over a picture: it says which number it is, and refuses one that is too large."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from gui.controls.inline_field import InlineField


def test_a_number_too_large_is_refused_by_the_name_of_what_is_changed(
    qtbot: Any, dressed_app: Any
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(400, 200)
    parent.show()
    field = InlineField(parent)
    asked: list[float] = []
    field.asked.connect(asked.append)
    field.open_at(QRectF(100, 80, 60, 20), 0.5, "Kernel row 1, column 2")
    field.setText("-1e7")
    field.committed.emit(field.text())
    assert asked == [] and field.is_open
    assert field.trouble == (
        "Kernel row 1, column 2 expects −1,000,000 to 1,000,000, got -1e7: enter a smaller number"
    )
    field.close_field()
