"""What is shown of where a network looks: a picture, what covering it does, and its gradient."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.insight.saliency import GradientSaliency, Looked, Occlusion

PICTURE, OCCLUSION, GRADIENT = "picture", "occlusion", "gradient"
TILES = (PICTURE, OCCLUSION, GRADIENT)


@dataclass(frozen=True)
class Pixel:
    """A pixel of the picture, from 0."""

    row: int
    column: int


@dataclass(frozen=True, eq=False)
class SaliencyFigure:
    """occlusion: None as long as it is not computed. pointed: the pixel under the pointer."""

    gradient: GradientSaliency
    occlusion: Occlusion | None = None
    pointed: Pixel | None = None

    @property
    def looked(self) -> Looked:
        return self.gradient.looked

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the picture."""
        rows, columns = self.looked.pixels.shape[:2]
        return rows, columns

    @property
    def fall_limit(self) -> float:
        """The largest fall or rise of the probability, the ends of its scale."""
        return 0.0 if self.occlusion is None else _largest(np.abs(self.occlusion.heat))

    @property
    def slope_limit(self) -> float:
        """The steepest slope, the end of its scale."""
        return _largest(self.gradient.values)


def _largest(values: np.ndarray) -> float:
    found = float(np.nan_to_num(values, nan=0.0, posinf=0.0).max(initial=0.0))
    return found
