"""The fields of the export dialog: which panels, how large, and what stands beneath the figure."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.controls import ComboBox, IconButton
from gui.figures.export import CM_PER_INCH, PX_PER_INCH

SMALLEST_CM, LARGEST_CM = 2.0, 150.0
MOST_PARTS_PX = 150
SLIDE_CM, COLUMN_CM = (25.4, 14.3), 8.5
SUITING, SLIDE, COLUMN, OTHER = "suiting", "slide", "column", "other"
CAPTION_PX, UNIT_PX, NUMBER_PX = 58, 78, 62


class Parts(QScrollArea):
    """Which pictures are to be exported. changed(): others than before; one always stays."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(4)
        self.setWidget(self._inner)

    def offer(
        self, parts: tuple[tuple[str, Callable[[], str]], ...], shown: Collection[str] = ()
    ) -> None:
        """Offer these; chosen are those of `shown`, or all where there are none of them."""
        some = any(name in shown for name, _ in parts)
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for name, title in parts:
            box = QCheckBox(title())
            box.setChecked(name in shown or not some)
            box.toggled.connect(self._toggled)
            self._column.addWidget(box)
            self.boxes[name] = box
        self._keep_one()
        needed = self._column.sizeHint().height()
        self.setFixedHeight(min(needed, theme.current().px(MOST_PARTS_PX)))

    def chosen(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _toggled(self) -> None:
        self._keep_one()
        self.changed.emit()

    def _keep_one(self) -> None:
        for box in self.boxes.values():
            box.setEnabled(len(self.chosen()) > 1 or not box.isChecked())


class SizeFields(QWidget):
    """Width and height in centimetres or pixels. changed(): another size than before."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cm = (10.0, 10.0)
        self._dpi = PX_PER_INCH
        self.width_field, self.height_field = QDoubleSpinBox(), QDoubleSpinBox()
        self.width_field.setAccessibleName(QCoreApplication.translate("Export", "Width"))
        self.height_field.setAccessibleName(QCoreApplication.translate("Export", "Height"))
        self.unit = ComboBox()
        self.unit.addItem("cm", "cm")
        self.unit.addItem("px", "px")
        self.unit.setAccessibleName(QCoreApplication.translate("Export", "Unit of the size"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.width_field, 1)
        layout.addWidget(QLabel("×"))
        layout.addWidget(self.height_field, 1)
        layout.addWidget(self.unit)
        self.unit.setFixedWidth(theme.current().px(UNIT_PX))
        for field in (self.width_field, self.height_field):
            field.setMinimumWidth(theme.current().px(NUMBER_PX))
            field.setKeyboardTracking(False)  # 3 is no size on the way to 30
            field.valueChanged.connect(self._typed)
        self.unit.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def cm(self) -> tuple[float, float]:
        """Width and height in centimetres, with all their digits."""
        return self._cm

    def show_cm(self, width: float, height: float) -> None:
        """Show a size that nobody has typed."""
        self._cm = (width, height)
        self._show()

    def set_dpi(self, dpi: float) -> None:
        """Dots per inch: a size in pixels keeps its pixels, one in centimetres its centimetres."""
        if self.unit.key() == "px":
            ratio = self._dpi / dpi
            self._cm = (self._cm[0] * ratio, self._cm[1] * ratio)
        self._dpi = dpi
        self._show()

    def _per_cm(self) -> float:
        return self._dpi / CM_PER_INCH if self.unit.key() == "px" else 1.0

    def _show(self) -> None:
        pixels = self.unit.key() == "px"
        for field, cm in zip((self.width_field, self.height_field), self._cm, strict=True):
            with QSignalBlocker(field):
                field.setDecimals(0 if pixels else 1)
                field.setRange(SMALLEST_CM * self._per_cm(), LARGEST_CM * self._per_cm())
                field.setSingleStep(10 if pixels else 0.5)
                field.setValue(cm * self._per_cm())

    def _typed(self) -> None:
        per_cm = self._per_cm()
        self._cm = (self.width_field.value() / per_cm, self.height_field.value() / per_cm)
        self.changed.emit()


class PageChoice(ComboBox):
    """The pages that sizes are for: the one that suits the figure, a slide, a column of text."""

    def __init__(self, fields: SizeFields) -> None:
        """fields: show its size; what is typed there is a page of its own."""
        super().__init__()
        translate = QCoreApplication.translate
        self.setAccessibleName(translate("Export", "Page"))
        self.addItem(translate("Export", "Suits the figure"), SUITING)
        self.addItem(translate("Export", "Slide, 16:9"), SLIDE)
        self.addItem(translate("Export", "Column, 8.5 cm wide"), COLUMN)
        self.addItem(translate("Export", "Other"), OTHER)
        self._fields = fields
        self._suiting = fields.cm
        self.activated.connect(lambda _index: self._apply())
        fields.changed.connect(lambda: self.show_key(OTHER))

    def suit(self, cm: tuple[float, float]) -> None:
        """Another figure, that such a size suits; a page that was chosen for many stays."""
        self._suiting = cm
        if self.key() == OTHER:
            self.show_key(SUITING)
        self._show()

    def _apply(self) -> None:
        if self.key() != OTHER:
            self._show()
            page = self.key()
            self._fields.changed.emit()
            self.show_key(page)

    def _show(self) -> None:
        width, height = self._suiting
        sizes = {SLIDE: SLIDE_CM, COLUMN: (COLUMN_CM, COLUMN_CM * height / width)}
        self._fields.show_cm(*sizes.get(self.key(), self._suiting))


class CaptionField(QWidget):
    """The words beneath the figure: those it comes with until others are typed.

    changed(): others than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = ""
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(QCoreApplication.translate("Export", "Caption"))
        self.edit.setFixedHeight(theme.current().px(CAPTION_PX))
        self.edit.textChanged.connect(self._typed)
        self.back = IconButton("rotate-ccw")
        self.back.set_text(QCoreApplication.translate("Export", "The caption it comes with"))
        self.back.clicked.connect(self.forget)
        self.back.setEnabled(False)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit, 0, 0)
        layout.addWidget(self.back, 0, 1, Qt.AlignmentFlag.AlignTop)

    def show_own(self, caption: str) -> None:
        """Show what a figure comes with, unless something else was typed."""
        self._own = caption
        if not self.back.isEnabled():
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(caption)

    @property
    def text(self) -> str | None:
        """What was typed; None for what the figure comes with."""
        return self.edit.toPlainText().strip() if self.back.isEnabled() else None

    def forget(self) -> None:
        """Back to what the figure comes with."""
        self.back.setEnabled(False)
        self.show_own(self._own)
        self.changed.emit()

    def _typed(self) -> None:
        self.back.setEnabled(self.edit.toPlainText() != self._own)
        self.changed.emit()
