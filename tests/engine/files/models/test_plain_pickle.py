"""The pickle reader admits plain arrays of numbers, and nothing in a file can make it run."""

from __future__ import annotations

import builtins
import collections
import contextlib
import os
import pickle
import struct
import subprocess
import tracemalloc
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.files.models.pickled_numbers import NAMES
from engine.files.models.plain_pickle import OPERATION_LIMIT, plain_pickle, read_plain_pickle
from engine.registry import SettingError

PROTOCOLS = (2, 3, 4, 5)

ARRAYS = {
    "matrix": np.arange(6, dtype=np.float32).reshape(2, 3),
    "transposed": np.arange(6.0).reshape(2, 3).T,
    "axes_swapped": np.arange(24).reshape(2, 3, 4).transpose(1, 0, 2),
    "kernel": np.linspace(-1, 1, 54, dtype=np.float64).reshape(3, 2, 3, 3),
    "every_other": np.arange(10, dtype=np.int16)[::2],
    "big_endian": np.array([1, -2, 300], dtype=">i4"),
    "half": np.array([0.5, -2.0], dtype=np.float16),
    "bytes": np.array([0, 255], dtype=np.uint8),
    "empty": np.zeros((0, 3)),
    "no_axis": np.array(3.5),
}


class Runs:
    """Pickled, it is a call of any function with any arguments."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.call = function, arguments

    def __reduce__(self) -> Any:
        return self.call


class OwnArray(np.ndarray):
    """An array that would run a __setstate__ of its own."""


def refused(data: bytes, match: str = ".") -> SettingError:
    with pytest.raises(SettingError, match=match) as caught:
        plain_pickle(data)
    return caught.value


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("name", ARRAYS)
def test_arrays_come_back_as_they_were_saved(name, protocol):
    array = ARRAYS[name]
    found = plain_pickle(pickle.dumps({"W1": array}, protocol=protocol))
    assert isinstance(found, dict)
    np.testing.assert_array_equal(found["W1"], array)
    assert found["W1"].dtype.newbyteorder("=") == array.dtype.newbyteorder("=")
    assert found["W1"].shape == array.shape


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_numpy_before_version_2_named_its_modules_otherwise(protocol):
    data = pickle.dumps(ARRAYS["kernel"], protocol=2).replace(b"numpy._core", b"numpy.core")
    np.testing.assert_array_equal(plain_pickle(data), ARRAYS["kernel"])


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_plain_data_come_back(protocol):
    data = {"list": [1, -2, 2.5, [3]], "tuple": ((), (1,), (1, "two", None, True)), "n": 1 << 70}
    assert plain_pickle(pickle.dumps(data, protocol=protocol)) == data


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_single_number_of_numpy_comes_back(protocol):
    found = plain_pickle(pickle.dumps([np.float64(0.1), np.int8(-3)], protocol=protocol))
    assert found == [0.1, -3]


def test_a_file_of_python_2_is_read():
    # pickle.dumps({"b1": numpy.array([1, 2], "f4")}, 2) of Python 2.7 with NumPy 1.16
    data = (
        b"\x80\x02}q\x00U\x02b1q\x01cnumpy.core.multiarray\n_reconstruct\nq\x02cnumpy\nndarray\n"
        b"q\x03K\x00\x85q\x04U\x01bq\x05\x87q\x06Rq\x07(K\x01K\x02\x85q\x08cnumpy\ndtype\nq\t"
        b"U\x02f4q\nK\x00K\x01\x87q\x0bRq\x0c(K\x03U\x01<q\rNNNJ\xff\xff\xff\xffJ\xff\xff\xff\xff"
        b"K\x00tq\x0eb\x89U\x08\x00\x00\x80?\x00\x00\x00@q\x0ftq\x10bs."
    )
    found = plain_pickle(data)
    assert isinstance(found, dict)
    assert found["b1"].tolist() == [1.0, 2.0]


def test_what_is_read_cannot_be_written_to():
    found = plain_pickle(pickle.dumps({"W1": np.ones(3), "more": [np.ones(2)]}))
    assert isinstance(found, dict)
    assert not found["W1"].flags.writeable
    assert not found["more"][0].flags.writeable


def test_an_array_that_is_saved_twice_is_read_once():
    array = np.ones(4)
    found = plain_pickle(pickle.dumps([array, array]))
    assert isinstance(found, list)
    assert found[0] is found[1]


# Hostile files


@pytest.fixture
def trap(tmp_path, monkeypatch) -> Path:
    """A file that any of the calls below would make, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "ran"


