"""The failure museum: every exhibit opened, mended and left again, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from engine.basics.failures import EXHIBITS, EXPLODING, OVERFLOW, PERCEPTRON, ZEROS, Exhibit
from engine.training.experiment import Experiment, edit
from gui import language, theme
from gui.figures import page
from gui.museum import words
from gui.museum.opening import PANELS, museum_of
from gui.workspaces import playground

LEARNING = [exhibit for exhibit in EXHIBITS if exhibit is not OVERFLOW]
MENDS = [(exhibit, mend) for exhibit in EXHIBITS for mend in exhibit.mends]


@pytest.fixture
def panel(window, qtbot):
    window.actions_["show_basics"].trigger()
    qtbot.waitUntil(lambda: window.session.frame is not None)
    return visit(window)


def visit(window):
    window.actions_["show_basics"].trigger()
    basics = window.workspaces.current
    basics.open_panel("museum")
    return basics.panels["museum"]


def strip_of(window):
    return museum_of(window).strip


def click(qtbot, button) -> None:
    assert button.isVisible(), button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def looked_at(window, exhibit: Exhibit):
    """The panel that is to be on screen."""
    made = window.playground
    return {
        "output": made.output,
        "network": made.network,
        "diagnostics": made.diagnostics,
        "curves": made.curves,
    }[exhibit.look]


def ended(window, state) -> bool:
    """Whether the run of an exhibit has come to its end, whatever that is."""
    frame = window.playground.lab.session.frame
    stopped = frame.divergence is not None or frame.epoch >= state.stop[0].epoch
    return frame.experiment == state and stopped and not frame.running


def test_there_are_words_for_every_exhibit_and_every_mend():
    assert set(words.EXHIBITS) == {exhibit.id for exhibit in EXHIBITS}
    for exhibit in EXHIBITS:
        assert set(words.EXHIBITS[exhibit.id].mends) == {mend.id for mend in exhibit.mends}


def test_every_exhibit_can_be_looked_at_in_a_panel_there_is():
    assert {exhibit.look for exhibit in LEARNING} <= set(PANELS)
    assert PANELS["curves"] is playground.CURVES


def test_pictures_are_computed_when_the_museum_is_first_seen(panel, qtbot):
    seen = [card.picture for card in panel.cards.values()]
    qtbot.waitUntil(lambda: all(picture.seen is not None for picture in seen), timeout=20_000)
    first = [picture.seen for picture in seen]
    panel.hide()
    panel.show()
    qtbot.wait(50)
    assert [picture.seen for picture in seen] == first


def test_each_picture_shows_more_than_its_ground(panel, qtbot):
    cards = list(panel.cards.values())
    qtbot.waitUntil(lambda: all(c.picture.seen is not None for c in cards), timeout=20_000)
    for look in ("light", "dark", "print"):
        check_pictures(panel, theme.load(look))


def check_pictures(panel, now: theme.Theme) -> None:
    """That every picture has ink in it, alone and on the page of all of them."""
    made = panel.figure(now)
    assert len(made.panels) == len(EXHIBITS)
    for part in made.panels:
        image = QImage(300, 300, QImage.Format.Format_RGB32)
        image.fill(now.surface)
        painter = QPainter(image)
        part.draw(painter, QRectF(image.rect()), part.figure, now)
        painter.end()
        inks = {image.pixelColor(x, y).name() for x in range(40, 300) for y in range(60, 290, 2)}
        assert len(inks - {now.surface.name(), now.inset.name(), now.border.name()}) > 3
    sheet = QImage(1000, 700, QImage.Format.Format_RGB32)
    sheet.fill(now.surface)
    painter = QPainter(sheet)
    page.draw(painter, QRectF(sheet.rect()), made, now)
    painter.end()


@pytest.mark.parametrize("code", ["en", "ko"])
def test_every_experiment_opens_fails_is_mended_and_left(window, panel, qtbot, code):
    window.set_language(code)
    for exhibit in LEARNING:
        walk_through(window, qtbot, exhibit)


def walk_through(window, qtbot, exhibit: Exhibit) -> None:
    """Open an exhibit, see it fail, mend it, and go back to the user's own."""
    own = window.playground.lab.document.experiment
    click(qtbot, visit(window).cards[exhibit.id].open)
    assert window.workspaces.current is window.playground
    qtbot.waitUntil(lambda: ended(window, exhibit.state), timeout=20_000)
    strip = strip_of(window)
    assert strip.isVisible()
    assert words.EXHIBITS[exhibit.id].look() in strip.text.text()
    assert looked_at(window, exhibit).isVisible()
    mend = exhibit.mends[0]
    click(qtbot, strip.mends[mend.id])
    qtbot.waitUntil(lambda: ended(window, exhibit.mended(mend)), timeout=20_000)
    assert words.EXHIBITS[exhibit.id].mends[mend.id].after() in strip.text.text()
    assert not strip.mends[mend.id].isVisible()
    assert window.session.frame.divergence is None
    click(qtbot, strip.leave)
    assert window.document.experiment == own
    assert not strip.isVisible()


