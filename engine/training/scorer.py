"""The scorer: runs a network over its training and test set and counts."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.compile import compile_evaluation
from engine.nn.head import accuracy, predict, r_squared
from engine.nn.network import Network
from engine.nn.program import Program
from engine.training.experiment import Experiment, set_cells
from engine.training.material import Material, Part
from engine.training.scores import Scores

Array = NDArray[Any]


class Scorer:
    """Programs that run the whole training and test set forward, and what is read off them."""

    def __init__(self, experiment: Experiment, network: Network, material: Material) -> None:
        self.loss = experiment.loss
        self.class_count = experiment.class_count
        self.coding = experiment.coding
        self.network = network
        self.material = material
        self._programs: dict[int, Program] = {}

    def follow(self, experiment: Experiment) -> None:
        """Score by the knobs of this experiment, which differs in values alone."""
        self.loss = experiment.loss
        for program in self._programs.values():
            set_cells(program, experiment)

    def outputs(self, part: Part) -> tuple[Array, float]:
        """Outputs (units, n), valid until the next call, and the loss with its reduction."""
        if len(part) == 0:
            return np.zeros((self.network.output_units, 0)), float("nan")
        program = self._programs.get(id(part))
        if program is None:
            program = compile_evaluation(self.network, len(part), self.loss)
            np.copyto(program.array("block"), part.block)
            self._programs[id(part)] = program
        program.step()
        return program.array("output"), float(program.array("loss"))

    def part_scores(self, part: Part) -> tuple[float, float]:
        """(loss, score)"""
        y, loss = self.outputs(part)
        if self.class_count:
            return loss, accuracy(y, part.targets, self.coding)
        return loss, r_squared(y, part.targets)

    def scores(self) -> Scores:
        training = self.part_scores(self.material.training)
        test = self.part_scores(self.material.test)
        return Scores(training[0], test[0], training[1], test[1])

    def mistakes(self, part: Part) -> Array:
        """Which samples are put into a wrong class, (n,) bool; all False for a regression."""
        if not self.class_count:
            return np.zeros(len(part), dtype=bool)
        y, _ = self.outputs(part)
        return np.asarray(predict(y, self.coding) != part.targets)
