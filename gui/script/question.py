"""What the script panel asks of the run: the script of the experiment that it trains."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from gui.language import vocabulary
from gui.script.coloring import Span, spans

if TYPE_CHECKING:
    from engine.files.sources.script import Line


@dataclass(frozen=True, eq=False)
class Shown:
    """The lines of a script and the coloured stretches of each. kind: of engine/files/sources."""

    kind: str
    lines: tuple[Line, ...]
    spans: tuple[tuple[Span, ...], ...]

    @property
    def text(self) -> str:
        return "".join(f"{line.text}\n" for line in self.lines)


@dataclass
class _Last:
    experiment: Experiment | None = None
    shown: Shown | None = None


@dataclass(frozen=True)
class ScriptOf:
    """Trainer -> Shown, the same object as long as the experiment is the same.

    language: that of the comments, the language on screen. kind: for NumPy, PyTorch or Keras. It
    is asked by the worker, because the first script takes 30 ms; while nothing is changed it costs
    nothing.
    """

    language: str
    kind: str = "numpy"
    _last: _Last = field(default_factory=_Last, compare=False, repr=False)

    def __call__(self, trainer: Trainer) -> Shown:
        from engine.files.sources.source import source  # 20 ms that the window does not wait

        last = self._last
        if last.shown is None or trainer.experiment is not last.experiment:
            script = source(self.kind, trainer.experiment, False, vocabulary)
            last.experiment = trainer.experiment
            last.shown = Shown(self.kind, script.lines, spans(script.text))
        return last.shown
