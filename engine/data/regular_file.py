"""Regular files: those that can be read to their end.

A pipe waits for somebody who writes into it, and a device such as /dev/zero never ends.
"""

from __future__ import annotations

import errno
from pathlib import Path


def check_regular(path: Path) -> None:
    """Raise OSError for a pipe or a device; what is not there, or a folder, is told by opening."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "a pipe or a device, and no file", str(path))