HOSTILE: dict[str, tuple[Any, str]] = {
    "a command": (Runs(os.system, "touch ran"), "posix.system|nt.system"),
    "a process": (Runs(subprocess.Popen, ["touch", "ran"]), r"\.Popen"),
    "eval": (Runs(eval, "open('ran', 'w')"), r"builtin(s|__)\.eval"),
    "exec": (Runs(exec, "open('ran', 'w')"), r"builtin(s|__)\.exec"),
    "an attribute": (Runs(getattr, os, "system"), "getattr"),
    "an import": (Runs(builtins.__import__, "os"), "import__"),
    "an open": (Runs(open, "ran", "w"), "io.open"),
    "a harmless class": (Fraction(1, 2), "fractions.Fraction"),
    "an ordered dictionary": (collections.OrderedDict(a=1), "collections.OrderedDict"),
    "a set": ({1, 2}, "set|SET"),
    "a kind of array": (np.ones(2).view(OwnArray), "OwnArray"),
    "a call within an array's call": (
        Runs(np.frombuffer, Runs(os.system, "touch ran")),
        "posix.system|nt.system|numpy.frombuffer",
    ),
    "objects": (np.array([Runs(os.system, "touch ran")], dtype=object), "posix.system|'O8'"),
    "texts": (np.array(["a", "b"]), "'U1'"),
    "records": (np.zeros(2, dtype=[("a", "f4")]), "'V4'"),
    "complex numbers": (np.ones(2, dtype=np.complex128), "'c16'"),
    "dates": (np.zeros(2, dtype="M8[s]"), "'M8'"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_anything_else_is_refused_by_its_name_and_nothing_runs(name, protocol, trap):
    made, named = HOSTILE[name]
    if name == "an attribute":
        data = b"\x80\x02c__builtin__\ngetattr\n(cos\nsystem\nX\x01\x00\x00\x00atR."
    else:
        data = pickle.dumps({"W1": made}, protocol=protocol)
    refused(data, named)
    assert not trap.exists()


@pytest.mark.parametrize(
    "name",
    [
        "numpy.f2py.crackfortran.myeval",
        "numpy.core.multiarray.fromfile",
        "numpy.loads",
        "numpy.load",
        "numpy.memmap",
        "numpy._core.multiarray._reconstruct.__globals__",
        "numpy.dtype.__class__",
        "_codecs.lookup",
        "copyreg._reconstructor",
        "builtins.bytearray",
        "engine.files.models.plain_pickle.plain_pickle",
    ],
)
def test_a_name_that_is_not_in_the_list_is_refused_however_near_it_is(name):
    module, _, function = name.rpartition(".")
    refused(b"\x80\x02c" + f"{module}\n{function}\n".encode() + b".", name.replace(".", r"\."))
    parts = [part.encode() for part in (module, function)]
    packed = b"".join(b"\x8c" + bytes([len(part)]) + part for part in parts)
    refused(b"\x80\x04" + packed + b"\x93.", name.replace(".", r"\."))
    halves = [part.encode() for part in name.split(".", 1)]
    packed = b"".join(b"\x8c" + bytes([len(part)]) + part for part in halves)
    refused(b"\x80\x04" + packed + b"\x93.", name.replace(".", r"\."))


def test_only_our_own_functions_stand_behind_the_names():
    modules = {name.call.__module__ for name in NAMES.values() if name.call is not None}
    assert modules == {"engine.files.models.pickled_numbers"}


@pytest.mark.parametrize(
    ("operation", "data"),
    [
        ("EXT1", b"\x80\x02\x82\x01."),
        ("EXT2", b"\x80\x02\x83\x01\x00."),
        ("EXT4", b"\x80\x02\x84\x01\x00\x00\x00."),
        ("PERSID", b"\x80\x02Phello\n."),
        ("BINPERSID", b"\x80\x02X\x01\x00\x00\x00aQ."),
        ("INST", b"\x80\x02(ios\nsystem\n."),
        ("OBJ", b"\x80\x02(cnumpy\ndtype\no."),
        ("NEWOBJ", b"\x80\x02cnumpy\ndtype\n)\x81."),
        ("NEWOBJ_EX", b"\x80\x04cnumpy\ndtype\n)}\x92."),
        ("NEXT_BUFFER", b"\x80\x05\x97."),
        ("DUP", b"\x80\x02N2."),
    ],
)
def test_operations_that_plain_arrays_do_not_need_are_refused_by_name(operation, data):
    refused(data, operation)


@pytest.mark.parametrize(
    "data",
    [
        b"\x80\x02N)R.",  # a call of None
        b"\x80\x02cnumpy\nndarray\n)R.",  # a type that only names itself
        b"\x80\x02cnumpy\nndarray\n.",  # nothing but a name
        b"\x80\x02]cnumpy\ndtype\na.",  # a list with a name in it
        b"\x80\x02cnumpy\ndtype\nX\x02\x00\x00\x00f4\x85R.",  # a type without an array
        b"\x80\x02cnumpy\ndtype\nN\x85R.",  # a type that is no text
        b"\x80\x02}}b.",  # a state for a dictionary
        b"\x80\x02cnumpy\ndtype\n}X\x04\x00\x00\x00callcos\nsystem\nsb.",  # a state for a name
        b"\x80\x02h\x05.",  # a memory of nothing
        b"\x80\x02.",
        b"\x80\x02t.",
        b"\x80\x02K\x01K\x02s.",
        b"\x80\x02}](K\x01K\x01u.",
        b"\x80\x02}]K\x01s.",  # a list as a key
        b"\x80\x02}(K\x01u.",
        b"\x80\x02c_codecs\nencode\nX\x01\x00\x00\x00aX\x03\x00\x00\x00rot\x86R.",
        b"\x80\x04K\x01K\x02\x93.",  # a name of numbers
        b"\x80\x02" + b"X\x01\x00\x00\x00\xff.",  # no UTF-8
    ],
)
def test_nonsense_is_refused_with_a_word_of_what_to_do(data):
    assert ": " in str(refused(data))


def test_the_list_of_names_is_the_same_after_hostile_files():
    before = dict(NAMES)
    refused(b"\x80\x02cnumpy\ndtype\n}X\x04\x00\x00\x00callNsb.")
    assert before == NAMES


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_file_that_is_cut_off_anywhere_is_refused(protocol):
    whole = pickle.dumps({"W1": np.arange(4.0), "b1": [1, 2]}, protocol=protocol)
    for length in range(len(whole)):
        refused(whole[:length])


@pytest.mark.parametrize(
    "data",
    [b"", b"\x80", b"hello", b"PK\x03\x04", b"\x80\x09N.", pickle.dumps([1], protocol=0)],
)
def test_what_is_no_pickle_is_refused(data):
    refused(data, "protocol 2 to 5")


def array_pickle(shape: bytes, count: int) -> bytes:
    """A pickle of a float64 array that claims a shape and has so many bytes."""
    return (
        b"\x80\x04cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R"
        b"(K\x01" + shape + b"cnumpy\ndtype\nX\x02\x00\x00\x00f8K\x00K\x01\x87R"
        b"(K\x03X\x01\x00\x00\x00<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89"
        b"B" + struct.pack("<I", count) + bytes(count) + b"tb."
    )


GIGABYTES = b"J" + struct.pack("<i", 2**31 - 1)


@pytest.mark.parametrize(
    "data",
    [
        array_pickle(GIGABYTES + b"\x85", 8),
        array_pickle(GIGABYTES + GIGABYTES + b"\x86", 8),
        array_pickle(b"J\xff\xff\xff\xffJ\xff\xff\xff\xff\x86", 8),  # -1 × -1
        array_pickle(b"K\x00\x8a\x09" + b"\xff" * 8 + b"\x7f\x86", 0),
        array_pickle(b"\x88\x85", 8),
        b"\x80\x05\x96" + struct.pack("<Q", 1 << 40) + b"abc.",  # bytearray of a terabyte
        b"\x80\x04\x8e" + struct.pack("<Q", 1 << 40) + b"abc.",
        b"\x80\x04B" + struct.pack("<I", 2**32 - 1) + b"abc.",
        b"\x80\x04\x8d" + struct.pack("<Q", 2**64 - 1) + b"abc.",
        b"\x80\x04\x95" + struct.pack("<Q", 1 << 60) + b"\x8b\xff\xff\xff\x7fabc.",
        b"\x80\x02N" + b"r" + struct.pack("<I", 2**32 - 1) + b"0.",  # the last place of the memo
    ],
)
def test_a_header_that_claims_gigabytes_gets_none(data):
    tracemalloc.start()
    try:
        refused(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2**20


def test_one_text_that_is_unfolded_many_times_is_refused():
    text = b"X" + struct.pack("<I", 100_000) + b"a" * 100_000
    again = b"h\x01h\x00X\x06\x00\x00\x00latin1\x86R0"
    refused(b"\x80\x02" + text + b"q\x000c_codecs\nencode\nq\x010" + again * 50 + b"N.", "unfolds")


def test_lists_that_hold_themselves_many_times_over_are_read_in_a_moment():
    deep = b"\x80\x02]q\x00" + b"".join(
        b"](" + b"h" + bytes([n]) + b"h" + bytes([n]) + b"eq" + bytes([n + 1]) for n in range(100)
    )
    assert isinstance(plain_pickle(deep + b"."), list)


def test_millions_of_single_values_are_refused():
    refused(b"\x80\x02" + b"N" * (OPERATION_LIMIT + 1) + b".", "single values")


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(SettingError, match="expect a file"):
        read_plain_pickle(tmp_path)
    with pytest.raises(SettingError, match="expect a file"):
        read_plain_pickle(tmp_path / "none.pkl")


def test_a_file_is_read(tmp_path):
    file = tmp_path / "weights.pkl"
    file.write_bytes(pickle.dumps({"W1": np.eye(2)}))
    found = read_plain_pickle(file)
    assert isinstance(found, dict)
    np.testing.assert_array_equal(found["W1"], np.eye(2))


@given(st.binary(max_size=200), st.sampled_from([2, 3, 4, 5]))
def test_any_bytes_are_read_or_refused(rest, protocol):
    with contextlib.suppress(SettingError):
        plain_pickle(bytes([0x80, protocol]) + rest)


@given(st.data())
def test_a_pickle_with_changed_bytes_is_read_or_refused(data):
    whole = bytearray(pickle.dumps({"W1": np.arange(6.0).reshape(2, 3), "b": 1.5}, protocol=3))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(2, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(SettingError):
        plain_pickle(bytes(whole))
