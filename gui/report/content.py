"""What a report says of a run: setup, layers, scores, what was changed when, figures, results."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.files.recipe import Recipe
from engine.files.shared_text import shared_text
from engine.lessons.checks import Measured
from engine.registry import Component, Knob, SettingError, knobs
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.summary import summary
from gui.curves.marks import Marks
from gui.export_order import ZOOM
from gui.exportable import Made
from gui.figures.export import Size
from gui.language import choice_label, error_text, language, vocabulary
from gui.numbers import format_epochs, format_number
from gui.report.document import Block, Code, Figure, Heading, Paragraph, Report, Table
from gui.stack.words import count_text, detail, row_name, shape_text

WIDTH_CM = 17.0
"""Of figures: what lies between the margins of a sheet of A4."""
TALLEST_CM = 20.0
SETTINGS = (
    *("dataset", "training_share", "data_seed", "features", "preprocessing"),
    *("loss", "optimizer", "schedule", "batch_size", "seed", "dtype"),
)
"""Of an experiment, in this order; its layers have a table of their own."""
LONGEST_SHARED = 4000
"""Characters of a shared text that still fit into a report."""


def report_of(
    title: str,
    frame: Frame,
    pictures: Sequence[tuple[Made, tuple[float, float]]],
    results: Sequence[Measured] = (),
    notes: str = "",
) -> Report:
    """The report of a run at the moment of a frame, in the language of the moment.

    pictures: what was made of panels, with width and height in centimetres.
    results: published values beside measured ones, of a lesson.   notes: of whoever writes it.
    """
    translate = QCoreApplication.translate
    recipe = Recipe(frame.origin or frame.experiment, frame.journal, frame.step)
    blocks: list[Block] = [Paragraph(part) for part in notes.split("\n\n") if part.strip()]
    blocks += [Heading(translate("Report", "Setup")), setup_table(frame.experiment)]
    blocks += [Heading(translate("Report", "Layers")), layers_table(frame.experiment)]
    blocks += [Heading(translate("Report", "Scores")), scores_table(frame)]
    if frame.divergence is not None:
        blocks.append(Paragraph(_diverged(frame)))
    blocks += _results(results)
    blocks += _changes(frame)
    shown = [(made, cm) for made, cm in pictures if made.page.panels]
    blocks += [Figure(made.page, fitted(cm), made.title) for made, cm in shown]
    text, shared = _texts(recipe)
    if shared:
        blocks.append(Heading(translate("Report", "To open it again")))
        said = translate(
            "Report",
            "Copy this text and paste it into Glassnet: it is the experiment with all that was "
            "changed while it learned.",
        )
        blocks += [Paragraph(said), Code(shared)]
    blocks.append(Paragraph(_made_with(recipe), muted=True))
    return Report(title, _subtitle(frame), tuple(blocks), language(), text)


def title_of(experiment: Experiment) -> str:
    """What a report is called unless somebody says otherwise: "Spiral, 8-8"."""
    sizes = [getattr(one, "units", getattr(one, "filters", None)) for one in experiment.layers]
    layers = "-".join(str(size) for size in sizes if size is not None)
    return ", ".join(filter(None, (vocabulary(type(experiment.dataset).label), layers)))


def setup_table(experiment: Experiment) -> Table:
    """Every setting with its value, and the knobs of what was chosen."""
    known = knobs(experiment)
    rows = []
    for name in SETTINGS:
        if experiment.dataset.sample == "picture" and name == "features":
            continue
        label = vocabulary(known[name].label)
        rows.append((label[:1].upper() + label[1:], _told(getattr(experiment, name), known[name])))
    return Table((), tuple(rows))


def layers_table(experiment: Experiment) -> Table:
    """Layer, settings, shape and parameters, with the sum."""
    translate = QCoreApplication.translate
    found = summary(experiment)
    by_key: dict[str, Any] = {layer.key: layer for layer in experiment.layers}
    rows = []
    for row in found.rows:
        is_output = row is found.rows[-1]
        layer = experiment.output if is_output else by_key.get(row.key)
        name = row_name(row, layer)
        counts = shape_text(row.output_shape), count_text(row.parameters)
        rows.append((name, detail(layer, row), *counts))
    rows.append((translate("Report", "Together"), "", "", count_text(found.parameters)))
    head = (
        translate("Report", "Layer"),
        translate("Report", "Settings"),
        translate("Report", "Output"),
        translate("Report", "Parameters"),
    )
    return Table(head, tuple(rows), frozenset({2, 3}))


def scores_table(frame: Frame) -> Table:
    """Loss and accuracy, or R², on both sets."""
    translate = QCoreApplication.translate
    scores = frame.scores
    is_regression = not frame.experiment.class_count
    score = "R²" if is_regression else translate("Report", "accuracy")

    def said(value: float) -> str:
        if math.isnan(value):
            return "–"
        return format_number(value) if is_regression else f"{100 * value:.2f} %"

    losses = [
        "–" if math.isnan(loss) else format_number(loss)
        for loss in (scores.training_loss, scores.test_loss)
    ]
    rows = (
        (translate("Report", "training set"), losses[0], said(scores.training_score)),
        (translate("Report", "test set"), losses[1], said(scores.test_score)),
    )
    return Table(("", translate("Report", "loss"), score), rows, frozenset({1, 2}))


def results_table(results: Sequence[Measured]) -> Table:
    """Published values beside measured ones; what is missed is marked."""
    translate = QCoreApplication.translate
    rows: list[tuple[str, ...]] = []
    good: set[int] = set()
    bad: set[int] = set()
    for measured in results:
        published = measured.published
        if measured.missing is not None:
            rows.append((published.id, "–", error_text(measured.missing), "–"))
            continue
        for place, expected in enumerate(published.expected):
            found = measured.values[place : place + 1]
            (good if found and measured.meets(found[0], expected) else bad).add(len(rows))
            name = published.id if len(published.expected) == 1 else f"{published.id} ({place + 1})"
            rows.append(
                (
                    name,
                    format_number(expected),
                    format_number(found[0]) if found else "–",
                    f"±{published.tolerance:g}",
                )
            )
    head = (
        translate("Report", "Result"),
        translate("Report", "published"),
        translate("Report", "measured"),
        translate("Report", "tolerance"),
    )
    return Table(head, tuple(rows), frozenset({1, 2, 3}), frozenset(good), frozenset(bad))


def fitted(cm: tuple[float, float]) -> Size:
    """A size that fits on a sheet, in the same shape."""
    width, height = cm
    scale = min(WIDTH_CM / width, TALLEST_CM / height, 1.0)
    return Size.from_cm(width * scale, height * scale, ZOOM["print"])


def _results(results: Sequence[Measured]) -> list[Block]:
    if not results:
        return []
    text = QCoreApplication.translate("Report", "Published values")
    return [Heading(text), results_table(results)]


def _changes(frame: Frame) -> list[Block]:
    """What was changed while it learned."""
    marks = Marks()
    marks.follow(frame)
    found = marks.marks(frame.epoch)
    if not found:
        return []
    translate = QCoreApplication.translate
    rows = tuple((f"{mark.x:,.1f}", mark.text) for mark in found)
    head = (translate("Report", "epoch"), translate("Report", "what was changed"))
    title = translate("Report", "Changes while it learned")
    return [Heading(title), Table(head, rows, frozenset({0}))]


def _told(value: Any, knob: Knob) -> str:
    """A value in words: a component with its knobs."""
    if knob.many:
        return ", ".join(_short(member) for member in value) or "–"
    if isinstance(value, Component):
        return _short(value)
    if knob.choices:
        return choice_label(value)
    text = format_number(value) if isinstance(value, int | float) else str(value)
    return f"{text} {vocabulary(knob.unit)}".strip()


def _short(component: Component) -> str:
    """ "SGD: learning rate 0.03" """
    if symbol := getattr(component, "symbol", ""):
        return str(symbol)
    parts = []
    for name, knob in knobs(component).items():
        value = getattr(component, name)
        plain = isinstance(value, int | float) and not isinstance(value, bool)
        label = vocabulary(knob.label)
        if isinstance(value, Component):
            parts.append(f"{label} {_short(value)}")
        elif plain:
            parts.append(f"{label} {format_number(value)}")
        elif isinstance(value, bool) and value:
            parts.append(label)
        elif knob.choices:
            parts.append(f"{label} {choice_label(value)}")
    name = vocabulary(type(component).label)
    return f"{name}: {', '.join(parts)}" if parts else name


def _texts(recipe: Recipe) -> tuple[str, str]:
    """The recipe as JSON and as shared text; empty where it is too large for that."""
    try:
        text = recipe.text()
        shared = shared_text(recipe)
    except SettingError:
        return "", ""
    return text, shared if len(shared) <= LONGEST_SHARED else ""


def _subtitle(frame: Frame) -> str:
    text = QCoreApplication.translate("Report", "After {steps} steps, {epochs} epochs")
    return text.format(steps=f"{frame.step:,}", epochs=format_epochs(frame.epoch))


def _diverged(frame: Frame) -> str:
    assert frame.divergence is not None
    text = QCoreApplication.translate("Report", "Learning diverged at step {step}: {formula}")
    return text.format(step=f"{frame.divergence.step:,}", formula=frame.divergence.formula)


def _made_with(recipe: Recipe) -> str:
    text = QCoreApplication.translate(
        "Report", "Made with Glassnet. Random seed {seed}; numbers came about on {build}."
    )
    return text.format(seed=recipe.experiment.seed, build=recipe.build)
