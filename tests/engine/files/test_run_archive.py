"""Run archives: a run goes on where it was, and what is no run is refused before it is unpacked."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import numpy as np
import pytest

from engine.files.archive import UNPACKED_LIMIT, npz_bytes, zip_bytes
from engine.files.run_archive import MIME, read_run, read_run_bytes, run_bytes
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import optimizers
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.image_presets import PRESETS
from engine.training.journal import WeightEdit
from engine.training.snapshot import whole_snapshot
from engine.training.stopping import AtLoss
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded

QUICK = PRESETS[0].experiment


def saved(trainer):
    return run_bytes([whole_snapshot(trainer)])


def state(trainer):
    """All that the next steps depend on, and the curves."""
    snapshot = trainer.snapshot()
    return (
        snapshot.step,
        snapshot.epoch,
        snapshot.seed,
        snapshot.journal,
        snapshot.experiment,
        snapshot.holding,
        snapshot.parameters.tobytes(),
        snapshot.statistics.tobytes(),
        {name: array.tobytes() for name, array in snapshot.slots.items()},
        {name: array.tobytes() for name, array in snapshot.counters.items()},
        snapshot.batches[0].tobytes(),
        snapshot.batches[1],
        snapshot.streams,
        trainer.history.stride,
        trainer.history.published().tobytes(),
    )


def goes_on(experiment, steps=100):
    whole, half = Trainer(experiment), Trainer(experiment)
    whole.train(steps=steps)
    whole.train(steps=steps)
    half.train(steps=steps)
    resumed = read_run_bytes(saved(half)).resume()
    assert state(resumed) == state(half)
    resumed.train(steps=steps)
    assert state(resumed) == state(whole)


@pytest.mark.parametrize("optimizer", list(optimizers), ids=lambda each: each.kind)
def test_a_run_goes_on_as_if_never_interrupted(optimizer):
    goes_on(edit(Experiment(), "optimizer", optimizer()))


LAYERS = (
    Dense(key="h1", units=6),
    BatchNormalization(key="n1"),
    Dropout(key="d1"),
    Dense(key="h2", units=4),
)

RUNS = {
    "dropout and batch normalisation": {"layers": LAYERS},
    "64 bits": {"dtype": "float64"},
    "full batch": {"batch_size": 1000},
    "batches that do not divide the data": {"batch_size": 7},
    "a rule that holds": {"stop": (AtLoss(loss=10.0),)},
}


@pytest.mark.parametrize("changes", RUNS.values(), ids=RUNS)
def test_every_kind_of_run_goes_on(changes):
    experiment = Experiment()
    for path, value in changes.items():
        experiment = edit(experiment, path, value)
    goes_on(experiment, 101)


def test_a_run_on_pictures_goes_on():
    whole, half = Trainer(QUICK), Trainer(QUICK)
    whole.train(steps=6)
    half.train(steps=3)
    resumed = read_run_bytes(saved(half)).resume()
    assert resumed.scores().training_loss == half.scores().training_loss
    resumed.train(steps=3)
    assert np.array_equal(resumed.network.parameters, whole.network.parameters)


def test_long_curves_go_on_with_their_stride():
    trainer = Trainer(edit(Experiment(), "batch_size", 1000))
    trainer.train(steps=2100)
    assert trainer.history.stride > 1
    resumed = read_run_bytes(saved(trainer)).resume()
    assert state(resumed) == state(trainer)


def test_what_was_done_to_a_run_goes_on_with_it():
    trainer = Trainer(Experiment())
    trainer.train(steps=30)
    trainer.apply(edit(trainer.experiment, "layers.h1.units", 8))
    trainer.apply(WeightEdit("h1", 0, -1, 0.3))
    trainer.train(steps=10)
    trainer.apply(WeightsLoaded.of(trainer.network))
    trainer.apply(edit(trainer.experiment, "seed", 4))
    trainer.apply(edit(trainer.experiment, "dtype", "float64"))
    trainer.train(steps=5)
    resumed = read_run_bytes(saved(trainer)).resume()
    assert state(resumed) == state(trainer)
    assert resumed.origin == trainer.origin


def test_a_run_before_its_first_step_is_kept_too():
    trainer = Trainer(Experiment())
    assert state(read_run_bytes(saved(trainer)).resume()) == state(trainer)


def test_a_run_keeps_its_past():
    trainer = Trainer(Experiment())
    trainer.train(steps=10)
    past = trainer.snapshot()
    trainer.apply(edit(trainer.experiment, "optimizer.learning_rate", 0.1))
    trainer.train(steps=10)
    run = read_run_bytes(run_bytes([past, whole_snapshot(trainer)]))
    assert [each.step for each in run.snapshots] == [10, 20]
    assert run.snapshots[0].experiment == past.experiment
    assert np.array_equal(run.snapshots[0].parameters, past.parameters)


def test_a_past_of_another_branch_is_not_kept():
    other = Trainer(edit(Experiment(), "seed", 1))
    with pytest.raises(SettingError, match="branch"):
        run_bytes([other.snapshot(), whole_snapshot(Trainer(Experiment()))])


def test_the_same_run_gives_the_same_bytes():
    trainer = Trainer(Experiment())
    trainer.train(steps=10)
    assert saved(trainer) == saved(trainer)
    run = read_run_bytes(saved(trainer))
    assert run_bytes(run.snapshots) == saved(trainer)


def test_the_first_bytes_tell_what_the_file_is():
    data = saved(Trainer(Experiment()))
    assert data[:4] == b"PK\3\4" and data[30:100].startswith(b"mimetype" + MIME.encode())


def test_other_programs_find_the_weights_by_layer():
    trainer = Trainer(Experiment())
    with zipfile.ZipFile(io.BytesIO(saved(trainer))) as archive:
        weights = np.load(io.BytesIO(archive.read("weights.npz")), allow_pickle=False)
        assert np.array_equal(weights["h1.weights"], trainer.network.weights("h1"))


# What is no run


@pytest.fixture(scope="module")
def members():
    trainer = Trainer(Experiment())
    trainer.train(steps=10)
    trainer.apply(WeightsLoaded.of(trainer.network))
    with zipfile.ZipFile(io.BytesIO(saved(trainer))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def refused(data):
    with pytest.raises(SettingError) as caught:
        read_run_bytes(data)
    return str(caught.value)


def test_the_members_alone_are_a_run(members):
    read_run_bytes(zip_bytes(members))


def test_a_run_that_is_cut_off_anywhere_is_refused(members):
    data = zip_bytes(members)
    for length in range(0, len(data), 7):
        refused(data[:length])


def test_a_run_of_which_a_byte_is_another_is_never_an_error_of_the_program(members):
    """A byte that nobody reads, as a date, may be another; a number may not."""
    data = zip_bytes(members)
    for place in range(0, len(data), 41):
        try:
            run = read_run_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        except SettingError:
            continue
        assert np.isfinite(run.present.parameters).all()


def zipped(entries, **knobs):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **knobs) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


NAMES = ("../evil", "/etc/evil", "a/../../evil", "C:\\evil", "..\\evil", "a//b", ".hidden", "a\0b")


@pytest.mark.parametrize("name", NAMES)
def test_names_that_lead_elsewhere_are_refused(members, name):
    info = zipfile.ZipInfo("safe")
    info.filename = info.orig_filename = name
    assert "name" in refused(zipped([*members.items(), (info, b"x")]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused(members):
    assert "twice" in refused(zipped([*members.items(), ("journal.json", b"{}")]))


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(members, way):
    assert "packed" in refused(zipped(members.items(), compression=way))


@pytest.mark.parametrize("name", ["journal.json", "history.npz", "snapshots/0.npz", "loaded/0.npz"])
def test_a_member_that_is_missing_is_said(members, name):
    assert name in refused(zip_bytes({k: v for k, v in members.items() if k != name}))


@pytest.mark.parametrize(
    "name", ["journal.json", pytest.param("snapshots/0.npz", marks=pytest.mark.slow)]
)
def test_a_gigabyte_of_zeros_is_refused_before_it_is_unpacked(members, name):
    """The packed member has a megabyte; nothing near a gigabyte is ever held."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for each, content in members.items():
            if each != name:
                archive.writestr(each, content)
        with archive.open(name, "w", force_zip64=True) as stream:
            for _ in range(1 << 6):
                stream.write(bytes(1 << 24))
    tracemalloc.start()
    assert "at most" in refused(file.getvalue())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50e6


