"""The export dialog: panels as PNG, SVG or PDF, their numbers as CSV or LaTeX, with a preview."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QMimeData,
    QSignalBlocker,
    QStandardPaths,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gui import theme
from gui.background import Background
from gui.export_batch import BatchExport, file_name
from gui.export_form import ExportForm
from gui.export_order import PICTURES, Order, fitting_size, plots_on
from gui.exportable import Export, Made
from gui.figures import page
from gui.settings import Settings

CLIPBOARD = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}

_Key = tuple[str, str, str]
"""Panel, theme and language: what pictures are made of."""


class ExportDialog(QDialog):
    """Asks for panel, format and looks, shows the picture, then asks for a file or copies it.

    What is saved is the moment at which the picture was shown, however the run goes on.
    told(text): what came of it.
    """

    told = Signal(str)

    def __init__(
        self,
        exports: Mapping[str, Export],
        chosen: str,
        settings: Settings,
        parent: QWidget | None = None,
        parts: tuple[str, ...] = (),
    ) -> None:
        """parts: of several panels those that are chosen at first, if others than usual."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Export", "Export"))
        self._exports = exports
        self._settings = settings
        self._first_parts = parts
        self._made: dict[_Key, Made] = {}
        self._asked: _Key | None = None
        self._closed = False
        self._path = ""
        self._work: Background | BatchExport | None = None
        self.form = form = ExportForm({key: one.title() for key, one in exports.items()}, self)
        self.panel, self.parts, self.format, self.theme = (
            form.panel, form.parts, form.format, form.theme,
        )  # fmt: skip
        self.error, self.progress, self.preview = form.error, form.progress, form.preview
        self.save_button = form.save
        form.panel.show_key(chosen)
        form.panel.currentIndexChanged.connect(self._panel_chosen)
        form.lock.toggled.connect(self._lock)
        form.save.clicked.connect(self.ask_file)
        form.copy.clicked.connect(self.copy)
        form.cancelled.connect(self.reject)
        self.finished.connect(self._end)
        self._panel_chosen()
        form.parts.changed.connect(self._fit_sheet)
        form.changed.connect(self._show)

    # What is chosen

    @property
    def chosen(self) -> Export:
        return self._exports[self.panel.key()]

    def _panel_chosen(self) -> None:
        chosen = self.chosen
        self.form.page.suit(chosen.size_cm if not chosen.each else (10.0, 10.0))
        self.form.caption.forget()
        self.parts.offer(chosen.parts, self._first_parts or chosen.shown)
        self._first_parts = ()
        self._fit_sheet()
        with QSignalBlocker(self.form.lock):
            self.form.lock.setChecked(bool(chosen.scales()))
        self._show()

    def _fit_sheet(self) -> None:
        """Give a page the size that suits as many pictures as are chosen."""
        if self.chosen.sheet_cm is not None:
            self.form.page.suit(self._suiting())

    def _suiting(self) -> tuple[float, float]:
        """The size that suits what is chosen."""
        chosen = self.chosen
        if chosen.sheet_cm is None:
            return chosen.size_cm
        return chosen.sheet_cm(len(self.parts.chosen()))

    def _key(self) -> _Key:
        return self.panel.key(), self.theme.key(), self.form.language.key()

    def _show(self) -> None:
        self._complain("")
        form, chosen = self.form, self.chosen
        if chosen.each:
            form.offer(parts=True, tables=True, one=False)
            self.save_button.setEnabled(True)
            self.preview.show_text("\n".join(self._names()))
            return
        if self._key() not in self._made:
            self._ask()
            return
        made = self._shown()
        form.offer(
            parts=bool(chosen.parts),
            tables=bool(made.table),
            plots=bool(plots_on(made.page)),
            locks=chosen.lock is not None,
        )
        form.caption.show_own(made.page.caption)
        form.show_scales(chosen.scales())
        order = self._order()
        self.save_button.setEnabled(bool(made.page.panels) or order.format not in PICTURES)
        form.copy.setEnabled(self.save_button.isEnabled())
        if order.format in PICTURES and not made.page.panels:
            text = QCoreApplication.translate("Export", "This panel shows nothing at the moment")
            self.preview.show_text(text)
        elif order.format in PICTURES:
            self.preview.show_order(order)
        else:
            self.preview.show_text(order.written().decode("utf-8-sig"))

    def _ask(self) -> None:
        """Have the panel brought up to the moment, and make its picture of that."""
        key = self._key()
        if key != self._asked:
            self._asked = key
            self.save_button.setEnabled(False)
            self.form.copy.setEnabled(False)
            if not any(made[0] == key[0] for made in self._made):
                self.form.offer(parts=bool(self.chosen.parts), tables=self.chosen.table is not None)
                text = QCoreApplication.translate("Export", "The picture is being made…")
                self.preview.show_text(text)
            self.chosen.fetch(functools.partial(self._fetched, key))

    def _fetched(self, key: _Key) -> None:
        if self._closed:
            return
        if key == self._asked:
            self._asked = None
        panel, look, code = key
        self._made[key] = self._exports[panel].made(theme.load(look), code)
        if key == self._key():
            self._show()

    def _shown(self) -> Made:
        return self._made[self._key()].of(self.parts.chosen())

    def _shown_page(self) -> page.Page:
        """The page with the words that were typed."""
        made = self._shown().page
        own = self.form.caption.text
        caption = made.caption if own is None else own
        return replace(made, title=self.form.title.text().strip(), caption=caption)

    def _lock(self, locked: bool) -> None:
        if self.chosen.lock is not None:
            self.chosen.lock(locked)
            self._made.clear()  # pictures with other scales
            self._show()

    def _order(self) -> Order:
        made, form = self._shown(), self.form
        return Order(
            form.kind,
            self._shown_page(),
            theme.load(self.theme.key()),
            fitting_size(form.extent.cm, self._suiting(), self.theme.key(), made.page),
            form.dpi.value(),
            made.title,
            made.table,
            form.text.key(),
            made.recipe,
            form.language.key(),
        )

    # What is saved

    def ask_file(self) -> None:
        """Ask where to; the dialog stays until the file is written."""
        folder = self._settings.export_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.PicturesLocation
        )
        asking = QFileDialog(self, self.windowTitle(), folder)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.chosen.each:
            asking.setFileMode(QFileDialog.FileMode.Directory)
            asking.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            suffix = self._order().suffix
            asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            asking.setNameFilter(f"{suffix.upper()} (*.{suffix})")
            asking.setDefaultSuffix(suffix)
            asking.selectFile(f"glassnet-{self.chosen.id}.{suffix}")
        asking.fileSelected.connect(self.save)
        asking.open()

    def save(self, path: str) -> None:
        """Write the file, or the files of a folder; what is wrong is said in the dialog."""
        self._begin()
        self._path = path
        if self.chosen.each:
            exports = [self._exports[id] for id in self.parts.chosen()]
            self._work = batch = BatchExport(exports, self._order_of, Path(path), self)
            batch.done.connect(self._all_written)
        else:
            self._work = work = Background(functools.partial(self._order().write, path))
            work.done.connect(self._written)
        self._follow(self._work)

    def copy(self) -> None:
        """Put the picture, or the words of the other formats, on the clipboard."""
        self._begin()
        order = self._order()
        self._work = Background(functools.partial(_for_clipboard, order))
        self._work.done.connect(self._copied)
        self._follow(self._work)

    def _begin(self) -> None:
        self._complain("")
        self.save_button.setEnabled(False)
        self.form.copy.setEnabled(False)
        self.progress.setValue(0)
        self.progress.show()

    def _follow(self, work: Background | BatchExport) -> None:
        work.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        work.refused.connect(self._refused)
        work.start()

    def _order_of(self, one: Export) -> Order | None:
        """The order of one of many, each in the size that suits it."""
        look, code = theme.load(self.theme.key()), self.form.language.key()
        made, kind = one.made(look, code), self.form.kind
        if not made.page.panels or (kind not in PICTURES and not made.table):
            return None
        size = fitting_size(one.size_cm, one.size_cm, self.theme.key(), made.page)
        return Order(
            kind, made.page, look, size, self.form.dpi.value(), made.title, made.table,
            self.form.text.key(), made.recipe, code,
        )  # fmt: skip

    def _names(self) -> list[str]:
        """What the files of a folder are going to be called."""
        suffix = "tex" if self.form.kind in ("latex", "plot") else self.form.kind
        return [
            file_name(number, self._exports[id].id, suffix)
            for number, id in enumerate(self.parts.chosen(), 1)
        ]

    def _written(self, note: object) -> None:
        self._settings.export_folder = str(Path(self._path).parent)
        path = Path(self._path).absolute()
        text = QCoreApplication.translate("Export", "{file} is saved in {folder}")
        said = text.format(file=path.name, folder=path.parent.name or str(path.parent))
        if note:
            text = QCoreApplication.translate("Export", "Saved without its recipe: {why}")
            said = f"{said}. {text.format(why=note)}"
        self.told.emit(said)
        self.accept()

    def _all_written(self, paths: tuple[Path, ...], notes: tuple[str, ...]) -> None:
        self._settings.export_folder = self._path
        text = QCoreApplication.translate("Export", "{count} files are in {folder}")
        said = text.format(count=len(paths), folder=Path(self._path).name)
        self.told.emit(". ".join([said, *notes]))
        self.accept()

    def _copied(self, content: tuple[str, bytes, QImage | None]) -> None:
        kind, data, picture = content
        mime = QMimeData()
        if kind in CLIPBOARD:
            mime.setData(CLIPBOARD[kind], QByteArray(data))
            if picture is not None:
                mime.setImageData(picture)
        else:
            mime.setText(data.decode("utf-8-sig"))
        QGuiApplication.clipboard().setMimeData(mime)
        self._rest()
        self.form.tell(QCoreApplication.translate("Export", "Copied"))

    def _refused(self, text: str) -> None:
        self._rest()
        self._complain(text)

    def _rest(self) -> None:
        self.progress.hide()
        self.save_button.setEnabled(True)
        self.form.copy.setEnabled(not self.chosen.each)

    def _end(self) -> None:
        """Nobody waits any more for what is under way."""
        self._closed = True
        self.preview.stop()
        if self._work is not None:
            self._work.abandon()

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.form.tell("")


def _for_clipboard(order: Order, progress: object) -> tuple[str, bytes, QImage | None]:
    """A file's content; with an SVG or a PDF also its pixels, for programs that know no other."""
    assert callable(progress)
    content = order.content(progress)
    if order.format not in PICTURES:
        return order.format, content, None
    pixels = content if order.format == "png" else replace(order, format="png").content(progress)
    return order.format, content, QImage.fromData(pixels)
