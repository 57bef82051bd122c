"""Components and their knobs: checked when made, written as plain data, read back with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from engine.registry import (
    Component,
    Effect,
    Plain,
    Registry,
    SettingError,
    fill,
    from_config,
    knob,
    knobs,
    to_config,
)


@dataclass(frozen=True)
class Fruit(Component):
    """Base."""


fruits: Registry[Fruit] = Registry("fruit", Fruit)


@fruits.register("apple", label="red apple")
@dataclass(frozen=True)
class Apple(Fruit):
    """Round and
    red.

    Source: the garden.
    """

    weight: float = knob(0.2, low=0.0, high=1.0, unit="kg", help="How heavy it is")
    seeds: int = knob(5, low=0)
    ripe: bool = knob(True)
    origin: str = knob("here", choices=("here", "there"), effect=Effect.RESET)
    size: tuple[float, float] = knob((1.0, 2.0))


@dataclass(frozen=True)
class Pips(Plain):
    """Where the pips are."""

    places: tuple[int, ...] = (1, 2)

    def plain(self) -> list[int]:
        return list(self.places)

    @classmethod
    def from_plain(cls, plain: Any) -> Pips:
        if not isinstance(plain, list):
            raise SettingError("Pips expect a list, got {got}: put it in brackets", got=plain)
        return cls(tuple(plain))


@dataclass(frozen=True)
class Basket(Component):
    """Holds fruits."""

    best: Fruit = knob(Apple(), registry=fruits)
    others: tuple[Fruit, ...] = knob((), registry=fruits, many=True)
    pips: Pips = knob(Pips())


baskets: Registry[Basket] = Registry("basket", Basket)
baskets.register("basket")(Basket)


@pytest.fixture
def pear() -> Iterator[type[Fruit]]:
    @fruits.register("pear")
    @dataclass(frozen=True)
    class Pear(Fruit):
        """Not round."""

    yield Pear
    fruits.unregister("pear")


def test_a_component_knows_its_kind_label_and_summary():
    assert (Apple.kind, Apple.label, Apple.summary()) == ("apple", "red apple", "Round and red.")


def test_a_value_with_a_plain_form_goes_through_files():
    basket = Basket(pips=Pips((3, 4, 5)))
    config = to_config(basket)
    assert config["pips"] == [3, 4, 5]
    assert from_config(baskets, config) == basket
    assert Basket(pips=[3, 4, 5]) == basket  # type: ignore[arg-type]
    with pytest.raises(SettingError, match="Pips expect a list, got 7"):
        from_config(baskets, {"kind": "basket", "pips": 7})


def test_a_label_is_made_from_the_kind_where_none_is_given(pear):
    assert pear.label == "Pear"


def test_plain_data_comes_back_as_an_equal_component(pear):
    basket = Basket(Apple(weight=0.5), (pear(), Apple(origin="there")))
    config = to_config(basket)
    assert config["others"][0] == {"kind": "pear"}
    assert from_config(baskets, config) == basket


def test_whole_floats_and_lists_are_taken_as_what_they_stand_for():
    apple = Apple(weight=1, size=[3, 4])  # type: ignore[arg-type]
    assert apple.weight == 1.0 and isinstance(apple.weight, float)
    assert apple.size == (3.0, 4.0)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"weight": 2}, "Weight expects a value from 0 to 1, got 2: choose one in that range"),
        ({"weight": float("nan")}, "Weight expects a finite number, got nan"),
        ({"weight": 10**5000}, "Weight expects a finite number, got inf"),
        ({"weight": "heavy"}, "Weight expects a number, got 'heavy'"),
        ({"weight": True}, "Weight expects a number, got True"),
        ({"seeds": 2.5}, "Seeds expects a whole number, got 2.5"),
        ({"seeds": -1}, "Seeds expects at least 0, got -1"),
        ({"ripe": 1}, "Ripe expects true or false, got 1"),
        ({"origin": "moon"}, "Origin expects one of here, there, got 'moon'"),
        ({"size": (1.0,)}, "Size expects 2 values, got 1"),
        ({"size": 3}, "Size expects a list, got 3"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_was_expected(values, message):
    with pytest.raises(SettingError, match="^" + message.replace("(", r"\(")):
        Apple(**values)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"kind": "basket", "best": {"kind": "melon"}}, "Fruit expects one of apple, got 'melon'"),
        ({"kind": "basket", "best": 3}, 'Fruit expects {"kind": ...}, got 3'),
        ({"kind": "basket", "others": {}}, "Others expects a list, got {}"),
        ({"kind": "basket", "lid": 1}, "basket expects only best, others, pips, got lid"),
        ({}, "Basket expects"),
        ([], "Basket expects"),
    ],
)
def test_plain_data_that_does_not_fit_is_refused(config, message):
    with pytest.raises(SettingError) as caught:
        from_config(baskets, config)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("values", [None, [], ["weight"], "weight", 3])
def test_settings_without_names_are_refused(values):
    with pytest.raises(SettingError, match="expects settings by name"):
        fill(Apple, values)


def test_a_name_that_is_no_text_is_refused():
    with pytest.raises(SettingError, match="got 1: correct or remove it"):
        fill(Apple, {1: 2})  # type: ignore[dict-item]


def test_an_error_keeps_its_template_and_values_for_translation():
    with pytest.raises(SettingError) as caught:
        Apple(weight=2)
    error = caught.value
    assert str(error) == error.template.format(**error.values)
    assert "{label}" in error.template


def test_a_component_of_another_family_is_refused():
    with pytest.raises(SettingError, match="Best expects a fruit, got Basket"):
        Basket(best=Basket())  # type: ignore[arg-type]


def test_a_kind_is_registered_once():
    with pytest.raises(ValueError, match="registered twice"):
        fruits.register("apple")(Apple)


def test_only_members_of_the_family_can_be_registered():
    with pytest.raises(TypeError, match="is no Fruit"):
        fruits.register("basket")(Basket)


def test_knobs_say_label_unit_and_effect():
    described = knobs(Apple)
    assert described["weight"].label == "Weight"
    assert described["weight"].unit == "kg"
    assert described["origin"].effect is Effect.RESET
    assert list(described) == ["weight", "seeds", "ripe", "origin", "size"]


def test_more_components_than_a_list_may_have_are_refused_before_they_are_made():
    with pytest.raises(SettingError, match="expects at most 100 in the list, got 101"):
        fill(Basket, {"others": [{"kind": "no such kind"}] * 101})


def test_an_error_repeats_only_the_beginning_of_a_long_value():
    with pytest.raises(SettingError) as raised:
        fill(Apple, {"seeds": list(range(10_000))})
    assert len(str(raised.value)) < 300
