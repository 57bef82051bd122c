"""Snapshots in archives: what is a number as JSON, what is an array as .npz without pickle."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.archive import Wanted
from engine.files.experiment_file import placed
from engine.files.journal_text import whole
from engine.registry import SettingError, from_config, to_config
from engine.training.experiment import SEED_LIMIT, Experiment
from engine.training.history import COLUMNS, Curves, History
from engine.training.journal import Journal
from engine.training.picture_scorer import RECENT
from engine.training.snapshot import Snapshot
from engine.training.stopping import StopRule, stop_rules

Array = NDArray[Any]

SAMPLE_LIMIT = 10**7
STREAM_LIMIT = 1000
NAMES = {"entries", "step", "epoch", "place", "begun", "seed", "holding", "streams"}
GENERATOR = "PCG64"


def snapshot_plain(snapshot: Snapshot) -> dict[str, Any]:
    """All of a snapshot but its arrays, its origin and its journal."""
    return {
        "entries": len(snapshot.journal),
        "step": snapshot.step,
        "epoch": snapshot.epoch,
        "place": int(snapshot.batches[1]),
        "begun": snapshot.begun,
        "seed": snapshot.seed,
        "holding": sorted((to_config(rule) for rule in snapshot.holding), key=str),
        "streams": [
            {"names": list(names), "state": _stream_plain(state)}
            for names, state in sorted(snapshot.streams.items())
        ],
    }


def snapshot_arrays(snapshot: Snapshot) -> dict[str, Array]:
    """The arrays of a snapshot by name."""
    return {
        "parameters": snapshot.parameters,
        "statistics": snapshot.statistics,
        "order": snapshot.batches[0].astype(np.int64),
        **{f"slot.{name}": array for name, array in snapshot.slots.items()},
        **{f"counter.{name}": array for name, array in snapshot.counters.items()},
    }


def wanted_arrays(experiment: Experiment) -> dict[str, Wanted]:
    """The arrays that a snapshot of an experiment must have."""
    network = experiment.network()
    kind, count = network.dtype.newbyteorder("<").str, network.parameter_count
    optimizer = experiment.optimizer
    return {
        "parameters": Wanted((count,), kind),
        "statistics": Wanted(network.statistics.shape, network.statistics.dtype.str),
        "order": Wanted((None,), "<i8", SAMPLE_LIMIT),
        **{f"slot.{name}": Wanted((count,), kind) for name in optimizer.slots()},
        **{f"counter.{name}": Wanted((), "<f8") for name in optimizer.counters()},
    }


def read_snapshot(
    origin: Experiment,
    journal: Journal,
    plain: Any,
    arrays: Mapping[str, Array],
    place: str,
    curves: Curves | None = None,
) -> Snapshot:
    """A snapshot from its parts; the arrays are those of `wanted_arrays`. Raises SettingError."""
    if not isinstance(plain, dict) or set(plain) != NAMES:
        raise _wrong(place, f"{', '.join(sorted(NAMES))}")
    for name, array in arrays.items():
        if np.isnan(array).any():
            raise _wrong(f"{place}.{name}", "numbers alone, and no NaN")
    order, at = arrays["order"], whole(plain, "place", place)
    count = len(order)
    if at > count or not np.array_equal(np.sort(order), np.arange(count)):
        raise _wrong(f"{place}.order", "each sample once")
    seed, step = whole(plain, "seed", place), whole(plain, "step", place)
    begun = whole(plain, "begun", place)
    if seed > SEED_LIMIT or begun > step:
        raise _wrong(place, "a seed that there is and an optimizer begun before the step")
    entries = journal[: whole(plain, "entries", place)]
    if entries and entries[-1].step > step:
        raise _wrong(f"{place}.step", "a step not before the last change")
    became = [e.change for e in entries if isinstance(e.change, Experiment)]
    return Snapshot(
        experiment=became[-1] if became else origin,
        seed=seed,
        step=step,
        epoch=whole(plain, "epoch", place),
        parameters=arrays["parameters"],
        statistics=arrays["statistics"],
        slots=_named(arrays, "slot."),
        counters=_named(arrays, "counter."),
        begun=begun,
        streams=_read_streams(plain["streams"], f"{place}.streams"),
        batches=(order, at),
        holding=_read_rules(plain["holding"], f"{place}.holding"),
        origin=origin,
        journal=entries,
        curves=curves,
    )


def _named(arrays: Mapping[str, Array], start: str) -> dict[str, Array]:
    return {
        name.removeprefix(start): array for name, array in arrays.items() if name.startswith(start)
    }


def _read_rules(plain: Any, place: str) -> frozenset[StopRule]:
    if not isinstance(plain, list) or len(plain) > STREAM_LIMIT:
        raise _wrong(place, "a list of rules")
    try:
        return frozenset(from_config(stop_rules, each) for each in plain)
    except SettingError as error:
        raise placed(place, error) from error


# Random streams


def _stream_plain(state: Mapping[str, Any]) -> list[int]:
    assert state["bit_generator"] == GENERATOR
    inner = state["state"]
    return [int(n) for n in (inner["state"], inner["inc"], state["has_uint32"], state["uinteger"])]


def _read_streams(plain: Any, place: str) -> dict[tuple[str, ...], Any]:
    if not isinstance(plain, list) or len(plain) > STREAM_LIMIT:
        raise _wrong(place, "a list of random streams")
    found = {}
    for each in plain:
        if not isinstance(each, dict) or set(each) != {"names", "state"}:
            raise _wrong(place, "names and state")
        names, state = each["names"], each["state"]
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise _wrong(place, "names of streams")
        bounds = (1 << 128, 1 << 128, 2, 1 << 32)
        if (
            not isinstance(state, list)
            or len(state) != len(bounds)
            or not all(
                type(n) is int and 0 <= n < high for n, high in zip(state, bounds, strict=True)
            )
        ):
            raise _wrong(place, "four whole numbers, the state of a PCG64")
        found[tuple(names)] = {
            "bit_generator": GENERATOR,
            "state": {"state": state[0], "inc": state[1]},
            "has_uint32": state[2],
            "uinteger": state[3],
        }
    return found


# Curves


def curve_arrays(curves: Curves) -> dict[str, Array]:
    """The arrays of the curves by name; rows has the columns of engine.training.history."""
    return {
        "rows": curves.rows,
        "stride": np.array(curves.stride, np.int64),
        "recent": curves.recent,
        "measured": np.array(curves.measured, np.float64),
    }


WANTED_CURVES = {
    "rows": Wanted((None, len(COLUMNS)), "<f8", History().capacity),
    "stride": Wanted((), "<i8"),
    "recent": Wanted((None, 2), "<f8", RECENT),
    "measured": Wanted((2,), "<f8"),
}


def read_curves(arrays: Mapping[str, Array], step: int, place: str) -> Curves:
    """Curves from the arrays of WANTED_CURVES. Raises SettingError."""
    rows, stride = arrays["rows"], int(arrays["stride"])
    steps, known = rows[:, 0], rows[:, :2]
    if not np.isfinite(known).all() or (np.diff(steps) <= 0).any() or (steps > step).any():
        raise _wrong(place, f"rows that rise to step {step:,}")
    if stride < 1 or not math.log2(stride).is_integer():
        raise _wrong(place, "a stride of 1, 2, 4, …")
    loss, score = arrays["measured"].tolist()
    return Curves(rows, stride, arrays["recent"], (loss, score))


def _wrong(place: str, what: str) -> SettingError:
    return placed(
        place, SettingError("It expects {what}: fetch the file again, or save it anew", what=what)
    )
