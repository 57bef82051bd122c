"""Reading lessons: what is valid, and what is refused at which line."""

from __future__ import annotations

import pytest

from engine.data.tutorials import Virus
from engine.lessons.action import parse_action
from engine.lessons.condition import parse_condition
from engine.lessons.error import LessonError
from engine.lessons.lesson import Prose
from engine.lessons.library import read_library
from engine.lessons.located_json import JSONError, LocatedJSON
from engine.lessons.reader import SIZE_LIMIT, read_lesson
from engine.lessons.text import TextError, parse_text
from engine.registry import SettingError
from engine.training.experiment import Experiment, look_up

TABLE = "> = The textbook\n> - A1 → Sigmoid of | 0\n\n"


@pytest.fixture
def draft(draft):
    """The small lesson with a table of what it publishes."""
    before, after = draft.texts["en"].split("## Last")
    draft.texts = dict.fromkeys(("en", "ko"), f"{before}{TABLE}## Last{after}")
    return draft


def refused(draft, file="lesson.json") -> LessonError:
    with pytest.raises(LessonError) as caught:
        read_lesson(draft.write())
    assert caught.value.file == draft.folder / file
    return caught.value


def test_a_lesson_is_read_whole(draft):
    lesson = read_lesson(draft.write())
    assert (lesson.number, lesson.workspace, lesson.figure) == ("07", "playground", "output")
    assert (lesson.experiment.dataset, lesson.experiment.seed) == (Virus(), 3)
    assert lesson.panels == ("output", "curves")
    assert (lesson.locked, lesson.hidden) == (("batch_size",), ("features",))
    assert lesson.step("first").until == (
        parse_condition("step >= 100"),
        parse_condition("answered >= 1"),
    )
    text = lesson.text("ko")
    assert (text.title, text.summary) == ("A title", "What it is about.")
    first, last = text.sections
    assert (first.id, first.title, first.questions[0].options[1].right) == ("first", "First", True)
    assert last.parts == (Prose("Export [the map](show:output)."),)


def test_a_table_shows_published_results_in_its_order(draft):
    draft.definition["published"].append(draft.definition["published"][0] | {"of": "slopes"})
    draft.texts = {code: text.replace("of | 0", "of | 0, 1") for code, text in draft.texts.items()}
    lesson = read_lesson(draft.write())
    (table,) = lesson.text("en").sections[0].tables
    (row,) = table.rows
    assert (table.source, row.name, row.labels) == ("The textbook", "Sigmoid of", ("0", "1"))
    assert [published.of for published in lesson.results(table)] == ["values", "slopes"]


def test_links_do_what_they_say(draft):
    lesson = read_lesson(draft.write())
    wide = parse_action("@wide", lesson.actions).apply(lesson.experiment)
    assert (look_up(wide, "layers.h1.units"), wide.optimizer.kind) == (9, "adam")
    several = parse_action("batch_size=5&layers.h1.activation=relu", {}).apply(Experiment())
    assert several.batch_size == 5
    assert look_up(several, "layers.h1.activation").kind == "relu"
    with pytest.raises(SettingError, match="from 1 to 4096"):
        parse_action("layers.h1.units=5000", {}).apply(Experiment())


def test_a_preset_can_be_begun_with(draft):
    draft.definition |= {"workspace": "images", "panels": ["curves"], "figure": "curves"}
    draft.definition["experiment"] = {"preset": "two_layers", "batch_size": 50}
    draft.texts = dict.fromkeys(("en", "ko"), draft.texts["en"].replace("show:output", "show:pad"))
    experiment = read_lesson(draft.write()).experiment
    assert (experiment.dataset.kind, experiment.batch_size) == ("mnist", 50)


def test_a_teacher_may_write_in_one_language(draft):
    draft.definition["languages"] = ["ko"]
    del draft.texts["en"]
    lesson = read_lesson(draft.write())
    assert lesson.text("en") == lesson.text("ko")


