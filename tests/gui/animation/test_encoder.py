import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from gui.animation.encoder import FORMATS, Reel, encode

TIMES = [40, 50, 60, 500]


def film() -> Reel:
    reel = Reel()
    for number in range(4):
        pixels = np.full((20, 30, 3), 255, np.uint8)
        pixels[:, : 5 * number] = (220, 120, 10)
        pixels[number] = (0, 70, 160)
        reel.append(pixels)
    return reel


def opened(content: bytes) -> Any:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("format", FORMATS)
def test_a_film_holds_its_pictures_and_how_long_each_stays(format):
    reel = film()
    picture = opened(encode(reel, format, TIMES))
    assert (picture.format, picture.n_frames, picture.size) == (FORMATS[format], 4, (30, 20))
    for number in range(4):
        picture.seek(number)
        picture.load()
        assert round(picture.info["duration"]) == TIMES[number]
        seen = np.asarray(picture.convert("RGB")).astype(int)
        assert np.abs(seen - reel[number]).max() <= 4


@pytest.mark.parametrize(("format", "count"), [("webp", 1), ("png", 1)])
def test_a_film_that_is_not_repeated_is_shown_once(format, count):
    assert opened(encode(film(), format, TIMES, loop=False)).info["loop"] == count
    assert opened(encode(film(), format, TIMES)).info["loop"] == 0


def test_a_gif_says_nothing_of_repeating_when_it_is_shown_once():
    assert "loop" not in opened(encode(film(), "gif", TIMES, loop=False)).info
    assert opened(encode(film(), "gif", TIMES)).info["loop"] == 0


def test_a_gif_is_never_faster_than_browsers_show_it():
    picture = opened(encode(film(), "gif", [1, 1, 1, 1]))
    assert picture.info["duration"] == 20


@pytest.mark.parametrize("format", FORMATS)
def test_progress_is_told_and_can_end_the_work(format):
    seen: list[float] = []
    encode(film(), format, TIMES, progress=seen.append)
    assert seen[-1] == 1.0
    assert {0.25, 0.5, 0.75} <= set(seen)

    def stop(share: float) -> None:
        if share >= 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encode(film(), format, TIMES, progress=stop)


def test_pictures_of_another_size_are_refused():
    reel = film()
    with pytest.raises(ValueError, match=r"\(20, 30, 3\), got \(20, 31, 3\)"):
        reel.append(np.zeros((20, 31, 3), np.uint8))


@pytest.mark.parametrize("format", FORMATS)
def test_pictures_that_do_not_move_take_their_time_all_the_same(format):
    reel = Reel()
    for shade in (90, 90, 90, 200):
        reel.append(np.full((8, 8, 3), shade, np.uint8))
    picture = opened(encode(reel, format, [100] * 4))
    total = 0.0
    for number in range(picture.n_frames):
        picture.seek(number)
        picture.load()
        total += picture.info["duration"]
    assert total == 400


@pytest.mark.parametrize("format", FORMATS)
def test_a_film_in_which_nothing_moves_is_a_picture(format):
    reel = Reel()
    for _ in range(3):
        reel.append(np.full((8, 8, 3), 90, np.uint8))
    assert opened(encode(reel, format, [100] * 3)).size == (8, 8)
