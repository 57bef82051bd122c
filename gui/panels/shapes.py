"""The shapes panel: matrices that meet or do not, products cell by cell, and batches measured."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.basics.batch_times import BatchTimes, TimeBatches
from engine.basics.shapes import PRODUCTS, Mend
from engine.basics.states import ShapesState
from engine.registry import SettingError
from engine.training.frame import Frame
from gui import motion, theme
from gui.basics.stateful import StatefulPanel
from gui.controls import Button, IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import error_text, follow
from gui.session import Session
from gui.shapes import painting, sheets
from gui.shapes.bar import BATCHES, PASS, PRODUCT, RELU, ShapesBar
from gui.shapes.canvas import ShapesCanvas
from gui.shapes.matrices import Matrices
from gui.shapes.mending import Mending
from gui.shapes.playing import Playing
from gui.shapes.product_sheet import product_sheet
from gui.shapes.sheet import Sheet
from gui.theme import Theme

JOB = "shapes.batches"
BATCH = 100


class ShapesPanel(StatefulPanel):
    """Has matrices of its own, which no experiment follows.

    export_requested(): the reader wants the picture. pointed(text): what is under the pointer, ""
    at the end.
    """

    State = ShapesState
    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._mode = PASS
        self._matrices = Matrices()
        self._times: BatchTimes | None = None
        self._share: float | None = None
        self._trouble: SettingError | None = None
        self.playing = Playing(self)
        self.playing.changed.connect(self._show)
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
        session.job_progressed.connect(self._progressed)
        session.job_finished.connect(self._finished)
        session.job_failed.connect(self._failed)
        self._fill()
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

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
        if text != self._matrices.text(self._mode):
            try:
                self._matrices.read(self._mode, text)
            except SettingError as error:
                self.bar.show_error(error)
                return
            if self._mode == BATCHES:
                self._times = None
        self.bar.show_error(None)
        self._refresh()

    def choose_product(self, number: int) -> None:
        """Take one of the products that are ready."""
        self._matrices.set_product(*PRODUCTS[number], number)
        self.bar.show_error(None)
        self._refresh()

    def set_number(self, key: str, row: int, column: int, value: float) -> None:
        """Give a matrix another number."""
        self._matrices.set_number(key, row, column, value)
        self._show()

    def swap_sides(self) -> None:
        """B · A in place of A · B."""
        tables = self._matrices.tables
        self._matrices.set_product(tables["b"], tables["a"], None)
        self._refresh()

    def mend(self, mend: Mend) -> None:
        """Make two matrices meet."""
        self._matrices.mend(self._mode, mend)
        if self._mode == BATCHES:
            self._times = None
        self._refresh()

    def write_out(self, row: int, column: int) -> None:
        """Add up one number of the product, a term at a time."""
        if self._mode == PRODUCT and self._matrices.product_shape is not None:
            self.playing.write_out(row, column)

    def toggle(self) -> None:
        """Compute the whole product cell by cell, or stop."""
        if self._mode == PRODUCT and self._matrices.product_shape is not None:
            self.playing.toggle()

    def measure_batches(self) -> None:
        """Measure how long one sample and a batch take, beside learning; again to cancel."""
        if self._share is not None:
            self._session.cancel(JOB)
            self._share = None
        elif sheets.pass_trouble(self._matrices.measured) is None:
            self._trouble, self._share = None, 0.0
            self._session.begin(JOB, TimeBatches(self._matrices.sizes, BATCH))
        self._show()

    def reset(self) -> None:
        """Every matrix as at the beginning."""
        self._matrices = Matrices()
        self._times = None
        self.bar.show_error(None)
        self._refresh()

    def figure(self, theme: Theme) -> Page:
        """The sheet as a page for export."""
        sheet = self.sheet()
        return Page((Panel(sheet, painting.draw),), caption=sheet.caption)

    def sheet(self) -> Sheet:
        """What is shown."""
        matrices, playing = self._matrices, self.playing
        tables = matrices.tables
        if self._mode == PASS:
            return sheets.pass_sheet(matrices.shapes, tables)
        if self._mode == PRODUCT:
            return product_sheet(
                tables["a"], tables["b"], playing.cell, playing.terms, playing.done
            )
        if self._mode == BATCHES:
            return sheets.batch_sheet(matrices.measured, BATCH, self._times)
        return sheets.relu_sheet(tables["r"], tables["g"])

    # What can be set from outside

    def state(self) -> dict[str, Any]:
        """fits: 1 where all matrices meet. timed: 1 once the batches are measured. gain: how many
        times faster a sample of the batch is than one by itself.
        """
        matrices, times = self._matrices, self._times
        if self._mode == PRODUCT:
            fits = matrices.product_shape is not None
        else:
            fits = sheets.pass_trouble(matrices.chain(self._mode)) is None
        return {
            "mode": self._mode,
            "product": matrices.ready or 0,
            "shapes": matrices.text(self._mode),
            "fits": int(fits),
            "timed": int(times is not None),
            "gain": 1.0 if times is None else times.apart / max(times.together, 1e-9),
        }

    def setters(self) -> dict[str, QWidget]:
        return {"mode": self.bar.mode, "product": self.bar.ready, "shapes": self.bar.field}

    def _put(self, changes: dict[str, Any]) -> None:
        mode = changes.get("mode", PRODUCT if "product" in changes else self._mode)
        if "product" in changes and mode == PRODUCT:
            self.choose_product(changes["product"])
        if changes.get("shapes", "") not in ("", self._matrices.text(mode)):
            self._matrices.read(mode, changes["shapes"])
            self._times = None if mode == BATCHES else self._times
        self.choose_mode(mode)

    # What follows

    def _walk(self, rows: int, columns: int) -> None:
        if self._mode == PRODUCT and self._matrices.product_shape is not None:
            self.playing.move(rows, columns)

    def hideEvent(self, event: QHideEvent) -> None:
        if self.playing.playing:
            self.playing.stop()
            self._show()

    def _progressed(self, name: str, share: float) -> None:
        if name == JOB and self._share is not None:
            self._share = share
            self._show_foot()

    def _finished(self, name: str, result: object) -> None:
        if name == JOB and isinstance(result, BatchTimes):
            self._share = None
            self._times = result if result.sizes == self._matrices.sizes else None
            self._show()

    def _failed(self, name: str, error: object) -> None:
        if name == JOB:
            self._share = None
            self._trouble = error if isinstance(error, SettingError) else None
            self._show()

    def _refresh(self) -> None:
        """Show other matrices: nothing plays, and the number in hand is the first."""
        self.playing.stop()
        self.playing.cell = (0, 0)
        self._show()

    def _show(self) -> None:
        matrices = self._matrices
        shape = matrices.product_shape
        if shape is not None:
            self.playing.show_product(shape, matrices.tables["a"].shape[-1])
        self.bar.show_state(self._mode, matrices.text(self._mode), matrices.ready)
        self.canvas.show_sheet(self.sheet())
        self._show_mends()
        self._show_foot()
        self.state_changed.emit()

    def _show_mends(self) -> None:
        names = ("A", "B")
        mends = () if self._mode == RELU else self._matrices.mends(self._mode)
        found = sheets.pass_trouble(self._matrices.chain(self._mode))
        if self._mode != PRODUCT:
            names = ("", "" if found is None else f"W{sheets.lowered(found[0])}")
        self.mending.show_mends(mends, *names)

    def _show_foot(self) -> None:
        fits = self._matrices.product_shape is not None
        self.play.setVisible(self._mode == PRODUCT and motion.allowed() and fits)
        self.swap.setVisible(self._mode == PRODUCT)
        self.measure.setVisible(self._mode == BATCHES)
        self.measure.setEnabled(sheets.pass_trouble(self._matrices.measured) is None)
        playing = self.playing.playing
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
