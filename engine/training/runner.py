"""The runner: one thread that trains, takes commands between steps, and leaves frames to be found.

Pull, never push: it puts the newest `Frame` into a mailbox of one place when the last one has been
taken. Events that must not be lost go through a queue.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from engine.registry import SettingError
from engine.training.divergence import Divergence
from engine.training.experiment import Experiment
from engine.training.frame import Frame, Observer, Request
from engine.training.jobs import Job, Jobs
from engine.training.journal import Change, WeightEdit
from engine.training.kept_run import KeptRun
from engine.training.pace import Gate, Rate
from engine.training.snapshot import Snapshot, whole_snapshot
from engine.training.stopping import StopRule
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded

SLICE_SECONDS = 0.004


@dataclass(frozen=True)
class Event:
    """Something that happened once.

    what: "started", "paused", "finished" (the steps asked for are made), "stopped" (by a rule),
    "diverged", "refused" or "failed"; with the rule, the divergence or the error.
    """

    what: str
    divergence: Divergence | None = None
    error: Exception | None = None
    rule: StopRule | None = None


class NotRunningError(RuntimeError):
    """A question to a runner that has not been started or has ended, and will not answer."""


Command = Callable[[], None]


class Runner:
    """Trains an experiment on a thread of its own. All methods may be called from any thread."""

    def __init__(self, experiment: Experiment, request: Request | None = None) -> None:
        self.gate = Gate()
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._frame: Frame | None = None
        self._taken = threading.Event()
        self.jobs = Jobs()
        self._experiment = experiment
        self._made: Trainer | None = None  # on the thread: data may have to be loaded first
        self._observer = Observer()
        self._request = request or Request()
        self._running = False
        self._closed = False
        self._goal: int | None = None
        self._limit = float("inf")
        self._divergence: Divergence | None = None
        self._put_by: list[Snapshot | None] = []
        self._rate = Rate()
        self._thread = threading.Thread(target=self._work, name="glassnet-runner", daemon=True)

    # For the window

    def start(self) -> None:
        """Start the thread. A first frame follows at once."""
        self._thread.start()

    def take_frame(self) -> Frame | None:
        """The newest frame, once; None if there has been none since."""
        frame, self._frame = self._frame, None
        if frame is not None:
            self._taken.set()
        return frame

    def play(self) -> None:
        self._tell(lambda: self._set_running(True))

    def pause(self) -> None:
        self._tell(lambda: self._set_running(False))

    def make_steps(self, steps: int) -> None:
        """Make so many steps, then stand."""
        self._tell(lambda: self._run_to(self._trainer.step + steps))

    def make_epoch(self) -> None:
        """Go on to the end of the present epoch, then stand."""
        self._tell(self._run_to_epoch)

    def reset(self) -> None:
        """Start again from the initial weights; goes on running if it did."""
        self._tell(self._reset)

    def apply(self, experiment: Experiment) -> None:
        """Let the run go on as this experiment."""
        self._tell(lambda: self._apply(experiment))

    def edit_weight(self, change: WeightEdit | WeightsLoaded, revision: int | None) -> None:
        """Set a weight, or all of them, of the structure that a frame of this revision showed.

        None: of the structure as it then is, when the edit was not aimed at what a frame showed.
        """
        self._tell(lambda: self._edit_weight(change, revision))

    def restore(self, snapshot: Snapshot) -> None:
        self._tell(lambda: self._restore(snapshot))

    def put_by(self, experiment: Experiment) -> None:
        """Keep the run as it is for `take_up`, above those that are kept, and begin another."""
        self._tell(lambda: self._begin_beside(experiment))

    def take_up(self) -> None:
        """Go on with the run that was put by last, weights, curves and all."""
        self._tell(self._take_up)

    def exchange(self, coming: KeptRun, leaving: KeptRun) -> None:
        """Go on with another run, which then stands, and put this one by.

        A run that only begins again goes on running if it did.
        """
        self._tell(lambda: self._exchange(coming, leaving))

    def watch(self, request: Request) -> None:
        """Say what is to be measured for frames from now on."""
        self._tell(lambda: self._watch(request))

    def limit_speed(self, steps_per_second: float) -> None:
        """Make at most so many steps a second; infinity for as many as can be."""
        self._tell(lambda: self._set_limit(steps_per_second))

    def ask(self, question: Callable[[Trainer], object]) -> object:
        """Run a question on the worker between two steps and wait for its answer.

        Raises what the question raises, and NotRunningError when nobody can answer.
        """
        answer: queue.SimpleQueue[object] = queue.SimpleQueue()

        def command() -> None:
            try:
                answer.put(question(self._trainer))
            except Exception as error:
                answer.put(error)

        self._tell(command)
        while True:
            with suppress(queue.Empty):
                found = answer.get(timeout=0.1)
                break
            if not self._thread.is_alive() and answer.empty():
                raise NotRunningError("A question expects a runner that runs: start it first")
        if isinstance(found, Exception):
            raise found
        return found

    def begin(self, name: str, job: Job) -> None:
        """Do a job beside learning; what becomes of it is in `jobs.news`."""
        self._tell(lambda: self.jobs.begin(name, job, self._trainer))

    def cancel(self, name: str) -> None:
        """End a job without a result."""
        self._tell(lambda: self.jobs.cancel(name))

    def close(self) -> None:
        """Stop the thread and wait for it. Never raises, may be called twice."""
        self._tell(self._close)
        if self._thread.is_alive():
            self._thread.join()

    def _tell(self, command: Command) -> None:
        self._commands.put(command)
        self.gate.open()

    # On the thread

    @property
    def _trainer(self) -> Trainer:
        if self._made is None:
            raise SettingError(
                "Learning expects data, but they could not be loaded: choose other data"
            )
        return self._made

    def _work(self) -> None:
        self._guard(self._begin)
        while not self._closed:
            self._guard(self._turn if self._made is not None else self._wait)
        self.jobs.close()

    def _begin(self) -> None:
        """Make the trainer, and show it. Its data may have to be loaded, or be missing."""
        self._made = Trainer(self._experiment)
        self._publish()

    def _wait(self) -> None:
        """Without a trainer: do what is told until it is an experiment that can be begun."""
        before = self._experiment
        self._commands.get()()
        if self._experiment is not before:
            self._begin()

    def _guard(self, act: Command) -> None:
        """Let nothing end the thread but being closed: it must live on to be told what to do."""
        try:
            act()
        except SettingError as error:
            self.events.put(Event("refused", error=error))
        except Exception as error:
            self._set_running(False)
            self.events.put(Event("failed", error=error))
            with suppress(Exception):  # the failure is told; perhaps it was one of the questions
                self._publish(replace(self._request, questions=()))

    def _turn(self) -> None:
        """Do what has been told; then learn for a moment, or show what came of it and wait.

        Learning takes its turn even where commands keep coming, as they do from a dragged slider.
        """
        told = self._obey()
        if self._closed:
            return
        learns = self._running
        if learns:
            self._train()
        elif self._trainer.recorder.measure_on():
            told = True
        self.jobs.advance(SLICE_SECONDS)
        ended = learns and not self._running
        if told or ended or (learns and self._taken.is_set()):
            self._publish()

    def _obey(self) -> bool:
        """Do what is in the queue; of a run that stands, wait a while for the first. Any?"""
        busy = self._running or bool(self.jobs) or self._trainer.recorder.measuring
        try:
            first = self._commands.get(block=not busy, timeout=0.1)
        except queue.Empty:
            return False
        first()
        while not self._commands.empty() and not self._closed:
            self._commands.get()()
        return True

    def _train(self) -> None:
        trainer = self._trainer
        allowed = self._rate.allowance(self._limit)
        if allowed < 1:
            time.sleep(min(0.004, (1 - allowed) / self._limit))
            return
        steps = None if allowed == float("inf") else int(allowed)
        if self._goal is not None:
            rest = self._goal - trainer.step
            steps = rest if steps is None else min(steps, rest)
        before = trainer.step
        seen = trainer.train(steps, SLICE_SECONDS, self.gate.wait, obey_rules=self._goal is None)
        self._rate.made(trainer.step - before)
        if isinstance(seen, Divergence):
            self._divergence = seen
            self._set_running(False)
            self.events.put(Event("diverged", divergence=seen))
        elif seen is not None:
            self._set_running(False)
            self.events.put(Event("stopped", rule=seen))
        elif self._goal is not None and trainer.step >= self._goal:
            self._set_running(False)
            self.events.put(Event("finished"))

    def _publish(self, request: Request | None = None) -> None:
        self._taken.clear()
        self._frame = self._observer.frame(
            self._trainer,
            request or self._request,
            self._running,
            self._rate.per_second if self._running else 0.0,
            self._divergence,
        )

    def _set_running(self, running: bool) -> None:
        self._goal = None
        if running:
            self._divergence = None
            self._rate.start()
        if running != self._running:
            self._running = running
            self.events.put(Event("started" if running else "paused"))

    def _run_to(self, step: int) -> None:
        self._set_running(True)
        self._goal = step

    def _run_to_epoch(self) -> None:
        batches = self._trainer.batches
        rest = -(-(batches.count - batches.place) // batches.batch_size)
        self._run_to(self._trainer.step + rest)

    def _reset(self) -> None:
        self._go_back(self._trainer.reset)
        self._rate.start()

    def _restore(self, snapshot: Snapshot) -> None:
        self._go_back(lambda: self._trainer.restore(snapshot))

    def _begin_beside(self, experiment: Experiment) -> None:
        """In one go: no frame shows the other experiment with what this one has learnt."""
        self._put_by.append(None if self._made is None else whole_snapshot(self._made))
        self._apply(experiment)
        if self._made is not None:
            self._reset()

    def _take_up(self) -> None:
        kept = self._put_by.pop()
        if kept is None:
            return
        if self._made is None:  # the data of what came between could not be had
            self._experiment, self._made = kept.experiment, Trainer(kept.experiment)
        self._restore(kept)

    def _exchange(self, coming: KeptRun, leaving: KeptRun) -> None:
        if not coming.of_reset or coming.snapshot is not None:
            self._set_running(False)
        if self._made is None:
            self._experiment, self._made = coming.experiment, Trainer(coming.experiment)
        else:
            leaving.snapshot = whole_snapshot(self._made)
        if coming.snapshot is not None:
            self._restore(coming.snapshot)
        else:
            self._trainer.apply(coming.experiment)
            self._reset()

    def _go_back(self, act: Command) -> None:
        """Steps that were still to be made are made from there."""
        before = self._trainer.step
        act()
        self._divergence = None
        if self._goal is not None:
            self._goal += self._trainer.step - before

    def _apply(self, change: Change) -> None:
        if self._made is None and isinstance(change, Experiment):
            self._experiment = change
            return
        try:
            self._trainer.apply(change)
            self._divergence = None
        except SettingError as error:
            self.events.put(Event("refused", error=error))

    def _edit_weight(self, change: WeightEdit | WeightsLoaded, revision: int | None) -> None:
        if revision not in (None, self._trainer.revision):
            error = SettingError(
                "The weight was to be set in a network that has changed since: choose it again"
            )
            self.events.put(Event("refused", error=error))
            return
        self._apply(change)

    def _watch(self, request: Request) -> None:
        self._request = request

    def _set_limit(self, steps_per_second: float) -> None:
        self._limit = steps_per_second
        self._rate.start()

    def _close(self) -> None:
        self._running, self._closed = False, True
