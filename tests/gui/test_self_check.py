"""The self-check: it passes where all is well, and says why where it is not."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from gui import self_check
from gui.panels.output import OutputPanel
from gui.settings import Settings


def test_it_trains_in_the_window_and_says_what_it_saw(dressed_app, capsys):
    assert self_check.run() == 0
    printed = capsys.readouterr().out
    assert re.search(r"^steps: 200,", printed, re.MULTILINE)
    found = re.search(r"train loss: (\S+) -> (\S+)", printed)
    assert found is not None
    assert float(found[2]) < float(found[1])
    assert printed.endswith("Self-check passed.\n")


def test_it_leaves_the_settings_of_the_user_alone(dressed_app, capsys):
    own = Path(Settings()._store.fileName())
    before = own.read_bytes() if own.exists() else b""
    self_check.run(look="dark", language="ko")
    assert (own.read_bytes() if own.exists() else b"") == before


def test_it_fails_when_the_steps_are_not_made_in_time(dressed_app, capsys, monkeypatch):
    monkeypatch.setattr(self_check, "STEPS_PER_S", 1.0)
    monkeypatch.setattr(self_check, "PATIENCE_S", 1.0)
    assert self_check.run() == 1
    assert "200 steps were expected" in capsys.readouterr().err


def test_it_fails_when_the_window_raises_an_error(dressed_app, capsys, monkeypatch):
    def fails(*_: object) -> None:
        raise RuntimeError("broken panel")

    monkeypatch.setattr(OutputPanel, "show_frame", fails)
    hook = sys.excepthook
    assert self_check.run() == 1
    assert "broken panel" in capsys.readouterr().err
    assert sys.excepthook is hook
