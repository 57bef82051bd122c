"""What is said of a race: how it ended, why, and what is under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.basics.race import Path, finish
from engine.basics.surfaces import Formula, Point, Surface
from gui.language import vocabulary
from gui.numbers import format_number
from gui.race.figure import RaceFigure


def start() -> str:
    return QCoreApplication.translate("Race", "start")


def surface_name(surface: Surface) -> str:
    return vocabulary(surface.label)


def formula(surface: Surface) -> str:
    """The formula as one reads it: its own text, or the first words of what is said of it."""
    if isinstance(surface, Formula):
        return surface.formula
    return vocabulary(surface.summary()).split(":")[0].rstrip(".")


def place(point: Point) -> str:
    return f"({format_number(point[0], 3)}, {format_number(point[1], 3)})"


def under_pointer(surface: Surface, point: Point) -> str:
    """Place, loss and gradient."""
    loss, dx, dy = (float(number) for number in surface.look(*point))
    text = QCoreApplication.translate(
        "Race", "x {x}, y {y}: loss {loss}, gradient ({dx}, {dy}). Click to start here"
    )
    return text.format(
        x=format_number(point[0], 3),
        y=format_number(point[1], 3),
        loss=format_number(loss),
        dx=format_number(dx, 3),
        dy=format_number(dy, 3),
    )


def endings(figure: RaceFigure) -> str:
    """How each way stands at the step shown, those of one ending together."""
    found: dict[tuple[str, Point | None], list[str]] = {}
    for path in figure.paths:
        end = finish(figure.surface, path, figure.step)
        found.setdefault((end.kind, end.place), []).append(_name(path, end.kind))
    texts = {
        "global": QCoreApplication.translate("Race", "At the global minimum {place}: {names}."),
        "local": QCoreApplication.translate("Race", "At rest elsewhere, at {place}: {names}."),
        "way": QCoreApplication.translate("Race", "On the way: {names}."),
        "diverged": QCoreApplication.translate("Race", "Diverged: {names}."),
    }
    order = list(texts)
    said = [
        texts[kind].format(place=place(at) if at else "", names=", ".join(names))
        for (kind, at), names in sorted(found.items(), key=lambda item: order.index(item[0][0]))
    ]
    return " ".join(said)


def _name(path: Path, kind: str) -> str:
    name = vocabulary(path.optimizer.label)
    if kind != "diverged":
        return name
    text = QCoreApplication.translate("Race", "{name} at step {step}")
    return text.format(name=name, step=format_number(path.diverged or 0))


def lesson(figure: RaceFigure) -> str:
    """What the endings teach; every step here sees the whole surface."""
    if figure.surface.is_convex:
        return QCoreApplication.translate(
            "Race",
            "This surface is convex: every way down leads to the global minimum, and optimizers "
            "differ only in how fast they come there.",
        )
    ends = [finish(figure.surface, path, figure.step).kind for path in figure.paths]
    if "local" in ends:
        return QCoreApplication.translate(
            "Race",
            "Each step sees the whole surface, as full-batch descent sees all data, and yet some "
            "do not find the global minimum: the gradient is 0 where they rest. Only a convex "
            "loss leads there from every start.",
        )
    if len(figure.surface.lowest) > 1:
        return QCoreApplication.translate(
            "Race",
            "There are several global minima: the start, and what is remembered on the way, "
            "decide which one is found.",
        )
    return QCoreApplication.translate(
        "Race",
        "This surface is not convex: although each step sees all of it, as full-batch descent "
        "sees all data, nothing promises that the global minimum is found.",
    )


def caption(figure: RaceFigure) -> str:
    """The sentence under the exported figure."""
    text = QCoreApplication.translate(
        "Race", "**{surface}**, {formula}: {steps} steps from {start}. {endings}"
    )
    return text.format(
        surface=surface_name(figure.surface),
        formula=formula(figure.surface),
        steps=format_number(figure.step),
        start=place(figure.start),
        endings=endings(figure),
    )


def recipe(figure: RaceFigure) -> str:
    """The learning rates."""
    text = QCoreApplication.translate("Race", "Learning rates: {rates}")
    rates = [
        f"{vocabulary(path.optimizer.label)} {format_number(path.optimizer.learning_rate)}"
        for path in figure.paths
    ]
    return text.format(rates=", ".join(rates))
