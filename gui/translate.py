"""Keeps the translations true to the source: `python -m gui.translate`.

1. Writes gui/vocabulary.py: every word that the engine shows (labels, help, units, choices, first
   paragraphs of docstrings) and the template of every SettingError, as Qt's extractor wants them.
2. Runs lupdate over gui/ into resources/translations/glassnet_*.ts (English: plurals only).
3. Runs lrelease, which makes the .qm files that the application loads.

It ends with the list of texts that still want a translation, and status 1 if there are any.
`--fill words.json` first puts translations in: {"context": {"English": "Korean", ...}, ...}.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import importlib
import json
import pkgutil
import shutil
import string
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6

import engine
from engine.files.sources.comments import PHRASES
from engine.registry import Component, Registry, knobs
from engine.training.image_presets import PRESETS
from gui.language import plain_choice
from gui.theme import RESOURCES

ROOT = Path(__file__).parent.parent
VOCABULARY_FILE = ROOT / "gui" / "vocabulary.py"
TRANSLATIONS = RESOURCES / "translations"
TRANSLATED, PLURALS_ONLY = "glassnet_ko.ts", "glassnet_en.ts"

HEAD = '''"""Every text of the engine that a user sees, listed for Qt's extractor.

Written by `python -m gui.translate`; change the engine's texts, not this list.
"""

# ruff: noqa: E501
# fmt: off
from PySide6.QtCore import QT_TRANSLATE_NOOP

'''


@dataclasses.dataclass(frozen=True)
class Entry:
    """One text of a .ts file that wants, or has, a translation."""

    context: str
    source: str
    translation: str
    finished: bool


# the words of the engine


def engine_modules() -> list[str]:
    """Import every module of the engine; returns their names, sorted."""
    found = [found.name for found in pkgutil.walk_packages(engine.__path__, "engine.")]
    for name in sorted(found):
        importlib.import_module(name)
    return sorted(found)


def registries() -> list[Registry]:
    """Every registry that a module of the engine holds."""
    found: dict[int, Registry] = {}
    for name in engine_modules():
        for value in vars(sys.modules[name]).values():
            if isinstance(value, Registry):
                found[id(value)] = value
    return list(found.values())


def components() -> list[type[Component]]:
    """Every registered component of the engine, and every other one that has knobs."""
    families = registries()
    registered = {member for family in families for member in family}
    waiting, seen = [Component], set()
    while waiting:
        for member in waiting.pop().__subclasses__():
            waiting.append(member)
            if member.__module__.startswith("engine.") and (member in registered or knobs(member)):
                seen.add(member)
    return sorted(seen, key=lambda member: (member.__module__, member.__qualname__))


def words() -> list[str]:
    """Every text of the engine that is shown as it stands, each once, in a settled order."""
    found: dict[str, None] = {}

    def add(*texts: str) -> None:
        found.update(dict.fromkeys(text for text in texts if text.strip()))

    for family in sorted(registries(), key=lambda family: family.noun):
        add(family.noun, family.noun.capitalize())
    registered = {member for family in registries() for member in family}
    for member in components():
        if member in registered:
            add(member.label, member.summary())
        for described in knobs(member).values():
            add(described.label, described.help, described.unit)
            add(*(plain_choice(choice) for choice in described.choices))
    for preset in PRESETS:
        add(preset.label, preset.help)
    add(*PHRASES)
    return list(found)


def error_templates(folders: Iterable[Path]) -> list[str]:
    """The literal template of every SettingError (or subclass) in the source, sorted."""
    trees = {
        file: ast.parse(file.read_text("utf-8"), str(file))
        for folder in folders
        for file in sorted(folder.rglob("*.py"))
    }
    names = {"SettingError"}
    grew = True
    while grew:
        before = len(names)
        names |= {name for tree in trees.values() for name in _subclasses(tree, names)}
        grew = len(names) > before
    found = set()
    for file, tree in trees.items():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _name(call.func) in names and call.args:
                template = call.args[0]
                if isinstance(template, ast.Constant) and isinstance(template.value, str):
                    found.add(template.value)
                elif not (isinstance(template, ast.Attribute) and template.attr == "template"):
                    place = f"{file.relative_to(ROOT)}:{call.lineno}"
                    raise SystemExit(f"{place}: an error wants its template written literally")
    return sorted(found)


def _subclasses(tree: ast.AST, names: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(_name(base) in names for base in node.bases):
            yield node.name


def _name(node: ast.AST) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def vocabulary_source() -> str:
    """The text that gui/vocabulary.py should have."""
    lines = [HEAD, "WORDS = (\n"]
    lines += [f'    QT_TRANSLATE_NOOP("vocabulary", {_quoted(word)}),\n' for word in words()]
    lines += [")\n\nERRORS = (\n"]
    templates = error_templates([ROOT / "engine", ROOT / "gui"])
    lines += [f'    QT_TRANSLATE_NOOP("errors", {_quoted(text)}),\n' for text in templates]
    return "".join([*lines, ")\n"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


# Qt's tools


def _tool(name: str) -> str:
    """The program of that name that came with PySide6."""
    found = shutil.which(name, path=str(Path(PySide6.__file__).parent))
    if found is None:
        raise SystemExit(f"gui.translate expects PySide6's {name}: install PySide6-Essentials")
    return found


def extract(folder: Path = TRANSLATIONS) -> None:
    """Bring the .ts files in a folder up to date with the source of gui/."""
    sources = [str(file) for file in sorted((ROOT / "gui").rglob("*.py"))]
    always = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
    korean = ["-target-language", "ko_KR", "-ts", str(folder / TRANSLATED)]
    english = ["-target-language", "en_US", "-pluralonly", "-ts", str(folder / PLURALS_ONLY)]
    for target in (korean, english):
        subprocess.run([_tool("lupdate"), *sources, *always, *target], check=True, cwd=ROOT)


def release(folder: Path = TRANSLATIONS) -> None:
    """Make the .qm files from the .ts files in a folder.

    Each is written beside its place and moved there: an application that runs has it mapped.
    """
    for name in (TRANSLATED, PLURALS_ONLY):
        target = (folder / name).with_suffix(".qm")
        fresh = target.with_name(f"{target.name}.new")
        command = [_tool("lrelease"), "-silent", str(folder / name), "-qm", str(fresh)]
        subprocess.run(command, check=True)
        fresh.replace(target)


def entries(file: Path) -> list[Entry]:
    """What a .ts file holds; a plural is as many entries as the language has forms."""
    found = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            node = message.find("translation")
            source = message.findtext("source") or ""
            assert node is not None
            finished = node.get("type") != "unfinished"
            forms = [form.text or "" for form in node.iter("numerusform")] or [node.text or ""]
            found += [Entry(name, source, form, finished and bool(form)) for form in forms]
    return found


def gaps(text: str) -> set[str]:
    """The names of the {gaps} in a text, %n and its like included."""
    found = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return found | ({"%n"} if "%n" in text else set())


def fill(file: Path, translations: dict[str, dict[str, str | list[str]]]) -> list[str]:
    """Put translations into a .ts file; returns the sources that it does not hold."""
    tree = ElementTree.parse(file)
    wanted = {
        (context, source): text
        for context, texts in translations.items()
        for source, text in texts.items()
    }
    for context in tree.getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            text = wanted.pop((name, message.findtext("source") or ""), None)
            node = message.find("translation")
            if text is None or node is None:
                continue
            forms = list(node.iter("numerusform"))
            if forms:
                given = text if isinstance(text, list) else [text] * len(forms)
                for form, words_ in zip(forms, given, strict=True):
                    form.text = words_
            else:
                node.text = text if isinstance(text, str) else text[0]
            node.attrib.pop("type", None)
    tree.write(file, encoding="utf-8", xml_declaration=True)
    return [f"{context}: {source}" for context, source in wanted]


def unfinished(folder: Path = TRANSLATIONS) -> list[Entry]:
    """The entries of both languages that want a translation."""
    files = [folder / TRANSLATED, folder / PLURALS_ONLY]
    return [entry for file in files for entry in entries(file) if not entry.finished]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m gui.translate", description=__doc__)
    parser.add_argument("--fill", type=Path, metavar="JSON", help="translations to put in")
    parser.add_argument("--language", choices=("ko", "en"), default="ko", help="of --fill")
    options = parser.parse_args(arguments)
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    source = vocabulary_source()
    if not VOCABULARY_FILE.exists() or VOCABULARY_FILE.read_text("utf-8") != source:
        VOCABULARY_FILE.write_text(source, "utf-8")
    extract()
    if options.fill:
        translations = json.loads(options.fill.read_text("utf-8"))
        for unknown in fill(TRANSLATIONS / f"glassnet_{options.language}.ts", translations):
            print(f"not in the source: {unknown}", file=sys.stderr)
        extract()
    release()
    waiting = unfinished()
    listed: dict[str, dict[str, str]] = {}
    for entry in waiting:
        listed.setdefault(entry.context, {})[entry.source] = ""
    if waiting:
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        print(f"{len(waiting)} texts want a translation", file=sys.stderr)
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
