"""The filters of the mistakes: which answers are shown, of which classes, in what order."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from engine.insight.mistakes import ORDERS, Selection
from gui import theme
from gui.controls import ComboBox
from gui.language import follow

ONE_ROW, TWO_ROWS = 518, 280
"""Pixels that all need beside each other, and in two rows."""

ANY = -1
"""The key of a chooser that asks for no class."""


class Filters(QWidget):
    """Shows a selection and asks for another: asked(Selection)."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection()
        self._names: tuple[str, ...] = ()
        self.which, self.order = ComboBox(), ComboBox()
        self.predicted, self.actual = ComboBox(), ComboBox()
        self._predicted_label, self._actual_label = QLabel(), QLabel()
        for label, combo in (
            (self._predicted_label, self.predicted),
            (self._actual_label, self.actual),
        ):
            label.setProperty("role", "muted")
            label.setBuddy(combo)
        for combo in (self.which, self.predicted, self.actual, self.order):
            combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            combo.activated.connect(self._ask)
        self._grid = QGridLayout(self)
        # What one row needs must not widen a narrow panel, for that has two.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._one_row: bool | None = None
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def show_selection(self, selection: Selection, names: tuple[str, ...]) -> None:
        """Show what is selected, among classes of these names."""
        if names != self._names:
            self._names = names
            self._list_classes()
        self._selection = selection
        self.which.show_key(selection.wrong_only)
        self.order.show_key(selection.order)
        self.predicted.show_key(ANY if selection.predicted is None else selection.predicted)
        self.actual.show_key(ANY if selection.actual is None else selection.actual)

    def _ask(self, _index: int) -> None:
        predicted, actual = self.predicted.key(), self.actual.key()
        asked = dataclasses.replace(
            self._selection,
            wrong_only=self.which.key(),
            order=self.order.key(),
            predicted=None if predicted == ANY else predicted,
            actual=None if actual == ANY else actual,
        )
        if asked != self._selection:
            self.asked.emit(asked)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._predicted_label.setText(QCoreApplication.translate("Mistakes", "Predicted"))
        self._actual_label.setText(QCoreApplication.translate("Mistakes", "Actual"))
        orders = {
            "confidence": QCoreApplication.translate("Mistakes", "most certain"),
            "loss": QCoreApplication.translate("Mistakes", "largest loss"),
            "index": QCoreApplication.translate("Mistakes", "by number"),
        }
        self._list(
            self.which,
            [
                (True, QCoreApplication.translate("Mistakes", "mistakes")),
                (False, QCoreApplication.translate("Mistakes", "all answers")),
            ],
        )
        self._list(self.order, [(order, orders[order]) for order in ORDERS])
        self._list_classes()
        for combo, name, tip in (
            (
                self.which,
                QCoreApplication.translate("Mistakes", "Which answers"),
                QCoreApplication.translate("Mistakes", "Show the mistakes alone, or all answers"),
            ),
            (
                self.predicted,
                QCoreApplication.translate("Mistakes", "Predicted class"),
                QCoreApplication.translate("Mistakes", "Show only what is taken for this class"),
            ),
            (
                self.actual,
                QCoreApplication.translate("Mistakes", "Actual class"),
                QCoreApplication.translate("Mistakes", "Show only images of this class"),
            ),
            (
                self.order,
                QCoreApplication.translate("Mistakes", "Order"),
                QCoreApplication.translate(
                    "Mistakes",
                    "Order by the probability of the predicted class, by the loss −ln p of the "
                    "actual class, or by number",
                ),
            ),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(tip)
        self.show_selection(self._selection, self._names)

    def _list_classes(self) -> None:
        anything = (ANY, QCoreApplication.translate("Mistakes", "any"))
        for combo in (self.predicted, self.actual):
            self._list(combo, [anything, *enumerate(self._names)])

    @staticmethod
    def _list(combo: ComboBox, entries: list[tuple[object, str]]) -> None:
        key = combo.key()
        combo.clear()
        for one, text in entries:
            combo.addItem(text, one)
        combo.show_key(key)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._grid.setContentsMargins(now.px(12), now.px(6), now.px(12), 0)
        self._grid.setSpacing(now.px(6))
        for combo, width in (
            (self.which, 102),
            (self.predicted, 72),
            (self.actual, 72),
            (self.order, 118),
        ):
            combo.setMinimumWidth(now.px(width))
        self.setMinimumWidth(now.px(TWO_ROWS))
        self._arrange(self.width() >= now.px(ONE_ROW))

    def _arrange(self, one_row: bool) -> None:
        """All in one row, or, where that is too long, the classes in a second one."""
        if one_row == self._one_row:
            return
        self._one_row = one_row
        widgets = (
            self.which,
            self._predicted_label,
            self.predicted,
            self._actual_label,
            self.actual,
            self.order,
        )
        places = _ONE_ROW if one_row else _TWO_ROWS
        for widget, (row, column, span, _) in zip(widgets, places, strict=True):
            self._grid.addWidget(widget, row, column, 1, span)
        for column in range(len(widgets)):
            self._grid.setColumnStretch(column, 0)
        for _, column, span, stretch in places:
            self._grid.setColumnStretch(column + span - 1, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() >= theme.current().px(ONE_ROW))


# Row, column, columns that it spans, and stretch of: which, label, predicted, label, actual, order.
_ONE_ROW = ((0, 0, 1, 6), (0, 1, 1, 0), (0, 2, 1, 4), (0, 3, 1, 0), (0, 4, 1, 4), (0, 5, 1, 7))
_TWO_ROWS = ((0, 0, 2, 1), (1, 0, 1, 0), (1, 1, 1, 1), (1, 2, 1, 0), (1, 3, 1, 1), (0, 2, 2, 1))
