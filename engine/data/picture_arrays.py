"""Arrays as pictures and classes: found by their names, checked, and brought into one form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import IntArray
from engine.data.npz import StoredArray
from engine.data.pictures import CHANNELS, CLASS_LIMIT, PIECE, PixelArray, check_labels
from engine.data.regular_file import check_regular
from engine.registry import SettingError

ARRAY_NAMES = (
    ("x_train", "y_train"),
    ("train_images", "train_labels"),
    ("x", "y"),
    ("X", "y"),
    ("images", "labels"),
    ("pixels", "labels"),
    ("data", "target"),
    ("data", "labels"),
)
TEST_NAMES = (("x_test", "y_test"), ("test_images", "test_labels"))
"""Names under which pictures and classes are commonly saved."""

ROWS = 1024
"""So many pictures are converted from floats at a time."""


def usual_arrays(path: Path, stored: tuple[StoredArray, ...]) -> tuple[str, ...]:
    """The names of the pictures and the classes among the arrays of a .npz file, test set last.

    Raises SettingError when they cannot be told apart by their usual names or their shapes.
    """
    names = {array.name for array in stored}
    pair = next((pair for pair in ARRAY_NAMES if names.issuperset(pair)), None)
    if pair is not None:
        test = next((test for test in TEST_NAMES if names.issuperset(test)), ())
        return (*pair, *test) if pair in ARRAY_NAMES[:2] else pair
    pictures = [array for array in stored if len(array.shape) in (3, 4) and array.dtype.kind != "U"]
    if len(pictures) == 1:
        classes = [
            array.name
            for array in stored
            if array.shape in (pictures[0].shape[:1], (*pictures[0].shape[:1], 1))
        ]
        if len(classes) == 1:
            return pictures[0].name, classes[0]
    raise SettingError(
        "{file} expects arrays with usual names, such as x and y, got {got}: choose which holds "
        "the pictures and which the classes",
        file=path.name,
        got=", ".join(f"{array.name} {array.shape}" for array in stored),
    )


def pixels_of(array: NDArray[Any], name: str) -> PixelArray:
    """Stored pictures as (n, h, w, c) uint8: bytes as they are, floats from 0 to 1 times 255.

    Raises SettingError when the array has another shape, dtype or range.
    """
    if array.ndim == 3:
        array = array[..., None]
    if array.ndim != 4 or array.shape[3] not in CHANNELS:
        raise SettingError(
            "{name} expects pictures as (count, height, width), or with 1 or 3 channels last, got "
            "the shape {got}: bring the axes into that order",
            name=name,
            got=array.shape,
        )
    if array.dtype == np.uint8:
        return np.ascontiguousarray(array)
    if array.dtype.kind != "f":
        raise SettingError(
            "{name} expects pixels as bytes (uint8) or floats from 0 to 1, got {got}: convert them",
            name=name,
            got=str(array.dtype),
        )
    pixels = np.empty(array.shape, np.uint8)
    for start in range(0, len(array), ROWS):
        part = array[start : start + ROWS]
        outside = ~((part >= 0) & (part <= 1))
        if outside.any():
            raise SettingError(
                "{name} expects floats from 0 to 1, got {got}: divide the pixels by the largest",
                name=name,
                got=f"{part[outside][0]:g}",
            )
        pixels[start : start + ROWS] = np.rint(part * 255.0)
    return pixels


def labels_of(array: NDArray[Any], name: str, count: int) -> NDArray[Any]:
    """Stored classes as (count,), numbers or text. Raises SettingError for anything else."""
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.shape != (count,):
        raise SettingError(
            "{name} expects one class for each of {count} pictures, got the shape {got}: save the "
            "number of the class of every picture",
            name=name,
            count=f"{count:,}",
            got=array.shape,
        )
    if array.dtype.kind not in "iuU":
        raise SettingError(
            "{name} expects classes as whole numbers or text, got {got}: convert them",
            name=name,
            got=str(array.dtype),
        )
    return array


def classes_of(
    labels: NDArray[Any], names: tuple[str, ...] | None = None
) -> tuple[IntArray, tuple[str, ...]]:
    """(targets (n,) int64, class names): numbers count from 0, text is sorted.

    names: what the classes are called already. Raises SettingError when a label is none of them.
    """
    if labels.dtype.kind != "U":
        # From unsigned 64 bits a number beyond the range would come out negative: as refused.
        targets = labels.astype(np.int64)
        if names is None:
            count = max(2, min(int(targets.max()), CLASS_LIMIT) + 1)
            names = tuple(map(str, range(count)))
        check_labels(targets, len(names))
        return targets, names
    found, targets = np.unique(labels, return_inverse=True)
    texts = tuple(map(str, found))
    names = names if names is not None else texts
    unknown = [text for text in texts if text not in names]
    if unknown:
        raise SettingError(
            "The labels expect the classes {known}, got {got}: open the pictures again",
            known=", ".join(names),
            got=unknown[0],
        )
    places = np.array([names.index(text) for text in texts], dtype=np.int64)
    found_targets: IntArray = places[targets]
    check_labels(found_targets, len(names))
    return found_targets, names


def digest_of(files: Iterable[Path]) -> str:
    """A fingerprint of what the files hold, whatever they are called.

    Raises SettingError when one of them cannot be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        try:
            check_regular(file)
            with open(file, "rb") as stream:
                while piece := stream.read(PIECE):
                    digest.update(piece)
        except OSError as error:
            raise SettingError(
                "{file} expects a file that can be read, got: {got}. Choose it again",
                file=file.name,
                got=error.strerror or str(error),
            ) from None
        digest.update(b"\0")
    return digest.hexdigest()
