"""The language of the window: Korean or English, switched while it runs.

Every text is looked up again on `language_changed` (Qt's own LanguageChange event follows).
`vocabulary` and `error_text` translate what the engine says.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    Signal,
)

from engine.registry import SettingError
from gui.theme import RESOURCES

LANGUAGES = {"ko": "한국어", "en": "English"}
"""Code and own name of every language that Glassnet speaks."""


class _Notifier(QObject):
    language_changed = Signal(str)


_notifier = _Notifier()
_code: list[str] = []
_installed: list[QTranslator] = []

language_changed = _notifier.language_changed
"""Emitted with the code of the new language, after its translators are in place."""


def system_language() -> str:
    """Korean on a Korean system, English elsewhere."""
    return "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"


def language() -> str:
    """The code of the language that is spoken here and now, "ko" or "en"."""
    return _aside.get() or (_code[0] if _code else "en")


def set_language(code: str | None = None) -> str:
    """Speak a language from now on (the system's when none is given); returns its code."""
    code = system_language() if code is None else code
    if code not in LANGUAGES:
        raise ValueError(f"language expects one of {', '.join(LANGUAGES)}, got {code!r}")
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("set_language expects an application: make a QApplication first")
    for translator in _installed:
        app.removeTranslator(translator)
    qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    files = [RESOURCES / "translations" / f"glassnet_{code}.qm"]
    if code != "en":
        files.insert(0, qt_folder / f"qtbase_{code}.qm")
    _installed[:] = [made for made in map(_translator, files) if made is not None]
    for translator in _installed:
        app.installTranslator(translator)
    for translator in _asides:  # those installed last are asked first
        app.removeTranslator(translator)
        app.installTranslator(translator)
    _code[:] = [code]
    QLocale.setDefault(QLocale(code))
    language_changed.emit(code)
    return code


def _translator(file: Path) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(str(file)) else None


_aside: ContextVar[str] = ContextVar("aside", default="")
_asides: list[QTranslator] = []


class _Aside(QTranslator):
    """Speaks the language of `speaking`, on the thread that is inside it."""

    def translate(
        self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        code = _aside.get()
        if not code:
            return None  # type: ignore[return-value]  # a null string: the next one is asked
        reader = _reader(code)
        return (reader and reader.translate(context, text)) or text


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Inside the block, and on its thread alone, every text is in this language.

    For figures in another language than the window: nothing on screen is told, so what keeps its
    words must look them up again inside the block, and once more behind it.
    """
    if code not in LANGUAGES:
        raise ValueError(f"language expects one of {', '.join(LANGUAGES)}, got {code!r}")
    if code == language():
        yield
        return
    if not _asides:
        _asides.append(_Aside())
        QCoreApplication.installTranslator(_asides[0])
    token = _aside.set(code)
    try:
        yield
    finally:
        _aside.reset(token)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for Qt's extractor, which knows this by its name; PySide6's returns an object."""
    return text


@dataclass(frozen=True)
class Words:
    """A text that is said later: called, it gives the text in the language of the moment."""

    context: str
    text: str

    def __call__(self) -> str:
        return QCoreApplication.translate(self.context, self.text)

    def everywhere(self) -> tuple[str, ...]:
        """The text in every language."""
        return spoken(self.context, self.text)


def spoken(context: str, text: str) -> tuple[str, ...]:
    """A text in every language, whichever is on screen; English first."""
    told = [(_reader(code), text) for code in LANGUAGES if code != "en"]
    return (text, *((reader and reader.translate(context, text)) or text for reader, text in told))


@functools.cache
def _reader(code: str) -> QTranslator | None:
    return _translator(RESOURCES / "translations" / f"glassnet_{code}.qm")


def vocabulary(text: str) -> str:
    """A word of the engine (a label, a help sentence, a unit, a choice) in the user's language."""
    return QCoreApplication.translate("vocabulary", text) if text else ""


def choice_label(choice: str) -> str:
    """The text shown for one of a knob's choices: "he_normal" as "He normal", translated."""
    return vocabulary(plain_choice(choice))


def plain_choice(choice: str) -> str:
    """The English text of a choice, as the vocabulary lists it."""
    return choice[:1].upper() + choice[1:].replace("_", " ")


def error_text(error: SettingError) -> str:
    """What an error says, in the user's language; words of the engine in its gaps as well."""
    template = QCoreApplication.translate("errors", error.template)
    values = {name: _gap_text(value) for name, value in error.values.items()}
    return template.format(**values)


def _gap_text(value: object) -> object:
    """What fills a gap of an error; an error inside an error speaks the same language."""
    if isinstance(value, SettingError):
        return error_text(value)
    return vocabulary(value) if isinstance(value, str) else value


class _Follower(QObject):
    def __init__(self, owner: QObject, retranslate: Callable[[], None]) -> None:
        super().__init__(owner)
        self._retranslate = retranslate
        language_changed.connect(self._follow)

    def _follow(self, _code: str) -> None:
        self._retranslate()


def follow(owner: QObject, retranslate: Callable[[], None]) -> None:
    """Call `retranslate` now and whenever the language changes, as long as `owner` lives."""
    _Follower(owner, retranslate)
    retranslate()
