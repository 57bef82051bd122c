"""The language of the window is switched while it runs, for Qt's own texts as well."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel

from engine.registry import SettingError
from gui import language


@pytest.fixture
def spoken(qapp):
    """English before and after the test."""
    language.set_language("en")
    yield qapp
    language.set_language("en")


def test_the_language_is_that_of_the_system_or_english(spoken):
    assert language.set_language() == language.system_language()
    assert language.language() in language.LANGUAGES


def test_a_word_of_the_engine_is_translated(spoken):
    assert language.vocabulary("Learning rate") == "Learning rate"
    language.set_language("ko")
    assert language.vocabulary("Learning rate") == "학습률"


def test_an_unknown_word_stays_as_it_is(spoken):
    language.set_language("ko")
    assert language.vocabulary("Sgpoqx") == "Sgpoqx"
    assert language.vocabulary("") == ""


def test_qt_speaks_the_language_too(spoken):
    language.set_language("ko")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"
    language.set_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_an_error_is_translated_with_the_words_in_its_gaps(spoken):
    error = SettingError(
        "{label} expects a value from {low} to {high}, got {got}: choose one in that range",
        label="Learning rate",
        low="0",
        high="1",
        got="7",
    )
    assert language.error_text(error) == str(error)
    language.set_language("ko")
    said = language.error_text(error)
    assert said.startswith("학습률")
    assert all(value in said for value in ("0", "1", "7"))


def test_widgets_get_a_language_change(spoken, qtbot):
    heard = []

    class Listener(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LanguageChange:
                heard.append(watched)
            return False

    label = QLabel("x")
    qtbot.addWidget(label)
    listener = Listener()
    label.installEventFilter(listener)
    language.set_language("ko")
    qtbot.waitUntil(lambda: label in heard)


def test_followers_are_told_until_their_owner_is_gone(spoken, qtbot):
    owner, told = QObject(), []
    language.follow(owner, lambda: told.append(language.language()))
    language.set_language("ko")
    assert told == ["en", "ko"]
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    language.set_language("en")
    assert told == ["en", "ko"]


def test_an_unknown_language_is_refused(spoken):
    with pytest.raises(ValueError, match="ko, en"):
        language.set_language("tlh")


def test_one_thread_can_speak_another_language_than_the_window(spoken):
    language.set_language("ko")
    said: dict[str, str] = {}

    def aside() -> None:
        said["other thread"] = QCoreApplication.translate("Curves", "Curves")

    with language.speaking("en"):
        assert language.language() == "en"
        said["inside"] = QCoreApplication.translate("Curves", "Curves")
        thread = threading.Thread(target=aside)
        thread.start()
        thread.join()
    said["behind"] = QCoreApplication.translate("Curves", "Curves")
    assert said == {"inside": "Curves", "other thread": "학습 곡선", "behind": "학습 곡선"}
    language.set_language("en")
    with language.speaking("ko"):
        assert QCoreApplication.translate("Curves", "Curves") == "학습 곡선"
    assert QCoreApplication.translate("Curves", "Curves") == "Curves"
