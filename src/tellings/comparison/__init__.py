"""Dossiers -> Comparison: what the accounts of one story say together, and where they part."""

from __future__ import annotations

from tellings.comparison.compare import compare_dossiers

__all__ = ["compare_dossiers"]
