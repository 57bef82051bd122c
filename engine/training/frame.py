"""A frame: what there is to see of a run at one moment. Immutable, made by the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Domains
from engine.nn.compile import block_rows, compile_evaluation, input_fill
from engine.nn.head import probabilities
from engine.nn.network import Network
from engine.nn.program import Program
from engine.registry import SettingError
from engine.training.divergence import Divergence
from engine.training.experiment import Experiment
from engine.training.journal import Journal
from engine.training.material import Material, features_of
from engine.training.scorer import Scorer
from engine.training.scores import Scores
from engine.training.trainer import Trainer

Array = NDArray[Any]


Question = Callable[[Trainer], object]


@dataclass(frozen=True)
class Request:
    """What visible panels want to be shown.

    domains: (low, high) of x1 and of x2. cells: the output is computed on cells × cells points,
    neurons on every `stride`-th of them. maps, points, weights: whether these are wanted.
    questions: (name, question), each asked of the trainer; frozen callables, so that they compare.
    """

    domains: Domains = ((-6.0, 6.0), (-6.0, 6.0))
    cells: int = 100
    stride: int = 2
    maps: bool = True
    points: bool = True
    weights: bool = True
    questions: tuple[tuple[str, Question], ...] = ()


@dataclass(frozen=True, eq=False)
class Maps:
    """Activations over the input plane; row 0 is at the lower edge.

    units: layer key ("features" for the inputs, "output") -> (units, side, side) uint8, 0..255
    from the low to the high end of `ranges[key]`, (units, 2).
    output: (output units, cells, cells) float32, probabilities 0..1; of a regression the values.
    """

    domains: Domains
    units: dict[str, Array]
    ranges: dict[str, Array]
    output: Array


@dataclass(frozen=True, eq=False)
class Frame:
    """One moment of a run.

    revision: of the structure; a command aimed at an older one is refused.
    history: rows of engine.training.history.COLUMNS. weights: layer key -> (units, inputs + 1)
    with the bias last (nan where there is none). origin: as what the run began, before `journal`.
    training_mistakes, test_mistakes: (n,) bool. answers: to the request's questions by name; a
    question that cannot be answered has its SettingError there. Of a run on pictures there are no
    maps, mistakes and weights; measuring: its test set is being measured.
    """

    revision: int
    experiment: Experiment
    material: Material
    step: int
    epoch: float
    steps_per_epoch: int
    running: bool
    steps_per_second: float
    learning_rate: float
    scores: Scores
    history: Array
    journal: Journal = ()
    origin: Experiment | None = None
    divergence: Divergence | None = None
    maps: Maps | None = None
    training_mistakes: Array | None = None
    test_mistakes: Array | None = None
    weights: dict[str, Array] = field(default_factory=dict)
    answers: dict[str, object] = field(default_factory=dict)
    measuring: bool = False


def answer(question: Question, trainer: Trainer) -> object:
    """What the question says of the trainer, or the SettingError that says why it cannot."""
    try:
        return question(trainer)
    except SettingError as error:
        return error


def grid(domains: Domains, cells: int) -> Array:
    """Centres of cells × cells equal parts of the plane: (cells², 2), x1 running fastest."""
    shares = (np.arange(cells) + 0.5) / cells
    x1, x2 = np.meshgrid(*(low + (high - low) * shares for low, high in domains))
    return np.column_stack([x1.ravel(), x2.ravel()])


class Observer:
    """Looks at a trainer and makes frames; keeps its programs while the structure stays."""

    def __init__(self) -> None:
        self._seen: tuple[object, ...] = ()
        self._program: Program | None = None

    def frame(
        self,
        trainer: Trainer,
        request: Request,
        running: bool,
        steps_per_second: float,
        divergence: Divergence | None,
    ) -> Frame:
        """Measure what is requested. Draws from no random stream and changes nothing."""
        with np.errstate(all="ignore"):
            return self._frame(trainer, request, running, steps_per_second, divergence)

    def _frame(
        self,
        trainer: Trainer,
        request: Request,
        running: bool,
        steps_per_second: float,
        divergence: Divergence | None,
    ) -> Frame:
        material = trainer.material
        scorer = trainer.scorer
        mistakes = scorer.mistakes if request.points and isinstance(scorer, Scorer) else None
        on_plane = trainer.experiment.dataset.sample == "point"
        return Frame(
            revision=trainer.revision,
            experiment=trainer.experiment,
            material=material,
            step=trainer.step,
            epoch=trainer.epoch_position,
            steps_per_epoch=trainer.batches.steps_per_epoch,
            running=running,
            steps_per_second=steps_per_second,
            learning_rate=trainer.learning_rate,
            scores=trainer.scores(),
            history=trainer.history.published(),
            journal=trainer.journal,
            origin=trainer.origin,
            divergence=divergence,
            maps=self._maps(trainer, request) if request.maps and on_plane else None,
            training_mistakes=mistakes(material.training) if mistakes else None,
            test_mistakes=mistakes(material.test) if mistakes else None,
            weights=weight_tables(trainer.network) if request.weights and on_plane else {},
            measuring=trainer.recorder.measuring,
            answers={name: answer(question, trainer) for name, question in request.questions},
        )

    def _maps(self, trainer: Trainer, request: Request) -> Maps:
        program = self._compiled(trainer, request)
        program.step()
        cells, stride = request.cells, request.stride
        experiment = trainer.experiment
        units, ranges = {}, {}
        inputs = program.array("block")[: len(experiment.features)]
        for key, values, bounds in self._layers(trainer, program, inputs):
            planes = values.reshape(len(values), cells, cells)[:, ::stride, ::stride]
            units[key], ranges[key] = _levels(planes, bounds)
        y = program.array("output").reshape(-1, cells, cells)
        if experiment.class_count:
            y = probabilities(y, experiment.coding)
        return Maps(request.domains, units, ranges, np.array(y, dtype=np.float32))

    @staticmethod
    def _layers(
        trainer: Trainer, program: Program, inputs: Array
    ) -> list[tuple[str, Array, tuple[float, float] | None]]:
        found: list[tuple[str, Array, tuple[float, float] | None]] = [("features", inputs, None)]
        for plan in trainer.network.plans[:-1]:
            bounds = getattr(getattr(plan.layer, "activation", None), "bounds", None)
            if bounds is not None and not np.isfinite(bounds).all():
                bounds = None
            found.append((plan.key, program.array(plan.key), bounds))
        bounds = trainer.experiment.coding if trainer.experiment.class_count else None
        found.append(("output", program.array("output"), bounds))
        return found

    def _compiled(self, trainer: Trainer, request: Request) -> Program:
        network, experiment = trainer.network, trainer.experiment
        seen = (
            trainer.revision,
            request.domains,
            request.cells,
            experiment.layers,
            experiment.output,
            experiment.features,
            experiment.preprocessing,
            trainer.material,  # itself, not its id: what comes after it may have the same
            network,
        )
        if self._program is None or seen != self._seen:
            points = grid(request.domains, request.cells)
            self._program = compile_evaluation(network, len(points))
            block = self._program.array("block")
            assert len(block) == block_rows(network)
            rows = len(experiment.features)
            block[:rows] = features_of(experiment, trainer.material.fitted, points)
            block[rows] = input_fill(network)
            self._seen = seen
        return self._program


def _levels(planes: Array, bounds: tuple[float, float] | None) -> tuple[Array, Array]:
    """Planes (units, side, side) as uint8 levels, and the range of each unit, (units, 2).

    Without bounds each unit has its own range, symmetric about 0. No number: the middle.
    """
    if bounds is None:
        top = np.abs(planes).max(axis=(1, 2))
        top = np.where(np.isfinite(top) & (top > 1e-12), top, 1.0)
        ranges = np.column_stack([-top, top])
    else:
        ranges = np.tile(np.array(bounds, dtype=planes.dtype), (len(planes), 1))
    low = ranges[:, 0, None, None]
    span = (ranges[:, 1] - ranges[:, 0])[:, None, None]
    scaled = np.clip((planes - low) * (255.0 / span) + 0.5, 0.0, 255.0)
    return np.nan_to_num(scaled, nan=127.5).astype(np.uint8), ranges


def weight_tables(network: Network) -> dict[str, Array]:
    """Copies of the weights of every dense layer with its bias as last column."""
    tables = {}
    for plan in network.plans:
        if "weights" not in plan.parameters:
            continue
        weights, biases = network.weights(plan.key), network.biases(plan.key)
        if biases is None:
            biases = np.full(len(weights), np.nan, weights.dtype)
        tables[plan.key] = np.column_stack([weights, biases])
    return tables
