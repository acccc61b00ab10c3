"""Articles -> Sources: who copied whom, and the one honest count."""

from __future__ import annotations

from tellings.lineage.trace import trace_sources

__all__ = ["trace_sources"]
