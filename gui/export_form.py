"""The form of the export dialog: its fields, of which those are shown that matter, and the preview.

What few people want (title, caption, language, scales) is folded away at first.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.controls import ComboBox, SegmentedControl
from gui.controls.section import SectionTitle
from gui.export_fields import CaptionField, PageChoice, Parts, SizeFields
from gui.export_preview import Preview
from gui.figures.export import CM_PER_INCH, PX_PER_INCH
from gui.language import LANGUAGES, language
from gui.numbers import format_number

FORMATS = {"png": "PNG", "svg": "SVG", "pdf": "PDF", "csv": "CSV", "latex": "LaTeX"}
FIRST_DPI, SMALLEST_DPI, LARGEST_DPI = 192, 30, 2400
COLUMN_PX, DPI_PX, LEAST_HEIGHT_PX = 400, 104, 440


class ExportForm(QWidget):
    """Shows and holds what is chosen, and knows nothing of what becomes of it.

    changed(): something that the picture depends on is another.   cancelled(): by the button.
    """

    changed = Signal()
    cancelled = Signal()

    def __init__(self, panels: Mapping[str, str], dialog: QDialog) -> None:
        """panels: names by key."""
        super().__init__(dialog)
        translate = QCoreApplication.translate
        self.panel = ComboBox()
        for key, name in panels.items():
            self.panel.addItem(name, key)
        self.panel.setAccessibleName(translate("Export", "Panel"))
        self.parts = Parts()
        self.format = SegmentedControl(list(FORMATS.items()))
        self.format.show_key("png")
        self.kind_row = SegmentedControl(
            [
                ("latex", translate("Export", "Table")),
                ("plot", translate("Export", "Plot (pgfplots)")),
            ]
        )
        self.kind_row.show_key("latex")
        self.text = SegmentedControl(
            [
                (False, translate("Export", "As outlines")),
                (True, translate("Export", "As text, in {font}").format(font=_family())),
            ]
        )
        self.text.show_key(False)
        self.theme = SegmentedControl(
            [
                ("print", translate("Export", "Print")),
                ("light", translate("Export", "Light")),
                ("dark", translate("Export", "Dark")),
            ]
        )
        self.theme.show_key("print")
        self.extent = SizeFields()
        self.page = PageChoice(self.extent)
        self.dpi = QDoubleSpinBox()
        self.dpi.setRange(SMALLEST_DPI, LARGEST_DPI)
        self.dpi.setDecimals(0)
        self.dpi.setSingleStep(48)
        self.dpi.setKeyboardTracking(False)
        self.dpi.setSuffix(" dpi")
        self.dpi.setToolTip(
            translate("Export", "Dots per inch: 96 for a screen, 192 for slides, 300 for print")
        )
        self.dpi.setValue(FIRST_DPI)
        self.pixels = QLabel()
        self.pixels.setProperty("role", "muted")
        self.title = QLineEdit()
        self.title.setPlaceholderText(translate("Export", "none"))
        self.caption = CaptionField()
        self.caption.edit.setToolTip(translate("Export", "**Two stars** make words bold"))
        self.language = ComboBox()
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.show_key(language())
        self.lock = QCheckBox(translate("Export", "Keep them for a series"))
        self.lock.setToolTip(
            translate("Export", "The next figures of this panel get the same axes and colours")
        )
        self.scales = _muted()
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.said = _muted()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Export", "Written"))
        _keeps_its_place(self.progress)
        self.progress.hide()
        self.preview = Preview()
        self.preview.setAccessibleName(translate("Export", "Preview"))
        self.save = QPushButton(translate("Export", "Save as…"))
        self.save.setDefault(True)
        self.copy = QPushButton(translate("Export", "Copy"))
        self.copy.setAutoDefault(False)
        self._more_allowed = True
        self._lay_out(dialog)
        self._connect()

    def _lay_out(self, dialog: QDialog) -> None:
        translate = QCoreApplication.translate
        now = theme.current()
        self._form, self._folded = _form_layout(), _form_layout()
        self.dpi.setFixedWidth(now.px(DPI_PX))
        resolution = QHBoxLayout()
        resolution.setSpacing(10)
        resolution.addWidget(self.dpi)
        resolution.addWidget(self.pixels)
        resolution.addStretch(1)
        self._resolution = QWidget()
        self._resolution.setLayout(resolution)
        resolution.setContentsMargins(0, 0, 0, 0)
        form = self._form
        form.addRow(translate("Export", "Panel"), self.panel)
        form.addRow(translate("Export", "Panels"), self.parts)
        form.addRow(translate("Export", "Format"), self.format)
        form.addRow(translate("Export", "As"), self.kind_row)
        form.addRow(translate("Export", "Letters"), self.text)
        form.addRow(translate("Export", "Theme"), self.theme)
        form.addRow(translate("Export", "Page"), self.page)
        form.addRow(translate("Export", "Width × height"), self.extent)
        form.addRow(translate("Export", "Resolution"), self._resolution)
        folded = self._folded
        folded.addRow(translate("Export", "Title"), self.title)
        folded.addRow(translate("Export", "Caption"), self.caption)
        folded.addRow(translate("Export", "Language"), self.language)
        folded.addRow(translate("Export", "Scales"), self.lock)
        folded.addRow("", self.scales)
        self.more = SectionTitle(translate("Export", "Words, language, scales"), semibold=False)
        self.more.setChecked(False)
        self._inner = QWidget()
        self._inner.setLayout(folded)
        folded.setContentsMargins(0, 0, 0, 0)
        self._inner.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        cancel = QPushButton(translate("Export", "Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.cancelled)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.said, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        left = QVBoxLayout(self)
        left.setContentsMargins(0, 0, 0, 0)
        left.addLayout(form)
        left.addWidget(self.more)
        left.addWidget(self._inner)
        left.addWidget(self.error)
        left.addStretch(1)
        left.addWidget(self.progress)
        left.addLayout(buttons)
        self.setFixedWidth(now.px(COLUMN_PX))  # whichever rows there are
        self.preview.setMinimumHeight(now.px(LEAST_HEIGHT_PX))
        # One width of labels for both forms, so that the fields stand beneath each other.
        labels = [each for part in (form, folded) for each in _labels(part)]
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)
        whole = QHBoxLayout(dialog)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(20)
        whole.addWidget(self)
        whole.addWidget(self.preview, 1)

    def _connect(self) -> None:
        for choice in (self.format, self.kind_row, self.text, self.theme):
            choice.chosen.connect(lambda key, choice=choice: self._choose(choice, key))
        self.language.currentIndexChanged.connect(self.changed)
        for field in (self.parts, self.extent, self.caption):
            field.changed.connect(self.changed)
        self.extent.changed.connect(self._say_pixels)
        self.title.textChanged.connect(self.changed)
        self.dpi.valueChanged.connect(self._dpi_changed)
        self.more.toggled.connect(lambda _on: self._unfold())
        self._dpi_changed()

    def _choose(self, choice: SegmentedControl, key: object) -> None:
        choice.show_key(key)
        if choice is self.format:
            self._dpi_changed()
        self.changed.emit()

    def _dpi_changed(self) -> None:
        vector = self.format.key() != "png"
        self.extent.set_dpi(PX_PER_INCH if vector else self.dpi.value())
        self._say_pixels()
        self.changed.emit()

    def _say_pixels(self) -> None:
        sides = (round(cm / CM_PER_INCH * self.dpi.value()) for cm in self.extent.cm)
        self.pixels.setText(" × ".join(format_number(side) for side in sides) + " px")

    def _unfold(self) -> None:
        self._inner.setVisible(self.more.isChecked() and self._more_allowed)

    # What is shown

    @property
    def kind(self) -> str:
        """The format, of LaTeX the kind of it."""
        chosen: str = self.format.key()
        return self.kind_row.key() if chosen == "latex" else chosen

    def offer(
        self,
        *,
        parts: bool,
        tables: bool,
        plots: bool = False,
        locks: bool = False,
        one: bool = True,
    ) -> None:
        """Show the rows that matter. tables, plots: there are numbers, curves. one: it is one
        picture, with a size and words of its own."""
        for format, there in (("csv", tables), ("latex", tables or plots)):
            self.format.button(format).setVisible(there)
            if not there and self.format.key() == format:
                self.format.show_key("png")
        if not (tables and plots):
            self.kind_row.show_key("latex" if tables else "plot")
        format = self.format.key()
        picture = format in ("png", "svg", "pdf")
        for field, there in (
            (self.parts, parts),
            (self.kind_row, format == "latex" and tables and plots),
            (self.text, format == "svg"),
            (self.theme, picture or self.kind == "plot"),
            (self.page, picture and one),
            (self.extent, picture and one),
            (self._resolution, format == "png"),
        ):
            self._form.setRowVisible(field, there)
        self.pixels.setVisible(one)
        self.copy.setVisible(one)
        self._say_pixels()
        for field, there in (
            (self.title, picture and one),
            (self.caption, one and (picture or self.kind == "latex")),
            (self.lock, one and locks),
            (self.scales, one and locks and self.lock.isChecked()),
        ):
            self._folded.setRowVisible(field, there)
        self._unfold()

    def show_scales(self, kept: str) -> None:
        """Say which scales stay as they are."""
        self.scales.setText(kept)

    def tell(self, text: str) -> None:
        """Say what came of a press beside the buttons."""
        self.said.setText(text)


def _family() -> str:
    return theme.current().family


def _form_layout() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return form


def _labels(form: QFormLayout) -> list[QWidget]:
    items = (form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(form.rowCount()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if widget is not None]


def _muted() -> QLabel:
    label = QLabel()
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def _keeps_its_place(widget: QWidget) -> None:
    """Let the room of a widget be kept while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
