"""Checks the gradients of an experiment: backpropagation beside central differences, in float64.

FILE is an experiment, a run, or a figure that Glassnet exported; of a run and a figure the weights
of their moment are taken. Of each kind of parameter of each layer it says how far both gradients
are apart. It ends with status 1 where they do not agree.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from gui.commands.numbers import whole_number

if TYPE_CHECKING:
    from engine.insight.gradient_check import Finding, GradientCheck

HELP = "check the gradients of an experiment"
STATUSES = (
    "exit status: 0 the gradients agree, 1 they do not, or the file was refused (said on standard "
    "error), 2 wrong arguments, 130 interrupted"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--samples",
        type=whole_number(1),
        default=3,
        metavar="N",
        help="of the next batch, on which it is checked; 3 if left out",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--progress", action="store_true", help="show it also where no terminal is")


def run(options: argparse.Namespace) -> int:
    from engine.insight.gradient_check import Subject, check_gradient
    from engine.registry import SettingError
    from gui.commands.progress import follow
    from gui.commands.runs import open_run
    from gui.commands.terminal import refuse, speak

    app = speak(options.language)
    try:
        trainer = follow(open_run(options.file), asked=options.progress)
        subject = Subject.of(trainer, options.samples)
        found = follow(check_gradient(subject), asked=options.progress)
    except (SettingError, OSError) as error:
        return refuse(error)
    if options.json:
        print(json.dumps(_report(options.file, found), allow_nan=False))
    else:
        print(_table(found))
        print(_outcome(found))
        if any(_is_zero(finding) for finding in found.findings):
            print(_zeros_text())
    del app  # alive until here: without it nothing is translated
    return 1 if found.first_wrong else 0


def _report(file: Path, check: GradientCheck) -> dict[str, object]:
    return {
        "file": file.name,
        "agrees": not check.first_wrong,
        "first_wrong": check.first_wrong or None,
        "samples": check.subject.block.shape[1],
        "parameters": check.parameter_count,
        "checked": check.checked,
        "corners": check.corners,
        "seconds": round(sum(check.seconds), 3),
        "parts": [_part(finding) for finding in check.findings],
    }


def _part(finding: Finding) -> dict[str, object]:
    from gui.commands.numbers import plain

    return {
        "layer": finding.part.layer,
        "kind": finding.part.kind,
        "parameters": finding.part.count,
        "checked": len(finding.part.places),
        "mean_difference": plain(finding.mean),
        "largest_difference": plain(finding.largest),
        "relative_difference": plain(finding.relative),
        "verdict": finding.verdict,
        "all_zero": _is_zero(finding),
    }


def _is_zero(finding: Finding) -> bool:
    """Whether both gradients are 0 everywhere: then they agree, but little is shown by it."""
    return not finding.backward.any() and not finding.part.numerical.any()


def _table(check: GradientCheck) -> str:
    from PySide6.QtCore import QCoreApplication

    from gui.commands.terminal import table
    from gui.gradients.words import kind_name, place
    from gui.numbers import format_number

    translate = QCoreApplication.translate
    rows: list[tuple[str, ...]] = [
        (
            translate("Check", "layer"),
            translate("Check", "kind"),
            translate("Check", "checked"),
            translate("Check", "mean difference"),
            translate("Check", "largest"),
            translate("Check", "relative"),
            "",
        )
    ]
    for finding in check.findings:
        part = finding.part
        checked = format_number(len(part.places))
        if len(part.places) < part.count:
            checked = f"{checked} / {format_number(part.count)}"
        sizes = (finding.mean, finding.largest, finding.relative)
        rows.append(
            (
                place(check, part.layer),
                kind_name(part.kind),
                checked,
                *(f"{size:.1e}" for size in sizes),
                _verdict(finding),
            )
        )
    return table(rows, numbers=(2, 3, 4, 5))


def _verdict(finding: Finding) -> str:
    from PySide6.QtCore import QCoreApplication

    from gui.gradients.words import verdict_name

    if finding.verdict == "fine" and _is_zero(finding):
        return QCoreApplication.translate("Check", "all 0")
    return verdict_name(finding.verdict)


def _zeros_text() -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate(
        "Check",
        "Where all gradients are 0 the check shows little: take more --samples, or train a little "
        "first.",
    )


def _outcome(check: GradientCheck) -> str:
    from PySide6.QtCore import QCoreApplication

    from gui.gradients.words import place
    from gui.numbers import format_number

    if check.first_wrong:
        text = QCoreApplication.translate(
            "Check", "The gradients do not agree, first in {layer} on the way back."
        )
        return text.format(layer=place(check, check.first_wrong))
    text = QCoreApplication.translate(
        "Check", "The gradients agree: {checked} of {count} parameters, {samples} samples."
    )
    return text.format(
        checked=format_number(check.checked),
        count=format_number(check.parameter_count),
        samples=format_number(check.subject.block.shape[1]),
    )
