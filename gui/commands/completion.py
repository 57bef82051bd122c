"""Prints what lets a shell complete Glassnet's commands, their options and the names of files.

bash: put `eval "$(glassnet completion bash)"` into ~/.bashrc. zsh: save it as a file _glassnet in
a folder of $fpath. tcsh: put it into ~/.tcshrc.
"""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "print the completion script of a shell"
SHELLS = ("bash", "zsh", "tcsh")
FILES, FOLDERS = ("FILE", "DATA"), ("FOLDER",)
"""What arguments are called that name files or folders; every other path is a file."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def run(options: argparse.Namespace) -> int:
    import shtab

    from gui.__main__ import make_parser

    parser = make_parser()
    _mark(parser, shtab.FILE, shtab.DIRECTORY)
    print(shtab.complete(parser, options.shell))
    return 0


def _mark(parser: argparse.ArgumentParser, file: object, folder: object) -> None:
    """Say of each argument, also of the commands, whether files complete it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for listed in action._choices_actions:
                own = action.choices[listed.dest]
                own.description = listed.help  # zsh shows it beside the command: one line is enough
                _mark(own, file, folder)
        elif action.metavar in FOLDERS:
            action.complete = folder  # type: ignore[attr-defined]  # shtab looks for it
        elif action.type is Path or action.metavar in FILES:
            action.complete = file  # type: ignore[attr-defined]
