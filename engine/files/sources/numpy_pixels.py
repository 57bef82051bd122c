"""How a NumPy script makes the batches of a network from pixels and labels."""

from __future__ import annotations

from collections.abc import Iterator

from engine.data.preprocessing import NoPreprocessing, PixelScale, Whitening
from engine.files.sources import comments as words
from engine.files.sources.comments import Comments
from engine.files.sources.script import Line, function_lines
from engine.training.experiment import Experiment


def pixel_arrays(experiment: Experiment) -> dict[str, bool]:
    """What the inputs are moved and scaled with, by the name in `Fitted`: is it a matrix?"""
    rule = experiment.preprocessing
    if isinstance(rule, (NoPreprocessing, PixelScale)):
        return {}
    mixing = {"mixing": True} if isinstance(rule, Whitening) else {}
    return {"offset": False, "divisor": False, **mixing}


def picture_functions(
    experiment: Experiment, comments: Comments, rows_first: bool = False
) -> Iterator[Line]:
    """`inputs` and `targets`: what the network takes and should give, from pixels and labels.

    rows_first: a row for each picture, as frameworks have it, in place of a column.
    """
    single = experiment.dtype == "float32"
    columns = "pixels.reshape(len(pixels), -1)" + ("" if rows_first else ".T")
    rule, arrays = experiment.preprocessing, pixel_arrays(experiment)
    if "mixing" in arrays:
        phrase = words.INPUTS_MIXED
        rows: tuple[str, ...] = (
            f"    moved = {columns} - offset",
            "    return moved @ mixing / divisor"
            if rows_first
            else "    return mixing.T @ moved / divisor",
        )
    elif arrays:
        phrase = words.INPUTS_MOVED
        rows = (f"    return ({columns} - offset) / divisor",)
    elif isinstance(rule, PixelScale):
        phrase = words.INPUTS_SCALED
        rows = (f"    return {columns} / {'dtype(255)' if single else '255'}",)
    else:
        phrase = words.INPUTS_RAW
        rows = (f"    return {columns}.astype({'dtype' if single else 'float'})",)
    yield from function_lines("data", "def inputs(pixels):", comments.docstring(phrase), *rows)
    low, high = experiment.coding
    units = experiment.output_units
    if units == 1:
        phrase = words.TARGETS_TWO
        condition = "(labels == 1)[:, None]" if rows_first else "(labels == 1)[None]"
    else:
        phrase = words.TARGETS_CLASSES
        condition = f"labels == np.arange({units})[:, None]"
        condition = f"labels[:, None] == np.arange({units})" if rows_first else condition
    ending = ".astype(dtype)" if single else ""
    yield from function_lines(
        "data",
        "def targets(labels):",
        comments.docstring(phrase, high=f"{high:g}", low=f"{low:g}"),
        f"    return np.where({condition}, {high}, {low}){ending}",
    )
