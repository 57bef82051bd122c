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
        """Start an experiment from its first weights; undo brings the present run back.

        Its layers may fit the weights that there are, but those are not its own.
        """
        self.session.pause()
        self.document.begin_again(experiment)

    def put_by(self, experiment: Experiment) -> None:
        """Begin an experiment, and keep the present one with its weights, curves and undo."""
        self.session.pause()
        self.session.runner.put_by(experiment)
        self.document.put_by(experiment)

    def take_up(self) -> None:
        """Go on with what was put by last; its run stands."""
        self.session.pause()
        self.session.runner.take_up()  # before the document: the run then is what it becomes
        self.document.take_up()