def test_a_member_that_lies_about_its_size_is_refused(members):
    """The size that is declared is small, what is packed is large."""
    data = bytearray(zip_bytes(members | {"journal.json": members["journal.json"] + b" " * 10**6}))
    real = len(members["journal.json"]) + 10**6
    declared = real.to_bytes(4, "little")
    assert data.count(declared) == 2
    data = data.replace(declared, (real - 10**6).to_bytes(4, "little"))
    refused(bytes(data))


def test_nested_bombs_are_refused(members):
    zeros = np.zeros(1 << 22)
    file = io.BytesIO()
    np.savez_compressed(file, parameters=zeros, statistics=zeros, order=zeros)
    refused(zip_bytes(members | {"snapshots/0.npz": file.getvalue()}))


def test_all_that_is_unpacked_is_bounded():
    assert UNPACKED_LIMIT <= 1 << 30


def arrays_of(data):
    with np.load(io.BytesIO(data), allow_pickle=False) as found:
        return dict(found)


BROKEN = {
    "another dtype": {"parameters": np.zeros(51, np.float64)},
    "another shape": {"parameters": np.zeros(52, np.float32)},
    "two dimensions": {"parameters": np.zeros((51, 1), np.float32)},
    "NaN": {"parameters": np.full(51, np.nan, np.float32)},
    "a sample twice": {"order": np.zeros(240, np.int64)},
    "a sample that is not": {"order": np.arange(1, 241)},
    "text": {"order": np.array(["x"] * 240)},
    "an array too many": {"other": np.zeros(3)},
}


