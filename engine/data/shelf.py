"""The shelf: the folders in which data sets lie that come with the program.

The engine does not know where it is installed; whoever starts it adds the folders.
"""

from __future__ import annotations

from pathlib import Path

from engine.registry import SettingError

_folders: list[Path] = []


def add(folder: Path) -> None:
    """Look into one more folder, after those that are known already."""
    if folder not in _folders:
        _folders.append(folder)


def folders() -> tuple[Path, ...]:
    """Where data sets are looked for, in order."""
    return tuple(_folders)


def find(name: str) -> Path:
    """The first file of that name, such as "mnist/train-images-idx3-ubyte.gz", on the shelf.

    Raises SettingError when no folder has it.
    """
    for folder in _folders:
        if (folder / name).is_file():
            return folder / name
    raise SettingError(
        "The data set expects the file {name} in {places}, got none: install Glassnet again or "
        "add the folder that holds it",
        name=name,
        places=", ".join(map(str, _folders)) or "a folder of data sets",
    )
