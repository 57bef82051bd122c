"""The failure museum: networks that cannot succeed, what each shows, and what mends it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.basics.failures import EXHIBITS
from engine.basics.states import MuseumState
from engine.training.frame import Frame
from gui import theme
from gui.basics.stateful import StatefulPanel
from gui.controls import IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import follow
from gui.museum import painting
from gui.museum.card import Card
from gui.museum.painting import MuseumFigure
from gui.museum.watching import Seen, job_of
from gui.session import Session

JOB = "museum "
"""What the names of its jobs begin with."""
CARD_WIDTH = 470
"""Below this a second column of cards has no room."""
COLUMNS = 4
"""Of the exported figure."""


class MuseumPanel(StatefulPanel):
    """A card for each exhibit; their pictures are computed when the panel is first seen.

    exhibit_asked(exhibit, mend): it is to be opened, mended at once unless mend is None.
    export_requested: the reader wants the picture.
    """

    State = MuseumState
    exhibit_asked = Signal(object, object)
    export_requested = Signal()

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: set[str] = set()
        self._exhibit = EXHIBITS[0].id
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._export)
        self.cards = {exhibit.id: Card(exhibit) for exhibit in EXHIBITS}
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        body = QWidget()
        self._grid = QGridLayout(body)
        self._columns = 0
        self._scrolling = QScrollArea()
        self._scrolling.setWidgetResizable(True)
        self._scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolling.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._scrolling, 1)
        for card in self.cards.values():
            card.opened.connect(self.exhibit_asked)
        session.job_finished.connect(self._finished)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(420), theme.current().px(260))

    def show_frame(self, frame: Frame) -> None:
        """Nothing here follows the run: the exhibits are runs of their own."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.prepare()

    def prepare(self) -> None:
        """Have every exhibit run that was not asked for yet."""
        for card in self.cards.values():
            if card.exhibit.id not in self._asked:
                self._asked.add(card.exhibit.id)
                self._session.begin(JOB + card.exhibit.id, job_of(card.exhibit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def figure(self, look: theme.Theme) -> Page:
        """The small pictures of all exhibits, as a page for export."""
        rows = -(-len(self.cards) // COLUMNS)
        across, down = 1 / COLUMNS, 1 / rows
        panels = tuple(
            Panel(
                MuseumFigure(card.words.title(), card.picture.seen),
                painting.draw,
                (place % COLUMNS * across, place // COLUMNS * down, 0.96 * across, 0.97 * down),
            )
            for place, card in enumerate(self.cards.values())
        )
        return Page(panels, caption=self.caption())

    def caption(self) -> str:
        """The sentence under the exported figure."""
        return QCoreApplication.translate(
            "Museum",
            "Failures of neural networks, each at its end: (a) the exponentials of the naive "
            "softmax; (b, c) what each hidden unit says over the plane; (d) the greatest gradient "
            "of each layer, from the first to the output; (e) the training loss; (f, g, h) "
            "the decision map.",
        )

    def state(self) -> dict[str, Any]:
        return {"exhibit": self._exhibit}

    def setters(self) -> dict[str, QWidget]:
        return {"exhibit": self.cards[self._exhibit]}

    def _put(self, changes: dict[str, Any]) -> None:
        """Bring the card of an exhibit on screen, with the keyboard at its button."""
        self._exhibit = changes.get("exhibit", self._exhibit)
        card = self.cards[self._exhibit]
        self._scrolling.ensureWidgetVisible(card, 0, self._scrolling.height() // 4)
        card.open.setFocus()
        self.state_changed.emit()

    def _finished(self, name: str, result: object) -> None:
        card = self.cards.get(name.removeprefix(JOB)) if name.startswith(JOB) else None
        if card is not None and isinstance(result, Seen):
            card.show_seen(result)

    def _arrange(self) -> None:
        """Two columns of cards where there is room."""
        columns = 2 if self.width() >= 2 * theme.current().px(CARD_WIDTH) else 1
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.addWidget(self._lead, 0, 0, 1, columns)
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, 1 + place // columns, place % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._grid.setContentsMargins(now.px(14), now.px(12), now.px(14), now.px(14))
        self._grid.setSpacing(now.px(12))
        self._arrange()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.header.set_title(QCoreApplication.translate("Museum", "Failure museum"))
        self.header.set_subtitle(QCoreApplication.translate("Museum", "why networks do not learn"))
        self._export.set_text(QCoreApplication.translate("Basics", "Export the picture"))
        self._lead.setText(
            QCoreApplication.translate(
                "Museum",
                "Each of these cannot succeed, for a single reason. Open one, guess the reason "
                "from what you see, then mend it and watch what changes.",
            )
        )
        for card in self.cards.values():
            card.retranslate()