@pytest.mark.parametrize(
    ("name", "value", "words", "match"),
    [
        ("kind", "film", '"kind": "film"', "kind expects lesson, got 'film'"),
        ("workspace", "cinema", '"workspace"', "workspace expects playground"),
        ("panels", ["output", "screen"], '"screen"', "panels expects experiment"),
        ("panels", [], '"panels"', "panels expects"),
        ("panels", "output", '"panels"', r"panels expects \[…\]"),
        ("figure", "network", '"figure"', "figure expects output | curves"),
        ("locked", ["optimizer.speed"], '"optimizer.speed"', "The experiment expects a path"),
        ("languages", ["en", "fr"], '"fr"', "languages expects en | ko"),
        ("experiment", {"seed": -1}, '"experiment"', "Seed expects"),
        ("experiment", {"preset": "none"}, '"experiment"', "preset expects"),
        ("steps", [], '"steps"', "steps expects"),
        ("colour", 1, '"colour"', "lesson.json expects kind"),
        ("actions", {"wide": {"layers.h1.units": 0}}, '"wide"', "Units expects"),
        ("actions", {"wide": 3}, '"wide"', "actions.wide expects"),
    ],
)
def test_a_wrong_definition_is_refused_at_its_line(draft, name, value, words, match):
    draft.definition[name] = value
    error = refused(draft)
    assert error.line == draft.line_of(words)
    with pytest.raises(SettingError, match=match):
        raise error.problem


@pytest.mark.parametrize(
    ("change", "words", "match"),
    [
        ({"until": ["step => 5"]}, '"step => 5"', "A condition expects"),
        ({"until": "step > 5"}, '"until"', "until expects"),
        ({"highlight": ["gong"]}, '"gong"', "show expects"),
        ({"wait": 3}, '"wait"', "steps expects id"),
        ({"id": "last"}, None, "id expects"),
        ({"id": 3}, '"id": 3', "id expects"),
    ],
)
def test_a_wrong_step_is_refused_at_its_line(draft, change, words, match):
    draft.definition["steps"][0] |= change
    error = refused(draft)
    assert words is None or error.line == draft.line_of(words)
    with pytest.raises(SettingError, match=match):
        raise error.problem


@pytest.mark.parametrize(
    ("change", "words", "match"),
    [
        ({"kind": "approximate"}, '"kind": "approximate"', "kind expects exact"),
        ({"check": "os.system"}, '"check"', "check expects"),
        ({"of": "smell"}, '"of"', "of expects values"),
        ({"arguments": {"kind": "sigmoid"}}, '"arguments"', "expects the arguments kind, inputs"),
        ({"arguments": {"kind": "s", "inputs": [], "given": {}}}, '"arguments"', "arguments"),
        ({"expected": []}, '"expected"', "expected expects"),
        ({"expected": ["0.5"]}, '"0.5"', "expected expects"),
        ({"expected": True}, '"expected"', "expected expects"),
        ({"tolerance": "small"}, '"tolerance"', "tolerance expects"),
        ({"better": "greener"}, '"better"', "better expects"),
        ({"slow": 1}, '"slow"', "slow expects"),
        ({"seconds": "long"}, '"seconds"', "seconds expects"),
        ({"seconds": -1}, '"seconds"', "seconds expects 0 … 100,000, got -1"),
    ],
)
def test_a_wrong_published_result_is_refused_at_its_line(draft, change, words, match):
    draft.definition["published"][0] |= change
    error = refused(draft)
    assert error.line == draft.line_of(words)
    with pytest.raises(SettingError, match=match):
        raise error.problem


@pytest.mark.parametrize(
    ("before", "after", "line", "match"),
    [
        ("{#last}", "{#end}", 16, "expects last, got 'end'"),
        ("## Last {#last}", "## Last", 16, "## Title {#id}"),
        ("{#last}", "{#first}", 16, "another-id"),
        ("# A title", "A title", 1, "# Title"),
        ("layers.h1.units=4", "layers.h1.units=none", 7, "number"),
        ("layers.h1.units=4", "layers.h9.units=4", 7, "expects a path"),
        ("layers.h1.units=4", "layers.h1.units", 7, "do:path=value"),
        ("@wide", "@narrow", 7, "one of the actions @wide"),
        ("show:play", "show:gong", 7, "show expects"),
        ("show:play", "javascript:alert", 7, "do: show: https:"),
        ("- [x] That → Yes.", "- [ ] That → Yes.", 9, "expects"),
        ("- [x] That → Yes.", "- [x] That.", 11, "feedback"),
        ("What it is about.", "", 1, "# Title"),
        ("- A1 → Sigmoid", "- A2 → Sigmoid", 14, "> - id expects A1, got 'A2'"),
        ("Sigmoid of | 0", "Sigmoid of | 0, 1", 14, "1 words for its values, got 2"),
        ("- A1 → Sigmoid of | 0", "- A1 Sigmoid", 14, "> - id → name"),
        ("> - A1 → Sigmoid of | 0\n", "", 13, "> = … - id → name"),
        ("> = The textbook", "> =", 13, "> = … - id → name"),
    ],
)
def test_a_wrong_text_is_refused_at_its_line(draft, before, after, line, match):
    draft.texts["ko"] = draft.texts["ko"].replace(before, after)
    error = refused(draft, "ko.md")
    assert error.line == line
    with pytest.raises(SettingError, match=match.replace("|", r"\|")):
        raise error.problem


