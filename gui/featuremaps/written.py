"""The cell that is written out beneath the maps, if there is one, and its pane."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.insight.cell import CellArithmetic
from engine.insight.receptive import Field
from engine.registry import SettingError
from gui.featuremaps.cell_pane import CellPane
from gui.featuremaps.figure import Cell
from gui.featuremaps.halves import Halves
from gui.language import error_text


class Written(QObject):
    """Opens and closes the pane. changed(): another cell is to be asked for, or none.

    cell: what is asked for.   answer: what is shown, perhaps still of the cell before.
    """

    changed = Signal()

    def __init__(self, pane: CellPane, split: Halves, parent: QObject) -> None:
        super().__init__(parent)
        self.cell: Cell | None = None
        self.answer: CellArithmetic | None = None
        self._pane, self._split = pane, split
        pane.closed.connect(self.close)
        pane.hide()

    @property
    def field(self) -> Field | None:
        """Where the cell looks at the picture."""
        return None if self.answer is None else self.answer.field

    def choose(self, cell: Cell) -> None:
        """Write a cell out."""
        if self.cell is None:
            self._pane.show()
            self._split.share_room()
        self.cell = cell
        self.changed.emit()

    def close(self) -> None:
        """No longer write a cell out."""
        if self.cell is not None:
            self.cell = self.answer = None
            self._pane.hide()
            self.changed.emit()

    def show_answer(self, answer: object, layer: str) -> None:
        """Show an answer of the run, or why there is none; of a closed cell nothing. layer: its
        name.
        """
        if self.cell is None:
            return
        if isinstance(answer, CellArithmetic):
            self.answer = answer
            self._pane.show_answer(answer, layer)
        elif isinstance(answer, SettingError):
            self.answer = None
            self._pane.show_sentence(error_text(answer))

    def retranslate(self, layer: str) -> None:
        """Say everything again in the language of the moment."""
        self._pane.retranslate()
        self.show_answer(self.answer, layer)
