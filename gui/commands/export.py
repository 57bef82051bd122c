"""Saves a network for other programs: as ONNX, safetensors, .npz or the source that trains it.

FILE is an experiment (.json), a recipe or a figure that Glassnet exported, whose run is lived again
up to its step first, a run, or a model that was exported before.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.numbers import whole_number

if TYPE_CHECKING:
    from engine.files.models.model import Model
    from engine.training.trainer import Trainer

HELP = "save a network as ONNX, safetensors, .npz or source code"
FORMATS = ("onnx", "safetensors", "npz", "numpy", "pytorch", "keras")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--format", choices=FORMATS, help="as the name of the file ends if left out; .py is numpy"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="OUT", help="the file to write")
    parser.add_argument(
        "--steps", type=whole_number(0), default=0, metavar="N", help="learn so many steps first"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a sentence")


def run(options: argparse.Namespace) -> int:
    from engine.files.models.model_formats import ENDINGS, exported, format_of
    from engine.registry import SettingError
    from gui.commands.progress import follow
    from gui.commands.terminal import refuse, speak
    from gui.figures.export import write_in_place
    from gui.language import vocabulary

    app = speak(options.language)
    try:
        format = options.format or format_of(options.out)
        if format is None:
            raise SettingError(
                "--out expects a name that ends in one of {known}, got {got}: correct it, or say "
                "--format",
                known=", ".join(dict.fromkeys(ENDINGS.values())),
                got=repr(options.out.name),
            )
        found = follow(_found(options.file, options.steps))
        files = exported(found, format, options.out.name, vocabulary)
        for name in reversed(files):  # what the first file needs beside it is there before it
            write_in_place(options.out.with_name(name), files[name])
    except (SettingError, OSError) as error:
        return refuse(error)
    written = [str(options.out.with_name(name)) for name in files]
    if options.json:
        report = {"format": format, "files": written, "step": found.step}
        print(json.dumps(report, ensure_ascii=False))
    else:
        print(_sentence(written, found.step))
    del app  # alive until here: without it nothing is translated
    return 0


def _found(path: Path, steps: int) -> Generator[float, None, Trainer | Model]:
    """The run or the model of a file, so many steps later. Yields the share done."""
    from engine.files.models.opened_weights import may_be_weights, read_model
    from engine.registry import SettingError
    from engine.training.divergence import Divergence
    from gui.commands.runs import open_run

    if may_be_weights(path):
        model = read_model(path)
        if not steps:
            return model
        trainer = model.trainer()
    else:
        trainer = yield from open_run(path)
    last = trainer.step + steps
    while trainer.step < last:
        diverged = trainer.train(last - trainer.step, seconds=0.1, obey_rules=False)
        if isinstance(diverged, Divergence):
            raise SettingError(
                "Learning diverged at step {step}: choose fewer steps, or a smaller learning rate",
                step=diverged.step,
            )
        yield 1.0 - (last - trainer.step) / steps
    return trainer


def _sentence(files: list[str], step: int) -> str:
    from PySide6.QtCore import QCoreApplication

    from gui.numbers import format_number

    text = QCoreApplication.translate("Export", "The network after {step} steps is in {files}")
    return text.format(step=format_number(step), files=", ".join(files))
