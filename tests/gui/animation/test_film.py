import pytest

from engine.registry import SettingError
from gui.animation.film import Film


def test_steps_are_ascending_and_reach_from_the_first_to_the_last():
    for spacing in ("even", "early"):
        steps = Film(first=50, last=1050, pictures=21, spacing=spacing).steps()
        assert (steps[0], steps[-1], len(steps)) == (50, 1050, 21)
        assert sorted(set(steps)) == list(steps)


def test_even_steps_are_equally_far_apart():
    steps = Film(first=0, last=1000, pictures=11).steps()
    assert steps == tuple(range(0, 1001, 100))


def test_early_steps_lie_closer_at_the_start():
    steps = Film(first=0, last=1000, pictures=11, spacing="early").steps()
    assert steps[1] - steps[0] < steps[-1] - steps[-2]
    assert steps[5] < 250


def test_no_step_is_shown_twice_where_there_are_fewer_than_pictures():
    assert Film(first=0, last=3, pictures=100).steps() == (0, 1, 2, 3)


def test_every_picture_stays_alike_and_the_last_longer():
    film = Film(per_second=20, hold_s=2)
    assert film.milliseconds(4) == (50, 50, 50, 2000)
    assert Film(per_second=1, hold_s=0).milliseconds(2) == (1000, 1000)


def test_the_length_is_that_of_its_pictures():
    assert Film(first=0, last=100, pictures=11, per_second=10, hold_s=1).seconds == 2.0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"pictures": 1}, "pictures from 2 to 2000, got 1"),
        ({"per_second": 0.0}, "per_second from 0.5 to 50, got 0"),
        ({"width": 10}, "width from 100 to 3840, got 10"),
        ({"first": 10, "last": 10}, "a last step after its first, 10, got 10"),
        ({"format": "mp4"}, "format to be one of gif, webp, png, got 'mp4'"),
        ({"spacing": "odd"}, "spacing to be one of even, early, got 'odd'"),
        ({"hold_s": float("nan")}, "hold_s from 0 to 30, got nan"),
        ({"pictures": 1000, "width": 3840, "height": 3840}, "1,000 MB of pictures, got 14,745 MB"),
        ({"pictures": 400, "width": 1000, "height": 800, "format": "png"}, "got 1,280 MB"),
    ],
)
def test_what_cannot_be_a_film_is_refused(wrong, said):
    with pytest.raises(SettingError, match=said):
        Film(**wrong)
