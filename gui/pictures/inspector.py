"""The pixel inspector: one picture large, with the number of each pixel, raw or preprocessed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.controls import ComboBox, ElidedLabel, IconButton, SegmentedControl
from gui.language import follow
from gui.pictures import words
from gui.pictures.figure import Card, PixelsFigure, range_of
from gui.pictures.pixels import PixelsCanvas

ALL = -1
"""The key of the channel chooser that asks for all channels."""


class Inspector(QFrame):
    """Shows a card. closed(): no longer wanted. stepped(±1): another picture is asked for.

    pointed(text): what the pixel under the pointer says, "" at the end.
    """

    closed = Signal()
    stepped = Signal(int)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._names: tuple[str, ...] = ()
        self._training = True
        self._step = ""
        self._channels = 0
        self.back = IconButton("arrow-left")
        self.back.clicked.connect(lambda: self.closed.emit())
        self.title = ElidedLabel()
        self.title.setProperty("role", "title")
        self.channel = ComboBox()
        self.channel.activated.connect(self._refresh)
        self.which = SegmentedControl([(False, ""), (True, "")])
        self.which.show_key(False)
        self.which.chosen.connect(self.show_after)
        self.whole = IconButton("maximize-2")
        self.whole.setCheckable(True)
        self.whole.toggled.connect(self._zoom)
        self.before, self.on = IconButton("chevron-left"), IconButton("chevron-right")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.canvas = PixelsCanvas()
        self.canvas.cell_pointed.connect(self._point)
        self.scrolling = QScrollArea()
        self.scrolling.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolling.setWidgetResizable(True)
        self.scrolling.setWidget(self.canvas)
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.readout = ElidedLabel()
        self.range = QLabel()
        self.range.setProperty("role", "muted")
        self._centring = QTimer(self)  # once the scroll area has taken the new size
        self._centring.setSingleShot(True)
        self._centring.setInterval(0)
        self._centring.timeout.connect(self._centre)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.back)
        self._head.addWidget(self.title, 1)
        for widget in (self.channel, self.which, self.whole, self.before, self.on):
            self._head.addWidget(widget)
        self._foot.addWidget(self.readout, 1)
        self._foot.addWidget(self.range)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.scrolling, 1)
        column.addLayout(self._foot)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    @property
    def figure(self) -> PixelsFigure | None:
        """What is shown."""
        return self.canvas.figure if self._card is not None else None

    def show_card(self, card: Card, names: tuple[str, ...], training: bool, step: str) -> None:
        """Show a picture with what the network gets of it. step: what preprocessing is called."""
        first = self._card is None
        grown = first or card.picture.shape != self._card.picture.shape  # type: ignore[union-attr]
        self._card, self._names, self._training, self._step = card, names, training, step
        channels = card.picture.shape[2]
        if channels != self._channels:
            self._channels = channels
            self._list_channels()
        self._refresh()
        if grown:
            self._centring.start()

    def forget(self) -> None:
        """Show nothing."""
        self._card = None
        self.canvas.figure = None

    def show_after(self, after: bool) -> None:
        """Show the numbers that the network gets, or the raw ones."""
        self.which.show_key(after)
        self._refresh()
        self._centring.start()

    def _list_channels(self) -> None:
        self.channel.clear()
        self.channel.addItem(QCoreApplication.translate("Pictures", "all"), ALL)
        for place, name in enumerate(words.channels()):
            self.channel.addItem(name, place)
        self.channel.setVisible(self._channels > 1)

    def _zoom(self, whole: bool) -> None:
        self._refresh()
        self.retranslate()
        if not whole:
            self._centring.start()

    def _centre(self) -> None:
        at = self.canvas.centre()
        view = self.scrolling.viewport()
        for bar, place, room in (
            (self.scrolling.horizontalScrollBar(), at.x(), view.width()),
            (self.scrolling.verticalScrollBar(), at.y(), view.height()),
        ):
            bar.setValue(round(place - room / 2))

    def _refresh(self) -> None:
        if self._card is None:
            return
        channel = self.channel.key() if self._channels > 1 else None
        figure = PixelsFigure(
            self._card,
            self._names,
            self._training,
            bool(self.which.key()) and self._card.after is not None,
            None if channel in (None, ALL) else channel,
        )
        self.canvas.show_figure(figure, self.whole.isChecked())
        number = words.number(self._card.index, self._training)
        self.title.setText(f"{self._names[self._card.label]}, {number}")
        text = QCoreApplication.translate("Pictures", "numbers from {range}")
        self.range.setText(text.format(range=words.interval(range_of(figure.values))))
        self.which.button(True).setToolTip(self._step)
        self._say()

    def _point(self, cell: tuple[int, int] | None) -> None:
        self._say()
        self.pointed.emit(self._said())
        if cell is not None and self.canvas.hasFocus():
            at = self.canvas.centre()
            self.scrolling.ensureVisible(round(at.x()), round(at.y()), 40, 40)

    def _said(self) -> str:
        figure = self.canvas.figure
        if figure is None or figure.pointed is None:
            return ""
        return words.pixel(figure, *figure.pointed)

    def _say(self) -> None:
        said = self._said()
        idle = QCoreApplication.translate("Pictures", "Point at a pixel to read its number")
        self.readout.setText(said or idle)
        self.canvas.setAccessibleDescription(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in steps:
            self.stepped.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        translate = QCoreApplication.translate
        self.back.set_text(translate("Pictures", "Back to all pictures"), "Esc")
        self.before.set_text(translate("Pictures", "Picture before"))
        self.on.set_text(translate("Pictures", "Next picture"))
        if self.whole.isChecked():
            self.whole.set_text(translate("Pictures", "Make every number readable"))
            self.whole.set_icon("zoom-in")
        else:
            self.whole.set_text(translate("Pictures", "Show the whole picture"))
            self.whole.set_icon("minimize-2")
        self.which.set_texts((translate("Pictures", "Raw"), translate("Pictures", "Prepared")))
        self.which.setAccessibleName(translate("Pictures", "Which numbers"))
        self.which.button(False).setToolTip(
            translate("Pictures", "The numbers as they are stored, 0 to 255")
        )
        self.channel.setAccessibleName(translate("Pictures", "Channel"))
        self.channel.setToolTip(translate("Pictures", "The channels whose numbers are written"))
        self.canvas.setAccessibleName(translate("Pictures", "Pixels"))
        self.canvas.setWhatsThis(
            translate(
                "Pictures",
                "The picture as the numbers that it is made of, 0 black and 255 white. The arrow "
                "keys go from pixel to pixel.",
            )
        )
        key = self.channel.key()
        self._list_channels()
        self.channel.show_key(ALL if key is None else key)
        self._refresh()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._head.setContentsMargins(now.px(8), now.px(4), now.px(8), now.px(4))
        self._head.setSpacing(now.px(4))
        self._foot.setContentsMargins(now.px(12), now.px(2), now.px(12), now.px(6))
        self._foot.setSpacing(now.px(8))
        self.channel.setFixedWidth(now.px(84))
        self.setMinimumWidth(now.px(240))
