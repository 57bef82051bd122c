"""What `glassnet COMMAND` does without a window: one file a command.

A command's module has HELP, `add_arguments(parser)` and `run(options) -> exit status`. It imports
NumPy and Qt only inside `run`, because both look at the environment when they are loaded.
Every command ends with one of these statuses, or says in STATUSES which others it has.
"""

from __future__ import annotations

import argparse

from gui.commands import (
    animate,
    check,
    completion,
    desktop,
    evaluate,
    export,
    figure,
    lesson,
    lessons,
    listing,
    report,
    train,
)

DONE = 0
FAILED = 1
"""A file could not be read or was refused; why is said on standard error."""
MISUSED = 2
"""The arguments make no sense; argparse says so."""
INTERRUPTED = 130
"""By Ctrl-C, as shells have it."""

STATUSES = (
    "exit status: 0 done, 1 refused or unreadable (said on standard error), 2 wrong arguments, "
    "130 interrupted"
)

COMMANDS = {
    "train": train,
    "check": check,
    "evaluate": evaluate,
    "export": export,
    "figure": figure,
    "animate": animate,
    "report": report,
    "lessons": lessons,
    "lesson": lesson,
    "list": listing,
    "completion": completion,
    "desktop": desktop,
}


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Let the parser know every command. options.run is the one chosen; None asks for a window."""
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, module in COMMANDS.items():
        statuses = getattr(module, "STATUSES", STATUSES)
        own = commands.add_parser(
            name, help=module.HELP, description=module.__doc__, epilog=statuses
        )
        own.add_argument(
            "--language",
            choices=("ko", "en"),
            default=argparse.SUPPRESS,
            help="of what is printed (the system's otherwise)",
        )
        module.add_arguments(own)
        own.set_defaults(run=module.run)
