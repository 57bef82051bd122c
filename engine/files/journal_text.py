"""Journals in files: every entry as what it changed, so that a journal reads like a log.

{"step": 250, "epoch": 10.0, "change": {"optimizer.learning_rate": 0.1}}
{"step": 300, "epoch": 12.5, "weight": {"layer": "h1", "unit": 0, "column": -1, "value": 0.5}}
{"step": 400, "epoch": 16.0, "weights": {"dtype": "<f4", "parameters": "…", ...}}
"""

from __future__ import annotations

import base64
import binascii
import math
import re
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.experiment_file import experiment_at, placed
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.journal import Entry, Journal, WeightEdit
from engine.training.weights_loaded import WeightsLoaded

Array = NDArray[Any]

ENTRY_LIMIT = 100_000
WEIGHTS_LIMIT = 1 << 22
"""Bytes of the weights of one network that a text may carry: a million numbers of 32 bits."""
ALL_WEIGHTS_LIMIT = 1 << 26
"""Bytes, 64 MiB, to which all weights in one text may unpack: zeros pack a thousandfold."""
PAUSE_ENTRIES = 50
DTYPES = ("<f4", "<f8")

_STEP = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d{1,9})\]")

Pause = Callable[[], object]
Storing = Callable[[WeightsLoaded], Any]
Finding = Callable[[Any, str, Experiment], WeightsLoaded]
"""(what stands for them, its place, the experiment that they were loaded into) -> weights"""


def journal_plain(
    origin: Experiment, journal: Journal, store: Storing | None = None
) -> list[dict[str, Any]]:
    """A journal as plain data.

    store: what stands for loaded weights; without it they are inside the text.
    Raises SettingError where they are too many for a text.
    """
    plain = []
    before: Any = origin.config()
    for entry in journal:
        found: dict[str, Any] = {"step": entry.step, "epoch": float(entry.epoch)}
        change = entry.change
        if isinstance(change, Experiment):
            after = change.config()
            found["change"] = differences(before, after)
            before = after
        elif isinstance(change, WeightEdit):
            found["weight"] = {
                "layer": change.key,
                "unit": change.unit,
                "column": change.column,
                "value": float(change.value),
            }
        else:
            found["weights"] = (store or weights_plain)(change)
        plain.append(found)
    return plain


def read_journal(
    origin: Experiment,
    plain: Any,
    place: str,
    find: Finding | None = None,
    pause: Pause = lambda: None,
) -> Journal:
    """Back from plain data that stands at a place of a file. Raises SettingError.

    pause: called now and then; what it raises ends the reading, which may take a minute.
    """
    if not isinstance(plain, list) or len(plain) > ENTRY_LIMIT:
        raise _expected(place, f"a list of at most {ENTRY_LIMIT:,} changes", plain)
    entries: list[Entry] = []
    config: Any = origin.config()
    experiment = origin
    unpacked = 0
    for index, each in enumerate(plain):
        if index % PAUSE_ENTRIES == 0:
            pause()
        here = f"{place}[{index}]"
        step, epoch = whole(each, "step", here), number(each, "epoch", here)
        if entries and step < entries[-1].step:
            raise _expected(f"{here}.step", "a step not before that of the last change", step)
        if set(each) == {"step", "epoch", "change"}:
            config = changed(config, each["change"], f"{here}.change")
            experiment = experiment_at(config, f"{here}.change")
            entries.append(Entry(step, experiment, epoch))
        elif set(each) == {"step", "epoch", "weight"}:
            entries.append(Entry(step, _weight(each["weight"], f"{here}.weight"), epoch))
        elif set(each) == {"step", "epoch", "weights"}:
            weights = (find or read_weights)(each["weights"], f"{here}.weights", experiment)
            unpacked += weights.parameters.nbytes + weights.statistics.nbytes
            if find is None and unpacked > ALL_WEIGHTS_LIMIT:
                raise _too_many_weights(here)
            entries.append(Entry(step, weights, epoch))
        else:
            raise _expected(here, "step, epoch and one of change, weight and weights", list(each))
    return tuple(entries)


# What differs between two experiments


def differences(before: Any, after: Any, place: str = "") -> dict[str, Any]:
    """Place -> new value, for all that is another one: {"layers[0].units": 8}."""
    if isinstance(before, dict) and isinstance(after, dict):
        if before.keys() == after.keys() and before.get("kind") == after.get("kind"):
            found: dict[str, Any] = {}
            for name in after:
                inner = f"{place}.{name}" if place else name
                found |= differences(before[name], after[name], inner)
            return found
    elif _are_alike(before, after):
        found = {}
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            found |= differences(one, other, f"{place}[{index}]")
        return found
    return {} if before == after else {place: after}


def _are_alike(before: Any, after: Any) -> bool:
    """Whether two values are lists of as many parts, which may be compared one by one."""
    if not isinstance(before, list) or not isinstance(after, list) or len(before) != len(after):
        return False
    return any(isinstance(each, dict | list) for each in after)


