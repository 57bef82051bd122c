"""The row of a layer: its name, which unfolds the rest, and why something was refused."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import theme
from gui.controls.component_row import Nest
from gui.controls.section import SectionTitle
from gui.experiment.bindings import Bindings
from gui.experiment.notes import Refusal

DEPTH = 2
"""How deep the rows of a detail lie, as in KnobForm."""
NAME_WIDTH = 78


class LayerRow(QWidget):
    """Base of the rows in the layers section: a head, a refusal, and a detail made when wanted."""

    def __init__(self, bindings: Bindings, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bindings = bindings
        self.path = path
        self.title = SectionTitle("", semibold=False)
        self.title.setChecked(False)
        self.title.toggled.connect(self._unfold)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.addWidget(self.title)
        self.refusal = Refusal()
        self.detail: Nest | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self.head)
        self._column.addWidget(self.refusal)
        bindings.bind_place(path, self.refusal.show_error)
        theme.theme_changed.connect(self._measure)

    def is_unfolded(self) -> bool:
        return self.title.isChecked()

    def name(self) -> str:
        """What the layer is called, in the language of the moment."""
        raise TypeError(f"{type(self).__name__} expects a name of its own: write one")

    def fill_detail(self, detail: Nest) -> None:
        """Make what unfolds; called once, when somebody wants to see it."""

    def show_detail(self) -> None:
        """Bring what unfolds up to date."""

    def _unfold(self, open_: bool) -> None:
        if open_ and self.detail is None:
            self.detail = Nest(indented=True)
            self.fill_detail(self.detail)
            self._column.addWidget(self.detail)
        if self.detail is not None:
            self.show_detail()
            self.detail.setVisible(open_)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.head.setSpacing(now.px(4))
        self.title.setFixedWidth(now.px(NAME_WIDTH))
        self.title.setMinimumHeight(now.row)

    def _retranslate(self) -> None:
        name = self.name()
        self.title.setText(name)
        self.title.setAccessibleName(name)
        self.title.setToolTip(
            QCoreApplication.translate("Experiment", "{name}: show all settings").format(name=name)
        )
        self.refusal.retranslate()
