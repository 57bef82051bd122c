"""The engine's update rule as PyTorch: the NumPy of a traced rule, said with tensors."""

from __future__ import annotations

import ast
from collections.abc import Iterable

_BOUNDS = {"maximum": "min", "minimum": "max"}


def torch_rule(lines: Iterable[str], numbers: Iterable[str]) -> list[str]:
    """A function of NumPy arrays as one of tensors. numbers: names that stand for plain numbers."""
    tree = ast.parse("\n".join(lines))
    made = _Torch(frozenset(numbers)).visit(tree)
    text = ast.unparse(ast.fix_missing_locations(made)).replace(" ** ", "**")
    return text.splitlines()


class _Torch(ast.NodeTransformer):
    """np.sqrt(v) -> torch.sqrt(v); np.maximum(v, 0) -> torch.clamp(v, min=0)."""

    def __init__(self, numbers: frozenset[str]) -> None:
        self.numbers = numbers

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = node.func
        if isinstance(name, ast.Attribute) and name.attr in _BOUNDS and len(node.args) == 2:
            first, second = node.args
            if self._is_number(second):
                bound = ast.keyword(_BOUNDS[name.attr], second)
                return ast.Call(ast.Attribute(name.value, "clamp"), [first], [bound])
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name("torch") if node.id == "np" else node

    def _is_number(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Name):
            return node.id in self.numbers
        return isinstance(node, ast.Constant)
