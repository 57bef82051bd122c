"""What is said of files that were opened, saved and shared."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gui.files.drops import SUFFIXES
from gui.files.held import EXPERIMENT_SUFFIX, RUN_SUFFIX
from gui.files.reading import Reading
from gui.numbers import format_number


def opened_text(name: str, found: Reading) -> str:
    """What was opened, and where it stands. name: of the file; "" for a shared text."""
    if found.kind == "experiment":
        text = QCoreApplication.translate(
            "Files", "{file}: an experiment, at its beginning. Undo brings yours back"
        )
    elif found.kind == "run":
        text = QCoreApplication.translate(
            "Files", "{file}: a run, at step {step}. Undo brings yours back"
        )
    elif found.step < found.goal:
        text = QCoreApplication.translate(
            "Files",
            "{file}: lived again to step {step} of {goal}, where it diverged. Undo brings yours "
            "back",
        )
    else:
        text = QCoreApplication.translate(
            "Files", "{file}: lived again to step {step}. Undo brings yours back"
        )
    if found.build and found.goal:
        text = "{}. {}".format(
            text,
            QCoreApplication.translate(
                "Files", "It was made on {build}: the last digits may be others here"
            ),
        )
    shared = QCoreApplication.translate("Files", "Shared text")
    return text.format(
        file=name or shared,
        step=format_number(found.step),
        goal=format_number(found.goal),
        build=found.build,
    )


def saved_text(path: Path, size: int) -> str:
    """What was saved."""
    text = QCoreApplication.translate("Files", "{file} was saved ({size} kB)")
    return text.format(file=path.name, size=format_number(max(1, round(size / 1000))))


def shared_words(length: int) -> str:
    """What is on the clipboard now."""
    text = QCoreApplication.translate(
        "Files",
        "Copied as {count} characters: paste them into a chat, and from there into Glassnet",
    )
    return text.format(count=format_number(length))


def run_filter() -> str:
    words = QCoreApplication.translate("Files", "Run: experiment, weights and curves")
    return f"{words} (*{RUN_SUFFIX})"


def experiment_filter() -> str:
    words = QCoreApplication.translate("Files", "Experiment alone")
    return f"{words} (*{EXPERIMENT_SUFFIX})"


def open_filters() -> list[str]:
    """For choosing a file to open."""
    ours = QCoreApplication.translate("Files", "Experiments, runs, figures and reports")
    every = QCoreApplication.translate("Files", "All files")
    return [f"{ours} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})", f"{every} (*)"]
