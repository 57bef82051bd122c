"""What holds for every member of every registry of the engine, those of tomorrow included."""

from __future__ import annotations

import dataclasses
import importlib
import json
import math
import pkgutil
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import numpy as np
import pytest

import engine
from engine.data.points import Points
from engine.nn.activations import Activation
from engine.nn.losses import Loss
from engine.nn.optimizers import Optimizer
from engine.nn.program import Program
from engine.nn.regularizers import Regularizer
from engine.nn.tape import Tape
from engine.registry import (
    Component,
    Effect,
    Knob,
    Registry,
    SettingError,
    field_types,
    from_config,
    knobs,
    to_config,
)

Array = np.ndarray[Any, np.dtype[Any]]


def registries() -> Iterator[Registry[Any]]:
    """Every registry that a module of the engine holds, once."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(engine.__path__, "engine."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Registry) and id(value) not in seen:
                seen.add(id(value))
                yield value


REGISTRIES = {registry.noun: registry for registry in registries()}
MEMBERS = [(registry, member) for registry in REGISTRIES.values() for member in registry]
FORMULAS = ("activation", "loss", "initializer", "regularizer", "optimizer", "schedule")
EMITTING = (Activation, Loss, Regularizer, Optimizer)
OTHER_TEXTS = {
    "x2 > 2*sin(x1)": "x1 < 0",
    "sin(x1)*cos(x2)": "x1*x2",
    "x^2/4 + y^2/4 - cos(3*x)*cos(3*y)": "x*y",
}
"""Instead of texts that do not mean anything when a letter is added."""


def name(value: object) -> str | None:
    if isinstance(value, Registry):
        return value.noun
    return value.kind if isinstance(value, type) and issubclass(value, Component) else None


every = pytest.mark.parametrize(("registry", "member"), MEMBERS, ids=name)
emitting = pytest.mark.parametrize(
    "member", [m for _, m in MEMBERS if issubclass(m, EMITTING)], ids=name
)
formulas = pytest.mark.parametrize(
    "member", [m for r, m in MEMBERS if r.noun in FORMULAS], ids=name
)


def another(component: Component, field: str, described: Knob) -> Any:
    """A value that the knob may have and does not have now."""
    now, hint = getattr(component, field), field_types(type(component))[field]
    if described.registry is not None:
        other = next((m() for m in described.registry if m() != now), None)
        return (*now, other) if described.many and other is not None else other or now
    if described.choices:
        return next(choice for choice in described.choices if choice != now)
    if isinstance(now, bool):
        return not now
    if get_origin(hint) is tuple:
        return tuple(v + "a" if isinstance(v, str) else v / 2 for v in now)
    if isinstance(now, str):
        return OTHER_TEXTS.get(now, now + "a")
    if isinstance(now, Points):
        return now.move(0, (0.5, 0.25))
    low = -1.0 if described.low is None else described.low
    high = 1.0 if described.high is None else described.high
    if hint is int:
        return int(now) + 1 if now + 1 <= high else int(now) - 1
    if described.log and low > 0:
        middle = math.sqrt(low * high)
    else:
        middle = low + (high - low) / 4 if now else low + (high - low) / 8
    return middle if middle != now else (middle + high) / 2


def variants(member: type[Component]) -> Iterator[Component]:
    """The member as it is by default, and with each knob turned."""
    plain = member()
    yield plain
    for field, described in knobs(member).items():
        yield dataclasses.replace(plain, **{field: another(plain, field, described)})


def test_the_families_are_found() -> None:
    assert {*FORMULAS, "layer", "dataset", "feature"} <= {*REGISTRIES}
    assert len(MEMBERS) >= 70


@every
def test_a_file_gives_back_what_was_put_in(registry: Registry[Any], member: Any) -> None:
    for component in variants(member):
        config = json.loads(json.dumps(to_config(component)))
        assert from_config(registry, config) == component
        assert config["kind"] == member.kind


@every
def test_a_missing_knob_takes_its_default(registry: Registry[Any], member: Any) -> None:
    assert from_config(registry, {"kind": member.kind}) == member()


@every
def test_an_unknown_knob_is_refused(registry: Registry[Any], member: Any) -> None:
    with pytest.raises(SettingError, match="no_such_knob"):
        from_config(registry, {"kind": member.kind, "no_such_knob": 1})


@every
def test_members_have_a_label_and_a_tooltip(registry: Registry[Any], member: Any) -> None:
    assert member.label and member.label == member.label.strip()
    labels = [other.label for other in registry]
    assert labels.count(member.label) == 1
    # A dataclass without a docstring of its own gets its signature instead.
    assert member.__doc__ and not member.__doc__.startswith(f"{member.__name__}(")
    assert len(member.summary()) >= 15
    assert member.summary()[-1] in ".!?"


@formulas
def test_functions_say_their_formula_or_their_source(member: type[Component]) -> None:
    assert "Source: " in (member.__doc__ or "") or any(c in member.summary() for c in "=(²|·+←≤")


@every
def test_every_knob_is_explained(registry: Registry[Any], member: Any) -> None:
    for field, described in knobs(member).items():
        assert described.label, field
        assert described.help and described.help[0].isupper(), field
        assert not described.help.endswith("."), field
        assert (described.low is None) == (described.high is None), field
        if described.low is not None and described.high is not None:
            assert described.low < described.high, field
        if described.log:
            assert described.low is not None and described.low >= 0, field


@every
def test_every_field_that_is_set_is_a_knob(registry: Registry[Any], member: Any) -> None:
    """Otherwise it would be lost in a file."""
    assert [field.name for field in dataclasses.fields(member)] == [*knobs(member)]


@every
def test_numbers_that_are_none_are_refused(registry: Registry[Any], member: Any) -> None:
    for field in knobs(member):
        hint = field_types(member)[field]
        for bad in (math.nan, math.inf, -math.inf):
            if hint in (int, float):
                with pytest.raises(SettingError):
                    member(**{field: bad})
            elif get_origin(hint) is tuple and set(get_args(hint)) <= {int, float, Ellipsis}:
                with pytest.raises(SettingError):
                    member(**{field: tuple(bad for _ in getattr(member(), field) or (0,))})


@every
def test_numbers_beyond_the_range_are_refused(registry: Registry[Any], member: Any) -> None:
    for field, described in knobs(member).items():
        if field_types(member)[field] in (int, float):
            for bound, step in ((described.low, -1), (described.high, 1)):
                if bound is not None:
                    with pytest.raises(SettingError):
                        member(**{field: bound + step})


class Emitted:
    """A component compiled alone: its program, what it reads, and all that it writes."""

    def __init__(self, component: Any, dtype: type) -> None:
        rng = np.random.default_rng(11)
        f = Tape(dtype)
        self.read: dict[str, Array] = {"x": rng.normal(0, 2, (3, 8)).astype(dtype)}
        self.written: dict[str, Array] = {}
        x = f.external("x", self.read["x"])
        if isinstance(component, Activation):
            self.read["da"] = rng.normal(0, 1, (3, 8)).astype(dtype)
            a = component.forward(f, x)
            dz = component.backward(f, x, a, f.external("da", self.read["da"]))
            named = {"a": a, "dz": dz, "slope": component.slope(f, x, a)}
        elif isinstance(component, Loss):
            self.read["t"] = np.eye(3, dtype=dtype)[rng.integers(3, size=8)].T.copy()
            value, dy = component.compute(f, x, f.external("t", self.read["t"]))
            named = {"value": value, "dy": dy}
        elif isinstance(component, Regularizer):
            self.written["W"] = 5 * self.read.pop("x")
            component.constrain(f, f.external("W", self.written["W"]))
            named = {}
        else:
            assert isinstance(component, Optimizer)
            x = x.flat
            self.read["p"] = rng.normal(0, 1, 24).astype(dtype)
            vectors: dict[str, Array] = {
                n: np.full(24, v, dtype) for n, v in component.slots().items()
            }
            numbers = {n: np.array(v) for n, v in component.counters().items()}
            self.written |= vectors | numbers
            slots = {n: f.external(n, vector) for n, vector in vectors.items()}
            counters = {n: f.external(n, number) for n, number in numbers.items()}
            rates = component.rates(f, f.knob(component, "learning_rate"), counters)
            step = component.update(f, f.external("p", self.read["p"]), x, slots, rates)
            named = {"step": step * 1}
        self.program: Program = f.finish(**named)

    def run(self, by_calls: bool = False, times: int = 3) -> dict[str, Array]:
        """Everything that is written, after some steps."""
        for _ in range(times):
            self.program.clock.step += 1
            self.program.walk() if by_calls else self.program.step()
        results = {name: self.program.array(name) for name in self.program.values}
        return {name: array.copy() for name, array in (results | self.written).items()}


def equal(one: dict[str, Array], other: dict[str, Array]) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[k], other[k]) for k in one)


@emitting
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_compiled_source_equals_the_calls_bit_for_bit(member: Any, dtype: type) -> None:
    for component in variants(member):
        by_source, by_calls = Emitted(component, dtype), Emitted(component, dtype)
        assert equal(by_source.run(), by_calls.run(by_calls=True))


@emitting
def test_float32_stays_float32(member: Any) -> None:
    """But for single numbers, which are kept in double precision from step to step."""
    for component in variants(member):
        for call in Emitted(component, np.float32).program.calls:
            array = call.out.array
            assert array is not None
            assert array.dtype == np.float32 or array.shape == ()


@emitting
def test_what_is_only_read_is_left_untouched(member: Any) -> None:
    for component in variants(member):
        emitted = Emitted(component, np.float64)
        before = {name: array.copy() for name, array in emitted.read.items()}
        emitted.run()
        assert equal(emitted.read, before)


@emitting
def test_results_are_finite(member: Any) -> None:
    for component in variants(member):
        assert all(
            np.isfinite(array).all() for array in Emitted(component, np.float32).run().values()
        )


@emitting
def test_turning_a_value_knob_equals_a_new_program(member: Any) -> None:
    """The number is overwritten in place; nothing of the old one may be left anywhere."""
    plain = member()
    shared = plain.rates().values() if isinstance(plain, Regularizer) else ()
    for field, described in knobs(member).items():
        if described.effect is not Effect.VALUE or field in shared:
            continue
        turned = dataclasses.replace(plain, **{field: another(plain, field, described)})
        emitted = Emitted(plain, np.float64)
        cells = [cell for cell in emitted.program.cells if cell.path == field]
        assert cells, field
        for cell in cells:
            cell.set(getattr(turned, field))
        assert equal(emitted.run(), Emitted(turned, np.float64).run())
