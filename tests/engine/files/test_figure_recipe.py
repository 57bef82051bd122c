"""The recipe of a figure is found by what the file holds, and broken files are refused."""

from __future__ import annotations

import zlib

import pytest

from engine.files import figure_recipe
from engine.files.figure_recipe import (
    PNG_KEYWORD,
    PNG_SIGNATURE,
    chunk,
    recipe_text_in,
    with_recipe,
)
from engine.registry import SettingError

HEADER = chunk(b"IHDR", bytes(13))
PNG = PNG_SIGNATURE + HEADER + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><metadata>{}</metadata></svg>'
RECIPE = '<glassnet:recipe xmlns:glassnet="urn:glassnet">{}</glassnet:recipe>'


def test_a_recipe_in_a_png_is_read_back_in_every_alphabet():
    assert recipe_text_in(with_recipe(PNG, '{"name": "한글 ∇"}')) == '{"name": "한글 ∇"}'


def test_a_recipe_is_found_behind_the_picture_and_when_it_is_not_packed():
    words = PNG_KEYWORD.encode() + b"\0\0\0ko\0\xeb\xa0\x88\0" + b'{"a": 1}'
    moved = PNG_SIGNATURE + HEADER + chunk(b"IDAT", b"") + chunk(b"iTXt", words)
    assert recipe_text_in(moved) == '{"a": 1}'


def test_figures_without_a_recipe_and_other_files_have_none():
    assert recipe_text_in(PNG) is None
    assert recipe_text_in(SVG.format("").encode()) is None
    assert recipe_text_in(b'{"glassnet": "experiment"}') is None
    assert recipe_text_in(b"") is None


@pytest.mark.parametrize("end", [8, 20, 40, 60])
def test_a_png_that_was_cut_off_has_none(end):
    assert recipe_text_in(with_recipe(PNG, "{}" * 400)[:end]) is None


def test_a_damaged_recipe_says_so():
    body = PNG_KEYWORD.encode() + b"\0\1\0\0\0" + b"no zlib"
    with pytest.raises(SettingError, match="damaged"):
        recipe_text_in(PNG_SIGNATURE + HEADER + chunk(b"iTXt", body))


def test_a_recipe_that_would_unpack_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(figure_recipe, "LIMIT", 10_000)
    with pytest.raises(SettingError, match="at most"):
        recipe_text_in(with_recipe(PNG, "0" * 10_001))
    assert recipe_text_in(with_recipe(PNG, "0" * 10_000)) == "0" * 10_000


def test_a_recipe_in_an_svg_is_read_whatever_prefix_a_program_gave_it():
    moved = '<g xmlns:ns0="urn:glassnet"><ns0:recipe>{"a": "&lt;&amp;"}</ns0:recipe></g>'
    assert recipe_text_in(SVG.format(moved).encode()) == '{"a": "<&"}'
    assert recipe_text_in(SVG.format(RECIPE.format("{}")).encode()) == "{}"


def test_an_svg_that_declares_entities_is_refused():
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
    with pytest.raises(SettingError, match="entities"):
        recipe_text_in(bomb.encode())


def test_an_svg_that_ends_in_its_recipe_is_damaged_and_one_before_it_has_none():
    whole = SVG.format(RECIPE.format("{}" * 50))
    with pytest.raises(SettingError, match="damaged"):
        recipe_text_in(whole[:200].encode())
    assert recipe_text_in(whole[:90].encode()) is None


def test_a_broken_pdf_is_refused():
    with pytest.raises(SettingError, match="broken"):
        recipe_text_in(b"%PDF-1.4\nnothing of the kind")


def test_a_file_of_another_size_than_figures_have_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(figure_recipe, "FILE_LIMIT", 10)
    (tmp_path / "a.png").write_bytes(PNG)
    with pytest.raises(SettingError, match="a\\.png"):
        recipe_text_in(tmp_path / "a.png")
