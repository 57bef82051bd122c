"""The formula cache: drawings of formulas in files, so that each is set once and not every day.

A file that cannot be read, was cut short or belongs to something else is as good as none.
"""

from __future__ import annotations

import functools
import hashlib
import json
import math
import os
import threading
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from gui.lessons.formulas import EM, INK, Drawing

MOST_FILES = 1000
MOST_BYTES = 200_000
"""Of one formula; larger ones are set anew each time."""
FORMAT = 2
CHECK_BYTES = 16


class FormulaCache:
    """Keeps drawings in a folder, which is made when it is first written to.

    Any thread may read and write: a file appears whole or not at all.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever kept."""
        return not self.folder.is_dir()

    def read(self, latex: str, display: bool) -> Drawing | None:
        """What is kept of a formula; None where there is nothing of use."""
        try:
            with open(self._file(latex, display), "rb") as file:
                content = file.read(MOST_BYTES + 1)
            check, body = content[: 2 * CHECK_BYTES], content[2 * CHECK_BYTES + 1 :]
            if len(content) > MOST_BYTES or check != _check(body):
                return None
            svg, *numbers = json.loads(body)
            width, height, below = (float(number) for number in numbers)
        except (OSError, ValueError, TypeError):
            return None
        good = isinstance(svg, str) and all(map(math.isfinite, (width, height, below)))
        return Drawing(svg, width, height, below) if good else None

    def write(self, latex: str, display: bool, drawn: Drawing) -> None:
        """Keep a drawing. Where there is no room for it, it is not kept."""
        body = json.dumps([drawn.svg, drawn.width, drawn.height, drawn.below]).encode()
        content = _check(body) + b"\n" + body
        if len(content) > MOST_BYTES:
            return
        file = self._file(latex, display)
        beside = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if self._written % 50 == 0:
                self._thin()
            self._written += 1
            beside.write_bytes(content)
            os.replace(beside, file)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _file(self, latex: str, display: bool) -> Path:
        key = f"{_version()} {EM} {INK} {display} {latex}".encode()
        return self.folder / hashlib.blake2b(key, digest_size=16).hexdigest()

    def _thin(self) -> None:
        """Let the oldest files go where there are too many."""
        files = sorted(self.folder.iterdir(), key=lambda file: file.stat().st_mtime)
        for file in files[: max(0, len(files) - MOST_FILES)]:
            file.unlink(missing_ok=True)


def own_cache() -> FormulaCache:
    """The one of the user."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    return FormulaCache(Path(place) / "formulas")


def _check(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=CHECK_BYTES).hexdigest().encode()


@functools.cache
def _version() -> str:
    """What a drawing depends on besides its formula."""
    try:
        return f"{FORMAT} {metadata.version('ziamath')}"
    except metadata.PackageNotFoundError:
        return str(FORMAT)
