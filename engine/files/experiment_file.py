"""Experiment files: an experiment as readable JSON, and back with every number as it was.

What is not in a file takes its default. An error names the place: experiment.layers[1].units.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.files.envelope import seal, unseal
from engine.registry import Component, SettingError, from_config, knobs
from engine.training.experiment import Experiment

KIND = "experiment"


def experiment_text(experiment: Experiment) -> str:
    """The lines of a file. Two experiments give lines that differ where they differ."""
    return seal(KIND, experiment.config())


def read_experiment(text: str) -> Experiment:
    """Back from the lines. Raises SettingError for all that is wrong, saying where."""
    _, content = unseal(text, KIND)
    return experiment_at(content, KIND)


def experiment_at(config: Any, place: str) -> Experiment:
    """The experiment that stands at a place of a file."""
    try:
        return Experiment.from_config(config)
    except SettingError as error:
        values = config if isinstance(config, Mapping) else {}
        raise placed(_place(Experiment, values, place, error), error) from error


def placed(place: str, error: SettingError) -> SettingError:
    """An error with the place in the file that it belongs to."""
    return SettingError("{place} in the file: {reason}", place=place, reason=error)


def _place(
    component: type[Component], values: Mapping[str, Any], place: str, error: SettingError
) -> str:
    """The innermost part of a file from which its component cannot be made."""
    described = knobs(component)
    for name, knob in described.items():
        if knob.registry is None or name not in values:
            continue
        several = knob.many and isinstance(values[name], list)
        for index, part in enumerate(values[name] if several else [values[name]]):
            within = f"{place}.{name}[{index}]" if several else f"{place}.{name}"
            try:
                from_config(knob.registry, part)
            except SettingError as inner:
                if not isinstance(part, Mapping) or "kind" not in part:
                    return within
                if part["kind"] not in knob.registry.kinds():
                    return f"{within}.kind"
                rest = {key: value for key, value in part.items() if key != "kind"}
                return _place(knob.registry[part["kind"]], rest, within, inner)
    for name in values:
        if name not in described or described[name].label == error.values.get("label"):
            return f"{place}.{name}"
    return place
