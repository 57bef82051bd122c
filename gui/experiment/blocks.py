"""The table of a Gaussian mixture: a line for each block, its numbers typed in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from engine.data.gaussians import Block
from engine.registry import SettingError
from gui import theme
from gui.controls import Button, Field, IconButton
from gui.experiment.bindings import Bindings
from gui.experiment.knobs import knob_of
from gui.experiment.notes import Refusal
from gui.language import error_text, follow, vocabulary
from gui.numbers import format_number, parse_number

NUMBERS = ("mean_x", "mean_y", "variance", "count")
MOST_CLASSES = 10
STEPS = {"mean_x": 0.1, "mean_y": 0.1, "variance": 0.1, "count": 10}
DIGITS = 5


class Cell(Field):
    """One number of a block."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setProperty("align", "right")

    def mark(self, error: SettingError | None) -> None:
        """Turn the border red, or back."""
        marked = "true" if error else "false"
        if self.property("error") != marked:
            self.setProperty("error", marked)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleDescription(error_text(error) if error else "")


def class_icon(label: int, classes: int) -> QIcon:
    """A dot in the colour that the points of a class have on the map."""
    now = theme.current()
    if classes == 2:
        color = now.point_positive if label else now.point_negative
    else:
        color = now.classes[label % len(now.classes)].fill
    side, ratio = now.px(10), 3.0
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(side / 2, side / 2), 0.42 * side, 0.42 * side)
    painter.end()
    return QIcon(picture)


