"""Gradient check: dL/dw by backpropagation beside (L(w + h) − L(w − h)) / 2h, one by one.

In float64, on a copy of the network and on a batch of its own. The numerical gradient asks the
forward pass alone, so that a mistake on the way back cannot be in both.
"""

from __future__ import annotations

import dataclasses
import functools
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.wrong_rules import Bug
from engine.nn.compile import compile_gradient
from engine.nn.network import Network, Plan, plan_bias
from engine.nn.program import Program
from engine.nn.streams import Streams
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

Array = NDArray[Any]
Work = Generator[float, None, "GradientCheck"]

MOST = 50_000
"""Parameters up to which every single one is checked."""
SAMPLE = 200
"""Of a larger network so many are checked of each kind in each layer."""
STEP = 1e-5
"""h: errors of the formula grow with h², those of rounding with 1/h; here both are near 1e-11."""
SHRINK = 10.0
SMALLEST = 1e-7
BENT = 1e-3
"""Where the slopes to both sides differ by more than this share, a corner may lie between."""
FINE, WRONG = 1e-6, 1e-4
"""Relative differences: below FINE the gradients agree, above WRONG they do not."""
FLOOR = 1e-5
"""Gradients below this count as this large, or rounding alone would look like a mistake."""
PAUSE = 0.004
"""Seconds of work between two yields."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What is checked: a network in float64 with its weights, and a batch for it.

    block: (inputs + 1 + outputs, n), as `compile_gradient` takes it.
    """

    experiment: Experiment
    parameters: Array
    statistics: Array
    block: Array

    @classmethod
    def of(cls, trainer: Trainer, samples: int) -> Subject:
        """The network of a run as it is now, and the first samples of its next batch."""
        block = trainer.batches.upcoming()[0][:, :samples]
        return cls(
            _checkable(trainer.experiment),
            trainer.network.parameters.astype(np.float64),
            trainer.network.statistics.astype(np.float64),
            np.ascontiguousarray(block, np.float64),
        )

    def network(self) -> Network:
        """A network of its own, which may be bent."""
        made = self.experiment.network()
        made.parameters[...] = self.parameters
        made.statistics[...] = self.statistics
        return made

    def program(self, network: Network) -> Program:
        """Loss and gradient; dropout draws the same mask each time that this is called."""
        streams = Streams(self.experiment.seed)
        n = self.block.shape[1]
        program = compile_gradient(network, self.experiment.loss, streams, n)
        np.copyto(program.array("block"), self.block)
        return program


@dataclass(frozen=True, eq=False)
class Part:
    """One kind of parameter of one layer: weights, bias, gamma, beta.

    count: how many there are; places: which of the flat vector were checked, of these `corners`
    where the loss has a corner, and so no gradient. numerical and seconds: of the differences.
    """

    layer: str
    kind: str
    count: int
    places: Array
    numerical: Array
    corners: Array
    seconds: float


@dataclass(frozen=True, eq=False)
class Finding:
    """A part, and how far the backpropagated gradient is from the numerical one.

    difference: |backpropagated − numerical| of each parameter that has a gradient. relative: of
    the whole part, ‖difference‖ / (‖backpropagated‖ + ‖numerical‖). seconds: of the layer's way
    back.
    """

    part: Part
    backward: Array
    difference: Array
    relative: float
    seconds: float

    @property
    def mean(self) -> float:
        return float(self.difference.mean()) if self.difference.size else 0.0

    @property
    def largest(self) -> float:
        return float(self.difference.max(initial=0.0))

    @property
    def relatives(self) -> Array:
        """The relative difference of each parameter alone."""
        numerical = self.part.numerical[~self.part.corners]
        size = np.maximum(np.abs(numerical) + np.abs(self.backward), FLOOR)
        return np.asarray(self.difference / size)

    @property
    def verdict(self) -> str:
        """ "fine", "doubtful" or "wrong"; "corner" where nothing has a gradient."""
        if not self.difference.size:
            return "corner"
        if not self.relative > FINE:
            return "wrong" if np.isnan(self.relative) else "fine"
        return "doubtful" if self.relative <= WRONG else "wrong"


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """The whole check; `findings` from the first layer to the output.

    bug, bug_layer: what was planted, and where. checked: how many of `parameter_count`.
    """

    subject: Subject
    findings: tuple[Finding, ...]
    loss: float
    bug: Bug | None = None
    bug_layer: str = ""

    @property
    def parameter_count(self) -> int:
        return len(self.subject.parameters)

    @property
    def checked(self) -> int:
        return sum(len(finding.part.places) for finding in self.findings)

    @property
    def sampled(self) -> bool:
        return self.checked < self.parameter_count

    @property
    def corners(self) -> int:
        return sum(int(finding.part.corners.sum()) for finding in self.findings)

    @property
    def seconds(self) -> tuple[float, float]:
        """Of the numerical gradient, and of the way back."""
        ways = {finding.part.layer: finding.seconds for finding in self.findings}
        return sum(finding.part.seconds for finding in self.findings), sum(ways.values())

    @property
    def layers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(finding.part.layer for finding in self.findings))

    @property
    def first_wrong(self) -> str:
        """The layer in which a mistake shows first on the way back; "" if none does."""
        wrong = (f for f in reversed(self.findings) if f.verdict == "wrong")
        found = next(wrong, None)
        return "" if found is None else found.part.layer


