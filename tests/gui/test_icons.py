"""Icons are drawn in the colour of the theme of the moment, in the pixels of the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmapCache

from gui import icons, theme


@pytest.fixture
def dressed(qapp):
    theme.apply(qapp, "light", 1.0)
    yield qapp
    theme.apply(qapp, "light", 1.0)


def inks(image: QImage) -> set[str]:
    """The colours of the opaque pixels."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    colors = [image.pixelColor(x, y) for x, y in points]
    return {color.name() for color in colors if color.alpha() == 255}


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_in_the_ink_of_the_theme(dressed, name):
    image = icons.icon(name).pixmap(QSize(48, 48)).toImage()
    assert inks(image) == {theme.current().text.name()}


def test_an_icon_made_before_follows_the_theme(dressed):
    icon = icons.icon("play", "accent")
    theme.apply(dressed, "dark")
    assert inks(icon.pixmap(QSize(48, 48)).toImage()) == {theme.load("dark").accent.name()}


def test_a_disabled_icon_is_grey(dressed):
    image = icons.icon("play").pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()
    assert inks(image) == {theme.current().text_disabled.name()}


def test_an_icon_has_the_pixels_of_the_screen(dressed):
    pixmap = icons.icon("play").pixmap(QSize(16, 16), 3.0)
    assert pixmap.size() == QSize(48, 48)
    assert pixmap.deviceIndependentSize().toSize() == QSize(16, 16)
    assert icons.pixmap("play", 16, ratio=2.0).size() == QSize(32, 32)


def test_a_filled_icon_has_ink_inside_its_outline(dressed):
    assert icons.icon("square").pixmap(48, 48).toImage().pixelColor(24, 24).alpha() == 0
    filled = icons.icon("square", filled=True).pixmap(48, 48).toImage()
    assert filled.pixelColor(24, 24) == theme.current().text


def test_a_copied_icon_lives_on(dressed):
    copies = [QIcon(icons.icon("moon")) for _ in range(50)]
    assert all(not copy.pixmap(16, 16).isNull() for copy in copies)


def test_an_unknown_icon_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"circle-help.*got 'smiley'"):
        icons.icon("smiley")


def test_without_the_folder_icons_are_blank_and_the_user_is_told_what_to_do(
    dressed, tmp_path, monkeypatch
):
    for known in (icons.names, icons.source, icons._renderer):
        known.cache_clear()
    monkeypatch.setattr(icons, "FOLDER", tmp_path / "absent")
    with pytest.warns(RuntimeWarning, match="install Glassnet again"):
        image = icons.icon("play", "weight_positive").pixmap(QSize(16, 16)).toImage()
    assert inks(image) == set()
    for known in (icons.names, icons.source, icons._renderer):
        known.cache_clear()
    QPixmapCache.clear()
