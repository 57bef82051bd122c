"""The code panel: the experiment in hand as the program that it is, for NumPy, PyTorch or Keras."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.registry import SettingError
from engine.training.frame import Frame
from gui import theme
from gui.asking import DOCUMENTS, saving_dialog
from gui.controls import IconButton, PanelHeader, SegmentedControl
from gui.diagram.columns import INPUTS_KEY, column_key
from gui.document import Document
from gui.language import error_text, follow, language
from gui.questions import Questions
from gui.script.question import ScriptOf, Shown
from gui.script.saving import ScriptSaver
from gui.script.view import ScriptView, differing
from gui.session import Session

if TYPE_CHECKING:
    from engine.files.sources.script import Line

QUESTION = "code"
KINDS = (("numpy", "NumPy"), ("torch", "PyTorch"), ("keras", "Keras"))
"""The sources of engine/files/sources by their proper names, which no language changes."""

FILES = {"numpy": "experiment.py", "torch": "experiment_torch.py", "keras": "experiment_keras.py"}

DATA_NAMES = ("x_train", "x, t = ", "pixels_train")
"""What a line about the inputs says; such lines belong to no layer."""


class CodePanel(QWidget):
    """Shows the script of the experiment, made by the worker when something was changed.

    line_pointed(layer, role): what the line under the pointer computes, as in `Line`; "features"
    for the data, ("", "") for nothing. pointed(text): the same in words. questions_changed():
    `questions` has another answer now.
    """

    line_pointed = Signal(str, str)
    pointed = Signal(str)
    questions_changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: Shown | None = None
        self._answer: object = None
        self._language = language()
        self._question = ScriptOf(self._language)
        self._saved: list[str] = []
        self._saver = ScriptSaver(session, self)
        self._saver.saved.connect(self._show_saved)
        self._saver.failed.connect(self.show_error)
        self.copy_button = IconButton("copy")
        self.copy_button.clicked.connect(self.copy)
        self.save_button = IconButton("save")
        self.save_button.clicked.connect(self.ask_file)
        self.kinds = SegmentedControl(KINDS)
        self.kinds.show_key(self._question.kind)
        self.kinds.chosen.connect(self.show_kind)
        self.header = PanelHeader("", "", self.kinds, self.copy_button, self.save_button)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.error.hide()
        self.view = ScriptView()
        self.view.pointed.connect(self._tell_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.error)
        column.addWidget(self.view, 1)
        document.changed.connect(self._experiment_changed)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    # what it shows

    def questions(self) -> Questions:
        """What it asks of the run."""
        return ((QUESTION, self._question),)

    def show_frame(self, frame: Frame) -> None:
        """Show the script that a frame brings; one that is shown already costs nothing."""
        answer = frame.answers.get(QUESTION)
        if answer is None or answer is self._answer:
            return
        if isinstance(answer, Shown) and answer.kind != self._question.kind:
            return  # asked before another kind was chosen
        self._answer = answer
        if isinstance(answer, SettingError):
            self._show_nothing()
            self.show_error(error_text(answer))
        elif isinstance(answer, Shown):
            self._show(answer)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(self._shown is not None)

    @property
    def kind(self) -> str:
        """For what the code is: "numpy", "torch" or "keras"."""
        return self._question.kind

    def show_kind(self, kind: str) -> None:
        """Let the code be for NumPy, PyTorch or Keras."""
        self.kinds.show_key(kind)
        if kind != self.kind:
            self.show_error("")
            self._saved = []
            self._show_files()
            self._show_nothing()  # what is copied is what the choice says
            self._ask(ScriptOf(language(), kind))

    def _show_nothing(self) -> None:
        self._shown = None
        self.view.show_lines([], ())
        for button in (self.copy_button, self.save_button):
            button.setEnabled(False)

    def _ask(self, question: ScriptOf) -> None:
        self._question = question
        self.questions_changed.emit()

    def _show(self, new: Shown) -> None:
        old, self._shown = self._shown, new
        self.show_error("")
        self.view.show_lines([line.text for line in new.lines], new.spans)
        if old is not None and old.kind == new.kind and self._language == language():
            self.view.flash(self._changed(old, new))
        self._language = language()

    @staticmethod
    def _changed(old: Shown, new: Shown) -> list[int]:
        """The lines that a turned knob has changed: those that set it, or else all that differ."""
        before = {line.knob: line.text for line in old.lines if line.knob}
        knobs = [
            number
            for number, line in enumerate(new.lines)
            if line.knob and before.get(line.knob) != line.text
        ]
        if knobs:
            return knobs
        first, _, last = differing([x.text for x in old.lines], [x.text for x in new.lines])
        return [number for number in range(first, last) if new.lines[number].text]

    def show_layer(self, key: str) -> None:
        """Mark the lines of a layer that is pointed at elsewhere; "" marks none."""
        lines = self._lines()
        found = [number for number in range(len(lines)) if key and self._is_of(number, key)]
        self.view.mark(found)
        if found:
            comments = [number for number in found if lines[number].text.lstrip().startswith("#")]
            first = last = (comments or found)[0]
            while last + 1 in found:
                last += 1
            self.view.reveal(first, last)

    def show_error(self, text: str) -> None:
        """Say what went wrong; "" takes it away."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        if text:
            self._saved = []
            self._show_files()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Script", "As code")
        self.header.set_title(title)
        self.view.setAccessibleName(QCoreApplication.translate("Script", "Program"))
        self.view.setWhatsThis(
            QCoreApplication.translate(
                "Script",
                "The program that trains this network, for NumPy, PyTorch or Keras: from the same "
                "first weights, on the same batches. Pointing at a line lights the part of the "
                "diagram that it computes.",
            )
        )
        self.kinds.setAccessibleName(QCoreApplication.translate("Script", "Library"))
        tip = QCoreApplication.translate("Script", "The library that the program is written for")
        self.kinds.setToolTip(tip)
        self.copy_button.set_text(QCoreApplication.translate("Script", "Copy the program"))
        self.save_button.set_text(
            QCoreApplication.translate("Script", "Save the program with data and weights as…")
        )
        self._show_files()
        if self._question.language != language():
            self._ask(ScriptOf(language(), self.kind))

    def _lines(self) -> tuple[Line, ...]:
        return () if self._shown is None else self._shown.lines

    def _is_of(self, number: int, key: str) -> bool:
        """Whether a line belongs to the column of that key."""
        line = self._lines()[number]
        if line.layer:
            return column_key(self._document.experiment, line.layer) == key
        return key == INPUTS_KEY and bool(line.text) and self._is_data(line)

    @staticmethod
    def _is_data(line: Line) -> bool:
        return line.role == "data" and any(name in line.text for name in DATA_NAMES)

    # what is pointed at

    def _tell_line(self, number: int) -> None:
        lines = self._lines()
        if not 0 <= number < len(lines):
            self.line_pointed.emit("", "")
            self.pointed.emit("")
            return
        line = lines[number]
        if line.layer or line.role == "loss":
            self.line_pointed.emit(line.layer, line.role)
        elif self._is_data(line):
            self.line_pointed.emit(INPUTS_KEY, line.role)
        else:
            self.line_pointed.emit("", "")
        self.pointed.emit(self._in_words(line))

    def _in_words(self, line: Line) -> str:
        translate = QCoreApplication.translate
        if not line.text:
            return ""
        if line.role == "loss":
            return translate("Script", "computes the loss")
        if not line.layer:
            return translate("Script", "the inputs") if self._is_data(line) else ""
        sentences = {
            "forward": translate("Script", "computes layer {key}"),
            "backward": translate("Script", "computes the gradients of layer {key}"),
            "update": translate("Script", "corrects the weights of layer {key}"),
        }
        return sentences.get(line.role, "{key}").format(key=line.layer)

    # what it hands out

    def copy(self) -> None:
        """Put the script on the clipboard."""
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.text)
            self._saved = []
            self.header.set_subtitle(QCoreApplication.translate("Export", "Copied"))

    def ask_file(self) -> None:
        """Ask where to save the run as a program, then save it."""
        title = QCoreApplication.translate("Script", "Save the program with data and weights")
        asking = saving_dialog(self, title, "", DOCUMENTS, FILES[self.kind], "Python")
        asking.fileSelected.connect(self.save)
        asking.open()

    def save(self, path: str) -> None:
        """Write the run: a program, and beside it the arrays that are large.

        That of NumPy goes on from where the run stands, the others from its beginning.
        """
        self.show_error("")
        self._saver.save(self.kind, Path(path))

    def _show_saved(self, names: list[str]) -> None:
        self._saved = names
        self._show_files()

    def _show_files(self) -> None:
        text = QCoreApplication.translate("Script", "saved: {files}")
        self.header.set_subtitle(text.format(files=", ".join(self._saved)) if self._saved else "")

    def _experiment_changed(self, _old: object, _new: object) -> None:
        self._saved = []
        self._show_files()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.error.setContentsMargins(now.px(12), now.px(6), now.px(12), now.px(6))
