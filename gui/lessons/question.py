"""A question of a lesson with its answers; the one that is chosen says why it is right or not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.lessons.lesson import Option, Question
from gui import theme
from gui.language import follow
from gui.lessons.marks import Mark
from gui.lessons.prose import Prose


class AnswerButton(QAbstractButton):
    """One answer: a mark and words in as many lines as they need."""

    def __init__(self, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self.mark = Mark()
        self.words = Prose(option.text)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.words.toPlainText())
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        self._lowered = QVBoxLayout()  # prose has the room between its lines below each of them
        self._lowered.addWidget(self.words)
        self._line.addLayout(self._lowered, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._line.setContentsMargins(now.px(8), now.px(6), now.px(8), now.px(2))
        self._lowered.setContentsMargins(0, now.px(3), 0, 0)
        self._line.setSpacing(now.px(8))

    def sizeHint(self) -> QSize:
        return self._line.sizeHint()

    def show_chosen(self, chosen: bool) -> None:
        self.setChecked(chosen)
        self.mark.show_state(("done" if self.option.right else "wrong") if chosen else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = now.line_focus if self.hasFocus() else now.line_border
        ink = now.accent if self.hasFocus() else now.border_control
        painter.setPen(QPen(ink, line))
        painter.setBrush(now.hover if self.underMouse() else now.surface)
        inner = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(inner, now.radius_button, now.radius_button)


class QuestionCard(QWidget):
    """answered(option): an answer was chosen.   asked(kind, target): a link in its text."""

    answered = Signal(int)
    asked = Signal(str, str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.caption = QLabel()
        self.caption.setProperty("role", "accent")
        self.text = Prose(question.text)
        self.feedback = Prose()
        self.feedback.hide()
        self.answers = [AnswerButton(option) for option in question.options]
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.caption)
        self._column.addWidget(self.text)
        for place, answer in enumerate(self.answers):
            answer.clicked.connect(lambda _checked=False, place=place: self._choose(place))
            self._column.addWidget(answer)
        self._column.addWidget(self.feedback)
        for prose in (self.text, self.feedback):
            prose.asked.connect(self.asked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self._retranslate)

    def _choose(self, place: int) -> None:
        self.show_answer(place)
        self.answered.emit(place)

    def show_answer(self, place: int | None) -> None:
        """Mark the chosen answer and say what its feedback is."""
        for number, answer in enumerate(self.answers):
            answer.show_chosen(number == place)
        known = place is not None and 0 <= place < len(self.answers)
        if known and place is not None:
            self.feedback.set_markdown(self.question.options[place].feedback)
        self.feedback.setVisible(known)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        side = now.px(12)
        self._column.setContentsMargins(side, now.px(10), side, now.px(10))
        self._column.setSpacing(now.px(6))

    def _retranslate(self) -> None:
        self.caption.setText(QCoreApplication.translate("Lesson", "Predict first"))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.inset)
        painter.drawRoundedRect(QRectF(self.rect()), now.radius_button, now.radius_button)
