"""Strips: they cover what there is to do once, and share their memory lane by lane."""

from __future__ import annotations

import threading

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.nn import halves, strips
from engine.nn.strips import Room, Strip, lanes, outputs, side_by_side


@given(
    rows=st.integers(1, 20),
    high=st.integers(1, 6),
    batch=st.integers(1, 40),
    most=st.integers(1, 12),
)
def test_every_row_of_every_picture_is_in_one_strip(rows, high, batch, most):
    seen = np.zeros((rows, batch), int)
    for number, lane in enumerate(lanes(rows, high, batch, most)):
        for strip in lane:
            assert strip.lane == number
            assert 0 < strip.count <= most and 0 < strip.bottom - strip.top <= high
            seen[strip.rows, strip.pictures] += 1
    assert (seen == 1).all()


@given(batch=st.integers(2, 60), most=st.integers(1, 12))
def test_no_strip_has_more_pictures_than_the_first_of_its_lane(batch, most):
    for lane in lanes(4, 2, batch, most):
        assert max(strip.count for strip in lane) == lane[0].count


def test_a_room_lends_the_same_memory_under_the_same_name():
    room = Room(np.float32)
    large, small, other = room.take("a", (4, 5)), room.take("a", (2, 3)), room.take("b", (2, 3))
    assert large.dtype == small.dtype == np.float32
    assert small.shape == (2, 3) and np.shares_memory(large, small)
    assert not np.shares_memory(small, other)


def test_an_array_is_seen_strip_by_strip_and_nothing_is_done_to_it():
    z = np.arange(4 * 3 * 2 * 1).reshape(4, 3, 2, 1)
    strip = Strip(lane=0, top=2, bottom=4, first=1, last=3)
    assert np.array_equal(outputs(z).place(strip), z[2:4, 1:3])
    assert outputs(z).work(strip) is None


def test_only_much_work_in_both_lanes_begins_a_thread(monkeypatch):
    monkeypatch.setattr(halves, "ALONE", False)
    names: list[str] = []

    def note() -> None:
        names.append(threading.current_thread().name)

    here = threading.current_thread().name
    side_by_side([[note], [note]], strips.PAYS - 1)()
    side_by_side([[], [note, note]], strips.PAYS)()
    assert names == [here] * 4
    side_by_side([[note], [note]], strips.PAYS)()
    assert sorted(names[4:]) == sorted((here, "glassnet-half"))
