"""The settings of the bench: how the window slides, what it makes, of which picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.basics.kernels import KERNELS
from engine.basics.sliding import Operation, Sliding
from gui import theme
from gui.controls import ComboBox, IconButton, KnobForm, SegmentedControl, Stepper

SMALLEST, LARGEST = 3, 12
"""Cells along each side of the picture."""
NUMBERS, DIGIT, OWN = "numbers", "digit", "own"


class BenchControls(QWidget):
    """Shows the settings and asks for others, in two columns where both have room.

    slid(name, value): a knob of Sliding. operated(operation). sized(cells): along each side.
    pictured(name): NUMBERS or DIGIT; again for another digit. chose_kernel(name): of KERNELS.
    """

    slid = Signal(str, object)
    operated = Signal(object)
    sized = Signal(int)
    pictured = Signal(str)
    chose_kernel = Signal(str)

    def __init__(self, sliding: Sliding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = KnobForm(sliding)
        self.form.edited.connect(self.slid)
        self.operation = SegmentedControl([(one, "") for one in Operation])
        self.operation.chosen.connect(self.operated)
        self.picture = ComboBox()
        self.picture.activated.connect(lambda _: self.pictured.emit(self.picture.key()))
        self.another = IconButton("dices")
        self.another.clicked.connect(lambda: self.pictured.emit(DIGIT))
        self.size_stepper = Stepper(SMALLEST, LARGEST)
        self.size_stepper.edited.connect(self.sized)
        self.kernel = ComboBox()
        self.kernel.activated.connect(lambda _: self.chose_kernel.emit(self.kernel.key()))
        self._labels = {name: QLabel() for name in ("operation", "picture", "size", "kernel")}
        self._hint = QLabel()
        self._hint.setProperty("role", "caption")
        self._hint.setWordWrap(True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        left = self._left = QVBoxLayout()
        left.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        left.addStretch(1)
        self._columns.addLayout(left, 1)
        right = self._right = QVBoxLayout()
        self._grid = QGridLayout()
        pictures = QHBoxLayout()
        pictures.addWidget(self.picture, 1)
        pictures.addWidget(self.another)
        for row, label in enumerate(self._labels.values()):
            self._grid.addWidget(label, row, 0)
        self._grid.addWidget(self.operation, 0, 1)
        self._grid.addLayout(pictures, 1, 1)
        self._grid.addWidget(self.size_stepper, 2, 1)
        self._grid.addWidget(self.kernel, 3, 1)
        self._grid.setColumnStretch(1, 1)
        right.addLayout(self._grid)
        right.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignTop)
        right.addStretch(1)
        self._columns.addLayout(right, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_settings(
        self, sliding: Sliding, operation: Operation, picture: str, size: int, kernel: str
    ) -> None:
        """Show what the panel holds now."""
        self.form.show_component(sliding)
        self.form.row("padding_amount").setVisible(sliding.padding == "number")
        self.operation.show_key(operation)
        self.picture.show_key(picture)
        self.another.setVisible(picture == DIGIT)
        self.size_stepper.show_value(size)
        own = self.kernel.find_key(OWN)
        if kernel == OWN and own < 0:
            self.kernel.addItem(_kernel_names()[OWN], OWN)
        elif kernel != OWN and own >= 0:
            self.kernel.removeItem(own)
        self.kernel.show_key(kernel)
        has_kernel = operation is Operation.CONVOLUTION
        for widget in (self.kernel, self._labels["kernel"]):
            widget.setVisible(has_kernel)

    def offer_digits(self, offered: bool) -> None:
        """Whether the data in hand have pictures to cut a patch from."""
        index = self.picture.find_key(DIGIT)
        if offered and index < 0:
            self.picture.addItem(_picture_names()[DIGIT], DIGIT)
        elif not offered and index >= 0:
            self.picture.removeItem(index)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        names = {
            "operation": QCoreApplication.translate("Bench", "Window"),
            "picture": QCoreApplication.translate("Bench", "Picture"),
            "size": QCoreApplication.translate("Bench", "Picture size"),
            "kernel": QCoreApplication.translate("Bench", "Kernel"),
        }
        for name, label in self._labels.items():
            label.setText(names[name])
        self.operation.set_texts(
            [
                QCoreApplication.translate("Bench", "Convolve"),
                QCoreApplication.translate("Bench", "Maximum"),
                QCoreApplication.translate("Bench", "Mean"),
            ]
        )
        self.operation.setToolTip(
            QCoreApplication.translate(
                "Bench", "What is made of the numbers under the window: one number of the output"
            )
        )
        for combo, texts in ((self.picture, _picture_names()), (self.kernel, _kernel_names())):
            if combo.count() == 0:
                for key in (NUMBERS,) if combo is self.picture else KERNELS:
                    combo.addItem("", key)
            for index in range(combo.count()):
                combo.setItemText(index, texts[combo.itemData(index)])
        self.picture.setAccessibleName(names["picture"])
        self.picture.setToolTip(
            QCoreApplication.translate(
                "Bench", "Whole numbers, or the part of a test image that has the most ink"
            )
        )
        self.another.set_text(QCoreApplication.translate("Bench", "Another image"))
        self.size_stepper.set_name(names["size"])
        self.kernel.setAccessibleName(names["kernel"])
        self.kernel.setToolTip(QCoreApplication.translate("Bench", "Weights to begin with"))
        self._hint.setText(
            QCoreApplication.translate("Bench", "Click a number of picture or kernel to change it.")
        )
        self._measure()

    def minimumSizeHint(self) -> QSize:
        """As wide as one column: the other goes beneath it."""
        margins = self._columns.contentsMargins()
        widest = max(side.minimumSize().width() for side in (self._left, self._right))
        height = super().minimumSizeHint().height()
        return QSize(widest + margins.left() + margins.right(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        margins = self._columns.contentsMargins()
        across = sum(side.minimumSize().width() for side in (self._left, self._right))
        across += self._columns.spacing() + margins.left() + margins.right()
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if self.width() < across else direction.LeftToRight
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._columns.setContentsMargins(now.px(12), now.px(6), now.px(12), now.px(4))
        self._columns.setSpacing(now.px(20))
        self._grid.setHorizontalSpacing(now.px(8))
        self._grid.setVerticalSpacing(0)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, now.row)
        for label in self._labels.values():
            label.setMinimumWidth(now.px(76))
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._arrange()


def _picture_names() -> dict[str, str]:
    return {
        NUMBERS: QCoreApplication.translate("Bench", "Whole numbers"),
        DIGIT: QCoreApplication.translate("Bench", "Part of a test image"),
    }


def _kernel_names() -> dict[str, str]:
    return {
        "identity": QCoreApplication.translate("Bench", "Identity"),
        "edges": QCoreApplication.translate("Bench", "Edges"),
        "vertical_edges": QCoreApplication.translate("Bench", "Vertical edges"),
        "blur": QCoreApplication.translate("Bench", "Blur"),
        "sharpen": QCoreApplication.translate("Bench", "Sharpen"),
        OWN: QCoreApplication.translate("Bench", "Own numbers"),
    }
