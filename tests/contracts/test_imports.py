"""Who may import what: beside import-linter's layers, a list of what is allowed at all.

A list of the forbidden misses the library that nobody thought of.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {
    "engine": {"engine", "numpy"},
    "gui": {"gui", "engine", "numpy", "PySide6", "shiboken6", "contourpy"},
}
ALLOWED_HERE = {
    "engine/data/picture_decoder.py": {"PIL"},
    "engine/files/figure_recipe.py": {"pypdf"},
    "engine/files/models/model_arrays.py": {"safetensors"},
    "engine/files/onnx/file.py": {"onnx", "google"},
    "engine/files/onnx/graph.py": {"onnx"},
    "engine/files/onnx/model.py": {"onnx"},
    "gui/animation/encoder.py": {"PIL"},
    "gui/commands/completion.py": {"shtab"},
    "gui/lessons/typesetting.py": {"ziamath"},
}
"""What one module may import besides, once it is wanted."""

MODULES = sorted(path for package in ALLOWED for path in (ROOT / package).rglob("*.py"))


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, top-level name) of every import, wherever in the module it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_its_package_may(path: Path) -> None:
    relative = path.relative_to(ROOT)
    allowed = ALLOWED[relative.parts[0]] | ALLOWED_HERE.get(relative.as_posix(), set())
    allowed = allowed | sys.stdlib_module_names
    found = imported(ast.parse(path.read_text("utf-8")))
    assert [f"line {line}: {name}" for line, name in found if name not in allowed] == []


def test_every_folder_with_modules_is_a_package() -> None:
    """import-linter passes over folders that have no __init__.py."""
    folders = {path.parent for path in MODULES}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_engine_runs_where_only_numpy_is() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in MODULES
        if path.relative_to(ROOT).parts[0] == "engine"
    ]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(sorted({'PIL', 'PySide6', 'shiboken6', 'contourpy', 'gui'} & sys.modules.keys()))"
    )
    command = [sys.executable, "-P", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
