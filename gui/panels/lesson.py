"""The lesson panel: the text of a step, its questions, what it waits for, and the way onward."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.lessons.lesson import Prose as Words
from engine.lessons.lesson import Question, Table
from gui import theme
from gui.controls import Button, ElidedLabel, IconButton, PanelHeader
from gui.experiment.scrolling import ScrollingColumn
from gui.language import follow, language
from gui.lessons import words
from gui.lessons.course import Course
from gui.lessons.dots import Dots
from gui.lessons.marks import MarkedLine
from gui.lessons.prose import Prose
from gui.lessons.question import QuestionCard
from gui.lessons.table import ResultTable

WIDTH, LEAST_WIDTH = 348, 240
LARGEST_SHARE = 0.33
"""Of the window that the text may take."""


class LessonPanel(QWidget):
    """Shows a course. It sets nothing itself.

    left(): the lesson is to be left.   show_asked(name): a control is to be lit.
    figure_asked(): the figure is to be taken away.   hand_in_asked(): progress is to be saved.
    """

    left = Signal()
    show_asked = Signal(str)
    figure_asked = Signal()
    hand_in_asked = Signal()

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.course = course
        self.hand_in = IconButton("upload")
        self.hand_in.clicked.connect(self.hand_in_asked)
        self.leave = IconButton("x")
        self.leave.clicked.connect(self.left)
        self.title = ElidedLabel()
        self.title.setProperty("role", "title")
        self.header = PanelHeader("", "", self.hand_in, self.leave)
        self.header.set_body(self.title)
        self.dots = Dots()
        self.dots.chosen.connect(course.go)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.questions: list[QuestionCard] = []
        self.proses: list[Prose] = []
        self.conditions: list[MarkedLine] = []
        self.tables: list[ResultTable] = []
        self._behind: list[tuple[int, QWidget]] = []
        self._parts = QVBoxLayout()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._parts)
        self._column.addStretch(1)
        self.scrolling = ScrollingColumn()
        self.scrolling.setWidget(self._content)
        self.back, self.next = Button(icon="chevron-left"), Button()
        self.back.clicked.connect(course.back)
        self.next.clicked.connect(self._go_on)
        self.take = Button(icon="download", variant="primary")
        self.take.clicked.connect(self.figure_asked)
        self._lay_out()
        course.moved.connect(self.show_step)
        course.progressed.connect(self._show_progress)
        course.measured.connect(self._show_measured)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def _lay_out(self) -> None:
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
        self._foot.addWidget(self.take)
        self._foot.addWidget(self.next)
        self._steps = QHBoxLayout()
        self._steps.addWidget(self.dots)
        self._steps.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(self._steps)
        whole.addWidget(self.scrolling, 1)
        whole.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    # What it shows

    def show_step(self) -> None:
        """Show the step from its beginning."""
        course, section = self.course, self.course.section()
        text = course.lesson.text(language())
        self.header.set_title(course.lesson.number)
        self.title.setText(text.title)
        self.heading.setText(section.title)
        while self._parts.count():
            item = self._parts.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.questions, self.proses, self.conditions, self.tables = [], [], [], []
        self._behind = []
        if course.is_first:
            self._add_prose(text.summary)
        for part in section.parts:
            if isinstance(part, Question):
                self._add_question(part)
            else:
                self._behind.append((len(self.questions), self._add_part(part)))
        for _ in course.step.until:
            self.conditions.append(MarkedLine())
            self._parts.addWidget(self.conditions[-1])
        for widget in (*self.proses, *self.questions, *self.tables, *self.conditions):
            widget.show()  # now, not with the next event: the step is seen whole at once
        self.scrolling.verticalScrollBar().setValue(0)
        self._show_progress()

    def _add_part(self, part: Words | Table) -> QWidget:
        return self._add_table(part) if isinstance(part, Table) else self._add_prose(part.markdown)

    def _add_prose(self, markdown: str) -> Prose:
        prose = Prose(markdown)
        prose.asked.connect(self._follow_link)
        self.proses.append(prose)
        self._parts.addWidget(prose)
        return prose

    def _add_question(self, question: Question) -> None:
        card, number = QuestionCard(question), len(self.questions)
        card.show_answer(self.course.progress.answer(self.course.step.id, number))
        card.answered.connect(functools.partial(self.course.answer, number))
        card.asked.connect(self._follow_link)
        self.questions.append(card)
        self._parts.addWidget(card)

    def _add_table(self, table: Table) -> ResultTable:
        shown = ResultTable(self.course.lesson, table, self.course.measuring)
        shown.show_live(self.course.live)
        shown.file_asked.connect(self._ask_file)
        self.tables.append(shown)
        self._parts.addWidget(shown)
        return shown

    def _show_measured(self) -> None:
        self._show_conditions()
        for table in self.tables:
            table.show_live(self.course.live)

    def _show_progress(self) -> None:
        """Mark what is done: steps, conditions, and whether to go on is what comes next."""
        course = self.course
        steps = course.lesson.steps
        answers = [course.progress.answer(course.step.id, n) for n in range(len(self.questions))]
        for questions, widget in self._behind:  # what stands behind a question may answer it
            widget.setVisible(None not in answers[:questions])
        self.dots.show_steps([course.is_done(step) for step in steps], course.place)
        self.back.setEnabled(not course.is_first)
        self.take.setVisible(course.is_last)
        done = not course.step.until or course.is_done(course.step)
        primary = "primary" if done and not course.is_last else ""
        if self.next.property("variant") != primary:
            self.next.setProperty("variant", primary)
            self.next.style().unpolish(self.next)
            self.next.style().polish(self.next)
        self.next.setText(
            QCoreApplication.translate("Lesson", "Finish")
            if course.is_last
            else QCoreApplication.translate("Lesson", "Next")
        )
        self._show_conditions()

    def _show_conditions(self) -> None:
        course = self.course
        experiment = course.experiment
        done = course.is_done(course.step)
        for condition, line in zip(course.step.until, self.conditions, strict=True):
            holds = done or condition.holds(course.metrics)
            value = "" if holds else words.now(condition, course.value(condition))
            line.show_line(words.wanted(condition, experiment), value, holds)

    # What it asks

    def _go_on(self) -> None:
        if self.course.is_last:
            self.left.emit()
        else:
            self.course.next()

    def _follow_link(self, kind: str, target: str) -> None:
        if kind == "do":
            self.course.do(target)
        elif kind == "show":
            self.show_asked.emit(target)

    def _ask_file(self) -> None:
        """Have the file chosen that a check needs, and measure with it."""
        asking = QFileDialog(self, QCoreApplication.translate("Lesson", "The textbook’s weights"))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.setNameFilters(["sample_weight.pkl (*.pkl)"])
        asking.fileSelected.connect(self.give_weights)
        asking.open()

    def give_weights(self, file: str) -> None:
        """Measure with the textbook's weights."""
        self.course.measuring.give("weights", Path(file))
        for table in self.tables:
            table.quick.click()

    # How it looks

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        side = now.px(16)
        self._fit()
        self._steps.setContentsMargins(now.px(12), now.px(8), side, 0)
        self._column.setContentsMargins(side, now.px(10), side, now.px(16))
        self._column.setSpacing(now.px(10))
        self._parts.setSpacing(now.px(10))
        self._foot.setContentsMargins(side, now.px(8), side, now.px(10))
        self._foot.setSpacing(now.px(8))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), theme.current().px(400))

    def _fit(self) -> None:
        """Large text in a small window leaves the workspace its room."""
        now, most = theme.current(), round(LARGEST_SHARE * self.window().width())
        fits = self.parentWidget() is None or now.px(WIDTH) <= most
        self.setFixedWidth(now.px(WIDTH) if fits else max(most, now.px(LEAST_WIDTH)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self.leave.set_text(QCoreApplication.translate("Lesson", "Leave the lesson"))
        self.hand_in.set_text(QCoreApplication.translate("Lesson", "Save answers for handing in…"))
        self.back.setText(QCoreApplication.translate("Lesson", "Back"))
        self.take.setText(QCoreApplication.translate("Lesson", "Take the figure"))
        self.take.setToolTip(
            QCoreApplication.translate("Lesson", "Save the picture that this lesson ends with")
        )
        self.setAccessibleName(QCoreApplication.translate("Lesson", "Lesson"))
        self.show_step()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, 0, now.px(1), self.height(), now.border)
