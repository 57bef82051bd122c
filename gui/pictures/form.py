"""What picture files leave open: the size and colour of a folder's, names, arrays of a file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from engine.data.picture_decoder import FITS
from engine.data.picture_files import SIDE_LIMIT
from engine.data.picture_found import Found
from engine.registry import SettingError
from gui import theme
from gui.controls import ComboBox, SegmentedControl
from gui.pictures.reader import Wish

USUAL = 28
LARGEST_KEPT = 64
"""Pictures up to this size are proposed to stay as they are."""

NONE = ""
"""The key of a chooser of arrays that asks for none."""


class PicturesForm(QWidget):
    """wish_changed(): pictures of a folder would become others. arrays_changed(): of a file."""

    wish_changed = Signal()
    arrays_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self._found: Found | None = None
        self._filling = False
        self.rows, self.columns = _side(), _side()
        self.colour = SegmentedControl(
            [
                ("grey", translate("Pictures", "Grey")),
                ("colour", translate("Pictures", "Colour")),
            ]
        )
        self.colour.show_key("colour")
        self.fit = SegmentedControl(
            [
                (fit, text)
                for fit, text in zip(
                    FITS,
                    (
                        translate("Pictures", "Cut"),
                        translate("Pictures", "Fill up"),
                        translate("Pictures", "Stretch"),
                    ),
                    strict=True,
                )
            ]
        )
        self.fit.show_key("crop")
        tips = (
            translate("Pictures", "Cut the middle out where the proportions are others"),
            translate("Pictures", "Add black at two sides where the proportions are others"),
            translate("Pictures", "Distort where the proportions are others"),
        )
        for fit, tip in zip(FITS, tips, strict=True):
            self.fit.button(fit).setToolTip(tip)
        self.name_field = QLineEdit()
        self.pictures, self.classes = ComboBox(), ComboBox()
        self.test_pictures, self.test_classes = ComboBox(), ComboBox()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._lay_out()
        for side in (self.rows, self.columns):
            side.valueChanged.connect(self._wish)
        for control in (self.colour, self.fit):
            control.chosen.connect(lambda key, control=control: self._choose(control, key))
        for combo in self._combos():
            combo.activated.connect(lambda _: self.arrays_changed.emit())
        self._show_rows()

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        self.rows.setAccessibleName(translate("Pictures", "Height in pixels"))
        self.columns.setAccessibleName(translate("Pictures", "Width in pixels"))
        self.sides = QWidget()
        row = QHBoxLayout(self.sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(6))
        for widget in (self.rows, QLabel("×"), self.columns):
            row.addWidget(widget)
        row.addStretch(1)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            (
                translate("Pictures", "Size"),
                translate("Pictures", "Height and width that all pictures are brought to"),
                self.sides,
            ),
            (
                translate("Pictures", "Colour"),
                translate("Pictures", "One number a pixel, or three: red, green and blue"),
                self.colour,
            ),
            (translate("Pictures", "Proportions"), "", self.fit),
            (
                translate("Pictures", "Pictures"),
                translate("Pictures", "The array that holds the pictures"),
                self.pictures,
            ),
            (
                translate("Pictures", "Classes"),
                translate("Pictures", "The array that holds the class of each picture"),
                self.classes,
            ),
            (
                translate("Pictures", "Test pictures"),
                translate(
                    "Pictures", "The array that holds pictures to test with, if there is one"
                ),
                self.test_pictures,
            ),
            (
                translate("Pictures", "Test classes"),
                translate("Pictures", "The array that holds the class of each test picture"),
                self.test_classes,
            ),
            (
                translate("Pictures", "Names"),
                translate("Pictures", "What the classes are called, in order, parted by commas"),
                self.name_field,
            ),
        )
        for text, tip, field in rows:
            self._form.addRow(text, field)
            field.setAccessibleName(text)
            field.setToolTip(tip)

    def _combos(self) -> tuple[ComboBox, ...]:
        return self.pictures, self.classes, self.test_pictures, self.test_classes

    def _show_rows(self) -> None:
        """Show the rows that the format has."""
        found = self._found
        folder = found is not None and found.format == "folder"
        arrays = self.pictures.count() > 0
        shown: tuple[tuple[QWidget, bool], ...] = (
            *((field, folder) for field in (self.sides, self.colour, self.fit)),
            *((field, arrays) for field in self._combos()),
            (self.name_field, found is not None and (folder or _numbered(found.class_names))),
        )
        for field, is_shown in shown:
            self._form.setRowVisible(field, is_shown)

    def show_found(self, found: Found) -> None:
        """Ask for what is left open, with proposals."""
        same = self._found is not None and self._found.class_names == found.class_names
        self._found = found
        self._filling = True
        if not same:
            self.name_field.setText(", ".join(found.class_names))
        if found.format == "folder":
            fits = found.smallest == found.largest and 0 < max(found.largest) <= LARGEST_KEPT
            height, width = found.largest if fits else (USUAL, USUAL)
            self.rows.setValue(height)
            self.columns.setValue(width)
        if found.format == "npz" and len(found.arrays) > len(found.chosen):
            self.offer_arrays(tuple(array.name for array in found.arrays), found.chosen)
        self._filling = False
        self._show_rows()

    def show_grey(self) -> None:
        """The pictures have no colour."""
        self._choose(self.colour, "grey")

    def offer_arrays(self, names: tuple[str, ...], chosen: tuple[str, ...] = ()) -> None:
        """Ask which arrays of a file hold what; those chosen already stay."""
        if self.pictures.count():
            return
        places = (*chosen, *(NONE,) * (4 - len(chosen)))
        none = QCoreApplication.translate("Pictures", "none")
        for combo, name in zip(self._combos(), places, strict=True):
            combo.addItem(none, NONE)
            for each in names:
                combo.addItem(each, each)
            combo.show_key(name)
        self._show_rows()

    # What is chosen

    def arrays(self) -> tuple[str, ...]:
        """The arrays that are chosen; () to have the usual ones looked for."""
        keys = [combo.key() or NONE for combo in self._combos()]
        if not all(keys[:2]):
            return ()
        return tuple(keys) if all(keys[2:]) else tuple(keys[:2])

    def wish(self, skip_unreadable: bool = False) -> Wish:
        """What pictures of a folder are to become."""
        return Wish(
            self.rows.value(),
            self.columns.value(),
            self.colour.key(),
            self.fit.key(),
            skip_unreadable,
        )

    def names(self) -> tuple[str, ...]:
        """What the classes are to be called; () as they are. Raises SettingError."""
        found = self._found
        if found is None or not self._form.isRowVisible(self.name_field):
            return ()
        text = self.name_field.text().strip().strip(",;")
        names = tuple(part.strip() for part in text.replace(";", ",").split(","))
        expected = len(found.class_names)
        if len(names) != expected or len(set(names)) != expected or "" in names:
            raise SettingError(
                "Names expects {count} different names, parted by commas, got {got}: correct them",
                count=expected,
                got=len({name for name in names if name}),
            )
        return names

    def _choose(self, control: SegmentedControl, key: str) -> None:
        control.show_key(key)
        self._wish()

    def _wish(self) -> None:
        if not self._filling:
            self.wish_changed.emit()


def _side() -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, SIDE_LIMIT)
    field.setKeyboardTracking(False)
    field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    field.setValue(USUAL)
    return field


def _numbered(names: tuple[str, ...]) -> bool:
    """Whether classes are numbers that may be given names; texts in a file are names already."""
    return names == tuple(map(str, range(len(names))))
