"""Opening pictures: files and folders that are chosen or dropped, then learnt from."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.data.picture_files import StoredPictures
from engine.data.preprocessing import WHITENED_FEATURES, Whitening
from engine.registry import SettingError
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment
from engine.training.summary import check_memory, summary
from gui.asking import PICTURES, file_dialog
from gui.document import Document
from gui.drops import Drops
from gui.language import error_text
from gui.messages import adjusted_text
from gui.pictures.dialog import PicturesDialog
from gui.pictures.words import opened_text

PATTERNS = ("*.npz", "*ubyte", "*ubyte.gz", "*.idx*", "*.gz")


class PictureOpening(QObject):
    """Takes pictures that are chosen, or dropped on a widget, one data set at a time.

    told(text): what came of it. weights_dropped(path): a file of weights is not its own.
    """

    told = Signal(str)
    weights_dropped = Signal(Path)

    def __init__(self, widget: QWidget, document: Document) -> None:
        super().__init__(widget)
        self._widget = widget
        self._document = document
        self._folder = ""
        self.dialog: PicturesDialog | None = None
        Drops(_dropped, self._open_dropped, self).watch(widget)

    def ask_files(self) -> None:
        """Ask for a .npz file, or for IDX files."""
        asking = self._asking(QCoreApplication.translate("Pictures", "Open pictures"))
        asking.setFileMode(QFileDialog.FileMode.ExistingFiles)
        pictures = QCoreApplication.translate("Pictures", "Pictures as .npz or IDX")
        every = QCoreApplication.translate("Pictures", "All files")
        asking.setNameFilters([f"{pictures} ({' '.join(PATTERNS)})", f"{every} (*)"])
        asking.open()

    def ask_folder(self) -> None:
        """Ask for a folder with a folder for each class."""
        asking = self._asking(QCoreApplication.translate("Pictures", "Open folder of pictures"))
        asking.setFileMode(QFileDialog.FileMode.Directory)
        asking.setOption(QFileDialog.Option.ShowDirsOnly)
        asking.open()

    def _asking(self, title: str) -> QFileDialog:
        asking = file_dialog(self._widget.window(), title, self._folder, PICTURES)
        asking.filesSelected.connect(lambda paths: self.open(tuple(map(Path, paths))))
        return asking

    def open(self, paths: tuple[Path, ...]) -> None:
        """Show the dialog for files or a folder; one that is open gives way."""
        if self.dialog is not None:
            self.dialog.reject()
        self._folder = str(paths[0].parent)
        self.dialog = PicturesDialog(paths, self._widget.window())
        self.dialog.chosen.connect(self._use)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _use(self, dataset: StoredPictures) -> None:
        """Learn from the pictures, or say in the dialog why the network cannot."""
        assert self.dialog is not None
        try:
            changed, _ = edit_with_consequences(self._document.experiment, "dataset", dataset)
            _check_network(changed)
        except SettingError as error:
            self.dialog.refuse(
                SettingError(
                    "The network expects other pictures than these. {reason}. The old data stay: "
                    "choose another size, or change the network first",
                    reason=error_text(error),
                )
            )
            return
        besides: dict[str, Any] = {}

        def note(edits: Mapping[str, Any]) -> None:
            besides.update(edits)

        self._document.adjusted.connect(note)
        done = self._document.edit("dataset", dataset)
        self._document.adjusted.disconnect(note)
        self.dialog.accept()
        if done:
            said = [opened_text(dataset)]
            if besides:
                said.append(adjusted_text(self._document.experiment, besides))
            self.told.emit(". ".join(said))

    def _open_dropped(self, found: tuple[Path, ...] | Path) -> None:
        if isinstance(found, Path):
            self.weights_dropped.emit(found)
        else:
            self.open(found)


def _check_network(experiment: Experiment) -> None:
    """Raise SettingError when a run could not begin: before the dialog is gone, and not after."""
    features = prod(experiment.input_shape)
    if isinstance(experiment.preprocessing, Whitening) and features > WHITENED_FEATURES:
        raise SettingError(
            "Whitening expects at most {limit} pixels a picture, got {got}: choose smaller "
            "pictures, or standardise",
            limit=f"{WHITENED_FEATURES:,}",
            got=f"{features:,}",
        )
    found = summary(experiment)
    if found.error is not None:
        raise found.error
    check_memory(found)


def opening_of(workspace: QWidget) -> PictureOpening:
    """What opens pictures in a workspace that learns from them."""
    found = workspace.findChild(PictureOpening)
    assert isinstance(found, PictureOpening)
    return found


def _dropped(data: QMimeData) -> tuple[Path, ...] | Path | None:
    """The files, or the folder, that may hold pictures, or else a file of weights."""
    from engine.files.models.opened_weights import may_be_weights  # the first picture does not wait

    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    pictures = tuple(path for path in paths if not may_be_weights(path))
    return pictures or next(iter(paths), None)
