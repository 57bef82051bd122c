"""Says how a network from a weights file does on pictures: accuracy, loss, and the time it took.

The file is ONNX, safetensors, .npz, or a pickled dictionary W1, b1, W2, b2, ... of NumPy arrays.
What arrays alone leave open (activation, padding, stride, pooling) is taken as it usually is, and
said; --choose says otherwise. Pixels are divided by 255, unless the file was exported by Glassnet
and says what else was done to them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.files.models.textbook_weights import Answer, Choice
    from engine.insight.evaluation import Evaluation

HELP = "say how a network from a weights file does on pictures"
BATCH_SIZE = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--weights", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--data",
        nargs="+",
        default=["mnist-test"],
        metavar="DATA",
        help="mnist-test (if left out), mnist-train, a .npz file (its test set, if it has one), or "
        "the IDX files of images and labels",
    )
    parser.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what the file leaves open, such as activation=relu or c1.padding=2; repeatable",
    )
    batches = parser.add_mutually_exclusive_group()
    batches.add_argument(
        "--batch-size", type=_positive, default=BATCH_SIZE, metavar="N", help="100 if left out"
    )
    batches.add_argument(
        "--one-by-one",
        dest="batch_size",
        action="store_const",
        const=1,
        help="the same as --batch-size 1",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a sentence")


def run(options: argparse.Namespace) -> int:
    from engine.data.preprocessing import PixelScale
    from engine.files.models.opened_weights import open_weights
    from engine.insight.evaluation import evaluate
    from engine.registry import SettingError
    from gui.commands.pictures import read_pictures
    from gui.commands.progress import follow
    from gui.commands.terminal import refuse, speak

    app = speak(options.language)
    try:
        pixels, targets = read_pictures(options.data)
        opened = open_weights(options.weights, pixels.shape[1:])
        answers = dict(_answer(text) for text in options.choose)
        weights = opened.weights(answers)
        network = weights.network()
        choices = opened.choices(answers)
        fitted = weights.fitted or PixelScale().fit(pixels[:1])
        found = follow(evaluate(network, pixels, targets, fitted, options.batch_size))
    except (SettingError, OSError) as error:
        return refuse(error)
    taken = [choice for choice in choices if choice.name not in answers]
    if taken:
        print(_taken_text(taken), file=sys.stderr)
    if options.json:
        print(json.dumps(_report(options, choices, found), ensure_ascii=False))
    else:
        print(_sentence(options, found))
    del app  # alive until here: without it nothing is translated
    return 0


def _report(
    options: argparse.Namespace, choices: tuple[Choice, ...], found: Evaluation
) -> dict[str, object]:
    return {
        "weights": options.weights.name,
        "data": " ".join(options.data),
        "accuracy": found.accuracy,
        "loss": found.loss,
        "samples": found.samples,
        "batch_size": found.batch_size,
        "seconds": round(found.seconds, 4),
        "choices": {choice.name: choice.answer for choice in choices},
    }


def _sentence(options: argparse.Namespace, found: Evaluation) -> str:
    from PySide6.QtCore import QCoreApplication

    from gui.numbers import format_number

    if found.batch_size == 1:
        text = QCoreApplication.translate(
            "Evaluate",
            "{weights} on {data}: accuracy {accuracy}, loss {loss}; "
            "{samples} pictures one by one in {seconds} s",
        )
    else:
        text = QCoreApplication.translate(
            "Evaluate",
            "{weights} on {data}: accuracy {accuracy}, loss {loss}; "
            "{samples} pictures in batches of {batch} in {seconds} s",
        )
    return text.format(
        weights=options.weights.name,
        data=" ".join(options.data),
        accuracy=format_number(found.accuracy),
        loss=format_number(found.loss),
        samples=format_number(found.samples),
        batch=format_number(found.batch_size),
        seconds=format_number(found.seconds, 3),
    )


def _taken_text(choices: list[Choice]) -> str:
    """What the file left open and was taken as usual."""
    from PySide6.QtCore import QCoreApplication

    text = QCoreApplication.translate(
        "Evaluate",
        "The file leaves open, taken as usual: {answers}. "
        "Say otherwise with --choose, such as --choose {example}.",
    )
    first = choices[0]
    other = next(option for option in first.options if option != first.answer)
    answers = ", ".join(f"{choice.name}={choice.answer}" for choice in choices)
    return text.format(answers=answers, example=f"{first.name}={other}")


def _answer(text: str) -> tuple[str, Answer]:
    """ "c1.padding=2" as its name and value."""
    from engine.registry import SettingError

    name, equals, value = text.partition("=")
    if not equals:
        raise SettingError(
            "--choose expects NAME=VALUE, got {got}: write it as activation=relu", got=repr(text)
        )
    for number in (int, float):
        try:
            return name, number(value)
        except ValueError:
            continue
    return name, value


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"expects a whole number from 1, got {text!r}")
    return number
