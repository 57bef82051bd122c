"""A panel of Basics: settings in a column at the left, beside them one large picture of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.training.frame import Frame
from gui import theme
from gui.basics.stateful import StatefulPanel
from gui.controls import IconButton, PanelHeader
from gui.controls.canvas import Canvas
from gui.document import Document
from gui.figures.page import Drawer, Page, Panel
from gui.session import Session

SIDE_WIDTH = 292


class FigureCanvas(Canvas):
    """Shows a figure with the function that draws it, and says it in words."""

    LEAST, INSET = (320, 260), 8

    def __init__(self, draw: Drawer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draw = draw
        self.figure: Any = None

    def show_figure(self, figure: Any, spoken: str) -> None:
        """spoken: what the picture says, for those who do not see it."""
        self.figure = figure
        self.setAccessibleDescription(spoken)
        self.update()

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        if self.figure is not None:
            self.draw(painter, self.area(), self.figure, now)


class BasicsPanel(StatefulPanel):
    """Base. Its settings are its own: no experiment follows them.

    A subclass fills `side`, makes figures, and says its texts in `retranslate`.
    export_requested: the reader wants the picture. pointed(text): what is under the pointer.
    """

    export_requested = Signal()
    pointed = Signal(str)

    def __init__(
        self,
        document: Document,
        session: Session,
        draw: Drawer,
        parent: QWidget | None = None,
        canvas: FigureCanvas | None = None,
    ) -> None:
        super().__init__(parent)
        self._reset = IconButton("rotate-ccw")
        self._reset.clicked.connect(lambda: self.reset())
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._reset, self._export)
        self.canvas = canvas or FigureCanvas(draw)
        column = QWidget()
        self.side = QVBoxLayout(column)
        self._scrolling = QScrollArea()
        self._scrolling.setWidgetResizable(True)
        self._scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolling.setWidget(column)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._scrolling)
        across.addWidget(_Line())
        across.addWidget(self.canvas, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(across, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_frame(self, frame: Frame) -> None:
        """Nothing here follows the run."""

    def reset(self) -> None:
        """Everything as at the beginning."""
        raise NotImplementedError

    def caption(self) -> str:
        """The sentence under the exported figure."""
        raise NotImplementedError

    def figure(self, look: theme.Theme) -> Page:
        """What is shown, as a page for export."""
        return Page((Panel(self.canvas.figure, self.canvas.draw),), caption=self.caption())

    def _name(self, title: str, about: str, explained: str) -> None:
        """The texts of the head, and what the picture is when somebody asks."""
        self.header.set_title(title)
        self.header.set_subtitle(about)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(explained)
        self._reset.set_text(QCoreApplication.translate("Basics", "Everything as at the beginning"))
        self._export.set_text(QCoreApplication.translate("Basics", "Export the picture"))

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._scrolling.setFixedWidth(now.px(SIDE_WIDTH))
        self.side.setContentsMargins(now.px(12), now.px(10), now.px(12), now.px(10))
        self.side.setSpacing(now.px(4))


class Caption(QLabel):
    """A grey heading over some rows, or a sentence that explains them."""

    def __init__(self, role: str = "caption") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setWordWrap(True)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def _measure(self, _theme: object = None) -> None:
        self.setContentsMargins(0, theme.current().px(8), 0, 0)


class _Line(QWidget):
    """The line between settings and picture."""

    def __init__(self) -> None:
        super().__init__()
        theme.theme_changed.connect(self._measure)
        self._measure()

    def _measure(self, _theme: object = None) -> None:
        self.setFixedWidth(theme.current().px(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().border)
