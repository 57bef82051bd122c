"""The column beside the graph: the step in hand in words, and the NumPy of both passes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui import theme
from gui.controls import IconButton, PanelHeader
from gui.graph import program, words
from gui.graph.figure import GraphFigure
from gui.graph.listing import LINE, Listing

WORDS_HEIGHT = 250
ROOMY = 340
"""Width from which formulas are set large."""


class Explanation(QWidget):
    """Shows a figure in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PanelHeader()
        self.title, self.formulas, self.sentence, self.remark = (QLabel() for _ in range(4))
        for label in (self.title, self.formulas, self.sentence, self.remark):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.title.setProperty("role", "title")
        self.remark.setProperty("role", "muted")
        self.formulas.setTextFormat(Qt.TextFormat.PlainText)
        body = QWidget()
        self._words = QVBoxLayout(body)
        for label in (self.title, self.formulas, self.sentence, self.remark):
            self._words.addWidget(label)
        self._words.addStretch(1)
        self._reading = _scrolling(body)
        self.copy = IconButton("copy")
        self.copy.clicked.connect(self._copy)
        self.code_header = PanelHeader("NumPy", "", self.copy)
        self.listing = Listing()
        self.code = _scrolling(self.listing)
        self.listing.resized.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._reading)
        layout.addWidget(self.code_header)
        layout.addWidget(self.code, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_figure(self, figure: GraphFigure) -> None:
        """Say what the step in hand does."""
        self.title.setText(words.name(figure))
        self.formulas.setText("\n".join(words.formulas(figure)))
        self.sentence.setText(words.sentence(figure))
        self.remark.setText(words.remark(figure))
        self.remark.setVisible(bool(self.remark.text()))
        self.listing.show_lines(program.code(figure), figure.step)
        self._follow()

    def _follow(self) -> None:
        """Keep what is lit in sight."""
        box = self.listing.box()
        high = theme.current().px(LINE)
        self.code.ensureVisible(0, box.bottom(), 0, high)
        self.code.ensureVisible(0, box.top(), 0, high)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.listing.text() + "\n")

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.header.set_title(QCoreApplication.translate("Graph", "This step"))
        self.code_header.set_subtitle(
            QCoreApplication.translate("Graph", "both passes as a program")
        )
        self.copy.set_text(QCoreApplication.translate("Graph", "Copy the program"))
        self.listing.setAccessibleName(QCoreApplication.translate("Graph", "NumPy program"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._words.setContentsMargins(now.px(12), now.px(10), now.px(12), now.px(8))
        self._words.setSpacing(now.px(8))
        self._reading.setFixedHeight(now.px(WORDS_HEIGHT))
        wide = self.width() >= now.px(ROOMY)
        self.formulas.setStyleSheet(f"font-size: {now.formula if wide else now.body}px;")


def _scrolling(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area