def _checkable(experiment: Experiment) -> Experiment:
    """The same network in float64, nothing of it frozen: a gradient is wanted of everything."""

    def free(layer: Any) -> Any:
        held = getattr(layer, "frozen", False)
        return dataclasses.replace(layer, frozen=False) if held else layer

    layers = tuple(free(layer) for layer in experiment.layers)
    output = free(experiment.output)
    return dataclasses.replace(experiment, layers=layers, output=output, dtype="float64")


def check_gradient(subject: Subject) -> Work:
    """Check a network. Yields the share done; the result is a GradientCheck.

    Raises SettingError where the loss is not finite.
    """
    network = subject.network()
    program = subject.program(network)
    with np.errstate(all="ignore"):
        program.step()
    loss = float(program.array("loss"))
    if not np.isfinite(loss):
        raise SettingError(
            "A gradient check expects a finite loss, got {got}: reset the run or lower its rate",
            got=loss,
        )
    forward = _Forward(program, network)
    sampled = network.parameter_count > MOST
    parts = [part for plan in network.plans for part in _parts(plan, sampled)]
    total = sum(len(places) for _, _, _, places in parts)
    done, made = 0, []
    yield 0.0
    for layer, kind, count, places in parts:
        part = yield from _differences(forward, layer, kind, count, places, done, total)
        done += len(places)
        made.append(part)
    return compared(subject, tuple(made))


def compared(
    subject: Subject, parts: tuple[Part, ...], bug: Bug | None = None, layer: str = ""
) -> GradientCheck:
    """The way back, with a mistake in it or without, beside numerical gradients at hand."""
    network = subject.network()
    if bug is not None:
        bug.plant(network, layer)
    program = subject.program(network)
    with np.errstate(all="ignore"):
        program.step()
    loss = float(program.array("loss"))
    gradients = network.gradients.copy()
    seconds = _backward_seconds(program)
    findings = tuple(_finding(part, gradients, seconds.get(part.layer, 0.0)) for part in parts)
    return GradientCheck(subject, findings, loss, bug, layer)


def with_bug(check: GradientCheck, bug: Bug | None, layer: str = "") -> GradientCheck:
    """The same check with a mistake planted, or without: the numerical gradient is as it was."""
    parts = tuple(finding.part for finding in check.findings)
    return compared(check.subject, parts, bug, layer)


class _Forward:
    """L(w): the calls of a gradient program up to the loss, with the random numbers held."""

    def __init__(self, program: Program, network: Network) -> None:
        self.calls = [call.run for call in program.calls if call.role in ("forward", "loss")]
        self.loss = program.array("loss")
        self.parameters = network.parameters
        self.here = self()

    def __call__(self) -> float:
        with np.errstate(all="ignore"):
            for run in self.calls:
                run()
        return float(self.loss)

    def slopes(self, place: int, h: float) -> tuple[float, float]:
        """The slope to the left and to the right of a parameter."""
        value = self.parameters[place]
        self.parameters[place] = value + h
        above = self()
        self.parameters[place] = value - h
        below = self()
        self.parameters[place] = value
        return (self.here - below) / h, (above - self.here) / h

    def derivative(self, place: int) -> tuple[float, bool]:
        """The central difference, with a smaller h near a corner; and whether one is right here."""
        h = STEP
        while True:
            left, right = self.slopes(place, h)
            bent = abs(right - left) > BENT * max(abs(left), abs(right), FLOOR / BENT * 0.1)
            if not bent or h <= SMALLEST:
                return 0.5 * (left + right), bent
            h /= SHRINK


