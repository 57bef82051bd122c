"""Trains an experiment, or goes on with a run, and says how well it does then.

FILE is an experiment (.json), a run, or a figure that Glassnet exported, whose run is lived again
up to its step first; --lesson stands for the experiment of a lesson. Without --epochs and --steps
it learns until a stop rule of the experiment holds. Ctrl-C ends after the present step: what there
is by then is said and saved.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.numbers import plain, whole_number

if TYPE_CHECKING:
    from engine.training.scores import Scores
    from engine.training.trainer import Trainer
    from gui.commands.learning import Ended

HELP = "train an experiment or go on with a run"
STATUSES = (
    "exit status: 0 done, 1 refused or unreadable (said on standard error), 2 wrong arguments, "
    "3 learning diverged, 130 interrupted"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", metavar="FILE")
    what.add_argument("--lesson", metavar="NN", help="instead of a file: the lesson's experiment")
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--epochs", type=whole_number(0), metavar="N", help="learn so many epochs from here on"
    )
    length.add_argument(
        "--steps", type=whole_number(0), metavar="N", help="learn so many steps from here on"
    )
    parser.add_argument(
        "--seed", type=whole_number(0), metavar="N", help="in place of the experiment's own"
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="save the run (.glassnet), or its weights alone (.npz, .safetensors, .onnx)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of sentences")
    parser.add_argument("--progress", action="store_true", help="show it also where no terminal is")


def run(options: argparse.Namespace) -> int:
    from engine.registry import SettingError
    from gui.commands.learning import interruptible, learn, steps_wanted
    from gui.commands.progress import Bar, follow
    from gui.commands.saving import Saving
    from gui.commands.terminal import refuse, speak

    app = speak(options.language)
    try:
        saving = None if options.out is None else Saving(options.out)
        trainer = follow(_begun(options), asked=options.progress)
        steps = steps_wanted(trainer, options.epochs, options.steps)
        if saving is not None:
            saving.check(trainer)
    except (SettingError, OSError) as error:
        return refuse(error)
    with interruptible() as interrupted:
        with Bar(asked=options.progress) as bar:
            ended = learn(trainer, steps, interrupted, bar)
        scores = trainer.scores() if interrupted() else _measured(trainer)
        status = ended.status
        if saving is not None:
            try:
                saving.save(trainer)
            except (SettingError, OSError) as error:  # the numbers are said all the same
                options.out, status = None, refuse(error)
    if options.json:
        report = _report(options, trainer, ended, scores)
        print(json.dumps(report, ensure_ascii=False, allow_nan=False))
    else:
        print(_sentences(options, trainer, ended, scores))
    del app  # alive until here: without it nothing is translated
    return status


def _measured(trainer: Trainer) -> Scores:
    """The scores, of pictures with the whole test set as the network is now."""
    pictures = trainer.experiment.dataset.sample == "picture"
    return trainer.measure() if pictures else trainer.scores()


# What is said


def _report(
    options: argparse.Namespace, trainer: Trainer, ended: Ended, scores: Scores
) -> dict[str, object]:
    from dataclasses import asdict

    from engine.registry import to_config

    diverged = ended.divergence
    return {
        "file": None if options.file is None else options.file.name,
        "ended": ended.how,
        "rule": None if ended.rule is None else to_config(ended.rule),
        "divergence": None if diverged is None else asdict(diverged),
        "step": trainer.step,
        "epoch": trainer.epoch_position,
        "steps_made": ended.steps,
        "seconds": round(ended.seconds, 3),
        "seed": trainer.streams.seed,
        "training_loss": plain(scores.training_loss),
        "test_loss": plain(scores.test_loss),
        "training_score": plain(scores.training_score),
        "test_score": plain(scores.test_score),
        "score": "accuracy" if trainer.experiment.class_count else "r2",
        "out": None if options.out is None else str(options.out),
    }


def _begun(options: argparse.Namespace) -> Generator[float, None, Trainer]:
    """The run of the file, or that of the lesson at its beginning. Raises SettingError."""
    from engine.training.trainer import Trainer
    from gui.commands.lessons import open_library
    from gui.commands.runs import open_run, seeded

    if options.lesson is None:
        return (yield from open_run(options.file, options.seed))
    yield 0.0
    return Trainer(seeded(open_library(None).find(options.lesson).experiment, options.seed))


def _sentences(options: argparse.Namespace, trainer: Trainer, ended: Ended, scores: Scores) -> str:
    from PySide6.QtCore import QCoreApplication

    from gui.commands.terminal import table
    from gui.messages import stop_text
    from gui.numbers import format_epochs, format_number

    translate = QCoreApplication.translate
    made = translate("Train", "Step {step}, epoch {epoch} ({steps} more in {seconds} s)")
    lines = [
        made.format(
            steps=format_number(ended.steps),
            seconds=format_number(round(ended.seconds, 3), 3),
            step=format_number(trainer.step),
            epoch=format_epochs(trainer.epoch_position),
        )
    ]
    if ended.how == "interrupted":
        lines.append(translate("Train", "Interrupted"))
    elif ended.divergence is not None:
        text = translate(
            "Train",
            "Learning diverged at step {step}: {formula} is not finite. The step before is kept.",
        )
        step, formula = format_number(ended.divergence.step), ended.divergence.formula
        lines.append(text.format(step=step, formula=formula))
    elif ended.rule is not None:
        lines.append(stop_text(ended.rule))
    classes = trainer.experiment.class_count
    score = translate("Train", "accuracy") if classes else "R²"
    rows = [
        ("", translate("Train", "loss"), score),
        (
            translate("Train", "training"),
            _number(scores.training_loss),
            _number(scores.training_score),
        ),
        (translate("Train", "test"), _number(scores.test_loss), _number(scores.test_score)),
    ]
    lines.append(table(rows, numbers=(1, 2)))
    if options.out is not None:
        lines.append(translate("Train", "Saved in {file}").format(file=options.out))
    return "\n".join(lines)


def _number(value: float) -> str:
    from gui.numbers import format_number

    return "-" if value != value else format_number(value)
