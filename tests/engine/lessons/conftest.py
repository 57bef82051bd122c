"""A small lesson of its own for every test, valid until the test breaks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

TEXT = """# A title

What it is about.

## First {#first}

Set [four units](do:layers.h1.units=4), or [the wide one](do:@wide). See [play](show:play).

> ? What will happen?
> - [ ] This → No.
> - [x] That → Yes.

## Last {#last}

Export [the map](show:output).
"""


class Draft:
    """A lesson's folder that can be written anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.definition: dict[str, Any] = {
            "kind": "lesson",
            "workspace": "playground",
            "experiment": {"dataset": {"kind": "virus"}, "seed": 3},
            "panels": ["output", "curves"],
            "locked": ["batch_size"],
            "hidden": ["features"],
            "figure": "output",
            "actions": {"wide": {"layers.h1.units": 9, "optimizer": "adam"}},
            "steps": [
                {"id": "first", "until": ["step >= 100", "answered >= 1"], "highlight": ["play"]},
                {"id": "last"},
            ],
            "published": [
                {
                    "id": "A1",
                    "kind": "exact",
                    "check": "activation",
                    "arguments": {"kind": "sigmoid", "inputs": [0]},
                    "of": "values",
                    "expected": [0.5],
                }
            ],
        }
        self.texts = {"en": TEXT, "ko": TEXT}

    def write(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        source = json.dumps(self.definition, ensure_ascii=False, indent=1)
        (self.folder / "lesson.json").write_text(source, "utf-8")
        for code, text in self.texts.items():
            (self.folder / f"{code}.md").write_text(text, "utf-8")
        return self.folder

    def line_of(self, words: str) -> int:
        """On which line of lesson.json these words first stand."""
        lines = (self.folder / "lesson.json").read_text("utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.fixture
def draft(tmp_path):
    return Draft(tmp_path / "07-draft")
