"""The columns of the feature maps: test pictures, and behind them perhaps a drawing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.insight.feature_maps import Drawing
from engine.registry import SettingError
from engine.training.frame import Frame
from gui.featuremaps import choice
from gui.featuremaps.bar import FIRST, RANDOM, MapsBar
from gui.language import error_text


class Columns(QObject):
    """Does what the bar asks for, and shows there what came of it.

    pictures_changed(): others stand there. drawing_changed(): another drawing, or none.

    pictures: indices in the test set.   drawing: stands behind them.
    """

    pictures_changed = Signal()
    drawing_changed = Signal()

    def __init__(self, bar: MapsBar, parent: QObject) -> None:
        super().__init__(parent)
        self.pictures = tuple(range(choice.COLUMNS))
        self.drawing: Drawing | None = None
        self.way: object = FIRST  # FIRST, RANDOM, the number of a class, or None: named one by one
        self._draw = 0
        self._targets: choice.Targets | None = None
        self._samples: object = None  # that the targets belong to
        self._bar = bar
        bar.pictures_asked.connect(self.choose)
        bar.others_asked.connect(self.draw_others)
        bar.indices_asked.connect(self.take_text)

    def follow(self, frame: Frame) -> None:
        """Choose anew where a frame is about another set of pictures."""
        material = frame.material
        if material.samples is self._samples:
            return
        self._samples = material.samples
        test = material.test if len(material.test.targets) else material.training
        pictures = frame.experiment.dataset.sample == "picture"
        self._targets = test.targets if pictures else None
        if self.way is None:  # the numbers were of other pictures
            self.way = FIRST
        self._find()

    def choose(self, way: object) -> None:
        """FIRST, RANDOM or the number of a class."""
        self.way, self._draw = way, 0
        self._find()

    def draw_others(self) -> None:
        """Others of the same kind; instead of the first ones any."""
        self._draw += 1
        if self.way in (FIRST, None):
            self.way = RANDOM
        self._find()

    def take_text(self, text: str) -> None:
        """Numbers as somebody typed them; the bar says what is wrong with them."""
        if self._targets is None:
            return
        try:
            found = choice.typed(text, len(self._targets))
        except SettingError as error:
            self._bar.show_error(error_text(error))
            return
        self.way = None
        self._take(found)

    def show_picture(self, index: int) -> None:
        """A test picture at the left, unless it is there already."""
        self.way = None
        self._take(choice.with_picture(self.pictures, index))

    def show_drawing(self, pixels: choice.Pixels | None) -> None:
        """uint8 (h, w, c), or None to take the drawing away."""
        drawing = None if pixels is None else Drawing.of(pixels)
        if drawing != self.drawing:
            self.drawing = drawing
            self.drawing_changed.emit()

    def _find(self) -> None:
        if self._targets is not None:
            self._take(choice.chosen(self.way, self._draw, self._targets))

    def _take(self, pictures: tuple[int, ...]) -> None:
        self._bar.show_error("")
        self._bar.pictures.show_key(self.way)
        self._bar.show_indices(pictures)
        if pictures != self.pictures:
            self.pictures = pictures
            self.pictures_changed.emit()