@pytest.mark.parametrize("arrays", BROKEN.values(), ids=BROKEN)
def test_arrays_that_are_not_those_of_the_experiment_are_refused(members, arrays):
    found = arrays_of(members["snapshots/0.npz"])
    assert found["parameters"].shape == (51,) and found["order"].shape == (240,)
    refused(zip_bytes(members | {"snapshots/0.npz": npz_bytes(found | arrays)}))


def test_nothing_is_unpickled(members):
    file = io.BytesIO()
    found = arrays_of(members["snapshots/0.npz"])
    found["parameters"] = np.array([print] * 51, object)
    np.savez(file, **found)
    refused(zip_bytes(members | {"snapshots/0.npz": file.getvalue()}))


TEXTS = {
    "a newer version": (b'"version": 1', b'"version": 2', "version 2"),
    "a step before the changes": (b'"step": 10', b'"step": 3', "step"),
    "a seed that cannot be": (
        b'"seed": 12,\n        "step"',
        b'"seed": -1,\n        "step"',
        "seed",
    ),
    "NaN": (b"0.03", b"NaN", "finite"),
    "another kind of file": (b'"glassnet": "run"', b'"glassnet": "recipe"', "recipe"),
    "a network for no memory": (b'"units": 6', b'"units": 4096', ""),
}


@pytest.mark.parametrize(("old", "new", "said"), TEXTS.values(), ids=TEXTS)
def test_what_is_wrong_in_the_journal_is_said(members, old, new, said):
    text = members["journal.json"]
    assert old in text
    assert said in refused(zip_bytes(members | {"journal.json": text.replace(old, new)}))


def test_an_experiment_that_is_not_the_journals_is_refused(members):
    other = members["experiment.json"].replace(b'"units": 6', b'"units": 5')
    assert "experiment.json" in refused(zip_bytes(members | {"experiment.json": other}))


def test_curves_that_run_ahead_of_the_run_are_refused(members):
    curves = arrays_of(members["history.npz"])
    curves["rows"] = curves["rows"] + 100.0
    assert "history" in refused(zip_bytes(members | {"history.npz": npz_bytes(curves)}))


def test_data_that_have_become_fewer_are_noticed(members):
    found = arrays_of(members["snapshots/0.npz"])
    found["order"] = np.arange(100)
    run = read_run_bytes(zip_bytes(members | {"snapshots/0.npz": npz_bytes(found)}))
    with pytest.raises(SettingError, match="samples"):
        run.resume()


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "실행.glassnet"
    path.write_bytes(saved(Trainer(Experiment())))
    assert read_run(path).experiment == Experiment()
