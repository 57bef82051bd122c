"""What a lesson may name of a window: workspaces, their panels, and a few commands.

The engine knows no window; a contract test compares these names with those that the window has.
"""

from __future__ import annotations

PANELS: dict[str, tuple[str, ...]] = {
    "playground": (
        "experiment",
        "network",
        "hidden",
        "arithmetic",
        "script",
        "output",
        "curves",
        "diagnostics",
    ),
    "images": (
        "experiment",
        "stack",
        "maps",
        "bench",
        "curves",
        "mistakes",
        "pictures",
        "data_map",
        "confusion",
        "pad",
        "saliency",
    ),
    "basics": (
        "gates",
        "activations",
        "softmax",
        "shapes",
        "graph",
        "gradient_check",
        "stepping",
        "race",
        "fitting",
        "museum",
    ),
}
"""By workspace, the panels that a lesson can show."""

COMMANDS = ("play", "step", "epoch", "reset")
"""The buttons of a run that a lesson can point at."""
