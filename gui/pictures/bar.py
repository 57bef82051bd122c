"""The controls of the pictures: which set, which class, and whether before and after are shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui import theme
from gui.controls import ComboBox, SegmentedControl
from gui.language import follow

ANY = -1
"""The key of the chooser that asks for no class."""


class PicturesBar(QWidget):
    """set_asked(training), class_asked(class or None), paired_asked(bool)."""

    set_asked = Signal(bool)
    class_asked = Signal(object)
    paired_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.which = SegmentedControl([(True, ""), (False, "")])
        self.which.show_key(True)
        self.which.chosen.connect(lambda key: self.set_asked.emit(key))
        self.classes = ComboBox()
        self.classes.activated.connect(self._ask_class)
        self.paired = SegmentedControl([(False, ""), (True, "")])
        self.paired.show_key(False)
        self.paired.chosen.connect(lambda key: self.paired_asked.emit(key))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.which)
        self._row.addWidget(self.classes, 1)
        self._row.addWidget(self.paired)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def list_classes(self, names: tuple[str, ...], chosen: int | None) -> None:
        """Offer classes of these names."""
        self._names = names
        self.classes.clear()
        self.classes.addItem(QCoreApplication.translate("Pictures", "all"), ANY)
        for place, name in enumerate(names):
            self.classes.addItem(name, place)
        self.show_class(chosen)

    def show_class(self, chosen: int | None) -> None:
        """Show which class is chosen."""
        self.classes.show_key(ANY if chosen is None else chosen)

    def _ask_class(self, _index: int) -> None:
        key = self.classes.key()
        self.class_asked.emit(None if key == ANY else key)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        translate = QCoreApplication.translate
        self.which.set_texts((translate("Pictures", "Training"), translate("Pictures", "Test")))
        self.which.setAccessibleName(translate("Pictures", "Which pictures"))
        self.which.button(True).setToolTip(
            translate("Pictures", "The pictures that the network learns from")
        )
        self.which.button(False).setToolTip(
            translate("Pictures", "The pictures that test what it has learnt")
        )
        self.paired.set_texts((translate("Pictures", "Plain"), translate("Pictures", "Prepared")))
        self.paired.setAccessibleName(translate("Pictures", "What is shown"))
        self.paired.button(False).setToolTip(
            translate("Pictures", "The pictures with their classes")
        )
        self.paired.button(True).setToolTip(
            translate(
                "Pictures",
                "Each picture before and after preprocessing, and its class as the loss gets it",
            )
        )
        self.classes.setAccessibleName(translate("Pictures", "Class"))
        self.classes.setToolTip(translate("Pictures", "Show only pictures of this class"))
        key = self.classes.key()
        self.list_classes(self._names, None if key in (None, ANY) else key)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), now.px(6), now.px(12), now.px(2))
        self._row.setSpacing(now.px(4))
        self.classes.setMinimumWidth(now.px(62))
