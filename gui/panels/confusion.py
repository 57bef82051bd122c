"""The confusion panel: how often each class of the test set was taken for each."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.insight.confusion import Confusion
from engine.insight.mistakes import confusion_of
from engine.training.frame import Frame
from gui import theme
from gui.confusion import painting, words
from gui.confusion.canvas import ConfusionCanvas
from gui.confusion.figure import Cell, ConfusionFigure
from gui.controls import IconButton, PanelHeader, SegmentedControl
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import follow
from gui.mistakes.answers import answers_of
from gui.mistakes.gauge import Gauge, offer_measure, take_offer
from gui.mistakes.offer import Offer
from gui.session import Session


class ConfusionPanel(QWidget):
    """Counts the answers that the mistakes panel shows one by one.

    cell_chosen(actual, predicted): what a cell counts is to be shown. export_requested(): the
    reader wants the picture or the numbers. pointed(text): what is under the pointer, "" at the
    end.
    """

    cell_chosen = Signal(int, int)
    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = answers_of(session)
        self._confusion: Confusion | None = None
        self._names: tuple[str, ...] = ()
        self._shares = False
        self._chosen: Cell | None = None
        self._gauge = Gauge(self._answers, self)
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._gauge.button, self._export)
        self.accuracy = QLabel()
        self.accuracy.setProperty("role", "title")
        self.mode = SegmentedControl([(False, ""), (True, "")])
        self.mode.show_key(False)
        self.mode.chosen.connect(self.show_shares)
        self._row = QWidget()
        self._row_layout = QHBoxLayout(self._row)
        self._row_layout.addWidget(self.accuracy)
        self._row_layout.addStretch(1)
        self._row_layout.addWidget(self.mode)
        self.canvas = ConfusionCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.cell_chosen.connect(self._choose)
        self.scrolling = QScrollArea()
        self.scrolling.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolling.setWidgetResizable(True)
        self.scrolling.setWidget(self.canvas)
        self.offer = Offer()
        self.offer.taken.connect(lambda: take_offer(self._answers))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.scrolling)
        self.stack.addWidget(self.offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._gauge.bar)
        layout.addWidget(self._row)
        layout.addWidget(self.stack, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()
        self._answers.changed.connect(self._answered)
        self._answers.progressed.connect(self._progressed)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)
        self._answered()

    def show_frame(self, frame: Frame) -> None:
        """Have the answers of a moment measured, when it is time to."""
        self._answers.follow(frame)

    def show_shares(self, shares: bool) -> None:
        """Show the share of its row in each cell, or the count."""
        self._shares = shares
        self.mode.show_key(shares)
        self._refresh()

    def figure(self, look: theme.Theme) -> Page:
        """The matrix as a page for export."""
        if self._confusion is None:
            return Page(())
        return Page((Panel(self._figure(), painting.draw),), caption=words.caption(self._confusion))

    @property
    def measured_step(self) -> int | None:
        """The step that the counts are of."""
        return None if self._confusion is None else self._confusion.step

    def table(self) -> str:
        """Counts as CSV, a row for each actual class; then its recall, F1 and number of images.

        The last row holds the precision of each column and, under the recall, the accuracy.
        """
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        found = self._confusion
        if found is not None:
            classes = range(len(self._names))
            head = f"{words.actual()} \\ {words.predicted()}"
            writer.writerow([head, *self._names, words.recall(), "F1", words.support()])
            for index in classes:
                margin = (repr(found.recall(index)), repr(found.f1(index)), found.support(index))
                writer.writerow([self._names[index], *found.counts[index].tolist(), *margin])
            precisions = [repr(found.precision(index)) for index in classes]
            total = int(found.counts.sum())
            writer.writerow([words.precision(), *precisions, repr(found.accuracy), "", total])
        return text.getvalue()

    def _choose(self, actual: int, predicted: int) -> None:
        self._chosen = Cell(actual, predicted)
        self._refresh()
        self.cell_chosen.emit(actual, predicted)

    def _answered(self) -> None:
        answers = self._answers.answers
        self._confusion = None if answers is None else confusion_of(answers)
        names = () if answers is None else answers.class_names
        if names != self._names:
            self._names, self._chosen = names, None
        self._refresh()

    def _progressed(self) -> None:
        if self._confusion is None:
            offer_measure(self.offer, self._answers)

    def _figure(self) -> ConfusionFigure:
        return ConfusionFigure(
            self._confusion, self._names, self._shares, self.canvas.figure.pointed, self._chosen
        )

    def _refresh(self) -> None:
        found = self._confusion
        self._row.setVisible(found is not None)
        self._export.setEnabled(found is not None)
        self.header.set_subtitle("" if found is None else words.measured(found))
        self.stack.setCurrentWidget(self.offer if found is None else self.scrolling)
        if found is None:
            offer_measure(self.offer, self._answers)
            return
        self.accuracy.setText(words.accuracy(found))
        self.canvas.show_figure(self._figure())

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Confusion", "Confusion matrix")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Confusion",
                "Rows are the actual classes of the test images, columns what the network takes "
                "them for. Recall is the share of a row that is recognised, precision the share "
                "of a column that belongs there, F1 their harmonic mean. A click on a cell, or "
                "Enter, shows the images that it counts.",
            )
        )
        self.mode.set_texts(
            (
                QCoreApplication.translate("Confusion", "Counts"),
                QCoreApplication.translate("Confusion", "Shares"),
            )
        )
        self.mode.setAccessibleName(QCoreApplication.translate("Confusion", "What cells show"))
        self.mode.button(False).setToolTip(
            QCoreApplication.translate("Confusion", "How many images each cell counts")
        )
        self.mode.button(True).setToolTip(
            QCoreApplication.translate("Confusion", "The share of its row in percent")
        )
        self._export.set_text(QCoreApplication.translate("Confusion", "Export the matrix"))
        if self._confusion is not None:
            self.canvas.updateGeometry()
        self._refresh()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row_layout.setContentsMargins(now.px(12), now.px(6), now.px(12), now.px(2))
