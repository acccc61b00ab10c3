"""Text -> credits: the agencies and outlets that a page names as sources of its words."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Credit


def find_credits(text: str, removed: Sequence[str], authors: Sequence[str]) -> tuple[Credit, ...]:
    """Credits in the body (with their spans), in the lines that were cut, and in the byline; in page order."""
    return ()
