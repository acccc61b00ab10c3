"""Article -> figures: counts, amounts, shares, measures and rates."""

from __future__ import annotations

from tellings.findings.figures.find import find_figures

__all__ = ["find_figures"]
