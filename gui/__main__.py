"""The `glassnet` command: a window, or work without one.

Nothing that needs NumPy or Qt is imported before the arguments are read, because both look at the
environment when they are loaded.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import TextIO

from gui.commands import COMMANDS, FAILED, INTERRUPTED, STATUSES, add_commands

DEBIAN_LIBRARIES = (
    "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0 "
    "libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
VALUED = ("--language", "--theme", "--out", "--open")
"""Options that take the argument behind them."""
QT_FATAL = 3  # QtMsgType.QtFatalMsg


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns the exit status."""
    given = list(arguments or ())
    if arguments is None:  # a process of its own
        given = sys.argv[1:]
        signal.signal(signal.SIGINT, _interrupt)
    try:
        return _do(make_parser().parse_args(with_file(given)))
    except BrokenPipeError:  # whoever read the output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:  # the output itself, such as a file on a full disk
        print(f"Reading or writing failed: {error}", file=sys.stderr)
        return FAILED
    except MemoryError:
        print("It needs more memory than there is: choose smaller sizes", file=sys.stderr)
        return FAILED
    except ImportError as error:
        if not _is_library(error):
            raise
        return fail(
            f"A library of the system that Qt needs cannot be loaded ({error}). "
            f"On Debian or Ubuntu install:\n  apt-get install {DEBIAN_LIBRARIES}"
        )


def _interrupt(_signal: int, frame: FrameType | None) -> None:
    """Ctrl-C. A library that is being loaded cannot be left half loaded: then all ends at once."""
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            os._exit(INTERRUPTED)
        frame = frame.f_back
    raise KeyboardInterrupt


def _do(options: argparse.Namespace) -> int:
    """What the options ask for; returns the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without × gets a ?, not an error
    # One thread for products of small matrices: the second core is the window's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _stock_shelf()
    if options.run is not None:
        status = int(options.run(options))
        if sys.stdout is not None:  # `>&-` has closed it
            sys.stdout.flush()
        return status
    if options.self_check:
        return check(options)
    if options.headless:
        return train_headless(options)
    return open_window(options)


def make_parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(
        prog="glassnet",
        description="A desktop laboratory for neural networks. Without arguments: its window.",
        epilog=STATUSES,
    )
    parser.add_argument("--version", action=_Version)
    parser.add_argument(
        "--language", choices=("ko", "en"), help="of this start (the one chosen last otherwise)"
    )
    parser.add_argument(
        "--theme", choices=("light", "dark"), help="of this start (the one chosen last otherwise)"
    )
    parser.add_argument(
        "--open",
        metavar="FILE",
        help="open the window with an experiment, a run, a figure with its recipe, or a shared "
        "text; `glassnet FILE` does the same",
    )
    work = parser.add_mutually_exclusive_group()
    work.add_argument(
        "--headless",
        action="store_true",
        help="train the opening experiment without a window and save its figures",
    )
    work.add_argument(
        "--self-check",
        action="store_true",
        help="open the window where nobody sees it, train 200 steps, say what was seen",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where --headless saves its figures"
    )
    add_commands(parser)
    return parser


def with_file(arguments: Sequence[str]) -> list[str]:
    """The arguments with a file that stands where a command could named as one to be opened."""
    before = ""
    for place, each in enumerate(arguments):
        if not each.startswith("-") and before not in VALUED:
            shared = each.startswith("glassnet:")
            if each in COMMANDS or not (shared or Path(each).suffix or Path(each).exists()):
                break
            return [*arguments[:place], "--open", *arguments[place:]]
        before = each
    return list(arguments)


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and end")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from gui.help import version

        print(f"glassnet {version()}")
        parser.exit()


def open_window(options: argparse.Namespace) -> int:
    """Open the window, if there is a display to open it on."""
    if not has_display(os.environ):
        return fail(
            "A window needs a display, and none was found (DISPLAY, WAYLAND_DISPLAY and "
            "QT_QPA_PLATFORM are not set). Start Glassnet from a desktop session, or train "
            "without a window:\n  glassnet --headless"
        )
    from PySide6.QtCore import qInstallMessageHandler

    from gui import app

    qInstallMessageHandler(_explain_fatal)
    app.make_application()
    qInstallMessageHandler(None)
    return app.run(options.theme, options.language, options.open)


def check(options: argparse.Namespace) -> int:
    """Open the window offscreen and train in it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui.self_check import run

    return run(options.theme, options.language)


def train_headless(options: argparse.Namespace) -> int:
    """Train the opening experiment; Qt draws the figures and opens nothing."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui.headless import run

    return run(options.out, options.language)


def has_display(environ: Mapping[str, str], system: str = sys.platform) -> bool:
    """Whether Qt can find something to open a window on."""
    if not system.startswith("linux"):
        return True
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    return any(environ.get(name) for name in names)


def fail(text: str, stream: TextIO | None = None) -> int:
    """Say why Glassnet cannot start; returns the exit status of that."""
    print(f"Glassnet cannot start.\n{text}", file=stream or sys.stderr)
    return 1


def _stock_shelf() -> None:
    """Tell the engine where the data sets lie that come with the program."""
    from engine.data import shelf

    shelf.add(Path(__file__).parent.parent / "resources" / "datasets")


def _is_library(error: ImportError) -> bool:
    """Whether a shared library is missing, not a module of Python."""
    return not isinstance(error, ModuleNotFoundError) and ".so" in str(error)


def _explain_fatal(kind: object, _context: object, message: str) -> None:
    """Qt ends the process when it cannot open a display: say what to do before."""
    if getattr(kind, "value", kind) != QT_FATAL:
        print(message, file=sys.stderr)
        return
    fail(
        "Qt could not open a window on this display. Check that the display may be used from here "
        "and that Qt's libraries are there; on Debian or Ubuntu:\n"
        f"  apt-get install {DEBIAN_LIBRARIES}\n"
        "Or train without a window:\n  glassnet --headless"
    )
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
