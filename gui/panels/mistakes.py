"""The mistakes panel: test pictures that are put into a wrong class, with their probabilities."""

from __future__ import annotations

import csv
import dataclasses
import io

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.insight.mistakes import Selection, chosen
from engine.training.frame import Frame
from gui.controls import IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import follow
from gui.mistakes import painting, words
from gui.mistakes.answers import answers_of
from gui.mistakes.canvas import MistakesCanvas
from gui.mistakes.cards import CardsFigure, cards_of
from gui.mistakes.filters import Filters
from gui.mistakes.gauge import Gauge, offer_measure, take_offer
from gui.mistakes.offer import Offer
from gui.mistakes.pager import Pager
from gui.session import Session
from gui.theme import Theme

FIGURE_COLUMNS, FIGURE_ROWS = 2, 5
"""Of the exported page, which begins with the first card on screen."""


class MistakesPanel(QWidget):
    """Shows a page of the answers that a selection asks for.

    picture_chosen(index): a test picture, for other panels to show. export_requested(): the
    reader wants the page. pointed(text): what is under the pointer, "" at the end.
    """

    picture_chosen = Signal(int)
    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = answers_of(session)
        self._selection = Selection()
        self._indices = np.empty(0, dtype=np.int64)
        self._first = 0  # place in the list of the first card on screen
        self._chosen: int | None = None
        self._gauge = Gauge(self._answers, self)
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._gauge.button, self._export)
        self.filters = Filters()
        self.filters.asked.connect(self.select)
        self.canvas = MistakesCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.picture_chosen.connect(self._choose)
        self.canvas.turned.connect(self.turn)
        self.canvas.resized.connect(self._refresh)
        self.pager = Pager()
        self.pager.turned.connect(self.turn)
        self.offer = Offer()
        self.offer.taken.connect(self._take_offer)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._gauge.bar)
        layout.addWidget(self.filters)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.pager)
        self._answers.changed.connect(self._answered)
        self._answers.progressed.connect(self._progressed)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)
        self._answered()

    def show_frame(self, frame: Frame) -> None:
        """Have the answers of a moment measured, when it is time to."""
        self._answers.follow(frame)

    # What is selected

    @property
    def selection(self) -> Selection:
        return self._selection

    @property
    def indices(self) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        """Of all test pictures that are selected, in their order."""
        return self._indices

    def select(self, selection: Selection) -> None:
        """Show other answers, from the first one."""
        self._selection, self._first = selection, 0
        self._answered()

    def show_cell(self, actual: int, predicted: int) -> None:
        """Show the answers that a cell of the confusion matrix counts; right ones, too."""
        self.select(
            dataclasses.replace(
                self._selection,
                actual=actual,
                predicted=predicted,
                wrong_only=actual != predicted,
            )
        )

    def show_picture(self, index: int) -> None:
        """Mark a test picture that another panel shows, and turn to its page if it is selected."""
        self._chosen = index
        found = np.flatnonzero(self._indices == index)
        if found.size:
            self._first = int(found[0]) // self._size * self._size
        self._refresh()

    def turn(self, pages: int) -> None:
        """Go on by so many pages, at most to the ends."""
        last = max(0, len(self._indices) - 1) // self._size
        page = min(max(self._first // self._size + pages, 0), last)
        self._first = page * self._size
        self._refresh()

    def _choose(self, index: int) -> None:
        self._chosen = index
        self._refresh()
        self.picture_chosen.emit(index)

    @property
    def _size(self) -> int:
        columns, rows = self.canvas.capacity()
        return columns * rows

    # What is shown

    def figure(self, theme: Theme) -> Page:
        """A page of ten cards for export."""
        answers = self._answers.answers
        if answers is None:
            return Page(())
        shown = self._figure(FIGURE_COLUMNS, FIGURE_ROWS)
        panel = Panel(shown, painting.draw)
        return Page((panel,), caption=words.caption(shown, answers))

    @property
    def measured_step(self) -> int | None:
        """The step that the answers are of."""
        answers = self._answers.answers
        return None if answers is None else answers.step

    def table(self) -> str:
        """All selected answers as CSV: number, classes, then the probability of each class."""
        answers = self._answers.answers
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        if answers is not None:
            names = answers.class_names
            head = [
                QCoreApplication.translate("Mistakes", "test image"),
                words.predicted(),
                words.actual(),
            ]
            writer.writerow([*head, *(f"p({name})" for name in names)])
            for index in self._indices.tolist():
                classes = (names[answers.predicted[index]], names[answers.targets[index]])
                shares = (repr(float(p)) for p in answers.probabilities[index])
                writer.writerow([index, *classes, *shares])
        return text.getvalue()

    def _figure(self, columns: int, rows: int) -> CardsFigure:
        answers = self._answers.answers
        if answers is None:
            return CardsFigure(columns=columns, rows=rows)
        page = self._indices[self._first : self._first + columns * rows]
        return CardsFigure(
            cards_of(answers, page), answers.class_names, columns, rows, self._chosen
        )

    def _answered(self) -> None:
        """Other answers, or others of them selected."""
        answers = self._answers.answers
        if answers is None:
            self._indices = self._indices[:0]
        else:
            self._selection = _among(self._selection, len(answers.class_names))
            self._indices = chosen(answers, self._selection)
        self._refresh()

    def _progressed(self) -> None:
        if self._answers.answers is None:
            self._refresh_offer()

    def _refresh(self) -> None:
        answers = self._answers.answers
        count, size = len(self._indices), self._size
        self._first = min(self._first, max(0, count - 1)) // size * size
        self.filters.setVisible(answers is not None)
        self.pager.setVisible(answers is not None)
        self.header.set_subtitle("" if answers is None else words.measured(answers))
        if answers is not None:
            self.filters.show_selection(self._selection, answers.class_names)
        self.pager.show_range(self._first, min(self._first + size, count), count)
        self.canvas.show_figure(self._figure(*self.canvas.capacity()))
        self._export.setEnabled(count > 0)
        self.stack.setCurrentWidget(self.canvas if count else self.offer)
        if not count:
            self._refresh_offer()

    def _refresh_offer(self) -> None:
        answers = self._answers.answers
        if answers is None:
            offer_measure(self.offer, self._answers)
            return
        if self._selection.actual is None and self._selection.predicted is None:
            button = QCoreApplication.translate("Mistakes", "Show all answers")
        else:
            button = QCoreApplication.translate("Mistakes", "Show all classes")
        self.offer.show_offer(words.nothing(answers, self._selection), button)

    def _take_offer(self) -> None:
        if self._answers.answers is None:
            take_offer(self._answers)
        elif self._selection.actual is None and self._selection.predicted is None:
            self.select(dataclasses.replace(self._selection, wrong_only=False))
        else:
            self.select(dataclasses.replace(self._selection, actual=None, predicted=None))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Mistakes", "Mistakes")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Mistakes",
                "Test images that the network puts into a wrong class, each with predicted and "
                "actual class and the probability of every class. A click shows the image in the "
                "feature maps; the arrow keys go from one to the next, Page up and Page down turn "
                "pages.",
            )
        )
        self._export.set_text(QCoreApplication.translate("Mistakes", "Export this page"))
        self._refresh()


def _among(selection: Selection, classes: int) -> Selection:
    """The selection without classes that there are not."""

    def kept(index: int | None) -> int | None:
        return None if index is None or index >= classes else index

    return dataclasses.replace(
        selection, actual=kept(selection.actual), predicted=kept(selection.predicted)
    )
