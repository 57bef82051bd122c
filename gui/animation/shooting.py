"""Shooting a film: the run lived again on this thread, a picture drawn at each of its steps."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPainter

from engine.files.figure_recipe import with_recipe
from engine.files.recipe import Recipe
from engine.registry import SettingError
from engine.training.divergence import Divergence
from engine.training.frame import Frame, Observer, Request
from engine.training.replay import lived_again
from engine.training.trainer import Trainer
from gui.animation.encoder import Pixels, Reel, encode
from gui.animation.film import SMALLEST_PX, Film
from gui.background import Progress
from gui.figures import page
from gui.figures.medium import Medium, drawing_on
from gui.language import speaking
from gui.theme import Theme

SHOT = 0.85
"""Share of the work that is done once all pictures are drawn."""
ROUNDS = 4
"""So often a film that is too large is made smaller."""
SPARE = 0.93
"""A film shrinks a little less than its pictures do."""


@dataclass(frozen=True, eq=False)
class Shot:
    """A film that was shot. pictures, steps: how many and up to which; width, height: pixels.

    diverged: learning came to an end before the last step.
    """

    content: bytes
    pictures: int
    last: int
    width: int
    height: int
    diverged: bool = False


@dataclass(frozen=True, eq=False)
class Look:
    """How each picture is drawn: theme, enlargement of type and lines, language."""

    theme: Theme
    zoom: float
    language: str


class Sitter(Protocol):
    """What is filmed: says what it needs to be shown, and makes a page of what it is shown."""

    @property
    def request(self) -> Request: ...

    def page_of(self, frame: Frame) -> page.Page: ...


def shoot(film: Film, recipe: Recipe, look: Look, sitter: Sitter, progress: Progress) -> Shot:
    """Shoot the film of a run from its recipe.

    Raises SettingError where it does not fit into the bytes that it may have.
    """
    trainer, observer, reel = Trainer(recipe.origin), Observer(), Reel()
    steps = film.steps()
    diverged = False

    def tell(trainer: Trainer) -> None:
        progress(SHOT * min(1.0, trainer.step / film.last))

    for found in lived_again(trainer, recipe.journal, steps, tell):
        diverged = isinstance(found, Divergence)
        divergence = found if isinstance(found, Divergence) else None
        domains = trainer.experiment.dataset.domains
        request = replace(sitter.request, domains=domains)
        frame = observer.frame(trainer, request, False, 0.0, divergence)
        shown = sitter.page_of(frame)
        with speaking(look.language):
            shown = timed(shown, frame.step)
        reel.append(pixels(shown, film.width, film.height, look))
        tell(trainer)
    times = film.milliseconds(len(reel))
    content, reel = _within(film, reel, times, lambda share: progress(SHOT + (1 - SHOT) * share))
    height, width = reel[0].shape[:2]
    if film.format == "png":
        with contextlib.suppress(SettingError):  # too large for a picture
            content = with_recipe(content, recipe.text())
    return Shot(content, len(reel), trainer.step, width, height, diverged)


def timed(whole: page.Page, step: int) -> page.Page:
    """The page with the step of the run beneath it: words of one height, so that nothing jumps."""
    text = QCoreApplication.translate("Animation", "Step {step}")
    return replace(whole, caption=text.format(step=f"{step:,}"))


def sentence(shot: Shot, file: str) -> str:
    """What came of it."""
    text = QCoreApplication.translate(
        "Animation", "{file}: {count} pictures of {width} × {height}, {size} MB"
    )
    said = text.format(
        file=file,
        count=shot.pictures,
        width=shot.width,
        height=shot.height,
        size=f"{len(shot.content) / 1e6:.1f}",
    )
    if shot.diverged:
        text = QCoreApplication.translate("Animation", "learning diverged after step {step}")
        said += "; " + text.format(step=f"{shot.last:,}")
    return said


def pixels(whole: page.Page, width: int, height: int, look: Look) -> Pixels:
    """A page drawn as a picture of so many pixels: (height, width, 3)."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise SettingError(
            "A picture must fit into memory, got {width} × {height} pixels: choose a smaller size",
            width=width,
            height=height,
        )
    image.fill(look.theme.surface)
    painter = QPainter(image)
    painter.scale(look.zoom, look.zoom)
    try:
        with drawing_on(Medium.PAPER), speaking(look.language):
            room = QRectF(0, 0, width / look.zoom, height / look.zoom)
            page.draw(painter, room, whole, look.theme)
    finally:
        painter.end()
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows: Any = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return np.array(rows[:, : 3 * width]).reshape(height, width, 3)


def _within(
    film: Film, reel: Reel, times: tuple[int, ...], progress: Progress
) -> tuple[bytes, Reel]:
    """The file, its pictures made smaller until it has no more bytes than it may."""
    small = reel
    content = encode(reel, film.format, times, loop=film.loop, progress=progress)
    for _ in range(ROUNDS):
        height, width = small[0].shape[:2]
        if not film.most_bytes or len(content) <= film.most_bytes:
            return content, small
        scale = SPARE * (film.most_bytes / len(content)) ** 0.5
        if scale * min(height, width) < SMALLEST_PX:
            break
        small = reel.scaled(round(scale * width), round(scale * height))
        content = encode(small, film.format, times, loop=film.loop, progress=progress)
    if len(content) <= film.most_bytes:
        return content, small
    raise SettingError(
        "The film may have {most} kB, but has {size}: take fewer pictures, or allow more",
        most=f"{film.most_bytes / 1000:,.0f}",
        size=f"{len(content) / 1000:,.0f}",
    )
