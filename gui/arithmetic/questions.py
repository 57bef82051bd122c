"""What the arithmetic panel asks of a run: the sum of a neuron, and the life of a data point."""

from __future__ import annotations

from dataclasses import dataclass

from engine.insight.arithmetic import Arithmetic, arithmetic
from engine.insight.point import PointLife, StepOnPoint, life_of_point, map_after_step_on
from engine.registry import SettingError
from engine.training.frame import Request
from engine.training.material import Material, Part
from engine.training.trainer import Trainer

CELLS = 50
"""The small map after a step is computed on so many cells a side."""


@dataclass(frozen=True)
class Sample:
    """A point of the training or of the test set, by its place there."""

    index: int
    training: bool = True

    def part(self, trainer: Trainer) -> Part:
        """The set that it belongs to. Raises SettingError where there is no such point."""
        material = trainer.material
        part = material.training if self.training else material.test
        if self.index >= len(part):
            raise SettingError(
                "The data expect one of their {count} points, got point {got}: choose another one",
                count=len(part),
                got=self.index + 1,
            )
        return part


@dataclass(frozen=True)
class Place:
    """Any point of the plane."""

    x1: float
    x2: float


Subject = Sample | Place


@dataclass(frozen=True, eq=False)
class NeuronAnswer:
    question: NeuronQuestion
    arithmetic: Arithmetic


@dataclass(frozen=True)
class NeuronQuestion:
    """The arithmetic of unit `unit` of layer `key` for a point."""

    key: str
    unit: int
    subject: Subject

    def __call__(self, trainer: Trainer) -> NeuronAnswer:
        if isinstance(self.subject, Sample):
            points = self.subject.part(trainer).points
            x1, x2 = (float(x) for x in points[self.subject.index])
        else:
            x1, x2 = self.subject.x1, self.subject.x2
        return NeuronAnswer(self, arithmetic(trainer, self.key, self.unit, x1, x2))


@dataclass(frozen=True, eq=False)
class PointAnswer:
    """material: the data that the point is of."""

    question: PointQuestion
    material: Material
    life: PointLife
    after: StepOnPoint


@dataclass(frozen=True)
class PointQuestion:
    """The life of a data point, and what one step on it alone would do."""

    sample: Sample

    def __call__(self, trainer: Trainer) -> PointAnswer:
        part = self.sample.part(trainer)
        x1, x2 = (float(x) for x in part.points[self.sample.index])
        target = float(part.targets[self.sample.index])
        life = life_of_point(trainer, x1, x2, target)
        request = Request(domains=trainer.experiment.dataset.domains, cells=CELLS)
        after = map_after_step_on(trainer, x1, x2, target, request)
        return PointAnswer(self, trainer.material, life, after)
