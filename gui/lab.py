"""A lab: the experiment that a workspace edits, and the run of it."""

from __future__ import annotations

from dataclasses import dataclass

from engine.training.experiment import Experiment
from gui.document import Document
from gui.session import Session


@dataclass(frozen=True, eq=False)
class Lab:
    """A document and the session that follows it; every workspace has a lab of its own."""

    document: Document
    session: Session

    @classmethod
    def of(cls, experiment: Experiment) -> Lab:
        """A lab that begins with an experiment; its run stands and is not started."""
        document = Document(experiment)
        return cls(document, Session(document))

    def begin(self, experiment: Experiment) -> None:
        """Start an experiment from its first weights; undo brings the present one back.

        Its layers may fit the weights that there are, but those are not its own.
        """
        self.session.pause()
        self.document.replace(experiment)
        self.session.reset()
