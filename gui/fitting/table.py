"""The numbers of a descent as a table."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import QCoreApplication

from engine.basics.fitting import Trail
from gui.fitting import words


def trail_csv(trail: Trail | None) -> str:
    """Step, loss and coefficients of every moment that is kept, as CSV; "" where none is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    if trail is not None:
        names = [words.power(degree) for degree in range(trail.fitting.degree + 1)]
        step = QCoreApplication.translate("Fitting", "step")
        loss = QCoreApplication.translate("Fitting", "loss")
        writer.writerow([step, loss, *names])
        rows = zip(
            trail.steps.tolist(), trail.losses.tolist(), trail.coefficients.tolist(), strict=True
        )
        for at, value, passed in rows:
            writer.writerow([int(at), repr(value), *map(repr, passed)])
    return text.getvalue()
