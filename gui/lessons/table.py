"""A table of a lesson: published values, and beside them what is measured here and now."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.lessons.checks import Measured, NotGivenError
from engine.lessons.lesson import Lesson, Table
from gui import theme
from gui.controls import Button
from gui.language import follow
from gui.lessons.measuring import Measuring, seconds
from gui.lessons.result_group import ResultGroup, ResultHeads
from gui.lessons.results import duration, groups, places

LONG_S = 10.0
"""What takes longer says so before it is begun."""


class ResultTable(QWidget):
    """Shows what was published, and asks for measurements.

    file_asked(): the file that a check needs is to be chosen.
    """

    file_asked = Signal()

    def __init__(
        self, lesson: Lesson, table: Table, measuring: Measuring, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lesson, self._table, self._measuring = lesson, table, measuring
        self._live: Mapping[int, tuple[float, ...]] = {}
        self.places = places(lesson, table)
        self._quick = [p for p in self.places if not self._is_long(p)]
        self._long = [p for p in self.places if self._is_long(p)]
        self.caption, self.source = QLabel(), QLabel(table.source)
        self.caption.setProperty("role", "accent")
        self.source.setProperty("role", "muted")
        self.source.setWordWrap(True)
        self.heads = ResultHeads()
        self.groups = [ResultGroup() for _ in table.rows]
        self.quick, self.long = Button(icon="gauge"), Button(icon="gauge")
        self.quick.clicked.connect(lambda: measuring.measure(self._quick))
        self.long.clicked.connect(lambda: measuring.measure(self._long))
        self.cancel, self.file = Button(icon="x"), Button(icon="folder-open")
        self.cancel.clicked.connect(measuring.cancel)
        self.file.clicked.connect(self.file_asked)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.said = QLabel()
        self.said.setProperty("role", "caption")
        self.said.setWordWrap(True)
        self._lay_out()
        measuring.changed.connect(self.refresh)
        measuring.progressed.connect(self._progress)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self.cancel)
        self._row.addWidget(self.bar, 1)
        self._column = QVBoxLayout(self)
        for widget in (self.caption, self.source, self.quick, self.long, self.file):
            self._column.addWidget(widget)
        self._column.addLayout(self._row)
        for shown in (self.said, self.heads, *self.groups):
            self._column.addWidget(shown)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _is_long(self, place: int) -> bool:
        published = self._lesson.published[place]
        return published.slow or published.seconds > LONG_S

    # What it shows

    def show_live(self, live: Mapping[int, tuple[float, ...]]) -> None:
        """Show what the run in the window has shown of these results."""
        mine = {place: live[place] for place in self.places if place in live}
        if mine != self._live:
            self._live = mine
            self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        found = self._measuring.found
        shown = groups(self._lesson, self._table, found, self._live)
        for widget, group in zip(self.groups, shown, strict=True):
            widget.show_group(group)
        now = self._measuring.under_way
        mine = now in self.places
        self.cancel.setVisible(mine)
        self.bar.setVisible(mine)
        if not mine:
            self.bar.setValue(0)
        self.quick.setVisible(bool(self._quick) and not mine)
        self.long.setVisible(bool(self._long) and not mine)
        for button in (self.quick, self.long):
            button.setEnabled(not self._measuring.busy)
        outcomes = [found.get(place) for place in self.places]
        wanting = [each.missing for each in outcomes if isinstance(each, Measured)]
        self.file.setVisible(not mine and any(isinstance(m, NotGivenError) for m in wanting))
        self.said.setText(self._summary())
        self.said.setVisible(bool(self.said.text()))
        self._name_buttons()
        self.setAccessibleDescription(" ".join(widget.spoken for widget in self.groups))

    def _summary(self) -> str:
        if self._measuring.trouble:
            return self._measuring.trouble
        known = sum(widget.group.known for widget in self.groups)
        if not known:
            return ""
        met = sum(widget.group.met for widget in self.groups)
        text = QCoreApplication.translate("Lesson", "{met} of {known} measured values are met")
        said = text.format(met=met, known=known)
        if any(line.live for widget in self.groups for line in widget.group.lines):
            live = QCoreApplication.translate("Lesson", "▸ comes from the run in the window")
            said = f"{said}\n{live}"
        return said

    def _progress(self, share: float) -> None:
        self.bar.setValue(round(1000 * share))

    # How it looks

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        side = now.px(12)
        self._column.setContentsMargins(side, now.px(10), side, now.px(10))
        self._column.setSpacing(now.px(6))
        self._row.setSpacing(now.px(10))

    def _name_buttons(self) -> None:
        again = any(place in self._measuring.found for place in self._quick)
        measure = QCoreApplication.translate("Lesson", "Measure")
        anew = QCoreApplication.translate("Lesson", "Measure again")
        self.quick.setText(anew if again else measure)
        long = seconds([self._lesson.published[place] for place in self._long])
        if self._quick:
            text = QCoreApplication.translate("Lesson", "Measure the slow ones")
        else:
            text = measure
        self.long.setText(f"{text} ({duration(long)})" if long else text)

    def retranslate(self) -> None:
        self.caption.setText(QCoreApplication.translate("Lesson", "Published and measured"))
        self.cancel.setText(QCoreApplication.translate("Lesson", "Cancel"))
        self.file.setText(QCoreApplication.translate("Lesson", "Choose the file…"))
        self.heads.show_words(
            QCoreApplication.translate("Lesson", "published"),
            QCoreApplication.translate("Lesson", "measured"),
        )
        explained = QCoreApplication.translate(
            "Lesson", "Run the lesson’s own checks on this computer, beside the window"
        )
        self.quick.setToolTip(explained)
        self.long.setToolTip(explained)
        self.setAccessibleName(self.caption.text())
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.inset)
        painter.drawRoundedRect(QRectF(self.rect()), now.radius_button, now.radius_button)
