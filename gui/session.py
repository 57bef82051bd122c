"""The session: keeps the runner on the document and hands its frames to what is seen."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Generator
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engine.registry import Effect
from engine.training.experiment import Experiment, effects
from engine.training.frame import Frame, Request
from engine.training.jobs import Job, News
from engine.training.journal import WeightEdit
from engine.training.kept_run import KeptRun
from engine.training.runner import Event, Runner
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded
from gui import theme
from gui.document import Document

TICK_MS = 30
GLANCE_SECONDS = 0.09
MOST_WEIGHTS = 50_000
REST_SECONDS = 1.0
WEIGHTS, SETTLED, HELD = "weights of the moment", "settled", "held"


class Session(QObject):
    """Polls the runner. frame_ready(frame): there is something new to see, at most 30 a second.

    glance_ready(frame): the same for what is read rather than watched, at most 10 a second while
    learning goes on; numbers that change faster cannot be read.
    running_changed(bool); happened(Event): started, paused, finished, diverged, refused, failed.
    job_progressed(name, share), job_finished(name, result), job_failed(name, error): of `begin`.
    job_ended(name): after them, and when it was cancelled.
    begun_again(step): a reset is done, and undo brings this step back.
    """

    frame_ready = Signal(object)
    glance_ready = Signal(object)
    running_changed = Signal(bool)
    happened = Signal(object)
    job_progressed = Signal(str, float)
    job_finished = Signal(str, object)
    job_failed = Signal(str, object)
    job_ended = Signal(str)
    begun_again = Signal(int)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.runner = Runner(document.experiment)
        self.frame: Frame | None = None
        self.running = False
        self.pending: frozenset[str] = frozenset()  # jobs that were begun and have not ended
        self._glanced = 0.0
        self._request = Request(domains=document.experiment.dataset.domains)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._opener = QTimer(self)  # fires once what the tick asked to be painted is painted
        self._opener.setSingleShot(True)
        self._opener.setInterval(0)
        self._opener.timeout.connect(self.runner.gate.open)
        self._doubted: Experiment | None = None  # what the run may have refused to become
        self._left: tuple[KeptRun, int] | None = None  # by a reset that no frame shows yet
        self._held: threading.Event | None = None
        document.weights_now = self._weights_now
        theme.theme_changing.connect(self._hold)
        theme.theme_changed.connect(self._release)
        document.changed.connect(self._experiment_changed)
        document.weight_edited.connect(self._weight_edited)
        document.run_exchanged.connect(self._run_exchanged)

    def start(self) -> None:
        """Start the worker and the clock."""
        self.runner.watch(_with_weights(self._request))
        self.runner.start()
        self._timer.start()

    def close(self) -> None:
        """Stop both; may be called twice."""
        self._timer.stop()
        self._opener.stop()
        self._release()
        self.runner.close()

    def play(self) -> None:
        self.runner.play()

    def pause(self) -> None:
        self.runner.pause()

    def toggle(self) -> None:
        if self.running:
            self.pause()
        else:
            self.play()

    def make_step(self) -> None:
        self.runner.make_steps(1)

    def make_epoch(self) -> None:
        self.runner.make_epoch()

    def reset(self) -> None:
        """Start again from the initial weights; undo brings back what there was, if anything."""
        frame, experiment = self.frame, self.document.experiment
        if self._left is not None:
            return
        if frame is None or (frame.experiment == experiment and _is_beginning(frame)):
            self.runner.reset()
            return
        leaving = self.document.begin_again(experiment)
        if leaving is not None:
            self._left = leaving, frame.revision

    def limit_speed(self, steps_per_second: float) -> None:
        self.runner.limit_speed(steps_per_second)

    def begin(self, name: str, job: Job) -> None:
        """Do long work on the worker beside learning; another of the same name is cancelled."""
        self.pending |= {name}
        self.runner.begin(name, job)

    def cancel(self, name: str) -> None:
        self.runner.cancel(name)
        self._end(name)

    def _end(self, name: str) -> None:
        """Nothing more is to come of a job."""
        self.pending -= {name}
        self.job_ended.emit(name)

    def watch(self, request: Request) -> None:
        """Say what the visible panels want to be measured."""
        if request != self._request:
            self._request = request
            self.runner.watch(_with_weights(request))

    @property
    def request(self) -> Request:
        return self._request

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        self.runner.apply(new)

    def _run_exchanged(self, coming: KeptRun, leaving: KeptRun) -> None:
        self._left = None
        self.runner.exchange(coming, leaving)

    def _weight_edited(self, edit: WeightEdit | WeightsLoaded) -> None:
        frame = self.frame
        if frame is None:
            return
        # After a change that no frame shows yet, as when both are undone at once, an edit is
        # aimed at what that change makes; and so are all weights at once, aimed at no frame.
        seen = frame.experiment == self.document.experiment and isinstance(edit, WeightEdit)
        self.runner.edit_weight(edit, frame.revision if seen else None)

    def _tick(self) -> None:
        while not self.runner.events.empty():
            self._handle(self.runner.events.get())
        while not self.runner.jobs.news.empty():
            self._tell_of(self.runner.jobs.news.get())
        self.runner.gate.close()
        frame = self.runner.take_frame()
        if frame is None:
            self.runner.gate.open()
            return
        self.frame = frame
        self._tell_reset(frame)
        self.frame_ready.emit(frame)
        now = time.monotonic()
        if not frame.running or now - self._glanced >= GLANCE_SECONDS:
            self._glanced = now
            self.glance_ready.emit(frame)
        self._opener.start()

    def _tell_reset(self, frame: Frame) -> None:
        """Say that a reset is done, once a frame is of the run that it began."""
        if self._left is None or frame.revision == self._left[1]:
            return
        snapshot = self._left[0].snapshot
        self._left = None
        if snapshot is not None:
            self.begun_again.emit(snapshot.step)

    def _weights_now(self) -> WeightsLoaded | None:
        """What the network of the document's experiment held at the last frame."""
        frame = self.frame
        if frame is None or frame.experiment != self.document.experiment:
            return None
        found = frame.answers.get(WEIGHTS)
        return found if isinstance(found, WeightsLoaded) else None

    def _tell_of(self, news: News) -> None:
        if news.name == HELD:
            return
        if news.name == SETTLED:
            if news.ended and isinstance(news.result, Experiment):
                self._settle(news.result)
        elif not news.ended:
            self.job_progressed.emit(news.name, news.share)
        else:
            self.tell_end(news)

    def tell_end(self, news: News) -> None:
        """Say what a job came to."""
        self.pending -= {news.name}  # before: what its result leads to may begin it again
        if news.error is not None:
            self.job_failed.emit(news.name, news.error)
        else:
            self.job_finished.emit(news.name, news.result)
        self.job_ended.emit(news.name)

    def _handle(self, event: Event) -> None:
        if event.what in ("started", "paused"):
            self.running = event.what == "started"
            self.running_changed.emit(self.running)
        elif event.what == "failed":
            self._left = None
        elif event.what == "refused":
            self._left = None
            self._doubted = self.document.experiment
            self.runner.begin(SETTLED, _settled)
        self.happened.emit(event)

    def _settle(self, experiment: Experiment) -> None:
        """The run has done all that it was told until it refused something: it is this now."""
        if self.document.experiment == self._doubted != experiment:
            self.document.take_back(experiment)
        self._doubted = None

    def _hold(self) -> None:
        """Let learning rest while the window is dressed: both want the interpreter all the time,
        and a theme would take several times as long."""
        if self.running and self._held is None:
            self._held = threading.Event()
            self.runner.begin(HELD, functools.partial(_rest, self._held))

    def _release(self, _theme: object = None) -> None:
        if self._held is not None:
            self._held.set()
            self._held = None


def _is_beginning(frame: Frame) -> bool:
    """Whether a run has its initial weights, so that a reset leaves it as it is."""
    before = frame.origin or frame.experiment
    for entry in frame.journal:
        if not isinstance(entry.change, Experiment):
            return False
        if not effects(before, entry.change) <= {Effect.VALUE}:
            return False
        before = entry.change
    return frame.step == 0


def _rest(until: threading.Event, _trainer: Trainer) -> Generator[float, None, object]:
    """A job: nothing, as long as the window is busy."""
    until.wait(REST_SECONDS)
    yield 0.0
    return None


def _settled(trainer: Trainer) -> Generator[float, None, object]:
    """A job: what the run is."""
    yield 0.0
    return trainer.experiment


def _weights(trainer: Trainer) -> WeightsLoaded | None:
    """A question: all that the network holds; None where that is too much for each frame."""
    few = trainer.network.parameter_count <= MOST_WEIGHTS
    return WeightsLoaded.of(trainer.network) if few else None


def _with_weights(request: Request) -> Request:
    return replace(request, questions=(*request.questions, (WEIGHTS, _weights)))
