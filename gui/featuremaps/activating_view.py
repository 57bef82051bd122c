"""The tab of the most activating pictures: measures on demand and shows the rows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.controls import Button
from gui.controls.canvas import draw_focus
from gui.featuremaps import activating
from gui.featuremaps.activating import ActivatingFigure, ActivatingLayout
from gui.figures.style import pen, style_of
from gui.figures.text import CENTRE, Face, draw_text, wrap
from gui.numbers import format_number


class ActivatingCanvas(QAbstractScrollArea):
    """Shows the rows, or a sentence where there are none.

    chosen(filter, place): a picture was clicked. pointed(text): what is under the pointer.
    """

    chosen = Signal(int, int)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: ActivatingFigure | None = None
        self._sentence = ""
        self._place: tuple[int, int] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        theme.theme_changed.connect(self._measure)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(488), theme.current().px(400))

    def show_figure(self, figure: ActivatingFigure | None, sentence: str = "") -> None:
        """Show other rows, or none and why."""
        self.figure, self._sentence, self._place = figure, sentence, None
        self._measure()

    def placed(self) -> ActivatingLayout | None:
        if self.figure is None:
            return None
        now = theme.current()
        rect = QRectF(self.viewport().rect())
        return activating.arrange(rect, self.figure, now, style_of(now), whole=False)

    def _measure(self, _theme: object = None) -> None:
        placed, area = self.placed(), self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if placed is None:
            down.setRange(0, 0)
            across.setRange(0, 0)
        else:
            down.setSingleStep(round(placed.pitch))
            down.setPageStep(area.height())
            down.setRange(0, max(0, round(placed.bottom) - area.height()))
            right = placed.box(0, placed.counts[1] - 1).right() + placed.left
            across.setPageStep(area.width())
            across.setRange(0, max(0, round(right) - area.width()))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, placed = theme.current(), self.placed()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), now.surface)
        if self.figure is None or placed is None:
            self._paint_sentence(painter)
        else:
            painter.save()
            top = self.verticalScrollBar().value()
            painter.translate(-self.horizontalScrollBar().value(), -top)
            first = max(0, int((top - placed.top) // placed.pitch))
            last = int((top + self.viewport().height() - placed.top) // placed.pitch) + 1
            activating.draw_rows(
                painter, placed, self.figure, now, style_of(now), first,
                min(last, placed.counts[0]),
            )  # fmt: skip
            if self._place is not None:
                painter.setPen(pen(now.accent, now.line_selection))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(placed.box(*self._place).adjusted(-2, -2, 2, 2))
            painter.restore()
        if self.hasFocus():
            draw_focus(painter, QRectF(self.viewport().rect()), now)

    def _paint_sentence(self, painter: QPainter) -> None:
        now = theme.current()
        area, face = QRectF(self.viewport().rect()), Face(now.family, now.small)
        y = area.center().y()
        for line in wrap(self._sentence, face, area.width() - now.px(48)):
            draw_text(painter, area.center().x(), y, line, face, now.text_muted, align=CENTRE)
            y += 1.5 * face.size

    def _at(self, position: QPointF) -> tuple[int, int] | None:
        placed = self.placed()
        if placed is None:
            return None
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return placed.place_at(position + offset)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        known = place is not None and self.figure is not None
        self.pointed.emit(activating.sentence(self.figure, *place) if known else "")  # type: ignore[arg-type, misc]

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.chosen.emit(*place)

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens the picture in the maps."""
        placed, key = self.placed(), Qt.Key(event.key())
        if placed is None or self.figure is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._place is not None:
            self.chosen.emit(*self._place)
        elif key in _MOVES:
            down, across = _MOVES[key]
            row, column = self._place or (-down, -across)
            self._place = (
                min(max(row + down, 0), placed.counts[0] - 1),
                min(max(column + across, 0), placed.counts[1] - 1),
            )
            box = placed.box(*self._place)
            bar = self.verticalScrollBar()
            lowest = round(box.bottom() + placed.label) - self.viewport().height()
            bar.setValue(min(max(bar.value(), lowest), round(box.top())))
            text = activating.sentence(self.figure, *self._place)
            self.setAccessibleDescription(text)
            self.pointed.emit(text)
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()


_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class ActivatingView(QWidget):
    """A bar with the button, the progress and of which step the rows are; below it the rows.

    wanted(): measure. cancelled(): stop measuring.
    """

    wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_step = 0
        self.canvas = ActivatingCanvas()
        self.measure = Button("", "refresh-cw")
        self.measure.clicked.connect(lambda: self.wanted.emit())
        self.cancel = Button("", "x")
        self.cancel.clicked.connect(lambda: self.cancelled.emit())
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.moment = QLabel()
        self.moment.setProperty("role", "muted")
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.measure)
        self._bar.addWidget(self.cancel)
        self._bar.addWidget(self.progress, 1)
        self._bar.addWidget(self.moment, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._bar)
        layout.addWidget(self.canvas, 1)
        theme.theme_changed.connect(self._measure_bar)
        self._measure_bar()
        self.show_idle()

    def show_progress(self, share: float) -> None:
        """It is being measured."""
        self.progress.setValue(round(100 * share))
        self._show_working(True)

    def show_figure(self, figure: ActivatingFigure) -> None:
        """Show what was found."""
        self.canvas.show_figure(figure)
        self.show_step(self._now_step)

    def show_idle(self) -> None:
        """It is not being measured, or no longer."""
        self._show_working(False)

    def _show_working(self, working: bool) -> None:
        for widget, seen in (
            (self.measure, not working),
            (self.cancel, working),
            (self.progress, working),
            (self.moment, not working),
        ):
            widget.setVisible(seen)

    def show_step(self, step: int) -> None:
        """Say how old the rows are, now that so many steps are made."""
        figure = self.canvas.figure
        self._now_step = step
        if figure is None:
            text = ""
        elif figure.found.step == step:
            text = QCoreApplication.translate("FeatureMaps", "of step {step}").format(
                step=format_number(step)
            )
        else:
            text = QCoreApplication.translate(
                "FeatureMaps", "of step {step}, it is now step {now}"
            ).format(step=format_number(figure.found.step), now=format_number(step))
        if text != self.moment.text():
            self.moment.setText(text)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.measure.setText(QCoreApplication.translate("FeatureMaps", "Measure"))
        self.measure.setToolTip(
            QCoreApplication.translate(
                "FeatureMaps", "Look through all test images for those that each filter answers"
            )
        )
        self.cancel.setText(QCoreApplication.translate("FeatureMaps", "Cancel"))
        self.progress.setAccessibleName(
            QCoreApplication.translate("FeatureMaps", "Test images looked at")
        )
        self.canvas.setAccessibleName(
            QCoreApplication.translate("FeatureMaps", "Most activating images")
        )
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "FeatureMaps",
                "For each filter the test images in which it finds most of what it looks for; the "
                "frame is the part of the image that it saw.",
            )
        )
        self.show_step(self._now_step)

    def _measure_bar(self, _theme: object = None) -> None:
        now = theme.current()
        self._bar.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(4))
        self._bar.setSpacing(now.px(8))
