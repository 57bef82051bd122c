"""What the feature maps ask of the run: the maps, the film of each layer, and one cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.insight.cell import CellQuestion
from engine.insight.feature_maps import Drawing, FeatureMapsQuestion
from engine.insight.film import FilmQuestion
from gui.featuremaps.figure import Cell
from gui.questions import Questions, Sparing

MAPS, FILM, CELL = "feature_maps", "feature_film", "feature_cell"
"""Names of the questions; that of a film goes on with a dot and its layer."""

PERIOD_S = 0.1
CELL_PERIOD_S = 0.25
FILM_PERIOD_S = 0.5


@dataclass(frozen=True)
class Asked:
    """What is chosen: a layer and its stage, a channel of its kernels, pictures by their numbers in
    the test set, a drawing behind them, and the cell that is written out.
    """

    layer: str
    stage: str
    channel: int
    pictures: tuple[int, ...]
    drawing: Drawing | None = None
    cell: Cell | None = None

    def questions(self, films: Mapping[str, FilmQuestion], moving: bool) -> Questions:
        """films: by layer. moving: the network learns; while it stands every moment is asked."""
        maps = FeatureMapsQuestion(self.layer, self.pictures, self.stage, self.drawing)
        asked: Questions = ((MAPS, Sparing(maps, PERIOD_S if moving else 0.0)),)
        # All layers', also while they are not seen: a film remembers when it was asked.
        for key, film in films.items():
            asked += ((f"{FILM}.{key}", Sparing(film, FILM_PERIOD_S if moving else 0.0)),)
        cell = self._cell_question()
        if cell is not None:
            asked += ((CELL, Sparing(cell, CELL_PERIOD_S if moving else 0.0)),)
        return asked

    def _cell_question(self) -> CellQuestion | None:
        cell = self.cell
        if cell is None:
            return None
        drawn = cell.picture >= len(self.pictures)
        if drawn and self.drawing is None:
            return None
        return CellQuestion(
            self.layer,
            -1 if drawn else self.pictures[cell.picture],
            cell.filter,
            cell.row,
            cell.column,
            self.stage,
            self.channel,
            self.drawing if drawn else None,
        )
