"""Pace: how fast a run goes, and where it makes way for the window."""

from __future__ import annotations

import threading
import time

GATE_PATIENCE_SECONDS = 0.02
"""How long a step waits at a closed gate: a hidden window must not stop learning."""


class Gate:
    """Lets the worker through only while the window does not need the processor.

    The window closes it when it begins to draw and opens it at the end; a step waits at most
    GATE_PATIENCE_SECONDS.
    """

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()

    def close(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self._open.set()

    def wait(self) -> None:
        if not self._open.is_set() and not self._open.wait(GATE_PATIENCE_SECONDS):
            self._open.set()


class Rate:
    """Counts steps: how many a second were made lately, and how many may be made now."""

    def __init__(self) -> None:
        self.per_second = 0.0
        self.start()

    def start(self) -> None:
        self._since = self._window = time.perf_counter()
        self._made = self._in_window = 0

    def made(self, steps: int) -> None:
        self._made += steps
        self._in_window += steps
        now = time.perf_counter()
        if now - self._window > 0.5:
            self.per_second = self._in_window / (now - self._window)
            self._window, self._in_window = now, 0

    def allowance(self, limit: float) -> float:
        """Steps that may be made now without passing the limit; the first one at once."""
        if limit == float("inf"):
            return limit
        return 1.0 + (time.perf_counter() - self._since) * limit - self._made
