"""Source of the engine's small functions, as a script prints them: without types and classes."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import FunctionType, ModuleType
from typing import Any

from engine.files.sources.expressions import ATOM, NEGATIVE, PRODUCT, SUM, Expression
from engine.nn.schedules import Schedule
from engine.registry import SettingError, knobs


@dataclass(frozen=True)
class Source:
    """Functions in the order in which they must be defined, as (name, source), and imports."""

    functions: tuple[tuple[str, str], ...]
    modules: frozenset[str]


@lru_cache(maxsize=256)
def function_source(function: Callable[..., Any]) -> Source:
    """A function and those that it calls."""
    tree = _tree(function)
    tree.name = function.__name__
    return _finish(tree, function)


def schedule_source(
    schedule: Schedule, name: str, variable: Callable[[Schedule, str], str]
) -> Source:
    """`factor` of a schedule as functions of the step; variable(schedule, knob) names its knobs."""
    tree = _tree(type(schedule).factor)
    tree.name = name
    tree.args.args = tree.args.args[1:]
    freed = _WithoutSelf(schedule, name, variable)
    freed.visit(tree)
    functions: tuple[tuple[str, str], ...] = ()
    modules: frozenset[str] = frozenset()
    for inner_name, inner in freed.nested:
        source = schedule_source(inner, inner_name, variable)
        functions, modules = functions + source.functions, modules | source.modules
    if not _is_docstring(tree.body[0]):
        tree.body.insert(0, ast.Expr(ast.Constant(type(schedule).summary())))
    last = _finish(tree, type(schedule).factor)
    return Source(functions + last.functions, modules | last.modules)


@lru_cache(maxsize=256)
def inline(function: Callable[[float], float], variable: str) -> Expression | None:
    """`1 - beta_1` for a function that returns 1.0 - value; None if it does more than return."""
    tree = _tree(function)
    body = [node for node in tree.body if not _is_docstring(node)]
    if len(body) != 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
        return None
    if set(_globals(tree, function)):
        return None
    value = _Renamed(tree.args.args[0].arg, variable).visit(body[0].value)
    precedence = ATOM
    if isinstance(value, ast.BinOp):
        precedence = SUM if isinstance(value.op, (ast.Add, ast.Sub)) else PRODUCT
    elif isinstance(value, ast.UnaryOp):
        precedence = NEGATIVE
    return Expression(_text(value), precedence)


@lru_cache(maxsize=256)
def _source(function: Callable[..., Any]) -> str:
    try:
        return textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return "pass"


def _tree(function: Callable[..., Any]) -> ast.FunctionDef:
    try:
        parsed = ast.parse(_source(function)).body[0]
    except SyntaxError:  # a lambda in the middle of a line
        parsed = ast.Pass()
    if not isinstance(parsed, ast.FunctionDef):
        raise SettingError(
            "A script expects functions whose source can be read, got {got}: "
            "define it with def in a file",
            got=getattr(function, "__qualname__", repr(function)),
        )
    return parsed


def _finish(tree: ast.FunctionDef, function: Callable[..., Any]) -> Source:
    functions: tuple[tuple[str, str], ...] = ()
    modules: set[str] = set()
    for found in _globals(tree, function):
        if isinstance(found, ModuleType):
            modules.add(found.__name__)
        elif isinstance(found, FunctionType):
            source = function_source(found)
            functions += tuple(one for one in source.functions if one not in functions)
            modules |= source.modules
    _Plain().visit(tree)
    tree.decorator_list = []
    text = _text(tree)
    return Source((*functions, (tree.name, text)), frozenset(modules))


def _globals(tree: ast.AST, function: Callable[..., Any]) -> Iterator[Any]:
    """The modules and functions of its file that a function uses, each once."""
    space, seen = function.__globals__, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in space and node.id not in seen:
            seen.add(node.id)
            if isinstance(space[node.id], (ModuleType, FunctionType)):
                yield space[node.id]


def _text(tree: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(tree)).replace(" ** ", "**")


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


class _Renamed(ast.NodeTransformer):
    """Puts one name in the place of another, and whole numbers in the place of 1.0."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(self.new if node.id == self.old else node.id)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return _whole(node)


class _Plain(ast.NodeTransformer):
    """Takes off what only a type checker wants: annotations, float(...), 1.0 for 1."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        for argument in node.args.args:
            argument.annotation = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        assert node.value is not None
        return ast.Assign([node.target], node.value)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "float":
            return node.args[0]
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return _whole(node)


def _whole(node: ast.Constant) -> ast.Constant:
    if isinstance(node.value, float) and node.value.is_integer() and abs(node.value) < 1e6:
        return ast.Constant(int(node.value))
    return node


class _WithoutSelf(ast.NodeTransformer):
    """Makes `self.steps` a variable and `self.then.factor(step)` a function of its own."""

    def __init__(
        self, schedule: Schedule, name: str, variable: Callable[[Schedule, str], str]
    ) -> None:
        self.schedule, self.name, self.variable = schedule, name, variable
        self.nested: list[tuple[str, Schedule]] = []

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        inner = node.value
        if node.attr == "factor" and isinstance(inner, ast.Attribute):
            held = getattr(self.schedule, inner.attr)
            self.nested.append((f"{inner.attr}_{self.name}", held))
            return ast.Name(self.nested[-1][0])
        if isinstance(inner, ast.Name) and inner.id == "self":
            value = getattr(self.schedule, node.attr)
            if node.attr in knobs(self.schedule):
                return ast.Name(self.variable(self.schedule, node.attr))
            if isinstance(value, (int, float)):
                return ast.Constant(value)
            raise SettingError(
                "A script expects a schedule that uses its knobs alone, got {got}: "
                "move that into a function beside the class",
                got=f"{type(self.schedule).__name__}.{node.attr}",
            )
        return self.generic_visit(node)