def test_a_missing_step_is_told_at_the_end_of_the_text(draft):
    draft.texts["ko"] = draft.texts["ko"].split("## Last")[0]
    assert "expects last" in str(refused(draft, "ko.md"))


def test_a_missing_language_is_told(draft):
    del draft.texts["ko"]
    assert "expects the file ko.md, got none" in str(refused(draft, "ko.md"))


def test_ten_megabytes_of_text_are_refused_without_being_read(draft):
    draft.texts["en"] = draft.texts["en"] + "word\n" * 2_000_000
    error = refused(draft, "en.md")
    assert "at most 200,000 bytes" in str(error)
    assert error.line < SIZE_LIMIT / 4


def test_bytes_that_are_no_text_are_told_with_their_line(draft):
    folder = draft.write()
    (folder / "en.md").write_bytes(b"# A title\n\xff\xfe\n")
    with pytest.raises(LessonError, match="line 2: A lesson's file expects UTF-8"):
        read_lesson(folder)


def test_a_folder_that_is_no_lessons_name_is_told(draft, tmp_path):
    draft.folder = tmp_path / "My lesson"
    with pytest.raises(LessonError, match="expects a name such as 07-my-lesson"):
        read_lesson(draft.write())


def test_a_broken_lesson_disturbs_no_other(draft, tmp_path):
    draft.write()
    draft.folder = tmp_path / "08-broken"
    draft.definition["kind"] = "film"
    draft.write()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "09-empty").mkdir()
    library = read_library([tmp_path, tmp_path / "not there"])
    assert [lesson.name for lesson in library.lessons] == ["07-draft"]
    assert [problem.file.parent.name for problem in library.problems] == ["08-broken", "09-empty"]
    assert library.find("07") is library.find("7") is library.find("07-draft")
    with pytest.raises(SettingError, match="one of 07, got '08'"):
        library.find("08")


def test_two_lessons_of_one_number_want_the_whole_name(draft, tmp_path):
    draft.write()
    draft.folder = tmp_path / "07-other"
    draft.write()
    library = read_library([tmp_path])
    assert library.find("07-other").name == "07-other"
    with pytest.raises(SettingError, match="07-draft, 07-other"):
        library.find("07")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1\n "b": 2}', 2),
        ('{"a": 1,\n\n "a": 2}', 3),
        ('{"a": NaN}', 1),
        ('{"a": 1e999}', 1),
        ('{"a": ' + "9" * 400 + "}", 1),
        ('{"a": ' + "9" * 9000 + "}", 1),
        ('{"a": "b\n"}', 1),
        ("{'a': 1}", 1),
        ('{"a": 1}\n{', 2),
        ("", 1),
        ("[" * 100_000, 1),
        ('{"a": [1,]}', 1),
    ],
)
def test_what_is_no_json_is_refused_at_its_line(text, line):
    with pytest.raises(JSONError, match="JSON expects") as caught:
        LocatedJSON(text)
    assert caught.value.line == line


def test_json_is_read_as_json_is_and_knows_its_lines():
    located = LocatedJSON('{"a": [1, -2.5e3,\n {"b": "\\u00e9\\n"}], "c": {},\n "d": [true, null]}')
    assert located.value == {"a": [1, -2500.0, {"b": "é\n"}], "c": {}, "d": [True, None]}
    assert located.line(("a", 2, "b")) == 2
    assert located.line(("d", 1)) == 3
    assert located.line(("a", 7)) == 1


def test_a_text_without_sections_is_refused():
    with pytest.raises(TextError, match=r"Title \{#id\}"):
        parse_text("# A title\n\nNothing else.\n")
