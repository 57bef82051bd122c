"""The reader: looks at pictures in files, and opens them, on threads of its own.

What comes of it is put in a queue, which a window empties when it has time: no signal crosses
threads, and a reader that is given up ends at its next look.
"""

from __future__ import annotations

import dataclasses
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.idx import read_header
from engine.data.npz import stored_arrays
from engine.data.picture_decoder import FORMATS, UndecodableError, decode, read_bytes
from engine.data.picture_files import StoredPictures, is_npz, open_files
from engine.data.picture_folder import UnreadablePicturesError, open_folder, scan
from engine.data.picture_found import Found, describe
from engine.data.pictures import PictureShape, keep
from engine.registry import SettingError

Array = NDArray[Any]

SAMPLES = 24
"""So many pictures are shown before all are opened."""


@dataclass(frozen=True)
class Source:
    """What somebody chose. others: of an IDX file of pictures, the labels and the test set."""

    path: Path
    others: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Wish:
    """How the pictures of a folder are to be brought into one form."""

    height: int = 28
    width: int = 28
    colour: str = "grey"
    fit: str = "crop"
    skip_unreadable: bool = False

    @property
    def shape(self) -> PictureShape:
        return self.height, self.width, 3 if self.colour == "colour" else 1


@dataclass(frozen=True, eq=False)
class Seen:
    """What lies there."""

    found: Found


@dataclass(frozen=True, eq=False)
class Samples:
    """Some of the pictures, (n, h, w, c) uint8, and their classes."""

    pixels: Array
    classes: tuple[int, ...]
    class_names: tuple[str, ...]


@dataclass(frozen=True)
class Progress:
    """How much is done, from 0 to 1."""

    share: float


@dataclass(frozen=True, eq=False)
class Opened:
    """The data set, whose pictures are in memory."""

    dataset: StoredPictures


@dataclass(frozen=True, eq=False)
class Refused:
    """Why not. skippable: without the pictures that cannot be read, it could be.

    arrays: of a .npz file, to be chosen from.
    """

    error: SettingError
    skippable: bool = False
    arrays: tuple[str, ...] = ()


Report = Seen | Samples | Progress | Opened | Refused
Put = Callable[[Report], None]


class _GivenUpError(Exception):
    """Ends a job that nobody waits for any more."""


