"""A recipe: from what a picture or a run was made, enough to live it again to the same step."""

from __future__ import annotations

import platform
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.files.envelope import seal, seal_short, unseal
from engine.files.experiment_file import experiment_at, placed
from engine.files.journal_text import Pause, journal_plain, read_journal, whole
from engine.files.plain_json import LARGEST_TEXT, too_large
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.journal import Journal

KIND = "recipe"
PARTS = {"origin", "journal", "step", "build"}


def this_build() -> str:
    """On what the numbers of this process come about: elsewhere their last digits may differ."""
    return (
        f"Python {platform.python_version()}, NumPy {np.__version__}, "
        f"{platform.system()} {platform.machine()}"
    )


@dataclass(frozen=True)
class Recipe:
    """A run up to a step; `engine.training.replay.replay(origin, journal, step)` lives it again.

    build: on what it was made; the replay is bit for bit the same on the same.
    """

    origin: Experiment
    journal: Journal = ()
    step: int = 0
    build: str = field(default_factory=this_build, compare=False)

    @property
    def experiment(self) -> Experiment:
        """What the experiment had become at that step."""
        became = [e.change for e in self.journal if isinstance(e.change, Experiment)]
        return became[-1] if became else self.origin

    def text(self) -> str:
        """As JSON. Raises SettingError where loaded weights make it too large."""
        return _bounded(seal(KIND, self._content()))

    def short_text(self) -> str:
        """As JSON in one line."""
        return _bounded(seal_short(KIND, self._content()))

    def _content(self) -> dict[str, Any]:
        return {
            "origin": self.origin.config(),
            "journal": journal_plain(self.origin, self.journal),
            "step": self.step,
            "build": self.build,
        }

    @classmethod
    def read(cls, text: str) -> Recipe:
        """Back from JSON. Raises SettingError for all that is wrong, saying where."""
        return cls.of_content(unseal(text, KIND)[1])

    @classmethod
    def of_content(cls, content: Any, pause: Pause = lambda: None) -> Recipe:
        """Back from what is inside the envelope. Raises SettingError. pause: see read_journal."""
        if not isinstance(content, dict) or set(content) != PARTS:
            got = ", ".join(sorted(content)) if isinstance(content, dict) else repr(content)
            raise SettingError(
                "A recipe expects {parts}, got {got}: correct it, or export the picture again",
                parts=", ".join(sorted(PARTS)),
                got=got[:60],
            )
        origin = experiment_at(content["origin"], f"{KIND}.origin")
        journal = read_journal(origin, content["journal"], f"{KIND}.journal", pause=pause)
        step = whole(content, "step", KIND, journal[-1].step if journal else 0)
        if not isinstance(content["build"], str):
            error = SettingError("It expects text, got {got}: put it in quotes", got="something")
            raise placed(f"{KIND}.build", error)
        return cls(origin, journal, step, content["build"][:200])


def _bounded(text: str) -> str:
    if len(text) > LARGEST_TEXT:
        raise too_large(len(text))
    return text
