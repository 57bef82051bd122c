"""Every lesson that comes along is valid, says the same in both languages, and keeps its word."""

from __future__ import annotations

import re

import pytest

from engine.lessons.checks import Examiner
from engine.lessons.known_checks import CHECKS
from engine.lessons.lesson import Lesson, Published, Text
from engine.lessons.library import read_library
from engine.lessons.places import COMMANDS, PANELS
from engine.lessons.reader import FIELDS, LANGUAGES, PUBLISHED_FIELDS, STEP_FIELDS, read_bounded
from engine.lessons.text import links
from gui import command_table
from gui.lesson_folders import BUNDLED
from gui.theme import RESOURCES
from gui.workspaces import basics, image_seats

HANGUL = re.compile("[가-힣]")
LIBRARY = read_library([BUNDLED])
LESSONS = LIBRARY.lessons
PUBLISHED = [(lesson, each) for lesson in LESSONS for each in lesson.published]
FAST = [pair for pair in PUBLISHED if not pair[1].slow]
SLOW = [pair for pair in PUBLISHED if pair[1].slow]
EXAMINERS = {lesson.name: Examiner(lesson) for lesson in LESSONS}


def name(value: object) -> str:
    if isinstance(value, Lesson):
        return value.name
    return f"{value.id} {value.of}" if isinstance(value, Published) else str(value)


every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=name)


def source(lesson: Lesson, language: str) -> str:
    return read_bounded(lesson.folder / f"{language}.md")


def skeleton(text: Text) -> list[object]:
    """What must be the same in all languages: steps, questions, and which answer is right."""
    return [
        (section.id, [[option.right for option in q.options] for q in section.questions])
        for section in text.sections
    ]


def test_every_folder_is_a_valid_lesson():
    assert [str(problem) for problem in LIBRARY.problems] == []
    folders = [path.name for path in BUNDLED.iterdir() if path.is_dir()]
    assert sorted(folders) == [lesson.name for lesson in LESSONS]


def test_every_lesson_has_a_number_of_its_own():
    assert len({lesson.number for lesson in LESSONS}) == len(LESSONS) >= 8


@every_lesson
def test_both_languages_have_the_same_steps_questions_and_links(lesson):
    assert tuple(lesson.texts) == LANGUAGES
    english, korean = (skeleton(lesson.texts[code]) for code in LANGUAGES)
    assert english == korean
    told = [
        [(link.kind, link.target) for link in links(source(lesson, code))] for code in LANGUAGES
    ]
    assert sorted(told[0]) == sorted(told[1])


@every_lesson
def test_the_korean_is_korean(lesson):
    text = lesson.texts["ko"]
    for section in text.sections:
        assert HANGUL.search(section.title)
        for question in section.questions:
            assert HANGUL.search(question.text)
            assert all(HANGUL.search(option.feedback) for option in question.options)
        for paragraph in filter(None, section.prose.split("\n\n")):
            formula = paragraph.startswith(("$$", "    "))
            assert formula or HANGUL.search(paragraph), paragraph


@every_lesson
def test_every_lesson_ends_in_a_figure_to_take_away(lesson):
    assert lesson.steps[-1].id == "take-away"
    for text in lesson.texts.values():
        assert f"(show:{lesson.figure})" in text.sections[-1].prose


@every_lesson
def test_what_a_step_asks_it_has_questions_for(lesson):
    for step, section in zip(lesson.steps, lesson.text("en").sections, strict=True):
        asked = [c.number for c in step.until if c.metric in ("answered", "correct")]
        assert all(number <= len(section.questions) for number in asked)
        assert bool(section.questions) == bool(asked), step.id


@every_lesson
def test_every_lesson_checks_something(lesson):
    assert lesson.published


@pytest.mark.parametrize(("lesson", "published"), FAST, ids=name)
def test_what_is_published_is_met(lesson, published):
    met(lesson, published)


@pytest.mark.slow
@pytest.mark.parametrize(("lesson", "published"), SLOW, ids=name)
def test_what_is_published_and_takes_long_is_met(lesson, published):
    met(lesson, published)


def met(lesson: Lesson, published: Published) -> None:
    work = EXAMINERS[lesson.name].measure(published)
    while True:
        try:
            next(work)
        except StopIteration as ended:
            measured = ended.value
            break
    if measured.missing is not None:
        pytest.skip(str(measured.missing))
    assert measured.met, f"expected {published.expected}, measured {measured.values}"


def test_lessons_name_the_panels_that_the_window_has():
    assert {seat.id for seat in image_seats.SEATS} >= set(PANELS["images"])
    assert {seat.id for seat in basics.SEATS} <= set(PANELS["basics"])
    window = (RESOURCES.parent / "gui" / "workspaces" / "playground.py").read_text("utf-8")
    for panel in PANELS["playground"]:
        assert f"self.{panel} = " in window
    assert set(COMMANDS) <= {command.id for command in command_table.COMMANDS}


def test_the_schema_is_documented_whole():
    guide = (BUNDLED / "README.md").read_text("utf-8")
    for field in {*FIELDS, *STEP_FIELDS, *PUBLISHED_FIELDS}:
        assert f"`{field}`" in guide, field
    for check in CHECKS:
        assert f"`{check}`" in guide, check
