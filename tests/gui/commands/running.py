"""Running a command as a shell does: its exit status, standard output and standard error."""

from __future__ import annotations

from typing import Any

from gui.__main__ import main


def run(capsys: Any, *arguments: object, language: str = "en") -> tuple[int, str, str]:
    """(status, output, error) of `glassnet ARGUMENTS`."""
    capsys.readouterr()
    try:
        status = main([str(each) for each in arguments] + ["--language", language])
    except SystemExit as ended:  # argparse
        status = int(ended.code or 0)
    out, err = capsys.readouterr()
    return status, out, err