class BlockTable(QWidget):
    """Shows the blocks of the data set in hand and asks for other ones, `path` being theirs."""

    def __init__(self, bindings: Bindings, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self._path = path
        self._blocks: tuple[Block, ...] = ()
        self._classes = 0
        self._wrong: Cell | None = None
        self.cells: list[dict[str, Cell]] = []
        self.class_buttons: list[QToolButton] = []
        self.removers: list[IconButton] = []
        self.headings = [QLabel() for _ in (*NUMBERS, "class_label")]
        self.refusal = Refusal()
        self.add = Button(icon="plus", variant="flat")
        self.add.clicked.connect(self._add)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3)
        self._grid.setVerticalSpacing(3)
        for column, heading in enumerate(self.headings):
            heading.setProperty("role", "caption")
            last = column == len(NUMBERS)
            side = Qt.AlignmentFlag.AlignHCenter if last else Qt.AlignmentFlag.AlignRight
            heading.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(heading, 0, column)
            self._grid.setColumnStretch(column, 0 if last else 1)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 4, 0, 4)
        column_box.setSpacing(2)
        column_box.addLayout(self._grid)
        column_box.addWidget(self.refusal)
        column_box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        bindings.bind_place(path, self.show_error)
        theme.theme_changed.connect(self._dress)
        follow(self, self._retranslate)

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show these blocks; lines are made or removed only where their number differs."""
        while len(self.cells) > len(blocks):
            self._drop_line()
        while len(self.cells) < len(blocks):
            self._add_line(len(self.cells))
        grown = len(blocks) != len(self._blocks)
        self._blocks = blocks
        for line, block in zip(self.cells, blocks, strict=True):
            for name, cell in line.items():
                cell.show_text(self._text(block, name))
        for remover in self.removers:
            remover.setEnabled(len(blocks) > 1)
        classes = 1 + max((block.class_label for block in blocks), default=0)
        for button, block in zip(self.class_buttons, blocks, strict=True):
            button.setText(str(block.class_label))
        if classes != self._classes or grown or self._icons_differ():
            self._classes = classes
            self._dress()

    def show_error(self, error: SettingError | None) -> None:
        """Say beneath the table why the last change was refused."""
        self.refusal.show_error(error)
        if error is None and self._wrong is not None:
            self._wrong.mark(None)
            self._wrong = None
            self._show_again()

    def _show_again(self) -> None:
        for line, block in zip(self.cells, self._blocks, strict=False):
            for name, cell in line.items():
                cell.show_text(self._text(block, name))

    @staticmethod
    def _text(block: Block, name: str) -> str:
        return format_number(getattr(block, name), DIGITS, group=False)

    def _icons_differ(self) -> bool:
        return any(
            button.property("label") != block.class_label
            for button, block in zip(self.class_buttons, self._blocks, strict=True)
        )

    # lines

    def _add_line(self, number: int) -> None:
        line: dict[str, Cell] = {}
        row = number + 1
        for column, name in enumerate(NUMBERS):
            cell = Cell(name)
            cell.committed.connect(lambda text, n=number, name=name: self._commit(n, name, text))
            cell.cancelled.connect(lambda: self.show_error(None))
            cell.cancelled.connect(self._show_again)
            cell.stepped.connect(lambda steps, n=number, name=name: self._step(n, name, steps))
            self._grid.addWidget(cell, row, column)
            line[name] = cell
        label = QToolButton()
        label.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        label.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        label.clicked.connect(lambda _checked=False, n=number: self._choose_class(n))
        remover = IconButton("x")
        remover.clicked.connect(lambda _checked=False, n=number: self._remove(n))
        self._grid.addWidget(label, row, len(NUMBERS))
        self._grid.addWidget(remover, row, len(NUMBERS) + 1)
        self.cells.append(line)
        self.class_buttons.append(label)
        self.removers.append(remover)
        self._name_line(number)

    def _drop_line(self) -> None:
        widgets: list[QWidget] = [
            *self.cells.pop().values(),
            self.class_buttons.pop(),
            self.removers.pop(),
        ]
        if self._wrong in widgets:
            self._wrong = None
        for widget in widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    # asking

    def _commit(self, number: int, name: str, text: str) -> None:
        if self._wrong is None and text == self._text(self._blocks[number], name):
            return  # the rounded text of a longer number is no wish to round it
        try:
            value = parse_number(text)
        except SettingError as error:
            self._wrong = self.cells[number][name]
            self._wrong.mark(error)
            self.refusal.show_error(error)
            return
        self._ask(number, name, value)

    def _step(self, number: int, name: str, steps: int) -> None:
        value = getattr(self._blocks[number], name) + steps * STEPS[name]
        self._ask(number, name, value if name == "count" else round(value, 6))

    def _ask(self, number: int, name: str, value: Any) -> None:
        self.show_error(None)
        if self._bindings.ask(f"{self._path}.{number}.{name}", value):
            self._show_again()
            return
        if name in NUMBERS:
            self._wrong = self.cells[number][name]
            self._wrong.mark(self.refusal.error())

    def _choose_class(self, number: int) -> None:
        button = self.class_buttons[number]
        menu = self.class_menu(number)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def class_menu(self, number: int) -> QMenu:
        """The classes that a block can be given: those there are, and one more."""
        menu = QMenu(self)
        for label in range(min(self._classes + 1, MOST_CLASSES)):
            count = max(self._classes, label + 1)
            action = menu.addAction(class_icon(label, count), str(label))
            action.triggered.connect(
                lambda _checked=False, label=label: self._ask(number, "class_label", label)
            )
        return menu

    def _add(self) -> None:
        last = self._blocks[-1]
        made = Block(0.0, 0.0, last.variance, last.count, last.class_label)
        self._bindings.ask(self._path, (*self._blocks, made))

    def _remove(self, number: int) -> None:
        kept = (*self._blocks[:number], *self._blocks[number + 1 :])
        self._bindings.ask(self._path, kept)

    # look and words

    def _dress(self, _theme: object = None) -> None:
        now = theme.current()
        for button, block in zip(self.class_buttons, self._blocks, strict=False):
            button.setIcon(class_icon(block.class_label, self._classes))
            button.setProperty("label", block.class_label)
            button.setFixedSize(now.px(40), now.field)
        for line in self.cells:
            for cell in line.values():
                cell.setMinimumWidth(now.px(34))

    def _retranslate(self) -> None:
        texts = ["x₁", "x₂", vocabulary("Variance"), vocabulary("Points"), vocabulary("Class")]
        for heading, text in zip(self.headings, texts, strict=True):
            heading.setText(text)
        for name, heading in zip((*NUMBERS, "class_label"), self.headings, strict=True):
            heading.setToolTip(vocabulary(knob_of(Block, name).help))
        self.add.setText(QCoreApplication.translate("Experiment", "Add a block"))
        self.refusal.retranslate()
        for number in range(len(self.cells)):
            self._name_line(number)

    def _name_line(self, number: int) -> None:
        naming = QCoreApplication.translate("Experiment", "Block {number}: {name}")
        for name, cell in self.cells[number].items():
            described = knob_of(Block, name)
            said = naming.format(number=number + 1, name=vocabulary(described.label))
            cell.setAccessibleName(said)
            cell.setToolTip(f"{said}\n{vocabulary(described.help)}")
        described = knob_of(Block, "class_label")
        said = naming.format(number=number + 1, name=vocabulary(described.label))
        self.class_buttons[number].setAccessibleName(said)
        self.class_buttons[number].setToolTip(f"{said}\n{vocabulary(described.help)}")
        remove = QCoreApplication.translate("Experiment", "Remove block {number}")
        self.removers[number].set_text(remove.format(number=number + 1))