def changed(config: Any, edits: Any, place: str) -> Any:
    """A configuration with the differences put in. Raises SettingError where there is no place."""
    if not isinstance(edits, dict):
        raise _expected(place, "settings by their place", edits)
    for path, value in edits.items():
        names = [name or int(index) for name, index in _STEP.findall(path)]
        if not names or _STEP.sub("", path):
            raise _expected(place, "places such as layers[0].units", path)
        try:
            config = _put(config, names, value)
        except (KeyError, IndexError, TypeError):
            raise _expected(place, "places that the experiment has", path) from None
    return config


def _put(target: Any, names: list[str | int], value: Any) -> Any:
    if not names:
        return value
    name, *rest = names
    if not isinstance(target, dict if isinstance(name, str) else list):
        raise TypeError("no such place")
    copy: Any = dict(target) if isinstance(target, dict) else list(target)
    copy[name] = _put(copy[name], rest, value)
    return copy


# Weights


def weights_plain(weights: WeightsLoaded) -> dict[str, str]:
    """The numbers of a network as text. Raises SettingError where there are too many."""
    size = weights.parameters.nbytes + weights.statistics.nbytes
    if size > WEIGHTS_LIMIT:
        raise SettingError(
            "A text expects loaded weights of at most {limit} MB, got {got} MB: save the run as "
            "an archive instead",
            limit=WEIGHTS_LIMIT >> 20,
            got=f"{size / (1 << 20):.1f}",
        )
    kind = weights.parameters.dtype.newbyteorder("<").str
    return {"dtype": kind} | {
        name: _packed(getattr(weights, name).astype(kind)) for name in ("parameters", "statistics")
    }


def read_weights(plain: Any, place: str, _experiment: Experiment) -> WeightsLoaded:
    """Back from text. Raises SettingError."""
    names = {"dtype", "parameters", "statistics"}
    if not isinstance(plain, dict) or set(plain) != names or plain["dtype"] not in DTYPES:
        raise _expected(place, "a dtype of <f4 or <f8, parameters and statistics", plain)
    found = [
        _unpacked(plain[name], plain["dtype"], f"{place}.{name}")
        for name in ("parameters", "statistics")
    ]
    return WeightsLoaded(*found)


def _too_many_weights(place: str) -> SettingError:
    error = SettingError(
        "A text expects loaded weights of at most {limit} MB in all, got more: save the run as an "
        "archive instead",
        limit=ALL_WEIGHTS_LIMIT >> 20,
    )
    return placed(place, error)


def _packed(array: Array) -> str:
    return base64.b64encode(zlib.compress(array.tobytes())).decode()


def _unpacked(text: Any, dtype: str, place: str) -> Array:
    try:
        packed = base64.b64decode(text, validate=True)
        data = unpack(packed, WEIGHTS_LIMIT)
        array = np.frombuffer(data, dtype)
    except (TypeError, ValueError, binascii.Error, zlib.error):
        raise _expected(place, "the compressed numbers of a network", text) from None
    return array.astype(array.dtype.newbyteorder("="))


def unpack(packed: bytes, limit: int) -> bytes:
    """What zlib has compressed, if it is whole and no larger. Raises ValueError, zlib.error."""
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(packed, limit + 1)
    if len(data) > limit or not unpacking.eof or unpacking.unused_data:
        raise ValueError("not whole, or too large")
    return data


# Numbers and texts


def _weight(plain: Any, place: str) -> WeightEdit:
    if not isinstance(plain, dict) or set(plain) != {"layer", "unit", "column", "value"}:
        raise _expected(place, "layer, unit, column and value", plain)
    if not isinstance(plain["layer"], str):
        raise _expected(f"{place}.layer", "the name of a layer", plain["layer"])
    unit, column = whole(plain, "unit", place), whole(plain, "column", place, -1)
    return WeightEdit(plain["layer"], unit, column, number(plain, "value", place))


def whole(plain: Any, name: str, place: str, low: int = 0) -> int:
    """A whole number of at least `low` that stands under a name. Raises SettingError."""
    found: Any = plain.get(name) if isinstance(plain, dict) else None
    if type(found) is not int or not low <= found < 1 << 53:
        raise _expected(f"{place}.{name}", f"a whole number of at least {low}", found)
    return found


def number(plain: Any, name: str, place: str) -> float:
    """A finite number that stands under a name. Raises SettingError."""
    found: Any = plain.get(name) if isinstance(plain, dict) else None
    if type(found) not in (int, float) or not abs(found) < math.inf:
        raise _expected(f"{place}.{name}", "a finite number", found)
    return float(found)


def _expected(place: str, what: str, got: Any) -> SettingError:
    text = repr(got) if not isinstance(got, dict | list) else type(got).__name__
    return placed(
        place,
        SettingError(
            "It expects {what}, got {got}: correct it, or save the file again",
            what=what,
            got=text if len(text) <= 60 else text[:57] + "...",
        ),
    )
