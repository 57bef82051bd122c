"""Writing: a whole file or none, and why it could not be written, in the user's language."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
from pathlib import Path

from PySide6.QtCore import QCoreApplication

_NUMBERS = itertools.count()


class ExportError(OSError):
    """A file that could not be written: what was expected, what came, what to do."""


def write_in_place(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a whole file beside its target, then move it there: never half a file.

    Raises ExportError; whatever was at `path` is then as before.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    # Of its own even where two threads write the same file; the longest name still has room.
    beside = target.with_name(f".{target.name[:50]}.{os.getpid()}-{next(_NUMBERS)}.part")
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            raise FileExistsError(errno.EEXIST, "not a regular file", str(target))
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        try:
            with open(beside, "xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, beside)
            os.replace(beside, target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportError(_explained(error, target, len(content))) from error


def _explained(error: OSError, target: Path, size: int) -> str:
    folder = str(target.parent)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return QCoreApplication.translate(
            "Figure",
            "A file needs an existing folder, {folder} is none: create it or choose another",
        ).format(folder=folder)
    if isinstance(error, IsADirectoryError):
        return QCoreApplication.translate(
            "Figure", "A file needs a name of its own, {path} is a folder: choose another name"
        ).format(path=target)
    if isinstance(error, PermissionError):
        return QCoreApplication.translate(
            "Figure",
            "Writing {path} was refused: close it in other programs, or choose another folder",
        ).format(path=target)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return QCoreApplication.translate(
            "Figure",
            "The file needs {size} kB, the disk of {folder} is full: free some space or choose "
            "another disk",
        ).format(size=f"{-(-size // 1000):,}", folder=folder)
    return QCoreApplication.translate(
        "Figure", "{path} could not be written ({reason}): choose another name or folder"
    ).format(path=target, reason=error.strerror or error)
