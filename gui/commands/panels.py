"""Panels by name: those that the commands know, and what a lesson calls them besides."""

from __future__ import annotations

POINTS = ("map", "curves", "network", "hidden", "diagnostics")
PICTURES = (
    *("stack", "maps", "bench", "mistakes", "pictures", "confusion"),
    *("curves", "data_map", "saliency", "pad"),
)
BASICS = (
    *("gates", "activations", "softmax", "shapes", "graph"),
    *("gradient_check", "stepping", "race", "fitting", "museum"),
)
NAMES = {"output": "map", "decision_map": "map"}
"""What a panel may be called besides the name of its export."""
OF_A_RUN = f"{', '.join(POINTS)} (output is map too); of pictures {', '.join(PICTURES)}"
"""For the help of a command."""


def panel_named(name: str) -> str:
    """The name that an export has, of any that its panel may be called."""
    return NAMES.get(name, name)
