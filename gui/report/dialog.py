"""The report dialog: title, notes and figures, saved as one HTML or PDF file."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.lessons.checks import Measured
from engine.training.frame import Frame
from gui import theme
from gui.asking import DOCUMENTS, saving_dialog
from gui.background import Background, Progress
from gui.controls import ComboBox, SegmentedControl
from gui.export_fields import Parts
from gui.exportable import Export
from gui.figures.export import write_in_place
from gui.language import LANGUAGES, language, speaking
from gui.report.content import report_of
from gui.report.document import Report
from gui.report.html import html
from gui.report.pdf import pdf
from gui.settings import Settings

FORMATS: Mapping[str, Callable[[Report, Progress], bytes]] = {"pdf": pdf, "html": html}
NOTES_PX = 110
WIDTH_PX = 460
ALONE = ("page", "all")
"""Exports that are made of others."""

Fetch = Callable[[Sequence[Export], Callable[[Frame | None], object]], object]
"""Brings panels up to one moment of the run, then calls with its frame."""


class ReportDialog(QDialog):
    """Asks what goes into the report and where to. told(text): what came of it."""

    told = Signal(str)

    def __init__(
        self,
        exports: Mapping[str, Export],
        fetch: Fetch,
        settings: Settings,
        title: str,
        results: Sequence[Measured] = (),
        parent: QWidget | None = None,
    ) -> None:
        """fetch: has panels at one moment of the run.   results: of the lesson that is open."""
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Report", "Report"))
        self._exports = {id: one for id, one in exports.items() if id not in ALONE}
        self._fetch, self._settings, self._results = fetch, settings, results
        self._path = ""
        self._closed = False
        self._work: Background | None = None
        self.title = QLineEdit(title)
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setPlaceholderText(translate("Report", "Name, class, what was to be found out"))
        self.notes.setFixedHeight(theme.current().px(NOTES_PX))
        self.format = SegmentedControl([("pdf", "PDF"), ("html", "HTML")])
        self.format.show_key("pdf")
        self.format.follow_choice()
        self.language = ComboBox()
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.show_key(language())
        self.figures = Parts()
        self.figures.offer(tuple((id, one.title) for id, one in self._exports.items()))
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(translate("Export", "Written"))
        self.save_button = QPushButton(translate("Export", "Save as…"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.ask_file)
        self.cancel_button = QPushButton(translate("Export", "Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.progress.hide()
        self.finished.connect(self._end)

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        self.form = QWidget()
        form = QFormLayout(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        for name, widget in (
            (translate("Export", "Title"), self.title),
            (translate("Report", "Notes"), self.notes),
            (translate("Report", "Figures"), self.figures),
            (translate("Export", "Format"), self.format),
            (translate("Export", "Language"), self.language),
        ):
            widget.setAccessibleName(name)
            form.addRow(name, widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self.error)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.current().px(WIDTH_PX))

    def ask_file(self) -> None:
        """Ask where to; the dialog stays until the file is written."""
        suffix = self.format.key()
        name, folder = f"glassnet-report.{suffix}", self._settings.export_folder
        asking = saving_dialog(self, self.windowTitle(), folder, DOCUMENTS, name)
        asking.fileSelected.connect(self.save)
        asking.open()

    def save(self, path: str) -> None:
        """Bring all figures up to the moment, then write; what is wrong is said in the dialog."""
        self._path = path
        self._complain("")
        self._show_work(True)
        chosen = [self._exports[id] for id in self.figures.chosen()]
        self._fetch(chosen, functools.partial(self._write, chosen))

    def _write(self, chosen: Sequence[Export], frame: Frame | None) -> None:
        """The panels show what the frame does: the numbers beside the figures are theirs."""
        if self._closed:
            return
        if frame is None:
            self._refused(QCoreApplication.translate("Report", "There is no run to report yet"))
            return
        look, code = theme.load("print"), self.language.key()
        pictures = [(one.made(look, code), one.size_cm) for one in chosen]
        title, notes = self.title.text().strip() or "Glassnet", self.notes.toPlainText()
        with speaking(code):
            report = report_of(title, frame, pictures, self._results, notes)
        write = FORMATS[self.format.key()]
        self._work = Background(functools.partial(_written, self._path, write, report))
        self._work.progressed.connect(lambda share: self.progress.setValue(round(1000 * share)))
        self._work.done.connect(self._done)
        self._work.refused.connect(self._refused)
        self._work.start()

    def _done(self, _result: object) -> None:
        self._settings.export_folder = str(Path(self._path).parent)
        text = QCoreApplication.translate("Report", "The report is in {file}")
        self.told.emit(text.format(file=Path(self._path).name))
        self.accept()

    def _refused(self, text: str) -> None:
        self._show_work(False)
        self._complain(text)

    def _show_work(self, going_on: bool) -> None:
        """While it is written nothing can be chosen."""
        self.form.setDisabled(going_on)
        self.save_button.setDisabled(going_on)
        self.progress.setValue(0)
        self.progress.setVisible(going_on)

    def _end(self) -> None:
        self._closed = True
        if self._work is not None:
            self._work.abandon()

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))


def _written(
    path: str, write: Callable[[Report, Progress], bytes], report: Report, progress: Progress
) -> None:
    """On a thread of its own."""
    write_in_place(path, write(report, progress))
