"""The words of the gradient check: what was checked, what came of it, and what was planted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.insight.gradient_check import SAMPLE, Finding, GradientCheck
from gui.gradients.figure import GradientFigure
from gui.language import vocabulary
from gui.messages import layer_name
from gui.numbers import format_number


def bug_name(id: str) -> str:
    """What a mistake is called."""
    return {
        "relu_output": QCoreApplication.translate("GradientCheck", "ReLU’s slope at its output"),
        "sigmoid_slope": QCoreApplication.translate("GradientCheck", "Sigmoid’s slope lacks 1 − a"),
        "tanh_slope": QCoreApplication.translate("GradientCheck", "tanh’s slope lacks a square"),
        "no_bias": QCoreApplication.translate("GradientCheck", "No gradient of the bias"),
        "transposed": QCoreApplication.translate("GradientCheck", "A product the wrong way round"),
        "sign": QCoreApplication.translate("GradientCheck", "A sign turned round"),
        "factor_two": QCoreApplication.translate("GradientCheck", "The factor 2 forgotten"),
        "averaged_twice": QCoreApplication.translate("GradientCheck", "Averaged twice"),
        "dropout_mask": QCoreApplication.translate("GradientCheck", "Dropout’s mask forgotten"),
        "dropout_scale": QCoreApplication.translate("GradientCheck", "Dropout’s factor forgotten"),
    }[id]  # fmt: skip


def kind_name(kind: str) -> str:
    """Of a kind of parameters."""
    names = {
        "weights": QCoreApplication.translate("GradientCheck", "weights"),
        "bias": QCoreApplication.translate("GradientCheck", "bias"),
    }
    return names.get(kind) or {"gamma": "γ", "beta": "β"}.get(kind) or vocabulary(kind)


def place(check: GradientCheck, key: str) -> str:
    """A layer, by the name that the window has for it and its key."""
    name = layer_name(check.subject.experiment, key)
    name = f"{name[:1].upper()}{name[1:]}"
    return name if key == "output" else f"{name} ({key})"


def part_name(check: GradientCheck, finding: Finding) -> str:
    return f"{place(check, finding.part.layer)} · {kind_name(finding.part.kind)}"


def verdict_name(verdict: str) -> str:
    return {
        "fine": QCoreApplication.translate("GradientCheck", "agrees"),
        "doubtful": QCoreApplication.translate("GradientCheck", "doubtful"),
        "wrong": QCoreApplication.translate("GradientCheck", "wrong"),
        "corner": QCoreApplication.translate("GradientCheck", "at a corner"),
    }[verdict]


def outcome(figure: GradientFigure) -> str:
    """The one sentence that says what came of it."""
    check = figure.check
    if check is None:
        return QCoreApplication.translate("GradientCheck", "Nothing has been checked yet.")
    if figure.hidden:
        return QCoreApplication.translate(
            "GradientCheck", "A mistake is planted. In which layer will it show first?"
        )
    first = check.first_wrong
    if check.bug is None:
        if first:
            text = QCoreApplication.translate(
                "GradientCheck", "The two gradients do not agree, first in {layer}."
            )
            return text.format(layer=place(check, first))
        return QCoreApplication.translate("GradientCheck", "Both gradients agree in every layer.")
    if not first:
        return QCoreApplication.translate(
            "GradientCheck", "Not caught: on this batch the wrong rule gives the right gradient."
        )
    text = QCoreApplication.translate("GradientCheck", "Caught: it shows first in {layer}.")
    found = text.format(layer=place(check, first))
    if not figure.guess:
        return found
    right = QCoreApplication.translate("GradientCheck", "You said so.")
    other = QCoreApplication.translate("GradientCheck", "You expected {layer}.")
    said = right if figure.guess == first else other.format(layer=place(check, figure.guess))
    return f"{found} {said}"


def explained(figure: GradientFigure) -> list[str]:
    """Paragraphs beneath the picture."""
    check = figure.check
    if check is None:
        return [
            QCoreApplication.translate(
                "GradientCheck",
                "Each parameter is moved a little up and down, and the loss is computed both "
                "times: (L(w + h) − L(w − h)) ÷ 2h. That asks the forward pass alone. Where "
                "backpropagation says something else, its rule is wrong.",
            )
        ]
    found = []
    if check.bug is not None and not figure.hidden:
        text = QCoreApplication.translate(
            "GradientCheck", "Planted in {layer}: {wrong} instead of {right}."
        )
        bug = check.bug
        found.append(
            text.format(layer=place(check, check.bug_layer), wrong=bug.wrong, right=bug.right)
        )
        if check.first_wrong:
            found.append(
                QCoreApplication.translate(
                    "GradientCheck",
                    "The way back begins at the output. Layers that it has passed before the "
                    "mistake agree; from there on the error is handed down. So look in the first "
                    "layer that disagrees, or between it and the last one that agrees.",
                )
            )
    found.append(counted(check))
    if check.corners:
        text = QCoreApplication.translate(
            "GradientCheck",
            "{count} parameters stand at a corner of the loss (a ReLU at 0), where there is no "
            "gradient; they are left out.",
        )
        found.append(text.format(count=format_number(check.corners)))
    return found


def counted(check: GradientCheck) -> str:
    """How many parameters, on how many samples, in what time."""
    numbers = {
        "checked": format_number(check.checked),
        "all": format_number(check.parameter_count),
        "samples": format_number(check.subject.block.shape[1]),
        "slow": seconds(check.seconds[0]),
        "fast": seconds(check.seconds[1]),
        "most": format_number(SAMPLE),
    }
    if check.sampled:
        text = QCoreApplication.translate(
            "GradientCheck",
            "A sample: {checked} of {all} parameters, at most {most} of each kind in a layer, on "
            "{samples} samples in float64. Differences took {slow}, backpropagation {fast}.",
        )
    else:
        text = QCoreApplication.translate(
            "GradientCheck",
            "All {all} parameters, on {samples} samples in float64. Differences took {slow}, "
            "backpropagation {fast}.",
        )
    return text.format(**numbers)


def seconds(value: float) -> str:
    """A time in the unit that suits it."""
    for factor, unit in ((1.0, "s"), (1e3, "ms"), (1e6, "µs")):
        if value * factor >= 1.0 or unit == "µs":
            return f"{format_number(value * factor, 3)} {unit}"
    return ""


def caption(figure: GradientFigure) -> str:
    """The sentence under the exported figure."""
    return " ".join([f"**{outcome(figure)}**", *explained(figure)])


def spoken(figure: GradientFigure) -> str:
    """All that is seen, part by part."""
    said = [outcome(figure)]
    if figure.check is not None and not figure.hidden:
        said += [
            f"{part_name(figure.check, f)}: {format_number(f.relative, 2)}, "
            f"{verdict_name(f.verdict)}"
            for f in figure.check.findings
        ]
    return " ".join(said)
