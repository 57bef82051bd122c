"""Panels of Basics in a lesson: what may be set and waited for, and what is refused where."""

from __future__ import annotations

import pytest

from engine.lessons.action import Action, parse_action
from engine.lessons.condition import Condition, parse_condition
from engine.lessons.error import LessonError
from engine.lessons.reader import read_lesson
from engine.registry import SettingError
from engine.training.experiment import Experiment


@pytest.fixture
def basics(draft):
    """The small lesson, in Basics."""
    draft.definition |= {
        "workspace": "basics",
        "panels": ["gates", "race"],
        "figure": "gates",
        "locked": ["gates.bias", "batch_size"],
        "hidden": [],
        "actions": {"wide": {"race.surface": "beale", "race.racers": ["sgd"]}},
    }
    draft.definition["steps"][0]["until"] = ["gates.correct = 4", "race.steps >= 30"]
    text = draft.texts["en"].replace("layers.h1.units=4", "gates.gate=xor&gates.layers=2")
    draft.texts = dict.fromkeys(("en", "ko"), text.replace("show:output", "show:gates.weight_1"))
    return draft


def test_links_set_panels_and_conditions_read_them(basics):
    lesson = read_lesson(basics.write())
    assert lesson.locked == ("gates.bias", "batch_size")
    assert lesson.step("first").until[0] == Condition("gates.correct", "=", 4.0)
    assert lesson.actions["wide"].states == {"race": {"surface": "beale", "racers": ["sgd"]}}


def test_an_action_changes_experiment_and_panels_together():
    action = parse_action("gates.layers=2&batch_size=5&gates.gate=or", {})
    assert (action.paths, action.states) == (
        ("batch_size",),
        {"gates": {"layers": 2, "gate": "or"}},
    )
    assert action.apply(Experiment()).batch_size == 5
    only = Action((("gates.bias", 0.5),))
    assert only.apply(Experiment()) == Experiment()


@pytest.mark.parametrize(
    ("change", "words", "match"),
    [
        ({"locked": ["gates.colour"]}, '"gates.colour"', "gates expects one of gate, layers"),
        ({"locked": ["softmax.count"]}, '"softmax.count"', "its panels gates, race, got"),
        ({"actions": {"wide": {"race.racers": ["snail"]}}}, '"wide"', "expects one of sgd"),
        ({"actions": {"wide": {"gates.layers": 3}}}, '"wide"', "from 1 to 2"),
        ({"actions": {"wide": {"museum.exhibit": "dying"}}}, '"wide"', "its panels gates, race"),
    ],
)
def test_a_wrong_setting_is_refused_at_its_line(basics, change, words, match):
    basics.definition |= change
    with pytest.raises(LessonError) as caught:
        read_lesson(basics.write())
    assert caught.value.line == basics.line_of(words)
    with pytest.raises(SettingError, match=match):
        raise caught.value.problem


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("gates.gate = 1", "gates expects one of layers, weight_1"),
        ("softmax.temperature > 5", "its panels gates, race"),
        ("gates.__class__ = 1", "gates expects one of"),
    ],
)
def test_a_wrong_condition_is_refused_at_its_line(basics, text, match):
    basics.definition["steps"][0]["until"] = [text]
    with pytest.raises(LessonError, match=match) as caught:
        read_lesson(basics.write())
    assert caught.value.line == basics.line_of(text)


@pytest.mark.parametrize(
    ("before", "after", "match"),
    [
        ("gates.layers=2", "gates.layers=7", "from 1 to 2"),
        ("gates.layers=2", "gates.layer=2", "got 'layer'"),
        ("gates.gate=xor", "shapes.mode=relu", "its panels gates, race"),
        ("show:gates.weight_1", "show:gates.weight_9", "got 'weight_9'"),
    ],
)
def test_a_wrong_link_is_refused_at_its_line(basics, before, after, match):
    basics.texts["ko"] = basics.texts["ko"].replace(before, after)
    with pytest.raises(LessonError, match=match) as caught:
        read_lesson(basics.write())
    lines = basics.texts["ko"].splitlines()
    assert caught.value.line == next(n for n, line in enumerate(lines, 1) if after in line)


def test_a_lesson_elsewhere_has_no_such_panels(draft):
    draft.texts["en"] = draft.texts["en"].replace("layers.h1.units=4", "gates.layers=2")
    with pytest.raises(LessonError, match="its panels –"):
        read_lesson(draft.write())


@pytest.mark.parametrize(
    "text", ["gates.correct = 4", "softmax.temperature > 5", "race.steps >= 30"]
)
def test_numbers_of_panels_are_metrics(text):
    assert str(parse_condition(text)) == text
