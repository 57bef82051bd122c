"""Pictures from files of arrays: .npz with named arrays, or pairs of IDX files.

An experiment holds the paths, what was found there, and a digest: other contents are refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import IntArray, datasets
from engine.data.idx import read_pair
from engine.data.npz import read_array, stored_arrays
from engine.data.picture_arrays import classes_of, digest_of, labels_of, pixels_of, usual_arrays
from engine.data.pictures import Pictures, PictureSet, PictureShape, PixelArray, keep
from engine.registry import Effect, SettingError, knob

SIDE_LIMIT = 1024
COUNT_LIMIT = 10**7
DIGITS = tuple("0123456789")


@dataclass(frozen=True)
class StoredPictures(PictureSet):
    """Pictures of the user's own files, with what was found when they were opened.

    count: pictures in all. test_count: so many of them are the test set; 0 leaves it to chance.
    """

    path: str = knob("", label="Place", help="Where the pictures lie", effect=Effect.DATA)
    class_names: tuple[str, ...] = knob(
        DIGITS, help="What the classes are called, in order", effect=Effect.TRANSPLANT
    )
    height: int = knob(
        28,
        help="Rows of pixels",
        effect=Effect.TRANSPLANT,
        low=1,
        high=SIDE_LIMIT,
        unit="pixels",
    )
    width: int = knob(
        28,
        help="Columns of pixels",
        effect=Effect.TRANSPLANT,
        low=1,
        high=SIDE_LIMIT,
        unit="pixels",
    )
    colour: str = knob(
        "grey",
        help="One channel of grey, or three of red, green and blue",
        effect=Effect.TRANSPLANT,
        choices=("grey", "colour"),
    )
    count: int = knob(
        1,
        label="Pictures",
        help="How many pictures were found",
        effect=Effect.DATA,
        low=1,
        high=COUNT_LIMIT,
    )
    test_count: int = knob(
        0,
        label="Test pictures",
        help="How many of the pictures are a test set of their own; 0 deals it out by chance",
        effect=Effect.DATA,
        low=0,
        high=COUNT_LIMIT,
    )
    digest: str = knob(
        "", help="A fingerprint of what was opened, to notice a change", effect=Effect.DATA
    )

    @property
    def picture_shape(self) -> PictureShape:
        return self.height, self.width, 3 if self.colour == "colour" else 1

    @property
    def names(self) -> tuple[str, ...]:
        return self.class_names

    def check_place(self) -> None:
        """Raise SettingError when no pictures were opened yet."""
        if not self.path:
            raise SettingError(
                "Pictures of your own expect a file or a folder, got none: open one first"
            )

    def check_count(self, found: int) -> None:
        """Raise SettingError when there are more or fewer pictures than when they were opened."""
        if found != self.count:
            raise SettingError(
                "{file} expects the {count} pictures that were opened, got {got}: open them again, "
                "or bring the old ones back",
                file=Path(self.path).name,
                count=f"{self.count:,}",
                got=f"{found:,}",
            )

    def check_digest(self, found: str) -> None:
        """Raise SettingError when the files hold something else than when they were opened."""
        if found != self.digest:
            raise SettingError(
                "{file} expects the pictures that were opened, got others: open them again, or "
                "bring the old ones back",
                file=Path(self.path).name,
            )

    def checked(self, pixels: PixelArray, targets: IntArray) -> Pictures:
        """As Pictures, if they have the shape and the number that the knobs say."""
        if pixels.shape != (self.count, *self.picture_shape):
            raise SettingError(
                "{file} expects pictures as an array {expected}, got {got}: open it again",
                file=Path(self.path).name,
                expected=(self.count, *self.picture_shape),
                got=pixels.shape,
            )
        for array in (pixels, targets):
            array.setflags(write=False)  # nobody else has them: no copy is wanted
        return Pictures(
            pixels, targets, self.class_count, self.class_names, self.test_count or None
        )


@datasets.register("picture_files", label="Pictures from files")
@dataclass(frozen=True)
class PictureFiles(StoredPictures):
    """Pictures and classes from a .npz file or from IDX files, as they are stored there."""

    arrays: tuple[str, ...] = knob(
        (),
        label="Arrays",
        help="The arrays of pictures and of classes in the .npz file, then those of the test set",
        effect=Effect.DATA,
    )
    others: tuple[str, ...] = knob(
        (),
        label="Other files",
        help="The IDX files of the labels, of the test pictures and of their labels",
        effect=Effect.DATA,
    )

    def read(self) -> Pictures:
        self.check_place()
        files = [Path(self.path), *map(Path, self.others)]
        self.check_digest(digest_of(files))
        pixels, labels, _ = _stored(files, self.arrays)
        targets, _ = classes_of(labels, self.class_names)
        return self.checked(pixels, targets)


def open_files(
    path: Path, others: tuple[Path, ...] = (), arrays: tuple[str, ...] = ()
) -> PictureFiles:
    """The data set of a .npz file, or of an IDX file of pictures.

    others: of IDX files, the labels, or the labels, test pictures and test labels; without them
    they are looked for beside the file. arrays: of a .npz file, the names of the arrays in the
    same order; without them the usual ones are looked for.
    Raises SettingError when a file is missing, damaged or cannot serve.
    """
    path = Path(path).absolute()
    if is_npz(path):
        files, arrays = [path], arrays or usual_arrays(path, stored_arrays(path))
    else:
        files = [path, *(other.absolute() for other in others or partners(path))]
    digest = digest_of(files)
    pixels, labels, test_count = _stored(files, arrays)
    targets, class_names = classes_of(labels)
    _, height, width, channels = pixels.shape
    if max(height, width) > SIDE_LIMIT:
        raise SettingError(
            "Pictures expect at most {limit} × {limit} pixels, got {height} × {width}: make them "
            "smaller",
            limit=f"{SIDE_LIMIT:,}",
            height=f"{height:,}",
            width=f"{width:,}",
        )
    dataset = PictureFiles(
        path=str(path),
        class_names=class_names,
        height=height,
        width=width,
        colour="colour" if channels == 3 else "grey",
        count=len(pixels),
        test_count=test_count,
        digest=digest,
        arrays=arrays,
        others=tuple(map(str, files[1:])),
    )
    keep(dataset, dataset.checked(pixels, targets))
    return dataset


def is_npz(path: Path) -> bool:
    """Whether a file is a .npz file, by its name."""
    return path.suffix.lower() == ".npz"


def partners(path: Path) -> tuple[Path, ...]:
    """The labels, and the test pictures with theirs, that lie beside an IDX file of pictures.

    Known by the names of MNIST and its relatives: images, labels; train, t10k or test.
    Raises SettingError when there are no labels.
    """
    labels = _labels_beside(path)
    if labels is None:
        raise SettingError(
            "{file} expects a file of labels beside it, such as {labels}, got none: choose it",
            file=path.name,
            labels=_label_name(path.name),
        )
    for word in ("t10k", "test"):
        images = path.with_name(path.name.replace("train", word))
        test_labels = _labels_beside(images)
        if images != path and images.is_file() and test_labels is not None:
            return labels, images, test_labels
    return (labels,)


def _labels_beside(path: Path) -> Path | None:
    name = _label_name(path.name)
    other = name.removesuffix(".gz") if name.endswith(".gz") else name + ".gz"
    found = (path.with_name(n) for n in (name, other) if n != path.name)
    return next((file for file in found if file.is_file()), None)


def _label_name(name: str) -> str:
    return name.replace("images", "labels").replace("idx3", "idx1")


def _stored(files: list[Path], arrays: tuple[str, ...]) -> tuple[PixelArray, NDArray[Any], int]:
    """(pictures, classes as they are stored, how many at the end are the test set)."""
    if is_npz(files[0]):
        if len(arrays) not in (2, 4):
            raise SettingError(
                "Arrays expects two names, pictures and classes, or four with the test set, got "
                "{got}: add or remove some",
                got=len(arrays),
            )
        pairs = [
            _stored_pair(files[0], *names) for names in zip(arrays[::2], arrays[1::2], strict=True)
        ]
    else:
        if len(files) not in (2, 4):
            raise SettingError(
                "IDX files expect pictures and labels, and perhaps the same of a test set, got "
                "{got} files: choose two or four",
                got=len(files),
            )
        pairs = [
            read_pair(images, labels)
            for images, labels in zip(files[::2], files[1::2], strict=True)
        ]
    if len(pairs) == 1:
        return *pairs[0], 0
    (pixels, labels), (test_pixels, test_labels) = pairs
    if pixels.shape[1:] != test_pixels.shape[1:]:
        raise SettingError(
            "The test pictures expect the shape {expected} of the others, got {got}: choose arrays "
            "that belong together",
            expected=pixels.shape[1:],
            got=test_pixels.shape[1:],
        )
    return (
        np.concatenate([pixels, test_pixels]),
        np.concatenate([labels, test_labels]),
        len(test_labels),
    )


def _stored_pair(file: Path, pictures: str, labels: str) -> tuple[PixelArray, NDArray[Any]]:
    pixels = pixels_of(read_array(file, pictures), pictures)
    return pixels, labels_of(read_array(file, labels), labels, len(pixels))
