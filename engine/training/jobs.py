"""Jobs: long looks at a run, done on the worker in small pieces beside learning.

A job is a generator function of the trainer: it yields the share that is done, 0 to 1, every few
milliseconds, and returns its result. It must change nothing and draw from no stream of the run.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass

from engine.training.trainer import Trainer

Job = Callable[[Trainer], Generator[float, None, object]]

NEWS_SECONDS = 0.1
"""Between two pieces of news of how far a job is."""


@dataclass(frozen=True, eq=False)
class News:
    """What became of a job: how far it is, its result or its error.

    share: 0 to 1, 1 once it has ended. error: what stopped it, if something did.
    """

    name: str
    share: float
    result: object = None
    error: Exception | None = None

    @property
    def ended(self) -> bool:
        return self.share >= 1.0


class Jobs:
    """The jobs that are under way, by name; each gets a piece of time in its turn."""

    def __init__(self) -> None:
        self.news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self._running: dict[str, Generator[float, None, object]] = {}
        self._told: dict[str, float] = {}

    def __bool__(self) -> bool:
        return bool(self._running)

    def begin(self, name: str, job: Job, trainer: Trainer) -> None:
        """Start a job; one of the same name ends without a result."""
        self.cancel(name)
        self._running[name] = job(trainer)

    def cancel(self, name: str) -> None:
        """End a job, if it is under way."""
        work = self._running.pop(name, None)
        self._told.pop(name, None)
        if work is not None:
            work.close()

    def close(self) -> None:
        for name in list(self._running):
            self.cancel(name)

    def advance(self, seconds: float) -> None:
        """Work for about so long, at least one piece of one job."""
        end = time.perf_counter() + seconds
        while self._running:
            name, work = next(iter(self._running.items()))
            self._running[name] = self._running.pop(name)  # the next one's turn comes next
            self._piece(name, work)
            if time.perf_counter() >= end:
                return

    def _piece(self, name: str, work: Generator[float, None, object]) -> None:
        try:
            share = next(work)
        except StopIteration as stop:
            self._end(News(name, 1.0, stop.value))
        except Exception as error:
            self._end(News(name, 1.0, error=error))
        else:
            now = time.perf_counter()
            if now - self._told.get(name, 0.0) >= NEWS_SECONDS:
                self._told[name] = now
                self.news.put(News(name, min(float(share), 0.999)))

    def _end(self, news: News) -> None:
        self._running.pop(news.name, None)
        self._told.pop(news.name, None)
        self.news.put(news)
