"""What is dropped or pasted that can be opened: files of Glassnet, figures and shared texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from gui.files.held import EXPERIMENT_SUFFIX, RUN_SUFFIX

if TYPE_CHECKING:
    from gui.files.reading import Source

SUFFIXES = (RUN_SUFFIX, EXPERIMENT_SUFFIX, ".zip", ".png", ".svg", ".pdf", ".html")
START = "glassnet:"


def source_in(data: QMimeData | None) -> Source | None:
    """The one file, or else the shared text, that is dropped or pasted."""
    if data is None:
        return None
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES:
        return paths[0]
    text = data.text() if data.hasText() and not data.urls() else ""
    return text if is_shared(text) else None


def is_shared(text: str) -> bool:
    """Whether a text claims to be a shared one; as the engine asks, which is not imported yet."""
    return text.lstrip()[: len(START)].lower() == START
