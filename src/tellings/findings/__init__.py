"""Article -> Dossier: what one article says, each finding with the span it was read from."""

from __future__ import annotations

from tellings.findings.annotate import annotate
from tellings.findings.languages import is_english

__all__ = ["annotate", "is_english"]