def _parts(plan: Plan, sampled: bool) -> list[tuple[str, str, int, Array]]:
    """(layer, kind, count, places in the flat vector) of each kind of parameter of a layer."""
    biased = plan_bias(plan)
    found = []
    for name, (start, shape) in plan.parameters.items():
        places = np.arange(start, start + int(np.prod(shape))).reshape(shape)
        kinds = {name: places}
        if biased is not None and biased.name == name:
            kinds = {name: places[:, :-1], "bias": places[:, -1]}
        for kind, some in kinds.items():
            flat = some.ravel()
            count = len(flat)
            if sampled and count > SAMPLE:
                rng = np.random.default_rng((start, count))
                flat = np.sort(rng.choice(flat, SAMPLE, replace=False))
            if count:
                found.append((plan.key, kind, count, flat))
    return found


def _differences(
    forward: _Forward, layer: str, kind: str, count: int, places: Array, done: int, total: int
) -> Generator[float, None, Part]:
    numerical = np.empty(len(places))
    corners = np.zeros(len(places), bool)
    spent = 0.0
    begun = time.perf_counter()
    for number, place in enumerate(places):
        numerical[number], corners[number] = forward.derivative(int(place))
        now = time.perf_counter()
        if now - begun > PAUSE:
            spent += now - begun
            yield (done + number) / total
            begun = time.perf_counter()
    spent += time.perf_counter() - begun
    for array in (places, numerical, corners):
        array.flags.writeable = False
    return Part(layer, kind, count, places, numerical, corners, spent)


def _backward_seconds(program: Program) -> dict[str, float]:
    """How long the way back through each layer takes, measured call by call."""
    found: dict[str, float] = {}
    with np.errstate(all="ignore"):
        for call in program.calls:
            if call.role == "draw":
                continue
            begun = time.perf_counter()
            call.run()
            if call.role == "backward":
                spent = time.perf_counter() - begun
                found[call.layer] = found.get(call.layer, 0.0) + spent
    return found


def _finding(part: Part, gradients: Array, seconds: float) -> Finding:
    smooth = ~part.corners
    backward, numerical = gradients[part.places][smooth], part.numerical[smooth]
    difference = np.abs(backward - numerical)
    size = float(np.linalg.norm(backward) + np.linalg.norm(numerical))
    floor = FLOOR * float(np.sqrt(max(len(difference), 1)))
    relative = float(np.linalg.norm(difference)) / max(size, floor)
    for array in (backward, difference):
        array.flags.writeable = False
    return Finding(part, backward, difference, relative, seconds)


@dataclass(frozen=True)
class GradientJob:
    """A job: check the network of the run, or that of an experiment which nobody runs.

    samples: how many of its batch are used.
    """

    experiment: Experiment | None = None
    samples: int = 3

    def __call__(self, trainer: Trainer) -> Generator[float, None, object]:
        yield 0.0
        own = trainer if self.experiment is None else standing(self.experiment)
        found: GradientCheck = yield from check_gradient(Subject.of(own, self.samples))
        return found


@functools.lru_cache(maxsize=2)
def standing(experiment: Experiment) -> Trainer:
    """A run of an experiment that has not begun and never goes on; kept for the next look."""
    return Trainer(experiment)


@dataclass(frozen=True, eq=False)
class BugJob:
    """A job: the way back of a check once more, with a mistake planted, or with none."""

    check: GradientCheck
    bug: Bug | None = None
    layer: str = ""

    def __call__(self, trainer: Trainer) -> Generator[float, None, object]:
        yield 0.0
        return with_bug(self.check, self.bug, self.layer)
