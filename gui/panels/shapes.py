"""The shapes panel: matrices that meet or do not, products cell by cell, and batches measured."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.basics.batch_times import BatchTimes, TimeBatches
from engine.basics.shapes import (
    PRODUCTS,
    Mend,
    Shape,
    mismatch,
    numbers_for,
    product,
    read_shapes,
    shapes_text,
    three_layers,
)
from engine.registry import SettingError
from engine.training.frame import Frame
from gui import motion, theme
from gui.controls import Button, IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import error_text, follow
from gui.session import Session
from gui.shapes import painting, sheets
from gui.shapes.bar import BATCHES, PASS, PRODUCT, RELU, ShapesBar
from gui.shapes.canvas import ShapesCanvas
from gui.shapes.mending import Mending
from gui.shapes.sheet import MOST_SHOWN, Array, Sheet, is_small
from gui.theme import Theme

JOB = "shapes.batches"
BATCH = 100
MEASURED: tuple[Shape, ...] = ((1, 784), (784, 50), (50, 100), (100, 10))
TERM_MS = 700
"""For each product of a row and a column, so that the sum can be followed."""
RELU_X = np.array([[1.0, -0.5], [-2.0, 3.0]])
RELU_GRADIENT = np.array([[-0.1, 3.0], [1.3, -1.8]])


class ShapesPanel(QWidget):
    """Has matrices of its own, which no experiment follows.

    export_requested(): the reader wants the picture. pointed(text): what is under the pointer, ""
    at the end.
    """

    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._mode = PASS
        self._cell = (0, 0)
        self._terms: int | None = None
        self._cells = 0
        self._times: BatchTimes | None = None
        self._share: float | None = None
        self._trouble: SettingError | None = None
        self._begin()
        self._reset = IconButton("rotate-ccw")
        self._reset.clicked.connect(lambda: self.reset())
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._reset, self._export)
        self.bar = ShapesBar(len(PRODUCTS))
        self.bar.moded.connect(self.choose_mode)
        self.bar.shaped.connect(self.read_text)
        self.bar.readied.connect(self.choose_product)
        self.canvas = ShapesCanvas()
        self.canvas.changed.connect(self.set_number)
        self.canvas.clicked.connect(lambda _key, row, column: self.write_out(row, column))
        self.canvas.walked.connect(self._walk)
        self.canvas.pointed.connect(self.pointed)
        self.mending = Mending()
        self.mending.mended.connect(self.mend)
        self.play = IconButton("play")
        self.play.clicked.connect(self.toggle)
        self.swap = Button()
        self.swap.clicked.connect(lambda: self.swap_sides())
        self.measure = Button(variant="primary")
        self.measure.clicked.connect(lambda: self.measure_batches())
        self._said = QLabel()
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setInterval(TERM_MS)
        self._timer.timeout.connect(self._tick)
        session.job_progressed.connect(self._progressed)
        session.job_finished.connect(self._finished)
        session.job_failed.connect(self._failed)
        self._fill()
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def _begin(self) -> None:
        """The numbers that everything begins with."""
        x, layers = three_layers()
        self._shapes: tuple[Shape, ...] = (x.shape, *(layer.weights.shape for layer in layers))
        self._tables: dict[str, Array] = {"x": x, "r": RELU_X, "g": RELU_GRADIENT}
        for number, layer in enumerate(layers, 1):
            self._tables |= {f"w{number}": layer.weights, f"b{number}": layer.bias}
        self._tables["a"], self._tables["b"] = PRODUCTS[0]
        self._ready: int | None = 0
        self._measured = MEASURED
        self._times = None

    def _fill(self) -> None:
        scrolling = QScrollArea()
        scrolling.setWidgetResizable(True)
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setWidget(self.canvas)
        self._foot = QHBoxLayout()
        for widget in (self.play, self.swap, self.measure):
            self._foot.addWidget(widget)
        self._foot.addWidget(self._said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(scrolling, 1)
        layout.addWidget(self.mending)
        layout.addLayout(self._foot)

    # What it is asked

    @property
    def mode(self) -> str:
        return self._mode

    def show_frame(self, frame: Frame) -> None:
        """Nothing here follows a run."""

    def choose_mode(self, mode: str) -> None:
        """Show a forward pass, a product, two batches or ReLU."""
        self._mode = mode
        self.bar.show_error(None)
        self._refresh()

    def read_text(self, text: str) -> None:
        """Take shapes that were typed; matrices whose shape stays keep their numbers."""
        if text == self._text():
            self.bar.show_error(None)
            return
        try:
            shapes = read_shapes(text)
            if self._mode == PRODUCT:
                self._check_product(shapes)
        except SettingError as error:
            self.bar.show_error(error)
            return
        if self._mode == PRODUCT:
            self._set_product(self._kept("a", shapes[0]), self._kept("b", shapes[1]), None)
        elif self._mode == BATCHES:
            self._measured, self._times = shapes, None
        else:
            self._set_shapes(shapes)
        self.bar.show_error(None)
        self._refresh()

    def choose_product(self, number: int) -> None:
        """Take one of the products that are ready."""
        self._set_product(*PRODUCTS[number], number)
        self._refresh()

    def set_number(self, key: str, row: int, column: int, value: float) -> None:
        """Give a matrix another number."""
        if key not in self._tables:
            return
        table = np.array(self._tables[key])
        table.flat[row * (table.shape[1] if table.ndim == 2 else 1) + column] = value
        self._tables[key] = table
        if key in ("a", "b"):
            self._ready = None
        self._refresh(stop=False)

    def swap_sides(self) -> None:
        """B · A in place of A · B."""
        self._set_product(self._tables["b"], self._tables["a"], None)
        self._refresh()

    def mend(self, mend: Mend) -> None:
        """Make two matrices meet."""
        if self._mode == PRODUCT:
            left, right = self._tables["a"], self._tables["b"]
            if mend.how == "swap":
                left, right = right, left
            elif mend.how == "transpose_left":
                left = left.T
            elif mend.how == "transpose_right":
                right = right.T
            else:
                right = numbers_for(mend.right)
            self._set_product(left, right, None)
        else:
            shapes = self._measured if self._mode == BATCHES else self._shapes
            found = sheets.pass_trouble(shapes)
            if found is None:
                return
            number, wrong = found
            changed = list(shapes)
            changed[number] = mend.right if mend.how != "transpose_right" else shapes[number][::-1]
            if self._mode == BATCHES:
                self._measured, self._times = tuple(changed), None
            else:
                turned = mend.how == "transpose_right" and is_small(shapes[number])
                kept = self._tables[f"w{number}"].T if turned else None
                self._set_shapes(tuple(changed))
                if kept is not None:
                    self._tables[f"w{number}"] = kept
            assert wrong.left[-1] == changed[number][0]
        self._refresh()

    def write_out(self, row: int, column: int) -> None:
        """Add up one number of the product, a term at a time."""
        if self._mode != PRODUCT or self._product_shape() is None:
            return
        self._cell = (row, column)
        self._cells = self._count()
        self._terms = 1 if motion.allowed() else None
        if motion.allowed():
            self._timer.start()
        self._show()

    def toggle(self) -> None:
        """Compute the whole product cell by cell, or stop."""
        if self._timer.isActive():
            self._stop()
        elif self._product_shape() is not None:
            self._cell, self._cells, self._terms = (0, 0), 0, 1
            self._timer.start()
        self._show()

    def measure_batches(self) -> None:
        """Measure how long one sample and a batch take, beside learning; again to cancel."""
        if self._share is not None:
            self._session.cancel(JOB)
            self._share = None
        elif sheets.pass_trouble(self._measured) is None:
            self._trouble, self._share = None, 0.0
            sizes = tuple(shape[1] for shape in self._measured)
            self._session.begin(JOB, TimeBatches(sizes, BATCH))
        self._show()

    def reset(self) -> None:
        """Everything of this mode as at the beginning."""
        self._begin()
        self.bar.show_error(None)
        self._refresh()

    def figure(self, theme: Theme) -> Page:
        """The sheet as a page for export."""
        sheet = self.sheet()
        return Page((Panel(sheet, painting.draw),), caption=sheet.caption)

    def sheet(self) -> Sheet:
        """What is shown."""
        tables = self._tables
        if self._mode == PASS:
            return sheets.pass_sheet(self._shapes, tables)
        if self._mode == PRODUCT:
            cells = self._cells if self._timer.isActive() else self._count()
            return sheets.product_sheet(tables["a"], tables["b"], self._cell, self._terms, cells)
        if self._mode == BATCHES:
            return sheets.batch_sheet(self._measured, BATCH, self._times)
        return sheets.relu_sheet(tables["r"], tables["g"])

    # What follows

    def _text(self) -> str:
        if self._mode == PRODUCT:
            return " · ".join("×".join(map(str, self._tables[key].shape)) for key in ("a", "b"))
        return shapes_text(self._measured if self._mode == BATCHES else self._shapes)

    def _check_product(self, shapes: tuple[Shape, ...]) -> None:
        if len(shapes) != 2 or not is_small(*shapes):
            raise SettingError(
                "A product expects two matrices of at most {most} rows and columns, got {got}: "
                "write 2×3 · 3×2",
                most=MOST_SHOWN,
                got=shapes_text(shapes),
            )

    def _kept(self, key: str, shape: Shape) -> Array:
        """A matrix as it is, if it has that shape already."""
        table = self._tables.get(key)
        return table if table is not None and table.shape == shape else numbers_for(shape)

    def _set_shapes(self, shapes: tuple[Shape, ...]) -> None:
        """Have tables for these shapes; large ones have none, as their numbers are not shown."""
        self._shapes = shapes
        if is_small(*shapes):
            self._tables["x"] = self._kept("x", shapes[0])
            for number, shape in enumerate(shapes[1:], 1):
                self._tables[f"w{number}"] = self._kept(f"w{number}", shape)
                self._tables[f"b{number}"] = self._kept(f"b{number}", shape[1:])

    def _set_product(self, left: Array, right: Array, ready: int | None) -> None:
        self._tables["a"], self._tables["b"], self._ready = left, right, ready
        self._cell, self._terms = (0, 0), None

    def _product_shape(self) -> tuple[int, int] | None:
        left, right = self._tables["a"], self._tables["b"]
        if mismatch(left.shape, right.shape) is not None:
            return None
        made = product(left, right)
        return made.rows, made.columns

    def _count(self) -> int:
        shape = self._product_shape()
        return 0 if shape is None else shape[0] * shape[1]

    def _walk(self, rows: int, columns: int) -> None:
        shape = self._product_shape()
        if self._mode == PRODUCT and shape is not None:
            row = min(max(self._cell[0] + rows, 0), shape[0] - 1)
            column = min(max(self._cell[1] + columns, 0), shape[1] - 1)
            self._stop()
            self._cell = (row, column)
            self._show()

    def _tick(self) -> None:
        """One more product of the number in hand; then the next number, while playing."""
        shape = self._product_shape()
        if shape is None or self._terms is None:
            self._stop()
        elif self._terms < self._tables["a"].shape[-1]:
            self._terms += 1
        else:
            place = self._cell[0] * shape[1] + self._cell[1]
            playing = self._cells < self._count()
            self._cells = max(self._cells, place + 1)
            if not playing or place + 1 >= self._count():
                self._stop()
            else:
                self._cell, self._terms = divmod(place + 1, shape[1]), 1
        self._show()

    def _stop(self) -> None:
        self._timer.stop()
        self._terms = None

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()

    def _progressed(self, name: str, share: float) -> None:
        if name == JOB and self._share is not None:
            self._share = share
            self._show_foot()

    def _finished(self, name: str, result: object) -> None:
        if name == JOB and isinstance(result, BatchTimes):
            self._share = None
            sizes = tuple(shape[1] for shape in self._measured)
            self._times = result if result.sizes == sizes else None
            self._show()

    def _failed(self, name: str, error: object) -> None:
        if name == JOB:
            self._share = None
            self._trouble = error if isinstance(error, SettingError) else None
            self._show()

    def _refresh(self, *, stop: bool = True) -> None:
        if stop:
            self._stop()
        self._show()

    def _show(self) -> None:
        self.bar.show_state(self._mode, self._text(), self._ready)
        self.canvas.show_sheet(self.sheet())
        self._show_mends()
        self._show_foot()

    def _show_mends(self) -> None:
        if self._mode == PRODUCT:
            wrong = mismatch(self._tables["a"].shape, self._tables["b"].shape)
            self.mending.show_mends(() if wrong is None else wrong.mends, "A", "B")
            return
        shapes = self._measured if self._mode == BATCHES else self._shapes
        found = None if self._mode == RELU else sheets.pass_trouble(shapes)
        if found is None:
            self.mending.show_mends((), "", "")
            return
        # What comes in is the work of the layers before; only the weights can give way.
        mends = tuple(m for m in found[1].mends if m.how in ("transpose_right", "resize_right"))
        self.mending.show_mends(mends, "", f"W{sheets.lowered(found[0])}")

    def _show_foot(self) -> None:
        fits = self._product_shape() is not None
        self.play.setVisible(self._mode == PRODUCT and motion.allowed() and fits)
        self.swap.setVisible(self._mode == PRODUCT)
        self.measure.setVisible(self._mode == BATCHES)
        self.measure.setEnabled(sheets.pass_trouble(self._measured) is None)
        playing = self._timer.isActive()
        self.play.set_icon("pause" if playing else "play")
        self.play.set_text(
            QCoreApplication.translate("Shapes", "Stop")
            if playing
            else QCoreApplication.translate("Shapes", "Compute the product cell by cell")
        )
        self.measure.setText(
            QCoreApplication.translate("Shapes", "Measure the time")
            if self._share is None
            else QCoreApplication.translate("Shapes", "Cancel, {share} done").format(
                share=f"{round(100 * self._share)} %"
            )
        )
        self._said.setText(self._hint())

    def _hint(self) -> str:
        if self._mode == BATCHES:
            if self._trouble is not None:
                return error_text(self._trouble)
            return QCoreApplication.translate(
                "Shapes", "Measured on this computer now, in float32; medians of nine rounds."
            )
        if self._mode == PRODUCT:
            return QCoreApplication.translate(
                "Shapes",
                "Click a number of C to see its row and column; click one of A or B to change it.",
            )
        return QCoreApplication.translate("Shapes", "Click a number in a dark frame to change it.")

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Shapes", "Shapes")
        self.header.set_title(title)
        self.header.set_subtitle(QCoreApplication.translate("Shapes", "matrices that fit"))
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Shapes",
                "Matrices with their shapes. (m × k) times (k × n) makes (m × n): the inner "
                "numbers must be equal. Arrow keys walk over a product, Enter changes the first "
                "number.",
            )
        )
        self._reset.set_text(QCoreApplication.translate("Shapes", "Everything as at the beginning"))
        self._export.set_text(QCoreApplication.translate("Shapes", "Export the sheet"))
        self.swap.setText(QCoreApplication.translate("Shapes", "Swap A and B"))
        self.swap.setToolTip(QCoreApplication.translate("Shapes", "Multiply in the other order"))
        self.measure.setToolTip(
            QCoreApplication.translate(
                "Shapes", "Let both batches go through the network several times, and take the time"
            )
        )
        self.bar.retranslate()
        self.mending.retranslate()
        self._show()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._foot.setContentsMargins(now.px(16), now.px(2), now.px(12), now.px(8))
        self._foot.setSpacing(now.px(8))
