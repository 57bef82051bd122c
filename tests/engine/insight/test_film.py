"""The film of filters: what it keeps, forgets and shows."""

from __future__ import annotations

import numpy as np
import pytest

from engine.insight.feature_maps import filters_of
from engine.insight.film import FEWEST, Film, FilmQuestion, first_filters
from engine.registry import SettingError
from engine.training.experiment import edit
from engine.training.trainer import Trainer
from tests.engine.insight.test_feature_maps import digits


@pytest.fixture
def trainer() -> Trainer:
    return Trainer(digits())


def test_the_first_state_is_what_the_seed_gives_even_when_asked_late(trainer: Trainer) -> None:
    first = filters_of(trainer.network, "c2")[0]
    trainer.train(steps=4)
    strip = FilmQuestion("c2")(trainer)
    assert strip.steps.tolist() == [0, 4]
    np.testing.assert_allclose(strip.filters[0], first, atol=1e-7)
    np.testing.assert_array_equal(strip.filters[1], filters_of(trainer.network, "c2")[0])
    np.testing.assert_allclose(first_filters(trainer, "c2"), first, atol=1e-7)


def test_it_remembers_the_moments_at_which_it_was_asked(trainer: Trainer) -> None:
    question, seen = FilmQuestion("c1", 4), []
    for _ in range(4):
        seen.append(filters_of(trainer.network, "c1")[0])
        strip = question(trainer)
        trainer.train(steps=1)
    assert strip.steps.tolist() == [0, 1, 3] or strip.steps.tolist() == [0, 1, 2, 3]
    for step, filters in zip(strip.steps, strip.filters, strict=True):
        np.testing.assert_array_equal(filters, seen[step])


def test_an_earlier_moment_forgets_what_came_after(trainer: Trainer) -> None:
    film = Film()
    early = trainer.snapshot()
    for _ in range(4):
        trainer.train(steps=1)
        film.look(trainer, "c1")
    assert len(film) == 5
    trainer.restore(early)
    trainer.train(steps=2)
    film.look(trainer, "c1")
    assert film.strip(trainer, "c1", 9).steps.tolist() == [0, 1, 2]


def test_a_reset_and_another_structure_begin_anew(trainer: Trainer) -> None:
    film = Film()
    trainer.train(steps=2)
    film.look(trainer, "c1")
    trainer.reset()
    film.look(trainer, "c1")
    assert len(film) == 1
    trainer.train(steps=2)
    film.look(trainer, "c1")
    trainer.apply(edit(trainer.experiment, "layers.c1.filters", 7))
    film.look(trainer, "c1")
    strip = film.strip(trainer, "c1", 5)
    assert strip.filters.shape[1] == 7
    assert strip.steps.tolist() == [0, 2]


def test_it_stays_small_and_keeps_the_first_state_however_long_the_run(trainer: Trainer) -> None:
    film = Film(capacity=FEWEST)
    first = filters_of(trainer.network, "c1")[0]
    film.look(trainer, "c1")
    for step in range(1, 400):
        trainer.step = step  # as if learning went on: the numbers do not matter here
        film.look(trainer, "c1")
        assert len(film) <= FEWEST
    strip = film.strip(trainer, "c1", 5)
    assert strip.steps[0] == 0
    assert strip.steps[-1] == 399
    assert (np.diff(strip.steps) > 0).all()
    np.testing.assert_array_equal(strip.filters[0], first)


def test_moments_stand_closer_together_at_the_beginning(trainer: Trainer) -> None:
    film = Film()
    for step in range(0, 600, 10):
        trainer.step = step
        film.look(trainer, "c1")
    steps = film.strip(trainer, "c1", 7).steps
    assert len(steps) == 7
    assert (np.diff(steps, 2) >= 0).all()


def test_strips_cannot_be_written_to_and_questions_compare(trainer: Trainer) -> None:
    question = FilmQuestion("c1")
    with pytest.raises(ValueError, match="read-only"):
        question(trainer).filters[...] = 0.0
    assert question == FilmQuestion("c1")
    assert question != FilmQuestion("c2")


def test_a_layer_without_filters_is_refused(trainer: Trainer) -> None:
    with pytest.raises(SettingError, match="convolution layer"):
        FilmQuestion("p1")(trainer)
