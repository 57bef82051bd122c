"""All checks: importing their modules makes them known."""

from __future__ import annotations

from engine.lessons import digit_checks, paper_checks, plane_checks, slope_checks
from engine.lessons.checks import CHECKS

MODULES = (paper_checks, plane_checks, digit_checks, slope_checks)

__all__ = ["CHECKS", "MODULES"]
