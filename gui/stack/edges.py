"""The head and the foot of the table of layers, and what stands beneath an impossible row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.registry import SettingError
from gui import theme
from gui.controls import Button
from gui.controls.flow import FlowLayout
from gui.experiment.notes import Refusal
from gui.stack.columns import Columns, draw_numbers, draw_words, number_font
from gui.stack.figure import StackFigure, heads
from gui.stack.mends import Mend

HEAD_HEIGHT, FOOT_HEIGHT = 24, 28


class Head(QWidget):
    """The titles of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._unit = Columns(), "MB"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(self, columns: Columns, unit: str) -> None:
        self._columns, self._unit = columns, unit
        self.setToolTip(
            QCoreApplication.translate(
                "Stack",
                "Output: the shape of one sample behind the layer. {unit}: memory of its outputs "
                "and of their gradients for a batch.",
            ).format(unit=unit)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(340), theme.current().px(HEAD_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(area, now.inset)
        painter.fillRect(QRectF(0, area.bottom() - 1, area.width(), 1), now.border)
        name, boxes = self._columns.place(area.width(), area.height())
        title, *numbers = heads(self._unit)
        draw_words(painter, name, title, now.font(now.caption), now.text_muted)
        draw_numbers(painter, boxes, tuple(numbers))


class Foot(QWidget):
    """The total of the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = Columns()
        self._texts: tuple[str, str, str] = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_total(self, figure: StackFigure, columns: Columns) -> None:
        self._columns, self._texts = columns, figure.total
        text, parameters, memory = figure.total
        self.setAccessibleName(f"{text}: {parameters}, {memory} {figure.unit}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(340), theme.current().px(FOOT_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        area = QRectF(self.rect())
        name, boxes = self._columns.place(area.width(), area.height())
        text, parameters, memory = self._texts
        name.setRight(boxes[1].left() - now.px(6))  # the total has no output
        draw_words(painter, name, text, number_font(semibold=True), now.text)
        draw_numbers(painter, boxes, ("", parameters, memory))


class Trouble(QWidget):
    """Why a row is impossible, and a button for each change that mends it: asked(stack)."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refusal = Refusal()
        self.buttons: list[Button] = []
        self._mends: tuple[Mend, ...] = ()
        self._holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self._holder.setSizePolicy(policy)
        self._flow = FlowLayout(self._holder)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.refusal)
        self._column.addWidget(self._holder)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_trouble(self, error: SettingError, mends: Sequence[Mend] = ()) -> None:
        """Show why, in the language of the moment."""
        self.refusal.show_error(error)
        if tuple(mends) != self._mends:
            self._mends = tuple(mends)
            for button in self.buttons:
                self._flow.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.buttons = [self._button(mend) for mend in mends]
        self._holder.setVisible(bool(self.buttons))

    def _button(self, mend: Mend) -> Button:
        button = Button(mend.text)
        button.setAccessibleDescription(self.refusal.text())
        button.clicked.connect(lambda _checked=False, stack=mend.stack: self.asked.emit(stack))
        self._flow.addWidget(button)
        return button

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(24), now.px(5), now.px(12), now.px(7))
        self._flow.set_gaps(now.px(6), now.px(4))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.error_soft)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.border)


class Inset(QWidget):
    """The ground of what is unfolded beneath a row."""

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.inset)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.border)


class DropLine(QWidget):
    """The line that shows where a dragged row would go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int) -> None:
        now = theme.current()
        parent = self.parentWidget()
        thick = now.px(2)
        self.setGeometry(0, max(0, y - thick // 2), parent.width() if parent else 0, thick)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().accent)
