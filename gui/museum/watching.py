"""Watching an exhibit fail: a job that runs it to its end and keeps what its picture shows."""

from __future__ import annotations

import functools
from collections.abc import Generator
from dataclasses import dataclass

from engine.basics.failures import Exhibit
from engine.basics.softmax import Scores, Softmax
from engine.insight.diagnostics import diagnose
from engine.training.frame import Frame, Observer, Request
from engine.training.jobs import Job
from engine.training.trainer import Trainer

PIECE_S = 0.005
CELLS = 48


@dataclass(frozen=True, eq=False)
class Seen:
    """What came of an exhibit. picture: as in Exhibit.

    gradients: the greatest |dL/dw| of each layer, from the first to the output.
    """

    picture: str
    frame: Frame | None = None
    gradients: tuple[float, ...] = ()
    shares: Softmax | None = None


def job_of(exhibit: Exhibit) -> Job:
    """A job whose result is the Seen of an exhibit; it has a trainer of its own."""
    return functools.partial(_watch, exhibit)


def _watch(exhibit: Exhibit, _trainer: Trainer) -> Generator[float, None, object]:
    state = exhibit.state
    if isinstance(state, Scores):
        yield 0.0
        return Seen(exhibit.picture, shares=state.softmax())
    trainer = Trainer(state)
    last = max(rule.epoch for rule in state.stop if hasattr(rule, "epoch"))
    ended = None
    while ended is None:
        yield min(trainer.epoch / last, 0.99)
        ended = trainer.train(seconds=PIECE_S)
    request = Request(domains=state.dataset.domains, cells=CELLS, weights=False)
    frame = Observer().frame(trainer, request, False, 0.0, None)
    layers = diagnose(trainer).layers if exhibit.picture == "gradients" else ()
    found = tuple(layer.gradients.limit for layer in layers if layer.gradients is not None)
    return Seen(exhibit.picture, frame, found)
