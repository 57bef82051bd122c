"""The table dialog: shows the first rows of a table and asks what its columns stand for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.data.table_choice import TableChoice
from engine.data.table_data import TableClasses, TableSet
from engine.data.tables import Table
from engine.registry import SettingError
from gui import theme
from gui.controls import ComboBox, ElidedLabel, SegmentedControl
from gui.language import error_text
from gui.tables.preview import TablePreview
from gui.tables.reader import Finished, Glimpse, Made, Progress, Reader, Refused, Source
from gui.tables.words import layout_text, rows_text

POLL_MS = 30
WIDE = 10.0
"""Inputs that reach further from 0 are hard to learn from as they are."""


class TableDialog(QDialog):
    """Reads a source without blocking the window; refusals are said beneath the choices.

    chosen(dataset, standardises): the table is to be learnt from.
    """

    chosen = Signal(object, bool)

    def __init__(
        self, source: Source, can_standardise: bool = True, parent: QWidget | None = None
    ) -> None:
        """can_standardise: whether to offer it; not where the features are preprocessed already."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("Tables", "Open table"))
        self._source = source
        self._can_standardise = can_standardise
        self._table: Table | None = None
        self._dataset: TableSet | None = None
        self._filling = False
        self.reader = Reader()
        self.title = ElidedLabel()
        self.title.setProperty("role", "title")
        self.facts = QLabel()
        self.facts.setProperty("role", "muted")
        self.preview = TablePreview()
        self.preview.setAccessibleName(QCoreApplication.translate("Tables", "First rows"))
        self.header = QCheckBox(
            QCoreApplication.translate("Tables", "The first row names the columns")
        )
        self.task = SegmentedControl(
            [
                ("classification", QCoreApplication.translate("Tables", "Classes")),
                ("regression", QCoreApplication.translate("Tables", "Values")),
            ]
        )
        self.x1, self.x2, self.target = ComboBox(), ComboBox(), ComboBox()
        self.skip = QCheckBox(QCoreApplication.translate("Tables", "Leave incomplete rows out"))
        self.standardise = QCheckBox()
        self.standardise.hide()
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.note, self.error = QLabel(), QLabel()
        self.error.setProperty("role", "error")
        for label in (self.note, self.error):
            label.setWordWrap(True)
            label.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = QPushButton(QCoreApplication.translate("Tables", "Use this table"))
        self.use.setDefault(True)
        self.use.setProperty("variant", "primary")
        self.use.setEnabled(False)
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._opener = QTimer(self)  # fires once what a poll has changed is painted
        self._opener.setSingleShot(True)
        self._opener.setInterval(0)
        self._opener.timeout.connect(self.reader.let_go)
        for combo in (self.x1, self.x2, self.target):
            combo.currentIndexChanged.connect(self._choose)
        self.task.chosen.connect(self._choose_task)
        self.skip.toggled.connect(self._choose)
        self.header.toggled.connect(self._read_again)
        self._read(None)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows = (
            (QCoreApplication.translate("Tables", "Column of x₁"), self.x1),
            (QCoreApplication.translate("Tables", "Column of x₂"), self.x2),
            (QCoreApplication.translate("Tables", "To be learnt"), self.target),
            (QCoreApplication.translate("Tables", "Learnt as"), self.task),
        )
        for text, field in rows:
            form.addRow(text, field)
            field.setAccessibleName(text)
        self.choices = QWidget()
        self.choices.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        checks = QVBoxLayout()
        for check in (self.header, self.skip, self.standardise):
            checks.addWidget(check)
        checks.setSpacing(12)  # each beside a row of the form
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addWidget(self.choices, 1)
        columns.addLayout(checks, 1)
        columns.setAlignment(checks, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.facts)
        whole.addLayout(head)
        whole.addWidget(self.preview, 1)
        whole.addWidget(self.progress)
        whole.addLayout(columns)
        whole.addWidget(self.note)
        whole.addWidget(self.error)
        whole.addWidget(buttons)
        self.progress.setFixedHeight(theme.current().px(4))
        self.error.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    # Reading

    def _read(self, has_header: bool | None) -> None:
        self._table = self._dataset = None
        self._show_progress(0.0)
        self._complain(None)
        self.note.hide()
        self.choices.setEnabled(False)
        self.use.setEnabled(False)
        if isinstance(self._source, Path):
            self.title.setText(self._source.name)
        else:
            self.title.setText(QCoreApplication.translate("Tables", "Pasted text"))
        self.reader.hold()  # until the first poll: the dialog is to be painted first
        self.reader.read(self._source, has_header)
        self._timer.start()

    def _read_again(self, has_header: bool) -> None:
        if not self._filling:
            self._read(has_header)

    def _poll(self) -> None:
        self.reader.hold()
        self._opener.start()
        working = self.reader.is_working
        for report in self.reader.reports():
            if isinstance(report, Progress):
                self._show_progress(report.share)
            elif isinstance(report, Glimpse):
                self._show_glimpse(report)
            elif isinstance(report, Finished):
                self._show_table(report)
                return
            elif isinstance(report, Made):
                self._show_made(report)
            elif isinstance(report, Refused):
                self._show_progress(None)
                self._complain(report.error)
        if not working:
            self._timer.stop()

    def _show_progress(self, share: float | None) -> None:
        """How much is read; None when nothing is being read, and the bar leaves its place empty."""
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.setVisible(share is not None)
        if share is not None:
            self.progress.setValue(round(1000 * share))
            text = QCoreApplication.translate("Tables", "Reading, {percent} %")
            self.progress.setAccessibleName(text.format(percent=round(100 * share)))

    def _show_glimpse(self, glimpse: Glimpse) -> None:
        self._filling = True
        self.header.setChecked(glimpse.layout.has_header)
        self._filling = False
        self.facts.setText(layout_text(glimpse.layout, glimpse.encoding))
        self.preview.show_roles({})
        self.preview.show_rows(glimpse.names, glimpse.rows)

    def _show_table(self, finished: Finished) -> None:
        self._table = table = finished.table
        self._show_progress(None)
        self._filling = True
        guess = finished.guess
        names = [column.name for column in table.columns]
        for combo, wanted in (
            (self.x1, guess.x1),
            (self.x2, guess.x2),
            (self.target, guess.target),
        ):
            combo.clear()
            for name in names:
                combo.addItem(name, name)
            combo.setCurrentIndex(names.index(wanted) if wanted else -1)
        self.task.show_key(guess.task)
        self._filling = False
        self.choices.setEnabled(True)
        self._choose()

    # What is chosen

    def choice(self) -> TableChoice:
        """What is chosen just now."""
        return TableChoice(
            self.x1.key() or "",
            self.x2.key() or "",
            self.target.key() or "",
            self.task.key(),
            self.skip.isChecked(),
        )

    def _choose_task(self, task: str) -> None:
        self.task.show_key(task)
        self._choose()

    def _choose(self) -> None:
        if self._filling or self._table is None:
            return
        self._dataset = None
        self.use.setEnabled(False)
        choice = self.choice()
        roles: dict[str, str] = {}
        target = QCoreApplication.translate("Tables", "class")
        if choice.task == "regression":
            target = QCoreApplication.translate("Tables", "value")
        for name, role in ((choice.x1, "x₁"), (choice.x2, "x₂"), (choice.target, target)):
            if name:
                roles[name] = f"{roles[name]}, {role}" if name in roles else role
        self.preview.show_roles(roles)
        self.reader.make(self._table, choice)
        self._timer.start()

    def _show_made(self, made: Made) -> None:
        if made.choice != self.choice():
            return
        self._dataset = dataset = made.dataset
        self._complain(made.error)
        self.note.setVisible(dataset is not None)
        self.use.setEnabled(dataset is not None)
        if dataset is not None:
            self.note.setText(_summary(dataset))
            self._offer_standardising(dataset)

    def _offer_standardising(self, dataset: TableSet) -> None:
        wide = any(max(-low, high) > WIDE for low, high in dataset.domains)
        self.standardise.setText(
            QCoreApplication.translate("Tables", "Standardise (wise for ranges as large as these)")
            if wide
            else QCoreApplication.translate("Tables", "Standardise")
        )
        if self.standardise.isHidden():
            self.standardise.setChecked(wide)
        self.standardise.setVisible(self._can_standardise)

    def _complain(self, error: SettingError | None) -> None:
        self.error.setText("" if error is None else error_text(error))
        self.error.setVisible(error is not None)
        if error is not None:
            self.note.hide()

    # The end

    def _accept(self) -> None:
        if self._dataset is not None:
            standardises = self._can_standardise and self.standardise.isChecked()
            self.chosen.emit(self._dataset, standardises)
            self.accept()

    def done(self, result: int) -> None:
        self.reader.cancel()
        self._timer.stop()
        self._opener.stop()
        super().done(result)


def _summary(dataset: TableSet) -> str:
    """How many rows there are, and the classes."""
    said = rows_text(dataset)
    if isinstance(dataset, TableClasses):
        text = QCoreApplication.translate("Tables", "{count} classes: {names}")
        names = ", ".join(dataset.class_names)
        said += "; " + text.format(count=dataset.class_count, names=names)
    return said
