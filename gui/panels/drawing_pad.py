"""The drawing pad: draw a digit, and see what a network reads while it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.data import digits
from engine.insight.reading import Reading
from engine.registry import SettingError
from engine.training.frame import Frame
from gui import theme
from gui.controls import Button, ComboBox, IconButton, PanelHeader, Slider
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import error_text, follow
from gui.numbers import format_quantity
from gui.pad import painting
from gui.pad.body import PadBody
from gui.pad.figure import Array, PadFigure
from gui.pad.paper import FIRST_WIDTH
from gui.pad.questions import READING, ReadDrawing, built_in, read_built_in
from gui.pad.sketch import Sketch
from gui.questions import Questions, Sparing
from gui.session import Session
from gui.theme import Theme

BUILT_IN, IN_HAND = "built_in", "in_hand"
LEARNT_STEPS = 20
"""After so many the network of the experiment has something to say."""
TICK_MS = 33
"""Between two readings while a stroke is drawn."""
PERIOD_S = 0.1
"""Between two answers of a network that is learning."""
LABELLED = 360
"""Width from which there is room for the width of the pen."""
NARROWEST, WIDEST = 3, 20
"""Widths of the pen, in hundredths of the page."""


class DrawingPadPanel(QWidget):
    """Reads the drawing by the ready-made network at once, or asks the one of the experiment.

    Until one is chosen by hand, that of the experiment answers as soon as it has learnt a little.

    export_requested(): the reader wants the picture. pointed(text): what is under the pointer, ""
    at the end. questions_changed(): `questions` has another answer now. drawn(pixels): what the
    network is given is (28, 28, 1) uint8 now, None of an empty page. maps_asked(pixels): it is to
    be shown among the feature maps.
    """

    export_requested = Signal()
    pointed = Signal(str)
    questions_changed = Signal()
    drawn = Signal(object)
    maps_asked = Signal(object)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sketch = Sketch()
        self._pixels: Array | None = None
        self._reading: Reading | None = None
        self._trouble: SettingError | None = None
        self._running = False
        self._by_hand = False
        self.header = PanelHeader()
        self._eraser = IconButton("eraser")
        self._eraser.setCheckable(True)
        self._eraser.toggled.connect(self._erase)
        self._undo = IconButton("undo-2")
        self._undo.clicked.connect(lambda: self.undo())
        self._clear = IconButton("trash-2")
        self._clear.clicked.connect(lambda: self.clear())
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        for button in (self._eraser, self._undo, self._clear, self._export):
            self.header.add_action(button)
        self.body = PadBody(self._sketch)
        self.body.pointed.connect(self.pointed)
        self.body.paper.drawn.connect(self._follow_stroke)
        self.body.paper.undone.connect(self.undo)
        self._row = QHBoxLayout()
        self._by = QLabel()
        self.network = ComboBox()
        for key in (IN_HAND, BUILT_IN):
            self.network.addItem("", key)
        self.network.show_key(BUILT_IN)
        self.network.activated.connect(lambda _: self.choose_network(self.network.key()))
        self._pen = QLabel()
        self.width_slider = Slider(WIDEST - NARROWEST)
        self.width_slider.valueChanged.connect(self._choose_width)
        self.maps = Button()
        self.maps.clicked.connect(lambda: self.maps_asked.emit(self.pixels))
        self._pen_holder = QWidget()
        # A narrow dock goes without: the pen is good as it is.
        self._pen_holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pen_row = QHBoxLayout(self._pen_holder)
        self._pen_row.addWidget(self._pen)
        self._pen_row.addWidget(self.width_slider, 1)
        self._pen_row.addStretch(0)
        self.header.set_body(self._pen_holder)
        self._row.addWidget(self._by)
        self._row.addWidget(self.network, 1)
        self._row.addWidget(self.maps)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self._row)
        layout.addWidget(self.body, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read)
        theme.theme_changed.connect(self._measure)
        self.width_slider.setValue(round(100 * FIRST_WIDTH) - NARROWEST)
        self._measure()
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    # What it asks and shows

    @property
    def pixels(self) -> Array | None:
        """What the network is given, (28, 28, 1) uint8; None of an empty page."""
        return None if self._pixels is None else self._pixels[:, :, None]

    def questions(self) -> Questions:
        """What the network in hand reads, where it is the one that answers."""
        if self.network.key() != IN_HAND or self._pixels is None:
            return ()
        period = PERIOD_S if self._running else 0.0
        return ((READING, Sparing(ReadDrawing.of(self._pixels), period)),)

    def show_frame(self, frame: Frame) -> None:
        """Show what the network in hand reads at another moment."""
        if frame.running != self._running:
            self._running = frame.running
            self.questions_changed.emit()
        self._choose_by_itself(frame)
        answer = frame.answers.get(READING)
        if self.network.key() != IN_HAND or self._pixels is None or answer is self._reading:
            return
        if isinstance(answer, Reading):
            self._reading, self._trouble = answer, None
            self._show()
        elif isinstance(answer, SettingError):
            self._reading, self._trouble = None, answer
            self._show()

    def choose_network(self, key: str) -> None:
        """Let BUILT_IN or IN_HAND answer, whatever the network has learnt."""
        self._by_hand = True
        self._turn_to(key)

    def _choose_by_itself(self, frame: Frame) -> None:
        """Let the network of the experiment answer as soon as it can, if it reads such pictures."""
        dataset = frame.experiment.dataset
        reads = dataset.sample == "picture" and frame.experiment.class_count > 0
        fits = reads and getattr(dataset, "picture_shape", None) == (digits.SIDE, digits.SIDE, 1)
        key = IN_HAND if fits and frame.step >= LEARNT_STEPS else BUILT_IN
        if not self._by_hand and key != self.network.key():
            self._turn_to(key)

    def _turn_to(self, key: str) -> None:
        self.network.show_key(key)
        self._reading = self._trouble = None
        self._ask()
        self.questions_changed.emit()

    def figure(self, theme: Theme) -> Page:
        """The pad as a page for export."""
        caption = ""
        if self._reading is not None:
            text = QCoreApplication.translate(
                "Pad", "A drawn digit, read as {name} with probability {p} by {network}."
            )
            best = self._reading.best
            caption = text.format(
                name=painting.name_of(self._reading, best),
                p=painting.probability(float(self._reading.probabilities[best])),
                network=_in_a_sentence(self.network.key()),
            )
        return Page((Panel(self.body.figure, painting.draw),), caption=caption)

    # What is done by hand

    def undo(self) -> None:
        """Take the last stroke back."""
        self._sketch.undo()
        self._redrawn()

    def clear(self) -> None:
        """Begin on an empty page."""
        self._sketch.clear()
        self._redrawn()

    def _redrawn(self) -> None:
        self.body.paper.update()
        self._timer.stop()
        self._read()

    def _erase(self, erases: bool) -> None:
        self.body.paper.erases = erases

    def _choose_width(self, position: int) -> None:
        self.body.paper.pen_width = (position + NARROWEST) / 100.0
        self.body.paper.update()
        self._say_width()

    def _follow_stroke(self) -> None:
        """Read while the pen moves, but not more often than the eye can follow."""
        if not self._timer.isActive():
            self._timer.start(TICK_MS)

    def _read(self) -> None:
        before = self._pixels
        ink = self._sketch.pixels()
        self._pixels = digits.centred(ink)
        if self._pixels is None:
            self._reading = self._trouble = None
        self._ask()
        same = before is None and self._pixels is None
        if not same:
            self.drawn.emit(self.pixels)
            if self.network.key() == IN_HAND:
                self.questions_changed.emit()

    def _ask(self) -> None:
        """Have the built-in network answer; the one in hand answers with a frame."""
        if self._pixels is not None and self.network.key() == BUILT_IN:
            try:
                self._reading, self._trouble = read_built_in(self._pixels), None
            except SettingError as error:
                self._reading, self._trouble = None, error
        self._show()

    def _show(self) -> None:
        drawn = bool(self._sketch.strokes)
        self._undo.setEnabled(drawn)
        self._clear.setEnabled(drawn)
        self.maps.setEnabled(self._pixels is not None)
        made = PadFigure(self._sketch.pixels(), self._pixels, self._reading, self._sentence())
        self.body.show_figure(made)
        self.body.paper.setAccessibleDescription(self._spoken())

    def _sentence(self) -> str:
        if self._trouble is not None:
            return error_text(self._trouble)
        if self._pixels is None:
            return QCoreApplication.translate(
                "Pad", "Draw a digit from 0 to 9 on the page: the network answers while you draw."
            )
        return QCoreApplication.translate("Pad", "Reading…")

    def _spoken(self) -> str:
        if self._reading is None:
            return self._sentence()
        best = self._reading.best
        text = QCoreApplication.translate("Pad", "Read as {name}, probability {p}")
        return text.format(
            name=painting.name_of(self._reading, best),
            p=painting.probability(float(self._reading.probabilities[best])),
        )

    # Words and sizes

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Pad", "Drawing pad")
        self.header.set_title(title)
        self.body.paper.setAccessibleName(title)
        self.body.paper.setWhatsThis(
            QCoreApplication.translate(
                "Pad",
                "Draw with the mouse or a pen. With the keyboard: the arrow keys move a pen, the "
                "space bar puts it down and lifts it, Ctrl+Z takes a stroke back.",
            )
        )
        self.body.setWhatsThis(
            QCoreApplication.translate(
                "Pad",
                "The drawing is fitted into 20 × 20 pixels and its centre of mass is put at the "
                "centre of 28 × 28, as the digits of MNIST were. The columns are the "
                "probabilities of the classes.",
            )
        )
        self._eraser.set_text(QCoreApplication.translate("Pad", "Eraser"))
        self._undo.set_text(QCoreApplication.translate("Pad", "Take the last stroke back"))
        self._clear.set_text(QCoreApplication.translate("Pad", "Empty the page"))
        self._export.set_text(QCoreApplication.translate("Pad", "Export the drawing"))
        self._by.setText(QCoreApplication.translate("Pad", "Answered by"))
        names = {
            BUILT_IN: QCoreApplication.translate("Pad", "Ready-made network"),
            IN_HAND: QCoreApplication.translate("Pad", "This network"),
        }
        for index in range(self.network.count()):
            self.network.setItemText(index, names[self.network.itemData(index)])
        self.network.setAccessibleName(self._by.text())
        self.network.setToolTip(_about_the_networks())
        self._pen.setText(QCoreApplication.translate("Pad", "Pen"))
        self.width_slider.setAccessibleName(QCoreApplication.translate("Pad", "Width of the pen"))
        self._say_width()
        self.maps.setText(QCoreApplication.translate("Pad", "Show in maps"))
        self.maps.setToolTip(
            QCoreApplication.translate(
                "Pad", "Show the drawing among the feature maps of this network"
            )
        )
        self._show()

    def _say_width(self) -> None:
        text = QCoreApplication.translate("Pad", "Width of the pen: {width} of the page")
        width = format_quantity(self.width_slider.value() + NARROWEST, "%")
        self.width_slider.setToolTip(text.format(width=width))

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(2))
        self._row.setSpacing(now.px(8))
        self._pen_row.setContentsMargins(now.px(8), 0, 0, 0)
        self._pen_row.setSpacing(now.px(6))
        self.width_slider.setMaximumWidth(now.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        labelled = self.width() >= theme.current().px(LABELLED)
        margins = self._row.contentsMargins()
        needed = sum(one.sizeHint().width() for one in (self._by, self.network, self.maps))
        needed += margins.left() + margins.right() + 2 * self._row.spacing()
        self._by.setVisible(needed <= self.width())
        self._pen_holder.setVisible(labelled)


def _in_a_sentence(key: str) -> str:
    if key == BUILT_IN:
        return QCoreApplication.translate("Pad", "the ready-made network")
    return QCoreApplication.translate("Pad", "the network of the experiment")


def _about_the_networks() -> str:
    """What answers, and how good the built-in network is."""
    text = QCoreApplication.translate(
        "Pad",
        "This network is the one of the experiment; it answers once it has learnt some steps. The "
        "ready-made network has learnt all of MNIST and reads {accuracy} of its test digits right.",
    )
    try:
        accuracy = 100.0 * built_in().measured["test_accuracy"]
    except (SettingError, KeyError):
        return ""
    return text.format(accuracy=format_quantity(round(accuracy, 1), "%"))
