"""The padding-and-stride bench: a window slides over a small picture, each number in view."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.basics.kernels import KERNELS
from engine.basics.sliding import Operation, Sliding
from engine.training.frame import Frame
from gui.bench import painting, words
from gui.bench.canvas import BenchCanvas
from gui.bench.controls import DIGIT, NUMBERS, OWN, BenchControls
from gui.bench.figure import Array, BenchFigure, figure_of, patch, ring
from gui.bench.painting import KERNEL
from gui.bench.stepping import Stepping
from gui.controls import IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import follow
from gui.session import Session
from gui.theme import Theme

FIRST_SIZE = 7


class PaddingBenchPanel(QWidget):
    """Has settings of its own, which no experiment follows.

    export_requested(): the reader wants the picture. pointed(text): what is under the pointer, ""
    at the end.
    """

    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sliding = Sliding()
        self._operation = Operation.CONVOLUTION
        self._size = FIRST_SIZE
        self._picture: Array = ring(FIRST_SIZE)
        self._picture_name = NUMBERS
        self._kernel_name = "vertical_edges"
        self._kernel: Array = KERNELS[self._kernel_name](self._sliding.kernel_size)
        self._images: Array | None = None
        self._image = 0
        self._place = (0, 0)
        self._seen: int | None = None
        self._reset = IconButton("rotate-ccw")
        self._reset.clicked.connect(lambda: self.reset())
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._reset, self._export)
        self.controls = BenchControls(self._sliding)
        self.controls.slid.connect(self._slide)
        self.controls.operated.connect(self._operate)
        self.controls.sized.connect(self._resize)
        self.controls.pictured.connect(self.choose_picture)
        self.controls.chose_kernel.connect(self.choose_kernel)
        self.canvas = BenchCanvas()
        self.canvas.walked.connect(self.walk)
        self.canvas.changed.connect(self._change)
        self.canvas.pointed.connect(self.pointed)
        self.stepping = Stepping()
        self.stepping.moved.connect(lambda number: self._go(number, None))
        self.stepping.played.connect(lambda number: self._go(number, number + 1))
        self.stepping.ended.connect(self._show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.controls)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.stepping)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    # What it is asked

    def show_frame(self, frame: Frame) -> None:
        """Offer parts of test images where the data are pictures."""
        images = getattr(frame.material.test, "pixels", None)
        if images is self._images:
            return
        self._images = images
        self.controls.offer_digits(images is not None and len(images) > 0)
        if self._picture_name == DIGIT:
            self.choose_picture(NUMBERS if images is None else DIGIT)

    def set_sliding(self, sliding: Sliding) -> None:
        """Slide in another way; a preset kernel grows and shrinks with the window."""
        before, self._sliding = self._sliding, sliding
        if before.kernel_size != sliding.kernel_size:
            self._kernel = _resized(self._kernel, self._kernel_name, sliding.kernel_size)
        self._refresh()

    def choose_picture(self, name: str) -> None:
        """Take whole numbers, or part of a test image; asked again, of the next one."""
        if name == DIGIT and (self._images is None or not len(self._images)):
            return
        if name == self._picture_name == DIGIT:
            self._image += 1
        self._picture_name = name
        self._draw_picture()

    def choose_kernel(self, name: str) -> None:
        """Take the weights of a preset."""
        if name in KERNELS:
            self._kernel_name = name
            self._kernel = KERNELS[name](self._sliding.kernel_size)
            self._refresh()

    def walk(self, row: int, column: int) -> None:
        """Compute another cell of the output."""
        slide = self.canvas.figure and self.canvas.figure.slide
        if slide:
            self.stepping.stop()
            self._go(row * slide.output.shape[1] + column, None)

    def reset(self) -> None:
        """Everything as at the beginning."""
        self._sliding, self._operation, self._size = Sliding(), Operation.CONVOLUTION, FIRST_SIZE
        self._picture_name, self._image, self._place = NUMBERS, 0, (0, 0)
        self.choose_kernel("vertical_edges")
        self._draw_picture()

    def figure(self, theme: Theme) -> Page:
        """The bench as a page for export."""
        shown = self.canvas.figure
        assert shown is not None
        return Page((Panel(shown, painting.draw),), caption=words.caption(shown))

    # What follows

    def _slide(self, name: str, value: Any) -> None:
        self.set_sliding(dataclasses.replace(self._sliding, **{name: value}))

    def _operate(self, operation: Operation) -> None:
        self._operation = operation
        self._refresh()

    def _resize(self, size: int) -> None:
        self._size = size
        self._draw_picture()

    def _draw_picture(self) -> None:
        if self._picture_name == DIGIT and self._images is not None:
            image = self._images[self._image % len(self._images)]
            self._picture = patch(image.mean(axis=2) if image.ndim == 3 else image, self._size)
        else:
            self._picture = ring(self._size)
        self._refresh()

    def _change(self, table: str, row: int, column: int, value: float) -> None:
        """A number was typed."""
        if table == KERNEL:
            self._kernel = np.array(self._kernel)
            self._kernel[row, column] = value
            self._kernel_name = OWN
        else:
            self._picture = np.array(self._picture)
            self._picture[row, column] = value
        self._refresh()

    def _go(self, number: int, seen: int | None) -> None:
        slide = self.canvas.figure and self.canvas.figure.slide
        if slide:
            row, column = divmod(number, slide.output.shape[1])
            self._place, self._seen = (row, column), seen
            self._show()

    def _show_all(self) -> None:
        self._seen = None
        self._show()

    def _figure(self) -> BenchFigure:
        return figure_of(self._picture, self._kernel, self._sliding, self._operation)

    def _refresh(self) -> None:
        """Slide anew; the cell in hand stays where there still is one."""
        self._seen = None
        self.stepping.stop()
        made = self._figure()
        if made.slide is not None:
            rows, columns = made.slide.output.shape
            self._place = min(self._place[0], rows - 1), min(self._place[1], columns - 1)
        self.canvas.figure = made
        self.controls.show_settings(
            self._sliding, self._operation, self._picture_name, self._size, self._kernel_name
        )
        self._show()

    def _show(self) -> None:
        """Show the cell in hand of what was slid last."""
        made = self.canvas.figure
        assert made is not None
        if made.slide is None:
            self.stepping.show_cells(0, 0)
        else:
            rows, columns = made.slide.output.shape
            row, column = self._place
            self.stepping.show_cells(rows * columns, row * columns + column)
            made = dataclasses.replace(made, place=self._place, seen=self._seen)
        self.canvas.show_figure(made)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Bench", "Padding and stride")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Bench",
                "A window slides over the picture; of what it sees at each place comes one number "
                "of the output. Point at one, or use the arrow keys, to see how it is computed. "
                "Enter changes the numbers of the kernel, Tab goes on to the next.",
            )
        )
        self._reset.set_text(QCoreApplication.translate("Bench", "Everything as at the beginning"))
        self._export.set_text(QCoreApplication.translate("Bench", "Export the bench"))
        self.controls.retranslate()
        self.stepping.retranslate()
        self._refresh()


def _resized(kernel: Array, name: str, size: int) -> Array:
    """A preset in another size; own numbers cut off, or with zeros around."""
    if name in KERNELS:
        return KERNELS[name](size)
    made = np.zeros((size, size))
    side = min(size, len(kernel))
    made[:side, :side] = kernel[:side, :side]
    return made
