"""Checks of slopes: races down a surface, layers and filters, planted mistakes."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.basics.race import finish, published_racers, quick_racers
from engine.basics.race import race as run_race
from engine.basics.surfaces import surfaces
from engine.insight.diagnostics import diagnose
from engine.insight.gradient_check import Subject, check_gradient, with_bug
from engine.insight.wrong_rules import BUGS
from engine.lessons.action import Action
from engine.lessons.checks import PIECE_S, Results, Work, check
from engine.nn.activations import activations
from engine.registry import from_config
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer


@check("losses", "places", "arrived")
def race(
    surface: str,
    kinds: Sequence[str],
    steps: int,
    start: Sequence[float] | None = None,
    published: bool = False,
    learning_rate: float | None = None,
) -> Results:
    """Optimizers on a surface from one start: the loss and the place at the end.

    arrived: 1 where that is the global minimum. published: with the rates of the tutorials, not
    with those that suit the map. learning_rate: of all.
    """
    ground = from_config(surfaces, {"kind": surface})
    known = published_racers() if published else quick_racers(ground)
    racers = [known[kind] for kind in kinds]
    if learning_rate is not None:
        racers = [dataclasses.replace(each, learning_rate=learning_rate) for each in racers]
    begun = ground.start if start is None else (float(start[0]), float(start[1]))
    paths = run_race(ground, racers, begun, steps).paths
    return {
        "losses": [float(path.values[-1]) for path in paths],
        "places": [float(number) for path in paths for number in path.points[-1]],
        "arrived": [float(finish(ground, path).kind == "global") for path in paths],
    }


@check("corrections", "silent")
def diagnosis(experiment: Experiment, steps: int, change: dict[str, Any] | None = None) -> Work:
    """Each layer of the lesson's network after some steps, from the first to the output.

    corrections: mean |Δw| of the coming step. silent: units through which no gradient passes.
    """
    trainer = Trainer(Action(tuple((change or {}).items())).apply(experiment))
    while trainer.step < steps:
        trainer.train(steps=steps - trainer.step, seconds=PIECE_S)
        yield trainer.step / steps
    layers = diagnose(trainer).layers
    return {
        "corrections": [each.correction for each in layers if each.correction is not None],
        "silent": [float(len(each.silent)) for each in layers if each.silent is not None],
    }


@check("slope", "errors")
def central_difference(kind: str, at: float, steps: Sequence[float]) -> Results:
    """(f(x + h) − f(x − h)) / 2h of an activation for each h, in float64.

    slope: the derivative. errors: how far each is from it, as a share of it.
    """
    function = from_config(activations, {"kind": kind})
    x = np.array([at])
    slope = float(function.derivative(x)[0])
    found = [float((function(x + h) - function(x - h))[0]) / (2 * h) for h in steps]
    return {"slope": [slope], "errors": [abs(each - slope) / abs(slope) for each in found]}


@check("wrong", "relative", "largest")
def planted_bug(experiment: Experiment, samples: int, bug: str = "", layer: str = "") -> Work:
    """The gradient check of the lesson's network, with a mistake on its way back or without.

    Weights and bias of each layer, from the first to the output. wrong: 1 where the check finds a
    mistake. relative: the relative difference. largest: of these.
    """
    found = yield from check_gradient(Subject.of(Trainer(experiment), samples))
    findings = with_bug(found, BUGS[bug] if bug else None, layer).findings
    return {
        "wrong": [float(each.verdict == "wrong") for each in findings],
        "relative": [each.relative for each in findings],
        "largest": [max(each.relative for each in findings)],
    }


@check("layers", "total")
def parameter_counts(experiment: Experiment) -> Results:
    """What the summary of the lesson's network says: parameters of each layer that has any."""
    plans = experiment.network().plans
    counts = [
        float(sum(int(np.prod(shape)) for _, shape in plan.parameters.values())) for plan in plans
    ]
    return {"layers": [count for count in counts if count], "total": [sum(counts)]}


@check("lowest", "highest")
def filters_kept(experiment: Experiment, layer: str, steps: int) -> Work:
    """How like themselves the filters of a convolution are after so many steps.

    The correlation of each filter with what it was at first: the lowest and the highest.
    """
    trainer = Trainer(experiment)
    before = np.array(trainer.network.weights(layer))
    while trainer.step < steps:
        trainer.train(steps=steps - trainer.step, seconds=PIECE_S)
        yield trainer.step / steps
    pairs = zip(before, trainer.network.weights(layer), strict=True)
    alike = [float(np.corrcoef(first, now)[0, 1]) for first, now in pairs]
    return {"lowest": [min(alike)], "highest": [max(alike)]}
