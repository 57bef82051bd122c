"""The pictures panel: the data set as it is seen, page by page, and each picture as its numbers."""

from __future__ import annotations

import csv
import io

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.data.preprocessing import NoPreprocessing, Preprocessing
from engine.training.frame import Frame
from engine.training.picture_material import PictureMaterial, PicturePart
from gui import theme
from gui.controls import ElidedLabel, IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import follow, vocabulary
from gui.mistakes.offer import Offer
from gui.mistakes.pager import Pager
from gui.numbers import format_number
from gui.pictures import card_painting, count_painting, pixel_painting, words
from gui.pictures.bar import PicturesBar
from gui.pictures.canvas import PicturesCanvas
from gui.pictures.counts import CountBars
from gui.pictures.figure import Array, CardsFigure, CountsFigure, PixelsFigure, cards_of
from gui.pictures.inspector import Inspector
from gui.session import Session
from gui.theme import Theme

WIDE = 720
"""From this width on the inspector stands beside the pictures, else in their place."""
FIGURE_COLUMNS, FIGURE_ROWS = 8, 4
PAIRED_ROWS = 5
"""Of exported pages, which begin with the first picture on screen."""
COUNTS_SHARE = 0.24
"""Of the height of an exported page."""


class PicturesPanel(QWidget):
    """Shows the pictures that a run learns from and is tested with.

    picture_chosen(index): a test picture, for other panels to show. export_requested(): the
    reader wants the page. pointed(text): what is under the pointer, "" at the end.
    """

    picture_chosen = Signal(int)
    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._material: PictureMaterial | None = None
        self._preprocessing: Preprocessing = NoPreprocessing()
        self._training, self._paired = True, False
        self._class: int | None = None
        self._indices: Array = np.empty(0, dtype=np.int64)
        self._counts: tuple[int, ...] = ()
        self._first = 0  # place in the list of the first card on screen
        self._chosen: int | None = None
        self._build()
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    def _build(self) -> None:
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._export)
        self.bar = PicturesBar()
        self.bar.set_asked.connect(self.choose_set)
        self.bar.class_asked.connect(self.choose_class)
        self.bar.paired_asked.connect(self.show_pairs)
        self.counts = CountBars()
        self.counts.chosen.connect(self.choose_class)
        self.canvas = PicturesCanvas()
        self.canvas.picture_chosen.connect(self._choose)
        self.canvas.picture_pointed.connect(self._follow_pointer)
        self.canvas.opened.connect(self.inspect)
        self.canvas.turned.connect(self.turn)
        self.canvas.resized.connect(self._refresh)
        self.step = ElidedLabel()
        self.step.setProperty("role", "muted")
        self.pager = Pager(self.step)
        self.pager.turned.connect(self.turn)
        self.inspector = Inspector()
        self.inspector.closed.connect(self.close_inspector)
        self.inspector.stepped.connect(self._step_on)
        self.inspector.hide()
        for widget in (self.counts, self.canvas, self.inspector):
            widget.pointed.connect(self.pointed)
        self.all = QWidget()
        column = QVBoxLayout(self.all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.counts)
        self.nothing = Offer()
        self.nothing.taken.connect(lambda: self.choose_class(None))
        self.page = QStackedWidget()
        self.page.addWidget(self.canvas)
        self.page.addWidget(self.nothing)
        column.addWidget(self.page, 1)
        column.addWidget(self.pager)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.all)
        self.split.addWidget(self.inspector)
        self.offer = Offer()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.offer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.stack, 1)

    def show_frame(self, frame: Frame) -> None:
        """Show the data of a run; the same data again cost nothing."""
        material, preprocessing = frame.material, frame.experiment.preprocessing
        if material is self._material and preprocessing == self._preprocessing:
            return
        before, self._preprocessing = self._material, preprocessing
        self._material = now = material if isinstance(material, PictureMaterial) else None
        if now is None or before is None or before.samples is not now.samples:
            self._first, self._chosen = 0, None
            self.inspector.forget()
            self.inspector.hide()
        if self._material is not None:
            names = self._material.samples.class_names
            if self._class is not None and self._class >= len(names):
                self._class = None
            self.bar.list_classes(names, self._class)
        self._select()

    # What is chosen

    @property
    def part(self) -> PicturePart | None:
        """The set that is shown."""
        if self._material is None:
            return None
        return self._material.training if self._training else self._material.test

    def choose_set(self, training: bool) -> None:
        """Show the training or the test set, from its first picture."""
        if training != self._training:
            self._training, self._first, self._chosen = training, 0, None
            self.bar.which.show_key(training)
            self.close_inspector()
            self._select()

    def choose_class(self, chosen: int | None) -> None:
        """Show the pictures of a class, or of all."""
        self._class, self._first = chosen, 0
        self.bar.show_class(chosen)
        self._select()

    def show_pairs(self, paired: bool) -> None:
        """Show before, after and target of each, or the pictures alone."""
        self._paired = paired
        self.bar.paired.show_key(paired)
        self.counts.setVisible(not paired)
        self._refresh()

    def show_picture(self, index: int) -> None:
        """Mark a test picture that another panel shows, and turn to its page."""
        if self._training:
            return
        self._chosen = index
        self._turn_to(index)
        self._refresh()

    def turn(self, pages: int) -> None:
        """Go on by so many pages, at most to the ends."""
        last = max(0, len(self._indices) - 1) // self._size
        page = min(max(self._first // self._size + pages, 0), last)
        self._first = page * self._size
        self._refresh()

    def inspect(self, index: int) -> None:
        """Show a picture as its numbers."""
        part = self.part
        if part is None:
            return
        card = cards_of(part, np.array([index]), prepared=True)[0]
        names = self._material.samples.class_names if self._material is not None else ()
        self.inspector.show_card(card, names, self._training, self._step_name())
        self._arrange(True)

    def close_inspector(self) -> None:
        """Show the pictures alone again."""
        self.inspector.forget()
        self._arrange(False)

    def _choose(self, index: int) -> None:
        self._chosen = index
        self._refresh()
        if not self._training:
            self.picture_chosen.emit(index)

    def _follow_pointer(self, index: int) -> None:
        """Beside the pictures the inspector shows the one under the pointer."""
        if self.inspector.isVisibleTo(self) and self.all.isVisibleTo(self):
            self.inspect(index)

    def _step_on(self, step: int) -> None:
        """Inspect the picture before or after the one in hand, among those that are selected."""
        figure = self.inspector.figure
        if figure is None or not len(self._indices):
            return
        here = int(np.searchsorted(self._indices, figure.card.index))
        there = int(self._indices[min(max(here + step, 0), len(self._indices) - 1)])
        self.inspect(there)
        self._turn_to(there)
        self._choose(there)

    def _turn_to(self, index: int) -> None:
        place = int(np.searchsorted(self._indices, index))
        if place < len(self._indices) and self._indices[place] == index:
            self._first = place // self._size * self._size

    def _arrange(self, inspecting: bool) -> None:
        self.inspector.setVisible(inspecting)
        self.all.setVisible(not inspecting or self.width() >= theme.current().px(WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.inspector.figure is not None)

    @property
    def _size(self) -> int:
        columns, rows = self.canvas.grid(self._paired)
        return columns * rows

    # What is shown

    def _select(self) -> None:
        """Other data, or others of them chosen."""
        part = self.part
        if part is None:
            self._indices, self._counts = self._indices[:0], ()
        else:
            self._counts = tuple(np.bincount(part.targets, minlength=part.class_count).tolist())
            chosen = part.targets == self._class if self._class is not None else None
            self._indices = np.arange(len(part)) if chosen is None else np.flatnonzero(chosen)
            figure = self.inspector.figure
            if figure is not None:
                self.inspect(figure.card.index)  # with other preprocessing
        self._refresh()

    def _cards(self, columns: int, rows: int) -> CardsFigure:
        part = self.part
        if part is None or self._material is None:
            return CardsFigure(columns=columns, rows=rows)
        page = self._indices[self._first : self._first + columns * rows]
        return CardsFigure(
            cards_of(part, page, self._paired),
            self._material.samples.class_names,
            self._training,
            self._paired,
            self._step_name(),
            columns,
            rows,
            self._chosen,
        )

    def _bars(self) -> CountsFigure:
        names = self._material.samples.class_names if self._material is not None else ()
        return CountsFigure(self._counts, names, self._training, self._class)

    def _step_name(self) -> str:
        return vocabulary(type(self._preprocessing).label)

    def _refresh(self) -> None:
        if self._material is None:
            self.header.set_subtitle("")
            self._export.setEnabled(False)
            sentence = QCoreApplication.translate(
                "Pictures", "The data set has points and no pictures: choose one with pictures."
            )
            self.offer.show_offer(sentence, "")
            self.stack.setCurrentWidget(self.offer)
            return
        self.stack.setCurrentWidget(self.split)
        count, size = len(self._indices), self._size
        self._first = min(self._first, max(0, count - 1)) // size * size
        self._export.setEnabled(count > 0)
        self.counts.show_figure(self._bars())
        self.canvas.show_figure(self._cards(*self.canvas.grid(self._paired)))
        self.pager.show_range(self._first, min(self._first + size, count), count)
        self.page.setCurrentWidget(self.canvas if count else self.nothing)
        if not count:
            self._say_nothing(self._material)
        formula = self._preprocessing.formula
        self.step.setText(f"{self._step_name()}: {formula}" if self._paired else "")
        self._say_subtitle(self._material)

    def _say_nothing(self, material: PictureMaterial) -> None:
        """Why there is no picture."""
        if self._class is None:
            text = QCoreApplication.translate(
                "Pictures", "There are no test pictures: lower the training share."
            )
            self.nothing.show_offer(text, "")
            return
        text = QCoreApplication.translate("Pictures", "There is no picture of class {name} here.")
        button = QCoreApplication.translate("Pictures", "Show all classes")
        name = material.samples.class_names[self._class]
        self.nothing.show_offer(text.format(name=name), button)

    def _say_subtitle(self, material: PictureMaterial) -> None:
        text = QCoreApplication.translate("Pictures", "{training} training, {test} test, {size}")
        self.header.set_subtitle(
            text.format(
                training=format_number(len(material.training)),
                test=format_number(len(material.test)),
                size=words.size(*material.samples.shape),
            )
        )

    def figure(self, look: Theme) -> Page:
        """The numbers in hand, or a page of pictures with the bars above them, for export."""
        pixels = self._inspected()
        if pixels is not None:
            said = words.pixels_caption(pixels, self._step_name())
            return Page((Panel(pixels, pixel_painting.draw),), caption=said)
        if self._material is None:
            return Page(())
        columns, rows = (1, PAIRED_ROWS) if self._paired else (FIGURE_COLUMNS, FIGURE_ROWS)
        cards = self._cards(columns, rows)
        if self._paired:
            return Page((Panel(cards, card_painting.draw),), caption=words.caption(cards))
        beneath = (0.0, COUNTS_SHARE + 0.03, 1.0, 0.97 - COUNTS_SHARE)
        panels = (
            Panel(self._bars(), count_painting.draw, (0.0, 0.0, 1.0, COUNTS_SHARE)),
            Panel(cards, card_painting.draw, beneath),
        )
        return Page(panels, caption=words.caption(cards))

    def table(self) -> str:
        """The numbers in hand as CSV, a line for each row; else the pictures of each class."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        pixels = self._inspected()
        if pixels is not None:
            rows = pixels.values.reshape(len(pixels.values), -1)
            writer.writerows(rows.tolist())
        elif self._material is not None:
            translate = QCoreApplication.translate
            writer.writerow(
                [
                    translate("Pictures", "class"),
                    translate("Pictures", "training pictures"),
                    translate("Pictures", "test pictures"),
                ]
            )
            material = self._material
            counted = [
                np.bincount(part.targets, minlength=part.class_count).tolist()
                for part in (material.training, material.test)
            ]
            writer.writerows(zip(material.samples.class_names, *counted, strict=True))
        return text.getvalue()

    def _inspected(self) -> PixelsFigure | None:
        return self.inspector.figure

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Pictures", "Pictures")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Pictures",
                "The pictures of the data set with their classes. A click, or Enter, shows one as "
                "its numbers; the arrow keys go from one to the next, Page up and Page down turn "
                "pages.",
            )
        )
        self.counts.setAccessibleName(
            QCoreApplication.translate("Pictures", "Number of pictures of each class")
        )
        self._export.set_text(QCoreApplication.translate("Pictures", "Export these pictures"))
        self._refresh()
