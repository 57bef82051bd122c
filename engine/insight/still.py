"""A still: the network of one moment, for long looks while the run goes on and changes."""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.compile import compile_evaluation, input_fill
from engine.nn.program import Program
from engine.training.picture_material import PictureMaterial
from engine.training.trainer import Trainer

Array = NDArray[Any]


class Still:
    """Runs pictures through a copy of a run's network, as it was when this was made."""

    def __init__(self, trainer: Trainer) -> None:
        self.experiment = trainer.experiment
        self.step, self.revision = trainer.step, trainer.revision
        self.network = trainer.experiment.network()
        self.network.parameters[...] = trainer.network.parameters
        self.network.statistics[...] = trainer.network.statistics
        material = trainer.material
        assert isinstance(material, PictureMaterial)  # only pictures take so long
        self._feed = material.test.feed
        self._programs: dict[int, Program] = {}

    def values(self, pixels: Array, *names: str) -> tuple[Array, ...]:
        """What the network makes of pictures (n, height, width, channels), values 0 to 255.

        names: keys of layers, "logits" or "output". Each is (n, height, width, channels) or
        (n, units), a copy.
        """
        count = len(pixels)
        if count not in self._programs:
            self._programs[count] = compile_evaluation(self.network, count)
        program = self._programs[count]
        block, inputs = program.array("block"), prod(self.network.input_shape)
        self._feed.fill(pixels, block[:inputs])
        block[inputs] = input_fill(self.network)
        with np.errstate(all="ignore"):
            program.step()
        return tuple(_outside(program.array(name)) for name in names)


def _outside(array: Array) -> Array:
    """(height, n, width, channels) or (units, n) as (n, ...), a copy."""
    turned = array.transpose(1, 0, 2, 3) if array.ndim == 4 else array.T
    return np.array(turned, order="C")
