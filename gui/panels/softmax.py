"""The softmax panel: scores on sliders, the steps to their shares, the naive form."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.basics.softmax import MOST, Scores
from engine.basics.states import SoftmaxState
from engine.registry import knobs
from gui.basics.panel import BasicsPanel, Caption
from gui.controls import KnobForm, SegmentedControl
from gui.document import Document
from gui.language import follow
from gui.session import Session
from gui.softmax import painting, words
from gui.softmax.painting import SoftmaxFigure

PRESETS = {
    "0.3, 2.9, 4": Scores(),
    "1010, 1000, 990": Scores(score_1=10.0, score_2=0.0, score_3=-10.0, added=1000.0),
}
"""The scores that a preset says."""


class SoftmaxPanel(BasicsPanel):
    """Shows softmax of two to six scores."""

    State = SoftmaxState

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(document, session, painting.draw, parent)
        self.scores = Scores()
        self._caption, self._hint = Caption(), Caption()
        self.presets = SegmentedControl([(text, text) for text in PRESETS])
        self.presets.chosen.connect(lambda text: self.show_scores(PRESETS[text]))
        self.form = KnobForm(self.scores)
        self.form.edited.connect(self._edit)
        for widget in (self._caption, self.presets, self.form, self._hint):
            self.side.addWidget(widget)
        self.side.addStretch(1)
        follow(self, self.retranslate)

    def show_scores(self, scores: Scores) -> None:
        """Show the way from other scores to their shares."""
        self.scores = scores
        self._show()

    def reset(self) -> None:
        self.show_scores(Scores())

    def table(self) -> str:
        """Every step of both forms, as CSV."""
        made = self.scores.softmax()
        steps = {
            "score": made.scores,
            "scaled": made.scaled,
            "shifted": made.shifted,
            "exponential": made.exponentials,
            "share": made.shares,
            "naive_exponential": made.naive_exponentials,
            "naive_share": made.naive_shares,
        }
        rows = zip(*(values.tolist() for values in steps.values()), strict=True)
        lines = [",".join(map(repr, (n, *row))) for n, row in enumerate(rows, start=1)]
        return "\n".join([",".join(("class", *steps)), *lines, ""])

    def state(self) -> dict[str, Any]:
        """largest_share, smallest_share. naive_fails: 1 where the naive form gives no number."""
        made = self.scores.softmax()
        return {name: getattr(self.scores, name) for name in knobs(self.scores)} | {
            "largest_share": float(made.shares.max()),
            "smallest_share": float(made.shares.min()),
            "naive_fails": int(made.naive_fails),
        }

    def setters(self) -> dict[str, QWidget]:
        return {name: self.form.row(name) for name in knobs(self.scores)}

    def _put(self, changes: dict[str, Any]) -> None:
        self.show_scores(dataclasses.replace(self.scores, **changes))

    def _edit(self, name: str, value: Any) -> None:
        self.show_scores(dataclasses.replace(self.scores, **{name: value}))

    def _show(self) -> None:
        self.form.show_component(self.scores)
        for number in range(1, MOST + 1):
            self.form.row(f"score_{number}").setVisible(number <= self.scores.count)
        shown = (text for text, preset in PRESETS.items() if preset == self.scores)
        self.presets.show_key(next(shown, None))
        made = self.scores.softmax()
        figure = SoftmaxFigure(self.scores, made)
        self.canvas.show_figure(figure, words.spoken(self.scores, made))
        self.state_changed.emit()

    def caption(self) -> str:
        figure: SoftmaxFigure = self.canvas.figure
        return words.caption(figure.scores, figure.made)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._name(
            QCoreApplication.translate("Softmax", "Softmax"),
            QCoreApplication.translate("Softmax", "scores to shares"),
            QCoreApplication.translate(
                "Softmax",
                "A row for each class and a column for each step: the maximum is subtracted, the "
                "exponential taken, and each divided by their sum. Beneath, the same without the "
                "first step.",
            ),
        )
        self._caption.setText(QCoreApplication.translate("Softmax", "Scores"))
        self._hint.setText(
            QCoreApplication.translate(
                "Softmax", "For large scores move the slider that adds to all of them."
            )
        )
        self._show()
