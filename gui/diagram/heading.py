"""The heading of a hidden layer: its name, which is dragged or opens a menu, units, activation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from engine.nn.activations import Activation, activations
from engine.nn.dense import Dense
from gui import icons, theme
from gui.controls import ComboBox, Stepper
from gui.diagram.columns import title
from gui.diagram.layout import HeadingForm
from gui.diagram.stack import MOST_UNITS
from gui.language import follow, vocabulary

MENU_UNITS = (1, 2, 3, 4, 5, 6, 8, 10, 16, 32, MOST_UNITS)
HEIGHT = {HeadingForm.ROW: 60, HeadingForm.STACKED: 88, HeadingForm.MENU: 32}
FIELD_TOP = 34
GAP = 6
COMBO_WIDTH = 56
PADDING, ARROW = 6, 20  # in a combo box
# The room that the window's style keeps free beside an arrow would leave none for a short name.
_NARROW_COMBO = """
QComboBox {{ padding: 0 0 0 {pad}px; }}
QComboBox:focus {{ padding: 0 0 0 {focused}px; }}
QComboBox::drop-down {{ width: {arrow}px; }}
"""


class LayerName(QToolButton):
    """The name of a layer: a click opens its menu, a drag carries it elsewhere.

    dragged(x), dropped(x): in global coordinates; dropped also ends a drag, with nan if by Esc.
    """

    dragged = Signal(float)
    dropped = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("variant", "flat")
        self._pressed_at: QPointF | None = None
        self._carried = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._carried = event.globalPosition(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        away = (event.globalPosition() - self._pressed_at).manhattanLength()
        if self._carried or away >= QApplication.startDragDistance():
            self._carried = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried, self._pressed_at, self._carried = self._carried, None, False
        if carried:
            self.unsetCursor()
            self.setDown(False)
            self.dropped.emit(event.globalPosition().x())
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._carried:
            self._pressed_at, self._carried = None, False
            self.unsetCursor()
            self.dropped.emit(float("nan"))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class NarrowCombo(ComboBox):
    """A combo box whose text ends in … where it has no room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        now = theme.current()
        room = self.width() - now.px(PADDING) - now.px(ARROW) - 2
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class LayerHeading(QWidget):
    """Shows one hidden layer and asks for changes of it.

    move_asked(by): -1 to the left, 1 to the right.
    """

    units_asked = Signal(int)
    activation_asked = Signal(object)
    frozen_asked = Signal(bool)
    move_asked = Signal(int)
    removal_asked = Signal()

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._layer: Dense | None = None
        self._number = 1
        self._count = 1
        self._form = HeadingForm.ROW
        self.name = LayerName(self)
        self.name.clicked.connect(self._open_menu)
        self.stepper = Stepper(1, MOST_UNITS, parent=self)
        self.stepper.edited.connect(self.units_asked)
        self.combo = NarrowCombo(self)
        self.combo.setMinimumContentsLength(2)
        for member in activations:
            if member.for_hidden:
                self.combo.addItem("", member.kind)
        self.combo.setCurrentIndex(-1)
        self.combo.currentIndexChanged.connect(self._chosen)
        self.setTabOrder(self.name, self.stepper)
        self.setTabOrder(self.stepper, self.combo)
        theme.theme_changed.connect(self._measure)
        follow(self, self._retranslate)

    def show_layer(self, layer: Dense, number: int, count: int) -> None:
        """Show a layer, the number-th (from 1) of `count` hidden layers."""
        renamed = (number, count) != (self._number, self._count) or self._layer is None
        self._layer, self._number, self._count = layer, number, count
        # A file may hold more units than the stepper offers; they stay until others are asked for.
        self.stepper.set_range(1, max(MOST_UNITS, layer.units))
        self.stepper.show_value(layer.units)
        if self.combo.find_key(layer.activation.kind) < 0:
            self.combo.addItem("", layer.activation.kind)
            renamed = True
        self.combo.show_key(layer.activation.kind)
        if renamed:
            self._retranslate()
        self._describe()

    def place(self, centre: float, top: float, room: float, form: HeadingForm) -> None:
        """Stand about `centre`, in the form that has room."""
        now = theme.current()
        self._form = form
        width = int(room) if form is not HeadingForm.ROW else max(int(room), now.px(138))
        self.setGeometry(round(centre - width / 2), int(top), width, now.px(HEIGHT[form]))
        self._measure()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _measure(self, _theme: object = None) -> None:
        now, form, width = theme.current(), self._form, self.width()
        self._measure_name(now, width)
        controls = form is not HeadingForm.MENU
        self.stepper.setVisible(controls)
        self.combo.setVisible(controls)
        if not controls:
            return
        self.combo.setStyleSheet(
            _NARROW_COMBO.format(
                pad=now.px(PADDING), focused=now.px(PADDING - 1), arrow=now.px(ARROW)
            )
        )
        field, top = now.field, now.px(FIELD_TOP)
        buttons = now.px(22 if width >= now.px(80) else 16)
        self.stepper.less.setFixedWidth(buttons)
        self.stepper.more.setFixedWidth(buttons)
        stepper = 2 * buttons + self.stepper.field.width() + 2
        if form is HeadingForm.ROW:
            combo = min(now.px(96), width - stepper - now.px(GAP))
            combo = max(now.px(COMBO_WIDTH), min(combo, self._combo_width(now)))
            left = (width - stepper - now.px(GAP) - combo) // 2
            self.stepper.setGeometry(left, top, stepper, field)
            self.combo.setGeometry(left + stepper + now.px(GAP), top, combo, field)
        else:
            combo = min(width, max(stepper, self._combo_width(now)))
            self.stepper.setGeometry((width - stepper) // 2, top, stepper, field)
            below = QRect((width - combo) // 2, top + field + now.px(4), combo, field)
            self.combo.setGeometry(below)

    def _measure_name(self, now: theme.Theme, width: int) -> None:
        """The name in the largest type that has room, or else only the number of the layer."""
        number = str(self._number)
        sizes = (now.body, now.small, now.caption)
        choices = [(title(self._number), size) for size in sizes] + [(number, now.body)]
        for text, size in choices:
            font = now.font(size, semibold=True)
            wide = QFontMetrics(font).horizontalAdvance(text) + now.px(14)
            if wide <= width or text == number:
                break
        self.name.setFont(font)
        self.name.setText(text)
        self.name.setGeometry((width - wide) // 2, now.px(8), wide, now.icon_button)

    def _combo_width(self, now: theme.Theme) -> int:
        metrics = QFontMetrics(now.font())
        return metrics.horizontalAdvance(self.combo.currentText()) + now.px(30)

    def _chosen(self, index: int) -> None:
        kind = self.combo.itemData(index)
        if self._layer is not None and index >= 0 and kind != self._layer.activation.kind:
            self.activation_asked.emit(activations[kind]())
            self.combo.show_key(self._layer.activation.kind)  # what is true, if that was refused

    # the menu

    def _open_menu(self) -> None:
        menu = QMenu(self.window())  # outlives this heading, whose layer it may remove
        self.fill_menu(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.name.mapToGlobal(self.name.rect().bottomLeft()))

    def fill_menu(self, menu: QMenu) -> None:
        """All that can be done with the layer; units and activation where no control shows them."""
        if self._layer is None:
            return
        if self._form is HeadingForm.MENU:
            self._fill_knobs(menu, self._layer)
        translate = QCoreApplication.translate
        left = menu.addAction(
            icons.icon("arrow-left"), translate("Network", "Move left"),
            lambda: self.move_asked.emit(-1),
        )  # fmt: skip
        left.setEnabled(self._number > 1)
        right = menu.addAction(
            icons.icon("arrow-right"), translate("Network", "Move right"),
            lambda: self.move_asked.emit(1),
        )  # fmt: skip
        right.setEnabled(self._number < self._count)
        menu.addSeparator()
        frozen = menu.addAction(translate("Network", "Freeze weights"))
        frozen.setCheckable(True)
        frozen.setChecked(self._layer.frozen)
        frozen.triggered.connect(self.frozen_asked)
        menu.addAction(
            icons.icon("trash-2"), translate("Network", "Remove layer"), self.removal_asked.emit
        )

    def _fill_knobs(self, menu: QMenu, layer: Dense) -> None:
        units = menu.addMenu(QCoreApplication.translate("Network", "Units"))
        for count in sorted({*MENU_UNITS, layer.units}):
            action = units.addAction(str(count))
            action.setCheckable(True)
            action.setChecked(count == layer.units)
            action.triggered.connect(lambda _on, count=count: self.units_asked.emit(count))
        kinds = menu.addMenu(QCoreApplication.translate("Network", "Activation"))
        for member in activations:
            if member.for_hidden:
                action = kinds.addAction(vocabulary(member.label))
                action.setCheckable(True)
                action.setChecked(member.kind == layer.activation.kind)
                action.triggered.connect(lambda _on, kind=member.kind: self._ask_kind(kind))
        menu.addSeparator()

    def _ask_kind(self, kind: str) -> None:
        if self._layer is not None and kind != self._layer.activation.kind:
            made: Activation = activations[kind]()
            self.activation_asked.emit(made)

    # words

    def _retranslate(self) -> None:
        name = title(self._number)
        translate = QCoreApplication.translate
        self.setAccessibleName(name)
        self.name.setAccessibleName(translate("Network", "{layer}: menu").format(layer=name))
        tip = translate("Network", "{layer}: drag to reorder, click to move, freeze or remove it")
        self.name.setToolTip(tip.format(layer=name))
        self.stepper.set_name(translate("Network", "{layer}: units").format(layer=name))
        for index in range(self.combo.count()):
            member = activations[self.combo.itemData(index)]
            self.combo.setItemText(index, vocabulary(member.label))
            self.combo.setItemData(index, vocabulary(member.summary()), Qt.ItemDataRole.ToolTipRole)
        text = translate("Network", "{layer}: activation").format(layer=name)
        self.combo.setAccessibleName(text)
        self._describe()
        self._measure()

    def _describe(self) -> None:
        if self._layer is None:
            return
        activation = self._layer.activation
        label, summary = vocabulary(activation.label), vocabulary(activation.summary())
        self.combo.setToolTip(f"{label}: {summary}")
        self.combo.setAccessibleDescription(summary)
