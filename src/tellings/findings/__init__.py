"""Article -> Dossier: what one article says, each finding with the span it was read from."""

from __future__ import annotations

from tellings.findings.annotate import annotate

__all__ = ["annotate"]
