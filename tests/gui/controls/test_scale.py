"""What the positions of a slider mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.registry import Effect, Knob
from gui.controls.scale import Scale

SCALES = [
    Scale(0.0, 1.0),
    Scale(0.0, 100.0),
    Scale(-1.0, 1.0),
    Scale(1e-6, 1.0),
    Scale(0.0, 0.9999),
    Scale(1, 64, whole=True),
    Scale(10, 1000, whole=True),
    Scale(10, 10_000, log=True, whole=True),
    Scale(0, 1000, log=True, whole=True),
    Scale(1e-6, 100.0, log=True),
    Scale(0.0, 10.0, log=True),
]


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_the_ends_of_a_slider_are_the_ends_of_the_range(scale):
    assert scale.value(0) == scale.low
    assert scale.value(scale.last) == scale.high
    assert scale.position(scale.low) == 0
    assert scale.position(scale.high) == scale.last


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_values_rise_with_the_position_and_stay_in_range(scale):
    values = [scale.value(position) for position in range(scale.last + 1)]
    assert values == sorted(values)
    assert all(scale.low <= value <= scale.high for value in values)


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_a_value_of_the_slider_is_a_round_number(scale):
    inner = [scale.value(position) for position in range(1, scale.last)]
    digits = 4 if not scale.log else 2
    if scale.whole and not scale.log:
        digits = 6
    assert all(float(f"{value:.{digits}g}") == value for value in inner)
    assert all(isinstance(value, int) == scale.whole for value in inner)


@pytest.mark.parametrize("scale", SCALES, ids=str)
@given(share=st.floats(0, 1))
def test_a_value_is_shown_at_its_own_place(scale, share):
    value = scale.value(round(share * scale.last))
    shown = scale.value(scale.position(value))
    # Several positions may mean neighbouring round numbers; none may be further away.
    assert shown == pytest.approx(value, rel=0.06, abs=(scale.high - scale.low) / 10**6)


def test_an_open_or_endless_range_has_no_slider():
    def knob(**settings):
        return Knob(Effect.VALUE, "", "", **settings)

    assert Scale.of(knob(low=0.0), float) is None
    assert Scale.of(knob(), float) is None
    assert Scale.of(knob(low=0, high=2**32 - 1), int) is None
    assert Scale.of(knob(low=1, high=10**7, log=True), int) is not None
    assert Scale.of(knob(low=0.0, high=1.0), float) == Scale(0.0, 1.0)
