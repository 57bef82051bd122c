"""Why an operator of ONNX cannot be taken: what is expected of it here, and what came."""

from __future__ import annotations

from engine.files.onnx.file import Node
from engine.registry import SettingError


class PartOfError(SettingError):
    """A part of what an error says. It fills a gap of one and is translated as one is."""


def unlike(node: Node, expected: PartOfError, got: object) -> SettingError:
    """The error for an operator that is known, but not in this form."""
    return SettingError(
        "The operator {node} expects {expected} here, got {got}: such a network cannot be read",
        node=node.title,
        expected=expected,
        got=got if isinstance(got, PartOfError) else str(got)[:60],
    )


def branches(node: Node) -> SettingError:
    """The error for an operator that takes two values that flow."""
    return SettingError(
        "The operator {got} joins two branches; a network is one row of layers here: choose one "
        "without branches",
        got=node.title,
    )
