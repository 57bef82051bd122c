"""A folder of pictures: every sub-folder is a class; all are brought to one size and colour.

Sub-folders "train" and "test" that hold the folders of the classes give a test set of its own.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import prod
from pathlib import Path

import numpy as np

from engine.data.dataset import datasets
from engine.data.picture_decoder import (
    FITS,
    FORMATS,
    PIXEL_LIMIT,
    UndecodableError,
    decode,
    read_bytes,
)
from engine.data.picture_files import StoredPictures
from engine.data.pictures import BYTE_LIMIT, CLASS_LIMIT, Pictures, PixelArray, keep
from engine.registry import Effect, SettingError, knob

FILE_LIMIT = 100_000
NAMED = 5
"""So many unreadable pictures an error names; it carries the names of all."""

Progress = Callable[[float], object]
"""Told the share that is done, from 0 to 1; what it raises ends the work."""


class UnreadablePicturesError(SettingError):
    """Some pictures cannot be decoded. names: all of them, relative to the folder."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The picture files of a folder: relative paths, training before test.

    classes: the class of each file, a place in class_names. ignored: files that are no pictures.
    """

    files: tuple[str, ...]
    classes: tuple[int, ...]
    class_names: tuple[str, ...]
    test_count: int
    ignored: int

    def without(self, names: Collection[str]) -> Layout:
        """Without some of the files."""
        left = frozenset(names)
        kept = [i for i, file in enumerate(self.files) if file not in left]
        border = len(self.files) - self.test_count
        return dataclasses.replace(
            self,
            files=tuple(self.files[i] for i in kept),
            classes=tuple(self.classes[i] for i in kept),
            test_count=sum(i >= border for i in kept),
        )


@datasets.register("picture_folder", label="Folder of pictures")
@dataclass(frozen=True)
class PictureFolder(StoredPictures):
    """Pictures from the sub-folders of a folder, one for each class, all made of one size."""

    fit: str = knob(
        "crop",
        help="Cut to the proportions, fill up with black, or stretch",
        effect=Effect.DATA,
        choices=FITS,
    )
    left_out: tuple[str, ...] = knob(
        (), help="Pictures that could not be read and were left out", effect=Effect.DATA
    )

    def read(self) -> Pictures:
        self.check_place()
        layout = scan(Path(self.path)).without(self.left_out)
        self.check_count(len(layout.files))
        pixels, digest, unreadable = decode_all(self, layout)
        if unreadable:
            raise refusal(unreadable)
        self.check_digest(digest)
        return self.checked(pixels, np.array(layout.classes, np.int64))


def open_folder(
    path: Path,
    height: int = 28,
    width: int = 28,
    colour: str = "grey",
    fit: str = "crop",
    skip_unreadable: bool = False,
    progress: Progress | None = None,
) -> PictureFolder:
    """The data set of a folder; every picture is decoded, and kept for `load`.

    skip_unreadable: leave out what cannot be decoded; its names are in `left_out`.
    Raises SettingError when the folder cannot serve, UnreadablePicturesError for its pictures.
    """
    layout = scan(Path(path).absolute())
    dataset = PictureFolder(
        path=str(Path(path).absolute()),
        class_names=layout.class_names,
        height=height,
        width=width,
        colour=colour,
        fit=fit,
        count=len(layout.files),
        test_count=layout.test_count,
    )
    pixels, digest, unreadable = decode_all(dataset, layout, progress)
    if unreadable:
        kept = layout.without(unreadable)
        if not skip_unreadable or not kept.files:
            raise refusal(unreadable)
        dataset = dataclasses.replace(
            dataset,
            count=len(kept.files),
            test_count=kept.test_count,
            left_out=tuple(unreadable),
        )
        pixels = pixels[[file not in unreadable for file in layout.files]]
        layout = kept
    dataset = dataclasses.replace(dataset, digest=digest)
    keep(dataset, dataset.checked(pixels, np.array(layout.classes, np.int64)))
    return dataset


def scan(folder: Path) -> Layout:
    """Which pictures of which classes lie in a folder; hidden files and folders are passed over.

    Raises SettingError when it cannot be read, or holds fewer than two folders with pictures.
    """
    try:
        parts = {child.name.lower(): child for child in _folders(folder)}
        roots = [parts[name] for name in ("train", "test") if name in parts]
        roots = roots if len(roots) == 2 and all(map(_folders, roots)) else [folder]
        found, ignored = _found(folder, roots)
    except OSError as error:
        raise SettingError(
            "{file} expects a folder that can be read, got: {got}. Choose it again",
            file=folder.name,
            got=error.strerror or str(error),
        ) from None
    names = sorted({name for classes in found for name in classes}, key=_natural)
    if not 2 <= len(names) <= CLASS_LIMIT:
        raise SettingError(
            "{file} expects 2 to {limit} sub-folders with pictures ({endings}), one for each "
            "class, got {got}: sort the pictures into folders",
            file=folder.name,
            limit=CLASS_LIMIT,
            endings=" ".join(sorted(FORMATS)),
            got=len(names),
        )
    rows = [
        [(file, place) for place, name in enumerate(names) for file in classes.get(name, ())]
        for classes in found
    ]
    files = [row for part in rows for row in part]
    if len(files) > FILE_LIMIT:
        raise SettingError(
            "{file} expects at most {limit} pictures, got {got}: leave some out",
            file=folder.name,
            limit=f"{FILE_LIMIT:,}",
            got=f"{len(files):,}",
        )
    test_count = len(rows[1]) if len(rows) == 2 else 0
    paths, classes = zip(*files, strict=True)
    return Layout(paths, classes, tuple(names), test_count, ignored)


def _found(folder: Path, roots: list[Path]) -> tuple[list[dict[str, list[str]]], int]:
    """For each root: class name -> relative paths of its pictures; and how many others there are.

    The folders are known by their names, so that the same class may lie in both roots.
    """
    found: list[dict[str, list[str]]] = []
    ignored = 0
    for root in roots:
        classes: dict[str, list[str]] = {}
        for child in _folders(root):
            files = [f for f in child.iterdir() if f.is_file() and not f.name.startswith(".")]
            pictures = [f for f in files if f.suffix.lower() in FORMATS]
            ignored += len(files) - len(pictures)
            if pictures:
                pictures.sort(key=lambda file: _natural(file.name))
                classes[child.name] = [f.relative_to(folder).as_posix() for f in pictures]
        found.append(classes)
    return found, ignored


def _folders(folder: Path) -> list[Path]:
    return [
        child
        for child in folder.iterdir()
        if child.is_dir() and not child.name.startswith((".", "__"))
    ]


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """The order that people expect: 2 before 10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    key = [(int(part), "") if part[0] in "0123456789" else (-1, part.lower()) for part in parts]
    return key, name


