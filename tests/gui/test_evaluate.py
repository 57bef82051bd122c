"""`glassnet evaluate`: what a weights file does on pictures, and files that are none."""

from __future__ import annotations

import io
import json
import math
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest

from engine.data.preprocessing import PixelScale
from engine.files.models.stages import stages
from engine.files.models.textbook_weights import TextbookWeights
from engine.insight.evaluation import Evaluation, evaluate
from engine.registry import SettingError
from gui.__main__ import main, make_parser
from gui.commands.progress import follow

ROOT = Path(__file__).resolve().parents[2]
COUNT = 53


@pytest.fixture
def dense():
    rng = np.random.default_rng(5)
    shapes = {"W1": (36, 8), "b1": (8,), "W2": (8, 4), "b2": (4,)}
    return {name: rng.normal(0, 1, shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture
def pictures():
    rng = np.random.default_rng(6)
    pixels = rng.integers(0, 256, (COUNT, 6, 6, 1)).astype(np.uint8)
    return pixels, rng.integers(0, 4, COUNT)


def expected_scores(params, pixels, targets):
    """(accuracy, mean cross-entropy) by the formulas of the textbook, in double precision."""
    x = pixels.reshape(len(pixels), -1) / 255
    hidden = 1 / (1 + np.exp(-(x @ params["W1"].astype(float) + params["b1"])))
    z = hidden @ params["W2"].astype(float) + params["b2"]
    shares = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    loss = -np.log(shares[np.arange(len(z)), targets]).mean()
    return (z.argmax(axis=1) == targets).mean(), loss


@pytest.fixture
def files(tmp_path, dense, pictures):
    """The command's arguments for a weights file and IDX files of pictures."""
    pixels, targets = pictures
    weights, images, labels = (tmp_path / name for name in ("w.pkl", "images.idx", "labels.idx"))
    weights.write_bytes(pickle.dumps(dense))
    images.write_bytes(struct.pack(">4B3I", 0, 0, 8, 3, COUNT, 6, 6) + pixels.tobytes())
    labels.write_bytes(struct.pack(">4BI", 0, 0, 8, 1, COUNT) + targets.astype("u1").tobytes())
    return ["evaluate", "--language", "en", "--weights", str(weights), "--data", str(images),
            str(labels)]  # fmt: skip


def run(arguments, capsys):
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize("batch_size", [1, 10, 53, 1000])
def test_accuracy_and_loss_are_those_of_the_formulas(dense, pictures, batch_size):
    pixels, targets = pictures
    network = TextbookWeights(stages(dense), (6, 6, 1)).weights().network()
    found = follow(evaluate(network, pixels, targets, PixelScale().fit(pixels), batch_size))
    accuracy, loss = expected_scores(dense, pixels, targets)
    assert found.accuracy == accuracy
    assert found.loss == pytest.approx(loss, rel=1e-5)
    assert (found.samples, found.batch_size) == (COUNT, batch_size)
    assert found.seconds > 0


def test_a_network_for_other_pictures_is_refused(dense, pictures):
    pixels, targets = pictures
    network = TextbookWeights(stages(dense), (6, 6, 1)).weights().network()
    fitted = PixelScale().fit(pixels)
    with pytest.raises(SettingError, match="pictures of 6 × 6 × 1, got 5 × 6 × 1"):
        follow(evaluate(network, pixels[:, 1:], targets, fitted))
    with pytest.raises(SettingError, match="4 classes, got 5"):
        follow(evaluate(network, pixels, targets + 1, fitted))
    with pytest.raises(SettingError, match="4 classes, got 0"):
        follow(evaluate(network, pixels[:0], targets[:0], fitted))


@pytest.mark.parametrize(
    ("batches", "size"), [([], 100), (["--one-by-one"], 1), (["--batch-size", "7"], 7)]
)
def test_json_holds_accuracy_loss_and_samples(
    files, dense, pictures, batches, size, capsys, dressed_app
):
    status, out, err = run([*files, "--json", *batches], capsys)
    found = json.loads(out)
    accuracy, loss = expected_scores(dense, *pictures)
    assert status == 0
    assert (found["accuracy"], found["samples"]) == (accuracy, COUNT)
    assert found["loss"] == pytest.approx(loss, rel=1e-5)
    assert (found["batch_size"], found["choices"]) == (size, {"activation": "sigmoid"})
    assert 0 < found["seconds"] < 10
    assert "--choose activation=relu" in err


def test_a_sentence_is_printed_in_either_language(files, capsys, dressed_app):
    assert "53 pictures in batches of 100" in run(files, capsys)[1]
    assert "53 pictures one by one" in run([*files, "--one-by-one"], capsys)[1]
    korean = run([*files, "--language", "ko"], capsys)[1]
    assert any("가" <= letter <= "힣" for letter in korean)


def test_the_answer_to_an_open_choice_is_obeyed_and_not_asked_again(files, capsys, dressed_app):
    usual = json.loads(run([*files, "--json"], capsys)[1])
    status, out, err = run([*files, "--json", "--choose", "activation=relu"], capsys)
    assert (status, err) == (0, "")
    assert json.loads(out)["choices"] == {"activation": "relu"}
    assert json.loads(out)["loss"] != usual["loss"]


@pytest.mark.parametrize(
    ("choice", "match"),
    [
        ("activation=step", "activation expects one of sigmoid, relu"),
        ("c1.padding=2", "got an answer to 'c1.padding'"),
        ("activation", "expects NAME=VALUE"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(files, choice, match, capsys, dressed_app):
    status, out, err = run([*files, "--choose", choice], capsys)
    assert (status, out) == (1, "")
    assert match in err


def test_mnist_is_there_by_name(tmp_path, capsys, dressed_app):
    """Weights of 0 take every digit for a 0: right for 980 of 10,000, with a loss of ln 10."""
    file = tmp_path / "zeros.pkl"
    file.write_bytes(pickle.dumps({"W1": np.zeros((784, 10)), "b1": np.zeros(10)}))
    status, out, err = run(
        ["evaluate", "--weights", str(file), "--data", "mnist-test", "--json"], capsys
    )
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert (found["accuracy"], found["samples"], found["choices"]) == (0.098, 10_000, {})
    assert found["loss"] == pytest.approx(math.log(10))


@pytest.mark.parametrize("has_test_set", [False, True])
def test_of_a_npz_file_its_test_set_counts_if_it_has_one(
    tmp_path, files, dense, pictures, has_test_set, capsys, dressed_app
):
    pixels, targets = pictures
    file = tmp_path / "pictures.npz"
    if has_test_set:
        rest, test = slice(0, 20), slice(20, None)
        np.savez(file, x_train=pixels[rest], y_train=targets[rest],
                 x_test=pixels[test], y_test=targets[test])  # fmt: skip
    else:
        test = slice(0, None)
        np.savez(file, x=pixels, y=targets)
    status, out, _ = run([*files[:-2], str(file), "--json"], capsys)
    found = json.loads(out)
    accuracy, loss = expected_scores(dense, pixels[test], targets[test])
    assert (status, found["samples"]) == (0, len(targets[test]))
    assert found["accuracy"] == pytest.approx(accuracy)
    assert found["loss"] == pytest.approx(loss, rel=1e-5)


def test_a_pickle_that_would_run_a_command_is_refused_and_nothing_runs(
    files, tmp_path, monkeypatch, capsys, dressed_app
):
    class Hostile:
        def __reduce__(self):
            return os.system, ("touch ran",)

    monkeypatch.chdir(tmp_path)
    (tmp_path / "w.pkl").write_bytes(pickle.dumps({"W1": Hostile()}))
    status, out, err = run(files, capsys)
    assert (status, out) == (1, "")
    assert "system" in err and "nothing was run" in err
    assert not (tmp_path / "ran").exists()


def test_files_and_data_that_are_not_there_are_told(files, tmp_path, capsys, dressed_app):
    (tmp_path / "w.pkl").unlink()
    assert "expect a file" in run(files, capsys)[2]
    assert "mnist-train, mnist-test" in run(
        ["evaluate", "--weights", "w.pkl", "--data", "mnist"], capsys
    )[2]  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["--weights", "w.pkl", "--batch-size", "0"],
        ["--weights", "w.pkl", "--batch-size", "ten"],
        ["--weights", "w.pkl", "--batch-size", "3", "--one-by-one"],
    ],
)
def test_wrong_arguments_end_with_status_2(wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", *wrong])
    assert ended.value.code == 2


def test_the_flags_of_the_window_stay_what_they_were():
    options = make_parser().parse_args(["--language", "ko", "--self-check"])
    assert (options.language, options.self_check, options.run) == ("ko", True, None)
    both = make_parser().parse_args(["--language", "ko", "evaluate", "--weights", "w"])
    assert both.language == "ko"


def test_help_loads_neither_numpy_nor_qt():
    code = (
        "import sys\n"
        "from gui.__main__ import make_parser\n"
        "assert 'exit status' in make_parser().format_help()\n"
        "print(sorted({'numpy', 'PySide6'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work() -> Generator[float, None, str]:
    yield 0.5
    yield 1.0
    return "done"


def test_a_terminal_sees_a_bar_that_is_gone_in_the_end():
    terminal = Terminal()
    assert follow(work(), terminal) == "done"
    assert "50 %" in terminal.getvalue() and "100 %" in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")


def test_a_file_sees_no_bar():
    stream = io.StringIO()
    assert follow(work(), stream) == "done"
    assert stream.getvalue() == ""


def test_progress_rises_and_the_time_of_who_watches_is_not_counted(dense, pictures, monkeypatch):
    pixels, targets = pictures
    network = TextbookWeights(stages(dense), (6, 6, 1)).weights().network()
    now = [0.0]

    def clock() -> float:
        now[0] += 0.03
        return now[0]

    monkeypatch.setattr("engine.insight.evaluation.time.perf_counter", clock)
    running = evaluate(network, pixels, targets, PixelScale().fit(pixels), 10)
    shares = []
    try:
        while True:
            shares.append(next(running))
            now[0] += 100.0
    except StopIteration as ended:
        found: Evaluation = ended.value
    assert shares == sorted(shares) and 0 < shares[0] < 1
    assert found.seconds < 1
