"""The gallery: data sets as thumbnails in rows of five, paged up and down."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.dataset import datasets
from gui import icons, theme
from gui.experiment.catalogue import gallery_order
from gui.experiment.thumbnails import paint_dataset
from gui.language import follow, vocabulary

IN_A_ROW = 5
SIDE = 40
INSET = 3
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -IN_A_ROW,
    Qt.Key.Key_Down: IN_A_ROW,
}


class Thumbnail(QAbstractButton):
    """One data set; checked when it is the one in hand. A press asks, it decides nothing."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(self, self._retranslate)

    def nextCheckState(self) -> None:
        """Stay as shown: what is in hand is decided by the experiment."""

    def sizeHint(self) -> QSize:
        side = theme.current().px(SIDE)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif Qt.Key(event.key()) in STEPS:
            event.ignore()  # the gallery goes on to the next one, over the ends of rows
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        member = datasets[self.kind]
        name, summary = vocabulary(member.label), vocabulary(member.summary())
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.setToolTip(f"{name}\n{summary}")

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        width = now.line_selection if marked else now.line_border
        edge = now.border_strong if self.underMouse() else now.border_control
        painter.setPen(QPen(now.accent if marked else edge, width))
        painter.setBrush(now.accent_soft if self.isChecked() else now.surface)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, now.radius_thumbnail, now.radius_thumbnail)
        inset = now.px(INSET)
        paint_dataset(
            painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self.kind
        )
        if self.hasFocus() and self.isChecked():
            inner = box.adjusted(2.5, 2.5, -2.5, -2.5)
            painter.setPen(QPen(now.accent, now.line_border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, now.radius_badge, now.radius_badge)


class Gallery(QWidget):
    """A row of thumbnails with arrows to the other rows. `chosen(kind)` asks for a data set."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = gallery_order()
        self._page = 0
        self._kind = ""
        self.thumbnails = {kind: Thumbnail(kind) for kind in self._kinds}
        self.up, self.down = QToolButton(), QToolButton()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 6)
        line.setSpacing(0)
        for kind, thumbnail in self.thumbnails.items():
            thumbnail.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind))
            line.addWidget(thumbnail)
        arrows = QVBoxLayout()
        arrows.setSpacing(0)
        for button, icon, step in ((self.up, "chevron-up", -1), (self.down, "chevron-down", 1)):
            button.setIcon(icons.icon(icon, "text_muted"))
            button.setProperty("variant", "flat")
            button.clicked.connect(lambda _checked=False, step=step: self.turn(step))
            arrows.addWidget(button)
        self._line = line
        line.addStretch(1)
        line.addLayout(arrows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)
        self._measure()
        self._show_page()
        follow(self, self._retranslate)

    @property
    def pages(self) -> int:
        return -(-len(self._kinds) // IN_A_ROW)

    def page(self) -> int:
        """The row on screen, counted from 0."""
        return self._page

    def show_kind(self, kind: str) -> None:
        """Mark the data set in hand, and turn to its row when it is another one."""
        if kind == self._kind:
            return
        self._kind = kind
        for other, thumbnail in self.thumbnails.items():
            thumbnail.setChecked(other == kind)
        if kind in self._kinds:
            self._page = self._kinds.index(kind) // IN_A_ROW
        self._show_page()

    def turn(self, pages: int) -> None:
        """Show another row."""
        self._page = min(max(self._page + pages, 0), self.pages - 1)
        self._show_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from one thumbnail to the next, over the ends of rows."""
        steps = STEPS.get(Qt.Key(event.key()))
        here = next((k for k, t in self.thumbnails.items() if t.hasFocus()), None)
        if steps is None or here is None:
            super().keyPressEvent(event)
            return
        there = min(max(self._kinds.index(here) + steps, 0), len(self._kinds) - 1)
        self._page = there // IN_A_ROW
        self._show_page()
        self.thumbnails[self._kinds[there]].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_page(self) -> None:
        first = self._page * IN_A_ROW
        for index, thumbnail in enumerate(self.thumbnails.values()):
            thumbnail.setVisible(first <= index < first + IN_A_ROW)
        self.up.setEnabled(self._page > 0)
        self.down.setEnabled(self._page < self.pages - 1)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        for button in (self.up, self.down):
            button.setFixedSize(now.px(24), now.px(SIDE // 2))
            button.setIconSize(QSize(now.icon_small, now.icon_small))
        self._line.setSpacing(now.px(3))

    def _retranslate(self) -> None:
        up = QCoreApplication.translate("Experiment", "Earlier data sets")
        down = QCoreApplication.translate("Experiment", "More data sets")
        for button, text in ((self.up, up), (self.down, down)):
            button.setAccessibleName(text)
            button.setToolTip(text)
