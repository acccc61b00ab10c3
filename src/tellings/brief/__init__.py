"""Comparison -> brief: sentences, each with the passages that bear it out."""

from __future__ import annotations

from tellings.brief.write import write_brief

__all__ = ["write_brief"]
