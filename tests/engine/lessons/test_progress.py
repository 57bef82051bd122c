"""Progress through a lesson: remembered, counted, handed in."""

from __future__ import annotations

import json

import pytest

from engine.lessons.progress import Progress, answers_to_hand_in
from engine.lessons.reader import read_lesson
from engine.registry import SettingError


@pytest.fixture
def lesson(draft):
    return read_lesson(draft.write())


def test_a_step_stays_done(lesson):
    progress = Progress(lesson.name)
    assert progress.present(lesson) == "first"
    progress = progress.with_done("first").with_done("first")
    assert (progress.done, progress.present(lesson)) == (("first",), "last")
    assert progress.with_done("last").present(lesson) == "last"


def test_the_first_answer_is_kept_beside_the_last(lesson):
    progress = Progress(lesson.name)
    assert progress.counts(lesson, "first") == (0, 0)
    progress = progress.with_answer("first", 0, 0)
    assert progress.counts(lesson, "first") == (1, 0)
    progress = progress.with_answer("first", 0, 1)
    assert progress.counts(lesson, "first") == (1, 1)
    assert (progress.first_answer("first", 0), progress.answer("first", 0)) == (0, 1)


def test_a_step_is_done_when_all_its_conditions_hold(lesson):
    step = lesson.step("first")
    assert not step.done({"step": 100, "answered": 0})
    assert step.done({"step": 100, "answered": 1})
    assert lesson.step("last").done({})


def test_progress_survives_a_file():
    progress = Progress("07-draft").with_done("first").with_answer("first", 0, 1)
    assert Progress.from_plain(json.loads(json.dumps(progress.plain()))) == progress


@pytest.mark.parametrize(
    "plain", [None, [], {}, {"lesson": "a", "done": [], "answers": [[1]]}, {"lesson": "a"}]
)
def test_what_is_no_progress_is_refused(plain):
    with pytest.raises(SettingError, match="begin the lesson again"):
        Progress.from_plain(plain)


def test_answers_are_handed_in_with_what_was_predicted(lesson):
    progress = Progress(lesson.name).with_answer("first", 0, 0).with_answer("first", 0, 1)
    (answered,) = answers_to_hand_in(lesson, progress, "en")
    assert (answered.first, answered.first_right) == ("This", False)
    assert (answered.last, answered.last_right) == ("That", True)
    (nothing,) = answers_to_hand_in(lesson, Progress(lesson.name, answers=(("first", 0, 9),)), "en")
    assert (nothing.first, nothing.last) == (None, None)
