"""The table of layers: a row each, what is wrong beneath it, and the knobs of the unfolded one."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.nn.layer import Layer
from engine.registry import SettingError
from gui import theme
from gui.experiment.notes import Note
from gui.stack.columns import columns_of
from gui.stack.edges import DropLine, Foot, Head, Inset, Trouble
from gui.stack.editor import LayerEditor
from gui.stack.figure import Line, StackFigure
from gui.stack.mends import Mend
from gui.stack.row import StackRow


class StackTable(QWidget):
    """Shows a figure, and asks for what is done with rows by mouse and keyboard.

    selected(key); edited(key, name, value); moved(key, place among the layers); duplicated(key);
    removed(key); mended(stack). Keys: Up, Down, Home, End select; Enter or F2 unfolds and goes to
    the knobs, Escape comes back; Alt+Up, Alt+Down, Ctrl+D and Delete are the panel's.
    """

    selected = Signal(str)
    edited = Signal(str, str, object)
    moved = Signal(str, int)
    duplicated = Signal(str)
    removed = Signal(str)
    mended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: StackFigure | None = None
        self.rows: dict[str, StackRow] = {}
        self.key = ""  # of the selected row
        self.unfolded = False
        self.editor: LayerEditor | None = None
        self._editors: dict[type[Layer], LayerEditor] = {}
        self.head, self.foot = Head(), Foot()
        self.trouble, self.stack_trouble = Trouble(self), Trouble(self)
        for trouble in (self.trouble, self.stack_trouble):
            trouble.hide()
            trouble.asked.connect(self.mended)
        self.note = Note()
        self._line = DropLine(self)
        self._ground = Inset(self)  # of the unfolded editor
        self._ground_column = QVBoxLayout(self._ground)
        self._ground_column.setContentsMargins(0, 0, 0, 0)
        self._ground.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.foot)
        self._column.addWidget(self.note)
        self._column.addWidget(self.stack_trouble)
        self._column.addStretch(1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_figure(
        self,
        figure: StackFigure,
        mends: tuple[Mend, ...],
        refused: SettingError | None,
        note: str,
    ) -> None:
        """Show lines; rows stay with their layers wherever those move.

        mends: of the first impossible row. refused: why the whole stack cannot be.
        """
        self.figure = figure
        columns = columns_of(figure)
        wanted = [line.key for line in figure.lines]
        if list(self.rows) != wanted:
            self._arrange(figure)
        for line in figure.lines:
            self.rows[line.key].show_line(line, columns, figure.unit)
        if self.key not in self.rows:
            self.key, self.unfolded = "", False
        self.head.show_columns(columns, figure.unit)
        self.foot.show_total(figure, columns)
        self.note.say(note)
        self._show_trouble(figure, mends, refused)
        self._show_selection()

    def minimumSizeHint(self) -> QSize:
        """As low as its rows are at the width that it has: the height follows from that."""
        return QSize(theme.current().px(200), 0)

    def select(self, key: str, unfold: bool | None = None, focus: bool = False) -> None:
        """Select a row. unfold: whether its knobs are seen; as they were when left out."""
        if key not in self.rows:
            return
        changed = key != self.key
        self.key = key
        self.unfolded = self.unfolded if unfold is None else unfold
        self._show_selection()
        if focus:
            self.rows[key].setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.selected.emit(key)

    def line(self, key: str) -> Line | None:
        """The line of that key that is shown."""
        lines = self.figure.lines if self.figure is not None else ()
        return next((line for line in lines if line.key == key), None)

    def movable(self) -> list[str]:
        """The keys of the rows between input and output."""
        lines = self.figure.lines if self.figure is not None else ()
        return [line.key for line in lines if not line.fixed]

    def enter_editor(self) -> None:
        """Unfold the selected row and put the keyboard on its knobs."""
        if self.key:
            self.select(self.key, unfold=True)
            if self.editor is not None:
                self.editor.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self.rows)
        here = next((key for key, row in self.rows.items() if row.hasFocus()), None)
        if here is None or not keys:
            super().keyPressEvent(event)
            return
        place, pressed = keys.index(here), event.key()
        steps: Mapping[int, int] = {
            Qt.Key.Key_Up: place - 1,
            Qt.Key.Key_Down: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(keys) - 1,
        }
        if pressed in steps:
            there = min(max(steps[pressed], 0), len(keys) - 1)
            self.select(keys[there], focus=True)
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Right):
            self.select(here)
            self.enter_editor()
        elif pressed in (Qt.Key.Key_Escape, Qt.Key.Key_Left) and self.unfolded:
            self.select(here, unfold=False)
        else:
            super().keyPressEvent(event)

    # Rows

    def _arrange(self, figure: StackFigure) -> None:
        known = self.rows
        self.rows = {line.key: known.get(line.key) or self._row(line) for line in figure.lines}
        while self._rows.count():
            self._rows.takeAt(0)
        for key, row in known.items():
            if key not in self.rows:
                row.hide()
                row.deleteLater()
        for row in self.rows.values():
            self._rows.addWidget(row)
        before = self.head
        for row in self.rows.values():
            QWidget.setTabOrder(before, row)

    def _row(self, line: Line) -> StackRow:
        row = StackRow(line, self)
        key = line.key
        row.clicked.connect(lambda: self._clicked(key))
        row.focused.connect(lambda: self.select(key))
        row.dragged.connect(functools.partial(self._drag, key))
        row.dropped.connect(functools.partial(self._drop, key))
        row.abandoned.connect(self._line.hide)
        row.show()
        return row

    def _clicked(self, key: str) -> None:
        line = self.line(key)
        can_unfold = line is not None and line.layer is not None
        again = key == self.key and self.unfolded
        self.select(key, unfold=can_unfold and not again, focus=True)

    def _show_selection(self) -> None:
        resting = self.key or next(iter(self.movable()), "")
        for key, row in self.rows.items():
            row.setChecked(key == self.key)
            policy = Qt.FocusPolicy.StrongFocus if key == resting else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)
        line = self.line(self.key)
        layer = line.layer if line is not None and self.unfolded else None
        if line is None or layer is None:
            self._ground.hide()
            self.editor = None
            return
        editor = self._editor_of(layer)
        if editor is not self.editor:
            if self.editor is not None:
                self.editor.hide()
            self.editor = editor
            editor.show()
        keys = self.movable()
        editor.show_layer(layer, line.row, keys[:1] == [self.key], keys[-1:] == [self.key])
        self._place(self._ground, self.key)
        self._ground.show()

    def _editor_of(self, layer: Layer) -> LayerEditor:
        kind = type(layer)
        if kind not in self._editors:
            made = self._editors[kind] = LayerEditor(layer)
            made.edited.connect(lambda name, value: self.edited.emit(made.key, name, value))
            made.moved.connect(self.shift)
            made.duplicated.connect(lambda: self.duplicated.emit(self.key))
            made.removed.connect(lambda: self.removed.emit(self.key))
            made.left.connect(lambda: self.rows[self.key].setFocus(Qt.FocusReason.OtherFocusReason))
            made.hide()
            self._ground_column.addWidget(made)
        return self._editors[kind]

    def shift(self, places: int) -> None:
        """Ask for the selected layer so many places later (earlier where negative)."""
        keys = self.movable()
        if self.key in keys:
            there = keys.index(self.key) + places
            if 0 <= there < len(keys):
                self.moved.emit(self.key, there)

    def _show_trouble(
        self, figure: StackFigure, mends: tuple[Mend, ...], refused: SettingError | None
    ) -> None:
        broken = next((line for line in figure.lines if line.row.error is not None), None)
        if broken is None or broken.row.error is None:
            self._rows.removeWidget(self.trouble)
            self.trouble.hide()
        else:
            self.trouble.show_trouble(broken.row.error, mends)
            self._place(self.trouble, broken.key)
            self.trouble.show()
        self.stack_trouble.setVisible(refused is not None)
        if refused is not None:
            self.stack_trouble.show_trouble(refused)

    def _place(self, widget: QWidget, key: str) -> None:
        """Put a widget right beneath a row; the editor stands above what is wrong."""
        self._rows.removeWidget(widget)
        self._rows.insertWidget(self._rows.indexOf(self.rows[key]) + 1, widget)

    # Dragging

    def _drag(self, key: str, where: QPoint) -> None:
        place = self._place_at(where)
        keys = self.movable()
        after = self.rows[keys[place]] if place < len(keys) else None
        if after is not None:
            self._line.show_at(after.y())
        else:
            last = self.rows[keys[-1]]
            self._line.show_at(last.y() + last.height())

    def _drop(self, key: str, where: QPoint) -> None:
        self._line.hide()
        keys = self.movable()
        place, here = self._place_at(where), keys.index(key)
        place -= place > here  # it leaves its own place first
        if place != here:
            self.moved.emit(key, place)

    def _place_at(self, where: QPoint) -> int:
        """Before which of the movable rows a point of the screen is."""
        y = self.mapFromGlobal(where).y()
        rows = [self.rows[key] for key in self.movable()]
        return sum(y > row.y() + row.height() / 2 for row in rows)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.note.setContentsMargins(now.px(24), 0, now.px(12), now.px(6))
