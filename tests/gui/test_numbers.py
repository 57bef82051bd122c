"""Numbers as they are written for readers, and read from typists."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.registry import SettingError
from gui.numbers import (
    format_epochs,
    format_number,
    format_quantity,
    parse_number,
    parse_numbers,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.03, "0.03"),
        (0.123456, "0.1235"),
        (1234.5678, "1,235"),
        (54321.9, "54,322"),
        (54314, "54,314"),
        (2**32, "4,294,967,296"),
        (-2.5, "−2.5"),
        (-7, "−7"),
        (0.9999999, "1"),
        (9.99996, "10"),
        (0.00001234567, "1.235e−5"),
        (1e-7, "1e−7"),
        (2.5e9, "2.5e9"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_numbers_show_four_significant_digits(value, text):
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.17, "0.1700"), (12.3, "12.30"), (1e-9, "1.000e−9"), (5, "5")]
)
def test_a_padded_number_keeps_its_zeros(value, text):
    assert format_number(value, pad=True) == text


def test_a_unit_stays_on_the_line_of_its_number():
    assert format_quantity(75.0, "%") == "75\N{NO-BREAK SPACE}%"
    assert format_quantity(45, "°") == "45°"
    assert format_quantity(45) == "45"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.03", 0.03),
        (" 1e-3 ", 0.001),
        ("1E−3", 0.001),
        ("−5", -5),
        ("+5", 5),
        ("1,200", 1200),
        ("1,234,567.5", 1234567.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("３２０", 320),
        ("０．５", 0.5),
        ("75 %", 0.75),
        ("12345678901234567890", 12345678901234567890),
    ],
)
def test_typed_numbers_are_read(text, value):
    read = parse_number(text)
    assert read == value
    assert type(read) is type(value)


def test_the_unit_of_a_knob_may_be_typed_along():
    assert parse_number("75 %", "%") == 75
    assert parse_number("75", "%") == 75
    assert parse_number("3 ms", "ms") == 3


@pytest.mark.parametrize("text", ["", "  ", "abc", "1e", "--3", "1 2", "1,5", "0x10", "nan", "."])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(SettingError, match="Expected a number"):
        parse_number(text)


def test_a_decimal_comma_is_explained():
    with pytest.raises(SettingError, match="write decimals with a point"):
        parse_number("0,5")


@pytest.mark.parametrize("text", ["1e999", "1" * 400, "-" + "1" * 5000, "9" * 400 + ".5", "9e999%"])
def test_a_number_beyond_floating_point_is_refused(text):
    with pytest.raises(SettingError, match="finite") as caught:
        parse_number(text)
    assert len(str(caught.value)) < 100


def test_a_long_text_is_quoted_shortly():
    with pytest.raises(SettingError) as caught:
        parse_number("abc\x00" * 1000)
    assert "got abcabcabcabcabcabca…: enter" in str(caught.value)


def test_several_numbers_are_read_from_one_text():
    assert parse_numbers("(−15, 15)") == [-15, 15]
    assert parse_numbers("1;2.5 3") == [1, 2.5, 3]
    assert parse_numbers("") == []


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_can_be_read_again(value):
    read = parse_number(format_number(value, 17))
    assert read == pytest.approx(value, rel=1e-15)


@given(st.integers(-(10**20), 10**20))
def test_integers_are_written_and_read_exactly(value):
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("epochs", "said"),
    [(0.0, "0"), (2.9999999, "3"), (0.29, "0.29"), (17.899, "17.89"), (218.97, "218.9")],
)
def test_epochs_are_rounded_down(epochs, said):
    assert format_epochs(epochs) == said


def test_of_thousands_of_epochs_the_whole_ones_are_told():
    assert format_epochs(3818.9) == "3,818"
    assert format_epochs(4e7) == "40,000,000"
