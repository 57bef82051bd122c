"""Experiments made up at random, out of every member of every registry."""

from __future__ import annotations

import dataclasses
from typing import Any, get_args, get_origin

from hypothesis import strategies as st

from engine.data.dataset import datasets
from engine.data.points import Points
from engine.nn.layer import Layer
from engine.registry import Component, Knob, Registry, SettingError, field_types, knobs
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)


@st.composite
def components(draw: st.DrawFn, registry: Registry[Any]) -> Component:
    """A member of a registry, some of its knobs turned."""
    return draw(turned(draw(st.sampled_from(list(registry)))()))


@st.composite
def turned(draw: st.DrawFn, component: Any) -> Any:
    """A component with some knobs turned; those that cannot be together stay as they were."""
    hints = field_types(type(component))
    for name, described in knobs(component).items():
        if name == "key" or not draw(st.booleans()):
            continue
        value = draw(values(hints[name], described))
        try:
            component = dataclasses.replace(component, **{name: value})
        except SettingError:
            continue
    return component


def values(hint: Any, described: Knob) -> st.SearchStrategy[Any]:
    """What a knob may hold, most of it valid."""
    if described.registry is not None:
        one = components(described.registry)
        return st.lists(one, max_size=4).map(keyed) if described.many else one
    if described.choices:
        return st.sampled_from(described.choices)
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if kinds[-1] is Ellipsis:
            return st.lists(values(kinds[0], described), max_size=4).map(tuple)
        return st.tuples(*(values(kind, described) for kind in kinds))
    if hint is bool:
        return st.booleans()
    if hint is int:
        low = -1000 if described.low is None else int(described.low)
        high = low + 10**6 if described.high is None else int(described.high)
        return st.integers(low, high)
    if hint is float:
        return st.floats(described.low, described.high, allow_nan=False, allow_infinity=False)
    if hint is Points:
        rows = st.tuples(NUMBERS, NUMBERS, st.integers(0, 1).map(float))
        return st.lists(rows, min_size=1, max_size=5).map(Points.from_plain)
    assert hint is str, hint
    return st.text(max_size=12)


def keyed(members: list[Any]) -> tuple[Any, ...]:
    """Members of which each has a key of its own."""
    return tuple(
        dataclasses.replace(each, key=f"l{index}") if isinstance(each, Layer) else each
        for index, each in enumerate(members)
    )


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    """Experiments that can be; not all of them can be trained."""
    dataset = draw(components(datasets))
    try:
        first, _ = edit_with_consequences(Experiment(), "dataset", dataset)
    except SettingError:
        first = Experiment()
    return draw(turned(first))
