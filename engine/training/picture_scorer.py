"""The scorer of pictures: counts training as it goes, and measures the test set in pieces.

Thousands of pictures cannot be looked at between two frames: the training scores are those of the
last batches, as they were learnt; the test scores are those of the last measurement, made chunk by
chunk on a copy of the weights while learning goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.compile import compile_evaluation
from engine.nn.head import predict
from engine.nn.network import Network
from engine.nn.program import Program
from engine.training.experiment import Experiment, set_cells
from engine.training.picture_material import PicturePart
from engine.training.scores import Scores

Array = NDArray[Any]

CHUNK = 100
"""Pictures that are run through the network at a time."""

RECENT = 50
"""Batches that the training scores are the mean of."""

Measured = tuple[float, float]
"""(mean loss of a picture, accuracy)"""


@dataclass(frozen=True, eq=False)
class Answered:
    """A measurement with every answer in it. outputs: (units, pictures), read-only."""

    step: int
    loss: float
    accuracy: float
    outputs: Array


class Measurement:
    """Runs a part through a copy of a network, chunk by chunk."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.network = experiment.network()
        self.outputs: Array | None = None  # (units, pictures), of the last run to its end
        self._programs: dict[int, Program] = {}

    def follow(self, experiment: Experiment) -> None:
        """Measure by the knobs of this experiment, which differs in values alone."""
        self.experiment = experiment
        for program in self._programs.values():
            set_cells(program, experiment)

    def run(self, network: Network, part: PicturePart) -> Iterator[Measured | None]:
        """None after each chunk but the last; then what was measured of the network as it was."""
        self.network.parameters[...] = network.parameters
        self.network.statistics[...] = network.statistics
        total, right = 0.0, 0
        outputs = np.empty((network.output_units, len(part)), network.dtype)
        for start in range(0, len(part), CHUNK):
            block = part.batch(slice(start, start + CHUNK))
            size = block.shape[1]
            program = self._program(size)
            np.copyto(program.array("block"), block)
            with np.errstate(all="ignore"):
                program.step()
            mean = self.experiment.loss.reduction == "mean"
            total += float(program.array("loss")) * (size if mean else 1)
            outputs[:, start : start + size] = program.array("output")
            found = predict(program.array("output"), self.experiment.coding)
            right += int((found == part.targets[start : start + CHUNK]).sum())
            if start + CHUNK < len(part):
                yield None
        outputs.setflags(write=False)
        self.outputs = outputs
        count = max(len(part), 1)
        yield (total / count, right / count) if len(part) else (float("nan"), float("nan"))

    def _program(self, size: int) -> Program:
        if size not in self._programs:
            self._programs[size] = compile_evaluation(self.network, size, self.experiment.loss)
        return self._programs[size]


class PictureScorer:
    """Keeps the scores of a run on pictures. All losses are means over pictures.

    measured(step, loss, accuracy) is called when the test set has been measured.
    """

    def __init__(
        self,
        experiment: Experiment,
        network: Network,
        test: PicturePart,
        measured: Callable[[int, Measured], None],
    ) -> None:
        self.experiment, self.network, self.test = experiment, network, test
        self.measured = measured
        self.recent: deque[Measured] = deque(maxlen=RECENT)
        self.last: Measured = (float("nan"), float("nan"))
        self.answered: Answered | None = None  # by the network as it has been since
        self._measurement: Measurement | None = None
        self._under_way: Iterator[Measured | None] | None = None
        self._step = 0

    def take_over(self, before: PictureScorer) -> None:
        """Tell for the time being what another scorer of the same run knew."""
        self.recent, self.last = before.recent, before.last

    def follow(self, experiment: Experiment) -> None:
        """Score by the knobs of this experiment, which differs in values alone."""
        self.experiment, self.answered = experiment, None
        if self._measurement is not None:
            self._measurement.follow(experiment)

    def saw(self, program: Program, block: Array) -> None:
        """Take note of a step just made: its loss and how many were right."""
        outputs, size = program.array("outputs"), block.shape[1]
        loss = float(program.array("loss"))
        if self.experiment.loss.reduction == "sum":
            loss /= size
        if len(outputs) == 1:
            expected = block[-1] > sum(self.experiment.coding) / 2
            right = predict(outputs, self._middle) == expected
        else:
            right = outputs.argmax(axis=0) == block[-len(outputs) :].argmax(axis=0)
        self.recent.append((loss, np.count_nonzero(right) / size))

    @property
    def _middle(self) -> tuple[float, float]:
        """Of two classes logits are told apart at 0, outputs halfway between their targets."""
        return (-1.0, 1.0) if self.experiment.loss.logits_of else self.experiment.coding

    def scores(self, batches: int = RECENT) -> Scores:
        """Of the last so many batches, and of the test set when it was last measured."""
        recent = list(self.recent)[-batches:]
        loss, accuracy = np.mean(recent, axis=0) if recent else (float("nan"),) * 2
        return Scores(float(loss), self.last[0], float(accuracy), self.last[1])

    @property
    def measuring(self) -> bool:
        return self._under_way is not None

    def begin(self, step: int) -> None:
        """Begin to measure the test set, as the network is after this step."""
        if self._measurement is None:
            self._measurement = Measurement(self.experiment)
        self._step = step
        self._under_way = self._measurement.run(self.network, self.test)

    def advance(self) -> bool:
        """Measure one chunk more, if a measurement is under way. Has it ended now?"""
        if self._under_way is None or self._measurement is None:
            return False
        found = next(self._under_way)
        if found is None:
            return False
        self._under_way = None
        self.last = found
        if self._measurement.outputs is not None:
            self.answered = Answered(self._step, *found, self._measurement.outputs)
        self.measured(self._step, found)
        return True
