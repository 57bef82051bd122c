"""The stack panel: the network as a table of layers that is edited while it learns.

A stack that cannot be is kept as a draft, with what is wrong said beneath the row; learning goes on
with the last possible stack until the draft is mended and handed over.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from engine.nn.network import OUTPUT_KEY
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.summary import INPUT_KEY, Summary, check_memory, summary
from gui import theme
from gui.controls import Button, IconButton, PanelHeader
from gui.document import Document
from gui.experiment.notes import Note
from gui.experiment.scrolling import ScrollingColumn
from gui.figures.page import Page, Panel
from gui.language import follow
from gui.session import Session
from gui.stack import edits, painting
from gui.stack.edits import Stack
from gui.stack.figure import StackFigure, caption, figure_of, foot, stack_csv
from gui.stack.kind_menu import KindMenu
from gui.stack.mends import mends
from gui.stack.table import StackTable
from gui.theme import Theme

WIDTH = 264


class StackPanel(QWidget):
    """Shows the layers of the document's experiment, or the draft that is to replace them.

    export_requested(): the reader wants the table. selected(key): of a layer, "input" or "output".
    """

    export_requested = Signal()
    selected = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._samples: int | None = None
        self._refusal: SettingError | None = None
        self._draft: Stack | None = None
        self._draft_refusal: SettingError | None = None
        self._past: list[Stack] = []  # earlier drafts, the latest last
        self.more = Button(icon="plus")
        self.more.clicked.connect(self.open_menu)
        self.menu = KindMenu(self)
        self.menu.chosen.connect(self.add)
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self.more, self._export)
        self.strip = DraftStrip()
        self.strip.discard.clicked.connect(self.discard)
        self.table = StackTable()
        self.table.selected.connect(self.selected)
        self.table.edited.connect(self._turn)
        self.table.moved.connect(self._move)
        self.table.duplicated.connect(self.duplicate)
        self.table.removed.connect(self.remove)
        self.table.mended.connect(self.propose)
        self.scrolling = ScrollingColumn()
        self.scrolling.setWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.strip)
        whole.addWidget(self.scrolling, 1)
        self._retry = QTimer(self)  # a draft is handed over after all have heard of a change
        self._retry.setSingleShot(True)
        self._retry.setInterval(0)
        self._retry.timeout.connect(self._try_again)
        self._add_keys()
        document.changed.connect(self._changed)
        document.refused.connect(self._refused)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    # What is shown

    @property
    def stack(self) -> Stack:
        """The layers that are shown."""
        return self._document.experiment.layers if self._draft is None else self._draft

    @property
    def draft(self) -> Stack | None:
        """The layers that cannot be yet; None while those that learn are shown."""
        return self._draft

    def show_frame(self, frame: Frame) -> None:
        """Learn how many samples there are: no batch is larger."""
        samples = len(frame.material.training.targets)
        if samples != self._samples:
            self._samples = samples
            self._refresh()

    def figure(self, theme: Theme) -> Page:
        """The table as a page for export."""
        title = QCoreApplication.translate("Stack", "Network")
        shown = dataclasses.replace(self._figure(), title=title)
        return Page((Panel(shown, painting.draw),), caption=caption(shown))

    def stack_csv(self) -> str:
        """The table for a spreadsheet."""
        return stack_csv(self._figure())

    # What is asked

    def open_menu(self) -> None:
        """Offer the kinds of layers beneath the button."""
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        self.menu.open_at(corner)

    def add(self, kind: str) -> None:
        """A layer of that kind below the selected row; before the output where none is."""
        stack, key = self.stack, self.table.key
        place = edits.place_of(stack, key)
        where = 0 if key == INPUT_KEY else len(stack) if place is None else place + 1
        layer = edits.new_layer(stack, kind, where)
        self.propose(edits.inserted(stack, layer, where))
        self._show(layer.key, unfold=True)

    def duplicate(self, key: str) -> None:
        """The layer of that key once more."""
        if edits.place_of(self.stack, key) is not None:
            stack, copy = edits.duplicated(self.stack, key)
            self.propose(stack)
            self._show(copy)

    def remove(self, key: str) -> None:
        """The stack without the layer of that key; its neighbour is selected."""
        place = edits.place_of(self.stack, key)
        if place is None:
            return
        holder = QApplication.focusWidget()
        focused = holder is not None and self.table.isAncestorOf(holder)
        self.propose(edits.without(self.stack, key))
        left = [layer.key for layer in self.stack]
        after = left[min(place, len(left) - 1)] if left else OUTPUT_KEY
        self.table.select(after, unfold=False, focus=focused)

    def propose(self, stack: Stack, change: tuple[str, Any] | None = None) -> None:
        """Hand a stack to the document where it can be; keep it as the draft where it cannot.

        change: path and value that lead to it from the document's own, for a finer undo.
        """
        experiment = self._document.experiment
        found = self._look(stack)
        refusal = self._look_refusal(found)
        if found.error is None and refusal is None:
            self._refusal = None
            path, value = change if change and self._draft is None else ("layers", stack)
            before, self._draft = self._draft, None  # what the document tells is no news then
            if stack == experiment.layers or self._document.edit(path, value):
                self.discard()
                return
            self._draft, refusal = before, self._refusal
        self._past.append(self.stack)
        self._draft, self._draft_refusal = stack, refusal
        self._refresh()

    def discard(self) -> None:
        """Show the stack that learns."""
        self._draft, self._draft_refusal = None, None
        self._past = []
        self._refresh()

    def undo_draft(self) -> None:
        """Go back by one change of the draft."""
        if self._draft is None:
            return
        earlier, past = self._past[-1], self._past[:-1]
        self.propose(earlier)
        if self._draft is not None:
            self._past = past

    # How it is told

    def _turn(self, key: str, name: str, value: Any) -> None:
        """A knob of a layer or of the output was turned."""
        if key == OUTPUT_KEY:
            self._document.edit(f"output.{name}", value)
            self._refresh()
            return
        try:
            stack = edits.with_knob(self.stack, key, name, value)
        except SettingError:  # of a layer that has changed since: its editor has said so
            return
        self.propose(stack, (f"layers.{key}.{name}", value))

    def _move(self, key: str, place: int) -> None:
        focused = self.focusWidget() is self.table.rows.get(key)
        self.propose(edits.moved_to(self.stack, key, place))
        self.table.select(key, focus=focused)
        self._reveal(key)

    def _changed(self, old: Experiment, new: Experiment) -> None:
        if old.layers != new.layers and self._draft is not None:
            self._draft, self._draft_refusal = None, None  # undone, or another preset
            self._past = []
        self._refresh()
        if self._draft is not None:
            self._retry.start()

    def _try_again(self) -> None:
        """What made the draft impossible may have changed: the pictures, the batch size."""
        if self._draft is not None:
            found = self._look(self._draft)
            if found.error is None and self._look_refusal(found) is None:
                self.propose(self._draft)

    def _refused(self, path: str, error: SettingError) -> None:
        if path.partition(".")[0] == "layers":
            self._refusal = error

    def _look(self, stack: Stack) -> Summary:
        return summary(self._document.experiment, stack, self._samples)

    @staticmethod
    def _look_refusal(found: Summary) -> SettingError | None:
        try:
            check_memory(found)
        except SettingError as error:
            return error
        return None

    def _figure(self) -> StackFigure:
        return figure_of(self._document.experiment, self.stack, self._look(self.stack))

    def _refresh(self) -> None:
        figure = self._figure()
        offered = mends(self.stack, figure.found, self._look)
        refusal = self._draft_refusal if figure.found.error is None else None
        self.table.show_figure(figure, offered, refusal, foot(figure))
        self.strip.setVisible(self._draft is not None)
        count = len(self.stack) + 1
        text = QCoreApplication.translate("Stack", "{count} layers").format(count=count)
        if count == 1:
            text = QCoreApplication.translate("Stack", "1 layer")
        self.header.set_subtitle(text)

    def _show(self, key: str, unfold: bool | None = None) -> None:
        self.table.select(key, unfold=unfold, focus=True)
        self._reveal(key)

    def _reveal(self, key: str) -> None:
        """Scroll to a row, once it has been laid out."""
        layout = self.table.layout()
        if layout is not None:
            layout.activate()
        row = self.table.rows.get(key)
        if row is not None:
            self.scrolling.ensureWidgetVisible(row, 0, theme.current().px(60))

    # Keys and words

    def _add_keys(self) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Alt+Up", lambda: self.table.shift(-1)),
            ("Alt+Down", lambda: self.table.shift(1)),
            ("Ctrl+D", lambda: self.duplicate(self.table.key)),
            ("Ins", self.open_menu),
        ):
            QShortcut(QKeySequence(keys), self, act, context=context)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deleting = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.matches(QKeySequence.StandardKey.Undo) and self._draft is not None:
            self.undo_draft()
        elif deleting and self.focusWidget() in self.table.rows.values():
            self.remove(self.table.key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """While there is a draft, undo is the draft's as long as the keyboard is here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and self._draft is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Stack", "Network")
        self.header.set_title(title)
        self.setAccessibleName(title)
        self.table.setAccessibleName(QCoreApplication.translate("Stack", "Table of layers"))
        self.table.setWhatsThis(
            QCoreApplication.translate(
                "Stack",
                "The layers from input to output. Arrow keys choose a row, Enter opens its "
                "settings, Alt with an arrow key moves it, Delete removes it.",
            )
        )
        self.more.setText(QCoreApplication.translate("Stack", "Layer"))
        add = QCoreApplication.translate("Stack", "Add a layer below the selected row")
        self.more.setAccessibleName(add)
        self.more.setToolTip(f"{add} (Ins)")
        self._export.set_text(QCoreApplication.translate("Stack", "Export the table of layers"))
        self.strip.retranslate()
        self._refresh()

    def _measure(self, _theme: object = None) -> None:
        self.setMinimumWidth(theme.current().px(WIDTH))
        self._refresh()


class DraftStrip(QWidget):
    """Says that what is shown is not what learns, and takes it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Note("")
        self.discard = Button()
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.note, 1)
        self._line.addWidget(self.discard)
        self.hide()
        theme.theme_changed.connect(self._measure)
        self._measure()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.note.say(
            QCoreApplication.translate(
                "Stack", "A draft: learning goes on with the last possible network."
            )
        )
        self.discard.setText(QCoreApplication.translate("Stack", "Discard"))
        self.discard.setToolTip(
            QCoreApplication.translate("Stack", "Go back to the network that learns")
        )

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._line.setContentsMargins(now.px(12), now.px(4), now.px(8), now.px(4))
        self.note.setContentsMargins(0, 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.warning_soft)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.warning)
