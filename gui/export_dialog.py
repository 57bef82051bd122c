"""The export dialog: a panel as PNG, SVG or PDF, its numbers as CSV, with the picture beside it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.background import Background
from gui.controls import ComboBox, SegmentedControl
from gui.export_order import Order
from gui.export_preview import Preview
from gui.figures import export, page
from gui.settings import Settings

FORMATS = ("png", "svg", "pdf", "csv")
DPI = (96, 192, 300)
SMALLEST_CM, LARGEST_CM = 4.0, 100.0
SCREEN_DPI = 192
COLUMN_PX = 350
ZOOM = {"print": 0.8, "light": 1.2, "dark": 1.2}
"""How much larger than on screen, or smaller than in print, type and lines are set."""


@dataclass(frozen=True)
class Export:
    """A panel that can be exported.

    title: its name in the language of the moment.   page: its picture in a theme.
    size_cm: width and height that suit it.   table: its numbers as CSV, where it has any.
    parts: of a sheet of several pictures, ids and names of those that can be on it; its `page`
    takes the ids of those that are to be. fetch: has the picture brought up to the moment, then
    calls what it is given.
    """

    id: str
    title: Callable[[], str]
    page: Callable[..., page.Page]
    size_cm: tuple[float, float]
    table: Callable[[], str] | None = None
    parts: tuple[tuple[str, Callable[[], str]], ...] = ()
    fetch: Callable[[Callable[[], None]], None] = lambda then: then()


class ExportDialog(QDialog):
    """Asks for panel, format, theme and size, shows the picture, then asks for a file.

    What is saved is the moment at which the picture was shown, however the run goes on.
    """

    def __init__(
        self,
        exports: Mapping[str, Export],
        chosen: str,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Export", "Export"))
        self._exports = exports
        self._settings = settings
        self._page = functools.cache(self._make_page)
        self._fetched: set[str] = set()
        self._closed = False
        self._path = ""
        self._writing: Background | None = None
        self.panel = ComboBox()
        for key, one in exports.items():
            self.panel.addItem(one.title(), key)
        self.panel.show_key(chosen)
        self.parts = Parts()
        self.parts.changed.connect(self._show)
        self.format = SegmentedControl([(format, format.upper()) for format in FORMATS])
        self.format.show_key("png")
        self.theme = SegmentedControl(
            [
                ("print", QCoreApplication.translate("Export", "Print")),
                ("light", QCoreApplication.translate("Export", "Light")),
                ("dark", QCoreApplication.translate("Export", "Dark")),
            ]
        )
        self.theme.show_key("print")
        self.width_cm, self.height_cm = _centimetres(), _centimetres()
        self.dpi = ComboBox()
        for dots in DPI:
            text = QCoreApplication.translate("Export", "{dots} dots per inch").format(dots=dots)
            self.dpi.addItem(text, dots)
        self.dpi.show_key(SCREEN_DPI)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(QCoreApplication.translate("Export", "Written"))
        _keeps_its_place(self.progress)
        self.progress.hide()
        self.preview = Preview()
        self.preview.setAccessibleName(QCoreApplication.translate("Export", "Preview"))
        self._lay_out()
        self.panel.currentIndexChanged.connect(self._panel_chosen)
        self.format.chosen.connect(self._format_chosen)
        self.theme.chosen.connect(self._theme_chosen)
        for field in (self.width_cm, self.height_cm):
            field.valueChanged.connect(self._show)
        self.finished.connect(self._end)
        self._panel_chosen()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        size = QHBoxLayout()
        size.setSpacing(6)
        size.addWidget(self.width_cm)
        size.addWidget(QLabel("×"))
        size.addWidget(self.height_cm)
        size.addStretch(1)
        self._form = form
        form.addRow(QCoreApplication.translate("Export", "Panel"), self.panel)
        form.addRow(QCoreApplication.translate("Export", "Format"), self.format)
        form.addRow(QCoreApplication.translate("Export", "Theme"), self.theme)
        form.addRow(QCoreApplication.translate("Export", "Width × height"), size)
        form.addRow(QCoreApplication.translate("Export", "Resolution"), self.dpi)
        form.addRow(QCoreApplication.translate("Export", "On the page"), self.parts)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = QPushButton(QCoreApplication.translate("Export", "Save as…"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.ask_file)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        column = QWidget()
        column.setFixedWidth(theme.current().px(COLUMN_PX))  # whichever rows there are
        left = QVBoxLayout(column)
        left.setContentsMargins(0, 0, 0, 0)
        left.addLayout(form)
        left.addWidget(self.error)
        left.addStretch(1)
        left.addWidget(self.progress)
        left.addWidget(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(20)
        whole.addWidget(column)
        whole.addWidget(self.preview, 1)

    # What is chosen

    @property
    def chosen(self) -> Export:
        return self._exports[self.panel.key()]

    def _panel_chosen(self) -> None:
        for field, centimetres in zip(
            (self.width_cm, self.height_cm), self.chosen.size_cm, strict=True
        ):
            field.blockSignals(True)
            field.setValue(centimetres)
            field.blockSignals(False)
        self.parts.offer(self.chosen.parts)
        self._form.setRowVisible(self.parts, bool(self.chosen.parts))
        has_table = self.chosen.table is not None
        self.format.button("csv").setVisible(has_table)
        if self.format.key() == "csv" and not has_table:
            self.format.show_key("png")
        self._show()

    def _format_chosen(self, format: str) -> None:
        self.format.show_key(format)
        self._show()

    def _theme_chosen(self, name: str) -> None:
        self.theme.show_key(name)
        self._show()

    def _show(self) -> None:
        format = self.format.key()
        self._form.setRowVisible(2, format != "csv")
        self._form.setRowVisible(3, format != "csv")
        self._form.setRowVisible(4, format == "png")
        self._complain("")
        if format == "csv":
            table = self.chosen.table
            self.preview.show_text(table() if table is not None else "")
        elif self.chosen.id in self._fetched:
            self.preview.show_order(self._order())
        else:
            self.save_button.setEnabled(False)
            self.chosen.fetch(functools.partial(self._fetch_ended, self.chosen.id))

    def _fetch_ended(self, id: str) -> None:
        if not self._closed:
            self._fetched.add(id)
            if id == self.chosen.id:
                self.save_button.setEnabled(True)
                self._show()

    def _shown_page(self) -> page.Page:
        return self._page(self.panel.key(), self.theme.key(), self.parts.chosen())

    def _make_page(self, panel: str, look: str, parts: tuple[str, ...]) -> page.Page:
        made = self._exports[panel]
        return made.page(theme.load(look), parts) if made.parts else made.page(theme.load(look))

    def _look(self) -> theme.Theme:
        return theme.load(self.theme.key())

    def _size(self) -> export.Size:
        width, height = self.width_cm.value(), self.height_cm.value()
        return export.Size.from_cm(width, height, ZOOM[self.theme.key()])

    # What is saved

    def ask_file(self) -> None:
        """Ask where to; the dialog stays until the file is written."""
        format = self.format.key()
        folder = self._settings.export_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.PicturesLocation
        )
        asking = QFileDialog(self, self.windowTitle(), folder)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setNameFilter(f"{format.upper()} (*.{format})")
        asking.setDefaultSuffix(format)
        asking.selectFile(f"glassnet-{self.chosen.id}.{format}")
        asking.fileSelected.connect(self.save)
        asking.open()

    def save(self, path: str) -> None:
        """Write the file in the background; what is wrong is said in the dialog, which stays."""
        self._complain("")
        self.save_button.setEnabled(False)
        self._path = path
        self.progress.setValue(0)
        self.progress.show()
        self._writing = Background(functools.partial(self._order().write, path))
        self._writing.progressed.connect(self._show_progress)
        self._writing.done.connect(self._written)
        self._writing.refused.connect(self._refused)
        self._writing.start()

    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    def _written(self, _result: object) -> None:
        self._settings.export_folder = str(Path(self._path).parent)
        self.accept()

    def _refused(self, text: str) -> None:
        self.progress.hide()
        self.save_button.setEnabled(True)
        self._complain(text)

    def _end(self) -> None:
        """Nobody waits any more for what is under way."""
        self._closed = True
        self.preview.stop()
        if self._writing is not None:
            self._writing.abandon()

    def _order(self) -> Order:
        format, table = self.format.key(), self.chosen.table
        if format == "csv" and table is not None:
            return Order("csv", page.Page(()), self._look(), self._size(), table=table())
        look, size, dpi = self._look(), self._size(), self.dpi.key()
        return Order(format, self._shown_page(), look, size, dpi, self.chosen.title())

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


class Parts(QWidget):
    """Which pictures are to be on a sheet. changed(): others than before; one always stays."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(6)

    def offer(self, parts: tuple[tuple[str, Callable[[], str]], ...]) -> None:
        """Offer these, all of them chosen."""
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for name, title in parts:
            box = QCheckBox(title())
            box.setChecked(True)
            box.toggled.connect(self._toggled)
            self._column.addWidget(box)
            self.boxes[name] = box

    def chosen(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _toggled(self) -> None:
        for box in self.boxes.values():
            box.setEnabled(len(self.chosen()) > 1 or not box.isChecked())
        self.changed.emit()


def _keeps_its_place(widget: QWidget) -> None:
    """Let the room of a widget be kept while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def _centimetres() -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(SMALLEST_CM, LARGEST_CM)
    field.setDecimals(1)
    field.setSingleStep(0.5)
    field.setSuffix(" cm")
    return field
