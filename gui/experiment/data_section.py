"""The data section: which data set, its knobs, its blocks, and how it is drawn and split."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from engine.data.dataset import Dataset
from engine.data.formula import FormulaSet
from engine.data.gaussians import Block
from engine.data.table_data import TableSet
from engine.training.experiment import Experiment
from gui.controls import IconButton, Section
from gui.experiment.bindings import Bindings
from gui.experiment.blocks import BlockTable
from gui.experiment.catalogue import families, proposal
from gui.experiment.formula_row import FormulaRow
from gui.experiment.gallery import Gallery
from gui.experiment.kind_row import KindRow
from gui.experiment.knobs import ComponentKnobs
from gui.experiment.notes import Note
from gui.experiment.number_rows import PercentRow, SeedRow
from gui.language import follow
from gui.tables.words import columns_text, rows_text

ELSEWHERE = (
    *("blocks", "formula"),
    *("file_name", "x1_name", "x2_name", "target_name", "row_count", "left_out"),
)
"""Knobs that are no rows of the form: tables of blocks, formulas and notes show them."""


class DataSection(Section):
    """Shows the dataset, the training share and the data seed of an experiment.

    table_asked: a table is to be opened.
    """

    table_asked = Signal()

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bindings = bindings
        self.gallery = Gallery()
        self.gallery.chosen.connect(self._choose)
        self.kind = KindRow.of_experiment("dataset", self._proposal, families)
        self.open_table = IconButton("table")
        self.open_table.clicked.connect(lambda: self.table_asked.emit())
        self.add_action(self.open_table)
        self.table_note = Note()
        self.formula: FormulaRow | None = None
        self.knobs = ComponentKnobs(bindings, "dataset", without=ELSEWHERE)
        self.blocks: BlockTable | None = None
        self.share = PercentRow.of(Experiment, "training_share")
        self.seed = SeedRow.of(Experiment, "data_seed")
        bindings.bind("dataset", self.kind)
        bindings.bind("training_share", self.share)
        bindings.bind("data_seed", self.seed)
        for widget in (self.gallery, self.kind, self.table_note, self.knobs, self.share, self.seed):
            self.add(widget)
        follow(self, self._retranslate)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the data of an experiment."""
        dataset = experiment.dataset
        self.gallery.show_kind(dataset.kind)
        self.kind.show_value(dataset)
        self.knobs.show_component(dataset)
        self._show_blocks(getattr(dataset, "blocks", ()))
        self._show_formula(dataset)
        self._show_table(dataset)
        self.share.show_value(experiment.training_share)
        self.seed.show_value(experiment.data_seed)

    def _show_blocks(self, blocks: tuple[Block, ...]) -> None:
        if blocks and self.blocks is None:
            self.blocks = BlockTable(self._bindings, "dataset.blocks")
            self._rows.insertWidget(self._rows.indexOf(self.knobs), self.blocks)
        if self.blocks is not None:
            self.blocks.setVisible(bool(blocks))
            if blocks:
                self.blocks.show_blocks(blocks)

    def _show_formula(self, dataset: Dataset) -> None:
        if isinstance(dataset, FormulaSet) and self.formula is None:
            self.formula = FormulaRow(dataset)
            self._bindings.bind("dataset.formula", self.formula)
            self._rows.insertWidget(self._rows.indexOf(self.knobs), self.formula)
        if self.formula is not None:
            self.formula.setVisible(isinstance(dataset, FormulaSet))
            if isinstance(dataset, FormulaSet):
                self.formula.show_dataset(dataset)

    def _show_table(self, dataset: Dataset) -> None:
        text = ""
        if isinstance(dataset, TableSet):
            text = f"{rows_text(dataset)}\n{columns_text(dataset)}"
        self.table_note.say(text)

    def _proposal(self, kind: str) -> Dataset:
        experiment = self._bindings.experiment
        return proposal(kind, experiment.dataset, experiment.data_seed)

    def _choose(self, kind: str) -> None:
        if kind != self._bindings.experiment.dataset.kind:
            self.kind.combo.chosen.emit(kind)

    def _retranslate(self) -> None:
        self.set_title(QCoreApplication.translate("Experiment", "Data"))
        self.open_table.set_text(QCoreApplication.translate("Experiment", "Open a table (CSV)"))
        self._show_table(self._bindings.experiment.dataset)
