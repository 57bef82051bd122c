"""A script: source code whose every line knows which part of a network it computes."""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from engine.files.sources.statements import Statement

Array = NDArray[Any]


@dataclass(frozen=True)
class Line:
    """A line of a script and the part of the network that it computes.

    layer: a layer's key, or "". role: data, forward, loss, backward or update.
    operation: of the last call on the line. knob: the path of the knob that the line sets.
    """

    text: str
    layer: str = ""
    role: str = "data"
    operation: str = ""
    knob: str = ""

    def indented(self, spaces: int) -> Line:
        text = " " * spaces + self.text if self.text else ""
        return Line(text, self.layer, self.role, self.operation, self.knob)


@dataclass(frozen=True, eq=False)
class Script:
    """A script and the arrays that it loads from beside it, by name."""

    lines: tuple[Line, ...]
    arrays: Mapping[str, Array] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "".join(f"{line.text}\n" for line in self.lines)

    @property
    def arrays_bytes(self) -> bytes | None:
        """The .npz that the script loads, None if it loads nothing."""
        if not self.arrays:
            return None
        held = BytesIO()
        self._save_arrays(held)
        return held.getvalue()

    def _save_arrays(self, file: IO[bytes]) -> None:
        """Pictures are compressed, which takes a third of their room; weights would not shrink."""
        pictures = any(array.dtype == np.uint8 for array in self.arrays.values())
        save = np.savez_compressed if pictures else np.savez
        save(file, allow_pickle=False, **dict(self.arrays))

    def write(self, path: Path, arrays_path: Path) -> tuple[Path, ...]:
        """Write the script, and its arrays if it has any; returns the files, the script first."""
        if self.arrays:
            with _moved_into(arrays_path) as file:
                self._save_arrays(file)
        with _moved_into(path) as file:
            file.write(self.text.encode())
        return (path, arrays_path) if self.arrays else (path,)


@contextmanager
def _moved_into(target: Path) -> Iterator[IO[bytes]]:
    """A file beside the target that takes its place when all is written."""
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            os.unlink(file.name)
            raise
    os.chmod(file.name, 0o644)
    os.replace(file.name, target)


def line_of(statement: Statement) -> Line:
    return Line(statement.text, statement.layer, statement.role, statement.operation)


def quoted(text: str) -> str:
    """Text as a Python string in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def on_one_line(text: str) -> str:
    """Text that cannot leave its comment."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def function_lines(role: str, *texts: str) -> Iterator[Line]:
    """A function with the two empty lines above it."""
    yield Line("", "", role)
    yield Line("", "", role)
    for text in texts:
        if text.lstrip().startswith('"""'):
            wrapped = textwrap.wrap(text, 96, subsequent_indent="    ", break_long_words=False)
            yield from (Line(part, "", role) for part in wrapped)
        else:
            yield Line(text, "", role)
