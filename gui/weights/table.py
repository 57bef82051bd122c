"""The table of layers in the dialog of a weights file: a row for each, with room for controls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from gui import theme
from gui.numbers import format_number

LONGEST_PX = 400


@dataclass(frozen=True)
class LayerRow:
    """What the table says of a layer. controls: in its columns, None where one stays empty."""

    key: str
    name: str
    output: str
    parameters: int
    controls: tuple[QWidget | None, ...] = ()


class LayerTable(QScrollArea):
    """Key, layer, controls, output shape, parameters; beyond its largest height it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.outputs: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def fill(self, rows: Sequence[LayerRow], places: Sequence[str] = ()) -> None:
        """Show rows. places: the heads of the columns of controls."""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        heads = [
            "",
            QCoreApplication.translate("Weights", "Layer"),
            *places,
            QCoreApplication.translate("Weights", "Output"),
            QCoreApplication.translate("Weights", "Parameters"),
        ]
        for column, text in enumerate(heads):
            head = QLabel(text)
            head.setProperty("role", "caption")
            numbers = column >= len(heads) - 2
            self._grid.addWidget(head, 0, column, right if numbers else Qt.AlignmentFlag.AlignLeft)
        for number, row in enumerate(rows, start=1):
            key = QLabel(row.key)
            key.setProperty("role", "muted")
            self._grid.addWidget(key, number, 0)
            self._grid.addWidget(QLabel(row.name), number, 1)
            for column, control in enumerate(row.controls, start=2):
                if control is not None:
                    self._grid.addWidget(control, number, column)
            output = QLabel(row.output)
            self.outputs.append(output)
            self._grid.addWidget(output, number, len(heads) - 2, right)
            count = QLabel(format_number(row.parameters) if row.parameters else "")
            self._grid.addWidget(count, number, len(heads) - 1, right)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(len(rows) + 1, 1)
        whole = QWidget()
        whole.setLayout(self._grid)
        self.setWidget(whole)
        self.show()

    def grow(self) -> int:
        """Take the height that the rows need, up to a limit; returns the width that they need."""
        wanted = self._grid.sizeHint()
        self.setMinimumHeight(min(wanted.height(), theme.current().px(LONGEST_PX)))
        return wanted.width() + self.verticalScrollBar().sizeHint().width()