def decode_all(
    dataset: PictureFolder, layout: Layout, progress: Progress | None = None
) -> tuple[PixelArray, str, dict[str, str]]:
    """(pixels (n, h, w, c), digest of those that could be decoded, name -> size of the others).

    Raises SettingError when they would not fit into memory.
    """
    shape = (len(layout.files), *dataset.picture_shape)
    if prod(shape) > BYTE_LIMIT:
        raise SettingError(
            "The pictures expect at most {limit} MB in memory, got {count} of {height} × {width}: "
            "choose a smaller size",
            limit=f"{BYTE_LIMIT // 10**6:,}",
            count=f"{len(layout.files):,}",
            height=dataset.height,
            width=dataset.width,
        )
    pixels = np.zeros(shape, np.uint8)
    digest, unreadable = hashlib.blake2b(digest_size=16), dict[str, str]()
    for index, file in enumerate(layout.files):
        try:
            data = read_bytes(Path(dataset.path) / file)
            pixels[index] = decode(data, dataset.picture_shape, dataset.fit)
            content = hashlib.blake2b(data, digest_size=16).digest()
            digest.update(file.encode("utf-8", "surrogateescape") + b"\0" + content)
        except UndecodableError as error:
            unreadable[file] = str(error)
        if progress is not None:
            progress((index + 1) / len(layout.files))
    return pixels, digest.hexdigest(), unreadable


def refusal(unreadable: dict[str, str]) -> UnreadablePicturesError:
    """The error that names the pictures that cannot be decoded, with the size of the huge ones."""
    names = [f"{file} ({size})" if size else file for file, size in unreadable.items()]
    error = UnreadablePicturesError(
        "The folder expects pictures that can be read, of at most {limit} million pixels, got "
        "{count} that cannot be used: {names}. Mend, shrink or remove them, or leave them out",
        limit=PIXEL_LIMIT // 10**6,
        count=f"{len(unreadable):,}",
        names=", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else ""),
    )
    error.names = tuple(unreadable)
    return error
