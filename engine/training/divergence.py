"""Divergence: where learning left the finite numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Divergence:
    """Where learning left the finite numbers. The trainer stands just before that step."""

    step: int
    layer: str
    role: str
    operation: str
    formula: str
