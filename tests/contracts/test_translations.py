"""Every text has a translation in every language, and the committed files are up to date.

After a change of texts: `python -m gui.translate` prints what wants a translation.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from gui import translate
from gui.theme import RESOURCES

HANGUL = re.compile("[가-힣]")
SHORTEST_SENTENCE = 4
"""An English text of that many words is a sentence, and no sentence is the same in Korean."""

ENTRIES = translate.entries(RESOURCES / "translations" / "glassnet_ko.ts")


def test_the_vocabulary_is_what_the_engine_says():
    committed = translate.VOCABULARY_FILE.read_text("utf-8")
    assert committed == translate.vocabulary_source(), "run `python -m gui.translate`"


def test_a_fresh_extraction_changes_nothing(tmp_path):
    for name in (translate.TRANSLATED, translate.PLURALS_ONLY):
        shutil.copy(translate.TRANSLATIONS / name, tmp_path)
    translate.extract(tmp_path)
    for name in (translate.TRANSLATED, translate.PLURALS_ONLY):
        fresh, committed = (tmp_path / name), (translate.TRANSLATIONS / name)
        assert fresh.read_text("utf-8") == committed.read_text("utf-8"), (
            "run `python -m gui.translate`"
        )


def test_no_text_wants_a_translation():
    assert [f"{entry.context}: {entry.source}" for entry in translate.unfinished()] == []


def test_every_word_and_every_error_of_the_engine_is_listed():
    listed = {(entry.context, entry.source) for entry in ENTRIES}
    words = {("vocabulary", word) for word in translate.words()}
    folders = [translate.ROOT / "engine", translate.ROOT / "gui"]
    errors = {("errors", template) for template in translate.error_templates(folders)}
    assert len(words) > 100
    assert len(errors) > 10
    assert words | errors <= listed


def test_every_translation_has_the_gaps_of_its_source():
    wrong = [
        entry.source
        for entry in ENTRIES
        if entry.finished and translate.gaps(entry.source) != translate.gaps(entry.translation)
    ]
    assert wrong == []


@pytest.mark.parametrize("context", ["vocabulary", "errors"])
def test_sentences_are_korean_in_korean(context):
    english = [
        entry.source
        for entry in ENTRIES
        if entry.context == context
        and entry.finished
        and len(re.findall(r"[A-Za-z]{2,}", entry.source)) >= SHORTEST_SENTENCE
        and not HANGUL.search(entry.translation)
    ]
    assert english == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_compiled_files_hold_the_translations(language, tmp_path):
    source = translate.TRANSLATIONS / f"glassnet_{language}.ts"
    compiled = QTranslator()
    assert compiled.load(str(source.with_suffix(".qm")))
    for entry in translate.entries(source):
        if "%n" not in entry.source:
            assert compiled.translate(entry.context, entry.source) == entry.translation


def test_an_error_whose_template_is_computed_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(translate, "ROOT", tmp_path)
    (tmp_path / "bad.py").write_text('raise SettingError("a" + name)\n')
    with pytest.raises(SystemExit, match=r"bad\.py:1: an error wants its template written"):
        translate.error_templates([tmp_path])


def test_errors_of_subclasses_are_found_across_files(tmp_path):
    (tmp_path / "a.py").write_text('raise ShapeError("{x} expects a row", x=1)\n')
    (tmp_path / "b.py").write_text("class ShapeError(registry.SettingError): ...\n")
    assert translate.error_templates([tmp_path]) == ["{x} expects a row"]


def test_a_translation_is_filled_into_its_entry(tmp_path):
    file = Path(shutil.copy(translate.TRANSLATIONS / translate.TRANSLATED, tmp_path))
    unknown = translate.fill(file, {"Row": {"on": "켬", "Sgpoqx": "?"}})
    assert unknown == ["Row: Sgpoqx"]
    found = {entry.source: entry for entry in translate.entries(file) if entry.context == "Row"}
    assert found["on"].translation == "켬"
    assert found["on"].finished


def test_gaps_are_those_that_format_fills():
    assert translate.gaps('{noun} expects {{"kind": ...}}, got {got}') == {"noun", "got"}
    assert translate.gaps("%n points") == {"%n"}
