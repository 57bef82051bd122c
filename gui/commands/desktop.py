"""Lets a Linux desktop open Glassnet's files with a double click, for the present user alone.

Writes a menu entry and a type of file below ~/.local/share; --remove takes them away again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HELP = "let the desktop open runs with a double click (Linux)"

ENTRY, TYPE = Path("applications/glassnet.desktop"), Path("mime/packages/glassnet.xml")
UPDATES = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
"""What makes a desktop read them anew, where it is there, and the folder that it is told."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help="take it back")


def run(options: argparse.Namespace) -> int:
    if not sys.platform.startswith("linux"):
        print(
            "Only the desktops of Linux read this. Elsewhere choose Glassnet once under "
            '"Open with" of a file.',
            file=sys.stderr,
        )
        return 1
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    try:
        if options.remove:
            for name in (ENTRY, TYPE):
                (home / name).unlink(missing_ok=True)
        else:
            install(home)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    for program, folder in UPDATES:
        if shutil.which(program) and (home / folder).is_dir():
            subprocess.run([program, str(home / folder)], check=False)
    print(home / ENTRY)
    return 0


def install(home: Path) -> None:
    """Write both files, the program and its icon named by their places."""
    resources = Path(__file__).parents[2] / "resources"
    entry = (resources / "desktop" / "glassnet.desktop").read_text("utf-8")
    entry = entry.replace("Exec=glassnet", f"Exec={program()}")
    entry = entry.replace("Icon=glassnet", f"Icon={resources / 'icons' / 'network.svg'}")
    for name, text in (
        (ENTRY, entry),
        (TYPE, (resources / "desktop" / "glassnet.xml").read_text("utf-8")),
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")


def program() -> str:
    """How the desktop starts Glassnet: the command beside this Python, or the module."""
    command = Path(sys.executable).with_name("glassnet")
    return quoted(command) if command.is_file() else f"{quoted(Path(sys.executable))} -m gui"


def quoted(path: Path) -> str:
    """A path as an Exec line wants it. Source: Desktop Entry Specification, "The Exec key"."""
    text = str(path)
    for letter in ("\\", '"', "`", "$"):
        text = text.replace(letter, "\\" + letter)
    return '"' + text.replace("%", "%%").replace("\\", "\\\\") + '"'