def test_each_card_opens_its_exhibit_mended_already(window, panel, qtbot):
    strip = strip_of(window)
    for exhibit, mend in MENDS:
        click(qtbot, visit(window).cards[exhibit.id].mends[mend.id])
        assert (strip.exhibit, strip.mend) == (exhibit, mend)
        assert strip.again.isVisible()
        if exhibit is OVERFLOW:
            softmax = window.workspaces.current.panels["softmax"]
            assert softmax.scores == exhibit.mended(mend)
        else:
            assert window.document.experiment == exhibit.mended(mend)


@pytest.mark.parametrize("code", ["en", "ko"])
def test_softmax_opens_in_basics_and_is_mended_and_left_there(window, panel, qtbot, code):
    window.set_language(code)
    click(qtbot, panel.cards["overflow"].open)
    basics = window.workspaces.current
    softmax = basics.panels["softmax"]
    assert basics.shown == "softmax"
    assert softmax.isVisible()
    assert softmax.scores.softmax().naive_fails
    strip = strip_of(window)
    click(qtbot, strip.mends["shift"])
    assert not softmax.scores.softmax().naive_fails
    click(qtbot, strip.again)
    assert softmax.scores.softmax().naive_fails
    click(qtbot, strip.leave)
    assert softmax.scores != OVERFLOW.state
    assert not strip.isVisible()


def test_undo_leads_back_to_the_users_own_and_takes_the_strip_away(window, panel, qtbot):
    own = window.playground.lab.document.experiment
    click(qtbot, panel.cards["perceptron"].open)
    assert window.document.experiment == PERCEPTRON.state
    window.actions_["undo"].trigger()
    assert window.document.experiment == own
    assert not strip_of(window).isVisible()


def test_undo_after_a_mend_lets_it_fail_again(window, panel, qtbot):
    click(qtbot, panel.cards["perceptron"].open)
    strip = strip_of(window)
    click(qtbot, strip.mends["product"])
    assert strip.again.isVisible()
    window.actions_["undo"].trigger()
    assert window.document.experiment == PERCEPTRON.state
    assert strip.mends["product"].isVisible()


def test_other_data_take_the_strip_away_and_other_settings_leave_it(window, panel, qtbot):
    click(qtbot, panel.cards["zeros"].open)
    window.document.edit("optimizer.learning_rate", 0.5)
    assert strip_of(window).isVisible()
    state = PERCEPTRON.state
    assert isinstance(state, Experiment)
    window.document.edit("dataset", state.dataset)
    assert not strip_of(window).isVisible()


def test_a_second_exhibit_still_leads_back_to_the_users_own(window, panel, qtbot):
    own = window.playground.lab.document.experiment
    click(qtbot, panel.cards["zeros"].open)
    click(qtbot, visit(window).cards["dying"].open)
    click(qtbot, strip_of(window).leave)
    assert window.document.experiment == own


def test_the_strip_is_silent_in_other_workspaces(window, panel, qtbot):
    click(qtbot, panel.cards["zeros"].open)
    visit(window)
    assert not strip_of(window).isVisible()
    window.actions_["show_playground"].trigger()
    assert strip_of(window).isVisible()


def test_the_strip_can_be_closed_and_the_exhibit_stays(window, panel, qtbot):
    click(qtbot, panel.cards["zeros"].open)
    click(qtbot, strip_of(window).close_button)
    assert not strip_of(window).isVisible()
    assert window.document.experiment == ZEROS.state


def test_the_exploding_exhibit_shows_the_banner_of_divergence(window, panel, qtbot):
    click(qtbot, panel.cards["exploding"].open)
    qtbot.waitUntil(window.banner.isVisible, timeout=10_000)
    window.document.edit("optimizer.learning_rate", 0.25)
    state = EXPLODING.state
    assert isinstance(state, Experiment)
    assert window.document.experiment == edit(state, "optimizer.learning_rate", 0.25)
    assert strip_of(window).isVisible()


def test_the_cards_stand_in_one_column_where_it_is_narrow(panel):
    cards = list(panel.cards.values())
    assert cards[0].y() == cards[1].y()
    panel.window().resize(1100, 700)
    panel.resize(700, 600)
    panel._scrolling.widget().layout().activate()
    assert cards[0].x() == cards[1].x()


def test_no_text_of_the_museum_is_left_untranslated(panel, qtbot):
    panel.window().set_language("ko")
    assert language.language() == "ko"
    for card in panel.cards.values():
        texts = [card.title, card.happens, card.look, card.why, card.open, *card.mends.values()]
        for text in texts:
            assert any("가" <= letter <= "힣" for letter in text.text()), text.text()
