"""An experiment: all that decides a run as one frozen value, and the one way to change it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.data import mnist
from engine.data.dataset import Dataset, datasets
from engine.data.features import X1, X2, Feature, check_features, features
from engine.data.gaussians import XorGaussians
from engine.data.pictures import PictureSet
from engine.data.preprocessing import NoPreprocessing, Preprocessing, preprocessings
from engine.nn import convolution, dropout, normalization, pooling, reshape
from engine.nn.dense import Dense, Output, outputs
from engine.nn.head import Coding, coding, output_units
from engine.nn.layer import Layer, Shape, layers
from engine.nn.losses import BinaryCrossentropy, Loss, losses
from engine.nn.network import OUTPUT_KEY, Network
from engine.nn.optimizers import SGD, Optimizer, optimizers
from engine.nn.program import Program
from engine.nn.schedules import Constant, Schedule, schedules
from engine.registry import Component, Config, Effect, SettingError, fill, knob, knobs, to_config
from engine.training.stopping import StopRule, stop_rules

SEED_LIMIT = 2**31 - 1

MODULES = (mnist, convolution, dropout, normalization, pooling, reshape)
"""What an experiment may name besides what is imported above: known by being imported."""

RESERVED_KEYS = (OUTPUT_KEY, "features", "block", "logits", "loss")
"""What else of a network is looked up by name, beside the outputs of its layers."""


@dataclass(frozen=True)
class Experiment(Component):
    """The whole of a run's beginning: data, network, loss, optimizer, seeds.

    Two experiments that are equal give the same run on the same machine.
    """

    dataset: Dataset = knob(
        XorGaussians(), registry=datasets, effect=Effect.DATA, help="What the network learns from"
    )
    training_share: float = knob(
        0.75, low=0.05, high=1.0, effect=Effect.DATA, help="Share of the points that is learnt from"
    )
    data_seed: int = knob(
        11, low=0, high=SEED_LIMIT, effect=Effect.DATA, help="Which points are drawn"
    )
    features: tuple[Feature, ...] = knob(
        (X1(), X2()),
        registry=features,
        many=True,
        effect=Effect.TRANSPLANT,
        help="What the network sees of a point",
    )
    preprocessing: Preprocessing = knob(
        NoPreprocessing(),
        registry=preprocessings,
        effect=Effect.DATA,
        help="What is done to the features before the network sees them",
    )
    layers: tuple[Layer, ...] = knob(
        (Dense(key="h1", units=6), Dense(key="h2", units=4)),
        registry=layers,
        many=True,
        effect=Effect.TRANSPLANT,
        help="The hidden layers, from input to output",
    )
    output: Output = knob(
        Output(), registry=outputs, effect=Effect.TRANSPLANT, help="The output layer"
    )
    loss: Loss = knob(
        BinaryCrossentropy(),
        registry=losses,
        effect=Effect.RECOMPILE,
        help="How wrong outputs are counted",
    )
    optimizer: Optimizer = knob(
        SGD(learning_rate=0.03),
        registry=optimizers,
        effect=Effect.RECOMPILE,
        help="How the weights follow the gradient",
    )
    schedule: Schedule = knob(
        Constant(),
        registry=schedules,
        effect=Effect.RECOMPILE,
        help="How the learning rate changes with time",
    )
    batch_size: int = knob(
        10,
        low=1,
        high=100_000,
        log=True,
        effect=Effect.RECOMPILE,
        unit="points",
        help="Points per step; as many as there are, or more, is full batch",
    )
    stop: tuple[StopRule, ...] = knob(
        (), registry=stop_rules, many=True, help="When learning stops of itself"
    )
    seed: int = knob(
        12,
        low=0,
        high=SEED_LIMIT,
        effect=Effect.RESET,
        help="Which initial weights, which order, which units drop out",
    )
    dtype: str = knob(
        "float32",
        choices=("float32", "float64"),
        effect=Effect.TRANSPLANT,
        label="Precision",
        help="Numbers of 32 bits are fast, of 64 bits exact",
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_features(self.features)
        _check_layers(self.layers)
        _check_end(self)

    @property
    def class_count(self) -> int:
        """Classes of the data; 0 for a regression."""
        return self.dataset.class_count

    @property
    def output_units(self) -> int:
        return output_units(self.class_count, self.output.activation)

    @property
    def coding(self) -> Coding:
        return coding(self.output.activation, self.loss)

    @property
    def input_shape(self) -> Shape:
        """Of one sample: (features,), or (height, width, channels) of a picture."""
        if isinstance(self.dataset, PictureSet):
            return self.dataset.picture_shape
        return (len(self.features),)

    def network(self) -> Network:
        """A network of this structure, its parameters still 0."""
        return Network(self.layers, self.output, self.input_shape, self.output_units, self.dtype)

    def config(self) -> Config:
        """As plain data for JSON."""
        return to_config(self)

    @classmethod
    def from_config(cls, config: Config) -> Experiment:
        """Back from plain data; missing knobs take their defaults. Raises SettingError."""
        return fill(cls, config)


def _check_layers(stack: tuple[Layer, ...]) -> None:
    keys = [layer.key for layer in stack]
    for key in keys:
        if not key or key in RESERVED_KEYS or "." in key or keys.count(key) > 1:
            raise SettingError(
                "Each layer expects a key of its own without a dot, got {got}: rename it",
                got=repr(key),
            )
    for layer in stack:
        if getattr(layer, "activation", None) is not None and layer.activation.kind == "softmax":  # type: ignore[attr-defined]
            raise SettingError(
                "A hidden layer expects an elementwise activation, got softmax: "
                "choose it for the output instead"
            )


def _check_end(experiment: Experiment) -> None:
    loss, activation = experiment.loss, experiment.output.activation
    if loss.logits_of and activation.kind != loss.logits_of:
        raise SettingError(
            "{loss} expects the output activation {expected}, got {got}: change one of the two",
            loss=type(loss).label.capitalize(),
            expected=loss.logits_of,
            got=activation.kind,
        )
    if experiment.class_count:
        return
    if loss.needs_classes:
        raise SettingError(
            "{loss} expects classes, got a data set of values: choose squared error",
            loss=type(loss).label.capitalize(),
        )
    if activation.kind == "softmax":
        raise SettingError(
            "Softmax expects classes, got a data set of values: choose identity for the output"
        )


def edit(experiment: Experiment, path: str, value: Any) -> Experiment:
    """The experiment with one thing changed. path: "optimizer.learning_rate", "layers.h1.units".

    Members of a list are named by their key, or by their place where they have none.
    Raises SettingError when the value cannot be, KeyError when the path leads nowhere.
    """
    changed = _replace(experiment, path.split("."), value)
    assert isinstance(changed, Experiment)
    return changed


def edit_all(experiment: Experiment, changes: Mapping[str, Any]) -> Experiment:
    """The experiment with several things changed at once, checked only when all are in place."""
    fields: dict[str, Any] = {}
    for path, value in changes.items():
        name, *rest = path.split(".")
        if name not in knobs(experiment):
            raise KeyError(name)
        fields[name] = _replace(fields.get(name, getattr(experiment, name)), rest, value)
    return dataclasses.replace(experiment, **fields)


def look_up(experiment: Experiment, path: str) -> Any:
    """What is at a path of `edit`."""
    found: Any = experiment
    for name in path.split("."):
        if isinstance(found, tuple):
            found = found[_index(found, name)]
        elif isinstance(found, Component) and name in knobs(found):
            found = getattr(found, name)
        else:
            raise KeyError(path)
    return found


def set_cells(program: Program, experiment: Experiment) -> None:
    """Give every number of a program that follows a knob the value that the experiment says."""
    for cell in program.cells:
        cell.set(look_up(experiment, cell.path))


def _replace(target: Any, names: Sequence[str], value: Any) -> Any:
    if not names:
        return value
    name, rest = names[0], names[1:]
    if isinstance(target, tuple):
        index = _index(target, name)
        return (*target[:index], _replace(target[index], rest, value), *target[index + 1 :])
    if not isinstance(target, Component) or name not in knobs(target):
        raise KeyError(name)
    return dataclasses.replace(target, **{name: _replace(getattr(target, name), rest, value)})


def _index(members: tuple[Any, ...], name: str) -> int:
    for index, member in enumerate(members):
        if isinstance(member, Layer) and member.key == name:
            return index
    if name.isdigit() and int(name) < len(members):
        return int(name)
    raise KeyError(name)


def effects(old: Component, new: Component, whole: Effect = Effect.RESET) -> set[Effect]:
    """What follows for a running network when `old` becomes `new`: the effects of what differs.

    whole: the effect of the knob that holds the component, when its very kind differs.
    """
    if old == new:
        return set()
    if type(old) is not type(new):
        return {whole}
    found: set[Effect] = set()
    for name, described in knobs(old).items():
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        if described.registry is None:
            found.add(described.effect)
        elif not described.many:
            found |= effects(before, after, described.effect)
        elif _same_members(before, after):
            for one, other in zip(before, after, strict=True):
                found |= effects(one, other, described.effect)
        else:
            found.add(described.effect)
    return found


def _same_members(before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
    def identify(member: Any) -> tuple[Any, ...]:
        return type(member), getattr(member, "key", None)

    return [identify(m) for m in before] == [identify(m) for m in after]


def fresh_key(stack: Sequence[Layer], prefix: str = "h") -> str:
    """A layer key that is not taken: h1, h2, ..."""
    taken = {layer.key for layer in stack}
    number = 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"
