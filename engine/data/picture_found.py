"""What lies at a path, told before it is opened: how many pictures, how large, which classes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from engine.data.idx import check_pair, read_header, read_labels
from engine.data.npz import StoredArray, read_array, stored_arrays
from engine.data.picture_arrays import classes_of, labels_of, usual_arrays
from engine.data.picture_decoder import UndecodableError, size_of
from engine.data.picture_files import is_npz, partners
from engine.data.picture_folder import scan
from engine.registry import SettingError

Format = Literal["npz", "idx", "folder"]
Size = tuple[int, int]

LOOKED_INTO = 200
"""Of the pictures of a folder so many are asked for their size, at even distances."""


@dataclass(frozen=True)
class Found:
    """What `describe` found; nothing of it is decoded yet.

    count: pictures in all, of which the last test_count are a test set (0: none of its own).
    smallest, largest: (height, width) that pictures have; one size, but in a folder.
    channels: 1 or 3 as they are stored; 0 where a folder decides.
    class_counts: pictures of each class, in the order of class_names.
    arrays: those of a .npz file, and chosen: which of them serve. others: IDX files beside it.
    ignored: files of a folder that are no pictures.
    """

    format: Format
    path: Path
    count: int
    test_count: int
    smallest: Size
    largest: Size
    channels: int
    class_names: tuple[str, ...]
    class_counts: tuple[int, ...]
    arrays: tuple[StoredArray, ...] = ()
    chosen: tuple[str, ...] = ()
    others: tuple[Path, ...] = ()
    ignored: int = 0


def describe(path: Path, others: tuple[Path, ...] = (), arrays: tuple[str, ...] = ()) -> Found:
    """What was found at a path: a .npz file, an IDX file of pictures, or a folder.

    others, arrays: as for `open_files`, where the user chose them. Reads labels and headers, and no
    pixels. Raises SettingError when the pictures cannot be opened.
    """
    path = Path(path).absolute()
    if path.is_dir():
        return _folder(path)
    return _npz(path, arrays) if is_npz(path) else _idx(path, others)


def _folder(path: Path) -> Found:
    layout = scan(path)
    sizes = []
    for file in layout.files[:: -(-len(layout.files) // LOOKED_INTO)]:
        try:
            sizes.append(size_of(path / file))
        except UndecodableError:
            continue  # opening the folder names it
    sizes = sizes or [(0, 0)]
    counts = np.bincount(layout.classes, minlength=len(layout.class_names))
    return Found(
        "folder",
        path,
        len(layout.files),
        layout.test_count,
        min(sizes, key=lambda size: size[0] * size[1]),
        max(sizes, key=lambda size: size[0] * size[1]),
        0,
        layout.class_names,
        tuple(counts.tolist()),
        ignored=layout.ignored,
    )


def _npz(path: Path, arrays: tuple[str, ...]) -> Found:
    stored = stored_arrays(path)
    chosen = arrays or usual_arrays(path, stored)
    by_name = {array.name: array for array in stored}
    unknown = [name for name in chosen if name not in by_name]
    if unknown or len(chosen) not in (2, 4):
        raise SettingError(
            "{file} expects two or four of its arrays {known}, got {got}: choose pictures and "
            "classes",
            file=path.name,
            known=", ".join(by_name),
            got=", ".join(chosen) or "none",
        )
    counts = [by_name[name].shape[0] if by_name[name].shape else 0 for name in chosen[::2]]
    labels = [
        labels_of(read_array(path, name), name, count)
        for name, count in zip(chosen[1::2], counts, strict=True)
    ]
    targets, names = classes_of(np.concatenate(labels))
    shape = by_name[chosen[0]].shape
    _check_dimensions(path, shape)
    return Found(
        "npz",
        path,
        sum(counts),
        sum(counts[1:]),
        (shape[1], shape[2]),
        (shape[1], shape[2]),
        shape[3] if len(shape) == 4 else 1,
        names,
        tuple(np.bincount(targets, minlength=len(names)).tolist()),
        arrays=stored,
        chosen=chosen,
    )


def _idx(path: Path, others: tuple[Path, ...]) -> Found:
    shape = read_header(path).shape
    _check_dimensions(path, shape)
    others = others or partners(path)
    files = (path, *others)
    pairs = list(zip(files[::2], files[1::2], strict=False))
    labels = [read_labels(file) for _, file in pairs]
    counts = [read_header(file).shape[0] for file, _ in pairs]
    for (images, names_file), count, found in zip(pairs, counts, labels, strict=True):
        check_pair(images, count, names_file, len(found))
    targets, names = classes_of(np.concatenate(labels))
    return Found(
        "idx",
        path,
        sum(counts),
        sum(counts[1:]),
        (shape[1], shape[2]),
        (shape[1], shape[2]),
        shape[3] if len(shape) == 4 else 1,
        names,
        tuple(np.bincount(targets, minlength=len(names)).tolist()),
        others=others,
    )


def _check_dimensions(path: Path, shape: tuple[int, ...]) -> None:
    if len(shape) not in (3, 4):
        raise SettingError(
            "{file} expects images (count, height, width), got an array of {got} dimensions: "
            "choose the file of the images",
            file=path.name,
            got=len(shape),
        )
