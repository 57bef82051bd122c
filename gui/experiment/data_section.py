"""The data section: which data set, its knobs, its blocks, and how it is drawn and split."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.data.dataset import Dataset
from engine.data.gaussians import Block
from engine.training.experiment import Experiment
from gui.controls import Section
from gui.experiment.bindings import Bindings
from gui.experiment.blocks import BlockTable
from gui.experiment.catalogue import families, proposal
from gui.experiment.gallery import Gallery
from gui.experiment.kind_row import KindRow
from gui.experiment.knobs import ComponentKnobs
from gui.experiment.number_rows import PercentRow, SeedRow
from gui.language import follow


class DataSection(Section):
    """Shows the dataset, the training share and the data seed of an experiment."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bindings = bindings
        self.gallery = Gallery()
        self.gallery.chosen.connect(self._choose)
        self.kind = KindRow.of_experiment("dataset", self._proposal, families)
        self.knobs = ComponentKnobs(bindings, "dataset", without=("blocks",))
        self.blocks: BlockTable | None = None
        self.share = PercentRow.of(Experiment, "training_share")
        self.seed = SeedRow.of(Experiment, "data_seed")
        bindings.bind("dataset", self.kind)
        bindings.bind("training_share", self.share)
        bindings.bind("data_seed", self.seed)
        for widget in (self.gallery, self.kind, self.knobs, self.share, self.seed):
            self.add(widget)
        follow(self, self._retranslate)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the data of an experiment."""
        dataset = experiment.dataset
        self.gallery.show_kind(dataset.kind)
        self.kind.show_value(dataset)
        self.knobs.show_component(dataset)
        self._show_blocks(getattr(dataset, "blocks", ()))
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

    def _proposal(self, kind: str) -> Dataset:
        return proposal(kind, self._bindings.experiment.dataset)

    def _choose(self, kind: str) -> None:
        if kind != self._bindings.experiment.dataset.kind:
            self.kind.combo.chosen.emit(kind)

    def _retranslate(self) -> None:
        self.set_title(QCoreApplication.translate("Experiment", "Data"))
