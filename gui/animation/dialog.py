"""The animation dialog: a panel filmed over the run, saved as GIF, WebP or animated PNG."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.files.recipe import Recipe
from engine.registry import SettingError
from gui import theme
from gui.animation.encoder import FORMATS
from gui.animation.film import ZOOM, Film, suited
from gui.animation.form import FilmForm
from gui.animation.shooting import Look, Shot, sentence, shoot, timed
from gui.animation.stand_in import StandIn
from gui.asking import PICTURES, saving_dialog
from gui.background import Background, Progress
from gui.export_order import Order
from gui.export_preview import Preview
from gui.exportable import Export, Made
from gui.figures import export
from gui.language import error_text, speaking
from gui.settings import Settings

FIRST_PICTURES = 100
LONG_RUN = 1000
"""Steps of a film of a run that has made none yet."""
FORM_PX = 380


class AnimationDialog(QDialog):
    """Asks what is to be filmed, shoots the film on a thread of its own and saves it.

    The run itself is not touched: another one is lived from its recipe. told(text): what came
    of it.
    """

    told = Signal(str)

    def __init__(
        self,
        exports: Mapping[str, Export],
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        """exports: those that can be filmed."""
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Animation", "Animation"))
        self._exports = exports
        self._settings = settings
        self._made: Made | None = None
        self._asked = ("", "", "")
        self._work: Background | None = None
        self._stand_in: StandIn | None = None
        self._path = ""
        self._closed = False
        self.form = FilmForm({key: one.title() for key, one in exports.items()})
        self.preview = Preview()
        self.preview.setAccessibleName(translate("Export", "Preview"))
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Animation", "Shot"))
        self.save_button = QPushButton(translate("Export", "Save as…"))
        self.save_button.setDefault(True)
        self.cancel_button = QPushButton(translate("Export", "Cancel"))
        self.save_button.clicked.connect(self.ask_file)
        self.cancel_button.clicked.connect(self._cancel)
        self._lay_out()
        self.progress.hide()
        self.finished.connect(self._end)
        self.form.panel.currentIndexChanged.connect(self._fit)
        self.form.changed.connect(self._show)
        self._first = True
        self._fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self.error)
        column.addWidget(self.progress)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        column.addLayout(buttons)
        side = QWidget()
        side.setLayout(column)
        column.setContentsMargins(16, 16, 16, 16)
        side.setMinimumWidth(theme.current().px(FORM_PX))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(self.preview, 1)

    # What is chosen

    @property
    def chosen(self) -> Export:
        return self._exports[self.form.panel.key()]

    def _fit(self) -> None:
        """A size that suits the panel."""
        width, height = suited(self.chosen.size_cm)
        self.form.width_px.setValue(width)
        self.form.height_px.setValue(height)
        self._show()

    def _show(self) -> None:
        self._complain("")
        form = self.form
        asked = (form.panel.key(), form.theme.key(), form.language.key())
        if asked != self._asked:
            self._asked = asked
            self.save_button.setEnabled(False)
            self.chosen.fetch(functools.partial(self._fetched, asked))
        else:
            self._show_page()

    def _fetched(self, asked: tuple[str, str, str]) -> None:
        if self._closed or asked != self._asked:
            return
        panel, look, code = asked
        self._made = made = self._exports[panel].made(theme.load(look), code)
        if self._first and made.recipe is not None:
            self._first = False
            self.form.last.setValue(made.recipe.step or LONG_RUN)
            self.form.pictures.setValue(min(FIRST_PICTURES, max(2, made.recipe.step or LONG_RUN)))
        self._show_page()

    def _show_page(self) -> None:
        if self._made is None:
            return
        self.save_button.setEnabled(self._made.recipe is not None and self._work is None)
        if self._made.recipe is None:
            text = QCoreApplication.translate("Export", "This panel shows nothing at the moment")
            self.preview.show_text(text)
            return
        pixels = self.form.width_px.value() / ZOOM, self.form.height_px.value() / ZOOM
        look, spoken = theme.load(self.form.theme.key()), self.form.language.key()
        size = export.Size(*pixels, ZOOM)
        with speaking(spoken):
            page = timed(self._made.page, self._made.recipe.step)
        self.preview.show_order(Order("png", page, look, size, spoken=spoken))

    # What is shot

    def ask_file(self) -> None:
        """Ask where to, if there can be such a film."""
        try:
            film = self.form.film()
        except SettingError as error:
            self._complain(error_text(error))
            return
        name, folder = f"glassnet-{self.chosen.id}.{film.format}", self._settings.export_folder
        kind = FORMATS[film.format]
        asking = saving_dialog(self, self.windowTitle(), folder, PICTURES, name, kind)
        asking.fileSelected.connect(self.save)
        asking.open()

    def save(self, path: str) -> None:
        """Shoot the film and write it; what is wrong is said in the dialog."""
        made, panel = self._made, self.chosen.panel
        if made is None or made.recipe is None or panel is None:
            return
        try:
            film = self.form.film()
        except SettingError as error:
            self._complain(error_text(error))
            return
        self._complain("")
        self._path = path
        key = self.form.theme.key()
        look = Look(theme.load(key), ZOOM, self.form.language.key())
        self._stand_in = stand_in = StandIn(panel, made.recipe, look)
        self._work = Background(
            functools.partial(_shot_and_written, path, film, made.recipe, look, stand_in)
        )
        self._work.progressed.connect(lambda share: self.progress.setValue(round(1000 * share)))
        self._work.done.connect(self._written)
        self._work.refused.connect(self._refused)
        self.form.setEnabled(False)
        self.save_button.setEnabled(False)
        self.progress.setRange(0, 1000)
        self.progress.setValue(0)
        self.progress.show()
        self._work.start()

    def _written(self, shot: Shot) -> None:
        self._settings.export_folder = str(Path(self._path).parent)
        self.told.emit(sentence(shot, Path(self._path).name))
        self._dismiss()
        self.accept()

    def _refused(self, text: str) -> None:
        self._dismiss()
        self._complain(text)
        self._show_page()

    def _cancel(self) -> None:
        """End the shooting, or else the dialog."""
        if self._work is None:
            self.reject()
            return
        self._work.abandon()
        self._dismiss()
        self._show_page()

    def _dismiss(self) -> None:
        """Nobody stands in any more."""
        self._work = None
        if self._stand_in is not None:
            self._stand_in.close()
            self._stand_in = None
        self.form.setEnabled(True)
        self.progress.hide()

    def _end(self) -> None:
        self._closed = True
        self.preview.stop()
        if self._work is not None:
            self._work.abandon()
            self._dismiss()

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


def _shot_and_written(
    path: str, film: Film, recipe: Recipe, look: Look, stand_in: StandIn, progress: Progress
) -> Shot:
    """On a thread of its own: the film, saved."""
    try:
        shot = shoot(film, recipe, look, stand_in, progress)
    except SettingError as error:
        raise export.ExportError(error_text(error)) from error
    export.write_in_place(path, shot.content)
    return shot
