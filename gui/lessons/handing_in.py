"""What is handed in: steps done and answers given, to be read by a person (.txt) or not (.json)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.lessons.lesson import Lesson
from engine.lessons.progress import Progress, answers_to_hand_in
from gui.asking import file_dialog

FORMAT = 1


def as_json(lesson: Lesson, progress: Progress, language: str) -> str:
    """Progress with each question in the words of the language."""
    answers = answers_to_hand_in(lesson, progress, language)
    content = {
        "kind": "lesson answers",
        "format": FORMAT,
        "lesson": lesson.name,
        "title": lesson.text(language).title,
        "steps": [step.id for step in lesson.steps],
        "done": list(progress.done),
        "answers": [dataclasses.asdict(answer) for answer in answers],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_text(lesson: Lesson, progress: Progress, language: str) -> str:
    """The same for reading: a paragraph for each question."""
    translate = QCoreApplication.translate
    done = translate("Lesson", "{done} of {count} steps done")
    marks = {
        True: translate("Lesson", "right"),
        False: translate("Lesson", "wrong"),
    }
    none = translate("Lesson", "no answer")
    lines = [
        f"{lesson.number}  {lesson.text(language).title}",
        done.format(done=len(progress.done), count=len(lesson.steps)),
    ]
    for answer in answers_to_hand_in(lesson, progress, language):
        lines += ["", answer.step, answer.question]
        if answer.first is None or answer.last is None:
            lines.append(f"  – {none}")
            continue
        first = translate("Lesson", "predicted: {answer} ({mark})")
        lines.append("  – " + first.format(answer=answer.first, mark=marks[answer.first_right]))
        if answer.last != answer.first:
            last = translate("Lesson", "at last: {answer} ({mark})")
            lines.append("  – " + last.format(answer=answer.last, mark=marks[answer.last_right]))
    return "\n".join(lines) + "\n"


def save(file: Path, lesson: Lesson, progress: Progress, language: str) -> None:
    """Write to a file, as JSON when it is called so. Raises OSError."""
    make = as_json if file.suffix.lower() == ".json" else as_text
    file.write_text(make(lesson, progress, language), encoding="utf-8")


def ask_file(window: QWidget, name: str, save_to: Callable[[Path], object]) -> None:
    """Ask for the file to save to, as text or as JSON."""
    title = QCoreApplication.translate("Lesson", "Save answers for handing in")
    asking = file_dialog(window, title)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setFileMode(QFileDialog.FileMode.AnyFile)
    text = QCoreApplication.translate("Lesson", "Text")
    asking.setNameFilters([f"{text} (*.txt)", "JSON (*.json)"])
    asking.setDefaultSuffix("txt")
    asking.filterSelected.connect(
        lambda chosen: asking.setDefaultSuffix("json" if "json" in chosen else "txt")
    )
    asking.selectFile(name)
    asking.fileSelected.connect(lambda path: save_to(Path(path)))
    asking.open()