class PictureReader:
    """One job at a time: another one, or `cancel`, gives up the one before."""

    def __init__(self) -> None:
        self._reports: queue.SimpleQueue[tuple[int, Report]] = queue.SimpleQueue()
        self._number = 0
        self._threads: list[threading.Thread] = []

    def look(self, paths: tuple[Path, ...], arrays: tuple[str, ...] = ()) -> None:
        """Say what lies there; files are also opened, as they will be used.

        arrays: of a .npz file, pictures and classes, and perhaps those of the test set.
        """
        self._start(lambda put: _look(paired(paths), arrays, put))

    def sample(self, path: Path, wish: Wish) -> None:
        """Show some pictures of a folder as they would become."""
        self._start(lambda put: _sample(path, wish, put))

    def open(self, path: Path, wish: Wish) -> None:
        """Open a folder."""
        self._start(lambda put: put(_folder(path, wish, put)))

    def cancel(self) -> None:
        self._number += 1

    @property
    def is_working(self) -> bool:
        """Whether a report may still come."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return bool(self._threads) or not self._reports.empty()

    def reports(self) -> list[Report]:
        """What has come of the present job since the last look."""
        found = []
        while not self._reports.empty():
            number, report = self._reports.get()
            if number == self._number:
                found.append(report)
        return found

    def _start(self, work: Callable[[Put], None]) -> None:
        self._number += 1
        number = self._number

        def put(report: Report) -> None:
            if number != self._number:
                raise _GivenUpError
            self._reports.put((number, report))

        def run() -> None:
            try:
                try:
                    work(put)
                except SettingError as error:
                    put(Refused(error))
                except MemoryError:
                    put(Refused(_too_much()))
            except _GivenUpError:
                return

        thread = threading.Thread(target=run, name="glassnet-pictures", daemon=True)
        self._threads.append(thread)
        thread.start()


def named(dataset: StoredPictures, names: tuple[str, ...]) -> StoredPictures:
    """The same pictures with other names for their classes, without reading them again."""
    if names == dataset.class_names:
        return dataset
    pictures = dataset.load()
    other = dataclasses.replace(dataset, class_names=names)
    keep(other, dataclasses.replace(pictures, class_names=names))
    return other


def paired(paths: tuple[Path, ...]) -> Source:
    """What several chosen files are to each other: IDX files sort into pictures and labels.

    Raises SettingError when a file is none of them.
    """
    first = paths[0]
    if first.suffix.lower() in FORMATS:
        raise SettingError(
            "Pictures expect a folder with a folder of pictures for each class, got {file} alone: "
            "choose the folder",
            file=first.name,
        )
    if len(paths) == 1 and (first.is_dir() or is_npz(first)):
        return Source(first)
    if len(paths) > 1 and any(path.is_dir() or is_npz(path) for path in paths):
        raise SettingError(
            "Pictures expect one folder, one .npz file or the IDX files that belong together, got "
            "{got} files: choose fewer",
            got=len(paths),
        )
    images = [path for path in paths if read_header(path).holds_images]
    labels = [path for path in paths if path not in images]
    if not images:
        beside = _images_beside(first)
        if beside is None:
            raise SettingError(
                "{file} expects pictures, got labels: choose the file of the pictures, too",
                file=first.name,
            )
        return Source(beside)
    if len(images) == 1 and len(labels) == 1:
        return Source(images[0], (labels[0],))
    if len(images) == 2 and len(labels) == 2:
        training, test = _training_first(images)
        training_labels, test_labels = _training_first(labels)
        return Source(training, (training_labels, test, test_labels))
    if len(images) == 1 and not labels:
        return Source(images[0])
    raise SettingError(
        "IDX files expect one of pictures and one of labels, and perhaps the same of a test set, "
        "got {images} of pictures and {labels} of labels: choose those that belong together",
        images=len(images),
        labels=len(labels),
    )


def _images_beside(labels: Path) -> Path | None:
    """The pictures that lie beside a file of labels, by the names of MNIST and its relatives."""
    name = labels.name.replace("labels", "images").replace("idx1", "idx3")
    other = name.removesuffix(".gz") if name.endswith(".gz") else name + ".gz"
    found = (labels.with_name(n) for n in (name, other) if n != labels.name)
    return next((file for file in found if file.is_file()), None)


def _training_first(files: list[Path]) -> tuple[Path, Path]:
    """Two files, the one of the test set last: by name, and else the smaller one."""

    def rank(file: Path) -> tuple[bool, int]:
        return any(word in file.name.lower() for word in ("t10k", "test")), -file.stat().st_size

    first, second = sorted(files, key=rank)
    return first, second


def _look(source: Source, arrays: tuple[str, ...], put: Put) -> None:
    try:
        found = describe(source.path, source.others, arrays)
    except SettingError as error:
        put(Refused(error, arrays=_arrays(source)))
        return
    put(Seen(found))
    if found.format == "folder":
        return
    try:
        dataset = open_files(found.path, found.others, found.chosen)
    except SettingError as error:
        put(Refused(error, arrays=tuple(array.name for array in found.arrays)))
        return
    pictures = dataset.load()
    chosen = _spread(len(pictures))
    classes = tuple(pictures.targets[chosen].tolist())
    put(Samples(pictures.pixels[chosen], classes, pictures.class_names))
    put(Opened(dataset))


def _arrays(source: Source) -> tuple[str, ...]:
    """What a .npz file holds, to be chosen from where its names say nothing."""
    if not is_npz(source.path):
        return ()
    try:
        return tuple(array.name for array in stored_arrays(source.path))
    except SettingError:
        return ()


def _sample(path: Path, wish: Wish, put: Put) -> None:
    layout = scan(path)
    pixels: list[Array] = []
    classes: list[int] = []
    for place in _spread(len(layout.files)).tolist():
        put(Progress(len(pixels) / SAMPLES))  # or ends the job
        try:
            pixels.append(decode(read_bytes(path / layout.files[place]), wish.shape, wish.fit))
        except UndecodableError:
            continue  # opening the folder names it
        classes.append(layout.classes[place])
    shown = np.array(pixels, dtype=np.uint8).reshape(len(pixels), *wish.shape)
    put(Samples(shown, tuple(classes), layout.class_names))


def _spread(count: int) -> Array:
    """Places at even distances."""
    return np.unique(np.linspace(0, count - 1, min(count, SAMPLES)).astype(np.intp))


def _folder(path: Path, wish: Wish, put: Put) -> Report:
    def progress(share: float) -> None:
        put(Progress(share))

    try:
        return Opened(
            open_folder(
                path,
                wish.height,
                wish.width,
                wish.colour,
                wish.fit,
                wish.skip_unreadable,
                progress,
            )
        )
    except UnreadablePicturesError as error:
        return Refused(error, skippable=not wish.skip_unreadable)


def _too_much() -> SettingError:
    return SettingError(
        "The pictures expect more memory than there is: choose fewer of them, or a smaller size"
    )
