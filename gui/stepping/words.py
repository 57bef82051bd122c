"""The words of a call: its stage and layer, what it is for, and its arrays."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.insight.walkthrough import Look, Walkthrough
from gui.messages import layer_name
from gui.numbers import format_number
from gui.stepping.figure import StepFigure

DIGITS = 4


def number(value: float) -> str:
    return format_number(float(value), DIGITS)


def role_name(role: str) -> str:
    """A stage of the step."""
    return {
        "forward": QCoreApplication.translate("Stepping", "Forward"),
        "loss": QCoreApplication.translate("Stepping", "Loss"),
        "backward": QCoreApplication.translate("Stepping", "Backward"),
        "update": QCoreApplication.translate("Stepping", "Update"),
    }[role]


def role_explained(role: str) -> str:
    """What a stage is for."""
    return {
        "forward": QCoreApplication.translate(
            "Stepping", "From the inputs to the outputs, layer by layer."
        ),
        "loss": QCoreApplication.translate(
            "Stepping", "One number for how wrong the outputs are, and its slope."
        ),
        "backward": QCoreApplication.translate(
            "Stepping", "From the loss back to the inputs: how it changes with each parameter."
        ),
        "update": QCoreApplication.translate(
            "Stepping", "Every parameter goes a little way against its gradient."
        ),
    }[role]


def place(walk: Walkthrough, key: str) -> str:
    """A layer, by its name in the window; "" for what serves all."""
    if not key:
        return ""
    name = layer_name(walk.experiment, key)
    alike = sum(layer_name(walk.experiment, other) == name for other in walk.layers)
    return f"{name[:1].upper()}{name[1:]}" + (f" ({key})" if alike > 1 else "")


def shape(look: Look) -> str:
    """ "4 × 10"; of a single number that it is one."""
    if not look.shape:
        return QCoreApplication.translate("Stepping", "a number")
    return " × ".join(format_number(size) for size in look.shape)


def spread(look: Look) -> str:
    """Smallest, mean and largest of an array that is not shown whole."""
    text = QCoreApplication.translate("Stepping", "min {low} · mean {mean} · max {high}")
    return text.format(low=number(look.low), mean=number(look.mean), high=number(look.high))


def where(figure: StepFigure) -> str:
    """ "Call 3 of 21 · Backward · Hidden 1"."""
    walk, line = figure.walk, figure.line
    if walk is None or line is None:
        return ""
    text = QCoreApplication.translate("Stepping", "Call {number} of {count}")
    parts = [
        text.format(number=format_number(figure.at + 1), count=format_number(len(walk.lines))),
        role_name(line.role),
    ]
    if line.layer:
        parts.append(place(walk, line.layer))
    return " · ".join(parts)


def notes(figure: StepFigure) -> list[str]:
    """What else there is to say of this call."""
    walk, line = figure.walk, figure.line
    if walk is None or line is None:
        return [
            QCoreApplication.translate(
                "Stepping",
                "One step of learning, call by call: each line of NumPy with what it read and "
                "wrote. It is made on a copy; the run goes on undisturbed.",
            )
        ]
    found = [role_explained(line.role)]
    if any(look.text.startswith("with_") for look in line.inputs):
        found.append(
            QCoreApplication.translate(
                "Stepping",
                "with_ones adds a row of ones, so that the last column of W is the bias.",
            )
        )
    if line.out.changed is not None:
        text = QCoreApplication.translate("Stepping", "Marked: what this call changed.")
        found.append(text)
    if line.role == "update" and walk.repeated and figure.at == len(walk.lines) - 1:
        found.append(
            QCoreApplication.translate(
                "Stepping", "The same is then done to the rest of the parameters."
            )
        )
    if walk.shortened:
        found.append(
            QCoreApplication.translate(
                "Stepping", "This step is large: of its last arrays only sizes and means are kept."
            )
        )
    return found


def caption(figure: StepFigure) -> str:
    """The sentence under the exported figure."""
    line, walk = figure.line, figure.walk
    if line is None or walk is None:
        return notes(figure)[0]
    text = QCoreApplication.translate("Stepping", "Step {step} on {samples} samples.")
    made = text.format(step=format_number(walk.step), samples=format_number(walk.samples))
    return f"**{where(figure)}.** {line.text}. {made} {' '.join(notes(figure))}"


def spoken(figure: StepFigure) -> str:
    """All that is seen of the call."""
    line = figure.line
    if line is None:
        return notes(figure)[0]
    looks = [_said(look) for look in (*line.inputs, line.out)]
    return ". ".join([where(figure), line.text, *filter(None, [line.formula]), *looks])


def _said(look: Look) -> str:
    return f"{look.text}: {shape(look)}, {spread(look)}"
