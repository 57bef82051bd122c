"""A probe: compiled programs that look at a run from outside, kept from one look to the next.

What it computes with is either the run's own network, read only, or a `Twin`. Probes are kept by
trainer, and a trainer belongs to one thread, so nothing in here is shared between threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from engine.insight.twin import Twin, kept
from engine.nn.activations import Activation
from engine.nn.compile import compile_evaluation, input_fill, sum_name
from engine.nn.dense import DenseBase
from engine.nn.head import encode
from engine.nn.network import OUTPUT_KEY, Network, Plan
from engine.nn.program import Program
from engine.nn.tape import Tape
from engine.training.experiment import Experiment
from engine.training.material import features_of
from engine.training.trainer import Trainer

Array = NDArray[Any]

FEATURES = "features"
"""The key under which the network's inputs are found beside the outputs of its layers."""


@dataclass(frozen=True, eq=False)
class Look:
    """What every layer makes of n points in evaluation mode, (units, n) in the network's dtype, or
    of n pictures, (height, n, width, channels).

    values: by layer key, the features under FEATURES, the outputs under OUTPUT_KEY; of pictures
    also the weighted sums under `sum_name`. The arrays hold until the next look at as many.
    """

    network: Network
    values: dict[str, Array]

    def before(self, key: str) -> Array:
        """The inputs of a layer, (inputs, n)."""
        keys = [FEATURES, *(plan.key for plan in self.network.plans)]
        return self.values[keys[keys.index(key) - 1]]

    def sums(self, key: str) -> Array:
        """z = W·x + b·scale of a layer with weights: the very product the programs compute."""
        if sum_name(key) in self.values:
            return self.values[sum_name(key)]
        plan = self.network.plan(key)
        x = self.before(key)
        layer = plan.layer
        assert isinstance(layer, DenseBase)
        weights = self.network.view(self.network.parameters, key)
        if layer.bias:
            x = np.concatenate([x, np.full((1, x.shape[1]), layer.bias_scale, x.dtype)])
        with np.errstate(all="ignore"):
            found: Array = weights @ x
        return found


class Probe:
    """What has been compiled to look at one state of a run's structure."""

    def __init__(self, trainer: Trainer) -> None:
        self.experiment: Experiment = trainer.experiment
        self.network = trainer.network
        self.material = trainer.material
        self.begun = trainer.state.begun
        self._evaluations: dict[object, Program] = {}
        self._slopes: dict[object, tuple[Array, Program]] = {}
        self._steepest: dict[Activation, float] = {}
        self._twins: dict[bool, Twin] = {}

    def fits(self, trainer: Trainer) -> bool:
        """Whether what was compiled still says what the run does."""
        return (
            self.experiment is trainer.experiment
            and self.network is trainer.network
            and self.material is trainer.material
            and self.begun == trainer.state.begun
        )

    def inputs(self, points: Array) -> Array:
        """The network's inputs for points of the plane: (n, 2) -> float64 (features, n)."""
        return features_of(self.experiment, self.material.fitted, points)

    def block(self, points: Array, targets: Array) -> Array:
        """Points (n, 2) with classes or values (n,) as the programs take them."""
        experiment, network = self.experiment, self.network
        encoded = encode(
            targets, experiment.class_count, experiment.output_units, experiment.coding
        )
        fill = np.full((1, len(points)), input_fill(network))
        block = np.concatenate([self.inputs(points), fill, encoded])
        return np.ascontiguousarray(block, dtype=network.dtype)

    def look(self, points: Array) -> Look:
        """What every layer makes of points of the plane, (n, 2)."""
        return self.look_at(self.inputs(points))

    def look_at(self, inputs: Array) -> Look:
        """What every layer makes of network inputs, (features, n)."""
        rows, n = inputs.shape
        pictures = len(self.network.input_shape) == 3

        def compiled() -> Program:
            return compile_evaluation(self.network, n, keep_sums=pictures)

        program = kept(self._evaluations, n, compiled)
        block = program.array("block")
        block[:rows] = inputs
        block[rows] = input_fill(self.network)
        with np.errstate(all="ignore"):
            program.step()
        values = {FEATURES: block[:rows]}
        for plan in self.network.plans[:-1]:
            values[plan.key] = program.array(plan.key)
            if sum_name(plan.key) in program.values:
                values[sum_name(plan.key)] = program.array(sum_name(plan.key))
        values[OUTPUT_KEY] = program.array("output")
        return Look(self.network, values)

    def slopes(self, plan: Plan, z: Array) -> Array:
        """df/dz of a layer's activation at z, (units, n); holds until the next call."""
        activation: Activation = plan.layer.activation  # type: ignore[attr-defined]

        def compiled() -> tuple[Array, Program]:
            place = np.zeros_like(z)
            f = Tape(z.dtype)
            given = f.external("z", place)
            return place, f.finish(slope=activation.slope(f, given, activation.forward(f, given)))

        place, program = kept(self._slopes, (plan.key, z.shape), compiled)
        place[...] = z
        with np.errstate(all="ignore"):
            program.step()
        return np.broadcast_to(program.array("slope"), z.shape)

    def steepest(self, activation: Activation) -> float:
        """The largest |df/dz| of an activation between -8 and 8."""
        if activation not in self._steepest:
            slopes = activation.derivative(np.linspace(-8.0, 8.0, 321))
            self._steepest[activation] = float(np.abs(slopes).max())
        return self._steepest[activation]

    def twin(self, trainer: Trainer, evaluated: bool = False) -> Twin:
        """A twin that stands where the run stands; evaluated: see `Twin`."""
        if evaluated not in self._twins:
            self._twins[evaluated] = Twin(trainer, evaluated)
        twin = self._twins[evaluated]
        twin.follow(trainer)
        return twin


_probes: WeakKeyDictionary[Trainer, Probe] = WeakKeyDictionary()


def probe_of(trainer: Trainer) -> Probe:
    """The probe of a run: the one of the last look, if the run's structure is still the same."""
    probe = _probes.get(trainer)
    if probe is None or not probe.fits(trainer):
        probe = _probes[trainer] = Probe(trainer)
    return probe


def spread_over(count: int, limit: int) -> Array:
    """At most `limit` indices spread evenly over so many samples: always the same ones."""
    if count <= limit:
        return np.arange(count)
    return np.arange(limit) * count // limit
