import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.files.figure_recipe import recipe_in
from engine.files.recipe import Recipe
from engine.nn.activations import Identity, ReLU
from engine.nn.dense import Dense, Output
from engine.nn.losses import HalfSquaredError
from engine.nn.optimizers import SGD
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.journal import Entry
from engine.training.replay import replay
from gui import theme
from gui.animation import shooting
from gui.animation.film import Film
from gui.animation.shooting import Look, shoot
from gui.animation.stand_in import StandIn
from gui.background import AbandonedError, Background
from gui.figures.map_figure import Colouring
from gui.lab import Lab
from gui.panels.curves import CurvesPanel
from gui.panels.output import OutputPanel

FILM = Film(0, 120, 7, width=240, height=200)


@pytest.fixture
def lab(qapp):
    theme.apply(qapp, "light", 1.0)
    lab = Lab.of(Experiment())
    yield lab
    lab.session.close()


@pytest.fixture
def look():
    return Look(theme.load("print"), 0.8, "en")


def stand_in(lab: Lab, look: Look, qtbot: Any, kind: Any = OutputPanel) -> StandIn:
    panel = kind(lab.document, lab.session)
    qtbot.addWidget(panel)
    return StandIn(panel, Recipe(lab.document.experiment), look)


def opened(content: bytes) -> Any:
    return Image.open(io.BytesIO(content))


def nothing(share: float) -> None:
    pass


def test_a_film_has_a_picture_of_every_step_and_something_moves(lab, look, qtbot):
    sitter = stand_in(lab, look, qtbot)
    shot = shoot(FILM, Recipe(Experiment()), look, sitter, nothing)
    picture = opened(shot.content)
    assert (picture.n_frames, picture.size) == (7, (240, 200))
    assert (shot.pictures, shot.last, shot.diverged) == (7, 120, False)
    first = np.asarray(picture.convert("RGB")).astype(int)
    picture.seek(6)
    last = np.asarray(picture.convert("RGB")).astype(int)
    assert np.abs(first - last).max() > 60
    sitter.close()


def test_a_film_shows_what_the_run_shows_at_its_step(lab, look, qtbot):
    """Its last picture is that of the panel at the step, replayed."""
    seen: list[Any] = []

    class Watching(StandIn):
        def page_of(self, frame: Any) -> Any:
            seen.append(frame)
            return super().page_of(frame)

    panel = CurvesPanel(lab.document, lab.session)
    qtbot.addWidget(panel)
    changed = edit(Experiment(), "optimizer.learning_rate", 0.5)
    recipe = Recipe(Experiment(), (Entry(40, changed),), 120)
    sitter = Watching(panel, recipe, look)
    shoot(FILM, recipe, look, sitter, nothing)
    assert [frame.step for frame in seen] == [0, 20, 40, 60, 80, 100, 120]
    assert [frame.learning_rate for frame in seen][-1] == 0.5
    live = replay(recipe.origin, recipe.journal, 120)
    assert seen[-1].scores == live.scores()
    assert seen[-1].experiment == changed
    sitter.close()


def test_a_film_that_would_be_too_large_gets_smaller_pictures(lab, look, qtbot):
    sitter = stand_in(lab, look, qtbot)
    large = replace(FILM, width=400, height=400)
    whole = shoot(large, Recipe(Experiment()), look, sitter, nothing)
    most = len(whole.content) // 2
    shot = shoot(replace(large, most_bytes=most), Recipe(Experiment()), look, sitter, nothing)
    assert len(shot.content) <= most
    assert shot.width == shot.height < 400
    with pytest.raises(SettingError, match="The film may have 1 kB, but has"):
        shoot(replace(large, most_bytes=1000), Recipe(Experiment()), look, sitter, nothing)
    sitter.close()


def test_a_run_that_diverges_ends_its_film(lab, look, qtbot):
    wild = Experiment(
        layers=(Dense(key="h1", units=6, activation=ReLU()),),
        output=Output(activation=Identity()),
        loss=HalfSquaredError(),
        optimizer=SGD(learning_rate=100.0),
    )
    sitter = stand_in(lab, look, qtbot)
    shot = shoot(replace(FILM, last=5000), Recipe(wild), look, sitter, nothing)
    assert shot.diverged
    assert shot.last < 5000
    sitter.close()


def test_pages_are_made_on_the_thread_of_the_window(lab, look, qtbot):
    sitter = stand_in(lab, look, qtbot)
    work = Background(lambda tell: shoot(FILM, Recipe(Experiment()), look, sitter, tell))
    with qtbot.waitSignal(work.done, timeout=20000) as told:
        work.start()
    assert told.args[0].pictures == 7
    sitter.close()


def test_nobody_waits_for_a_stand_in_that_is_gone(lab, look, qtbot):
    sitter = stand_in(lab, look, qtbot)
    ended: list[str] = []

    def work(tell: Any) -> Any:
        try:
            shoot(replace(FILM, last=10**7), Recipe(Experiment()), look, sitter, tell)
        except AbandonedError:
            ended.append("abandoned")
            raise

    shooting = Background(work)
    shooting.start()
    qtbot.wait(100)
    shooting.abandon()
    sitter.close()
    qtbot.waitUntil(lambda: ended == ["abandoned"], timeout=5000)


def test_an_animated_png_carries_the_recipe_of_its_run(lab, look, qtbot):
    sitter = stand_in(lab, look, qtbot)
    recipe = Recipe(Experiment(), (), 120)
    shot = shoot(replace(FILM, format="png"), recipe, look, sitter, nothing)
    assert recipe_in(shot.content) == recipe
    assert opened(shot.content).n_frames == 7
    sitter.close()


def test_a_film_looks_like_the_panel_that_is_filmed(lab, look, qtbot):
    panel = OutputPanel(lab.document, lab.session)
    qtbot.addWidget(panel)
    colours = []
    for colouring in (Colouring.CONTINUOUS, Colouring.GREY):
        panel.set_colouring(colouring)
        sitter = StandIn(panel, Recipe(Experiment()), look)
        shot = shoot(FILM, Recipe(Experiment()), look, sitter, nothing)
        pixels = np.asarray(opened(shot.content).convert("RGB")).astype(int)
        colours.append(np.ptp(pixels, axis=2).mean())
        sitter.close()
    assert colours[1] < 0.5 * colours[0]


def test_a_film_counts_its_steps_in_its_own_language(lab, qtbot, monkeypatch):
    korean = Look(theme.load("print"), 0.8, "ko")
    sitter = stand_in(lab, korean, qtbot)
    said: list[str] = []

    def noted(page: Any, *_: Any) -> Any:
        said.append(page.caption)
        return np.zeros((9, 9, 3), np.uint8)

    monkeypatch.setattr(shooting, "pixels", noted)
    shoot(FILM, Recipe(Experiment()), korean, sitter, nothing)
    assert (said[0], said[-1]) == ("스텝 0", "스텝 120")
    sitter.close()
