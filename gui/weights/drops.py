"""Files of weights among what is dropped on a window that learns from points or pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def weights_in(data: QMimeData | None) -> Path | None:
    """The one file that is dropped, if it may hold weights."""
    from engine.files.models.opened_weights import may_be_weights  # the first picture does not wait

    urls = [] if data is None else data.urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and may_be_weights(paths[0]) else None
